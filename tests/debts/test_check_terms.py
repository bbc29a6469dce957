"""Impossible terms are named, possible ones are not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from debttracker.debts.check_terms import problems, without_impossible
from debttracker.debts.debt import Debt, DebtChange, Transaction
from debttracker.debts.terms import BalanceRate, CardTerms, Fee, LoanTerms, ScheduleRow
from debttracker.debts.vocabulary import BalanceKind, DebtChangeKind, DebtKind, PaymentOrder

LOAN = LoanTerms(
    principal=1_000_000,
    received=950_000,
    start=date(2026, 1, 31),
    first_due=date(2026, 2, 28),
    every="1 month",
    periods=12,
    annual_rate=Decimal(24),
    fees=(Fee("f", 100, "start"), Fee("g", 1, "2026-05-01")),
    overdue_multiplier=Decimal("1.5"),
)


def named(terms: CardTerms | LoanTerms | None) -> list[str]:
    kind = DebtKind.CREDIT_CARD if isinstance(terms, CardTerms) else DebtKind.MICROLOAN
    return [problem.field for problem in problems(Debt("d", kind, terms=terms))]


@pytest.mark.parametrize("terms", [None, CardTerms(), LoanTerms(), LOAN])
def test_possible_and_unknown_terms_have_no_problem(terms: CardTerms | LoanTerms | None) -> None:
    assert named(terms) == []


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("statement_day", [0, 32, -1]),
        ("due_day", [0, 32]),
        ("due_days_after", [0, 367]),
        ("daily_rate", [Decimal(-1), Decimal(101), Decimal("NaN"), Decimal("Infinity")]),
        ("annual_rate", [Decimal("-0.01"), Decimal(100_001)]),
        ("minimum_percent", [Decimal(-1), Decimal(101)]),
        ("late_fee_floor", [-1, 10**18]),
        ("grace_days", [-1, 400]),
        ("calendar", ["china", "", "US-NY-NYC"]),
        ("year_days", [0, 359, 367]),
        ("minimum_cash_percent", [Decimal(-1), Decimal(101)]),
        ("late_fee_repeat_within", [0, 121]),
        ("late_fee_most", [0, -1]),
        ("late_fee_free_up_to", [-1]),
        ("cash_fee_floor", [-1]),
        ("cash_fee_cap", [-1, 10**18]),
        ("payment_order", [PaymentOrder.INSTALMENTS, PaymentOrder.CIVIL_CODE_561]),
    ],
)
def test_impossible_terms_of_a_card(field: str, values: list[Any]) -> None:
    assert [named(replace(CardTerms(), **{field: value})) for value in values] == [[f"terms.{field}"]] * len(
        values
    )


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("principal", [0, -5, 10**18]),
        ("received", [0, 1_000_001]),
        ("start", [date(1800, 1, 1), date(9999, 1, 1)]),
        ("first_due", [date(2026, 1, 31), date(2025, 1, 1)]),
        ("every", ["", "monthly", "0 month"]),
        ("periods", [0, -1, 1201]),
        ("annual_rate", [Decimal(-1), Decimal(100_001)]),
        ("overdue_multiplier", [Decimal(-1), Decimal(1001)]),
        ("waiting_days", [-1, 5000]),
        ("grace_days", [-1, 367]),
        ("calendar", ["", "china", "US-"]),
        ("late_fee_percent", [Decimal(-1), Decimal(101)]),
        ("late_fee_floor", [-1, 10**18]),
        ("late_fee_cap", [-1]),
        ("charges_cap_percent", [Decimal(-1), Decimal("NaN")]),
        ("prepayment_fee", [-1]),
        ("prepayment_fee_percent", [Decimal(-1), Decimal(101)]),
        ("payment_order", [PaymentOrder.HIGHEST_RATE_FIRST, PaymentOrder.HIGHEST_RATE_ABOVE_MINIMUM]),
        ("schedule", [(ScheduleRow(date(2026, 1, 1), 1),) * 1201]),
    ],
)
def test_impossible_terms_of_a_loan(field: str, values: list[Any]) -> None:
    assert [named(replace(LOAN, **{field: value})) for value in values] == [[f"terms.{field}"]] * len(values)


def test_terms_of_a_loan_that_exclude_each_other() -> None:
    both = replace(LOAN, late_fee=100, late_fee_percent=Decimal(5))
    assert named(both) == ["terms.late_fee_percent"]
    assert named(replace(LOAN, late_fee_floor=200, late_fee_cap=100)) == ["terms.late_fee_cap"]
    early = replace(LOAN, prepayment_fee=100, prepayment_fee_percent=Decimal(1))
    assert named(early) == ["terms.prepayment_fee_percent"]


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("extra_days", [0, -1, 3661]),
        ("first_due", [date(2026, 3, 1), date(2026, 2, 1), date(9999, 1, 1)]),
        ("principal", [0, -1]),
        ("every", ["monthly", "0 day"]),
        ("periods", [0, 1201]),
        ("annual_rate", [Decimal(-1), Decimal("Infinity")]),
        ("waived_principal", [-1]),
        ("waived_interest", [10**18]),
        ("waived_penalty", [-1]),
        ("waived_fees", [-1]),
    ],
)
def test_impossible_changes_are_named_and_left_out(field: str, values: list[Any]) -> None:
    good = DebtChange(date(2026, 3, 1), DebtChangeKind.ACCELERATION)
    for value in values:
        wrong = replace(good, **{field: value})
        debt = Debt("d", DebtKind.MICROLOAN, terms=LOAN, changes=(good, wrong))
        assert [problem.field for problem in problems(debt)] == [f"changes[1].{field}"]
        assert without_impossible(debt) == (replace(debt, changes=(good,)), ("changes",))


def test_fees_and_rows_are_named_by_their_place() -> None:
    fees = (Fee("f", 100, "start"), Fee("g", -1, "soon"))
    rows = (ScheduleRow(date(2026, 2, 1), 100), ScheduleRow(date(2026, 3, 1), -1))
    assert named(replace(LOAN, fees=fees)) == ["terms.fees[1].amount", "terms.fees[1].when"]
    assert named(replace(LOAN, schedule=rows)) == ["terms.schedule[1]"]
    assert named(replace(LOAN, received=None, fees=(Fee("f", 1_000_000, "start"),))) == ["terms.fees"]


def test_a_cap_below_the_floor() -> None:
    assert named(CardTerms(late_fee_floor=5_000, late_fee_cap=1_000)) == ["terms.late_fee_cap"]
    assert named(CardTerms(cash_fee_floor=5_000, cash_fee_cap=1_000)) == ["terms.cash_fee_cap"]


def test_rates_and_steps_of_a_card_are_named_by_their_place() -> None:
    cash = BalanceRate(BalanceKind.CASH_ADVANCES)
    rates = (
        replace(cash, annual_rate=Decimal(18)),
        replace(cash, daily_rate=Decimal(101)),
        replace(cash, annual_rate=Decimal(18), daily_rate=Decimal("0.05")),
        replace(cash, from_=date(2026, 2, 1), until=date(2026, 1, 31)),
    )
    assert named(CardTerms(rates=rates)) == [
        "terms.rates[1].daily_rate",
        "terms.rates[2]",
        "terms.rates[3].until",
    ]
    assert named(CardTerms(late_fee_steps=(300, -1))) == ["terms.late_fee_steps[1]"]
    wrong = Debt("d", DebtKind.CREDIT_CARD, terms=CardTerms(rates=rates, late_fee_steps=(-1,)))
    assert without_impossible(wrong)[0].terms == CardTerms()


def test_impossible_instalments_on_a_card_count_as_unknown() -> None:
    items = (
        Transaction("a", date(2026, 1, 1), 100, periods=0, period_fee_rate=Decimal(1)),
        Transaction("b", date(2026, 1, 1), 100, periods=12, period_fee_rate=Decimal(-1)),
    )
    wrong = Debt("d", DebtKind.CREDIT_CARD, transactions=items)
    assert [problem.field for problem in problems(wrong)] == [
        "transactions[0].periods",
        "transactions[1].period_fee_rate",
    ]
    cleared, names = without_impossible(wrong)
    assert names == ("transactions.period_fee_rate", "transactions.periods")
    assert cleared.transactions == (replace(items[0], periods=None), replace(items[1], period_fee_rate=None))


def test_sentences_are_plain() -> None:
    wrong = Debt("d", DebtKind.MICROLOAN, terms=replace(LOAN, periods=0, fees=(Fee("g", 1, "soon"),)))
    assert [problem.sentence for problem in problems(wrong)] == [
        "the number of periods is from 1 to 1200",
        "'soon' is not a time of a fee; write start, each, end or a date",
    ]


def test_impossible_values_count_as_unknown() -> None:
    wrong = Debt("d", DebtKind.MICROLOAN, terms=replace(LOAN, periods=0, fees=(Fee("g", 1, "soon"),)))
    cleared, names = without_impossible(wrong)
    assert names == ("terms.fees", "terms.periods")
    assert cleared.terms == replace(LOAN, periods=None, fees=())
    fine = Debt("d", DebtKind.MICROLOAN, terms=LOAN)
    assert without_impossible(fine) == (fine, ())
