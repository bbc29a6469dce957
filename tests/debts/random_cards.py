"""Random cards, payments and days for properties: every term may be missing, no order is promised."""

from datetime import date

from hypothesis import strategies as st

from debttracker.debts.debt import Debt, Statement, Transaction
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import Compounding, DebtKind, InterestBase, TransactionKind

TRANSACTIONS = st.lists(
    st.builds(
        Transaction,
        id=st.just("t"),
        posted_on=st.dates(date(2023, 12, 1), date(2024, 12, 31)),
        amount=st.integers(1, 2_000_000),
        kind=st.sampled_from(TransactionKind),
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
        reversed_on=st.none() | st.dates(date(2024, 1, 1), date(2025, 3, 31)),
    ),
    max_size=5,
)
DAYS = st.dates(date(2023, 10, 1), date(2025, 6, 30))
