"""What a debt that is still being typed would come to; nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from debttracker.debts import ledger
from debttracker.debts.balance import Balance, DueItem, Parts
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.debts.terms import LoanTerms
from debttracker.money.amount import Minor
from debttracker.services.views import ScheduleLine

PARTS = ("principal", "interest", "penalty", "fees")
FIRST_LINES = 4
_CARD_AHEAD = timedelta(days=70)


@dataclass(frozen=True, slots=True)
class DebtPreview:
    """The first payments, how many there are, what they come to beyond what was received, rates, balance.

    `rates` are pairs of convention (`nominal`, `effective`, `xirr`) and percent a year as text.
    """

    balance: Balance
    lines: tuple[ScheduleLine, ...]
    count: int
    cost: Minor | None
    rates: tuple[tuple[str, str | None], ...]
    next_due: DueItem | None


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
        else (),
        next_due=ahead[0] if ahead else None,
    )


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
