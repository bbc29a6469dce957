"""Loans: worked figures to the cent, and what must always hold."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from debt_builders import assert_traced, cents, loan, payments, traced

from debttracker.debts.balance import DueKind, DueState, Parts
from debttracker.debts.debt import Debt
from debttracker.debts.formulas import Formula
from debttracker.debts.ledger import account_on, balance, due_items, payoff, schedule_of, true_rate
from debttracker.debts.payment import Payment
from debttracker.debts.table_check import TableFault, table_differences
from debttracker.debts.terms import LoanTerms, ScheduleRow
from debttracker.debts.vocabulary import PaymentOrder, Prepayment

DATA = Path(__file__).parents[1] / "data" / "finance" / "loans.toml"
LOADED = tomllib.loads(DATA.read_text(encoding="utf-8"))
CASES = LOADED["case"]
USUAL = LOADED["usual"]
LOAN = loan(USUAL)
PARTS = ("principal", "interest", "penalty", "fees")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_worked_loans(case: dict[str, Any]) -> None:
    debt = loan(USUAL | case.get("terms", {}), changes=case.get("changes", ()))
    found = balance(debt, payments(debt, case.get("payments", ())), case["on"], "CNY")
    assert {part: getattr(found.owed, part) for part in PARTS} == {
        part: cents(case["owed"].get(part, "0")) for part in PARTS
    }
    assert list(found.missing) == case.get("missing", [])
    assert_traced(found)
    for name in ("days_past_due", "next_due", "oldest_unpaid_due"):
        if name in case:
            assert getattr(found, name) == case[name]
    if "next_due_amount" in case:
        assert found.next_due_amount == cents(case["next_due_amount"])
    if "overdue" in case:
        assert found.overdue.total == cents(case["overdue"])
    if "credit" in case:
        credit = sum(line.amount for line in found.trace if line.part == "credit")
        assert credit == cents(case["credit"])


@pytest.mark.parametrize("case", [case for case in CASES if "payoff" in case], ids=lambda case: case["name"])
def test_worked_payoffs(case: dict[str, Any]) -> None:
    debt = loan(USUAL | case.get("terms", {}), changes=case.get("changes", ()))
    paid = payments(debt, case.get("payments", ()))
    found = payoff(debt, paid, case["on"], "CNY")
    assert found is not None
    assert {part: getattr(found.parts, part) for part in PARTS} == {
        part: cents(case["payoff"].get(part, "0")) for part in PARTS
    }
    assert traced(found.trace) == found.parts
    assert list(found.missing) == case.get("missing", [])
    if debt.terms.prepayment is not Prepayment.NOT_ALLOWED:
        last = Payment("last", debt.id, case["on"], found.total)
        assert balance(debt, [*paid, last], case["on"], "CNY").owed.total == 0
        short = Payment("last", debt.id, case["on"], found.total - 1)
        left = payoff(debt, [*paid, short], case["on"], "CNY")
        assert left is not None
        assert left.total > 0


def test_costs_then_interest_then_principal() -> None:
    """Civil Code 561: 1400 against 300 of costs, 1250.40 of interest and 8000 of principal."""
    rows = [[date(2026, 2, 1), "9550.40", "1250.40", "8000", "300"]]
    debt = loan({"start": date(2026, 1, 1), "schedule": rows})
    paid = payments(debt, [["2026-02-01", "1400"]])
    found = balance(debt, paid, date(2026, 2, 1), "CNY", PaymentOrder.CIVIL_CODE_561)
    assert found.owed == Parts(800_000, 15_040, 0, 0)
    booked = [(line.part, line.amount) for line in found.trace if line.formula == Formula.PAYMENT]
    assert booked == [("fees", -30_000), ("interest", -110_000)]


def test_the_order_of_booking_changes_what_is_left_and_is_named() -> None:
    debt = loan(USUAL | {"overdue_multiplier": "0"})
    paid = payments(debt, [["2026-03-31", "945.60"]])
    by_instalment = balance(debt, paid, date(2026, 3, 31), "CNY")
    by_law = balance(debt, paid, date(2026, 3, 31), "CNY", PaymentOrder.CIVIL_CODE_561)
    assert by_instalment.owed == Parts(925_440, 18_509)
    assert by_law.owed == Parts(943_949, 0)
    assert {line.source for line in by_law.trace if line.formula == Formula.PAYMENT} == {
        "payment_order.civil_code_561"
    }


def test_paying_what_is_owed_ends_it() -> None:
    for day in (date(2026, 2, 10), date(2026, 2, 28), date(2026, 6, 17), date(2027, 6, 1)):
        owed = balance(LOAN, [], day, "CNY").owed.total
        paid = [Payment("p", "loan", day, owed)]
        assert balance(LOAN, paid, day, "CNY").owed.total == 0
        assert balance(LOAN, paid, day + timedelta(days=400), "CNY").owed.total == 0


def test_money_beyond_the_debt_is_named() -> None:
    paid = payments(LOAN, [["2026-02-28", "20000"]])
    found = balance(LOAN, paid, date(2026, 3, 1), "CNY")
    over = [line for line in found.trace if line.formula == Formula.PAYMENT_OVERPAID]
    assert found.owed.total == 0
    assert [(line.part, line.amount) for line in over] == [("credit", 980_000)]


def test_a_prepayment_in_mid_period_saves_the_interest_of_the_real_days() -> None:
    paid = payments(LOAN, [["2026-02-28", "945.60"], ["2026-03-15", "3945.60"]])
    account = account_on(LOAN, paid, date(2026, 3, 31), "CNY")
    found = balance(LOAN, paid, date(2026, 3, 31), "CNY")
    assert account is not None
    saved = 18_509 - sum(
        line.amount
        for line in found.trace
        if line.formula == Formula.LOAN_INTEREST and line.inputs["period"] == 2
    )
    lowered = 849_389 - found.owed.principal
    assert lowered == 300_000 + saved
    assert abs(saved - lowered * 2 // 100 * 16 // 31) <= 1


def test_half_a_minor_unit_of_accrued_interest_is_rounded_up() -> None:
    start = date(2026, 3, 1)
    row = ScheduleRow(start + timedelta(days=14), 101_771, 1_771, 100_000)
    debt = replace(LOAN, terms=LoanTerms(principal=100_000, start=start, schedule=(row,)))
    found = balance(debt, [], start + timedelta(days=5), "CNY")
    assert Fraction(1_771 * 5, 14) == Fraction(1_265, 2)
    assert found.owed.interest == 633


def test_a_bullet_loan_paid_in_part_early_bears_less() -> None:
    debt = loan(USUAL | {"method": "bullet", "day_count": "actual/365"})
    day = date(2026, 8, 1)
    half = balance(debt, [], day, "CNY").owed
    assert half.interest == round(240_000 * 182 / 365)
    paid = [Payment("p", "loan", day, half.interest + 400_000)]
    assert balance(debt, paid, day, "CNY").owed == Parts(600_000, 0)
    end = balance(debt, paid, date(2027, 1, 31), "CNY").owed
    assert end.principal == 600_000
    assert abs(end.interest - (240_000 - half.interest) * 6 // 10) <= 1


def test_flat_interest_is_on_the_first_principal() -> None:
    debt = loan(USUAL | {"method": "flat"})
    rows = schedule_of(debt, "CNY")
    assert rows is not None
    assert {row.interest for row in rows} == {20_000}


def test_due_items_of_a_loan() -> None:
    paid = payments(LOAN, [["2026-02-28", "945.60"], ["2026-03-31", "500"]])
    items = due_items(LOAN, paid, date(2026, 2, 1), date(2026, 4, 30), date(2026, 3, 31), "CNY")
    assert [(item.due, item.state, item.amount, item.unpaid, item.period) for item in items] == [
        (date(2026, 2, 28), DueState.PAID, 94_560, 0, 1),
        (date(2026, 3, 31), DueState.PARTLY_PAID, 94_560, 44_560, 2),
        (date(2026, 4, 30), DueState.OPEN, 94_560, 94_560, 3),
    ]
    assert {item.kind for item in items} == {DueKind.INSTALMENT}
    late = due_items(LOAN, paid, date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1), "CNY")
    assert late[0].state is DueState.OVERDUE


def test_due_items_before_the_start_are_the_schedule() -> None:
    items = due_items(LOAN, [], date(2026, 2, 1), date(2026, 3, 31), date(2025, 12, 1), "CNY")
    assert [(item.due, item.state) for item in items] == [
        (date(2026, 2, 28), DueState.OPEN),
        (date(2026, 3, 31), DueState.OPEN),
    ]


def test_due_dates_are_known_where_amounts_are_not() -> None:
    debt = loan(USUAL | {"annual_rate": ""})
    items = due_items(debt, [], date(2026, 1, 1), date(2026, 4, 1), date(2026, 2, 1), "CNY")
    assert [(item.due, item.amount) for item in items] == [
        (date(2026, 2, 28), None),
        (date(2026, 3, 31), None),
    ]


def test_not_knowing_the_start_is_named_but_no_obstacle() -> None:
    debt = loan(USUAL | {"start": "", "first_due": date(2026, 2, 28)})
    found = balance(debt, [], date(2026, 2, 28), "CNY")
    assert found.owed == Parts(1_000_000, 20_000)
    assert found.missing == ("terms.start",)


def test_the_true_rate_uses_what_was_received() -> None:
    rate = true_rate(loan(USUAL | {"received": "9500"}), "CNY")
    assert rate is not None
    assert round(Decimal(rate.nominal or 0), 2) == Decimal("34.14")
    assert true_rate(loan(USUAL | {"method": ""}), "CNY") is None


def test_the_true_rate_of_a_lenders_table() -> None:
    table = [[date(2026, 3, 3), "1100", "100", "1000"]]
    debt = loan({"principal": "1000", "start": date(2025, 3, 3), "schedule": table})
    rate = true_rate(debt, "CNY")
    assert rate is not None
    assert rate.xirr == "10.00000000"


def rows_of(debt: Debt) -> tuple[ScheduleRow, ...]:
    return tuple(
        ScheduleRow(row.due, row.payment, row.interest, row.principal, row.fees)
        for row in schedule_of(debt, "CNY") or ()
    )


def test_a_lenders_table_is_verified() -> None:
    terms = LOAN.terms
    assert isinstance(terms, LoanTerms)
    table = rows_of(LOAN)
    assert table_differences(replace(terms, schedule=table)) == []
    dearer = (replace(table[0], payment=95_560), *table[1:])
    found = table_differences(replace(terms, schedule=dearer))
    assert [(item.fault, item.row) for item in found] == [(TableFault.PARTS, 1), (TableFault.PAYMENT, 1)]
    shorter = table_differences(replace(terms, schedule=table[:-1]))
    assert {item.fault for item in shorter} == {TableFault.PRINCIPAL_SUM, TableFault.PERIODS}
    turned = table_differences(replace(terms, schedule=table[::-1]))
    assert {item.fault for item in turned} == {TableFault.ORDER}
    moved = (replace(table[0], due=date(2026, 2, 27), interest=19_900, principal=74_660), *table[1:])
    faults = {item.fault for item in table_differences(replace(terms, schedule=moved))}
    assert faults == {TableFault.PRINCIPAL_SUM, TableFault.DUE, TableFault.INTEREST}


def test_a_table_equal_to_the_schedule_gives_the_same_balance() -> None:
    terms = LOAN.terms
    assert isinstance(terms, LoanTerms)
    own = replace(LOAN, terms=replace(terms, schedule=rows_of(LOAN)))
    paid = payments(LOAN, [["2026-02-28", "945.60"], ["2026-04-07", "800"]])
    for day in (date(2026, 3, 9), date(2026, 5, 20), date(2027, 5, 1)):
        assert balance(own, paid, day, "CNY").owed == balance(LOAN, paid, day, "CNY").owed


def test_a_payment_on_another_debt_does_not_count() -> None:
    other = Payment("p", "other", date(2026, 2, 28), 94_560)
    assert balance(LOAN, [other], date(2026, 3, 1), "CNY") == balance(LOAN, [], date(2026, 3, 1), "CNY")


def test_a_payment_before_the_start_lowers_the_principal_from_the_start() -> None:
    early = Payment("p", "loan", date(2026, 1, 1), 94_560)
    assert balance(LOAN, [early], date(2026, 2, 28), "CNY").owed == Parts(905_440, 18_109)


def test_without_a_table_of_the_lenders_nothing_differs() -> None:
    assert table_differences(LoanTerms(principal=1_000)) == []
