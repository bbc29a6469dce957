"""The statements of a card, made and proposed, each printed line beside what the terms come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from debttracker.debts import ledger
from debttracker.debts.balance import DueState
from debttracker.debts.card import CardAccount
from debttracker.debts.card_statement import Difference, proposed_statement, statement_differences
from debttracker.debts.debt import Debt, Statement
from debttracker.debts.payment import Payment
from debttracker.money.amount import Minor

COMPARED = 12
"""So many of the latest statements are held against the terms: each means to replay the card."""


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement of a card. `printed` is what was entered of it, None for one that was worked out.

    `differences` are the printed lines beside the terms, empty where none was printed or for one that is
    older than those compared; `proposed`: still to come, with the figures that it would have.
    """

    made_on: date
    due: date | None
    balance: Minor | None
    minimum: Minor | None
    state: DueState | None = None
    printed: Statement | None = None
    differences: tuple[Difference, ...] = ()
    proposed: bool = False

    @property
    def off(self) -> tuple[Difference, ...]:
        """The lines on which the bank says something else than the terms."""
        return tuple(one for one in self.differences if one.difference)


def statement_lines(
    debt: Debt,
    payments: Sequence[Payment],
    on: date,
    currency: str,
    states: Mapping[date, DueState],
) -> tuple[StatementLine, ...]:
    """Return the statements of a card up to a day and the next one; none for another debt.

    `states` says how each due date stands.
    """
    account = ledger.account_on(debt, payments, on, currency)
    if not isinstance(account, CardAccount):
        return ()
    printed = {statement.date: statement for statement in debt.statements if statement.date <= on}
    compared = {
        day: statement_differences(debt, payments, statement, currency)
        for day, statement in sorted(printed.items())[-COMPARED:]
    }
    lines = [
        StatementLine(
            bill.made_on,
            bill.due,
            bill.balance,
            bill.minimum,
            states.get(bill.due) if bill.due else None,
            printed.get(bill.made_on),
            compared.get(bill.made_on, ()),
        )
        for bill in account.bills.bills
    ]
    ahead = _next(debt, payments, on, currency)
    return (*lines, *([ahead] if ahead is not None else []))


def _next(debt: Debt, payments: Sequence[Payment], on: date, currency: str) -> StatementLine | None:
    """Return the first statement after a day as the terms would print it."""
    if on == date.max:
        return None
    found = proposed_statement(debt, payments, on + timedelta(days=1), currency)
    if found is None:
        return None
    return StatementLine(found.date, found.due, found.balance, found.minimum, proposed=True)
