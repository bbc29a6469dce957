"""Brings an older case file up to the tables of this version, after a backup, in one transaction."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import sqlalchemy as sa

from debttracker.casefile.driver import writing
from debttracker.casefile.engine import driver_of
from debttracker.casefile.faults import damaged, world_errors

STEPS: Mapping[int, str] = {}
"""By the version it leads to, the module in `migrations` whose `upgrade(operations)` changes the tables.

Alembic's Operations do the work, so that a step reads `operations.add_column(...)`. A step must give every
record whose content it changes a new checksum.
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
    they are checked before the upgrade is kept. Raises CannotOpenError; the file is then as it was.
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
        finally:
            connection.exec_driver_sql("PRAGMA foreign_keys = ON")
