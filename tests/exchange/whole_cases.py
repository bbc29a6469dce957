"""Strategies for records and whole cases, made of the records' own shapes."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from debttracker.case import Case, CaseInfo, EvidenceFile, HistoryEntry
from debttracker.contacts.contact import Contact
from debttracker.debts.debt import Debt
from debttracker.exchange.codec import terms_type
from debttracker.exchange.names import RANGES
from debttracker.exchange.references import LISTS, REFERENCES
from debttracker.exchange.shape import EitherOf, Field, Kind, ListOf, Scalar, Shape, fields_of
from debttracker.norms.finding import FindingStatus
from debttracker.planning.budget import Budget

ZONES = ("Asia/Shanghai", "America/New_York", "Europe/London")
CURRENCIES = ("CNY", "USD", "JPY", "KWD")
characters = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
AWKWARD = (
    "😀👩\u200d👧",
    "\u202eرسالة\u202c",
    "שלום\u200f",
    "催收：\n第二行\t",
    "a\u0301",
    "\ufeff",
    "\u2028",
    "'\"\\;--",
    "\U0010ffff",
)
texts = st.text(characters, max_size=12) | st.sampled_from(AWKWARD)
offsets = st.integers(-12 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m))) | st.just(
    timezone(timedelta(hours=8, minutes=5, seconds=43))
)
instants = st.datetimes(
    min_value=datetime(2, 1, 3),  # noqa: DTZ001 - the zones come beside
    max_value=datetime(9998, 12, 29),  # noqa: DTZ001
    timezones=offsets,
)
dates = st.dates()
FORMED: dict[str, st.SearchStrategy[Any]] = {
    "currency": st.sampled_from(CURRENCIES),
    "timezone": st.sampled_from(ZONES),
    "person_zone": st.sampled_from(ZONES),
    "candidate_zones": st.sampled_from(ZONES),
    "jurisdiction": st.sampled_from(["CN", "US", "GB"]),
    "region": st.sampled_from(["US-MA", "US-NY-NYC", "GB-SCT"]),
    "sha256": st.binary(max_size=4).map(lambda b: hashlib.sha256(b).hexdigest()),
    "every": st.sampled_from(["1 month", "14 day", "2 week"]),
    "when": st.sampled_from(["start", "each", "end"]) | dates.map(date.isoformat),
}
KINDS: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: texts,
    Kind.YES_NO: st.booleans(),
    Kind.WHOLE: st.integers(-(2**63), 2**63 - 1),
    Kind.AMOUNT: st.integers(-(10**15) + 1, 10**15 - 1),
    Kind.PERCENT: st.decimals(-1000, 10**9, allow_nan=False, places=6) | st.decimals(0, 100, places=1),
    Kind.DATE: dates,
    Kind.DATE_OR_NEVER: dates | st.just("never"),
    Kind.TIME: st.times(),
    Kind.INSTANT: instants,
    Kind.BYTES: st.binary(max_size=40),
}


def value(record: type, field: Field, shape: Shape) -> st.SearchStrategy[Any]:
    """Return values of one field."""
    bounds = RANGES.get((record, field.name))
    if isinstance(shape, ListOf):
        return st.lists(value(record, field, shape.item), max_size=3).map(tuple)
    if isinstance(shape, EitherOf):
        return st.none()
    if not isinstance(shape, Scalar):
        return records(shape.record)
    if shape.choices is not None:
        return st.sampled_from(list(shape.choices))
    if bounds is not None:
        return st.integers(*bounds)
    if shape.kind is Kind.TEXT and field.name in FORMED:
        return FORMED[field.name]
    return KINDS[shape.kind]


def records(record: type, **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return records of one kind; `fixed` gives strategies for fields by name."""
    parts: dict[str, st.SearchStrategy[Any]] = {}
    for field in fields_of(record):
        made = fixed.get(field.name)
        if made is None:
            made = value(record, field, field.shape)
            if field.optional:
                made = st.none() | made
        parts[field.name] = made
    return st.builds(record, **parts)


@st.composite
def debts(draw: Callable[..., Any], **fixed: st.SearchStrategy[Any]) -> Debt:
    """Return debts with the terms of their kind, and transactions whose ids differ."""
    debt: Debt = draw(records(Debt, **fixed))
    terms = draw(st.none() | records(terms_type(debt.kind)))
    kept = {transaction.id: transaction for transaction in debt.transactions if transaction.id.strip()}
    return replace(debt, terms=terms, transactions=tuple(kept.values()))


def _pointing(kind: type, ids: dict[type, Sequence[str]]) -> dict[str, st.SearchStrategy[Any]] | None:
    """Return strategies of the fields that hold ids; None when there is nothing that must be pointed at."""
    found: dict[str, st.SearchStrategy[Any]] = {}
    for reference in REFERENCES.get(kind, ()):
        field = next(f for f in fields_of(kind) if f.name == reference.field)
        targets = [known for target in reference.kinds for known in ids.get(target, ())]
        if isinstance(field.shape, ListOf):
            one = st.lists(st.sampled_from(targets), max_size=3).map(tuple) if targets else st.just(())
        elif targets:
            one = st.sampled_from(targets) | st.none() if field.optional else st.sampled_from(targets)
        elif not field.optional:
            return None
        else:
            one = st.none()
        found[reference.field] = one
    return found


def _abouts(
    pointing: dict[str, st.SearchStrategy[Any]], ids: dict[type, Sequence[str]]
) -> list[dict[str, st.SearchStrategy[Any]]]:
    """Return the fields of a finding's status with an id in one of the two that exclude each other."""
    found = []
    for name, other, kind in (("contact", "debt", Contact), ("debt", "contact", Debt)):
        if ids.get(kind):
            found.append({**pointing, name: st.sampled_from(ids[kind]), other: st.none()})
    return found


@st.composite
def cases(draw: Callable[..., Any]) -> Case:
    """Return whole cases in which every id that is pointed at is there."""
    info = draw(records(CaseInfo))
    ids: dict[type, Sequence[str]] = {}
    lists: dict[str, tuple[Any, ...]] = {}
    new_ids = st.lists(texts.filter(str.strip), unique=True, max_size=3)
    for kind, name in LISTS.items():
        ids[kind] = () if kind is FindingStatus else draw(new_ids)
        pointing = _pointing(kind, ids)
        if pointing is None:
            continue
        if kind is FindingStatus:
            one = [records(kind, **about) for about in _abouts(pointing, ids)]
            many = st.lists(st.one_of(one), max_size=3, unique_by=lambda s: s.key) if one else st.just([])
            made = draw(many)
        else:
            make = debts if kind is Debt else lambda k=kind, **fixed: records(k, **fixed)
            made = [draw(make(id=st.just(one), **pointing)) for one in ids[kind]]
        lists[name] = tuple(made)
    contents = draw(st.lists(st.binary(max_size=30), unique=True, max_size=2))
    files = tuple(EvidenceFile(hashlib.sha256(c).hexdigest(), c) for c in contents)
    history = draw(st.lists(records(HistoryEntry), max_size=3, unique_by=lambda entry: entry.id))
    return Case(
        info,
        **lists,
        budget=draw(st.none() | records(Budget)),
        evidence_files=files,
        history=tuple(sorted(history, key=lambda entry: entry.id)),
    )
