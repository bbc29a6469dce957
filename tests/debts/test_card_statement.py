"""The statement that the terms would print, to the cent, and what a printed one says differently."""

from dataclasses import replace
from datetime import date

import pytest
from debt_builders import card, payments
from hypothesis import given
from random_cards import CARDS, DAYS, PAID

from debttracker.debts.card_statement import Difference, proposed_statement, statement_differences
from debttracker.debts.debt import Debt, Statement
from debttracker.debts.payment import Payment
from debttracker.debts.vocabulary import DebtKind, PaymentKind

TERMS = {
    "statement_day": 10,
    "due_day": 28,
    "daily_rate": "0.05",
    "interest_base": "full_amount",
    "compounding": "none",
    "minimum_percent": "10",
    "late_fee_percent": "5",
    "late_fee_floor": "0",
    "grace_days": 0,
    "tolerance": "0",
}
# finance.md 2a, own example: full amount 186.50; 60.00 bought after the first statement.
DEBT = card(TERMS, [["2026-03-12", "6000"], ["2026-04-02", "2000"], ["2026-04-20", "60"]])
PAYMENTS = payments(DEBT, [["2026-04-28", "5000"]])
MAY = Statement(
    date(2026, 5, 10),
    date(2026, 5, 28),
    balance=324_650,
    minimum=32_465,
    previous_balance=800_000,
    purchases=6_000,
    cash_advances=0,
    interest=18_650,
    fees=0,
    late_fee=0,
    payments=500_000,
)


def test_the_statement_by_the_terms() -> None:
    assert proposed_statement(DEBT, PAYMENTS, date(2026, 4, 11), "CNY") == MAY
    assert proposed_statement(DEBT, PAYMENTS, date(2026, 5, 10), "CNY") == MAY
    april = proposed_statement(DEBT, PAYMENTS, date(2026, 3, 11), "CNY")
    assert april is not None
    assert (april.previous_balance, april.purchases, april.balance, april.minimum) == (
        0,
        800_000,
        800_000,
        80_000,
    )


def test_a_missed_bill_with_its_late_fee() -> None:
    found = proposed_statement(DEBT, payments(DEBT, [["2026-04-28", "300"]]), date(2026, 5, 1), "CNY")
    assert found is not None
    assert found.late_fee == 2_500
    # 47 days of 3.00 and 26 of 1.00 to 27 April, 13 days of 3.85 to 10 May.
    assert found.interest == 14_100 + 2_600 + 5_005
    assert found.balance == 800_000 + 6_000 - 30_000 + 2_500 + 21_705


def test_what_the_bank_printed_differently() -> None:
    printed = replace(MAY, interest=18_700, late_fee=2_000, balance=326_700, minimum=32_670, fees=None)
    assert statement_differences(DEBT, PAYMENTS, printed, "CNY") == (
        Difference("previous_balance", 800_000, 800_000, 0),
        Difference("purchases", 6_000, 6_000, 0),
        Difference("cash_advances", 0, 0, 0),
        Difference("interest", 18_700, 18_650, 50),
        Difference("late_fee", 2_000, 0, 2_000),
        Difference("payments", 500_000, 500_000, 0),
        Difference("balance", 326_700, 324_650, 2_050),
        Difference("minimum", 32_670, 32_465, 205),
    )


def test_earlier_printed_statements_are_taken_as_they_are_and_the_same_one_is_not() -> None:
    april = Statement(date(2026, 4, 10), date(2026, 4, 28), balance=801_000, minimum=80_100)
    later = Statement(date(2026, 6, 10), balance=1)
    debt = replace(DEBT, statements=(later, MAY, april))
    found = {item.field: item for item in statement_differences(debt, PAYMENTS, MAY, "CNY")}
    assert found["previous_balance"] == Difference("previous_balance", 800_000, 801_000, -1_000)
    # The 10.00 more bear interest from the day after the statement that showed them: 17 + 13 days.
    assert found["interest"] == Difference("interest", 18_650, 18_665, -15)


def test_instalments_and_money_given_back_have_their_lines() -> None:
    debt = card(TERMS, [["2026-03-12", "12000", "purchase", 12, "0.60"]])
    back = Payment("back", "card", date(2026, 4, 3), 2_000, kind=PaymentKind.REFUND)
    found = proposed_statement(debt, [*payments(debt, [["2026-04-02", "50"]]), back], date(2026, 4, 1), "CNY")
    assert found is not None
    assert (found.purchases, found.fees, found.payments) == (100_000, 7_200, 3_000)
    assert found.balance == 100_000 + 7_200 - 3_000


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"daily_rate": ""}, "interest"),
        ({"interest_base": ""}, "interest"),
        ({"late_fee_percent": ""}, "late_fee"),
    ],
)
def test_a_line_that_the_terms_do_not_give_is_not_known(terms: dict[str, str], field: str) -> None:
    debt = card(TERMS | terms, [["2026-03-12", "6000"]])
    found = proposed_statement(debt, [], date(2026, 5, 1), "CNY")
    assert found is not None
    assert getattr(found, field) is None
    assert (found.balance, found.minimum) == (None, None)
    assert found.purchases == 0
    told = statement_differences(debt, [], replace(MAY, **{field: 500}), "CNY")
    assert Difference(field, 500, None, None) in told


def test_without_a_statement_day_or_a_card_nothing_is_proposed() -> None:
    assert proposed_statement(card(TERMS | {"statement_day": ""}), [], date(2026, 5, 1), "CNY") is None
    loan = Debt("loan", DebtKind.MICROLOAN)
    assert proposed_statement(loan, [], date(2026, 5, 1), "CNY") is None
    assert statement_differences(loan, [], MAY, "CNY") == ()


@given(CARDS, PAID, DAYS)
def test_the_lines_lead_from_one_balance_to_the_next(debt: Debt, paid: list[Payment], on: date) -> None:
    found = proposed_statement(debt, paid, on, "CNY")
    if found is None or None in {found.balance, found.interest, found.fees, found.late_fee}:
        return
    came = sum(
        getattr(found, line) for line in ("purchases", "cash_advances", "interest", "fees", "late_fee")
    )
    assert found.previous_balance + came - found.payments == found.balance
    own = replace(found, date=found.date)
    assert all(item.difference == 0 for item in statement_differences(debt, paid, own, "CNY"))
