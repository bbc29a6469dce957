"""Records to rows and rows to records; every record carries a checksum of its whole content."""

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import starmap
from typing import Any

import sqlalchemy as sa

from debttracker.casefile.cells import from_cell, instant_cells, instant_from, to_cell
from debttracker.casefile.tables import KNOWN, OFFSET, Child, Kept
from debttracker.exchange.codec import canonical, encode
from debttracker.exchange.shape import Field, Kind, ListOf, Scalar, fields_of

Row = dict[str, Any]
_TWO_PLACES = "XXX"
"""Checksums take amounts with two places whatever the currency, so that they do not hang on the case."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as a file holds it, with its place in the order of entry."""

    entry: int
    record: Any
    checksum: bytes


@contextmanager
def collecting_later() -> Iterator[None]:
    """Put the garbage collector off: it doubles the time of making very many records at once (measured)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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
    write = to_cell(_item_shape(child))
    return lambda value: {"value": value if write is None else write(value)}


def _item_shape(child: Child) -> Scalar:
    shape = child.field.shape
    item = shape.item if isinstance(shape, ListOf) else shape
    if not isinstance(item, Scalar):
        raise TypeError(f"{child.table.name} holds records, not values")
    return item


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
    return field.optional and isinstance(field.shape, ListOf)


def read(connection: sa.Connection, kept: Kept, entries: Sequence[int] | None = None) -> Iterator[Stored]:
    """Return the records of one kind in the order of entry; only those of `entries` when it is given.

    Raises ValueError, KeyError or TypeError for a cell that cannot be: the file is then damaged.
    """
    table = kept.table
    query = sa.select(*_columns(kept.record, table, table.c.entry), table.c.checksum)
    query = query.order_by(table.c.entry)
    if entries is not None:
        query = query.where(table.c.entry.in_(entries))
    columns = _fetch(connection, query)
    if not columns:
        return iter(())
    records = _records(connection, kept.record, kept.children, columns, entries)
    return map(Stored, columns[0], records, columns[-1])


def _fetch(connection: sa.Connection, query: sa.Select[Any]) -> list[tuple[Any, ...]]:
    """Return the columns of a result; whole columns are converted many times faster than single rows."""
    return list(zip(*connection.execute(query).all(), strict=True))


def _columns(record: type, table: sa.Table, key: sa.Column[Any]) -> list[sa.ColumnElement[Any]]:
    """Return the columns of a record: its key, one a field in the fields' order, then the offsets.

    A list or nested record is represented by its flag, or by a constant that says it may be there.
    """
    first: list[sa.ColumnElement[Any]] = [key]
    offsets: list[sa.ColumnElement[Any]] = []
    for field in fields_of(record):
        if isinstance(field.shape, Scalar):
            first.append(table.c[field.key])
            if field.shape.kind is Kind.INSTANT:
                offsets.append(table.c[field.key + OFFSET])
        else:
            first.append(table.c[field.key + KNOWN] if _has_flag(field) else sa.literal(1))
    return first + offsets


def _records(
    connection: sa.Connection,
    record: type,
    children: tuple[Child, ...],
    columns: Sequence[tuple[Any, ...]],
    entries: Sequence[int] | None,
) -> Iterator[Any]:
    """Return the records of columns as `_columns` lays them out."""
    fields = fields_of(record)
    owners = columns[0]
    values: list[Iterable[Any]] = []
    offsets = iter(columns[1 + len(fields) :])
    for field, column in zip(fields, columns[1:], strict=False):
        if not isinstance(field.shape, Scalar):
            values.append(_nested(connection, field, children, owners, column, entries))
        elif field.shape.kind is Kind.INSTANT:
            values.append(map(_instant, column, next(offsets)))
        else:
            values.append(_converted(field.shape, column))
    return starmap(record, zip(*values, strict=True))


def _instant(cell: str | None, offset: int | None) -> datetime | None:
    return None if cell is None or offset is None else instant_from(cell, offset)


def _converted(shape: Scalar, column: tuple[Any, ...]) -> Iterable[Any]:
    convert = from_cell(shape)
    if convert is None or column.count(None) == len(column):
        return column
    return [None if cell is None else convert(cell) for cell in column]


def _nested(
    connection: sa.Connection,
    field: Field,
    children: tuple[Child, ...],
    owners: tuple[int, ...],
    known: tuple[int, ...],
    entries: Sequence[int] | None,
) -> Iterable[Any]:
    """Return a field's list or record for each owner; None where its flag says that it is not known."""
    found: dict[int, Any] = {}
    for child in children:
        if child.field == field:  # a field of one of several records has a table for each
            found |= _by_owner(connection, child, entries)
    none = () if isinstance(field.shape, ListOf) else None
    return [found.get(owner, none) if there else None for owner, there in zip(owners, known, strict=True)]


def _by_owner(connection: sa.Connection, child: Child, entries: Sequence[int] | None) -> dict[int, Any]:
    table = child.table
    owner = table.c.owner
    if child.record is None:
        query = sa.select(owner, table.c.value)
    else:
        query = sa.select(*_columns(child.record, table, owner))
    if entries is not None:
        query = query.where(owner.in_(entries))
    if child.is_list:
        query = query.order_by(owner, table.c.position)
    columns = _fetch(connection, query)
    if not columns:
        return {}
    items: Iterable[Any]
    if child.record is None:
        item: Any = child.field.shape.item  # type: ignore[union-attr]
        items = _converted(item, columns[1])
    else:
        items = _records(connection, child.record, child.children, columns, entries)
    if not child.is_list:
        return dict(zip(columns[0], items, strict=True))
    found: dict[int, list[Any]] = {}
    for key, made in zip(columns[0], items, strict=True):
        found.setdefault(key, []).append(made)
    return {key: tuple(made) for key, made in found.items()}
