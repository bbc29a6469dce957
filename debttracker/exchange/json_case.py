"""A whole case as JSON: the format that carries a case in and out, without loss."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from debttracker.case import Case, CaseInfo, EvidenceFile, HistoryEntry
from debttracker.debts.payment import Payment
from debttracker.errors import InputError, Place
from debttracker.exchange import codec
from debttracker.exchange.atomic import replace_file
from debttracker.exchange.prepare import unknown
from debttracker.exchange.references import LISTS, check_case
from debttracker.exchange.scalars import Context, MismatchError, show
from debttracker.planning.budget import Budget
from debttracker.planning.offers import Offer

FORMAT = "debttracker-case"
VERSION = 1
_WORDS = {"format": FORMAT, "version": VERSION}
_OPTIONAL_LISTS: dict[str, type] = {"evidence_files": EvidenceFile, "history": HistoryEntry}
_ALWAYS_WRITTEN = (
    "creditors",
    "collectors",
    "debts",
    "payments",
    "notices",
    "creditor_notices",
    "complaints",
    "contacts",
    "budget",
    "offers",
)
_LISTS: dict[str, type] = {name: kind for kind, name in LISTS.items()} | _OPTIONAL_LISTS
KEYS = ("format", "version", "case", *_ALWAYS_WRITTEN, "papers", "finding_status", *_OPTIONAL_LISTS)
_LONGEST_NUMBER = 60
_PLACES: dict[str, dict[str, str]] = {
    "CN": {"timezone": "Asia/Shanghai", "currency": "CNY"},
    "TW": {"timezone": "Asia/Taipei", "currency": "TWD"},
    "HK": {"timezone": "Asia/Hong_Kong", "currency": "HKD"},
    "GB": {"timezone": "Europe/London", "currency": "GBP"},
    "US": {"currency": "USD"},
}
"""What a jurisdiction settles by itself; the United States have more than one zone."""


class _Flaw:
    """Stands in a read document where JSON's reader met what the format does not allow."""

    def __init__(self, message: str, found: str) -> None:
        self.message = message
        self.found = found


def load(source: Path | bytes, name: str | None = None) -> Case:
    """Read a case from a file or from bytes; `name` is what messages call it, the path by default.

    Raises InputError that names the file, the path in it and what was expected.
    """
    name = name or (str(source) if isinstance(source, Path) else "JSON")
    if isinstance(source, Path):
        try:
            source = source.read_bytes()
        except OSError as error:
            raise InputError(
                "%(file)s: the file cannot be read (%(reason)s)", file=name, reason=error.strerror or error
            ) from error
    return loads(source, name)


def loads(content: bytes, name: str) -> Case:
    """Read a case from bytes. Raises InputError as `load` does."""
    return decode(parse(content, name), name)


def decode(document: Any, name: str) -> Case:
    """Read a case from plain JSON values. Raises InputError as `load` does."""
    try:
        return _case(document)
    except MismatchError as error:
        raise error.located(name) from None


def encode(case: Case) -> dict[str, Any]:
    """Return a case as plain JSON values, in a fixed order."""
    currency = case.info.currency
    debts = {debt.id: debt.currency or currency for debt in case.debts}
    found: dict[str, Any] = {**_WORDS, "case": codec.encode(case.info, currency)}
    for key in KEYS[3:]:
        if key == "budget":
            found[key] = None if case.budget is None else codec.encode(case.budget, currency)
            continue
        records = getattr(case, key)
        if records or key in _ALWAYS_WRITTEN:
            found[key] = [codec.encode(r, debts.get(getattr(r, "debt", ""), currency)) for r in records]
    return found


def dump(case: Case) -> str:
    """Return a case as JSON text; the same case gives the same text."""
    return json.dumps(encode(case), ensure_ascii=False, indent=1) + "\n"


def save(case: Case, target: Path) -> None:
    """Write a case to a file, replaced only when the new one is whole. Raises WorldError when that fails."""
    replace_file(target, dump(case).encode("utf-8"))


def parse(content: bytes, name: str) -> Any:
    """Return the JSON value of a file's bytes, numbers read exactly.

    Raises InputError for what is no UTF-8 or no JSON, for keys that stand twice and for NaN.
    """
    flaws: list[_Flaw] = []

    def flaw(message: str, found: str) -> _Flaw:
        flaws.append(_Flaw(message, found))
        return flaws[-1]

    try:
        document = json.loads(content.decode("utf-8-sig"), **_hooks(flaw))
    except UnicodeDecodeError as error:
        raise InputError(
            "%(file)s: expected text in UTF-8; byte %(byte)s is not", file=name, byte=error.start + 1
        ) from None
    except json.JSONDecodeError as error:
        raise InputError(
            "%(file)s: expected JSON; it breaks off or is wrong at line %(line)s, column %(column)s",
            file=name,
            line=error.lineno,
            column=error.colno,
        ) from None
    except RecursionError:
        raise InputError("%(file)s: expected a case; the JSON is nested too deeply", file=name) from None
    for path, met in _flaws(document) if flaws else ():
        raise InputError(met.message, place=Place(name, path.lstrip(".")), found=met.found)
    return document


