"""Day counts: which fraction of a year lies between two dates. Exact, as Fraction."""

from datetime import date
from fractions import Fraction

from debttracker.money.vocabulary import DayCount


def year_fraction(first: date, last: date, day_count: DayCount) -> Fraction:
    """Return the years from `first` to `last` (negative when `last` is earlier).

    `30/360` is the bond basis (ISDA 2006, 4.16(f)): the 31st counts as the 30th, at the end only when the
    first day is the 30th or 31st. `actual/actual` is ISDA's: days of leap years over 366, others over 365.
    """
    if last < first:
        return -year_fraction(last, first, day_count)
    days = (last - first).days
    if day_count is DayCount.ACTUAL_365:
        return Fraction(days, 365)
    if day_count is DayCount.ACTUAL_360:
        return Fraction(days, 360)
    if day_count is DayCount.THIRTY_360:
        return Fraction(days_30_360(first, last), 360)
    return _actual_actual(first, last)


def days_30_360(first: date, last: date) -> int:
    """Return the days between two dates with months of 30 days (bond basis)."""
    day_1 = min(first.day, 30)
    day_2 = 30 if last.day == 31 and day_1 == 30 else last.day
    return (last.year - first.year) * 360 + (last.month - first.month) * 30 + day_2 - day_1


def year_length(year: int) -> int:
    """Return the number of days of a calendar year."""
    return 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365


def _actual_actual(first: date, last: date) -> Fraction:
    if first.year == last.year:
        return Fraction((last - first).days, year_length(first.year))
    head = Fraction((date(first.year, 12, 31) - first).days + 1, year_length(first.year))
    tail = Fraction((last - date(last.year, 1, 1)).days, year_length(last.year))
    return head + (last.year - first.year - 1) + tail
