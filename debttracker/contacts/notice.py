"""Notices in both directions, and complaints."""

from dataclasses import dataclass
from datetime import date, time

from debttracker.contacts.vocabulary import Channel, CreditorNoticeKind, NoticeKind, Person


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """Clock times of a day in the person's zone; `until` before `from_` runs past midnight."""

    from_: time
    until: time


@dataclass(frozen=True, slots=True)
class Notice:
    """What the debtor or a representative sent or said. `to` is the id of a creditor or collector.

    `answered_on` is the day on which they gave what was asked for: the proof, the copy, the result of
    the check.
    """

    id: str
    kind: NoticeKind
    sent_on: date | None = None
    received_on: date | None = None
    in_writing: bool | None = None
    channel: Channel | None = None
    person: Person | None = None
    person_name: str | None = None
    to: str | None = None
    debts: tuple[str, ...] = ()
    from_: date | None = None
    until: date | None = None
    window: TimeWindow | None = None
    withdrawn_on: date | None = None
    answered_on: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CreditorNotice:
    """What the lender's side sent. `never`: true means that it never came, which differs from unknown.

    `remedy_by` is the last day that it gives to put things right, `collector` the id of the collector that it
    names.
    """

    id: str
    kind: CreditorNoticeKind
    sent_on: date | None = None
    received_on: date | None = None
    returned: bool | None = None
    never: bool | None = None
    items: tuple[str, ...] | None = None
    debts: tuple[str, ...] = ()
    from_: str | None = None
    channel: Channel | None = None
    remedy_by: date | None = None
    collector: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint that was handed in, and what came of it."""

    id: str
    to: str | None = None
    received_on: date | None = None
    final_response_on: date | None = None
    outcome: str | None = None
    debts: tuple[str, ...] = ()
    note: str | None = None
