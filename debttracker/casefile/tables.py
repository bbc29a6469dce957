"""The tables of a case file, laid out from the records: one table a kind, one more a nested list or record.

Amounts are INTEGER minor units, rates and dates TEXT, instants UTC TEXT beside the seconds of their offset;
every table is STRICT, so that no REAL gets in. Closed sets are CHECKed and every constraint has a name.
The order of entry is the primary key `entry`, which is never used twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from debttracker.case import CaseInfo
from debttracker.exchange.names import RANGES
from debttracker.exchange.references import LISTS, REFERENCES
from debttracker.exchange.shape import EitherOf, Field, Kind, ListOf, RecordOf, Scalar, fields_of
from debttracker.money.amount import LARGEST
from debttracker.norms.finding import FindingStatus
from debttracker.planning.budget import Budget

SCHEMA_VERSION = 2
"""Goes up with every change of a table; `migrations/` then holds the step that leads there."""

NAMING = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s",
}
OFFSET = "_offset"
KNOWN = "_known"
_INSTANT = "____-__-__T__:__:__.______Z"


@dataclass(frozen=True, slots=True)
class Child:
    """A nested list or record of one field: its table, and the record or value that a row holds."""

    field: Field
    table: sa.Table
    record: type | None
    is_list: bool
    children: tuple["Child", ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """One kind of record and the tables that keep it."""

    record: type
    name: str
    table: sa.Table
    children: tuple[Child, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables of a case file."""

    metadata: sa.MetaData
    kinds: Mapping[type, Kept]
    evidence: sa.Table
    changes: sa.Table
    history: sa.Table


def table_name(record: type) -> str:
    """Return the name of a record's table, also its kind in the history: `creditor_notice`."""
    letters = (f"_{ch.lower()}" if ch.isupper() else ch for ch in record.__name__)
    return "".join(letters).lstrip("_")


@cache
def make_schema() -> Schema:
    """Lay out the tables of this version; it is done once."""
    metadata = sa.MetaData(naming_convention=NAMING)
    kinds = {kind: _kept(metadata, kind) for kind in (CaseInfo, Budget, *LISTS)}
    return Schema(metadata, MappingProxyType(kinds), _evidence(metadata), *_history(metadata))


def _kept(metadata: sa.MetaData, record: type) -> Kept:
    name = table_name(record)
    columns: list[Any] = [sa.Column("entry", sa.Integer, primary_key=True)]
    for field in fields_of(record):
        columns += _columns(record, field, _target(record, field.name))
    columns.append(sa.Column("checksum", sa.LargeBinary, nullable=False))
    if record is FindingStatus:
        columns.append(sa.UniqueConstraint("contact", "norm"))
    elif record in LISTS:
        columns.append(sa.UniqueConstraint("id"))
    else:
        columns.append(sa.CheckConstraint("entry = 1", name="entry"))
    table = sa.Table(name, metadata, *columns, sqlite_strict=True, sqlite_autoincrement=True)
    return Kept(record, name, table, _children(metadata, record, table, "entry"))


def _children(metadata: sa.MetaData, record: type, parent: sa.Table, key: str) -> tuple[Child, ...]:
    found: list[Child] = []
    for field in fields_of(record):
        shape = field.shape
        if isinstance(shape, ListOf):
            found.append(_list_table(metadata, record, field, shape, parent, key))
        elif isinstance(shape, RecordOf):
            found.append(_record_table(metadata, field, shape.record, f"{parent.name}_{field.key}", parent))
        elif isinstance(shape, EitherOf):
            for nested in shape.records:
                name = f"{parent.name}_{table_name(nested)}"
                found.append(_record_table(metadata, field, nested, name, parent))
    return tuple(found)


def _list_table(
    metadata: sa.MetaData, record: type, field: Field, shape: ListOf, parent: sa.Table, key: str
) -> Child:
    columns: list[Any] = [_owner(parent, key), sa.Column("position", sa.Integer, nullable=False)]
    nested: type | None = None
    if isinstance(shape.item, RecordOf):
        nested = shape.item.record
        for inner in fields_of(nested):
            if not isinstance(inner.shape, Scalar):
                raise TypeError(f"{nested.__name__}.{inner.name}: lists within listed records have no table")
            columns += _columns(nested, inner, None)
    else:
        value = Field("value", "value", shape.item, optional=False, default=None)
        columns += _columns(record, value, _target(record, field.name))
    columns.append(sa.PrimaryKeyConstraint("owner", "position"))
    name = f"{parent.name}_{field.key}"
    table = sa.Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=False)
    return Child(field, table, nested, is_list=True)


def _record_table(metadata: sa.MetaData, field: Field, record: type, name: str, parent: sa.Table) -> Child:
    key = "entry" if "entry" in parent.columns else "owner"
    columns: list[Any] = [_owner(parent, key, primary_key=True)]
    for inner in fields_of(record):
        columns += _columns(record, inner, None)
    table = sa.Table(name, metadata, *columns, sqlite_strict=True)
    return Child(field, table, record, is_list=False, children=_children(metadata, record, table, "owner"))


