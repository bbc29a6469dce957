"""Worked cases of norms, in the files beside them: a matter, and the verdicts that are expected of it.

`expect` names a verdict for each contact; a lone word is the verdict of the norm that stands over the file.
"""

import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact
from debttracker.contacts.notice import Complaint, CreditorNotice, Notice
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.errors import InputError
from debttracker.norms.engine import evaluate
from debttracker.norms.facts import DebtorFacts, Matter
from debttracker.norms.finding import Finding
from debttracker.norms.registry import Registry
from debttracker.norms.vocabulary import Verdict
from debttracker.toml_table import read_values

CASES = "cases"
"""The folder of cases, beside the norms of a place."""
MATTERS = "_matters.toml"
"""The file with the starting points of the cases of a place."""
_UNKNOWN = "unknown"
_ONE = ("creditor", "collector", "debt")
_SEQUENCES = (
    "contacts", "notices", "creditor_notices", "creditors", "collectors", "debts", "payments", "complaints",
)  # fmt: skip
_KEYS = {
    *_ONE, *_SEQUENCES, "name", "matter", "contact", "debtor", "expect", "missing", "notes", "counted",
    "nothing", "zone", "region",
}  # fmt: skip
_HEAD_KEYS = {*_ONE, *_SEQUENCES, "norm", "matter", "contact", "debtor", "case"} - {"contacts"}


@dataclass(frozen=True)
class WorkedCase:
    """One case: a matter and what is expected of its contacts, by contact and norm."""

    file: str
    name: str
    matter: Matter
    expect: Mapping[str, Mapping[str, str]]
    missing: tuple[str, ...] | None
    notes: tuple[str, ...] | None
    counted: tuple[str, ...] | None
    nothing: tuple[str, ...]

    @property
    def norms(self) -> frozenset[str]:
        """The ids of the norms of which something is expected."""
        return frozenset(norm for expected in self.expect.values() for norm in expected)


def differences(case: WorkedCase, registry: Registry) -> list[str]:
    """Return in what the verdicts differ from those expected, each a line; nothing when the case holds."""
    found = {(f.contact, f.norm): f for f in evaluate(case.matter, registry, everything=True)}
    if _is_held_back(case, registry):
        return [_line(f.contact, f.norm, "no verdict", f.verdict) for f in _of(case, found)]
    wrong = [
        _line(contact, norm, verdict, None if at is None else at.verdict)
        for contact, expected in case.expect.items()
        for norm, verdict in expected.items()
        if (at := found.get((contact, norm))) is None or at.verdict != verdict
    ]
    return wrong or [*_other_differences(case, found)]


def _of(case: WorkedCase, found: Mapping[tuple[str, str], Finding]) -> list[Finding]:
    return [finding for (_, norm), finding in found.items() if norm in case.norms]


def _line(contact: str, norm: str, expected: object, found: object) -> str:
    return f"{contact}, {norm}: expected {expected}, found {found or 'no verdict'}"


def _is_held_back(case: WorkedCase, registry: Registry) -> bool:
    """A norm whose text is not verified gives no verdict at all, whatever its case holds."""
    norms = [registry.norm(norm) for norm in case.norms]
    return bool(norms) and all(norm is not None and norm.held_back for norm in norms)


def _other_differences(case: WorkedCase, found: Mapping[tuple[str, str], Finding]) -> Iterator[str]:
    """Compare what a case says of the last contact of which it expects something, and of whole subjects."""
    last = list(case.expect.items())[-1:]
    for contact, norms in last:
        for norm in norms:
            finding = found[contact, norm]
            missing = None if case.missing is None else tuple(sorted(case.missing))
            for name, expected in (("missing", missing), ("notes", case.notes), ("counted", case.counted)):
                shown = getattr(finding, name)
                if expected is not None and shown != expected:
                    yield _line(contact, norm, f"{name} {list(expected)}", f"{list(shown)}")
    for subject in case.nothing:
        for finding in found.values():
            if finding.subject == subject and finding.verdict.is_finding:
                yield _line(finding.contact, finding.norm, "nothing", finding.verdict)


def read_cases(place: Path) -> Iterator[WorkedCase]:
    """Yield every case of a folder of norms. Raises InputError that names file, case and field."""
    folder = place / CASES
    matters: Mapping[str, Any] | None = None
    for file in sorted(folder.glob("*.toml")):
        if file.name != MATTERS:
            if matters is None:
                matters = _matters(place)
            yield from read_case_file(file, matters)


def _matters(place: Path) -> Mapping[str, Any]:
    shown = f"{place.name}/{CASES}/{MATTERS}"
    matters = read_values(place / CASES / MATTERS, shown)
    where = matters.get("place")
    if not isinstance(where, dict) or {"jurisdiction", "zone"} - set(where):
        raise InputError("%(where)s: place: expected jurisdiction and zone.", where=shown)
    return matters


def read_case_file(file: Path, matters: Mapping[str, Any]) -> Iterator[WorkedCase]:
    """Yield the cases of one file. Raises InputError that names file, case and field."""
    shown = f"{file.parents[1].name}/{CASES}/{file.name}"
    head = read_values(file, shown)
    try:
        _refuse_unknown(head, _HEAD_KEYS)
        cases = head["case"]
    except (KeyError, ValueError) as error:
        raise _mistake(shown, "", error) from error
    for case in cases:
        name = case.get("name", "?")
        try:
            made = _case(f"{file.parents[1].name}/{file.stem}", head, case, matters)
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise _mistake(shown, name, error) from error
        yield made


