"""One contact of the log."""

from dataclasses import dataclass
from datetime import date, datetime, time

from debttracker.contacts.vocabulary import (
    Channel,
    Consent,
    ContactPurpose,
    Direction,
    Disclosed,
    Identified,
    NumberKind,
    Outcome,
    Person,
    Place,
    Tag,
    TimePrecision,
    Visibility,
)
from debttracker.money.amount import Minor


@dataclass(frozen=True, slots=True)
class ConsentScope:
    """What a specific consent covers; an empty field is not limited by the consent."""

    channel: Channel | None = None
    hours_from: time | None = None
    hours_until: time | None = None
    from_: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that belongs to a contact; its bytes are kept under their SHA-256 (64 hex digits)."""

    name: str
    sha256: str
    added_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact between a debtor's side and a collector's.

    Instants are aware. Amounts are minor units of the case's currency. `None` means: not known; it never
    decides a verdict. `creditor`, `collector`, `debts` and `reply_to` are ids within the case. `pay_by` is
    the day by which payment was demanded, `asked_who` whether the person asked who was calling and for whom,
    `identity_checked` whether they made sure whom they spoke to before they told anything. `strain` is how
    hard it was on the person, from 1 to 5, in their own words alone: no norm looks at it.
    """

    id: str
    at: datetime | None = None
    at_precision: TimePrecision | None = None
    ended_at: datetime | None = None
    duration_seconds: int | None = None
    sent_at: datetime | None = None
    delivered_at: datetime | None = None
    channel: Channel | None = None
    automated: bool | None = None
    direction: Direction | None = None
    outcome: Outcome | None = None
    number: str | None = None
    number_kind: NumberKind | None = None
    called_number: str | None = None
    address_used: str | None = None
    address_by_employer: bool | None = None
    visibility: Visibility | None = None
    creditor: str | None = None
    collector: str | None = None
    debts: tuple[str, ...] = ()
    purpose: ContactPurpose | None = None
    reply_to: str | None = None
    person: Person | None = None
    person_name: str | None = None
    place: Place | None = None
    person_zone: str | None = None
    candidate_zones: tuple[str, ...] | None = None
    identified: Identified | None = None
    authority_shown: bool | None = None
    badge_shown: bool | None = None
    recording_notice: bool | None = None
    recorded_by_collector: bool | None = None
    visitors: int | None = None
    visit_announced: bool | None = None
    purpose_stated: bool | None = None
    entered_home: bool | None = None
    entry_consent: bool | None = None
    asked_to_leave: bool | None = None
    left_when_asked: bool | None = None
    disclosed: Disclosed | None = None
    third_party_offered_to_pay: bool | None = None
    debtor_unreachable: str | None = None
    number_source: str | None = None
    checklist: tuple[str, ...] | None = None
    consent: Consent | None = None
    consent_scope: ConsentScope | None = None
    amount_demanded: Minor | None = None
    amount_taken: Minor | None = None
    payee: str | None = None
    pay_by: date | None = None
    asked_who: bool | None = None
    identity_checked: bool | None = None
    strain: int | None = None
    tags: tuple[Tag, ...] = ()
    suggested_tags: tuple[Tag, ...] = ()
    words: str | None = None
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    recorded_at: datetime | None = None
