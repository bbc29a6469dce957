"""Random cards with all terms known, the same for the same number."""

import random
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from dice import START, Case, booked

from debttracker.debts.debt import Debt, DebtChange, Statement, Transaction
from debttracker.debts.payment import Payment
from debttracker.debts.terms import BalanceRate, CardTerms
from debttracker.debts.vocabulary import (
    BalanceKind,
    Compounding,
    DebtChangeKind,
    DebtKind,
    DueShift,
    InterestBase,
    MinimumPart,
    PaymentKind,
    PaymentOrder,
    TransactionKind,
)

ORDERS = (
    None,
    None,
    PaymentOrder.CHARGES_FIRST,
    PaymentOrder.PRINCIPAL_FIRST,
    PaymentOrder.CHARGES_THEN_PRINCIPAL_FROM_DAY_91,
    PaymentOrder.HIGHEST_RATE_ABOVE_MINIMUM,
    PaymentOrder.HIGHEST_RATE_FIRST,
)
KINDS = (
    (TransactionKind.PURCHASE, 60),
    (TransactionKind.CASH_ADVANCE, 8),
    (TransactionKind.BALANCE_TRANSFER, 5),
    (TransactionKind.INSTALMENT, 4),
    (TransactionKind.OPENING_BALANCE, 3),
    (TransactionKind.REFUND, 6),
    (TransactionKind.FEE, 6),
    (TransactionKind.LATE_FEE, 3),
    (TransactionKind.INTEREST, 4),
)
CALENDARS = (None, "CN", "US", "GB-ENG")
CHARGES = {TransactionKind.FEE, TransactionKind.LATE_FEE, TransactionKind.INTEREST}
CHANGES = (
    DebtChangeKind.EXTENSION,
    DebtChangeKind.RE_AGEING,
    DebtChangeKind.RATE_CHANGE,
    DebtChangeKind.WAIVER,
)


def card(number: int) -> Case:
    """Return one random card."""
    dice = random.Random(f"card {number}")  # noqa: S311
    terms = _minimum(_late_fee(_terms(dice), dice), dice)
    posted = tuple(_posted(n, dice) for n in range(dice.randint(1, 8)))
    changes = tuple(_change(dice) for _ in range(dice.choice((0, 0, 0, 0, 1, 2))))
    currency = dice.choice(("CNY", "USD"))
    kind = dice.choice((DebtKind.CREDIT_CARD, DebtKind.CREDIT_CARD, DebtKind.CASH_CARD))
    printed = tuple(_printed(terms, dice) for _ in range(dice.choice((0, 0, 0, 0, 1, 3))))
    debt = Debt(
        "d",
        kind,
        currency=currency,
        terms=terms,
        transactions=posted,
        statements=printed,
        changes=changes,
    )
    return Case(debt, _paid(dice), START + timedelta(days=dice.randrange(30, 600)))


