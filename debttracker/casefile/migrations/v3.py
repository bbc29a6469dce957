"""To version 3: how hard a contact was on the person."""

from alembic.operations import Operations

from debttracker.casefile.migrations.rebuild import rebuild
from debttracker.casefile.migrations.v3_tables import CHANGED, INDEXES, NEW


def upgrade(operations: Operations) -> None:
    """Make the changed tables anew; nobody noted the strain before, so it is not known and checksums hold."""
    run = operations.get_bind().exec_driver_sql
    for table, statement in CHANGED.items():
        rebuild(operations, table, statement)
    for statement in (*NEW.values(), *INDEXES.values()):
        run(statement)