def _mistake(where: str, name: str, error: Exception) -> InputError:
    reason = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
    return InputError("%(where)s: case %(name)s: %(reason)s.", where=where, name=repr(name), reason=reason)


def _refuse_unknown(values: Mapping[str, Any], known: set[str]) -> None:
    unknown = sorted(set(values) - known)
    if unknown:
        raise ValueError(f"{unknown[0]}: no such key here")


def _convert(kind: Any, value: Any, key: str) -> Any:
    if value is None or value == _UNKNOWN:
        return None
    origin = typing.get_origin(kind)
    if origin in {types.UnionType, typing.Union}:
        options = [k for k in typing.get_args(kind) if k is not type(None)]
        return value if len(options) > 1 and not isinstance(value, dict) else _convert(options[0], value, key)
    if origin is tuple:
        return tuple(_convert(typing.get_args(kind)[0], v, key) for v in value)
    if isinstance(kind, type) and is_dataclass(kind):
        return build(kind, value)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _word(kind, value, key)
    if isinstance(kind, type) and issubclass(kind, int) and not isinstance(value, bool):
        return int(value)
    return value


def _word(words: type[StrEnum], value: object, key: str) -> StrEnum:
    known = [word.value for word in words]
    if value not in known:
        raise ValueError(f"{key}: expected one of {', '.join(known)}; it says {value!r}")
    return words(value)


def build(kind: type, values: Mapping[str, Any]) -> Any:
    """Make a record from a table. Raises ValueError for a key that the record has not."""
    hints = typing.get_type_hints(kind)
    names = {f.name.rstrip("_"): f.name for f in fields(kind)}
    for key in values:
        if key not in names:
            raise ValueError(f"{key}: no such field of {kind.__name__}")
    return kind(**{names[k]: _convert(hints[names[k]], v, k) for k, v in values.items()})


def _merged(*tables: Mapping[str, Any]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for table in tables:
        merged |= table
    return merged


def _fixed(values: Mapping[str, Any], kind: type) -> dict[str, Any]:
    """`unknown` takes a value away: an empty list of tags or debts, else nothing known."""
    hints = typing.get_type_hints(kind)
    plain = {f.name for f in fields(kind) if typing.get_origin(hints[f.name]) is tuple}
    return {k: ([] if v == _UNKNOWN and k in plain else v) for k, v in values.items()}


def _records(kind: type, tables: Sequence[Mapping[str, Any]], prefix: str) -> tuple[Any, ...]:
    return tuple(
        build(kind, _fixed({"id": f"{prefix}{i}", **table}, kind)) for i, table in enumerate(tables, 1)
    )


def _case(
    file: str, head: Mapping[str, Any], case: Mapping[str, Any], matters: Mapping[str, Any]
) -> WorkedCase:
    """`matters` holds the starting points and, under `place`, where they lie."""
    _refuse_unknown(case, _KEYS)
    start = _start(case.get("matter") or head.get("matter"), matters)
    norm = head.get("norm", "")
    expect: dict[str, dict[str, str]] = {
        c: {norm: e} if isinstance(e, str) else e for c, e in case.get("expect", {}).items()
    }
    for verdict in (v for expected in expect.values() for v in expected.values()):
        _word(Verdict, verdict, "expect")
    return WorkedCase(
        file,
        case["name"],
        _matter(start, head, case, matters["place"]),
        expect,
        nothing=tuple(case.get("nothing", [])),
        **{k: tuple(case[k]) if k in case else None for k in ("missing", "notes", "counted")},
    )


def _start(name: object, matters: Mapping[str, Any]) -> Mapping[str, Any]:
    known = sorted(set(matters) - {"place"})
    if name not in known:
        raise ValueError(f"matter: expected one of {', '.join(known)} of {MATTERS}; it says {name!r}")
    start: Mapping[str, Any] = matters[name]
    return start


def _matter(
    start: Mapping[str, Any], head: Mapping[str, Any], case: Mapping[str, Any], place: Mapping[str, Any]
) -> Matter:
    one = {k: _merged(start.get(k, {}), head.get(k, {}), case.get(k, {})) for k in _ONE}
    contact = _merged(start["contact"], head.get("contact", {}), case.get("contact", {}))
    contacts = [_merged(contact, c) for c in case.get("contacts", [{}])]
    several = {k: [*head.get(k, []), *case.get(k, [])] for k in _SEQUENCES if k != "contacts"}
    return Matter(
        timezone=case.get("zone", place["zone"]),
        jurisdiction=place["jurisdiction"],
        region=_convert(str | None, case.get("region", place.get("region")), "region"),
        debtor=build(DebtorFacts, _merged(head.get("debtor", {}), case.get("debtor", {}))),
        creditors=_records(Creditor, [one["creditor"], *several["creditors"]], "creditor"),
        collectors=_records(Collector, [one["collector"], *several["collectors"]], "collector"),
        debts=_records(Debt, [one["debt"], *several["debts"]], "debt"),
        notices=_records(Notice, several["notices"], "n"),
        payments=_records(Payment, several["payments"], "p"),
        creditor_notices=_records(CreditorNotice, several["creditor_notices"], "cn"),
        contacts=_records(Contact, contacts, "c"),
        complaints=_records(Complaint, several["complaints"], "complaint"),
    )
