"""What would change a verdict: what the norm itself names, and the questions on which it hangs."""

from collections.abc import Iterator
from datetime import date, timedelta

from debttracker.l10n import _, formats, ngettext
from debttracker.norms.finding import Finding
from debttracker.norms.schema import Norm
from debttracker.norms.vocabulary import CheckKind, Verdict
from debttracker.services.doubt_words import question
from debttracker.services.finding_words import clock_minutes

_MOST = 4
"""More questions than these are read by nobody."""


def would_change(finding: Finding, norm: Norm) -> tuple[str, ...]:
    """Return sentences on what would have to be otherwise; empty for a verdict that waits for an answer."""
    if finding.verdict is Verdict.CANNOT_TELL:
        return ()
    return (*_by_kind(finding, norm), *_by_questions(norm))


def _by_kind(finding: Finding, norm: Norm) -> Iterator[str]:
    facts, parameters = finding.facts, finding.parameters
    kind = norm.check.kind
    count, limit = facts.get("count"), parameters.get("limit")
    if kind is CheckKind.COUNT and isinstance(count, int) and isinstance(limit, int) and count > limit:
        over = count - limit
        sentence = ngettext(
            "With %(count)s fewer it would be within the number.",
            "With %(count)s fewer it would be within the number.",
            over,
        )
        yield sentence % {"count": formats.number(over)}
    if kind is CheckKind.CLOCK_WINDOW and facts.get("local_time"):
        first = clock_minutes(parameters.get("closed_from"))
        last = clock_minutes(parameters.get("closed_until"))
        if first is not None and last is not None:
            fields = {"from": formats.clock_time(first), "until": formats.clock_time(last)}
            yield _("Between %(until)s and %(from)s it would have been free.") % fields
    earlier, days = facts.get("earlier_day"), parameters.get("days")
    if kind is CheckKind.AFTER_CONTACT and isinstance(earlier, str) and isinstance(days, int):
        free = date.fromisoformat(earlier) + timedelta(days=days)
        yield _("From %(day)s on it would have been free.") % {"day": formats.date_short(free)}


def _by_questions(norm: Norm) -> Iterator[str]:
    """The questions of the exceptions and readings, which may lower or raise the verdict."""
    conditions = [*(e.when for e in norm.exceptions), *(r.when for r in norm.readings)]
    fields = dict.fromkeys(fact for condition in conditions for fact in condition.facts)
    asked = list(dict.fromkeys(question(_field(fact)) for fact in fields))[:_MOST]
    if asked:
        questions = " ".join(asked)
        yield (
            ngettext(
                "Another answer to this may change it: %(questions)s",
                "Another answer to one of these may change it: %(questions)s",
                len(asked),
            )
            % {"questions": questions}
        )


def _field(fact: str) -> str:
    """The field of the contract that a derived fact rests on."""
    return {
        "contact.person_role": "contact.person",
        "debt.judgment": "debt.judgments",
        "debt.suit": "debt.suits",
        "debt.agreement_kept": "debt.agreement",
        "debt.agreement_kind": "debt.agreement",
        "debt.assigned": "debt.assigned_on",
        "debt.assignment_notified": "debt.assignment_notified_on",
        "debt.default_when_obtained": "debt.defaulted_on",
        "debt.days_past_due": "debt.first_missed_due",
        "debtor.deceased": "debtor.deceased_on",
        "debtor.incapacitated": "debtor.incapacitated_on",
        "place.region": "case.region",
    }.get(fact, fact)
