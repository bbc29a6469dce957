"""Puts the rows of records into the tables and takes them out."""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from debttracker.casefile.history import Edit
from debttracker.casefile.layout import Kept
from debttracker.casefile.rows import in_parts, rows_of
from debttracker.casefile.tables import make_schema, table_of


def store(connection: sa.Connection, kept: Kept, edits: Sequence[Edit]) -> None:
    """Carry out edits of one kind: what stood before goes with all that belongs to it, then the new comes.

    A record that is replaced keeps its place in the order of entry.
    """
    gone = [{"gone": edit.entry} for edit in edits if edit.before is not None]
    table = table_of(kept)
    for part in in_parts(gone):
        connection.execute(table.delete().where(table.c.entry == sa.bindparam("gone")), part)
    _insert(connection, kept, [(e.entry, e.record_after()) for e in edits if e.after is not None])


def replace_all(connection: sa.Connection, kept: Kept, records: Sequence[Any]) -> None:
    """Make these the only records of one kind, in their order."""
    connection.execute(table_of(kept).delete())
    _insert(connection, kept, enumerate(records, 1))


def _insert(connection: sa.Connection, kept: Kept, records: Iterable[tuple[int, Any]]) -> None:
    tables = make_schema().metadata.tables
    for name, rows in rows_of(kept, records).items():
        statement = tables[name].insert().compile(dialect=connection.dialect)
        cells = itemgetter(*(statement.positiontup or ()))
        for part in in_parts(rows):
            connection.exec_driver_sql(str(statement), [cells(row) for row in part])