def _printed(terms: CardTerms, dice: random.Random) -> Statement:
    """Return a statement as a bank may print it, a few days from the day by the terms."""
    month = START + timedelta(days=31 * dice.randrange(12))
    day = month.replace(day=min(terms.statement_day or 28, 28)) + timedelta(days=dice.randint(-3, 3))
    balance = dice.choice((None, dice.randint(0, 400_000)))
    return Statement(
        day,
        due=day + timedelta(days=dice.randint(5, 40)) if dice.random() < 0.5 else None,
        balance=balance,
        minimum=None if balance is None else dice.choice((None, balance // 10, balance)),
    )


def _terms(dice: random.Random) -> CardTerms:
    by_days = dice.random() < 0.5
    return CardTerms(
        credit_limit=dice.choice((None, 200_000, 500_000)),
        statement_day=dice.randint(1, 31),
        due_day=None if by_days else dice.randint(1, 31),
        due_days_after=dice.choice((dice.randint(5, 28), dice.randint(5, 70))) if by_days else None,
        due_shift=dice.choice((None, None, *DueShift)),
        calendar=dice.choice(CALENDARS),
        daily_rate=Decimal(dice.choice(("0.05", "0.035", "0.048", "0"))) if dice.random() < 0.7 else None,
        annual_rate=Decimal(dice.choice(("18.25", "14.6", "19.99", "7"))),
        cash_daily_rate=Decimal(dice.choice(("0.05", "0.04"))) if dice.random() < 0.8 else None,
        interest_base=dice.choice(tuple(InterestBase)),
        compounding=dice.choice(tuple(Compounding)),
        grace_days=dice.choice((None, 0, 0, 3)),
        tolerance=dice.choice((None, 0, 1000, 20_000)),
        cash_fee_percent=Decimal(dice.choice((0, 1, 2))),
        cash_fee_floor=dice.choice((None, 300)),
        cash_fee_cap=dice.choice((None, 1_000)),
        year_days=dice.choice((None, 360, 365)),
        rates=tuple(_rate(dice) for _ in range(dice.choice((0, 0, 1, 3)))),
        payment_order=dice.choice(ORDERS),
    )


def _minimum(terms: CardTerms, dice: random.Random) -> CardTerms:
    adds = tuple(part for part in MinimumPart if dice.random() < 0.5)
    return replace(
        terms,
        minimum_percent=Decimal(dice.choice((0, 5, 10, 100))),
        minimum_cash_percent=dice.choice((None, None, Decimal(10), Decimal(100))),
        minimum_floor=dice.choice((None, 0, 1000, 10_000)),
        minimum_adds=adds if dice.random() < 0.7 else None,
    )


def _late_fee(terms: CardTerms, dice: random.Random) -> CardTerms:
    return replace(
        terms,
        late_fee_percent=Decimal(dice.choice((0, 5, 3))),
        late_fee_floor=dice.choice((None, 0, 500, 2000)),
        late_fee_cap=dice.choice((None, 5_000)),
        late_fee_steps=dice.choice(((), (), (30_000, 40_000, 50_000), (2_500, 3_500))),
        late_fee_repeat_within=dice.choice((None, 1, 3, 6)),
        late_fee_most=dice.choice((None, None, 1, 3)),
        late_fee_free_up_to=dice.choice((None, 100_000)),
        late_fee_within_minimum=dice.choice((None, False, True)),
    )


def _rate(dice: random.Random) -> BalanceRate:
    begin = START + timedelta(days=dice.randrange(300)) if dice.random() < 0.8 else None
    end = (begin or START) + timedelta(days=dice.randrange(200)) if dice.random() < 0.6 else None
    balance = dice.choice(tuple(BalanceKind))
    if dice.random() < 0.5:
        return BalanceRate(balance, begin, end, daily_rate=Decimal(dice.choice(("0", "0.02", "0.05"))))
    return BalanceRate(balance, begin, end, annual_rate=Decimal(dice.choice(("0", "9.9", "18.25"))))


def _posted(number: int, dice: random.Random) -> Transaction:
    kind = dice.choices([kind for kind, _ in KINDS], [weight for _, weight in KINDS])[0]
    amount = dice.randint(1, 5_000 if kind in CHARGES else 300_000)
    day = START + timedelta(days=dice.randrange(250))
    in_parts = kind is TransactionKind.PURCHASE and dice.random() < 0.15
    return Transaction(
        f"t{number}",
        day,
        amount,
        kind,
        dice.choice((1, 3, 6, 12)) if in_parts else None,
        Decimal(dice.choice(("0", "0.6", "0.75"))) if in_parts else None,
    )


def _change(dice: random.Random) -> DebtChange:
    kind = dice.choice(CHANGES)
    day = START + timedelta(days=dice.randrange(400))
    if kind is DebtChangeKind.EXTENSION:
        if dice.random() < 0.4:
            return DebtChange(day, kind, first_due=day + timedelta(days=dice.randint(1, 60)))
        return DebtChange(day, kind, extra_days=dice.choice((7, 30, 90)))
    if kind is DebtChangeKind.RATE_CHANGE:
        return DebtChange(day, kind, annual_rate=Decimal(dice.choice(("0", "9.9", "18.25"))))
    if kind is DebtChangeKind.WAIVER:
        parts = ("principal", "interest", "penalty", "fees")
        waived = {f"waived_{part}": dice.randint(1, 20_000) for part in parts if dice.random() < 0.6}
        return DebtChange(day, kind, **waived)
    return DebtChange(day, kind)


def _paid(dice: random.Random) -> tuple[Payment, ...]:
    found = []
    for number in range(dice.choice((0, 1, 2, 4, 8))):
        day = START + timedelta(days=dice.randrange(500))
        back = day + timedelta(days=dice.randrange(1, 60)) if dice.random() < 0.1 else None
        amount = dice.choice((dice.randint(1, 300_000), dice.randint(1, 20_000)))
        kind = PaymentKind.REFUND if dice.random() < 0.05 else None
        planned = True if dice.random() < 0.04 else None
        parts = booked(amount, dice) if dice.random() < 0.1 else {}
        found.append(Payment(f"p{number}", "d", day, amount, kind, planned, back, **parts))
    return tuple(sorted(found, key=lambda payment: (payment.paid_on, payment.id)))
