"""The history of edits: what stood before and what stands after, by write, so that it can be undone."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto
from typing import Any

import sqlalchemy as sa

from debttracker.case import HistoryEntry
from debttracker.casefile.cells import instant_cells, instant_from
from debttracker.casefile.layout import Kept
from debttracker.casefile.rows import in_parts, text_checksum
from debttracker.casefile.tables import Schema
from debttracker.exchange.codec import canonical, decode
from debttracker.exchange.references import key_of, key_text
from debttracker.exchange.scalars import Context

_OWN = ("id", "action", "kind", "record_id", "before", "after")


class Action(StrEnum):
    """What was done to a record."""

    ADD = auto()
    EDIT = auto()
    DELETE = auto()
    UNDO = auto()


@dataclass(frozen=True, slots=True)
class Edit:
    """One record before and after a write; `currency` is what its amounts are written in, as JSON text."""

    kept: Kept
    key: Any
    entry: int
    currency: str
    before: str | None
    after: str | None

    @property
    def action(self) -> Action:
        """What the edit did."""
        if self.before is None:
            return Action.ADD
        return Action.DELETE if self.after is None else Action.EDIT

    def record_after(self) -> Any:
        """Return the record that stands after, None when there is none."""
        return _record(self.kept.record, self.after, self.currency)

    def reversed(self) -> "Edit":
        """Return the edit that takes this one back."""
        return Edit(self.kept, self.key, self.entry, self.currency, self.after, self.before)


def _record(kind: type, text: str | None, currency: str) -> Any:
    return None if text is None else decode(kind, json.loads(text), Context(currency))


class History:
    """The tables of the history on one connection; every call belongs to the transaction around it."""

    def __init__(self, connection: sa.Connection, schema: Schema) -> None:
        self._connection = connection
        self._schema = schema

    def add(self, edits: Iterable[Edit], at: datetime, label: str, undoes: int | None = None) -> None:
        """Note the edits of one write."""
        utc, offset = instant_cells(at)
        row = {"at": utc, "at_offset": offset, "label": label, "undoes": undoes, "undone": 0}
        inserted = self._connection.execute(self._schema.changes.insert(), row).inserted_primary_key
        change = None if inserted is None else inserted[0]
        rows: list[dict[str, Any]] = [
            {
                "change": change,
                "at": utc,
                "at_offset": offset,
                "action": Action.UNDO.value if undoes is not None else edit.action.value,
                "kind": edit.kept.name,
                "record_id": key_text(edit.key),
                "entry": edit.entry,
                "currency": edit.currency,
                "before": edit.before,
                "after": edit.after,
                "undone_at": None,
                "undone_at_offset": None,
            }
            for edit in edits
        ]
        for made in rows:
            made["checksum"] = row_checksum(made)
        for part in in_parts(rows):
            self._connection.execute(self._schema.history.insert(), part)

    def last_change(self) -> int | None:
        """Return the last write that can be undone."""
        table = self._schema.changes
        open_ones = sa.select(sa.func.max(table.c.id)).where(table.c.undone == 0, table.c.undoes.is_(None))
        found: int | None = self._connection.execute(open_ones).scalar()
        return found

    def edits_of(self, change: int) -> list[Edit]:
        """Return the edits of one write, in their order."""
        table = self._schema.history
        kinds = {kept.name: kept for kept in self._schema.kinds.values()}
        query = sa.select(table).where(table.c.change == change).order_by(table.c.id)
        found = []
        for row in self._connection.execute(query).mappings():
            kept = kinds[row["kind"]]
            record = _record(kept.record, row["after"] or row["before"], row["currency"])
            found.append(
                Edit(kept, key_of(record), row["entry"], row["currency"], row["before"], row["after"])
            )
        return found

    def mark_undone(self, change: int, at: datetime) -> list[HistoryEntry]:
        """Note that a write was taken back and return its entries."""
        history, changes = self._schema.history, self._schema.changes
        utc, offset = instant_cells(at)
        self._connection.execute(changes.update().where(changes.c.id == change).values(undone=1))
        mine = history.c.change == change
        self._connection.execute(history.update().where(mine).values(undone_at=utc, undone_at_offset=offset))
        return list(self._entries(sa.select(history).where(mine).order_by(history.c.id)))

    def latest(self, limit: int | None = None) -> tuple[HistoryEntry, ...]:
        """Return the latest entries, all when there is no limit, oldest first."""
        table = self._schema.history
        query = sa.select(table).order_by(table.c.id.desc())
        if limit is not None:
            query = query.limit(limit)
        return tuple(self._entries(query))[::-1]

    def take_over(self, entries: Sequence[HistoryEntry]) -> None:
        """Keep the history of another file; it can be read, not undone."""
        rows = []
        for entry in entries:
            row: dict[str, Any] = {name: getattr(entry, name) for name in _OWN}
            row["at"], row["at_offset"] = instant_cells(entry.at)
            row["undone_at"], row["undone_at_offset"] = instant_cells(entry.undone_at)
            row |= {"change": None, "entry": None, "currency": None}
            rows.append({**row, "checksum": row_checksum(row)})
        if rows:
            self._connection.execute(self._schema.history.insert(), rows)

    def _entries(self, query: sa.Select[Any]) -> Iterator[HistoryEntry]:
        for row in self._connection.execute(query).mappings():
            undone = row["undone_at"]
            yield HistoryEntry(
                **{name: row[name] for name in _OWN},
                at=instant_from(row["at"], row["at_offset"]),
                undone_at=None if undone is None else instant_from(undone, row["undone_at_offset"]),
            )


def row_checksum(row: Any) -> bytes:
    """Return a checksum of what an entry of the history says; being undone later does not change it."""
    parts = [row[name] for name in ("at", "at_offset", "action", "kind", "record_id", "before", "after")]
    return text_checksum(canonical(parts))
