"""Rows to records, on the driver alone: a case is shown before SQLAlchemy is imported."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import starmap
from typing import Any

from debttracker.casefile.cells import from_cell, instant_from
from debttracker.casefile.driver import Driver
from debttracker.casefile.layout import KNOWN, OFFSET, Child, Kept, has_flag
from debttracker.exchange.shape import Field, Kind, ListOf, Scalar, fields_of

Columns = Sequence[tuple[Any, ...]]


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


def read(driver: Driver, kept: Kept, entries: Sequence[int] | None = None) -> Iterator[Stored]:
    """Return the records of one kind in the order of entry; only those of `entries` when it is given.

    Raises ValueError, KeyError or TypeError for a cell that cannot be: the file is then damaged.
    """
    wanted = ["[entry]", *_columns(kept.record), "[checksum]"]
    columns = _fetch(driver, kept.name, wanted, ("entry", entries), "[entry]")
    if not columns:
        return iter(())
    records = _records(driver, kept.record, kept.children, columns, entries)
    return map(Stored, columns[0], records, columns[-1])


def _fetch(
    driver: Driver, table: str, columns: Sequence[str], among: tuple[str, Sequence[int] | None], order: str
) -> Columns:
    """Return the columns of a table; whole columns are converted many times faster than single rows.

    Names stand in brackets, since SQLite takes a quoted name that nothing has for a text.
    """
    key, entries = among
    query = f"SELECT {', '.join(columns)} FROM [{table}]"  # noqa: S608 - names of our own records
    if entries is not None:
        query += f" WHERE [{key}] IN ({', '.join('?' * len(entries))})"
    rows = driver.execute(f"{query} ORDER BY {order}", entries or ()).fetchall()
    return list(zip(*rows, strict=True))


def _columns(record: type) -> list[str]:
    """Return the columns of a record: one a field in the fields' order, then the offsets.

    A list or nested record is represented by its flag, or by a constant that says it may be there.
    """
    first: list[str] = []
    offsets: list[str] = []
    for field in fields_of(record):
        if isinstance(field.shape, Scalar):
            first.append(f"[{field.key}]")
            if field.shape.kind is Kind.INSTANT:
                offsets.append(f"[{field.key}{OFFSET}]")
        else:
            first.append(f"[{field.key}{KNOWN}]" if has_flag(field) else "1")
    return first + offsets


def _records(
    driver: Driver,
    record: type,
    children: tuple[Child, ...],
    columns: Columns,
    entries: Sequence[int] | None,
) -> Iterator[Any]:
    """Return the records of columns as `_columns` lays them out."""
    fields = fields_of(record)
    owners = columns[0]
    values: list[Iterable[Any]] = []
    offsets = iter(columns[1 + len(fields) :])
    for field, column in zip(fields, columns[1:], strict=False):
        if not isinstance(field.shape, Scalar):
            values.append(_nested(driver, field, children, owners, column, entries))
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
    driver: Driver,
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
            found |= _by_owner(driver, child, entries)
    none = () if isinstance(field.shape, ListOf) else None
    return [found.get(owner, none) if there else None for owner, there in zip(owners, known, strict=True)]


def _by_owner(driver: Driver, child: Child, entries: Sequence[int] | None) -> dict[int, Any]:
    wanted = ["[owner]", *(["[value]"] if child.record is None else _columns(child.record))]
    order = "[owner], [position]" if child.is_list else "[owner]"
    columns = _fetch(driver, child.name, wanted, ("owner", entries), order)
    if not columns:
        return {}
    items: Iterable[Any]
    if child.record is None:
        item: Any = child.field.shape.item  # type: ignore[union-attr]
        items = _converted(item, columns[1])
    else:
        items = _records(driver, child.record, child.children, columns, entries)
    if not child.is_list:
        return dict(zip(columns[0], items, strict=True))
    found: dict[int, list[Any]] = {}
    for key, made in zip(columns[0], items, strict=True):
        found.setdefault(key, []).append(made)
    return {key: tuple(made) for key, made in found.items()}
