"""How conventions of annual rates measure the time between dates: EU/UK years, US unit periods."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from debttracker.money.frequency import add_months, months_back, whole_months


def month_times(dates: Sequence[date]) -> list[int] | None:
    """Return months from the first date to each, or None when the dates are not whole months apart."""
    times = []
    for day in dates:
        months = whole_months(dates[0], day)
        if months is None:
            return None
        times.append(months)
    return times


def eu_times(dates: Sequence[date]) -> list[Fraction]:
    """Return years from the first of the sorted dates to each, as the European rate counts them.

    Whole months are twelfths. Otherwise whole years, months or weeks (52 a year), whichever the payments are
    apart, are counted back from the payment, and the days left over are divided by the length of the year
    that ends on the date so reached. Payments at no such interval count whole years and days.
    Source: Directive 2008/48/EC, Annex I; European Commission, examples of January 2015, example 2.
    """
    months = month_times(dates)
    if months is not None:
        return [Fraction(m, 12) for m in months]
    start, rest = dates[0], list(dates[1:])
    spacing = month_times(rest)
    if len(rest) > 1 and spacing is not None:
        unit = 12 if all(m % 12 == 0 for m in spacing) else 1
        back = months_back(start, rest[0])[0] // unit * unit
        reached = add_months(rest[0], -back)
        odd = _odd_days(start, reached)
        return [Fraction(0), *(Fraction(back + m, 12) + odd for m in spacing)]
    if len(rest) > 1 and all((day - rest[0]).days % 7 == 0 for day in rest):
        weeks, days = divmod((rest[0] - start).days, 7)
        odd = _odd_days(start, date.fromordinal(start.toordinal() + days))
        return [Fraction(0), *(Fraction(weeks + (day - rest[0]).days // 7, 52) + odd for day in rest)]
    return [_years_and_days(start, day) for day in dates]


def _years_and_days(start: date, day: date) -> Fraction:
    years = months_back(start, day)[0] // 12
    return years + _odd_days(start, add_months(day, -12 * years))


def _odd_days(start: date, reached: date) -> Fraction:
    if reached == start:
        return Fraction(0)
    year = (reached - add_months(reached, -12)).days if reached.year > 1 else 365
    return Fraction((reached - start).days, year)


@dataclass(frozen=True, slots=True)
class UnitPeriod:
    """A unit period of Appendix J: so many months, or (when `months` is 0) so many days.

    A half month is 15 days with `half_month` set. `per_year` is the number of unit periods in a year.
    """

    months: int
    days: int
    per_year: Fraction
    half_month: bool = False

    def measure(self, first: date, last: date) -> tuple[int, Fraction]:
        """Return the whole unit periods between two dates, counted back from the later, and the fraction."""
        if self.months == 12:
            return self._years(first, last)
        if self.months or self.half_month:
            whole, days = months_back(first, last)
            length = 15 if self.half_month else 30 * self.months
            count, left = divmod(30 * whole + days, length)
            return count, Fraction(left, length)
        count, left = divmod((last - first).days, self.days)
        return count, Fraction(left, self.days)

    @staticmethod
    def _years(first: date, last: date) -> tuple[int, Fraction]:
        months, days = months_back(first, last)
        years, left = divmod(months, 12)
        if days == 0:
            return years, Fraction(left, 12)
        return years, Fraction((add_months(last, -12 * years) - first).days, 365)


def unit_period(dates: Sequence[date]) -> UnitPeriod:
    """Return the unit period of a transaction on these sorted dates (Appendix J (b)(4), (b)(5)).

    The interval that occurs most often, at most a year; of intervals equally frequent the shorter; when none
    occurs twice the average, rounded to the nearest standard interval; with one payment the whole term.
    """
    if len(dates) == 2:
        return _single(dates[0], dates[1])
    if _is_half_monthly(dates[1:]):
        return UnitPeriod(0, 15, Fraction(24), half_month=True)
    by_months = _most_common([whole_months(a, b) for a, b in pairwise(dates)])
    by_days = _most_common([(b - a).days for a, b in pairwise(dates)])
    if by_months[1] > 1 and by_months[1] >= by_days[1]:
        return _of_months(by_months[0])
    if by_days[1] > 1:
        return _of_days(by_days[0])
    return _average(dates)


def _single(first: date, last: date) -> UnitPeriod:
    months = whole_months(first, last)
    if months:
        return _of_months(months)
    days = (last - first).days
    return _of_months(12) if days > 365 else UnitPeriod(0, days, Fraction(365, days))


def _most_common(values: Sequence[int | None]) -> tuple[int, int]:
    counts = Counter(value for value in values if value)
    if not counts:
        return 0, 0
    top = max(counts.values())
    return min(value for value, count in counts.items() if count == top), top


def _of_months(months: int) -> UnitPeriod:
    months = min(months, 12)
    return UnitPeriod(months, 0, Fraction(12, months))


def _of_days(days: int) -> UnitPeriod:
    if days >= 365:
        return _of_months(12)
    weeks, left = divmod(days, 7)
    return UnitPeriod(0, days, Fraction(365, days) if left else Fraction(52, weeks))


def _is_half_monthly(dates: Sequence[date]) -> bool:
    steps = [(b - a).days for a, b in pairwise(dates)]
    if len(steps) < 3 or any(not 12 <= step <= 17 for step in steps) or len(set(steps)) == 1:
        return False
    return all(whole_months(a, b) == 1 for a, b in zip(dates, dates[2:], strict=False))


def _average(dates: Sequence[date]) -> UnitPeriod:
    average = Fraction((dates[-1] - dates[0]).days, len(dates) - 1)
    standard = [(Fraction(1), _of_days(1)), (Fraction(15), UnitPeriod(0, 15, Fraction(24), half_month=True))]
    standard += [(Fraction(7 * n), _of_days(7 * n)) for n in range(1, 53)]
    standard += [(Fraction(365 * n, 12), _of_months(n)) for n in range(1, 13)]
    return min(standard, key=lambda item: (abs(item[0] - average), item[0]))[1]
