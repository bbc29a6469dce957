"""Due dates off weekends and holidays, and what cannot be known of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debttracker.debts.business_days import shifted
from debttracker.debts.vocabulary import DueShift

NEXT, PREVIOUS = DueShift.NEXT_BUSINESS_DAY, DueShift.PREVIOUS_BUSINESS_DAY


@pytest.mark.parametrize(
    ("day", "rule", "calendar", "expected"),
    [
        # State Council notice for 2026: 15 to 23 February off, 14 and 28 February worked.
        (date(2026, 2, 14), NEXT, "CN", date(2026, 2, 14)),
        (date(2026, 2, 15), NEXT, "CN", date(2026, 2, 24)),
        (date(2026, 2, 23), PREVIOUS, "CN", date(2026, 2, 14)),
        (date(2026, 10, 1), NEXT, "CN", date(2026, 10, 8)),
        (date(2026, 2, 27), NEXT, "TW", date(2026, 3, 2)),
        (date(2024, 2, 17), NEXT, "TW", date(2024, 2, 17)),
        (date(2026, 4, 3), NEXT, "GB-ENG", date(2026, 4, 7)),
        (date(2026, 12, 25), NEXT, "GB", date(2026, 12, 29)),
        (date(2026, 4, 6), PREVIOUS, "GB-SCT", date(2026, 4, 6)),
        (date(2026, 11, 26), NEXT, "US", date(2026, 11, 27)),
        (date(2026, 3, 31), NEXT, "US-CA", date(2026, 4, 1)),
        (date(2026, 3, 31), NEXT, "US", date(2026, 3, 31)),
        (date(2026, 10, 19), NEXT, "HK", date(2026, 10, 20)),
        (date(2026, 5, 4), PREVIOUS, "JP", date(2026, 5, 1)),
        (date(2026, 9, 25), NEXT, "KR", date(2026, 9, 28)),
        (date(2026, 8, 8), NEXT, "SG", date(2026, 8, 11)),
    ],
)
def test_moved_by_the_calendar(day: date, rule: DueShift, calendar: str, expected: date) -> None:
    assert shifted(day, rule, calendar) == expected


@pytest.mark.parametrize(
    ("day", "calendar"),
    [
        (date(2026, 2, 14), None),
        (date(2026, 2, 14), "XX"),
        (date(2026, 2, 14), "US-ZZ"),
        (date(2090, 2, 14), "CN"),
        (date(2200, 2, 14), "US"),
        (date(2035, 2, 9), "SG"),
        (date(2026, 4, 3), "GB"),
    ],
)
def test_what_cannot_be_known_is_none(day: date, calendar: str | None) -> None:
    assert shifted(day, NEXT, calendar) is None


def test_weekdays_and_terms_without_a_shift_stay() -> None:
    assert shifted(date(2026, 2, 13), NEXT, None) == date(2026, 2, 13)
    assert shifted(date(2026, 2, 15), DueShift.NONE, "CN") == date(2026, 2, 15)
    assert shifted(date(2026, 2, 15), None, "CN") == date(2026, 2, 15)


@given(
    st.dates(date(2010, 1, 1), date(2026, 12, 20)), st.sampled_from(["CN", "TW", "HK", "US", "GB-ENG", "JP"])
)
def test_a_moved_day_is_a_business_day_and_stays(day: date, calendar: str) -> None:
    later, earlier = shifted(day, NEXT, calendar), shifted(day, PREVIOUS, calendar)
    assert later is not None
    assert earlier is not None
    assert earlier <= day <= later
    assert shifted(later, NEXT, calendar) == later
    assert shifted(earlier, PREVIOUS, calendar) == earlier
