"""In which order card payments are booked, as the lender booked them, given back, planned."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from debt_builders import assert_traced

from debttracker.debts.balance import Balance, Parts
from debttracker.debts.debt import Debt, Transaction
from debttracker.debts.formulas import Formula
from debttracker.debts.ledger import balance
from debttracker.debts.payment import Payment
from debttracker.debts.terms import BalanceRate, CardTerms
from debttracker.debts.vocabulary import (
    BalanceKind,
    Compounding,
    DebtKind,
    InterestBase,
    PaymentKind,
    PaymentOrder,
    TransactionKind,
)

TERMS = CardTerms(
    statement_day=10,
    due_day=28,
    daily_rate=Decimal("0.05"),
    cash_daily_rate=Decimal("0.06"),
    interest_base=InterestBase.FROM_DUE,
    compounding=Compounding.NONE,
    minimum_percent=Decimal(10),
    late_fee_percent=Decimal(5),
    grace_days=0,
    tolerance=0,
    cash_fee_percent=Decimal(1),
)
POSTED = (
    Transaction("buy", date(2026, 3, 12), 100_000),
    Transaction("cash", date(2026, 4, 10), 50_000, TransactionKind.CASH_ADVANCE),
    Transaction("year", date(2026, 4, 10), 2_000, TransactionKind.FEE),
)
DAY = date(2026, 4, 11)
"""The day after the statement: 1000.00 bought, 500.00 cash with 0.30 of interest, fees of 5.00 and 20.00."""


def card(**terms: object) -> Debt:
    return Debt("c", DebtKind.CREDIT_CARD, terms=replace(TERMS, **terms), transactions=POSTED)


def paid(debt: Debt, amount: int, on: date = DAY, **more: object) -> Balance:
    found = balance(debt, [Payment("p", "c", DAY, amount, **more)], on, "USD")
    assert_traced(found)
    return found


def left(found: Balance) -> tuple[int, int, int]:
    """Principal, posted interest and fees that are open; a day's interest on cash is left out."""
    running = sum(line.amount for line in found.trace if "not_yet_posted" in line.inputs)
    return found.owed.principal, found.owed.interest - running, found.owed.fees


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (None, (149_030, 0, 0)),
        (PaymentOrder.CHARGES_FIRST, (149_030, 0, 0)),
        (PaymentOrder.PRINCIPAL_FIRST, (146_500, 30, 2_500)),
        (PaymentOrder.CHARGES_THEN_PRINCIPAL_FROM_DAY_91, (149_030, 0, 0)),
        (PaymentOrder.HIGHEST_RATE_FIRST, (146_530, 0, 2_500)),
        (PaymentOrder.HIGHEST_RATE_ABOVE_MINIMUM, (149_030, 0, 0)),
    ],
)
def test_the_order_of_the_contract(order: PaymentOrder | None, expected: tuple[int, int, int]) -> None:
    assert left(paid(card(payment_order=order), 3_500)) == expected


def test_only_what_exceeds_the_minimum_goes_to_the_highest_rate() -> None:
    # Minimum 10 % of 1,525.30 = 152.53: charges of 25.30, 127.23 of the purchase; 100.00 above it to cash.
    debt = card(payment_order=PaymentOrder.HIGHEST_RATE_ABOVE_MINIMUM)
    above, least = paid(debt, 15_253 + 10_000), paid(debt, 15_253)
    cash = [line for line in above.trace if "not_yet_posted" in line.inputs]
    assert left(least) == (100_000 - 12_723 + 50_000, 0, 0)
    assert left(above) == (100_000 - 12_723 + 40_000, 0, 0)
    assert [line.inputs["balance_days"] for line in cash] == [40_000]


def test_the_rate_of_the_day_decides_which_balance_is_the_dearest() -> None:
    dear = BalanceRate(BalanceKind.PURCHASES, from_=DAY, daily_rate=Decimal("0.07"))
    found = paid(card(payment_order=PaymentOrder.HIGHEST_RATE_FIRST, rates=(dear,)), 3_500)
    assert left(found) == (149_000, 30, 0)


