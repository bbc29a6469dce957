"""Random debts with all terms known, the same for the same number."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from plain_schedule import rows_of

from debttracker.debts.debt import Debt, Transaction
from debttracker.debts.payment import Payment
from debttracker.debts.terms import BalanceRate, CardTerms, Fee, LoanTerms
from debttracker.debts.vocabulary import (
    BalanceKind,
    Compounding,
    DebtKind,
    InterestBase,
    OverdueBase,
    PaymentOrder,
    Prepayment,
    RoundingRule,
    TransactionKind,
)
from debttracker.money.vocabulary import DayCount, Method

ORDERS = (PaymentOrder.INSTALMENTS, PaymentOrder.CIVIL_CODE_561)
BASES = tuple(InterestBase)
KINDS = (
    TransactionKind.PURCHASE,
    TransactionKind.CASH_ADVANCE,
    TransactionKind.BALANCE_TRANSFER,
    TransactionKind.REFUND,
    TransactionKind.FEE,
)
START = date(2023, 1, 1)


@dataclass(frozen=True)
class Case:
    """A debt, what was paid on it, and the day asked about."""

    debt: Debt
    payments: tuple[Payment, ...]
    on: date
    order: PaymentOrder = PaymentOrder.INSTALMENTS


def card(number: int) -> Case:
    """Return one random card."""
    dice = random.Random(f"card {number}")  # noqa: S311
    by_days = dice.random() < 0.5
    cash_rate = Decimal(dice.choice(("0.05", "0.04")))
    terms = CardTerms(
        statement_day=dice.randint(1, 31),
        due_day=None if by_days else dice.randint(1, 31),
        due_days_after=dice.randint(5, 28) if by_days else None,
        daily_rate=Decimal(dice.choice(("0.05", "0.035", "0.048", "0"))) if dice.random() < 0.7 else None,
        annual_rate=Decimal(dice.choice(("18.25", "14.6", "19.99", "7"))),
        cash_daily_rate=cash_rate,
        interest_base=dice.choice(BASES),
        compounding=dice.choice(tuple(Compounding)),
        minimum_percent=Decimal(dice.choice((0, 5, 10, 100))),
        minimum_floor=dice.choice((0, 1000, 10_000)),
        late_fee_percent=Decimal(dice.choice((0, 5, 3))),
        late_fee_floor=dice.choice((0, 500, 2000)),
        late_fee_cap=dice.choice((None, 5_000)),
        grace_days=dice.choice((0, 0, 3)),
        tolerance=dice.choice((0, 1000)),
        cash_fee_percent=Decimal(dice.choice((0, 1, 2))),
        cash_fee_floor=dice.choice((None, 300)),
        cash_fee_cap=dice.choice((None, 1_000)),
        year_days=dice.choice((None, 360, 365)),
        rates=tuple(_rate(dice) for _ in range(dice.choice((0, 0, 1, 3)))),
    )
    posted = tuple(_posted(n, dice) for n in range(dice.randint(1, 8)))
    cash_days = {item.posted_on for item in posted if item.kind is TransactionKind.CASH_ADVANCE}
    posted = tuple(
        item for item in posted if item.kind is not TransactionKind.FEE or item.posted_on not in cash_days
    )
    debt = Debt("d", DebtKind.CREDIT_CARD, currency="CNY", terms=terms, transactions=posted)
    return Case(debt, _paid(dice, 300_000), START + timedelta(days=dice.randrange(30, 600)))


def _rate(dice: random.Random) -> BalanceRate:
    begin = START + timedelta(days=dice.randrange(300)) if dice.random() < 0.8 else None
    end = (begin or START) + timedelta(days=dice.randrange(200)) if dice.random() < 0.6 else None
    balance = dice.choice((BalanceKind.PURCHASES, BalanceKind.CASH_ADVANCES, BalanceKind.BALANCE_TRANSFERS))
    if dice.random() < 0.5:
        return BalanceRate(balance, begin, end, daily_rate=Decimal(dice.choice(("0", "0.02", "0.06"))))
    return BalanceRate(balance, begin, end, annual_rate=Decimal(dice.choice(("0", "9.9", "21"))))


def _posted(number: int, dice: random.Random) -> Transaction:
    kinds = (
        TransactionKind.PURCHASE,
        TransactionKind.CASH_ADVANCE,
        TransactionKind.REFUND,
        TransactionKind.FEE,
    )
    kind = dice.choices(kinds, (80, 8, 6, 6))[0]
    amount = dice.randint(1, 300_000) if kind is not TransactionKind.FEE else dice.randint(1, 5_000)
    return Transaction(f"t{number}", START + timedelta(days=dice.randrange(250)), amount, kind)


def _paid(dice: random.Random, most: int) -> tuple[Payment, ...]:
    found = []
    for number in range(dice.choice((0, 1, 2, 4, 8))):
        day = START + timedelta(days=dice.randrange(500))
        back = day + timedelta(days=dice.randrange(1, 60)) if dice.random() < 0.1 else None
        found.append(Payment(f"p{number}", "d", day, dice.randint(1, most), reversed_on=back))
    return tuple(sorted(found, key=lambda payment: (payment.paid_on, payment.id)))


def loan(number: int) -> Case:
    """Return one random loan; what goes beyond the coming instalment is paid on due dates only."""
    dice = random.Random(f"loan {number}")  # noqa: S311
    every = dice.choice(("1 month", "1 month", "3 month", "1 week", "2 week", "15 day", "30 day"))
    start = START + timedelta(days=dice.randrange(60))
    own_rate, flat_fee = dice.random() < 0.3, dice.random() < 0.7
    terms = LoanTerms(
        principal=dice.randint(50_000, 3_000_000),
        start=start,
        first_due=start + timedelta(days=dice.randint(10, 50)) if dice.random() < 0.3 else None,
        every=every,
        periods=dice.choice((1, 2, 3, 6, 12, 18)),
        method=dice.choice(tuple(Method)),
        annual_rate=Decimal(dice.choice(("0", "7.3", "15.678", "24", "36"))),
        period_fee_rate=Decimal("0.60") if dice.random() < 0.2 else None,
        day_count=dice.choice((None, None, *DayCount)),
        fees=tuple(
            Fee("fee", dice.randint(100, 5_000), when)
            for when in ("start", "each", "end")
            if dice.random() < 0.2
        ),
        overdue_annual_rate=Decimal("18.25") if own_rate else None,
        overdue_multiplier=None if own_rate else Decimal(dice.choice(("0", "1", "1.5"))),
        overdue_base=dice.choice(tuple(OverdueBase)),
        compound_overdue=dice.random() < 0.3,
        overdue_day_count=dice.choice((None, None, None, *DayCount)),
        charges_on_charges=dice.choice((None, False, True)),
        late_fee=dice.choice((0, 5_000)) if flat_fee else None,
        late_fee_percent=None if flat_fee else Decimal(5),
        late_fee_floor=dice.choice((None, 1_000)),
        late_fee_cap=dice.choice((None, 3_000)),
        waiting_days=dice.choice((0, 3, 10)),
        rounding=dice.choice((None, *RoundingRule)),
        prepayment=dice.choice(tuple(Prepayment)),
        refund_fees=dice.random() < 0.5,
    )
    debt = Debt("d", DebtKind.MICROLOAN, currency="CNY", terms=terms)
    return Case(
        debt, _instalments(terms, dice), start + timedelta(days=dice.randrange(700)), dice.choice(ORDERS)
    )


def _instalments(terms: LoanTerms, dice: random.Random) -> tuple[Payment, ...]:
    rows = rows_of(terms)
    paid = []
    for number in range(dice.choice((0, 1, 3, 6, 12))):
        row = dice.choice(rows)
        whole = row.interest + row.principal + row.fees
        late = dice.choice((0, 0, 1, 5, 40))
        amount = dice.choice((whole, whole // 2, dice.randint(1, whole + 1)))
        paid.append(Payment(f"p{number}", "d", row.due + timedelta(days=late), max(amount, 1)))
    return tuple(sorted(paid, key=lambda payment: (payment.paid_on, payment.id)))
