"""Worked cases of norms, read from the files beside them."""

import tomllib
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact
from debttracker.contacts.notice import CreditorNotice, Notice
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.norms.facts import DebtorFacts, Matter
from debttracker.paths import resources

NORMS = resources() / "norms"
_SEQUENCES = {"contacts", "notices", "creditor_notices", "creditors", "collectors", "debts", "payments"}
_KEYS = _SEQUENCES | {
    "name", "matter", "contact", "creditor", "collector", "debt", "debtor", "expect", "missing", "notes",
    "counted", "nothing", "zone", "region", "payments",
}  # fmt: skip


@dataclass(frozen=True)
class WorkedCase:
    """One case: a matter and what is expected of its contacts."""

    file: str
    name: str
    matter: Matter
    expect: Mapping[str, Mapping[str, str]]
    missing: tuple[str, ...] | None
    notes: tuple[str, ...] | None
    counted: tuple[str, ...] | None
    nothing: tuple[str, ...]


def _convert(kind: Any, value: Any) -> Any:
    if value is None or value == "unknown":
        return None
    origin = typing.get_origin(kind)
    if origin in {types.UnionType, typing.Union}:
        options = [k for k in typing.get_args(kind) if k is not type(None)]
        return value if len(options) > 1 and not isinstance(value, dict) else _convert(options[0], value)
    if origin is tuple:
        return tuple(_convert(typing.get_args(kind)[0], v) for v in value)
    if isinstance(kind, type) and is_dataclass(kind):
        return build(kind, value)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(value)
    if isinstance(kind, type) and issubclass(kind, int) and not isinstance(value, bool):
        return int(value)
    return value


def build(kind: type, values: Mapping[str, Any]) -> Any:
    """Make a record from a table; an unknown key is an error."""
    hints = typing.get_type_hints(kind)
    names = {f.name.rstrip("_"): f.name for f in fields(kind)}
    return kind(**{names[k]: _convert(hints[names[k]], v) for k, v in values.items()})


def _merged(*tables: Mapping[str, Any]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for table in tables:
        merged |= table
    return merged


def _fixed(values: Mapping[str, Any], kind: type) -> dict[str, Any]:
    """`unknown` takes a value away: an empty list of tags or debts, else nothing known."""
    hints = typing.get_type_hints(kind)
    plain = {f.name for f in fields(kind) if typing.get_origin(hints[f.name]) is tuple}
    return {k: ([] if v == "unknown" and k in plain else v) for k, v in values.items()}


def _records(kind: type, tables: list[Mapping[str, Any]], prefix: str) -> tuple[Any, ...]:
    return tuple(
        build(kind, _fixed({"id": f"{prefix}{i}", **table}, kind)) for i, table in enumerate(tables, 1)
    )


def _case(
    file: str, head: Mapping[str, Any], case: Mapping[str, Any], matters: Mapping[str, Any]
) -> WorkedCase:
    """`matters` holds the starting points and, under `place`, where they lie."""
    unknown = set(case) - _KEYS
    if unknown:
        raise ValueError(f"{file}: {case.get('name')}: unknown keys {sorted(unknown)}")
    start = matters[case.get("matter") or head["matter"]]
    place = matters["place"]
    one = {
        k: _merged(start.get(k, {}), head.get(k, {}), case.get(k, {}))
        for k in ("creditor", "collector", "debt")
    }
    contact = _merged(start["contact"], head.get("contact", {}), case.get("contact", {}))
    contacts = [_merged(contact, c) for c in case.get("contacts", [{}])]
    several = {k: [*head.get(k, []), *case.get(k, [])] for k in _SEQUENCES - {"contacts"}}
    matter = Matter(
        timezone=case.get("zone", place["zone"]),
        jurisdiction=place["jurisdiction"],
        region=_convert(str | None, case.get("region", place.get("region"))),
        debtor=build(DebtorFacts, _merged(head.get("debtor", {}), case.get("debtor", {}))),
        creditors=_records(Creditor, [one["creditor"], *several["creditors"]], "creditor"),
        collectors=_records(Collector, [one["collector"], *several["collectors"]], "collector"),
        debts=_records(Debt, [one["debt"], *several["debts"]], "debt"),
        notices=_records(Notice, several["notices"], "n"),
        payments=_records(Payment, several["payments"], "p"),
        creditor_notices=_records(CreditorNotice, several["creditor_notices"], "cn"),
        contacts=_records(Contact, contacts, "c"),
    )
    norm = head.get("norm")
    expect = {c: {norm: e} if isinstance(e, str) else e for c, e in case.get("expect", {}).items()}
    lists = {k: tuple(case[k]) if k in case else None for k in ("missing", "notes", "counted")}
    return WorkedCase(file, case["name"], matter, expect, nothing=tuple(case.get("nothing", [])), **lists)


def read_cases(folder: Path) -> Iterator[WorkedCase]:
    """Yield every case of a pack."""
    matters = tomllib.loads((folder / "_matters.toml").read_text(encoding="utf-8"))
    for file in sorted(folder.glob("*.toml")):
        if file.name != "_matters.toml":
            head = tomllib.loads(file.read_text(encoding="utf-8"))
            for case in head["case"]:
                yield _case(f"{folder.parent.name}/{file.stem}", head, case, matters)


def all_cases() -> list[WorkedCase]:
    """Return every case of every pack that is shipped."""
    return [case for folder in sorted(NORMS.glob("*/cases")) for case in read_cases(folder)]
