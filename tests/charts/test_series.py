"""More than six series are put together without saying anything false."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debttracker.charts.series import Counts, GrowthLine, few_amounts, few_counts, split_others

DAYS = tuple(date(2026, 1, 1) + timedelta(n) for n in range(3))


def line(name: str, *values: int) -> GrowthLine:
    return GrowthLine(name, DAYS, values)


def test_six_lines_stay_as_they_are() -> None:
    lines = [line(str(n), n, n, n) for n in range(6)]
    assert few_amounts(lines, "others") == lines


def test_of_more_the_lightest_are_summed_day_by_day() -> None:
    lines = [line(str(n), n, 2 * n, 100 + n) for n in (1, 9, 2, 8, 3, 7, 4, 6)]
    few = few_amounts(lines, "others")
    assert [one.name for one in few] == ["9", "8", "7", "4", "6", "others"]
    assert few[-1].values == (1 + 2 + 3, 2 * (1 + 2 + 3), 300 + 1 + 2 + 3)


def test_lines_over_different_days_are_not_summed() -> None:
    lines = [line(str(n), 9, 9, 9) for n in range(6)] + [GrowthLine("x", DAYS[:1], (1,)), line("y", 1, 1, 1)]
    with pytest.raises(ValueError, match="same dates"):
        few_amounts(lines, "others")


def test_a_line_needs_a_value_for_each_day() -> None:
    with pytest.raises(ValueError, match="one value"):
        GrowthLine("x", DAYS, (1,))


def test_counts_of_others_are_never_summed_over_a_limit() -> None:
    lines = [Counts(str(n), DAYS, (9, 9, 9)) for n in range(5)]
    lines += [Counts("a", DAYS, (2, 0, 1)), Counts("b", DAYS[1:], (2, 3))]
    few = few_counts(lines, "others")
    assert len(few) == 6
    assert (few[-1].name, few[-1].dates, few[-1].counts) == ("others", DAYS, (2, 2, 3))


@given(st.lists(st.integers(0, 100), max_size=20))
def test_nothing_is_lost_and_the_heaviest_stand_alone(weights: list[int]) -> None:
    items = list(enumerate(weights))
    shown, rest = split_others(items, lambda item: item[1])
    assert sorted(shown + rest) == items
    assert len(shown) + bool(rest) <= 6
    assert all(kept[1] >= other[1] for kept in shown for other in rest)
