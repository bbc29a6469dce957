"""What the program itself remembers in a case file: no record of the person's, without history and undo."""

import zlib
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from debttracker.casefile.cells import instant_cells, instant_from
from debttracker.casefile.tables import Schema


@dataclass(frozen=True, slots=True)
class Remembered:
    """A text of the program's, when it was kept, and the number of the last write to records before it."""

    text: str
    at: datetime
    change: int


def recall(connection: sa.Connection, schema: Schema) -> Remembered | None:
    """Return what is remembered; None when there is nothing, or nothing that can be read."""
    row = connection.execute(sa.select(schema.remembered)).mappings().first()
    if row is None:
        return None
    try:
        text = zlib.decompress(row["content"]).decode("utf-8")
        return Remembered(text, instant_from(row["at"], row["at_offset"]), row["change"])
    except (zlib.error, ValueError):
        return None


def remember(connection: sa.Connection, schema: Schema, text: str, at: datetime) -> None:
    """Keep a text in place of the one before."""
    utc, offset = instant_cells(at)
    content = zlib.compress(text.encode("utf-8"), 6)
    row = {"entry": 1, "at": utc, "at_offset": offset, "change": last_change(connection, schema)}
    connection.execute(schema.remembered.delete())
    connection.execute(schema.remembered.insert(), {**row, "content": content})


def last_change(connection: sa.Connection, schema: Schema) -> int:
    """Return the number of the last write to records, 0 when there was none."""
    found = connection.execute(sa.select(sa.func.max(schema.changes.c.id))).scalar()
    return int(found or 0)


def touched_since(connection: sa.Connection, schema: Schema, change: int) -> dict[tuple[str, str], bool]:
    """Return every record written or deleted after a write, by kind and key as the history has them.

    Each with whether it was there before.
    """
    history = schema.history
    columns = (history.c.kind, history.c.record_id, history.c.before.is_not(None))
    query = sa.select(*columns).where(history.c.change > change).order_by(history.c.id)
    found: dict[tuple[str, str], bool] = {}
    for kind, record, was_there in connection.execute(query):
        found.setdefault((kind, record), bool(was_there))
    return found
