"""To version 2: the terms, statements, changes and bookings that lenders use."""

from alembic.operations import Operations

from debttracker.casefile.migrations.rebuild import rebuild
from debttracker.casefile.migrations.v2_tables import CHANGED, INDEXES, NEW

_NOT_KNOWN = {"debt_card_terms": {"minimum_adds_known": 0}, "debt": {"disclosed_costs_known": 0}}


def upgrade(operations: Operations) -> None:
    """Make the changed tables anew and add the new ones; what version 1 could not say is not known.

    No record's content changes, so that all checksums hold.
    """
    run = operations.get_bind().exec_driver_sql
    for table, statement in CHANGED.items():
        rebuild(operations, table, statement, _NOT_KNOWN.get(table))
    for statement in (*NEW.values(), *INDEXES.values()):
        run(statement)
