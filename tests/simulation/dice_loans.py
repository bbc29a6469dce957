"""Random loans with all terms known, the same for the same number."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from dice import START, Case, booked
from plain_schedule import Row, rows_of

from debttracker.debts.debt import Claim, Debt, DebtChange
from debttracker.debts.payment import Payment
from debttracker.debts.terms import Fee, LoanTerms, ScheduleRow
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
    None,
    PaymentOrder.INSTALMENTS,
    PaymentOrder.CIVIL_CODE_561,
    PaymentOrder.CHARGES_FIRST,
    PaymentOrder.PRINCIPAL_FIRST,
)
EVERY = ("1 month", "1 month", "3 month", "1 week", "2 week", "15 day", "30 day")
RATES = ("0", "7.3", "15.678", "24", "36")
PARTS = ("principal", "interest", "penalty", "fees")
CALENDARS = (None, "CN", "US", "GB-ENG")
LATE = (-400, -90, -20, -3, -1, 0, 0, 0, 1, 3, 5, 40, 100)


def loan(number: int) -> Case:
    """Return one random loan."""
    dice = random.Random(f"loan {number}")  # noqa: S311
    start = START + timedelta(days=dice.randrange(60))
    terms = _late(_plan(start, dice), dice)
    paid = _payments(terms, dice)
    if dice.random() < 0.15:
        terms = replace(terms, schedule=_table(rows_of(terms), dice))
    if dice.random() < 0.05:
        terms = replace(terms, periods=None, method=None)
    changes = tuple(_change(start, dice) for _ in range(dice.choice((0, 0, 0, 0, 1, 1, 2, 3))))
    debt = Debt("d", DebtKind.MICROLOAN, currency="CNY", terms=terms, changes=changes)
    on = start + timedelta(days=dice.randrange(700))
    if dice.random() < 0.03:
        debt = replace(debt, terms=None, changes=(), claims=tuple(_claim(start, dice) for _ in range(2)))
    return Case(debt, paid, on, dice.choice(ORDERS))


def _claim(start: date, dice: random.Random) -> Claim:
    day = start + timedelta(days=dice.randrange(600))
    parts = {part: dice.randint(0, 100_000) for part in PARTS if dice.random() < 0.5}
    return Claim(day, total=dice.randint(100_000, 900_000), **parts)


def _plan(start: date, dice: random.Random) -> LoanTerms:
    principal = dice.randint(50_000, 3_000_000)
    return LoanTerms(
        principal=principal,
        received=principal - dice.randrange(40_000) if dice.random() < 0.2 else None,
        start=start,
        first_due=start + timedelta(days=dice.randint(10, 50)) if dice.random() < 0.3 else None,
        every=dice.choice(EVERY),
        due_shift=dice.choice((None, None, *DueShift)),
        calendar=dice.choice(CALENDARS),
        periods=dice.choice((1, 2, 3, 6, 12, 18)),
        method=dice.choice(tuple(Method)),
        annual_rate=Decimal(dice.choice(RATES)),
        period_fee_rate=Decimal("0.60") if dice.random() < 0.2 else None,
        day_count=dice.choice((None, None, *DayCount)),
        fees=_fees(start, dice),
        rounding=dice.choice((None, *RoundingRule)),
        prepayment=dice.choice(tuple(Prepayment)),
        prepayment_fee=dice.choice((500, 5_000)) if (kind := dice.random()) < 0.2 else None,
        prepayment_fee_percent=Decimal(dice.choice(("1", "2.5"))) if kind > 0.8 else None,
        refund_fees=dice.random() < 0.5,
        payment_order=dice.choice(ORDERS),
    )


def _fees(start: date, dice: random.Random) -> tuple[Fee, ...]:
    day = start + timedelta(days=dice.randrange(-5, 400))
    times = ("start", "each", "end", day.isoformat())
    back = (None, False, True)
    return tuple(
        Fee("fee", dice.randint(100, 5_000), when, refundable=dice.choice(back))
        for when in times
        if dice.random() < 0.2
    )


def _late(terms: LoanTerms, dice: random.Random) -> LoanTerms:
    own_rate, flat_fee = dice.random() < 0.3, dice.random() < 0.7
    return replace(
        terms,
        overdue_annual_rate=Decimal("18.25") if own_rate else None,
        overdue_multiplier=None if own_rate else Decimal(dice.choice(("0", "1", "1.5"))),
        overdue_base=dice.choice(tuple(OverdueBase)),
        compound_overdue=dice.random() < 0.3,
        overdue_day_count=dice.choice((None, None, None, *DayCount)),
        charges_on_charges=dice.choice((None, False, True)),
        charges_cap_percent=Decimal(dice.choice(("2", "10", "36"))) if dice.random() < 0.2 else None,
        late_fee=dice.choice((0, 5_000)) if flat_fee else None,
        late_fee_percent=None if flat_fee else Decimal(5),
        late_fee_floor=dice.choice((None, 1_000)),
        late_fee_cap=dice.choice((None, 3_000)),
        grace_days=dice.choice((None, 0, 0, 3, 15)),
        waiting_days=dice.choice((0, 3, 10)),
    )


def _table(rows: list[Row], dice: random.Random) -> tuple[ScheduleRow, ...]:
    """Return the rows as a lender prints them: one cent off here and there, with columns that are missing."""
    printed = []
    said = dice.choice((("interest", "principal", "fees"), ("interest",), ("principal", "fees"), ()))
    for row in rows:
        columns = {name: getattr(row, name) for name in said}
        payment = row.interest + row.principal + row.fees + dice.choice((0, 0, 0, 1))
        printed.append(ScheduleRow(row.due, payment, **columns))
    return tuple(printed)


def _change(start: date, dice: random.Random) -> DebtChange:
    kind = dice.choice(tuple(DebtChangeKind))
    day = start + timedelta(days=dice.randrange(1, 400))
    first_due = day + timedelta(days=dice.randint(1, 60))
    if kind is DebtChangeKind.RESTRUCTURED_PLAN:
        return DebtChange(
            day,
            kind,
            first_due=first_due if dice.random() < 0.7 else None,
            principal=dice.randint(10_000, 2_000_000) if dice.random() < 0.3 else None,
            every=dice.choice(EVERY),
            periods=dice.choice((1, 3, 6, 12)),
            method=dice.choice(tuple(Method)),
            annual_rate=Decimal(dice.choice(RATES)),
        )
    if kind is DebtChangeKind.EXTENSION:
        to_a_day = dice.random() < 0.4
        return DebtChange(
            day,
            kind,
            extra_days=None if to_a_day else dice.choice((7, 30, 90)),
            first_due=first_due if to_a_day else None,
            annual_rate=Decimal(dice.choice(RATES)) if dice.random() < 0.4 else None,
        )
    if kind is DebtChangeKind.WAIVER:
        waived = {f"waived_{part}": dice.randint(1, 20_000) for part in PARTS if dice.random() < 0.6}
        return DebtChange(day, kind, **waived)
    if kind is DebtChangeKind.RATE_CHANGE:
        return DebtChange(day, kind, annual_rate=Decimal(dice.choice(RATES)))
    if kind is DebtChangeKind.RE_AGEING:
        return DebtChange(day, kind, first_due=first_due if dice.random() < 0.6 else None)
    return DebtChange(day, kind)


def _payments(terms: LoanTerms, dice: random.Random) -> tuple[Payment, ...]:
    rows = rows_of(terms)
    paid = []
    for number in range(dice.choice((0, 1, 3, 6, 12))):
        row = dice.choice(rows)
        whole = row.interest + row.principal + row.fees
        day = max(row.due + timedelta(days=dice.choice(LATE)), terms.start or row.due)
        amount = dice.choice((whole, whole, whole // 2, 2 * whole, dice.randint(1, whole + 1)))
        paid.append(_payment(number, day, max(amount, 1), dice))
    return tuple(sorted(paid, key=lambda payment: (payment.paid_on, payment.id)))


def _payment(number: int, day: date, amount: int, dice: random.Random) -> Payment:
    back = day + timedelta(days=dice.randrange(1, 60)) if dice.random() < 0.05 else None
    kind = PaymentKind.REFUND if dice.random() < 0.05 else None
    planned = True if dice.random() < 0.04 else None
    parts = booked(amount, dice) if dice.random() < 0.1 else {}
    return Payment(f"p{number:02}", "d", day, amount, kind, planned, back, **parts)
