"""Day counts against figures worked out by hand."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debttracker.money.day_count import days_30_360, year_fraction, year_length
from debttracker.money.vocabulary import DayCount

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "day_count", "expected"),
    [
        (date(2024, 1, 1), date(2024, 2, 1), DayCount.ACTUAL_365, Fraction(31, 365)),
        (date(2024, 1, 1), date(2025, 1, 1), DayCount.ACTUAL_365, Fraction(366, 365)),
        (date(2024, 1, 1), date(2024, 4, 1), DayCount.ACTUAL_360, Fraction(91, 360)),
        (date(2024, 1, 1), date(2025, 1, 1), DayCount.ACTUAL_ACTUAL, Fraction(1)),
        (date(2023, 12, 30), date(2024, 1, 2), DayCount.ACTUAL_ACTUAL, Fraction(2, 365) + Fraction(1, 366)),
        (date(2023, 7, 1), date(2026, 7, 1), DayCount.ACTUAL_ACTUAL, Fraction(3)),
        (date(2100, 2, 28), date(2100, 3, 1), DayCount.ACTUAL_ACTUAL, Fraction(1, 365)),
        (date(2024, 1, 15), date(2024, 7, 15), DayCount.THIRTY_360, Fraction(1, 2)),
        (date(2024, 1, 31), date(2024, 3, 31), DayCount.THIRTY_360, Fraction(60, 360)),
        (date(2024, 1, 15), date(2024, 1, 31), DayCount.THIRTY_360, Fraction(16, 360)),
        (date(2024, 2, 28), date(2024, 3, 1), DayCount.THIRTY_360, Fraction(3, 360)),
    ],
)
def test_by_hand(first: date, last: date, day_count: DayCount, expected: Fraction) -> None:
    assert year_fraction(first, last, day_count) == expected


@given(DAYS, DAYS, st.sampled_from(DayCount))
def test_backwards_is_the_negative(first: date, last: date, day_count: DayCount) -> None:
    assert year_fraction(first, last, day_count) == -year_fraction(last, first, day_count)


@given(DAYS, DAYS, DAYS, st.sampled_from([DayCount.ACTUAL_365, DayCount.ACTUAL_360, DayCount.ACTUAL_ACTUAL]))
def test_actual_days_add_up(one: date, two: date, three: date, day_count: DayCount) -> None:
    first, middle, last = sorted((one, two, three))
    parts = year_fraction(first, middle, day_count) + year_fraction(middle, last, day_count)
    assert parts == year_fraction(first, last, day_count)


def test_a_year_of_thirty_day_months_has_360_days() -> None:
    assert days_30_360(date(2023, 5, 17), date(2024, 5, 17)) == 360


@pytest.mark.parametrize(
    ("year", "length"), [(2023, 365), (2024, 366), (1900, 365), (2000, 366), (2100, 365)]
)
def test_leap_years(year: int, length: int) -> None:
    assert year_length(year) == length
