"""What changes of a loan leave behind: due dates, plans, traces; and loans without a schedule."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from debt_builders import assert_traced, card, cents, loan, payments, traced

from debttracker.debts.balance import DueState, Parts
from debttracker.debts.debt import Claim, Debt
from debttracker.debts.formulas import Formula
from debttracker.debts.ledger import balance, due_items, payoff
from debttracker.debts.vocabulary import DebtKind
from debttracker.money.annual_rate import Flow, annual_rates

USUAL: dict[str, Any] = {
    "principal": "10000",
    "start": date(2026, 1, 31),
    "every": "1 month",
    "periods": 12,
    "method": "level_payment",
    "annual_rate": "24",
    "overdue_multiplier": "1.5",
    "overdue_base": "principal",
    "prepayment": "shorten",
}
PLAN: dict[str, Any] = {
    "date": date(2026, 6, 20),
    "kind": "restructured_plan",
    "first_due": date(2026, 7, 20),
    "every": "1 month",
    "periods": 6,
    "annual_rate": "0",
}


@pytest.mark.parametrize(
    ("change", "formula"),
    [
        ({"kind": "extension", "extra_days": 10}, Formula.LOAN_EXTENSION),
        ({"kind": "re_ageing"}, Formula.LOAN_RE_AGEING),
        ({"kind": "acceleration"}, Formula.LOAN_ACCELERATION),
        ({"kind": "rate_change", "annual_rate": "12"}, Formula.LOAN_RATE_CHANGE),
        ({"kind": "waiver", "waived_penalty": "1"}, Formula.LOAN_WAIVER),
        (PLAN, Formula.LOAN_NEW_PLAN),
    ],
    ids=lambda item: item["kind"] if isinstance(item, dict) else "",
)
def test_each_change_is_in_the_trace(change: dict[str, Any], formula: Formula) -> None:
    debt = loan(USUAL, changes=[change | {"date": date(2026, 6, 20)}])
    found = balance(debt, [], date(2026, 6, 20), "CNY")
    assert_traced(found)
    lines = [line for line in found.trace if line.formula == formula]
    assert lines
    assert {(line.on, line.source) for line in lines} == {(date(2026, 6, 20), "changes")}


def test_a_new_plan_shows_its_own_due_dates_only() -> None:
    debt = loan(USUAL, changes=[PLAN])
    items = due_items(debt, [], date(2026, 6, 21), date(2027, 12, 31), date(2026, 7, 1), "CNY")
    assert [(item.due, item.period, item.periods) for item in items] == [
        (date(2026, 7, 20), 1, 6),
        (date(2026, 8, 20), 2, 6),
        (date(2026, 9, 20), 3, 6),
        (date(2026, 10, 20), 4, 6),
        (date(2026, 11, 20), 5, 6),
        (date(2026, 12, 20), 6, 6),
    ]
    owed = balance(debt, [], date(2026, 7, 1), "CNY").owed
    assert sum(item.amount or 0 for item in items) == owed.total == owed.principal


def test_paying_a_new_plan_as_agreed_ends_it() -> None:
    debt = loan(USUAL, changes=[PLAN])
    owed = balance(debt, [], date(2026, 6, 20), "CNY").owed.total
    items = due_items(debt, [], date(2026, 6, 21), date(2027, 12, 31), date(2026, 6, 20), "CNY")
    rows = [[item.due.isoformat(), f"{(item.amount or 0) / 100:.2f}"] for item in items]
    assert sum(cents(amount) for _, amount in rows) == owed
    ended = balance(debt, payments(debt, rows), date(2027, 1, 31), "CNY")
    assert ended.owed == Parts()
    assert ended.days_past_due == 0


def test_a_missed_new_plan_is_overdue_by_the_overdue_terms() -> None:
    debt = loan(USUAL | {"overdue_annual_rate": "36.5", "overdue_multiplier": ""}, changes=[PLAN])
    due = due_items(debt, [], date(2026, 7, 20), date(2026, 7, 20), date(2026, 7, 20), "CNY")[0].amount or 0
    before = balance(debt, [], date(2026, 7, 20), "CNY").owed.penalty
    after = balance(debt, [], date(2026, 7, 30), "CNY")
    assert before == 0
    assert after.days_past_due == 10
    assert after.owed.penalty == round(Decimal(due) / 100)


def test_re_aged_arrears_are_paid_after_the_current_instalment() -> None:
    debt = loan(
        USUAL | {"overdue_multiplier": "0"},
        changes=[{"date": date(2026, 4, 15), "kind": "re_ageing", "first_due": date(2026, 12, 1)}],
    )
    paid = payments(debt, [["2026-04-30", "945.60"], ["2026-05-31", "945.60"]])
    found = balance(debt, paid, date(2026, 6, 1), "CNY")
    assert (found.overdue.total, found.days_past_due) == (0, 0)
    items = due_items(debt, paid, date(2026, 2, 1), date(2026, 12, 1), date(2026, 6, 1), "CNY")
    states = {item.period: (item.due, item.state) for item in items}
    assert states[1] == (date(2026, 12, 1), DueState.OPEN)
    assert states[3] == (date(2026, 4, 30), DueState.PAID)
    late = balance(debt, paid, date(2026, 12, 2), "CNY")
    assert late.oldest_unpaid_due == date(2026, 6, 30)


def test_an_accelerated_loan_can_be_paid_off() -> None:
    debt = loan(USUAL, changes=[{"date": date(2026, 4, 10), "kind": "acceleration"}])
    day = date(2026, 5, 10)
    found = payoff(debt, [], day, "CNY")
    assert found is not None
    assert found.parts == balance(debt, [], day, "CNY").owed
    paid = payments(debt, [[day.isoformat(), f"{found.total / 100:.2f}"]])
    assert balance(debt, paid, date(2026, 12, 31), "CNY").owed == Parts()


@pytest.mark.parametrize(("refund", "last", "nominal"), [(False, 750_400, "17.78"), (True, 707_200, "9.07")])
def test_the_true_rate_of_ending_a_fee_plan_early(refund: bool, last: int, nominal: str) -> None:
    """finance.md 2a: 12 000 (12 x 0.60 %) ended with the sixth instalment."""
    terms = {
        "principal": "12000",
        "start": date(2026, 1, 15),
        "every": "1 month",
        "periods": 12,
        "method": "equal_principal",
        "period_fee_rate": "0.60",
        "refund_fees": refund,
        "prepayment": "shorten",
    }
    debt = loan(terms)
    paid = payments(debt, [[f"2026-0{month}-15", "1072"] for month in range(2, 7)])
    found = payoff(debt, paid, date(2026, 7, 15), "CNY")
    assert found is not None
    assert found.total == last
    flows = [Flow(date(2026, 1, 15), 1_200_000), *(Flow(item.paid_on, -item.amount) for item in paid)]
    rates = annual_rates([*flows, Flow(date(2026, 7, 15), -found.total)])
    assert f"{Decimal(rates.nominal or 0):.2f}" == nominal


def test_the_trace_of_a_payoff_says_what_is_given_back_and_what_it_costs() -> None:
    terms = USUAL | {"fees": [["600", "start", True]], "prepayment_fee_percent": "2"}
    found = payoff(loan(terms), [], date(2026, 2, 14), "CNY")
    assert found is not None
    assert traced(found.trace) == found.parts == Parts(945_000, 10_000, 0, 20_000)
    back = next(line for line in found.trace if line.formula == Formula.LOAN_FEE_REFUND)
    assert (back.part, back.amount) == ("principal", -55_000)
    assert dict(back.inputs) == {"name": "fee", "fee": 60_000, "remaining": 11, "periods": 12}
    early = next(line for line in found.trace if line.formula == Formula.LOAN_PREPAYMENT_FEE)
    assert (early.part, early.amount) == ("fees", 20_000)
    assert dict(early.inputs) == {"amount": 1_000_000, "percent": "2"}


def test_the_trace_shows_what_the_cap_cut() -> None:
    terms = USUAL | {"charges_cap_percent": "3"}
    found = balance(loan(terms), [], date(2026, 4, 30), "CNY")
    cut = [line for line in found.trace if line.formula == Formula.LOAN_CHARGES_CAP]
    assert found.owed.interest + found.owed.penalty == 30_000
    assert {line.source for line in cut} == {"terms.charges_cap_percent"}
    assert {line.inputs["limit"] for line in cut} == {30_000}
    charged = cut[0].inputs["charged"]
    assert isinstance(charged, int)
    assert -sum(line.amount for line in cut) == charged - 30_000


def test_charges_ahead_of_time_stay_under_the_cap_too() -> None:
    terms = USUAL | {"prepayment": "not_allowed", "charges_cap_percent": "3"}
    debt = loan(terms)
    paid = payments(debt, [["2026-02-10", "9000"]])
    found = balance(debt, paid, date(2027, 2, 1), "CNY")
    assert_traced(found)
    booked = -sum(
        line.amount for line in found.trace if line.formula == Formula.PAYMENT and line.part == "interest"
    )
    assert booked + found.owed.interest + found.owed.penalty == 30_000
    ahead = [line for line in found.trace if line.formula == Formula.LOAN_CHARGES_CAP_AHEAD]
    assert ahead
    assert {line.amount for line in ahead} == {0}


def test_payoffs_of_other_debts_are_what_is_owed() -> None:
    plastic = card({"statement_day": 10, "due_day": 28, "daily_rate": "0.05"}, [["2026-03-12", "6000"]])
    claimed = Debt("d", DebtKind.OTHER, claims=(Claim(date(2026, 1, 1), total=5_000),))
    for debt in (plastic, claimed):
        owed = balance(debt, [], date(2026, 6, 1), "CNY")
        found = payoff(debt, [], date(2026, 6, 1), "CNY")
        assert found is not None
        assert (found.parts, found.missing, found.trace) == (owed.owed, owed.missing, owed.trace)
    assert payoff(loan(USUAL), [], date(2026, 1, 1), "CNY") is None


OPEN = {"principal": "10000", "start": date(2026, 1, 31), "annual_rate": "12", "day_count": "actual/365"}


def test_another_rate_of_a_loan_without_a_schedule() -> None:
    """10000 x 12 % x 100 / 365 = 328.77, and x 6 % x 100 / 365 = 164.38."""
    debt = loan(OPEN, changes=[{"date": date(2026, 5, 11), "kind": "rate_change", "annual_rate": "6"}])
    found = balance(debt, [], date(2026, 8, 19), "CNY")
    assert found.owed == Parts(1_000_000, 49_315)
    assert_traced(found)
    lines = [line for line in found.trace if line.formula == Formula.LOAN_INTEREST_DAILY]
    assert [(line.amount, line.source) for line in lines] == [
        (32_877, "terms.annual_rate"),
        (16_438, "changes"),
    ]


def test_what_is_given_up_and_what_the_lender_booked_on_a_loan_without_a_schedule() -> None:
    changes = [
        {"date": date(2026, 5, 11), "kind": "waiver", "waived_interest": "900", "waived_principal": "1"}
    ]
    debt = loan(OPEN, changes=changes)
    paid = payments(debt, [["2026-05-11", "100", {"booked_principal": "100"}]])
    found = balance(debt, paid, date(2026, 5, 11), "CNY")
    assert found.owed == Parts(989_900, 0)
    assert_traced(found)


def test_other_changes_of_a_loan_without_a_schedule_are_named() -> None:
    debt = loan(OPEN, changes=[{"date": date(2026, 5, 11), "kind": "extension", "extra_days": 30}])
    assert "changes" not in balance(debt, [], date(2026, 5, 10), "CNY").missing
    assert "changes" in balance(debt, [], date(2026, 5, 11), "CNY").missing


def test_on_one_day_the_lender_gives_up_before_it_plans_anew() -> None:
    waiver = {"date": PLAN["date"], "kind": "waiver", "waived_penalty": "10000", "waived_interest": "10000"}
    before = balance(loan(USUAL), [], PLAN["date"], "CNY").owed
    for changes in ([PLAN, waiver], [waiver, PLAN]):
        found = balance(loan(USUAL, changes=changes), [], PLAN["date"], "CNY")
        assert found.owed == Parts(before.principal)
        assert_traced(found)


def test_the_cap_of_all_charges_of_a_loan_without_a_schedule() -> None:
    """10000 x 12 % x 100 / 365 = 328.77, at most 3 %."""
    debt = loan(OPEN | {"charges_cap_percent": "3"})
    found = balance(debt, [], date(2026, 5, 11), "CNY")
    assert found.owed == Parts(1_000_000, 30_000)
    assert_traced(found)
    paid = payments(debt, [["2026-05-11", "300"]])
    assert balance(debt, paid, date(2027, 5, 11), "CNY").owed == Parts(1_000_000)
