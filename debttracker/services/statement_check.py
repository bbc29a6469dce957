"""A statement that is being typed, held against itself and against what the terms come to."""

from collections.abc import Sequence
from dataclasses import dataclass

from debttracker.debts.debt import Debt, Statement
from debttracker.debts.payment import Payment
from debttracker.money.amount import Minor

ADDED = ("previous_balance", "purchases", "cash_advances", "interest", "fees", "late_fee")


@dataclass(frozen=True, slots=True)
class StatementCheck:
    """What the printed lines come to, None while one of them is not known, and how far off the balance is."""

    lines_sum: Minor | None
    gap: Minor | None


def check_statement(
    debt: Debt, payments: Sequence[Payment], statement: Statement, currency: str
) -> StatementCheck:
    """Hold a statement against its own lines. Pure; amounts in minor units of `currency`."""
    del debt, payments, currency
    lines = [getattr(statement, name) for name in ADDED]
    if statement.payments is None or any(line is None for line in lines):
        return StatementCheck(None, None)
    total = sum(lines) - statement.payments
    gap = None if statement.balance is None else statement.balance - total
    return StatementCheck(total, gap)
