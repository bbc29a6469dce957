"""What was left out of a count, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import Direction
from debttracker.l10n import _
from debttracker.norms.condition import Condition, Facts
from debttracker.norms.facts import consent_here, contact_facts
from debttracker.norms.finding import Finding
from debttracker.norms.schema import Norm
from debttracker.norms.seen import moment_of
from debttracker.norms.vocabulary import KeyPart, Period
from debttracker.services.records import Lookup

_LENGTHS = {Period.HOURS: "hours", Period.MINUTES: "minutes"}


@dataclass(frozen=True, slots=True)
class Span:
    """The period of a count, both ends inclusive, in the zone of the person contacted."""

    first: datetime
    last: datetime


def span_of(finding: Finding, norm: Norm, contact: Contact, look: Lookup) -> Span | None:
    """Return the period that a count looked back over; None where it has no beginning or no time."""
    at = moment_of(contact)[0]
    if at is None:
        return None
    local = at.astimezone(look.zone(contact))
    if norm.check.period in _LENGTHS:
        length = finding.parameters.get("period")
        if not isinstance(length, int):
            return None
        return Span(local - timedelta(**{_LENGTHS[norm.check.period]: length}), local)
    first = finding.facts.get("from_day")
    if not isinstance(first, str):
        return None
    midnight = datetime.combine(date.fromisoformat(first), datetime.min.time(), local.tzinfo)
    return Span(midnight, local)


def left_out(finding: Finding, norm: Norm, contact: Contact, look: Lookup) -> Iterator[tuple[Contact, str]]:
    """Yield the lender's contacts in the period that do not count, oldest first, with the reason."""
    span = span_of(finding, norm, contact, look)
    if span is None:
        return
    counted = {*finding.counted, contact.id}
    lender = _lender(contact, look)
    for other in sorted(_in(span, look), key=lambda c: (str(moment_of(c)[0]), c.id)):
        if other.id not in counted and _lender(other, look) == lender:
            yield other, reason(norm, contact, other, look)


def _in(span: Span, look: Lookup) -> Iterable[Contact]:
    for other in look.case.contacts:
        begun = other.at
        if begun is not None and other.sent_at is None and not span.first <= begun <= span.last:
            continue  # most of a long log, told at little cost
        at = moment_of(other)[0]
        if at is not None and span.first <= at <= span.last:
            yield other


def _lender(contact: Contact, look: Lookup) -> str | None:
    creditor = look.creditor_of(contact)
    return creditor.id if creditor else None


def reason(norm: Norm, contact: Contact, other: Contact, look: Lookup) -> str:
    """Say why a contact does not count with another one."""
    if other.direction is Direction.OUTGOING:
        return _("your side began it")
    at = other.at
    facts = contact_facts(other, consent_here(other, at and at.astimezone(look.zone(other))))
    check = norm.check
    conditions = [check.counted] if check.counted else [norm.applies, norm.when]
    for condition in conditions:
        if condition.holds(facts) is not True:
            return _fields().get(_failing(condition, facts), _("it is not of the kind that counts"))
    return _other_key(norm, contact, other)


def _failing(condition: Condition, facts: Facts) -> str:
    """The fact on which a condition fails, of the alternative that fails on the fewest."""
    failing = [[m.fact for m in entries if m.holds(facts) is not True] for entries in condition.alternatives]
    return min(failing, key=len)[0] if failing else ""


def _fields() -> dict[str, str]:
    return {
        "contact.outcome": _("what came of it does not count"),
        "contact.channel": _("this way of contact does not count"),
        "contact.purpose": _("it was not to collect"),
        "contact.person": _("somebody else was contacted"),
        "contact.person_role": _("somebody else was contacted"),
        "contact.place": _("the person was reached elsewhere"),
        "contact.automated": _("whether a machine called decides, and it does not count"),
        "contact.tags": _("nothing of the kind was done"),
        "contact.disclosed": _("nothing of the kind was said"),
        "contact.consent": _("it had been agreed to"),
    }


def _other_key(norm: Norm, contact: Contact, other: Contact) -> str:
    per = set(norm.check.per)
    if KeyPart.CALLED_NUMBER in per and other.called_number != contact.called_number:
        return _("another number was called")
    if per & {KeyPart.DEBT, KeyPart.ACCOUNT} and not set(other.debts) & set(contact.debts):
        return _("it was about another debt")
    if KeyPart.COLLECTOR in per and other.collector != contact.collector:
        return _("another collector made it")
    if KeyPart.PERSON in per and (other.person, other.person_name) != (contact.person, contact.person_name):
        return _("somebody else was contacted")
    return _("the norm did not cover it on that day, or a fact is missing")
