"""How long the time between two days is, as a contract counts it, where that is fair for a yearly line.

A contract by the month counts a month as a twelfth of a year: inside its schedule that is taken, by days
within a period. A year of 360 days is not: it makes a year of 365 days cost more than the stated rate.
Outside of the schedule, and without one, a day is a 365th of a year.
"""

from bisect import bisect_right
from datetime import date
from fractions import Fraction

from debttracker.debts.loan_plan import loan_plan
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.money.frequency import whole_months
from debttracker.money.vocabulary import DayCount, Method

YEAR_DAYS = 365
_MONTHS = 12


class PlanTime:
    """The periods of a loan with their lengths; none for a card or a loan whose schedule is not known."""

    def __init__(self, terms: CardTerms | LoanTerms | None) -> None:
        self._periods: list[tuple[date, date, Fraction]] = []
        if not isinstance(terms, LoanTerms) or terms.day_count is DayCount.ACTUAL_360:
            return
        for row in loan_plan(terms).rows:
            if row.start is None or row.due <= row.start:
                continue
            by_months = terms.method is Method.BULLET and terms.day_count in {None, DayCount.THIRTY_360}
            months = whole_months(row.start, row.due) if by_months else None
            years = row.years if months is None else Fraction(months, _MONTHS)
            if years is not None:
                self._periods.append((row.start, row.due, years))

    def years(self, first: date, last: date) -> Fraction:
        """Return the years from one day to a later one."""
        total, at = Fraction(0), first
        while at < last:
            end, length = self._stretch(at, last)
            total += length
            at = end
        return total

    def _stretch(self, first: date, last: date) -> tuple[date, Fraction]:
        number = bisect_right(self._periods, first, key=lambda period: period[0]) - 1
        if number >= 0 and first < self._periods[number][1]:
            start, due, years = self._periods[number]
            end = min(last, due)
            return end, years * (end - first).days / (due - start).days
        coming = self._periods[number + 1][0] if number + 1 < len(self._periods) else last
        end = min(last, coming)
        return end, Fraction((end - first).days, YEAR_DAYS)
