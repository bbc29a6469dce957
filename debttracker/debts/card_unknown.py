"""Which terms of a card are not known although they decide."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from debttracker.debts.card_bill import Bill
from debttracker.debts.debt import Debt
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import BalanceKind, DueShift, TransactionKind

MINIMUM_ADDS = "terms.minimum_adds"
"""Once this is named, what the widest terms would ask for decides nothing any more."""

_GRACE_QUESTION_DAYS = 7
"""A payment so few days late makes unknown grace days decisive."""

_SHIFT_DAYS = 14
"""A due date moves by fewer days than this."""

_SMALL_SHORTFALL = 10_000
"""Up to so many minor units an unknown tolerance may decide whether a bill counts as paid."""


def unknown_terms(debt: Debt, terms: CardTerms) -> list[str]:
    """Name the terms without which a card cannot be counted at all."""
    cash = any(item.kind is TransactionKind.CASH_ADVANCE for item in debt.transactions)
    rated = {item.balance for item in terms.rates}
    own = terms.daily_rate is not None or terms.annual_rate is not None
    unknown = {
        "terms.daily_rate": not own and BalanceKind.PURCHASES not in rated,
        "terms.cash_daily_rate": cash
        and terms.cash_daily_rate is None
        and BalanceKind.CASH_ADVANCES not in rated,
        "terms.cash_fee_percent": cash and terms.cash_fee_percent is None,
        "terms.interest_base": terms.interest_base is None,
        "terms.statement_day": terms.statement_day is None,
        "transactions.period_fee_rate": any(
            item.periods is not None and item.period_fee_rate is None for item in debt.transactions
        ),
    }
    return [name for name, absent in unknown.items() if absent]


def unknown_while_open(terms: CardTerms, bills: Iterable[Bill], day: date) -> Iterator[str]:
    """Name the terms that decide whether a bill still open on this day is late."""
    if terms.grace_days is not None and terms.due_shift is None:
        return
    for bill in bills:
        if bill.due is None or bill.shortfall <= 0:
            continue
        if terms.grace_days is None and 0 < (day - bill.due).days <= _GRACE_QUESTION_DAYS:
            yield "terms.grace_days"
        if not bill.due_is_sure and _may_move_past(terms, bill.due, day):
            yield "terms.calendar"


def unknown_at_deadline(terms: CardTerms, bill: Bill) -> Iterator[str]:
    """Name the terms that decide whether a bill was paid when its last day has passed."""
    if bill.shortfall > (terms.tolerance or 0) and terms.compounding is None:
        yield "terms.compounding"
    small = max(bill.balance // 100, _SMALL_SHORTFALL)
    if terms.tolerance is None and bill.credits and 0 < bill.shortfall <= small:
        yield "terms.tolerance"
    if bill.minimum is not None and bill.minimum < bill.most:
        met = bill.unpaid <= 0 and bill.credits < bill.most and bill.shortfall > 0
        if met or (bill.unpaid > 0 and terms.late_fee_percent):
            yield MINIMUM_ADDS


def unknown_rates(kinds: Sequence[BalanceKind]) -> Iterator[str]:
    """Name the rates without which these balances cannot be counted."""
    for kind in kinds:
        if kind is BalanceKind.PURCHASES:
            yield "terms.daily_rate"
        else:
            yield "terms.cash_daily_rate" if kind is BalanceKind.CASH_ADVANCES else "terms.rates"


def _may_move_past(terms: CardTerms, due: date, day: date) -> bool:
    late = (day - due).days
    return late > 0 or (terms.due_shift is DueShift.PREVIOUS_BUSINESS_DAY and late > -_SHIFT_DAYS)
