"""The tables of a case file, as SQLAlchemy makes and writes them. `layout` says which there are.

Amounts are INTEGER minor units, rates and dates TEXT, instants UTC TEXT beside the seconds of their offset;
every table is STRICT, so that no REAL gets in. Closed sets are CHECKed and every constraint has a name.
The order of entry is the primary key `entry`, which is never used twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from debttracker.casefile.layout import KNOWN, OFFSET, Child, Kept, kinds, table_name
from debttracker.exchange.names import RANGES
from debttracker.exchange.references import LISTS, REFERENCES
from debttracker.exchange.shape import Field, Kind, ListOf, Scalar, fields_of
from debttracker.money.amount import LARGEST
from debttracker.norms.finding import FindingStatus

NAMING = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s",
}
_INSTANT = "____-__-__T__:__:__.______Z"


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables of a case file."""

    metadata: sa.MetaData
    kinds: Mapping[type, Kept]
    evidence: sa.Table
    changes: sa.Table
    history: sa.Table
    remembered: sa.Table
    glances: sa.Table


@cache
def make_schema() -> Schema:
    """Lay out the tables of this version; it is done once."""
    metadata = sa.MetaData(naming_convention=NAMING)
    for kept in kinds().values():
        _lay_out(metadata, kept)
    return Schema(
        metadata, kinds(), _evidence(metadata), *_history(metadata), _remembered(metadata), _glances(metadata)
    )


def table_of(place: Kept | Child) -> sa.Table:
    """Return the table of a kind of record, or of a nested list or record."""
    return make_schema().metadata.tables[place.name]


def _lay_out(metadata: sa.MetaData, kept: Kept) -> None:
    record = kept.record
    columns: list[Any] = [sa.Column("entry", sa.Integer, primary_key=True)]
    for field in fields_of(record):
        columns += _columns(record, field, _target(record, field.name))
    columns.append(sa.Column("checksum", sa.LargeBinary, nullable=False))
    if record is FindingStatus:
        columns += [sa.UniqueConstraint("contact", "norm"), sa.UniqueConstraint("debt", "norm")]
        columns.append(sa.CheckConstraint("(contact IS NULL) <> (debt IS NULL)", name="about"))
    elif record in LISTS:
        columns.append(sa.UniqueConstraint("id"))
    else:
        columns.append(sa.CheckConstraint("entry = 1", name="entry"))
    table = sa.Table(kept.name, metadata, *columns, sqlite_strict=True, sqlite_autoincrement=True)
    _lay_out_children(metadata, record, kept.children, table)


def _lay_out_children(
    metadata: sa.MetaData, record: type, children: tuple[Child, ...], parent: sa.Table
) -> None:
    key = "entry" if "entry" in parent.columns else "owner"
    for child in children:
        if child.is_list:
            _list_table(metadata, record, child, parent, key)
        else:
            _record_table(metadata, child, parent, key)


def _list_table(metadata: sa.MetaData, record: type, child: Child, parent: sa.Table, key: str) -> None:
    columns: list[Any] = [_owner(parent, key), sa.Column("position", sa.Integer, nullable=False)]
    shape = child.field.shape
    if child.record is not None:
        for inner in fields_of(child.record):
            columns += _columns(child.record, inner, None)
    elif isinstance(shape, ListOf):
        value = Field("value", "value", shape.item, optional=False, default=None)
        columns += _columns(record, value, _target(record, child.field.name))
    columns.append(sa.PrimaryKeyConstraint("owner", "position"))
    sa.Table(child.name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=False)


def _record_table(metadata: sa.MetaData, child: Child, parent: sa.Table, key: str) -> None:
    if child.record is None:
        raise TypeError(f"{child.name} keeps no record")
    columns: list[Any] = [_owner(parent, key, primary_key=True)]
    for inner in fields_of(child.record):
        columns += _columns(child.record, inner, None)
    table = sa.Table(child.name, metadata, *columns, sqlite_strict=True)
    _lay_out_children(metadata, child.record, child.children, table)


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


def _remembered(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "remembered",
        metadata,
        sa.Column("entry", sa.Integer, primary_key=True),
        *_instant("at", nullable=False),
        sa.Column("change", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.CheckConstraint("entry = 1", name="entry"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )


def _glances(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "glance",
        metadata,
        sa.Column("entry", sa.Integer, primary_key=True),
        sa.Column("day", sa.Text, nullable=False, unique=True),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("basis", sa.Text, nullable=False),
        sa.Column("counter", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
