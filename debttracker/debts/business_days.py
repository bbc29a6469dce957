"""Moves a due date off weekends and holidays.

Weekends, holidays and make-up working days come from the library `holidays`; it is imported when the first
date is to be moved, since it loads slowly.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from debttracker.debts.terms import Calendar
from debttracker.debts.vocabulary import DueShift

if TYPE_CHECKING:
    from holidays import HolidayBase

_SATURDAY = 5
_LONGEST_BREAK = 31
_DAY = timedelta(days=1)
_BY_YEARLY_NOTICE = frozenset({"CN"})
"""Countries that say each year which days are worked instead: a year without such days is not known yet."""

_PARTS: Mapping[Calendar, tuple[Calendar, ...]] = MappingProxyType({"GB": ("GB-ENG", "GB-SCT", "GB-NIR")})
"""Countries whose banks keep the holidays of their part; a day on which the parts differ is not known."""


def shifted(day: date, rule: DueShift | None, calendar: Calendar | None) -> date | None:
    """Return the day that the rule makes of a due day; None when it cannot be known.

    Not known: a weekend day when no calendar says whose days count, a country or region that the library
    does not have, a year that it does not have, a day beside a holiday whose date is only estimated, a
    holiday of a part of the country when the calendar names no part.
    """
    if rule is None or rule is DueShift.NONE:
        return day
    if calendar is None:
        return day if day.weekday() < _SATURDAY else None
    step = _DAY if rule is DueShift.NEXT_BUSINESS_DAY else -_DAY
    for _ in range(_LONGEST_BREAK):
        works = _works(day, calendar)
        if works is None:
            return None
        if works:
            return day
        day += step
    return None


def after_business_days(day: date, count: int, calendar: Calendar) -> date | None:
    """Return the last of so many business days after a day; None when one of them cannot be known."""
    for _ in range(count):
        following = shifted(day + _DAY, DueShift.NEXT_BUSINESS_DAY, calendar)
        if following is None:
            return None
        day = following
    return day


def _works(day: date, calendar: Calendar) -> bool | None:
    answers = {_works_in(day, part) for part in _PARTS.get(calendar, (calendar,))}
    return answers.pop() if len(answers) == 1 else None


def _works_in(day: date, calendar: Calendar) -> bool | None:
    found = _year(calendar, day.year)
    if found is None or any(_estimated(found, near) for near in _around(day)):
        return None
    return found.is_working_day(day)


def _around(day: date) -> list[date]:
    return [near for near in (day - _DAY, day, day + _DAY) if near.year == day.year]


def _estimated(names: Mapping[date, str], day: date) -> bool:
    return "estimated" in names.get(day, "")


@cache
def _year(calendar: Calendar, year: int) -> "HolidayBase | None":
    """Return the days off of one year; None when the library does not know them."""
    from holidays import country_holidays

    country, _, region = calendar.partition("-")
    try:
        found = country_holidays(country, region or None, years=year, expand=False, language="en_US")
    except NotImplementedError:
        return None
    if not found.start_year <= year <= found.end_year:
        return None
    if country in _BY_YEARLY_NOTICE and not any(day.year == year for day in found.weekend_workdays):
        return None
    return found
