"""Records to rows and rows to records; every record carries a checksum of its whole content."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from debttracker.casefile.cells import FromCell, from_cell, instant_cells, instant_from, to_cell
from debttracker.casefile.tables import KNOWN, OFFSET, Child, Kept
from debttracker.exchange.codec import canonical, encode
from debttracker.exchange.shape import Field, Kind, Scalar, fields_of

Row = dict[str, Any]
_TWO_PLACES = "XXX"
"""Checksums take amounts with two places whatever the currency, so that they do not hang on the case."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as a file holds it, with its place in the order of entry."""

    entry: int
    record: Any
    checksum: bytes


def checksum(record: Any) -> bytes:
    """Return a checksum of all that a record holds."""
    return text_checksum(canonical(encode(record, _TWO_PLACES)))


def text_checksum(text: str) -> bytes:
    """Return the checksum of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def rows_of(kept: Kept, records: Iterable[tuple[int, Any]]) -> dict[sa.Table, list[Row]]:
    """Return the rows of records with their entry numbers, by table, parents before children."""
    found: dict[sa.Table, list[Row]] = {kept.table: []}
    write = _row_writer(kept.record)
    nested = [_child_writer(child, found) for child in kept.children]
    for entry, record in records:
        row = write(record)
        row["entry"] = entry
        row["checksum"] = checksum(record)
        found[kept.table].append(row)
        for write_child in nested:
            write_child(entry, record)
    return {table: rows for table, rows in found.items() if rows}


def _child_writer(child: Child, found: dict[sa.Table, list[Row]]) -> Callable[[int, Any], None]:
    name, rows = child.field.name, found.setdefault(child.table, [])
    write = _item_writer(child)
    nested = [_child_writer(inner, found) for inner in child.children]

    def write_child(owner: int, record: Any) -> None:
        value = getattr(record, name)
        if child.is_list:
            for position, item in enumerate(value or ()):
                rows.append({"owner": owner, "position": position, **write(item)})
        elif isinstance(value, child.record or ()):
            rows.append({"owner": owner, **write(value)})
            for write_inner in nested:
                write_inner(owner, value)

    return write_child


def _item_writer(child: Child) -> Callable[[Any], Row]:
    if child.record is not None:
        return _row_writer(child.record)
    item = child.field.shape.item  # type: ignore[union-attr]
    write = to_cell(item) if isinstance(item, Scalar) else None
    return lambda value: {"value": value if write is None else write(value)}


def _row_writer(record: type) -> Callable[[Any], Row]:
    plan: list[tuple[str, str, Callable[[Any], Any] | None]] = []
    instants: list[tuple[str, str]] = []
    flags: list[tuple[str, str]] = []
    for field in fields_of(record):
        if isinstance(field.shape, Scalar):
            if field.shape.kind is Kind.INSTANT:
                instants.append((field.name, field.key))
            else:
                plan.append((field.name, field.key, to_cell(field.shape)))
        elif _has_flag(field):
            flags.append((field.name, field.key + KNOWN))

    def write(value: Any) -> Row:
        row: Row = {}
        for name, column, convert in plan:
            cell = getattr(value, name)
            row[column] = cell if cell is None or convert is None else convert(cell)
        for name, column in instants:
            row[column], row[column + OFFSET] = instant_cells(getattr(value, name))
        for name, column in flags:
            row[column] = int(getattr(value, name) is not None)
        return row

    return write


def _has_flag(field: Field) -> bool:
    return field.optional and type(field.shape).__name__ == "ListOf"


def read(connection: sa.Connection, kept: Kept, entries: Sequence[int] | None = None) -> Iterator[Stored]:
    """Yield the records of one kind in the order of entry; only those of `entries` when it is given.

    Raises ValueError, KeyError or IndexError for a cell that cannot be: the file is then damaged.
    """
    table = kept.table
    make = _record_reader(connection, kept.record, kept.children, entries)
    columns = [*_columns(kept.record, table, "entry"), table.c.checksum]
    query = sa.select(*columns).order_by(table.c.entry)
    if entries is not None:
        query = query.where(table.c.entry.in_(entries))
    for row in connection.execute(query):
        yield Stored(row[0], make(row), row[-1])


def _columns(record: type, table: sa.Table, key: str | None) -> list[sa.ColumnElement[Any]]:
    """Return the columns of a record: its key, one a field in the fields' order, then offsets.

    A list or nested record is represented by its flag, or by a constant that says it may be there.
    """
    first: list[sa.ColumnElement[Any]] = [table.c[key]] if key else []
    offsets: list[sa.ColumnElement[Any]] = []
    for field in fields_of(record):
        if isinstance(field.shape, Scalar):
            first.append(table.c[field.key])
            if field.shape.kind is Kind.INSTANT:
                offsets.append(table.c[field.key + OFFSET])
        else:
            first.append(table.c[field.key + KNOWN] if _has_flag(field) else sa.literal(1))
    return first + offsets


def _record_reader(
    connection: sa.Connection,
    record: type,
    children: tuple[Child, ...],
    entries: Sequence[int] | None,
) -> Callable[[Sequence[Any]], Any]:
    """Return what makes a record of a row whose columns are those of `_columns` with a key."""
    fields = fields_of(record)
    simple, instants = _converted(fields)
    nested = _nested_readers(connection, fields, children, entries)
    width = 1 + len(fields)

    def make(row: Sequence[Any]) -> Any:
        values = list(row[1:width])
        for index, convert in simple:
            cell = values[index]
            if cell is not None:
                values[index] = convert(cell)
        for index, offset in instants:
            cell = values[index]
            if cell is not None:
                values[index] = instant_from(cell, row[offset])
        owner = row[0]
        for index, by_owner, none in nested:
            values[index] = by_owner.get(owner, none) if values[index] else None
        return record(*values)

    return make


def _converted(fields: Sequence[Field]) -> tuple[list[tuple[int, FromCell]], list[tuple[int, int]]]:
    """Return which values of a row need a conversion, and which are instants with where their offset is."""
    simple: list[tuple[int, FromCell]] = []
    instants: list[tuple[int, int]] = []
    for index, field in enumerate(fields):
        if isinstance(field.shape, Scalar):
            convert = from_cell(field.shape)
            if field.shape.kind is Kind.INSTANT:
                instants.append((index, 1 + len(fields) + len(instants)))
            elif convert is not None:
                simple.append((index, convert))
    return simple, instants


def _nested_readers(
    connection: sa.Connection,
    fields: Sequence[Field],
    children: tuple[Child, ...],
    entries: Sequence[int] | None,
) -> list[tuple[int, Mapping[int, Any], Any]]:
    found: dict[int, tuple[int, Mapping[int, Any], Any]] = {}
    for child in children:
        index = fields.index(child.field)
        values = _children_by_owner(connection, child, entries)
        if index in found:  # a field of one of several records: each has a table, at most one a row
            values = {**found[index][1], **values}
        found[index] = (index, values, () if child.is_list else None)
    return list(found.values())


def _children_by_owner(
    connection: sa.Connection, child: Child, entries: Sequence[int] | None
) -> dict[int, Any]:
    table = child.table
    owner = table.c.owner
    if child.record is None:
        columns: list[Any] = [owner, table.c.value]
        item = child.field.shape.item  # type: ignore[union-attr]
        convert = from_cell(item) if isinstance(item, Scalar) else None
        make: Callable[[Any], Any] = lambda row: row[1] if convert is None else convert(row[1])  # noqa: E731
    else:
        columns = _columns(child.record, table, "owner")
        make = _record_reader(connection, child.record, child.children, entries)
    query = sa.select(*columns)
    if entries is not None:
        query = query.where(owner.in_(entries))
    if not child.is_list:
        return {row[0]: make(row) for row in connection.execute(query)}
    found: dict[int, list[Any]] = {}
    for row in connection.execute(query.order_by(owner, table.c.position)):
        found.setdefault(row[0], []).append(make(row))
    return {key: tuple(items) for key, items in found.items()}