def test_the_day_90_switch_may_be_agreed_in_any_currency() -> None:
    debt = card(payment_order=PaymentOrder.CHARGES_THEN_PRINCIPAL_FROM_DAY_91, late_fee_percent=Decimal(0))
    due = date(2026, 4, 28)

    def booked(days: int) -> set[str]:
        day = date.fromordinal(due.toordinal() + days)
        found = balance(debt, [Payment("p", "c", day, 100)], day, "USD")
        return {line.part for line in found.trace if line.formula == Formula.PAYMENT}

    assert (booked(90), booked(91)) == ({"fees"}, {"principal"})


def test_as_the_lender_booked_it_the_rest_by_the_order() -> None:
    found = paid(card(), 10_000, booked_principal=7_000, booked_fees=500)
    assert found.owed.fees == 0
    assert found.owed.principal == 150_000 - 7_000 - (10_000 - 7_000 - 2_500 - 30)
    booked = [
        (line.part, line.amount, line.source) for line in found.trace if line.formula == Formula.PAYMENT
    ]
    assert booked == [
        ("fees", -500, "payment.booked"),
        ("principal", -7_000, "payment.booked"),
        ("fees", -2_000, "payment_order.charges_first"),
        ("interest", -30, "payment_order.charges_first"),
        ("principal", -470, "payment_order.charges_first"),
    ]


def test_more_booked_on_a_part_than_is_open_of_it() -> None:
    found = paid(card(), 10_000, booked_fees=9_000, booked_penalty=1_000)
    assert found.owed.fees == 0
    assert found.owed.principal == 150_000 - (10_000 - 2_500 - 30)
    lender = [line for line in found.trace if line.source == "payment.booked"]
    assert [(line.part, line.amount, line.inputs["beyond"]) for line in lender] == [("fees", -2_500, 7_500)]


def test_a_booking_never_pays_more_than_the_payment() -> None:
    found = paid(card(), 1_000, booked_fees=2_500, booked_principal=50_000)
    assert (found.owed.fees, found.owed.principal) == (1_500, 150_000)


def test_a_planned_payment_lowers_nothing() -> None:
    debt = card()
    assert paid(debt, 10_000, scheduled=True) == balance(debt, [], DAY, "USD")
    assert paid(debt, 10_000, scheduled=False) == paid(debt, 10_000)


def test_money_given_back_uses_up_what_was_overpaid_and_is_then_owed_again() -> None:
    debt = replace(card(), transactions=POSTED[:1])
    over = Payment("over", "c", date(2026, 4, 12), 130_000)
    back = Payment("back", "c", date(2026, 4, 20), 50_000, kind=PaymentKind.REFUND)
    assert balance(debt, [over], date(2026, 4, 20), "USD").owed == Parts()
    found = balance(debt, [back, over], date(2026, 4, 20), "USD")
    assert_traced(found)
    assert found.owed == Parts(principal=20_000)
    assert sum(line.amount for line in found.trace if line.part == "credit") == 0
    returned = [(line.part, line.amount) for line in found.trace if line.formula == Formula.PAYMENT_RETURNED]
    assert returned == [("credit", -30_000), ("principal", 20_000)]


def test_money_paid_ahead_counts_against_coming_instalments() -> None:
    plan = replace(POSTED[0], amount=120_000, periods=12, period_fee_rate=Decimal(0))
    debt = replace(card(), transactions=(plan,))
    early = Payment("early", "c", date(2026, 3, 20), 15_000)
    found = balance(debt, [early], date(2026, 3, 20), "USD")
    assert_traced(found)
    assert found.owed == Parts(principal=105_000)
    april = balance(debt, [early], date(2026, 4, 10), "USD")
    assert (april.owed, april.next_due) == (Parts(principal=105_000), None)
