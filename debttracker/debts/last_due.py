"""When the last instalment of a loan falls due, with what was changed since it was agreed."""

from datetime import date

from debttracker.debts.debt import Debt, DebtChange
from debttracker.debts.loan_changes import in_order
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import DebtChangeKind
from debttracker.errors import InputError
from debttracker.money.frequency import add_days, due_dates, nth_date, parse_frequency


def last_due(debt: Debt, terms: LoanTerms) -> date | None:
    """Return the day on which the last instalment falls due, or None when it is not known.

    A restructured plan replaces the contract's; an extension and a re-ageing move what they put off. An
    acceleration moves nothing: whether a period then begins sooner hangs on the place.
    """
    try:
        return max(_dues(debt, terms), default=None)
    except InputError:
        return None


def _dues(debt: Debt, terms: LoanTerms) -> list[date]:
    every = None if terms.schedule else terms.every
    if terms.schedule:
        dues = [row.due for row in terms.schedule]
    else:
        dues = _planned(terms.start, terms.first_due, every, terms.periods)
    for change in in_order(debt.changes):
        if change.kind is DebtChangeKind.RESTRUCTURED_PLAN and change.first_due is not None:
            every = change.every or terms.every
            dues = _planned(None, change.first_due, every, change.periods)
        elif dues and change.kind is DebtChangeKind.EXTENSION:
            dues = _extended(dues, change, every)
        elif dues and change.kind is DebtChangeKind.RE_AGEING and change.first_due is not None:
            dues = [*dues, change.first_due]
    return dues


def _planned(
    start: date | None, first_due: date | None, every: str | None, periods: int | None
) -> list[date]:
    if first_due is not None and every is None and periods in {None, 1}:
        return [first_due]
    begin = start or first_due
    if periods is None or every is None or begin is None:
        return []
    return due_dates(begin, first_due, parse_frequency(every), periods)


def _extended(dues: list[date], change: DebtChange, every: str | None) -> list[date]:
    """Move the due dates to come as the ledger does: by days, or from a new first one on."""
    coming = [due for due in dues if due > change.date]
    before = min(coming, default=change.date)
    until = change.first_due or (add_days(before, change.extra_days) if change.extra_days else None)
    if until is None or until <= change.date:
        return dues
    past = [due for due in dues if due <= change.date]
    if change.first_due is not None and every is not None and coming:
        return [*past, *(nth_date(until, parse_frequency(every), n) for n in range(len(coming)))]
    moved = (until - before).days
    return [*past, *(add_days(due, moved) for due in coming)] if coming else [*past, until]
