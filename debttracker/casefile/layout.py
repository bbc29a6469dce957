"""What tables a case file has, read off the records: one table a kind, one more a nested list or record.

This is all that reading needs; what SQLAlchemy makes of it stands in `tables`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from debttracker.case import CaseInfo
from debttracker.exchange.references import LISTS
from debttracker.exchange.shape import EitherOf, Field, ListOf, RecordOf, Scalar, fields_of
from debttracker.planning.budget import Budget

OFFSET = "_offset"
KNOWN = "_known"


@dataclass(frozen=True, slots=True)
class Child:
    """A nested list or record of one field: its table, and the record or value that a row holds."""

    field: Field
    name: str
    record: type | None
    is_list: bool
    children: tuple["Child", ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """One kind of record and the tables that keep it; `name` is its table, also its kind in the history."""

    record: type
    name: str
    children: tuple[Child, ...]


@cache
def kinds() -> Mapping[type, Kept]:
    """Return every kind of record that a case file keeps, those that others point to first."""
    return MappingProxyType({kind: _kept(kind) for kind in (CaseInfo, Budget, *LISTS)})


def table_name(record: type) -> str:
    """Return the name of a record's table: `creditor_notice`."""
    letters = (f"_{ch.lower()}" if ch.isupper() else ch for ch in record.__name__)
    return "".join(letters).lstrip("_")


def has_flag(field: Field) -> bool:
    """Whether a column says that a list is known: an empty one is not the same as an unknown one."""
    return field.optional and isinstance(field.shape, ListOf)


def _kept(record: type) -> Kept:
    name = table_name(record)
    return Kept(record, name, _children(record, name))


def _children(record: type, parent: str) -> tuple[Child, ...]:
    found: list[Child] = []
    for field in fields_of(record):
        shape = field.shape
        if isinstance(shape, ListOf):
            nested = shape.item.record if isinstance(shape.item, RecordOf) else None
            _refuse_nested_lists(nested)
            found.append(Child(field, f"{parent}_{field.key}", nested, is_list=True))
        elif isinstance(shape, RecordOf):
            found.append(_single(field, shape.record, f"{parent}_{field.key}"))
        elif isinstance(shape, EitherOf):
            found += [_single(field, one, f"{parent}_{table_name(one)}") for one in shape.records]
    return tuple(found)


def _single(field: Field, record: type, name: str) -> Child:
    return Child(field, name, record, is_list=False, children=_children(record, name))


def _refuse_nested_lists(record: type | None) -> None:
    for inner in fields_of(record) if record else ():
        if not isinstance(inner.shape, Scalar):
            raise TypeError(f"{record}.{inner.name}: lists within listed records have no table")
