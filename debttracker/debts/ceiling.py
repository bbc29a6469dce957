"""The most that may be asked for under a line: the debt replayed from its beginning at the line's rate.

Method. The account begins with the money really received (a loan) or with what was posted (a card:
purchases, cash advances, transfers, an opening balance; interest and fees that the lender posted are
charges and stay out). Between two events the unpaid money bears the line's rate, by the contract's own
count of time where that is fair (see `plan_time`), else by days over 365, without interest on interest
unless the line is an effective rate. Where the line limits interest alone, a lower agreed rate takes its
place, and what the ledger booked to penalty and fees does not pay the money. A payment pays what was
allowed so far, then the money; a refund from the lender is money received again. What a waiver gives up is
taken off. The end is rounded down, so that the result is never above the line.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum

from debttracker.debts.balance import Balance, TraceLine
from debttracker.debts.caps import (
    AgreedRate,
    CapAccount,
    CapLine,
    CapScope,
    CapSegment,
    agreed_rates,
    received,
)
from debttracker.debts.check_terms import without_impossible
from debttracker.debts.debt import Debt
from debttracker.debts.formulas import Formula
from debttracker.debts.ledger import counted_payments
from debttracker.debts.payment import Payment
from debttracker.debts.plan_time import PlanTime
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import DebtChangeKind, PaymentKind, TransactionKind
from debttracker.money.amount import Minor, round_down

_PRECISION = 50
_LENT = frozenset(
    {
        TransactionKind.PURCHASE,
        TransactionKind.CASH_ADVANCE,
        TransactionKind.INSTALMENT,
        TransactionKind.OPENING_BALANCE,
        TransactionKind.BALANCE_TRANSFER,
    }
)


class CapFormula(StrEnum):
    """The formula names of a ceiling's trace. The lines of a part sum to that part of the ceiling."""

    LENT = "cap.lent"
    """Money received or posted. Inputs: event, id."""
    ALLOWED = "cap.allowed"
    """What a line allows. Inputs: principal, percent, unit, days, from, and the line's basis."""
    AGREED = "cap.agreed"
    """The agreed rate, which is below the line. Inputs: principal, percent, days, from."""
    UNLIMITED = "cap.unlimited"
    """Days on which no line stood; nothing is counted for them. Inputs: days, from."""
    PAID = "cap.paid"
    """A payment or a waiver. Inputs: event, id, amount."""