def _hooks(flaw: Callable[[str, str], _Flaw]) -> dict[str, Any]:
    def pairs(items: list[tuple[str, Any]]) -> Any:
        found = dict(items)
        if len(found) < len(items):
            keys = [key for key, _value in items]
            twice = next(key for key in keys if keys.count(key) > 1)
            found[twice] = flaw("%(place)s: the key stands twice in one object", "")
        return found

    def number(text: str) -> Any:
        if len(text) > _LONGEST_NUMBER:
            return flaw("%(place)s: the number %(found)s… is too long", text[:20])
        return Decimal(text) if set(text) & set(".eE") else int(text)

    def constant(text: str) -> Any:
        return flaw("%(place)s: expected a value, found %(found)s, which JSON does not have", text)

    return {
        "object_pairs_hook": pairs,
        "parse_int": number,
        "parse_float": number,
        "parse_constant": constant,
    }


def _flaws(value: Any, path: str = "") -> Iterator[tuple[str, _Flaw]]:
    if isinstance(value, _Flaw):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _flaws(item, f"{path}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _flaws(item, f"{path}[{index}]")


def _case(document: Any) -> Case:
    _check_head(document)
    info = _under("case", lambda: codec.decode(CaseInfo, _settled(document.get("case")), Context("CNY")))
    usual = Context(info.currency, info.timezone)
    found: dict[str, Any] = {"debts": _list(document, "debts", lambda _raw: usual)}
    by_debt = {debt.id: Context(debt.currency or info.currency, info.timezone) for debt in found["debts"]}

    def of_debt(raw: Mapping[str, Any]) -> Context:
        debt = raw.get("debt")
        return by_debt.get(debt, usual) if isinstance(debt, str) else usual

    for name, kind in _LISTS.items():
        if name != "debts":
            found[name] = _list(document, name, of_debt if kind in {Payment, Offer} else lambda _raw: usual)
    if document.get("budget") is not None:
        found["budget"] = _under("budget", lambda: codec.decode(Budget, document["budget"], usual))
    case = Case(info, **found)
    check_case(case)
    _check_evidence(case)
    return case


def _list(document: dict[str, Any], name: str, context_of: Callable[[Mapping[str, Any]], Context]) -> Any:
    raw = document.get(name)
    return () if raw is None else _under(name, lambda: codec.decode_list(_LISTS[name], raw, context_of))


def _under(name: str, read: Callable[[], Any]) -> Any:
    try:
        return read()
    except MismatchError as error:
        raise error.within(f".{name}") from None


def _check_head(document: Any) -> None:
    if not isinstance(document, dict):
        raise MismatchError("%(place)s: expected an object like {…}, found %(found)s", found=show(document))
    for key, word in _WORDS.items():
        value = document.get(key)
        if value != word or isinstance(value, bool):
            raise MismatchError(
                "%(place)s: expected %(word)s, found %(found)s", word=show(word), found=show(value)
            ).within(f".{key}")
    strange = document.keys() - set(KEYS)
    if strange:
        raise unknown(strange, KEYS)


def _settled(info: Any) -> Any:
    """Fill in what the jurisdiction settles; never a zone or currency that it leaves open."""
    if not isinstance(info, dict):
        return info
    place = info.get("jurisdiction")
    settled = _PLACES.get(place, {}) if isinstance(place, str) else {}
    given = {key: value for key, value in info.items() if value is not None}
    filled = {"name": "", **settled, **given}
    for key in ("timezone", "currency"):
        if key not in filled and isinstance(place, str):
            raise MismatchError("%(place)s: this is needed, but missing").within(f".{key}")
    return filled


def _check_evidence(case: Case) -> None:
    seen: set[str] = set()
    for index, file in enumerate(case.evidence_files):
        if file.sha256 in seen or hashlib.sha256(file.content).hexdigest() != file.sha256:
            raise MismatchError(
                "%(place)s: expected the SHA-256 of the content, once; found %(found)s",
                found=show(file.sha256),
            ).within(f".evidence_files[{index}].sha256")
        seen.add(file.sha256)