def _owner(parent: sa.Table, key: str, *, primary_key: bool = False) -> sa.Column[int]:
    target = sa.ForeignKey(f"{parent.name}.{key}", ondelete="CASCADE")
    return sa.Column("owner", sa.Integer, target, primary_key=primary_key, nullable=False)


def _target(record: type, field: str) -> str | None:
    """Return the table that a field's ids must be in, when it is one table."""
    for reference in REFERENCES.get(record, ()):
        if reference.field == field and len(reference.kinds) == 1:
            return table_name(reference.kinds[0])
    return None


def _columns(record: type, field: Field, target: str | None) -> list[Any]:
    """Return the columns and checks of one field; a nested one has a table instead."""
    shape, name = field.shape, field.key
    if isinstance(shape, ListOf):
        if not field.optional:
            return []
        flag = sa.Column(name + KNOWN, sa.Integer, nullable=False)
        return [flag, sa.CheckConstraint(flag.in_([0, 1]), name=name + KNOWN)]
    if not isinstance(shape, Scalar):
        return []
    extra: list[Any] = []
    if target is not None:
        reference = sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
        column: sa.Column[Any] = sa.Column(name, sa.Text, reference, nullable=field.optional, index=True)
    else:
        column = sa.Column(name, _TYPES[shape.kind](), nullable=field.optional)
    if shape.kind is Kind.INSTANT:
        offset = sa.Column(name + OFFSET, sa.Integer, nullable=field.optional)
        both = sa.column(name).is_(None) == sa.column(name + OFFSET).is_(None)
        extra = [offset, sa.CheckConstraint(both, name=name + OFFSET)]
    check = _check(record, field, shape)
    return [column, *extra] if check is None else [column, *extra, sa.CheckConstraint(check, name=name)]


def _check(record: type, field: Field, shape: Scalar) -> Any:
    column: sa.ColumnClause[Any] = sa.column(field.key)
    if shape.choices is not None:
        # measured: SQLite builds a table for every IN of every row; a chain of comparisons is 5 times faster
        return sa.or_(*(column == choice.value for choice in shape.choices))
    bounds = RANGES.get((record, field.name))
    if bounds is not None:
        return column.between(*bounds)
    match shape.kind:
        case Kind.YES_NO:
            return column.in_([0, 1])
        case Kind.AMOUNT:
            return column.between(-LARGEST, LARGEST)
        case Kind.DATE:
            return sa.func.date(column) == column
        case Kind.DATE_OR_NEVER:
            return sa.or_(column == "never", sa.func.date(column) == column)
        case Kind.INSTANT:
            return column.like(_INSTANT)
        case Kind.TIME:
            return column.like("__:__:__.______")
        case _:
            return None


_TYPES: dict[Kind, type[sa.types.TypeEngine[Any]]] = {
    Kind.TEXT: sa.Text,
    Kind.CHOICE: sa.Text,
    Kind.YES_NO: sa.Integer,
    Kind.WHOLE: sa.Integer,
    Kind.AMOUNT: sa.Integer,
    Kind.PERCENT: sa.Text,
    Kind.DATE: sa.Text,
    Kind.DATE_OR_NEVER: sa.Text,
    Kind.TIME: sa.Text,
    Kind.INSTANT: sa.Text,
    Kind.BYTES: sa.LargeBinary,
}


def _evidence(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "evidence_file",
        metadata,
        sa.Column("entry", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("sha256"),
        sa.CheckConstraint("length(sha256) = 64", name="sha256"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )


def _instant(name: str, *, nullable: bool) -> list[Any]:
    return [
        sa.Column(name, sa.Text, nullable=nullable),
        sa.Column(name + OFFSET, sa.Integer, nullable=nullable),
        sa.CheckConstraint(sa.column(name).like(_INSTANT), name=name),
    ]


def _history(metadata: sa.MetaData) -> tuple[sa.Table, sa.Table]:
    changes = sa.Table(
        "change",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        *_instant("at", nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("undoes", sa.Integer, sa.ForeignKey("change.id"), nullable=True),
        sa.Column("undone", sa.Integer, nullable=False),
        sa.CheckConstraint("undone IN (0, 1)", name="undone"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    history = sa.Table(
        "history",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("change", sa.Integer, sa.ForeignKey("change.id"), nullable=True, index=True),
        *_instant("at", nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("record_id", sa.Text, nullable=False),
        sa.Column("entry", sa.Integer, nullable=True),
        sa.Column("currency", sa.Text, nullable=True),
        sa.Column("before", sa.Text, nullable=True),
        sa.Column("after", sa.Text, nullable=True),
        *_instant("undone_at", nullable=True),
        sa.Column("checksum", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    return changes, history
