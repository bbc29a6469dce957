"""Look-ups by key: which records are there, and which point to one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from debttracker.casefile.engine import driver_of
from debttracker.casefile.layout import Kept
from debttracker.casefile.reading import Stored, read
from debttracker.casefile.tables import Schema, table_of
from debttracker.exchange.references import REFERENCES, SINGLE, SINGLE_KEY, key_of
from debttracker.exchange.shape import ListOf, fields_of
from debttracker.norms.finding import FindingKey, FindingStatus

_FEW = 500
"""Up to so many keys are looked up one by one; more of them by reading all."""


def key_columns(kept: Kept) -> list[sa.Column[Any]]:
    """Return the columns that tell records of a kind apart."""
    columns = table_of(kept).c
    if kept.record is FindingStatus:
        return [columns.contact, columns.debt, columns.norm]
    return [] if kept.record in SINGLE else [columns.id]


def find(connection: sa.Connection, kept: Kept, keys: Iterable[Any]) -> dict[Any, Stored]:
    """Return the records of one kind that have these keys."""
    wanted = set(keys)
    if not wanted:
        return {}
    if kept.record in SINGLE or len(wanted) > _FEW:
        stored = read(driver_of(connection), kept)
    else:
        entries = list(entries_of(connection, kept, wanted).values())
        stored = read(driver_of(connection), kept, entries)
    return {key: item for item in stored if (key := key_of(item.record)) in wanted}


def entries_of(connection: sa.Connection, kept: Kept, keys: Iterable[Any]) -> dict[Any, int]:
    """Return the entry numbers of the records of one kind that have these keys."""
    wanted = set(keys)
    columns = key_columns(kept)
    query = sa.select(table_of(kept).c.entry, *columns)
    if columns and len(wanted) <= _FEW:
        query = query.where(_among(columns, wanted))
    rows = connection.execute(query).all()
    if not columns:
        return dict.fromkeys([SINGLE_KEY] if rows else [], 1)
    keyed = {_key(row[1:]): row[0] for row in rows}
    return {key: entry for key, entry in keyed.items() if key in wanted}


def _among(columns: list[sa.Column[Any]], keys: set[Any]) -> sa.ColumnElement[bool]:
    """Return a test of rows for keys; of several columns the last is enough, as the rest is sorted out."""
    last = {key[-1] if isinstance(key, tuple) else key for key in keys}
    return columns[-1].in_(last)


def _key(cells: Sequence[Any]) -> Any:
    return cells[0] if len(cells) == 1 else FindingKey(*cells)


def next_entry(connection: sa.Connection, kept: Kept) -> int:
    """Return an entry number that was never used."""
    last = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (kept.name,)).scalar()
    return int(last or 0) + 1


@dataclass(frozen=True, slots=True)
class Pointing:
    """A record that points at `target`, the id of a record of one of `kinds`."""

    kept: Kept
    key: Any
    target: str
    kinds: tuple[type, ...]


def pointing_at(connection: sa.Connection, schema: Schema, kind: type, ids: set[str]) -> list[Pointing]:
    """Return the records that point at records of a kind with these ids."""
    found: list[Pointing] = []
    for pointing, references in REFERENCES.items():
        kept = schema.kinds[pointing]
        for reference in references:
            if kind in reference.kinds:
                rows = _pointing(connection, kept, reference.field, ids)
                found += [Pointing(kept, key, target, reference.kinds) for key, target in rows]
    return found


def _pointing(connection: sa.Connection, kept: Kept, field: str, ids: set[str]) -> list[tuple[Any, str]]:
    table = table_of(kept)
    shape = next(f for f in fields_of(kept.record) if f.name == field)
    columns = key_columns(kept)
    if isinstance(shape.shape, ListOf):
        child = next(c for c in kept.children if c.field.name == field)
        listed = table_of(child)
        value: sa.ColumnElement[Any] = listed.c.value
        source: Any = table.join(listed, listed.c.owner == table.c.entry)
    else:
        value, source = table.c[shape.key], table
    query = sa.select(value, *columns).select_from(source)
    query = query.where(value.in_(ids) if len(ids) <= _FEW else value.is_not(None))
    rows = connection.execute(query)
    return [(_key(row[1:]), row[0]) for row in rows if row[0] in ids]
