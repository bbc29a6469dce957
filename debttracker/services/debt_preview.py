"""What a debt that is still being typed would come to; nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from debttracker.debts import ledger
from debttracker.debts.balance import Balance, DueItem, Parts
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import Compounding
from debttracker.errors import InputError
from debttracker.money.amount import Minor, Percent
from debttracker.money.frequency import Unit, parse_frequency
from debttracker.services.views import ScheduleLine

PARTS = ("principal", "interest", "penalty", "fees")
FIRST_LINES = 4
_CARD_AHEAD = timedelta(days=70)
_A_YEAR = {Unit.MONTH: 12, Unit.WEEK: 52}


@dataclass(frozen=True, slots=True)
class DebtPreview:
    """The first payments, how many there are, what they come to beyond what was received, rates, balance.

    `instalment` is the payment that all but the last come to, `largest` the largest of all. `advertised` is
    the rate a year that the contract names, its fee of each period counted by the year. `rates` are pairs of
    convention (`nominal`, `effective`, `xirr`) and percent a year as text.
    """

    balance: Balance
    lines: tuple[ScheduleLine, ...]
    count: int
    cost: Minor | None
    rates: tuple[tuple[str, str | None], ...]
    next_due: DueItem | None
    instalment: Minor | None = None
    largest: Minor | None = None
    advertised: Percent | None = None


def preview(debt: Debt, payments: Sequence[Payment], currency: str, on: date) -> DebtPreview:
    """Work out a draft of a debt as it would stand on a day. Raises InputError for impossible terms."""
    schedule = ledger.schedule_of(debt, currency)
    rates = ledger.true_rate(debt, currency)
    lines = tuple(
        ScheduleLine(r.period, r.due, r.payment, r.principal, r.interest, r.fees, r.balance, None)
        for r in schedule or ()
    )
    paid = tuple(payments)
    ahead = (
        ledger.due_items(debt, paid, on, min(on + _CARD_AHEAD, date.max), on, currency)
        if debt.kind.is_card
        else []
    )
    return DebtPreview(
        balance=ledger.balance(debt, paid, on, currency),
        lines=lines[:FIRST_LINES],
        count=len(lines),
        cost=_cost(debt, lines),
        rates=(("nominal", rates.nominal), ("effective", rates.effective), ("xirr", rates.xirr))
        if rates
        else card_rates(debt),
        next_due=ahead[0] if ahead else None,
        instalment=_instalment(lines),
        largest=max((line.payment for line in lines if line.payment is not None), default=None),
        advertised=advertised_rate(debt),
    )


def advertised_rate(debt: Debt) -> Percent | None:
    """Return the percent a year that the terms name, None where they name none.

    A fee of each period is counted as many times as there are periods in a year of 12 months or 52 weeks,
    the way it is advertised; for periods of days it has no such rate.
    """
    terms = debt.terms
    if isinstance(terms, CardTerms):
        return terms.annual_rate if terms.daily_rate is None else terms.daily_rate * (terms.year_days or 365)
    if not isinstance(terms, LoanTerms):
        return None
    if not terms.period_fee_rate:
        return terms.annual_rate
    try:
        every = parse_frequency(terms.every or "")
    except InputError:
        return None
    if every.unit not in _A_YEAR:
        return None
    return (terms.annual_rate or Decimal(0)) + terms.period_fee_rate * _A_YEAR[every.unit] / every.count


def payment_effect(debt: Debt, payments: Sequence[Payment], payment: Payment, currency: str) -> Parts | None:
    """Return by how much a payment lowers each part of what is owed on its day, None before the debt began.

    A planned payment is taken as made on its day; money given back may raise what is owed (less than 0).
    Where paying early changes later payments, only what is lowered on the day itself is counted.
    """
    others = tuple(one for one in payments if one.id != payment.id)
    counted = replace(payment, id=payment.id or "draft", reversed_on=None, scheduled=None)
    before = ledger.balance(debt, others, payment.paid_on, currency)
    after = ledger.balance(debt, (*others, counted), payment.paid_on, currency)
    if not before.owed.total:
        return None
    return Parts(*(getattr(before.owed, part) - getattr(after.owed, part) for part in PARTS))


def card_rates(debt: Debt) -> tuple[tuple[str, str | None], ...]:
    """Return what a card's rate comes to over a year once interest bears interest (finance.md, 2a)."""
    terms, named = debt.terms, advertised_rate(debt)
    if not isinstance(terms, CardTerms) or named is None or terms.compounding is None:
        return ()
    days = terms.year_days or 365
    times = {Compounding.NONE: 1, Compounding.MONTHLY: 12, Compounding.DAILY: days}[terms.compounding]
    try:
        effective = ((1 + named / 100 / times) ** times - 1) * 100
    except ArithmeticError:
        return ()
    return (("effective", str(effective)),)


def _instalment(lines: Sequence[ScheduleLine]) -> Minor | None:
    """Return what every payment but the last comes to, None where they differ or there is but one."""
    payments = {line.payment for line in lines[:-1]}
    return payments.pop() if len(payments) == 1 else None


def _cost(debt: Debt, lines: Sequence[ScheduleLine]) -> Minor | None:
    """Return all payments less what was received, where both are known."""
    terms = debt.terms
    if not isinstance(terms, LoanTerms):
        return None
    received = terms.received
    if received is None and terms.principal is not None:
        received = terms.principal - sum(fee.amount for fee in terms.fees if fee.when == "start")
    payments = [line.payment for line in lines]
    if not payments or received is None or any(payment is None for payment in payments):
        return None
    return sum(payment or 0 for payment in payments) - received
