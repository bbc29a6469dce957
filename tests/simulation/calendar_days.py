"""Days and roundings of the simulation, on their own: nothing here comes from the program."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

from holidays import HolidayBase, country_holidays

from debttracker.debts.vocabulary import DueShift

DAY = timedelta(days=1)


def rounded(value: Fraction) -> int:
    """Round to the nearest whole number, halves away from zero."""
    return int(value + Fraction(1, 2)) if value >= 0 else -int(-value + Fraction(1, 2))


def days(first: date, last: date) -> Iterator[date]:
    """Yield each day from first to last, both included."""
    while first <= last:
        yield first
        first += DAY


def in_month(year: int, month: int, day: int) -> date:
    """Return a day of a month, or its last day when the month is shorter."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of a shorter month."""
    month = day.year * 12 + day.month - 1 + months
    return in_month(month // 12, month % 12 + 1, day.day)


def later(day: date, count: int) -> date:
    """Return the day so many days later, or the last that there is."""
    return day + min(count, (date.max - day).days) * DAY


def moved(day: date, rule: DueShift | None, calendar: str | None) -> date:
    """Return the working day that a rule makes of a due day; without a calendar it stays."""
    if rule in {None, DueShift.NONE} or calendar is None:
        return day
    while not _days_off(calendar, day.year).is_working_day(day):
        day += DAY if rule is DueShift.NEXT_BUSINESS_DAY else -DAY
    return day


@cache
def _days_off(calendar: str, year: int) -> HolidayBase:
    country, _, region = calendar.partition("-")
    return country_holidays(country, region or None, years=year, expand=False)
