"""What must hold of every card, whatever its terms and in whatever order its payments came."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from debt_builders import assert_traced
from hypothesis import given
from hypothesis import strategies as st
from random_cards import CARDS, DAYS, PAID, TRANSACTIONS

from debttracker.debts.debt import Debt
from debttracker.debts.ledger import balance, due_items
from debttracker.debts.payment import Payment
from debttracker.debts.terms import BalanceRate, CardTerms
from debttracker.debts.vocabulary import (
    BalanceKind,
    Compounding,
    DebtKind,
    InterestBase,
    MinimumPart,
    PaymentOrder,
    TransactionKind,
)

PARTS = ("principal", "interest", "penalty", "fees")


@given(CARDS, PAID, DAYS)
def test_any_card_is_counted_whole_and_traced(debt: Debt, paid: list[Payment], on: date) -> None:
    found = balance(debt, paid, on, "CNY")
    assert_traced(found)
    assert all(getattr(found.owed, part) >= 0 for part in PARTS)
    assert 0 <= found.overdue.total <= found.owed.total
    assert (found.days_past_due > 0) == (found.oldest_unpaid_due is not None)
    assert balance(debt, paid[::-1], on, "CNY") == found
    due_items(debt, paid, date(2023, 1, 1), date(2025, 12, 31), on, "CNY")


SPENT = (TransactionKind.PURCHASE, TransactionKind.CASH_ADVANCE, TransactionKind.BALANCE_TRANSFER)
STEPS = st.just(()) | st.just((3_000, 4_100))
RATES = st.just(()) | st.builds(
    lambda kind, day: (BalanceRate(kind, day, day + timedelta(days=100), daily_rate=Decimal("0.02")),),
    st.sampled_from(BalanceKind),
    st.dates(date(2024, 1, 1), date(2024, 12, 31)),
)
KNOWN = st.builds(
    Debt,
    id=st.just("card"),
    kind=st.just(DebtKind.CREDIT_CARD),
    terms=st.builds(
        CardTerms,
        statement_day=st.integers(1, 31),
        due_day=st.integers(1, 31),
        daily_rate=st.just(Decimal("0.05")),
        cash_daily_rate=st.just(Decimal("0.06")),
        rates=RATES,
        interest_base=st.sampled_from(InterestBase),
        compounding=st.sampled_from(Compounding),
        minimum_percent=st.just(Decimal(10)),
        minimum_adds=st.none() | st.lists(st.sampled_from(MinimumPart), unique=True).map(tuple),
        late_fee_percent=st.just(Decimal(5)),
        late_fee_floor=st.just(0),
        late_fee_steps=STEPS,
        grace_days=st.just(0),
        tolerance=st.just(0),
        cash_fee_percent=st.just(Decimal(1)),
        payment_order=st.none() | st.sampled_from(PaymentOrder),
    ),
    transactions=TRANSACTIONS.flatmap(
        lambda items: st.tuples(
            *(st.sampled_from(SPENT).map(lambda kind, item=item: replace(item, kind=kind)) for item in items)
        )
    ),
)


@given(
    KNOWN,
    st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    st.integers(1, 500_000),
    st.integers(1, 500_000),
    st.integers(0, 300),
)
def test_paying_more_never_costs_more(debt: Debt, day: date, amount: int, more: int, days: int) -> None:
    on = day + timedelta(days=days)

    def owed(paid: int) -> int:
        return balance(debt, [Payment("p", "card", day, paid)], on, "CNY").owed.total

    saved = owed(amount) - owed(amount + more)
    rounding = 4 * (days // 28 + 1)
    assert saved >= min(more, owed(amount)) - rounding
