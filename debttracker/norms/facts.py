"""What a norm may ask about: the facts of a matter and of a contact, each known or missing."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import ConsentScope, Contact
from debttracker.contacts.notice import Complaint, CreditorNotice, Notice
from debttracker.contacts.vocabulary import (
    Channel,
    CollectorKind,
    Consent,
    ContactPurpose,
    CreditorNoticeKind,
    Disclosed,
    Identified,
    LetterItem,
    NumberKind,
    NumberSource,
    Outcome,
    Person,
    Place,
    Tag,
    Visibility,
)
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.debts.vocabulary import (
    AgreementKind,
    CreditorKind,
    DebtChangeKind,
    DebtKind,
    DebtPurpose,
)
from debttracker.norms.condition import Facts, Missing
from debttracker.norms.finding import Value
from debttracker.norms.vocabulary import PersonRole


@dataclass(frozen=True, slots=True)
class DebtorFacts:
    """What is known of the debtor."""

    service_member: bool | None = None
    minor: bool | None = None
    deceased_on: dt.date | None = None
    incapacitated_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """All that the norms look at: one case without its budget and papers.

    `timezone` is an IANA name, `jurisdiction` ISO 3166-1, `region` ISO 3166-2 (or `US-NY-NYC`).
    """

    timezone: str
    jurisdiction: str
    region: str | None = None
    debtor: DebtorFacts = DebtorFacts()
    creditors: tuple[Creditor, ...] = ()
    collectors: tuple[Collector, ...] = ()
    debts: tuple[Debt, ...] = ()
    payments: tuple[Payment, ...] = ()
    notices: tuple[Notice, ...] = ()
    creditor_notices: tuple[CreditorNotice, ...] = ()
    contacts: tuple[Contact, ...] = ()
    complaints: tuple[Complaint, ...] = ()


@dataclass(frozen=True, slots=True)
class FactType:
    """What values a fact takes: words of a vocabulary, yes or no, a number, free text; one or many."""

    values: type[StrEnum] | type[bool] | type[int] | type[str]
    many: bool = False


CONTACT_FACTS: Mapping[str, FactType] = {
    "channel": FactType(Channel),
    "automated": FactType(bool),
    "outcome": FactType(Outcome),
    "number_kind": FactType(NumberKind),
    "visibility": FactType(Visibility),
    "purpose": FactType(ContactPurpose),
    "person": FactType(Person),
    "place": FactType(Place),
    "identified": FactType(Identified),
    "authority_shown": FactType(bool),
    "badge_shown": FactType(bool),
    "recording_notice": FactType(bool),
    "recorded_by_collector": FactType(bool),
    "visitors": FactType(int),
    "visit_announced": FactType(bool),
    "purpose_stated": FactType(bool),
    "entered_home": FactType(bool),
    "entry_consent": FactType(bool),
    "asked_to_leave": FactType(bool),
    "left_when_asked": FactType(bool),
    "disclosed": FactType(Disclosed),
    "third_party_offered_to_pay": FactType(bool),
    "debtor_unreachable": FactType(str),
    "number_source": FactType(NumberSource),
    "address_by_employer": FactType(bool),
    "amount_taken": FactType(int),
    "asked_who": FactType(bool),
    "identity_checked": FactType(bool),
    "checklist": FactType(LetterItem, many=True),
    "tags": FactType(Tag, many=True),
    "consent": FactType(Consent),
    "person_role": FactType(PersonRole),
}
"""Facts of a contact; all but `consent` and `person_role` are its fields as they stand."""

MATTER_FACTS: Mapping[str, FactType] = {
    "place.region": FactType(str),
    "creditor.kind": FactType(CreditorKind),
    "creditor.licensed": FactType(bool),
    "creditor.via_platform": FactType(bool),
    "creditor.member_of": FactType(str, many=True),
    "collector.named": FactType(bool),
    "collector.kind": FactType(CollectorKind),
    "collector.own_name": FactType(bool),
    "collector.licensed": FactType(bool),
    "collector.on_published_list": FactType(bool),
    "collector.announced": FactType(bool),
    "debt.kind": FactType(DebtKind),
    "debt.online": FactType(bool),
    "debt.purpose": FactType(DebtPurpose),
    "debt.jointly_signed": FactType(bool),
    "debt.secured": FactType(bool),
    "debt.accelerated": FactType(bool),
    "debt.assigned": FactType(bool),
    "debt.assignment_notified": FactType(bool),
    "debt.agreement_kind": FactType(AgreementKind),
    "debt.agreement_kept": FactType(bool),
    "debt.judgment": FactType(bool),
    "debt.suit": FactType(bool),
    "debt.default_when_obtained": FactType(bool),
    "debt.days_past_due": FactType(int),
    "debt.principal": FactType(int),
    "debt.credit_limit": FactType(int),
    "debtor.complained": FactType(bool),
    "debtor.service_member": FactType(bool),
    "debtor.minor": FactType(bool),
    "debtor.deceased": FactType(bool),
    "debtor.incapacitated": FactType(bool),
}
"""Facts of a matter on a day."""

ALL_FACTS: Mapping[str, FactType] = {**{f"contact.{k}": v for k, v in CONTACT_FACTS.items()}, **MATTER_FACTS}

_UNKNOWN = "unknown"

_ROLES: Mapping[Person, PersonRole] = {
    Person.DEBTOR: PersonRole.DEBTOR,
    Person.CO_BORROWER: PersonRole.LIABLE,
    Person.GUARANTOR: PersonRole.LIABLE,
    Person.SUPPLEMENTARY_CARDHOLDER: PersonRole.SUPPLEMENTARY,
    Person.SPOUSE: PersonRole.SPOUSE,
    Person.HEIR: PersonRole.HEIR,
    Person.GUARDIAN: PersonRole.REPRESENTATIVE,
    Person.EXECUTOR: PersonRole.REPRESENTATIVE,
    Person.LAWYER: PersonRole.REPRESENTATIVE,
}


def role_of(person: Person | None) -> PersonRole | None:
    """Return how a person stands to the debt, or None when that is not known."""
    if person is None or person is Person.UNKNOWN:
        return None
    return _ROLES.get(person, PersonRole.THIRD)


def plain(value: object) -> Value:
    """Return a fact as a finding carries it; one that is missing is None."""
    if isinstance(value, Missing):
        return None
    if isinstance(value, frozenset):
        return tuple(sorted(str(v) for v in value))
    return value if isinstance(value, bool | int) else str(value)


def fact(value: object, name: str) -> object:
    """Return a field as a fact: missing under its name where it is not known."""
    if value is None or value == _UNKNOWN:
        return Missing((name,))
    return frozenset(value) if isinstance(value, tuple) else value


_FREE_TEXTS: Mapping[str, type[StrEnum]] = {"checklist": LetterItem, "number_source": NumberSource}


def _in_words(value: str | tuple[str, ...] | None, words: type[StrEnum], name: str) -> object:
    """Return a fact that a person may have written in words of their own: those tell the norms nothing."""
    given = value if isinstance(value, tuple) else (value,)
    return fact(value, name) if set(given) <= set(words) else Missing((name,))


def contact_facts(contact: Contact, consent: Consent | None) -> Facts:
    """Return every fact of a contact by its name; `consent` is what the consent amounts to here."""
    facts = {
        f"contact.{name}": fact(getattr(contact, name), f"contact.{name}")
        for name in CONTACT_FACTS
        if name not in {"consent", "person_role"}
    }
    for name, words in _FREE_TEXTS.items():
        facts[f"contact.{name}"] = _in_words(getattr(contact, name), words, f"contact.{name}")
    facts["contact.tags"] = frozenset(contact.tags)
    facts["contact.consent"] = fact(consent, "contact.consent")
    facts["contact.person_role"] = fact(role_of(contact.person), "contact.person")
    return facts


def _hours_cover(scope: ConsentScope, at: dt.time | None) -> bool | None:
    if scope.hours_from is None and scope.hours_until is None:
        return True
    if at is None:
        return None
    start, end = scope.hours_from or dt.time.min, scope.hours_until or dt.time.max
    return start <= at <= end if start <= end else at >= start or at <= end


def consent_here(contact: Contact, local: dt.datetime | None) -> Consent | None:
    """Return what the recorded consent amounts to for this contact: outside its scope there is none."""
    scope = contact.consent_scope
    if contact.consent is not Consent.SPECIFIC or scope is None:
        return contact.consent
    day = None if local is None else local.date()
    parts: list[bool | None] = [_hours_cover(scope, None if local is None else local.time())]
    if scope.channel is not None:
        parts.append(None if contact.channel is None else contact.channel is scope.channel)
    if scope.from_ is not None:
        parts.append(None if day is None else scope.from_ <= day)
    if scope.until is not None:
        parts.append(None if day is None else day <= scope.until)
    if False in parts:
        return Consent.NONE
    return None if None in parts else Consent.SPECIFIC


def dated(on: dt.date | None, day: dt.date | None, name: str) -> object:
    """Whether a dated event had happened by a day."""
    if on is None:
        return Missing((name,))
    return Missing(("contact.at",)) if day is None else on <= day


def party_facts(
    matter: Matter, creditor: Creditor | None, collector: Collector | None, day: dt.date | None
) -> Facts:
    """Return the facts of the parties on a day; of a party not named, the contact's field is missing."""
    facts: dict[str, object] = {"place.region": fact(matter.region, "case.region")}
    debtor = matter.debtor
    for name in ("kind", "licensed", "via_platform"):
        facts[f"creditor.{name}"] = (
            Missing(("contact.creditor",))
            if creditor is None
            else fact(getattr(creditor, name), f"creditor.{name}")
        )
    facts["creditor.member_of"] = _members(creditor)
    facts["collector.named"] = collector is not None
    for name in ("kind", "own_name", "licensed", "on_published_list"):
        facts[f"collector.{name}"] = (
            Missing(("contact.collector",))
            if collector is None
            else fact(getattr(collector, name), f"collector.{name}")
        )
    facts["collector.announced"] = _announced(matter, collector)
    facts["debtor.complained"] = _complained(matter, day)
    facts["debtor.minor"] = fact(debtor.minor, "debtor.minor")
    facts["debtor.service_member"] = fact(debtor.service_member, "debtor.service_member")
    facts["debtor.deceased"] = dated(debtor.deceased_on, day, "debtor.deceased_on")
    facts["debtor.incapacitated"] = dated(debtor.incapacitated_on, day, "debtor.incapacitated_on")
    return facts