@dataclass(frozen=True, slots=True)
class Ceiling:
    """What a line supports at the end of a day, in minor units; `beyond` was paid although it was not owed.

    `missing` names what is not known: the figures are None then. `unlimited_days` is how many days lie
    outside the line; nothing is counted for them, so a claim above the ceiling says nothing then.
    """

    line: str
    scope: CapScope
    on: date
    principal: Minor | None = None
    charges: Minor | None = None
    beyond: Minor = 0
    unlimited_days: int = 0
    trace: tuple[TraceLine, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def total(self) -> Minor | None:
        """Money and charges together, or None when not known."""
        if self.principal is None or self.charges is None:
            return None
        return self.principal + self.charges


@dataclass(frozen=True, slots=True)
class _Event:
    on: date
    name: str
    id: str
    lent: Minor = 0
    paid: Minor = 0


def ceiling(debt: Debt, payments: Sequence[Payment], line: CapLine, balance: Balance) -> Ceiling:
    """Return the most that a line supports on the day of `balance`, the debt's balance by its terms."""
    on = balance.on
    possible, _ = without_impossible(debt)
    lent, missing = _lent(possible, on)
    if missing:
        return Ceiling(line.id, line.scope, on, missing=missing)
    other = _booked_elsewhere(balance) if line.scope is CapScope.INTEREST else {}
    events = _in_order([*lent, *_paid(possible, payments, on, other)])
    rates = agreed_rates(possible) if line.scope is CapScope.INTEREST else ()
    with localcontext() as context:
        context.prec = _PRECISION
        replay = _Replay(line, rates, PlanTime(possible.terms))
        for event in events:
            replay.take(event)
        replay.run_to(on)
        return replay.result(on)


def ceilings(
    debt: Debt, payments: Sequence[Payment], line: CapLine, balances: Sequence[Balance]
) -> list[Ceiling]:
    """Return what `ceiling` gives for each of several balances, in their order, without the traces.

    The account is replayed once for all days on which the same payments count and are booked in the same way.
    """
    possible, _ = without_impossible(debt)
    found: dict[date, Ceiling] = {}
    with localcontext() as context:
        context.prec = _PRECISION
        for counted, other, days in _alike(payments, line, balances):
            found |= {one.on: one for one in _walked(possible, counted, line, other, days)}
    return [found[owed.on] for owed in balances]


def _alike(
    payments: Sequence[Payment], line: CapLine, balances: Sequence[Balance]
) -> Iterator[tuple[Sequence[Payment], Mapping[str, Minor], list[date]]]:
    """Yield payments, how much of each went to penalty and fees, and the days for which both hold."""
    groups: list[tuple[frozenset[str], dict[str, Minor], list[date]]] = []
    paid = {payment.id: payment.paid_on for payment in payments}
    for owed in sorted(balances, key=lambda owed: owed.on, reverse=True):
        undone = frozenset(p.id for p in payments if p.reversed_on is not None and p.reversed_on <= owed.on)
        other = _booked_elsewhere(owed) if line.scope is CapScope.INTEREST else {}
        for same, held, days in groups:
            known = {
                payment: amount for payment, amount in held.items() if paid.get(payment, owed.on) <= owed.on
            }
            if (same, known) == (undone, other):
                days.insert(0, owed.on)
                break
        else:
            groups.append((undone, other, [owed.on]))
    for undone, other, days in groups:
        yield [payment for payment in payments if payment.id not in undone], other, days


def _walked(
    debt: Debt,
    payments: Sequence[Payment],
    line: CapLine,
    other: Mapping[str, Minor],
    days: Sequence[date],
) -> Iterator[Ceiling]:
    """Yield the ceilings of days, earliest first, between which no payment is undone."""
    last = days[-1]
    events = _in_order([*_lent(debt, last)[0], *_paid(debt, payments, last, other)])
    rates = agreed_rates(debt) if line.scope is CapScope.INTEREST else ()
    replay = _Replay(line, rates, PlanTime(debt.terms))
    for day in days:
        while events and events[0].on <= day:
            replay.take(events.pop(0))
        missing = _lent(debt, day)[1]
        if missing:
            yield Ceiling(line.id, line.scope, day, missing=missing)
        else:
            yield replace(replay.at(day).result(day), trace=())


def begins(debt: Debt) -> date | None:
    """Return the day on which a debt began to bear charges, or None when it is not known."""
    terms = debt.terms
    if isinstance(terms, LoanTerms):
        return terms.start or debt.opened
    days = [*(item.posted_on for item in debt.transactions), *(item.date for item in debt.statements)]
    return min(days) if days else debt.opened


def _in_order(events: list[_Event]) -> list[_Event]:
    return sorted(events, key=lambda event: (event.on, not event.lent, event.id))


def _lent(debt: Debt, on: date) -> tuple[list[_Event], tuple[str, ...]]:
    terms = debt.terms
    if not isinstance(terms, LoanTerms):
        posted = [t for t in debt.transactions if t.kind in _LENT and t.posted_on <= on]
        if not posted:
            return [], ("transactions",)
        return [_Event(t.posted_on, t.kind.value, t.id, lent=t.amount) for t in posted], ()
    out = received(terms)
    start = terms.start or debt.opened
    missing = tuple(
        name for name, value in {"terms.principal": out, "terms.start": start}.items() if value is None
    )
    if out is None or start is None:
        return [], missing
    return [_Event(start, "start", debt.id, lent=out)] if start <= on else [], ()


def _paid(
    debt: Debt, payments: Sequence[Payment], on: date, elsewhere: Mapping[str, Minor]
) -> Iterator[_Event]:
    for payment in counted_payments(debt, payments, on):
        if payment.scheduled:
            continue
        if payment.kind is PaymentKind.REFUND:
            yield _Event(payment.paid_on, "refund", payment.id, lent=payment.amount)
            continue
        amount = max(payment.amount - elsewhere.get(payment.id, 0), 0)
        yield _Event(payment.paid_on, "payment", payment.id, paid=amount)
    for item in debt.transactions:
        if item.kind is TransactionKind.REFUND and item.posted_on <= on:
            yield _Event(item.posted_on, "refund_posted", item.id, paid=item.amount)
    for number, change in enumerate(debt.changes):
        if change.kind is DebtChangeKind.WAIVER and change.date <= on:
            waived = (change.waived_principal or 0) + (change.waived_interest or 0)
            yield _Event(change.date, "waiver", f"changes[{number}]", paid=waived)


def _booked_elsewhere(balance: Balance) -> dict[str, Minor]:
    """Return how much of each payment went to penalty and fees, by the ledger's trace."""
    found: dict[str, Minor] = {}
    for line in balance.trace:
        if line.formula == Formula.PAYMENT and line.part in {"penalty", "fees"}:
            payment = str(line.inputs.get("payment", ""))
            found[payment] = found.get(payment, 0) - line.amount
    return found


class _Replay:
    """Walks from event to event; every line of the trace is the change of a rounded figure."""

    def __init__(self, line: CapLine, rates: Sequence[AgreedRate], time: PlanTime) -> None:
        self.account = CapAccount()
        self.trace: list[TraceLine] = []
        self.unlimited = 0
        self._line = line
        self._rates = rates
        self._time = time
        self._day: date | None = None
        self._shown = {"principal": 0, "interest": 0}

    def at(self, day: date) -> "_Replay":
        """Return a replay that has run on to a day by itself."""
        made = copy(self)
        made.account, made.trace = copy(self.account), []
        made.run_to(day)
        return made

    def result(self, on: date) -> Ceiling:
        """Return what the line supports now."""
        account = self.account
        return Ceiling(
            self._line.id,
            self._line.scope,
            on,
            round_down(account.principal),
            round_down(account.allowed),
            round_down(account.beyond),
            self.unlimited,
            tuple(self.trace),
        )

    def take(self, event: _Event) -> None:
        self.run_to(event.on)
        self._day = event.on
        inputs: dict[str, str | int] = {"event": event.name, "id": event.id}
        if event.lent:
            self.account.lend(event.lent, self._line.on(event.on))
            self._note(event.on, CapFormula.LENT, inputs)
        else:
            self.account.pay(Decimal(event.paid))
            self._note(event.on, CapFormula.PAID, {**inputs, "amount": event.paid})

    def run_to(self, day: date) -> None:
        if self._day is None or day <= self._day:
            return
        for segment, first, last in self._line.pieces(self._day, day):
            self._accrue(segment, first, last)
        self._day = day

    def _accrue(self, segment: CapSegment | None, first: date, last: date) -> None:
        days = (last - first).days
        inputs: dict[str, str | int] = {"from": first.isoformat(), "days": days}
        if segment is None:
            if self.account.principal > 0:
                self.unlimited += days
                self.trace.append(TraceLine(last, "interest", 0, CapFormula.UNLIMITED, inputs, self._line.id))
            return
        inputs["principal"] = round_down(self.account.principal)
        agreed = self._agreed(last)
        self.account.accrue(segment, days, self._time.years(first, last), agreed)
        if agreed is not None and segment.yearly is not None and agreed < segment.yearly:
            self._note(last, CapFormula.AGREED, {**inputs, "percent": str(agreed)})
            return
        line = {"percent": str(segment.percent), "unit": segment.unit.value, **segment.basis}
        self._note(last, CapFormula.ALLOWED, {**inputs, **line}, segment.norm)

    def _agreed(self, day: date) -> Decimal | None:
        """The highest rate agreed for a day: which balance bears which is not told apart here."""
        fitting = [
            rate.percent
            for rate in self._rates
            if (rate.first is None or rate.first <= day) and (rate.last is None or day <= rate.last)
        ]
        return max(fitting, default=None)

    def _note(
        self, on: date, formula: CapFormula, inputs: Mapping[str, str | int], source: str | None = None
    ) -> None:
        now = {"principal": round_down(self.account.principal), "interest": round_down(self.account.allowed)}
        for part, amount in now.items():
            changed = amount - self._shown[part]
            if changed:
                self.trace.append(TraceLine(on, part, changed, formula, inputs, source or self._line.id))
        self._shown = now
