"""The schedule of a debt as it stands: by the terms, or by what changes of the contract made of it."""

from collections.abc import Sequence
from datetime import date

from debttracker.debts import ledger
from debttracker.debts.balance import DueItem
from debttracker.debts.debt import Debt
from debttracker.debts.loan import LoanAccount
from debttracker.debts.payment import Payment
from debttracker.services.views import ScheduleLine


def schedule_lines(
    debt: Debt, payments: Sequence[Payment], items: Sequence[DueItem], on: date, currency: str
) -> tuple[ScheduleLine, ...]:
    """Return the instalments of a debt; `items` are its due dates as they stand on the day.

    Before a first change they are those of the contract. What of a line is not known is None.
    """
    if any(change.date <= on for change in debt.changes):
        account = ledger.account_on(debt, payments, on, currency)
        if isinstance(account, LoanAccount):
            return _changed(account, items)
    rows = ledger.schedule_of(debt, currency)
    if rows is None:
        return tuple(
            ScheduleLine(number, item.due, item.amount, None, None, None, item.full_amount, item.state)
            for number, item in enumerate(items, 1)
        )
    by_period: dict[int | date, DueItem] = {item.period or item.due: item for item in items}
    lines = []
    for row in rows:
        item = by_period.get(row.period) or by_period.get(row.due)
        state = item.state if item else None
        lines.append(
            ScheduleLine(
                row.period, row.due, row.payment, row.principal, row.interest, row.fees, row.balance, state
            )
        )
    return tuple(lines)


def _changed(account: LoanAccount, items: Sequence[DueItem]) -> tuple[ScheduleLine, ...]:
    """Return the instalments as the changes left them; those of an earlier plan say only what was paid."""
    book = account.book
    rows = [(n, row) for n, row in enumerate(book.rows) if row.total and row.payable < date.max]
    states = {(item.due, item.period, item.amount): item.state for item in items}
    left = sum(row.principal for n, row in rows if n >= book.first_row)
    lines = []
    for number, (place, row) in enumerate(rows, 1):
        of_plan = place >= book.first_row
        left -= row.principal if of_plan else 0
        lines.append(
            ScheduleLine(
                number,
                row.payable,
                row.total,
                row.principal,
                row.interest,
                row.fees,
                left if of_plan else None,
                states.get((row.payable, row.period, row.total)),
            )
        )
    return tuple(lines)
