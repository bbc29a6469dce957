"""Brings an older case file up to the tables of this version, after a backup, in one transaction."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

import sqlalchemy as sa

from debttracker.casefile.driver import copy_pages, found_version, reserve, writing
from debttracker.casefile.engine import connect, disconnect, driver_of
from debttracker.casefile.faults import damaged, world_errors
from debttracker.casefile.version import SCHEMA_VERSION

STEPS: Mapping[int, str] = MappingProxyType({2: "v2", 3: "v3", 4: "v4"})
"""By the version it leads to, the module in `migrations` whose `upgrade(operations)` changes the tables.

A step is frozen: it holds the statements of its own version and looks neither at the records nor at today's
tables. It must give every record whose content it changes a new checksum.
"""

_MIGRATIONS = "debttracker.casefile.migrations"


def upgrade(
    connection: sa.Connection,
    path: Path,
    found: int,
    wanted: int,
    steps: Mapping[int, str] = STEPS,
    package: str = _MIGRATIONS,
) -> None:
    """Take a file from version `found` to `wanted`, all of it or nothing.

    Foreign keys are off meanwhile, since a table that is copied and dropped would take its children along;
    they are checked before the upgrade is kept. Raises WorldError (the disk is full, a row that cannot be);
    the file is then as it was.
    """
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext

    with world_errors(path):
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")  # has no effect once a transaction began
        try:
            with writing(driver_of(connection)):
                operations = Operations(MigrationContext.configure(connection))
                for version in range(found + 1, wanted + 1):
                    import_module(f"{package}.{steps[version]}").upgrade(operations)
                    connection.exec_driver_sql(f"PRAGMA user_version = {version}")
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise damaged(path)
        except sa.exc.IntegrityError as error:  # a row that the tables of its own version never let in
            raise damaged(path) from error
        finally:
            connection.exec_driver_sql("PRAGMA foreign_keys = ON")


@contextmanager
def upgraded_copy(path: Path, passphrase: str | None) -> Iterator[sa.Connection]:
    """Give a copy of an older file that was brought up to this version; the file itself is only read.

    The copy lies in a temporary folder, encrypted when the file is, and goes with the block.
    """
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, world_errors(path):
        copy = Path(folder) / path.name
        reserve(copy)
        copy_pages(path, copy, passphrase)
        connection = connect(copy, passphrase=passphrase)
        try:
            upgrade(connection, path, found_version(driver_of(connection), path), SCHEMA_VERSION)
            yield connection
        finally:
            disconnect(connection)
