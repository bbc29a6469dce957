"""Records to the rows of their tables; every record carries a checksum of its whole content."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from debttracker.casefile.cells import instant_cells, to_cell
from debttracker.casefile.layout import KNOWN, OFFSET, Child, Kept, has_flag
from debttracker.exchange.codec import canonical, encode
from debttracker.exchange.shape import Kind, ListOf, Scalar, fields_of

T = TypeVar("T")
Row = dict[str, Any]
_PART = 500
_TWO_PLACES = "XXX"
"""Checksums take amounts with two places whatever the currency, so that they do not hang on the case."""


def checksum(record: Any) -> bytes:
    """Return a checksum of all that a record holds."""
    return text_checksum(canonical(encode(record, _TWO_PLACES)))


def text_checksum(text: str) -> bytes:
    """Return the checksum of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def rows_of(kept: Kept, records: Iterable[tuple[int, Any]]) -> dict[str, list[Row]]:
    """Return the rows of records with their entry numbers, by table, parents before children."""
    found: dict[str, list[Row]] = {kept.name: []}
    write = _row_writer(kept.record)
    nested = [_child_writer(child, found) for child in kept.children]
    for entry, record in records:
        row = write(record)
        row["entry"] = entry
        row["checksum"] = checksum(record)
        found[kept.name].append(row)
        for write_child in nested:
            write_child(entry, record)
    return {table: rows for table, rows in found.items() if rows}


def _child_writer(child: Child, found: dict[str, list[Row]]) -> Callable[[int, Any], None]:
    name, rows = child.field.name, found.setdefault(child.name, [])
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
        raise TypeError(f"{child.name} holds records, not values")
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
        elif has_flag(field):
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


def in_parts(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield rows in parts: one call for very many would not let any other thread run meanwhile."""
    for first in range(0, len(rows), _PART):
        yield rows[first : first + _PART]
