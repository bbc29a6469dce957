"""What a card asks for after refunds, small shortfalls, printed bills and interest posted late."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from debttracker.debts.balance import DueState, Parts
from debttracker.debts.debt import Debt, Statement, Transaction
from debttracker.debts.ledger import balance, due_items
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import Compounding, DebtKind, InterestBase, TransactionKind

PURCHASE, REFUND, CASH = TransactionKind.PURCHASE, TransactionKind.REFUND, TransactionKind.CASH_ADVANCE
FEE, INTEREST = TransactionKind.FEE, TransactionKind.INTEREST
TERMS = CardTerms(
    statement_day=10,
    due_day=28,
    daily_rate=Decimal("0.05"),
    cash_daily_rate=Decimal("0.05"),
    interest_base=InterestBase.FULL_AMOUNT,
    compounding=Compounding.NONE,
    minimum_percent=Decimal(10),
    late_fee_percent=Decimal(5),
    grace_days=0,
    tolerance=0,
    cash_fee_percent=Decimal(1),
)


def card(
    *posted: tuple[date, int, TransactionKind], terms: CardTerms = TERMS, bills: tuple[Statement, ...] = ()
) -> Debt:
    items = tuple(Transaction(str(n), day, amount, kind) for n, (day, amount, kind) in enumerate(posted))
    return Debt("c", DebtKind.CREDIT_CARD, terms=terms, transactions=items, statements=bills)


def paid(day: date, amount: int) -> list[Payment]:
    return [Payment("p", "c", day, amount)]


def test_a_refund_of_everything_leaves_nothing_to_be_late_with() -> None:
    debt = card((date(2026, 3, 12), 100_000, PURCHASE), (date(2026, 4, 15), 100_000, REFUND))
    for day in (date(2026, 4, 28), date(2026, 4, 29), date(2026, 6, 20)):
        found = balance(debt, [], day, "CNY")
        assert (found.owed, found.overdue, found.days_past_due) == (Parts(), Parts(), 0)


def test_a_bill_paid_by_refund_and_payment_is_not_late() -> None:
    debt = card((date(2026, 3, 12), 100_000, PURCHASE), (date(2026, 4, 15), 95_000, REFUND))
    payments = paid(date(2026, 4, 20), 5_000)
    found = balance(debt, payments, date(2026, 4, 29), "CNY")
    items = due_items(debt, payments, date(2026, 4, 1), date(2026, 4, 30), date(2026, 4, 29), "CNY")
    assert (found.owed.total, found.days_past_due, [item.state for item in items]) == (0, 0, [DueState.PAID])


def test_a_partial_payment_is_counted_once_against_the_minimum() -> None:
    debt = card((date(2026, 3, 12), 6_000, PURCHASE), terms=replace(TERMS, minimum_floor=5_000))
    found = balance(debt, paid(date(2026, 4, 20), 2_000), date(2026, 4, 29), "CNY")
    assert found.overdue.total == 3_000


@pytest.mark.parametrize(
    ("bill", "overdue", "late"),
    [
        (Statement(date(2026, 5, 10), date(2026, 5, 28), 20_000, 2_000), 2_000, 1),
        (Statement(date(2026, 5, 10), date(2026, 5, 28), 0, 0), 0, 0),
    ],
)
def test_the_printed_bill_says_what_is_asked_for(bill: Statement, overdue: int, late: int) -> None:
    terms = replace(TERMS, late_fee_percent=Decimal(0))
    debt = card((date(2026, 3, 12), 100_000, PURCHASE), terms=terms, bills=(bill,))
    found = balance(debt, [], date(2026, 5, 29), "CNY")
    assert (found.overdue.total, found.days_past_due) == (overdue, late)


def test_a_shortfall_within_tolerance_is_no_default() -> None:
    terms = replace(TERMS, tolerance=1_000, minimum_floor=5_000, late_fee_floor=2_000)
    found = balance(
        card((date(2026, 3, 12), 5_000, PURCHASE), terms=terms),
        paid(date(2026, 4, 20), 4_500),
        date(2026, 4, 29),
        "CNY",
    )
    assert (found.owed, found.overdue.total, found.days_past_due) == (Parts(principal=500), 0, 0)


@pytest.mark.parametrize(("amount", "short"), [(30_000, 500), (90_000, 1_000)])
def test_an_unknown_tolerance_that_may_decide_is_named(amount: int, short: int) -> None:
    debt = card((date(2026, 3, 12), amount, PURCHASE), terms=replace(TERMS, tolerance=None))
    found = balance(debt, paid(date(2026, 4, 20), amount - short), date(2026, 5, 10), "CNY")
    assert found.missing == ("terms.tolerance",)


def test_unknown_grace_days_are_named_while_they_may_decide() -> None:
    debt = card((date(2026, 3, 12), 30_000, PURCHASE), terms=replace(TERMS, grace_days=None))
    assert balance(debt, [], date(2026, 4, 28), "CNY").missing == ()
    assert balance(debt, [], date(2026, 4, 29), "CNY").missing == ("terms.grace_days",)


@pytest.mark.parametrize("grace", [0, 1, 2, 3])
def test_interest_does_not_depend_on_when_the_bill_was_decided(grace: int) -> None:
    """27 days of 5,000 more before the payment, whether or not the next statement comes in between."""
    terms = replace(TERMS, due_day=8, grace_days=grace, late_fee_percent=Decimal(0))
    debt = card((date(2026, 1, 5), 1_000_000, PURCHASE), terms=terms)
    assert balance(debt, paid(date(2026, 2, 1), 500_000), date(2026, 3, 10), "CNY").owed.interest == 23_000


@pytest.mark.parametrize("posted", [10, 11, 15])
def test_interest_that_the_bank_posts_around_the_statement_is_counted_once(posted: int) -> None:
    terms = replace(TERMS, late_fee_percent=Decimal(0))
    plain = card((date(2026, 3, 12), 100_000, PURCHASE), terms=terms)
    bank = card((date(2026, 3, 12), 100_000, PURCHASE), (date(2026, 5, posted), 3_000, INTEREST), terms=terms)
    day = date(2026, 5, 20)
    expected = balance(plain, [], day, "CNY").owed.interest
    found = balance(bank, [], day, "CNY")
    assert found.owed.interest == expected
    assert sum(line.amount for line in found.trace if line.part == "interest") == found.owed.interest


def test_interest_taken_back_after_it_was_paid_becomes_credit() -> None:
    terms = replace(TERMS, late_fee_percent=Decimal(0))
    debt = card((date(2026, 3, 12), 100_000, PURCHASE), (date(2026, 5, 13), 2_000, INTEREST), terms=terms)
    found = balance(debt, paid(date(2026, 5, 12), 3_000), date(2026, 5, 14), "CNY")
    # Interest of 11 and 12 May on 1,000.00, of 13 and 14 May on the 990.00 that the freed money leaves.
    assert found.owed == Parts(principal=99_000, interest=100 + 99)
    sums = {
        part: sum(line.amount for line in found.trace if line.part == part)
        for part in ("principal", "interest")
    }
    assert sums == {"principal": found.owed.principal, "interest": found.owed.interest}


def test_the_fee_of_a_cash_advance_is_asked_for_and_not_hidden_by_another_fee() -> None:
    day = date(2026, 4, 2)
    unknown = card((day, 500_000, CASH), terms=replace(TERMS, cash_fee_percent=None))
    assert "terms.cash_fee_percent" in balance(unknown, [], day, "CNY").missing
    both = card((day, 500_000, CASH), (day, 100, FEE))
    assert balance(both, [], day, "CNY").owed.fees == 5_100
    posted = card((day, 500_000, CASH), (day, 5_000, FEE))
    assert balance(posted, [], day, "CNY").owed.fees == 5_000
