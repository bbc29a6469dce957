"""Costs and payments put together: nothing is lost, and nothing is said that holds of a part only."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from debttracker import l10n
from debttracker.charts.money_series import (
    MOST_STACKS,
    CostGroup,
    Part,
    Stack,
    by_month,
    few_groups,
    few_stacks,
    parts_of,
    together,
)
from debttracker.charts.money_tables import cost_table, stack_table
from debttracker.charts.series import DueTone
from debttracker.debts.balance import Parts

DAY = date(2026, 11, 23)
amounts = st.integers(0, 10**9)
parts = st.builds(Parts, amounts, amounts, amounts, amounts)
groups = st.lists(
    st.builds(CostGroup, st.text(max_size=3), parts, parts, st.none() | parts, st.none() | amounts, amounts),
    max_size=12,
)
stacks = st.lists(
    st.builds(
        Stack,
        st.dates(date(2020, 1, 1), date(2060, 1, 1)),
        st.text(max_size=3),
        st.dictionaries(st.sampled_from(Part), amounts),
        st.sampled_from(DueTone),
        st.none() | amounts,
    ),
    max_size=150,
)


@given(groups)
def test_few_groups_have_the_sums_of_all(rows: list[CostGroup]) -> None:
    few = few_groups(rows, "others")
    assert len(few) <= 6
    whole, shown = together(rows, "all"), together(few, "all")
    assert replace(shown, known=0, count=0) == replace(whole, known=0, count=0)


def test_a_sum_says_of_how_many_the_contract_is_known() -> None:
    known = CostGroup("a", Parts(1), Parts(2), Parts(3), 4)
    card = CostGroup("b", Parts(10), Parts(20))
    both = together([known, card], "all")
    assert (both.contract, both.cost, both.known, both.count) == (Parts(3), 4, 1, 2)
    assert together([both, known], "more").known == 2
    assert together([both, known], "more").count == 3
    assert together([card], "none").contract is None


@given(stacks)
def test_merged_bars_have_the_sums_of_all(rows: list[Stack]) -> None:
    for merged in (few_stacks(rows), by_month(rows)):
        assert sum(stack.total for stack in merged) == sum(stack.total for stack in rows)
        assert [stack.day for stack in merged] == sorted(stack.day for stack in merged)
        assert set(parts_of(merged)) == set(parts_of(rows))
    assert len(few_stacks(rows)) <= MOST_STACKS


def test_a_month_is_overdue_when_one_of_it_is_and_paid_when_all_are() -> None:
    rows = [
        Stack(date(2026, 11, 3), "1", {Part.PRINCIPAL: 5}, DueTone.PAID, 0),
        Stack(date(2026, 11, 9), "2", {Part.INTEREST: 7}, DueTone.OVERDUE, 6),
        Stack(date(2026, 12, 9), "3", {Part.PRINCIPAL: 5}, DueTone.PAID, 0),
        Stack(date(2027, 1, 9), "4", {Part.PRINCIPAL: 5}, DueTone.AHEAD, 5),
        Stack(date(2027, 1, 10), "5", {Part.MINIMUM: 5}, DueTone.PAID, None),
    ]
    with l10n.using("en"):
        november, december, january = by_month(rows)
    assert (november.name, november.day, november.last) == (
        "November 2026",
        date(2026, 11, 1),
        date(2026, 11, 30),
    )
    assert (november.tone, november.total, november.unpaid) == (DueTone.OVERDUE, 12, 6)
    assert (december.tone, december.unpaid) == (DueTone.PAID, 0)
    assert (january.tone, january.unpaid) == (DueTone.AHEAD, None)


def test_a_long_schedule_is_drawn_by_month_and_then_by_year() -> None:
    weekly = [Stack(DAY + timedelta(7 * n), str(n), {Part.PRINCIPAL: 1}, DueTone.AHEAD) for n in range(100)]
    assert len(few_stacks(weekly[:MOST_STACKS])) == MOST_STACKS
    assert few_stacks(weekly[:MOST_STACKS])[0].last is None
    assert few_stacks(weekly)[0].last == date(2026, 11, 30)
    long = [Stack(DAY + timedelta(30 * n), str(n), {Part.PRINCIPAL: 1}, DueTone.AHEAD) for n in range(360)]
    assert few_stacks(long)[0].name == "2026"


def test_the_tables_hold_every_debt_and_every_bar() -> None:
    with l10n.using("en"):
        rows = [
            CostGroup("a", Parts(1, 2, 3, 4), Parts(5), Parts(6, 7), 8, 9),
            CostGroup("b", Parts(), Parts(70, 0, 0, 5)),
        ]
        table = cost_table(rows, "CNY")
        assert table.rows[0] == ("a", "paid", 1, 2, 3, 4, 9, 19)
        assert table.rows[4] == ("b", "still owed", 70, 0, 0, 5, 0, 75)
        assert table.rows[5] == ("b", "by contract", *(None,) * 6)
        bars = [
            Stack(DAY, "Instalment 1", {Part.PRINCIPAL: 5, Part.INTEREST: 2, Part.FEES: 0}, DueTone.PAID, 0),
            Stack(DAY, "Card", {Part.MINIMUM: 4}, DueTone.OVERDUE, None),
        ]
        table = stack_table(bars, "CNY")
    assert table.titles == (
        "Due",
        "Payment",
        "Principal",
        "Interest",
        "Card minimum",
        "Total",
        "Unpaid",
        "State",
    )
    assert table.rows == (
        (DAY, "Instalment 1", 5, 2, None, 7, 0, "paid"),
        (DAY, "Card", None, None, 4, 4, None, "overdue"),
    )
