"""How often something falls due: "N day", "N week" or "N month", and the dates that follow from it."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto

from debttracker.errors import InputError

_SHORTEST_MONTH = 28
_TEXT = re.compile(r"([1-9]\d{0,3}) (day|week|month)s?")


class Unit(StrEnum):
    """What a frequency counts."""

    DAY = auto()
    WEEK = auto()
    MONTH = auto()


@dataclass(frozen=True, slots=True)
class Frequency:
    """`count` days, weeks or months."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count} {self.unit}"


def parse_frequency(text: str) -> Frequency:
    """Read "N day", "N week" or "N month" (N from 1 to 9999; a plural s is allowed).

    Raises InputError for anything else.
    """
    found = _TEXT.fullmatch(text.strip()) if isinstance(text, str) else None
    if found is None:
        raise InputError('%(text)r is not a frequency; write it like "1 month" or "14 day"', text=text)
    return Frequency(int(found[1]), Unit(found[2]))


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later (earlier when negative), or the last day of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not date.min.year <= year <= date.max.year:
        raise InputError("the dates reach beyond the years 1 to 9999")
    if day.day <= _SHORTEST_MONTH:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date:
    """Return the day `days` later; InputError beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise InputError("the dates reach beyond the years 1 to 9999") from None


def nth_date(anchor: date, every: Frequency, n: int) -> date:
    """Return the date n steps after the anchor. The anchor's day of the month is kept: 31 January,
    28 or 29 February, 31 March.
    """
    if every.unit is Unit.MONTH:
        return add_months(anchor, every.count * n)
    return add_days(anchor, every.count * n * (7 if every.unit is Unit.WEEK else 1))


def whole_months(first: date, last: date) -> int | None:
    """Return how many whole months lie between two dates, or None when days are left over.

    A month's end counts as the same day as a later day that the month does not have.
    """
    months = (last.year - first.year) * 12 + last.month - first.month
    if first.day == last.day:
        return months
    if max(first.day, last.day) <= _SHORTEST_MONTH:
        return None
    if add_months(first, months) == last or add_months(last, -months) == first:
        return months
    return None


def months_back(first: date, last: date) -> tuple[int, int]:
    """Count whole months back from `last` as far as `first`; return them and the days left over."""
    months = whole_months(first, last)
    if months is not None:
        return months, 0
    months = (last.year - first.year) * 12 + last.month - first.month
    if add_months(last, -months) < first:
        months -= 1
    return months, (add_months(last, -months) - first).days


def due_dates(start: date, first_due: date | None, every: Frequency | None, periods: int) -> list[date]:
    """Return the due dates of a loan. A `first_due` one step after the start keeps the start's day;
    any other first due date sets the day itself.
    """
    if every is None:
        return [first_due] if first_due is not None and periods == 1 else []
    regular = nth_date(start, every, 1)
    if first_due is None or first_due == regular:
        return [nth_date(start, every, n) for n in range(1, periods + 1)]
    return [nth_date(first_due, every, n) for n in range(periods)]