def _members(creditor: Creditor | None) -> object:
    """The associations of a lender by their short names, in capitals as norms write them."""
    if creditor is None:
        return Missing(("contact.creditor",))
    names = creditor.member_of
    known = None if names is None else tuple(name.strip().upper() for name in names)
    return fact(known, "creditor.member_of")


def _complained(matter: Matter, day: dt.date | None) -> object:
    """Whether a complaint had been handed in; one that is not recorded is not there."""
    days = [complaint.received_on for complaint in matter.complaints]
    known = [received for received in days if received is not None]
    if known and day is not None and min(known) <= day:
        return True
    if days and day is None:
        return Missing(("contact.at",))
    return Missing(("complaints.received_on",)) if len(known) < len(days) else False


def _announced(matter: Matter, collector: Collector | None) -> object:
    """Whether the lender's notices that an agency starts name this one."""
    if collector is None:
        return Missing(("contact.collector",))
    group = {collector.creditor, *(c.id for c in matter.collectors if c.creditor == collector.creditor)}
    named = {
        n.collector
        for n in matter.creditor_notices
        if n.kind is CreditorNoticeKind.AGENCY and n.collector and (n.from_ is None or n.from_ in group)
    }
    if not named:
        return Missing(("creditor_notices.agency",))
    return collector.id in named


def turning_days(matter: Matter, past_due: Iterable[int]) -> Iterable[dt.date]:
    """Yield the days on which a dated fact of the matter may change."""
    after = dt.timedelta(days=1)
    yield from (d for d in (matter.debtor.deceased_on, matter.debtor.incapacitated_on) if d)
    for debt in matter.debts:
        yield from (e.date for e in (*debt.judgments, *debt.suits))
        if isinstance(debt.assignment_notified_on, dt.date):
            yield debt.assignment_notified_on
        if debt.assigned_on:
            yield debt.assigned_on
        yield from (c.date for c in debt.changes if c.kind is DebtChangeKind.ACCELERATION)
        if debt.agreement:
            a = debt.agreement
            yield from (d for d in (a.from_, a.missed_on, a.until and a.until + after) if d)
        if debt.first_missed_due:
            for days in past_due:
                yield debt.first_missed_due + dt.timedelta(days=days)
                yield debt.first_missed_due + dt.timedelta(days=days + 1)
        yield from (claim.date for claim in debt.claims)
    yield from (c.received_on for c in matter.complaints if c.received_on)
    for notice in matter.creditor_notices:
        yield from (d for d in (notice.sent_on, notice.received_on) if d)
