"""A statement that is being typed, held against its own lines and against what the terms come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from debttracker.debts.card_statement import LINES, Difference, statement_differences
from debttracker.debts.debt import Debt, Statement
from debttracker.debts.payment import Payment
from debttracker.money.amount import Minor

_ADDED = ("previous_balance", "purchases", "cash_advances", "interest", "fees", "late_fee")


@dataclass(frozen=True, slots=True)
class StatementCheck:
    """What the printed lines come to, None while one of them is not known, and how far off the balance is.

    `computed` is each line by the terms and by what was entered, None where they do not say; `differences`
    are the lines that are typed in, each beside the same computed.
    """

    lines_sum: Minor | None
    gap: Minor | None
    computed: Mapping[str, Minor | None]
    differences: tuple[Difference, ...]


def check_statement(
    debt: Debt, payments: Sequence[Payment], statement: Statement, currency: str
) -> StatementCheck:
    """Hold a statement against itself and the terms. Pure; amounts in minor units of `currency`."""
    typed = {line for line in LINES if getattr(statement, line) is not None}
    absent: dict[str, Any] = {line: 0 for line in LINES if line not in typed}
    whole = replace(statement, **absent)
    compared = statement_differences(debt, payments, whole, currency)
    total = _sum(statement)
    return StatementCheck(
        total,
        None if total is None or statement.balance is None else statement.balance - total,
        {found.field: found.computed for found in compared},
        tuple(found for found in compared if found.field in typed),
    )


def _sum(statement: Statement) -> Minor | None:
    lines = [getattr(statement, name) for name in _ADDED]
    if statement.payments is None or any(line is None for line in lines):
        return None
    total: Minor = sum(lines) - statement.payments
    return total
