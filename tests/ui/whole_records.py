"""Records of debts with a value in every field, to see that each of them is kept."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from debttracker.debts.debt import Agreement, Claim, Debt, DebtChange, DebtEvent, Statement, Transaction
from debttracker.debts.terms import BalanceRate, CardTerms, Fee, LoanTerms, ScheduleRow
from debttracker.debts.vocabulary import (
    AgreementKind,
    BalanceKind,
    Compounding,
    DebtChangeKind,
    DebtKind,
    DebtPurpose,
    DueShift,
    FeeKind,
    InterestBase,
    MinimumPart,
    OverdueBase,
    PaymentOrder,
    Prepayment,
    RoundingRule,
    TransactionKind,
)
from debttracker.money.vocabulary import DayCount, Method

DAY = date(2026, 3, 31)
LATER = date(2026, 4, 30)
FULL: dict[type, Any] = {
    Statement: Statement(
        DAY,
        LATER,
        100,
        10,
        90,
        30,
        20,
        5,
        4,
        3,
        52,
        DAY,
        shows_cost_of_minimum=False,
        shows_due_and_late_fee=True,
    ),
    Transaction: Transaction("t9", DAY, 1200, TransactionKind.PURCHASE, 12, Decimal("0.600"), "phone"),
    BalanceRate: BalanceRate(BalanceKind.BALANCE_TRANSFERS, DAY, LATER, Decimal("0.00"), Decimal("0.05")),
    Fee: Fee("guarantee", 500, "2026-05-01", FeeKind.GUARANTEE, refundable=False),
    ScheduleRow: ScheduleRow(DAY, 100, 10, 85, 5),
    DebtChange: DebtChange(
        DAY,
        DebtChangeKind.RESTRUCTURED_PLAN,
        extra_days=30,
        first_due=LATER,
        principal=9_000,
        every="14 day",
        periods=24,
        method=Method.EQUAL_PRINCIPAL,
        annual_rate=Decimal("5.00"),
        waived_principal=1,
        waived_interest=2,
        waived_penalty=3,
        waived_fees=4,
        note="by letter",
    ),
    DebtEvent: DebtEvent(DAY, "request_for_delay", "my son", 900, marked_disputed=False, note="by phone"),
}
CARD_TERMS = CardTerms(
    credit_limit=2_000_000, statement_day=31, due_day=20, due_days_after=20, due_shift=DueShift.NONE,
    calendar="US-CA", daily_rate=Decimal("0.0500"), annual_rate=Decimal("18.250"), year_days=365,
    cash_daily_rate=Decimal("0.05"), rates=(BalanceRate(BalanceKind.PURCHASES, DAY),),
    interest_base=InterestBase.PREVIOUS_BALANCE, compounding=Compounding.MONTHLY,
    minimum_percent=Decimal(10), minimum_cash_percent=Decimal("20.0"), minimum_floor=2_500,
    minimum_adds=(MinimumPart.INSTALMENTS, MinimumPart.INTEREST), late_fee_percent=Decimal(5),
    late_fee_floor=1_000, late_fee_cap=50_000, late_fee_steps=(100_000, 40_000, 5),
    late_fee_repeat_within=6, late_fee_most=3, late_fee_free_up_to=100_000, late_fee_within_minimum=False,
    grace_days=3, tolerance=1_000, cash_fee_percent=Decimal(1), cash_fee_floor=1_000, cash_fee_cap=10_000,
    interest_on_fees=True, payment_order=PaymentOrder.HIGHEST_RATE_FIRST,
)  # fmt: skip
LOAN_TERMS = LoanTerms(
    principal=1_000_000, received=950_000, start=DAY, first_due=date(2026, 4, 30), every="15 day", periods=12,
    method=Method.FLAT, rounding=RoundingRule.UP, due_shift=DueShift.NEXT_BUSINESS_DAY, calendar="CN",
    annual_rate=Decimal("24.00"), period_fee_rate=Decimal("0.60"), day_count=DayCount.ACTUAL_360,
    fees=(Fee("a", 5, "end", FeeKind.OTHER, refundable=True),), overdue_multiplier=Decimal("1.5"),
    overdue_annual_rate=Decimal(36), overdue_base=OverdueBase.ALL, overdue_day_count=DayCount.ACTUAL_365,
    compound_overdue=False, charges_on_charges=False, charges_cap_percent=Decimal(100), late_fee=5_000,
    late_fee_percent=Decimal(5), late_fee_floor=1, late_fee_cap=2, grace_days=3, waiting_days=5,
    prepayment=Prepayment.REDUCE, prepayment_fee=100, prepayment_fee_percent=Decimal(3), refund_fees=False,
    payment_order=PaymentOrder.CIVIL_CODE_561, schedule=(ScheduleRow(DAY, 5),),
)  # fmt: skip


def whole_debt(kind: DebtKind) -> Debt:
    """Return a debt with a value in every field that debts of its kind have."""
    event = FULL[DebtEvent]
    return Debt(
        "d",
        kind,
        "bank-a",
        "n",
        "CNY",
        "1234",
        online=True,
        purpose=DebtPurpose.CONSUMER,
        jointly_signed=True,
        secured=False,
        no_judgment=True,
        disclosed_costs=("annual_rate",),
        opened=DAY,
        first_missed_due=date(2026, 5, 1),
        defaulted_on=date(2026, 5, 2),
        last_paid_on=date(2026, 5, 3),
        acknowledged_on=date(2026, 5, 4),
        assigned_on=date(2026, 5, 5),
        assignment_notified_on="never",
        agreement=Agreement(AgreementKind.NEGOTIATED_PLAN, DAY, LATER, kept=False, missed_on=LATER, note="n"),
        terms=CARD_TERMS if kind.is_card else LOAN_TERMS,
        transactions=(FULL[Transaction],) if kind.is_card else (),
        statements=(FULL[Statement],) if kind.is_card else (),
        claims=(Claim(DAY, total=5, loss=4),),
        judgments=(replace(event, kind="by default"), event),
        suits=(replace(event, kind="payment_order"), replace(event, kind="a kind of its own")),
        credit_reports=(event,),
        acknowledgements=(event, DebtEvent(DAY)),
        changes=(FULL[DebtChange],),
        note="note",
    )
