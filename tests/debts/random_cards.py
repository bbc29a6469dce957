"""Random cards, payments and days for properties: every term may be missing, no order is promised."""

from datetime import date

from hypothesis import strategies as st

from debttracker.debts.debt import Debt, Statement, Transaction
from debttracker.debts.payment import Payment
from debttracker.debts.terms import BalanceRate, CardTerms
from debttracker.debts.vocabulary import (
    BalanceKind,
    Compounding,
    DebtKind,
    DueShift,
    InterestBase,
    MinimumPart,
    PaymentKind,
    PaymentOrder,
    TransactionKind,
)

SPAN = st.dates(date(2023, 12, 1), date(2025, 3, 31))
SOME = st.none() | st.integers(0, 100_000)
RATES = st.lists(
    st.builds(
        BalanceRate,
        balance=st.sampled_from(BalanceKind),
        from_=st.none() | SPAN,
        until=st.none() | SPAN,
        annual_rate=st.none() | st.decimals(0, 60, places=2),
        daily_rate=st.none() | st.decimals(0, 1, places=3),
    ),
    max_size=4,
).map(tuple)

TRANSACTIONS = st.lists(
    st.builds(
        Transaction,
        id=st.just("t"),
        posted_on=st.dates(date(2023, 12, 1), date(2024, 12, 31)),
        amount=st.integers(1, 2_000_000),
        kind=st.sampled_from(TransactionKind),
        periods=st.none() | st.integers(1, 13),
        period_fee_rate=st.none() | st.decimals(0, 2, places=2),
    ),
    max_size=6,
).map(tuple)
TERMS = st.builds(
    CardTerms,
    statement_day=st.none() | st.integers(1, 31),
    due_day=st.none() | st.integers(1, 31),
    due_days_after=st.none() | st.integers(1, 60),
    daily_rate=st.none() | st.decimals(0, 1, places=3),
    annual_rate=st.none() | st.decimals(0, 100, places=2),
    cash_daily_rate=st.none() | st.decimals(0, 1, places=3),
    interest_base=st.none() | st.sampled_from(InterestBase),
    compounding=st.none() | st.sampled_from(Compounding),
    minimum_percent=st.none() | st.decimals(0, 100, places=1),
    minimum_floor=st.none() | st.integers(0, 10_000),
    late_fee_percent=st.none() | st.decimals(0, 20, places=1),
    late_fee_floor=st.none() | st.integers(0, 5_000),
    grace_days=st.none() | st.integers(0, 10),
    tolerance=st.none() | st.integers(0, 2_000),
    credit_limit=st.none() | st.integers(0, 3_000_000),
    due_shift=st.none() | st.sampled_from(DueShift),
    calendar=st.sampled_from([None, "CN", "TW", "US", "GB", "XX"]),
    year_days=st.sampled_from([None, 360, 365, 366]),
    rates=RATES,
    minimum_cash_percent=st.none() | st.decimals(0, 100, places=1),
    minimum_adds=st.none() | st.lists(st.sampled_from(MinimumPart), unique=True).map(tuple),
    late_fee_cap=SOME,
    late_fee_steps=st.lists(st.integers(0, 60_000), max_size=3).map(tuple),
    late_fee_repeat_within=st.none() | st.integers(1, 6),
    late_fee_most=st.none() | st.integers(1, 4),
    late_fee_free_up_to=SOME,
    late_fee_within_minimum=st.none() | st.booleans(),
    cash_fee_percent=st.none() | st.decimals(0, 5, places=1),
    cash_fee_floor=SOME,
    cash_fee_cap=SOME,
    payment_order=st.none() | st.sampled_from(PaymentOrder),
)
STATEMENTS = st.lists(
    st.builds(
        Statement,
        date=st.dates(date(2023, 12, 1), date(2024, 12, 31)),
        due=st.none() | st.dates(date(2024, 1, 1), date(2025, 1, 31)),
        balance=st.none() | st.integers(0, 2_000_000),
        minimum=st.none() | st.integers(0, 200_000),
    ),
    max_size=3,
).map(tuple)
CARDS = st.builds(
    Debt,
    id=st.just("card"),
    kind=st.just(DebtKind.CREDIT_CARD),
    terms=TERMS,
    transactions=TRANSACTIONS,
    statements=STATEMENTS,
)
PAID = st.lists(
    st.builds(
        Payment,
        id=st.uuids().map(str),
        debt=st.just("card"),
        paid_on=st.dates(date(2023, 11, 1), date(2025, 3, 31)),
        amount=st.integers(1, 2_000_000),
        kind=st.none() | st.sampled_from(PaymentKind),
        scheduled=st.none() | st.booleans(),
        reversed_on=st.none() | st.dates(date(2024, 1, 1), date(2025, 3, 31)),
        booked_principal=SOME,
        booked_interest=SOME,
        booked_penalty=SOME,
        booked_fees=SOME,
    ),
    max_size=5,
)
DAYS = st.dates(date(2023, 10, 1), date(2025, 6, 30))
