"""Random loans of every kind and terms, changes of them, and payments on them."""

from datetime import date

from hypothesis import strategies as st

from debttracker.debts.debt import Debt, DebtChange
from debttracker.debts.payment import Payment
from debttracker.debts.terms import Fee, LoanTerms
from debttracker.debts.vocabulary import (
    DebtChangeKind,
    DebtKind,
    DueShift,
    OverdueBase,
    PaymentKind,
    PaymentOrder,
    Prepayment,
    RoundingRule,
)
from debttracker.money.vocabulary import DayCount, Method

ORDERS = (
    PaymentOrder.INSTALMENTS,
    PaymentOrder.CIVIL_CODE_561,
    PaymentOrder.CHARGES_FIRST,
    PaymentOrder.PRINCIPAL_FIRST,
)
FEES = st.lists(
    st.builds(
        Fee,
        st.just("f"),
        st.integers(0, 10_000),
        st.sampled_from(["start", "each", "end", "2024-07-01"]),
        st.none(),
        st.none() | st.booleans(),
    ),
    max_size=3,
).map(tuple)
TERMS = st.builds(
    LoanTerms,
    principal=st.integers(1, 10**9),
    received=st.none() | st.integers(1, 10**9),
    start=st.dates(date(2023, 11, 1), date(2024, 6, 30)),
    first_due=st.none() | st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    every=st.sampled_from(["1 month", "2 month", "1 week", "10 day", "15 day"]),
    periods=st.integers(1, 15),
    method=st.sampled_from(Method),
    rounding=st.none() | st.sampled_from(RoundingRule),
    due_shift=st.none() | st.sampled_from(DueShift),
    calendar=st.none() | st.just("US"),
    annual_rate=st.none() | st.decimals(0, 200, places=2),
    period_fee_rate=st.none() | st.decimals(0, 3, places=2),
    day_count=st.none() | st.sampled_from(DayCount),
    fees=FEES,
    overdue_multiplier=st.none() | st.decimals(0, 3, places=1),
    overdue_base=st.none() | st.sampled_from(OverdueBase),
    overdue_day_count=st.none() | st.sampled_from(DayCount),
    compound_overdue=st.none() | st.booleans(),
    charges_on_charges=st.none() | st.booleans(),
    charges_cap_percent=st.none() | st.decimals(0, 120, places=1),
    late_fee=st.none() | st.integers(0, 5_000),
    late_fee_percent=st.none() | st.decimals(0, 10, places=1),
    late_fee_floor=st.none() | st.integers(0, 100),
    late_fee_cap=st.none() | st.integers(100, 1_000),
    grace_days=st.none() | st.integers(0, 10),
    waiting_days=st.none() | st.integers(0, 10),
    prepayment=st.none() | st.sampled_from(Prepayment),
    prepayment_fee=st.none() | st.integers(0, 500),
    prepayment_fee_percent=st.none() | st.decimals(0, 5, places=1),
    refund_fees=st.none() | st.booleans(),
    payment_order=st.none() | st.sampled_from(ORDERS),
)
AMOUNT = st.none() | st.integers(0, 10**6)
CHANGES = st.lists(
    st.builds(
        DebtChange,
        date=st.dates(date(2023, 12, 1), date(2025, 6, 30)),
        kind=st.sampled_from(DebtChangeKind),
        extra_days=st.none() | st.integers(1, 90),
        first_due=st.none() | st.dates(date(2024, 1, 1), date(2025, 12, 31)),
        principal=st.none() | st.integers(1, 10**9),
        every=st.none() | st.sampled_from(["1 month", "14 day"]),
        periods=st.none() | st.integers(1, 24),
        method=st.none() | st.sampled_from(Method),
        annual_rate=st.none() | st.decimals(0, 60, places=2),
        waived_principal=AMOUNT,
        waived_interest=AMOUNT,
        waived_penalty=AMOUNT,
        waived_fees=AMOUNT,
    ),
    max_size=3,
).map(tuple)
KINDS = st.sampled_from([DebtKind.MICROLOAN, DebtKind.INSTALMENT, DebtKind.PRIVATE_LOAN])
LOANS = st.builds(Debt, id=st.just("loan"), kind=KINDS, terms=TERMS)
CHANGED = st.builds(Debt, id=st.just("loan"), kind=KINDS, terms=TERMS, changes=CHANGES)
BOOKED = st.none() | st.integers(0, 10**5)
PAID = st.lists(
    st.builds(
        Payment,
        id=st.uuids().map(str),
        debt=st.just("loan"),
        paid_on=st.dates(date(2023, 10, 1), date(2025, 12, 31)),
        amount=st.integers(1, 10**9) | st.integers(1, 10**5),
        kind=st.sampled_from([None, None, PaymentKind.PAYMENT, PaymentKind.REFUND]),
        scheduled=st.none() | st.booleans(),
        reversed_on=st.none() | st.dates(date(2024, 1, 1), date(2025, 12, 31)),
        booked_principal=BOOKED,
        booked_interest=BOOKED,
        booked_penalty=BOOKED,
        booked_fees=BOOKED,
    ),
    max_size=6,
)
ON = st.dates(date(2023, 9, 1), date(2026, 6, 30))
