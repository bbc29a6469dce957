"""What the program remembers of the last judgement of a case, as a short text kept in its file."""

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any

from debttracker.money.reference_rates import ReferenceRates
from debttracker.norms.finding import FindingKey
from debttracker.norms.money_schema import MoneyNorm
from debttracker.norms.schema import Norm, Pack
from debttracker.norms.vocabulary import Verdict

VERSION = 1
_NOT_LAW = frozenset({"citation", "texts", "verified_through"})
"""Fields of a norm that decide no verdict."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What judged: the place, the releases of its packs, and a short digest of each norm and of the rates."""

    place: str
    releases: Mapping[str, str]
    norms: Mapping[str, str]
    rates: str

    @property
    def text(self) -> str:
        """All of it as one text, to compare."""
        return json.dumps([self.place, dict(self.releases), dict(self.norms), self.rates], sort_keys=True)


@dataclass(frozen=True, slots=True)
class Memory:
    """The findings of one judgement by what tells them apart, as of a day, and on what they rested."""

    basis: Basis
    on: date
    verdicts: Mapping[FindingKey, Verdict]


def basis_of(
    place: str, packs: Iterable[Pack], norms: Iterable[Norm | MoneyNorm], rates: ReferenceRates
) -> Basis:
    """Return what judges a case now."""
    return Basis(
        place,
        {f"{pack.jurisdiction}{'+' if pack.own else ''}": pack.release for pack in packs},
        {norm.id: digest(norm) for norm in norms},
        digest(rates),
    )


def digest(value: object) -> str:
    """Return a short digest of what decides verdicts in a norm; the same in every run of the program."""
    text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()


def written(memory: Memory) -> str:
    """Return the memory as text."""
    found: dict[str, dict[str, dict[str, list[str]]]] = {"contact": {}, "debt": {}}
    for key, verdict in memory.verdicts.items():
        kind, about = ("contact", key.contact) if key.contact is not None else ("debt", key.debt)
        found[kind].setdefault(key.norm, {}).setdefault(verdict.value, []).append(about or "")
    basis = memory.basis
    value = {
        "version": VERSION,
        "place": basis.place,
        "releases": dict(basis.releases),
        "norms": dict(basis.norms),
        "rates": basis.rates,
        "on": memory.on.isoformat(),
        "findings": found,
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Memory | None:
    """Read a memory; None when it is of another version or cannot be read."""
    try:
        value: Any = json.loads(text)
        if value["version"] != VERSION:
            return None
        basis = Basis(value["place"], value["releases"], value["norms"], value["rates"])
        return Memory(basis, date.fromisoformat(value["on"]), dict(_verdicts(value["findings"])))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _verdicts(found: Mapping[str, Any]) -> Iterable[tuple[FindingKey, Verdict]]:
    for kind in ("contact", "debt"):
        for norm, by_verdict in found[kind].items():
            for verdict, ids in by_verdict.items():
                for about in ids:
                    contact, debt = (about, None) if kind == "contact" else (None, about)
                    yield FindingKey(contact, debt, norm), Verdict(verdict)


def _plain(value: object) -> object:
    """Return a value made of lists, texts and numbers, in an order that does not hang on the run."""
    if value is None or (isinstance(value, bool | int | str) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date | time | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return [[_plain(key), _plain(value[key])] for key in sorted(value, key=str)]
    if isinstance(value, frozenset | set):
        return sorted((_plain(item) for item in value), key=repr)
    if isinstance(value, Sequence):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        fields = [field.name for field in dataclasses.fields(value) if field.name not in _NOT_LAW]
        return [[name, _plain(getattr(value, name))] for name in fields]
    raise TypeError(f"nothing to digest in {value!r}")
