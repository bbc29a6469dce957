"""When a card's statements are made and due."""

import calendar
from collections.abc import Iterator, Sequence
from datetime import date

from debttracker.debts.business_days import shifted
from debttracker.debts.debt import Statement
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import DueShift
from debttracker.errors import InputError
from debttracker.money.frequency import add_days, add_months

_SHORTEST_MONTH = 28
_SAME_CYCLE = 14
"""A printed statement this many days from the day by the terms is that cycle's statement."""


def on_day(year: int, month: int, day: int) -> date:
    """Return a day of a month; days 29 to 31 become the last day of shorter months."""
    if day > _SHORTEST_MONTH:
        day = min(day, calendar.monthrange(year, month)[1])
    return date(year, month, day)


def statement_dates(
    terms: CardTerms, printed: Sequence[Statement], first: date
) -> Iterator[tuple[date, Statement | None]]:
    """Yield the statement dates from `first` on, each with the statement printed for it.

    Printed dates are taken as they are; between and after them the terms' statement day gives the dates.
    """
    known = sorted({item.date: item for item in printed if item.date >= first}.items())
    position = 0
    for day in _by_terms(terms, first):
        if not known:
            yield day, None
            continue
        while position < len(known) and known[position][0] <= day:
            yield known[position]
            position += 1
        around = known[max(position - 1, 0) : position + 1]
        if all(abs((day - other).days) > _SAME_CYCLE for other, _ in around):
            yield day, None
    yield from known[position:]


def due_date(terms: CardTerms, statement: date) -> date | None:
    """Return when a statement is due: the next due day after it, or so many days after; None if not known.

    A due date on a weekend or holiday moves as the terms say; it stays where it cannot be known whose
    holidays count (see `due_is_sure`).
    """
    agreed = _agreed(terms, statement)
    if agreed is None:
        return None
    return shifted(agreed, terms.due_shift, terms.calendar) or agreed


def due_is_sure(terms: CardTerms, statement: date) -> bool:
    """Return whether it is known that the due date of a statement does not move any further."""
    if terms.due_shift is None or terms.due_shift is DueShift.NONE:
        return True
    agreed = _agreed(terms, statement)
    return agreed is None or shifted(agreed, terms.due_shift, terms.calendar) is not None


def _agreed(terms: CardTerms, statement: date) -> date | None:
    if terms.due_day is not None and 1 <= terms.due_day <= 31:
        same_month = on_day(statement.year, statement.month, terms.due_day)
        if same_month > statement:
            return same_month
        try:
            following = add_months(statement.replace(day=1), 1)
        except InputError:
            return None
        return on_day(following.year, following.month, terms.due_day)
    if terms.due_days_after is not None and 0 < terms.due_days_after <= 366:
        try:
            return add_days(statement, terms.due_days_after)
        except InputError:
            return None
    return None


def _by_terms(terms: CardTerms, first: date) -> Iterator[date]:
    if terms.statement_day is None or not 1 <= terms.statement_day <= 31:
        return
    month = first.month
    for year in range(first.year, date.max.year + 1):
        while month <= 12:
            day = on_day(year, month, terms.statement_day)
            if day >= first:
                yield day
            month += 1
        month = 1
