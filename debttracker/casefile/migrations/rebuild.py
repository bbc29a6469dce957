"""Puts a table together anew by another statement, with the rows that it held."""

from collections.abc import Mapping

from alembic.operations import Operations

_WAITING = "waiting_rows"


def rebuild(
    operations: Operations, table: str, statement: str, new: Mapping[str, int | str] | None = None
) -> None:
    """Drop a table, make it by `statement` and put its rows back; its indexes are gone then.

    `new` gives what all rows hold in columns that they did not have; others are NULL. Rows that hang on the
    table stay only while foreign keys are off. A renamed table would stand in quotes in the file, unlike one
    of a new file, and a temporary one would lie outside the file: so the rows wait in a table of the file.
    """
    run = operations.get_bind().exec_driver_sql
    last = run("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).scalar()
    run(f"CREATE TABLE {_WAITING} AS SELECT * FROM {table}")  # noqa: S608 - names of our own tables
    run(f"DROP TABLE {table}")
    run(statement)
    columns = [f'"{row[1]}"' for row in run(f"PRAGMA table_info({_WAITING})")]
    values = [*columns, *("?" for _ in new or ())]
    columns += [f'"{name}"' for name in new or ()]
    run(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {_WAITING}",  # noqa: S608
        tuple((new or {}).values()),
    )
    run(f"DROP TABLE {_WAITING}")
    run("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
    if last is not None:  # the number of a last record that was deleted must not come back
        run("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, last))
