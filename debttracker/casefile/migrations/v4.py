"""To version 4: what the page Today shows on the next days, which the next start shows first."""

from alembic.operations import Operations

from debttracker.casefile.migrations.v4_tables import INDEXES, NEW


def upgrade(operations: Operations) -> None:
    """Add the table; it is empty until the file is closed, and no record changes."""
    run = operations.get_bind().exec_driver_sql
    for statement in (*NEW.values(), *INDEXES.values()):
        run(statement)
