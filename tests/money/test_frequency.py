"""Frequencies and due dates: the day of the month is kept, month ends are clipped."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debttracker.errors import InputError
from debttracker.money.frequency import (
    Frequency,
    Unit,
    add_days,
    add_months,
    due_dates,
    months_back,
    nth_date,
    parse_frequency,
    whole_months,
)

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("text", "count", "unit"),
    [
        ("1 month", 1, Unit.MONTH),
        ("14 day", 14, Unit.DAY),
        ("2 weeks", 2, Unit.WEEK),
        (" 3 month ", 3, Unit.MONTH),
    ],
)
def test_a_frequency_is_read(text: str, count: int, unit: Unit) -> None:
    assert parse_frequency(text) == Frequency(count, unit)


@pytest.mark.parametrize(
    "text", ["", "month", "0 month", "-1 day", "1.5 month", "1 year", "99999 day", None, 3]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="frequency"):
        parse_frequency(text)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (date(2026, 1, 31), [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]),
        (date(2024, 1, 31), [date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30)]),
        (date(2099, 12, 31), [date(2100, 1, 31), date(2100, 2, 28), date(2100, 3, 31)]),
        (date(2024, 2, 29), [date(2024, 3, 29), date(2024, 4, 29), date(2024, 5, 29)]),
    ],
)
def test_the_day_of_the_month_is_kept(start: date, expected: list[date]) -> None:
    monthly = parse_frequency("1 month")
    assert [nth_date(start, monthly, n) for n in (1, 2, 3)] == expected
    assert due_dates(start, None, monthly, 3) == expected
    assert due_dates(start, expected[0], monthly, 3) == expected


def test_another_first_due_date_sets_the_day() -> None:
    dues = due_dates(date(2026, 1, 10), date(2026, 3, 31), parse_frequency("1 month"), 3)
    assert dues == [date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)]


def test_the_calendar_ends() -> None:
    with pytest.raises(InputError, match="9999"):
        add_months(date(9999, 12, 1), 1)
    with pytest.raises(InputError, match="9999"):
        add_days(date(9999, 12, 31), 1)
    with pytest.raises(InputError, match="9999"):
        add_months(date(1, 1, 1), -1)


@given(DAYS, st.integers(-600, 600))
def test_whole_months_undo_adding_months(day: date, months: int) -> None:
    assert whole_months(day, add_months(day, months)) == months


@given(DAYS, DAYS)
def test_months_and_days_back_come_to_the_first_day(one: date, other: date) -> None:
    first, last = sorted((one, other))
    months, days = months_back(first, last)
    assert months >= 0
    assert 0 <= days <= 31
    if days:
        assert add_days(first, days) == add_months(last, -months)
