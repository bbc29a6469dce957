"""The bills of a card with what was charged and paid on each, as the checks on cards look at them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from debttracker.debts.debt import Debt, Statement
from debttracker.debts.vocabulary import TransactionKind
from debttracker.money.amount import Minor
from debttracker.norms.money_matter import MoneyMatter

_LONGEST_CYCLE = dt.timedelta(days=45)
"""A late fee is posted no later than the next bill; without one, within so many days of the due day."""


@dataclass(frozen=True, slots=True)
class LateFee:
    """A late fee for one bill: how much, and on which day it was charged."""

    bill: Statement
    amount: Minor
    day: dt.date


def bills(debt: Debt, on: dt.date) -> tuple[Statement, ...]:
    """Return the statements up to a day, oldest first."""
    return tuple(sorted((s for s in debt.statements if s.date <= on), key=lambda s: s.date))


def late_fees(debt: Debt, on: dt.date) -> tuple[LateFee, ...]:
    """Return the late fees up to a day with the bill that each is for: the last one due before it."""
    posted = [t for t in debt.transactions if t.kind is TransactionKind.LATE_FEE and t.posted_on <= on]
    found: list[LateFee] = []
    shown = bills(debt, on)
    for number, bill in enumerate(shown):
        if bill.due is None:
            continue
        after = shown[number + 1] if number + 1 < len(shown) else None
        last = bill.due + _LONGEST_CYCLE if after is None else after.due or after.date
        own = [t for t in posted if bill.due < t.posted_on <= last]
        found += [LateFee(bill, t.amount, t.posted_on) for t in own]
        if not own and after is not None and after.late_fee:
            found.append(LateFee(bill, after.late_fee, after.date))
    return tuple(found)


def paid_between(matter: MoneyMatter, first: dt.date, last: dt.date) -> Minor:
    """Return what was paid after one day up to another, refunds apart."""
    return sum(p.amount for p in matter.made if first < p.paid_on <= last)


def dated(fees: Sequence[LateFee]) -> tuple[str, ...]:
    """Return the days of late fees, as a finding carries them."""
    return tuple(fee.day.isoformat() for fee in fees)
