"""What waiting costs."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from debt_builders import card, loan, payments

from debttracker.debts.balance import Parts, Scenario
from debttracker.debts.debt import Claim, Debt
from debttracker.debts.ledger import balance
from debttracker.debts.overdue import cost_of_one_more_day, cost_of_waiting, growth
from debttracker.debts.vocabulary import DebtKind
from debttracker.errors import InputError

CARD = card(
    {
        "statement_day": 10,
        "due_day": 28,
        "daily_rate": "0.05",
        "interest_base": "full_amount",
        "compounding": "monthly",
        "minimum_percent": "10",
        "late_fee_percent": "5",
        "late_fee_floor": "0",
        "grace_days": 0,
        "tolerance": "0",
    },
    [["2026-03-12", "6000"], ["2026-04-02", "2000"]],
)
LOAN = loan(
    {
        "principal": "10000",
        "start": date(2026, 1, 31),
        "every": "1 month",
        "periods": 12,
        "method": "level_payment",
        "annual_rate": "24",
        "overdue_multiplier": "1.5",
        "overdue_base": "instalment",
        "compound_overdue": True,
        "late_fee": "20",
        "waiting_days": 3,
    }
)
START = date(2026, 4, 15)
UNTIL = START + timedelta(days=180)
DEBTS = [CARD, LOAN, Debt("d", DebtKind.OTHER, claims=(Claim(date(2026, 1, 1), total=5_000),))]


@pytest.mark.parametrize("debt", DEBTS, ids=lambda debt: debt.id)
def test_growth_when_nothing_is_paid_is_the_balance_of_each_day(debt: Debt) -> None:
    points = growth(debt, [], START, UNTIL, Scenario.NOTHING, "CNY", step_days=9)
    assert [point.on for point in points] == [START + timedelta(days=9 * n) for n in range(21)]
    assert [point.owed for point in points] == [balance(debt, [], point.on, "CNY").owed for point in points]
    assert [point.cost for point in points] == [point.owed.total - points[0].owed.total for point in points]


@pytest.mark.parametrize("debt", DEBTS, ids=lambda debt: debt.id)
def test_paying_the_minimum_costs_no_more_than_paying_nothing(debt: Debt) -> None:
    nothing = growth(debt, [], START, UNTIL, Scenario.NOTHING, "CNY")
    minimum = growth(debt, [], START, UNTIL, Scenario.MINIMUM, "CNY")
    assert len(nothing) == len(minimum) == 181
    assert all(less.cost <= more.cost for less, more in zip(minimum, nothing, strict=True))
    assert [point.cost for point in minimum] == sorted(point.cost for point in minimum)


def test_the_minimum_keeps_a_card_from_being_late() -> None:
    points = growth(CARD, [], START, UNTIL, Scenario.MINIMUM, "CNY")
    assert all(point.owed.penalty == 0 for point in points)
    assert points[13].owed.principal == 720_000


def test_the_minimum_pays_a_loan_as_agreed() -> None:
    paid = payments(LOAN, [["2026-02-28", "945.60"], ["2026-03-31", "945.60"]])
    points = growth(LOAN, paid, START, date(2027, 2, 1), Scenario.MINIMUM, "CNY", step_days=500)
    assert [point.on for point in points] == [START, date(2027, 2, 1)]
    assert points[-1].owed.total == 0


def test_steps_end_on_the_last_day() -> None:
    points = growth(CARD, [], START, START + timedelta(days=10), Scenario.NOTHING, "CNY", step_days=7)
    assert [(point.on - START).days for point in points] == [0, 7, 10]
    with pytest.raises(InputError, match="step"):
        growth(CARD, [], START, UNTIL, Scenario.NOTHING, "CNY", step_days=0)


def test_one_more_day_of_a_card() -> None:
    assert cost_of_one_more_day(CARD, [], date(2026, 4, 20), "CNY") == Parts()
    cliff = cost_of_one_more_day(CARD, [], date(2026, 4, 28), "CNY")
    assert cliff == Parts(0, 49 * 300 + 28 * 100, 4_000, 0)
    assert cost_of_one_more_day(CARD, [], date(2026, 4, 29), "CNY") == Parts(0, 400, 0, 0)


def test_one_more_day_of_a_loan() -> None:
    debt = replace(LOAN, terms=replace(LOAN.terms, compound_overdue=None, late_fee=None))
    day = cost_of_one_more_day(debt, [], date(2026, 3, 10), "CNY")
    assert day == Parts(0, 597, 93, 0)


def test_what_a_day_and_a_month_of_waiting_cost_a_loan() -> None:
    """945.60 twice at 36 % from 31 March on: 1.87 a day, 55.96 in 30 days; 169.88 of interest by 30 April."""
    debt = replace(LOAN, terms=replace(LOAN.terms, compound_overdue=None, late_fee=None))
    cost = cost_of_waiting(debt, [], date(2026, 3, 31), "CNY")
    assert cost.month_end == date(2026, 4, 30)
    assert cost.day == cost_of_one_more_day(debt, [], date(2026, 3, 31), "CNY")
    assert cost.day == Parts(0, 566, 187, 0)
    assert cost.month == Parts(0, 16_988, 5_596, 0)


def test_a_month_of_waiting_ends_with_a_shorter_month() -> None:
    assert cost_of_waiting(LOAN, [], date(2026, 1, 31), "CNY").month_end == date(2026, 2, 28)
    assert cost_of_waiting(LOAN, [], date(2025, 1, 31), "CNY").month == Parts()
    last = cost_of_waiting(LOAN, [], date.max, "CNY")
    assert (last.day, last.month, last.month_end) == (Parts(), Parts(), date.max)


@pytest.mark.parametrize(
    ("days", "bucket", "days_bucket"),
    [
        (0, "M0", "0"),
        (1, "M1", "1-30"),
        (30, "M1", "1-30"),
        (31, "M2", "31-60"),
        (60, "M2", "31-60"),
        (61, "M3", "61-90"),
        (90, "M3", "61-90"),
        (91, "M4", "90+"),
        (180, "M6", "90+"),
        (181, "M7+", "90+"),
    ],
)
def test_ageing_buckets(days: int, bucket: str, days_bucket: str) -> None:
    found = balance(LOAN, [], date(2026, 2, 28) + timedelta(days=days), "CNY")
    assert found.days_past_due == days
    assert (found.bucket, found.days_bucket) == (bucket, days_bucket)
