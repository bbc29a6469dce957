"""Days on which something ends or has to be done, over all records: what the calendar and reminders show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import TYPE_CHECKING

from debttracker.debts.balance import DueItem, DueState
from debttracker.debts.limitation import ClockState
from debttracker.money.amount import Minor
from debttracker.services.money_views import MoneyBook
from debttracker.services.records import Lookup

if TYPE_CHECKING:
    from debttracker.services.money_law import MoneyLaw


class DeadlineKind(StrEnum):
    """What ends on a day, or has to be done by it."""

    DUE = auto()
    PLANNED_PAYMENT = auto()
    OFFER_PAYMENT = auto()
    OFFER_EXPIRES = auto()
    ANSWER_DUE = auto()
    REMEDY_BY = auto()
    NOTICE_ENDS = auto()
    LIMITATION = auto()


ACT_BY = frozenset({DeadlineKind.OFFER_PAYMENT, DeadlineKind.OFFER_EXPIRES, DeadlineKind.REMEDY_BY})
"""Days by which the person has to do something that is no due date of a debt."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day to keep in mind. `source` is the id of the record that says so, `name` whom it is about.

    `amount` is in minor units of `currency`; None where none belongs to it or it is not known.
    """

    kind: DeadlineKind
    on: date
    source: str
    name: str
    debt: str | None = None
    amount: Minor | None = None
    currency: str = ""
    item: DueItem | None = None

    @property
    def key(self) -> str:
        """What tells it from all others; it stays the same while the day does."""
        return f"{self.kind} {self.source} {self.on.isoformat()}"

    @property
    def is_done(self) -> bool:
        """Whether what was due is paid."""
        return self.item is not None and self.item.state is DueState.PAID

    @property
    def is_overdue(self) -> bool:
        """Whether what was due is not paid."""
        return self.item is not None and self.item.state is DueState.OVERDUE


def deadlines(
    look: Lookup, money: MoneyBook, law: "MoneyLaw | None", first: date, last: date, on: date
) -> tuple[Deadline, ...]:
    """Return the deadlines from `first` to `last`, both included, as they stand on `on`, earliest first.

    Without `law` the ends of limitation periods are left out.
    """
    found = [*_dues(money, first, last, on), *of_records(look)]
    if law is not None:
        found += _limitation(look, law, on)
    wanted = {d.key: d for d in found if first <= d.on <= last}
    return tuple(sorted(wanted.values(), key=lambda d: (d.on, d.kind is not DeadlineKind.DUE, d.name, d.key)))


def _dues(money: MoneyBook, first: date, last: date, on: date) -> Iterator[Deadline]:
    for row in money.due_rows(first, last, on):
        item = row.item
        amount = item.amount if item.state is DueState.PAID or item.unpaid is None else item.unpaid
        source = f"{item.debt} {item.kind}"
        yield Deadline(
            DeadlineKind.DUE, item.due, source, row.name, item.debt, amount, row.currency, item=item
        )


def of_records(look: Lookup) -> Iterator[Deadline]:
    """Yield the days that payments planned, offers, papers and notices name, in no order."""
    yield from _planned(look)
    yield from _offers(look)
    yield from _papers(look)
    yield from _notices(look)


def _planned(look: Lookup) -> Iterator[Deadline]:
    for payment in look.case.payments:
        debt = look.debts.get(payment.debt)
        if payment.scheduled and payment.reversed_on is None and debt is not None:
            yield Deadline(
                DeadlineKind.PLANNED_PAYMENT,
                payment.paid_on,
                payment.id,
                look.debt_name(debt),
                debt.id,
                payment.amount,
                look.currency(debt),
            )


def _offers(look: Lookup) -> Iterator[Deadline]:
    for offer in look.case.offers:
        debt = look.debts.get(offer.debt)
        if debt is None:
            continue
        name, currency = look.debt_name(debt), look.currency(debt)
        if offer.accepted_on is None:
            if offer.expires_on is not None:
                yield Deadline(DeadlineKind.OFFER_EXPIRES, offer.expires_on, offer.id, name, debt.id)
            continue
        for number, part in enumerate(offer.payments, 1):
            source = f"{offer.id} {number}"
            yield Deadline(DeadlineKind.OFFER_PAYMENT, part.due, source, name, debt.id, part.amount, currency)


def _papers(look: Lookup) -> Iterator[Deadline]:
    for paper in look.case.papers:
        if paper.answer_due is not None and paper.answered_on is None:
            debt = paper.debts[0] if len(paper.debts) == 1 else None
            to = _party(look, paper.to)
            yield Deadline(DeadlineKind.ANSWER_DUE, paper.answer_due, paper.id, to, debt)


def _notices(look: Lookup) -> Iterator[Deadline]:
    for notice in look.case.notices:
        if notice.until is not None and (notice.withdrawn_on is None or notice.withdrawn_on > notice.until):
            yield Deadline(
                DeadlineKind.NOTICE_ENDS,
                notice.until,
                notice.id,
                _party(look, notice.to),
                _only(notice.debts),
            )
    for sent in look.case.creditor_notices:
        if sent.remedy_by is not None and not sent.never:
            yield Deadline(
                DeadlineKind.REMEDY_BY,
                sent.remedy_by,
                sent.id,
                _party(look, sent.from_) or _debt_name(look, sent.debts),
                _only(sent.debts),
            )


def _limitation(look: Lookup, law: "MoneyLaw", on: date) -> Iterator[Deadline]:
    for debt in look.case.debts:
        for view in law.limitation_clock(debt.id, on):
            clock = view.clock
            if clock.state is ClockState.RUNNING and clock.expires is not None:
                source = f"{debt.id} {clock.norm}"
                yield Deadline(DeadlineKind.LIMITATION, clock.expires, source, look.debt_name(debt), debt.id)


def _party(look: Lookup, party: str | None) -> str:
    known = look.creditors.get(party or "") or look.collectors.get(party or "")
    return (known.name if known is not None else None) or party or ""


def _only(debts: Iterable[str]) -> str | None:
    found = list(debts)
    return found[0] if len(found) == 1 else None


def _debt_name(look: Lookup, debts: Iterable[str]) -> str:
    debt = look.debts.get(_only(debts) or "")
    return "" if debt is None else look.debt_name(debt)
