"""Names of the closed vocabularies in the person's language, and how a verdict looks.

Every function looks the words up when it is called. A verdict is a sentence about what was logged; whether
it holds is for a court or the authority to decide, and no word here says otherwise.
"""

from collections.abc import Callable
from typing import Protocol

from debttracker.debts.balance import DueItem, DueState
from debttracker.l10n import _, ngettext, pgettext
from debttracker.norms.vocabulary import FindingState, Force, Subject, Verdict
from debttracker.services.deadline_words import due_item_name
from debttracker.services.deadlines import Deadline
from debttracker.services.views import ContactRow
from debttracker.ui.record_words import (
    channel_icon,
    channel_name,
    collector_kind_name,
    creditor_kind_name,
    debt_kind_icon,
    debt_kind_name,
    direction_name,
    disclosed_name,
    identified_name,
    jurisdiction_name,
    jurisdictions,
    outcome_name,
    person_name,
    place_name,
)
from debttracker.ui.tag_words import tag_name

__all__ = [
    "Chip",
    "Judged",
    "channel_icon",
    "channel_name",
    "clear_chip",
    "collector_kind_name",
    "creditor_kind_name",
    "deadline_chip",
    "debt_kind_icon",
    "debt_kind_name",
    "decided_elsewhere",
    "direction_name",
    "disclosed_name",
    "due_chip",
    "due_item_name",
    "due_state_chip",
    "finding_state_name",
    "force_name",
    "force_words",
    "identified_name",
    "jurisdiction_name",
    "jurisdictions",
    "outcome_name",
    "person_name",
    "place_name",
    "row_chips",
    "subject_name",
    "tag_name",
    "verdict_chip",
    "verdict_look",
    "verdict_name",
    "verdict_words",
]

Chip = tuple[str, str, str]
"""Text, tone and icon name of a chip."""


class Judged(Protocol):
    """A finding or its short form: what a chip needs to know of it."""

    @property
    def subject(self) -> Subject: ...
    @property
    def verdict(self) -> Verdict: ...
    @property
    def force(self) -> Force: ...


_LEGAL = frozenset(
    {Force.LAW, Force.JUDICIAL_INTERPRETATION, Force.REGULATION, Force.REGULATOR_RULE, Force.REGULATOR_NOTICE}
)

_LOOKS: dict[Verdict, tuple[str, str]] = {
    Verdict.BREACH: ("flagged", "flag"),
    Verdict.PRESUMED: ("flagged", "flag"),
    Verdict.POSSIBLE: ("soon", "triangle-alert"),
    Verdict.ADVISORY: ("accent", "info"),
    Verdict.CANNOT_TELL: ("neutral", "circle-help"),
    Verdict.CLEAR: ("ok", "circle-check"),
    Verdict.NOT_APPLICABLE: ("neutral", "circle-minus"),
}


def verdict_chip(flag: Judged) -> Chip:
    """Return the chip of a finding: its subject, with the tone and icon of its verdict."""
    tone, icon = _LOOKS[flag.verdict]
    text = subject_name(flag.subject)
    if flag.verdict is Verdict.CANNOT_TELL:
        text = _("A fact is missing")
    elif flag.verdict is Verdict.POSSIBLE:
        text = _("%(subject)s: please confirm") % {"subject": text}
    return text, tone, icon


def clear_chip() -> Chip:
    """Return the chip of a contact in which nothing was found."""
    return _("Nothing found"), "ok", "circle-check"


def row_chips(row: ContactRow) -> tuple[Chip, ...]:
    """Return the weightiest finding of a contact and how many more there are; missing facts count once."""
    if not row.flags:
        return ((_("Dismissed"), "neutral", "circle-minus"),) if row.dismissed else (clear_chip(),)
    found = [flag for flag in row.flags if flag.verdict is not Verdict.CANNOT_TELL]
    first = verdict_chip(row.flags[0])
    return (first, (f"+{len(found) - 1}", "neutral", "")) if len(found) > 1 else (first,)


def verdict_look(verdict: Verdict) -> tuple[str, str]:
    """Return tone and icon name of a verdict."""
    return _LOOKS[verdict]


def verdict_words(verdict: Verdict, force: Force) -> str:
    """Return the verdict in words that fit the norm's force."""
    if verdict is Verdict.BREACH:
        return force_words(force)
    words: dict[Verdict, Callable[[], str]] = {
        Verdict.PRESUMED: lambda: _("Presumed against the norm unless they show otherwise"),
        Verdict.POSSIBLE: lambda: _("May go against the norm; please confirm what was meant"),
        Verdict.CANNOT_TELL: lambda: _("Cannot be judged yet: a fact is missing"),
        Verdict.ADVISORY: lambda: _("Goes against a recommendation"),
        Verdict.CLEAR: lambda: _("Nothing found against the norm"),
        Verdict.NOT_APPLICABLE: lambda: _("The norm does not apply here"),
    }
    return words[verdict]()


def force_words(force: Force) -> str:
    """Return what a breach of a norm of this force is called, in careful words."""
    if force in _LEGAL:
        return {
            Force.LAW: _("May breach a law"),
            Force.JUDICIAL_INTERPRETATION: _("May go against a judicial interpretation"),
            Force.REGULATION: _("May breach a regulation"),
            Force.REGULATOR_RULE: _("May breach a rule of the regulator"),
            Force.REGULATOR_NOTICE: _("May go against a notice of the regulator"),
        }[force]
    if force is Force.STANDARD:
        return _("Does not follow a standard")
    if force is Force.INDUSTRY_CODE:
        return _("Does not follow a code of the industry")
    return _("Stands out by a measure of this program")


def decided_elsewhere() -> str:
    """Return the sentence that stands beside every verdict."""
    return _("These are readings of what was logged. A court or the authority decides.")


def force_name(force: Force) -> str:
    """Return what kind of norm it is."""
    return {
        Force.LAW: _("Law"),
        Force.JUDICIAL_INTERPRETATION: _("Judicial interpretation"),
        Force.REGULATION: _("Regulation"),
        Force.REGULATOR_RULE: _("Rule of the regulator"),
        Force.REGULATOR_NOTICE: _("Notice of the regulator"),
        Force.STANDARD: _("Recommended standard"),
        Force.INDUSTRY_CODE: _("Industry code"),
        Force.OWN_INDICATOR: _("Measure of this program"),
    }[force]


def verdict_name(verdict: Verdict) -> str:
    """Return a verdict's short name, for filters and lists."""
    return {
        Verdict.BREACH: _("Against a norm"),
        Verdict.PRESUMED: _("Presumed"),
        Verdict.POSSIBLE: _("To be confirmed"),
        Verdict.CANNOT_TELL: _("A fact is missing"),
        Verdict.ADVISORY: _("Against a recommendation"),
        Verdict.CLEAR: _("Nothing found"),
        Verdict.NOT_APPLICABLE: _("Does not apply"),
    }[verdict]


def finding_state_name(state: FindingState) -> str:
    """Return what the person made of a finding."""
    return {
        FindingState.OPEN: pgettext("finding", "Open"),
        FindingState.CONFIRMED: pgettext("finding", "Confirmed"),
        FindingState.DISMISSED: pgettext("finding", "Dismissed"),
        FindingState.USED: pgettext("finding", "Used"),
    }[state]


def subject_name(subject: Subject) -> str:
    """Return what a norm is about, short enough for a chip."""
    return _subjects()[subject]


def _subjects() -> dict[Subject, str]:
    return {
        Subject.QUIET_HOURS: _("Quiet hours"),
        Subject.FREQUENCY: _("How often"),
        Subject.CONVERSATION_PAUSE: _("Pause between calls"),
        Subject.THIRD_PARTY: _("Contacting others"),
        Subject.THIRD_PARTY_REFUSAL: _("Refusal by others"),
        Subject.DISCLOSURE: _("Told others of the debt"),
        Subject.IDENTIFICATION: _("Who is calling"),
        Subject.VISIT: pgettext("subject", "Visit"),
        Subject.INTRUSION: _("Entering the home"),
        Subject.PUBLICITY: _("Made public"),
        Subject.THREAT: _("Threat"),
        Subject.INSULT: _("Insult"),
        Subject.IMPERSONATION: _("False identity"),
        Subject.FALSE_STATEMENT: _("False statement"),
        Subject.FEES: _("Extra fees"),
        Subject.NEW_BORROWING: _("Urged to borrow"),
        Subject.PRIVATE_CHANNEL: _("Private account"),
        Subject.WORKPLACE: _("At work"),
        Subject.MEDIUM: _("Way of contact"),
        Subject.STOP_CONTACT: _("Asked to stop"),
        Subject.REPRESENTED: _("Represented"),
        Subject.DISPUTE: _("Disputed debt"),
        Subject.MORATORIUM: _("Breathing space"),
        Subject.AGREEMENT_KEPT: _("Agreement kept"),
        Subject.VALIDATION_NOTICE: _("Notice of the debt"),
        Subject.CREDIT_REPORTING: _("Credit record"),
        Subject.TIME_BARRED: _("Time-barred"),
        Subject.ASSIGNMENT: _("Sale of the debt"),
        Subject.INCONVENIENT_TIME: _("Inconvenient time"),
        Subject.LETTER_CONTENT: _("Content of a letter"),
        Subject.HARASSMENT: _("Harassment"),
        Subject.PRIVACY: _("Privacy"),
        Subject.SUIT_VENUE: _("Place of the court"),
        Subject.RESTRAINT: _("Held back"),
        Subject.RECORD_KEEPING: _("Keeping records"),
        Subject.AGENCY_NOTICE: _("Notice of an agency"),
        Subject.DEFAULT_NOTICE: _("Default notice"),
        Subject.FORBEARANCE: _("Forbearance"),
        Subject.LICENCE: _("Licence"),
        Subject.RATE_CAP: _("Rate cap"),
        Subject.PAYMENT_ORDER: _("Order of payments"),
        Subject.FEE_RULE: _("Rule on fees"),
        Subject.COST_DISCLOSURE: _("Disclosure of cost"),
        Subject.LIMITATION: _("Limitation"),
    }


def due_chip(item: DueItem, days_away: int) -> Chip:
    """Return the chip of a due date: paid, overdue since, today, soon, or in so many days."""
    if item.state is DueState.PAID:
        return pgettext("due", "Paid"), "ok", "circle-check"
    if item.state is DueState.OVERDUE or days_away < 0:
        words = ngettext("%(count)s day overdue", "%(count)s days overdue", -days_away)
        return words % {"count": -days_away}, "overdue", "triangle-alert"
    if days_away == 0:
        return _("Due today"), "soon", "clock"
    words = ngettext("In %(count)s day", "In %(count)s days", days_away) % {"count": days_away}
    tone, icon = ("soon", "clock") if days_away <= 7 else ("neutral", "calendar")
    return words, tone, "circle-dashed" if item.state is DueState.PARTLY_PAID else icon


def deadline_chip(deadline: Deadline, days_away: int) -> Chip:
    """Return the chip of a deadline: of a due date its state, of all else how far it is away."""
    if deadline.item is not None:
        return due_chip(deadline.item, days_away)
    if days_away < 0:
        words = ngettext("%(count)s day ago", "%(count)s days ago", -days_away)
        return words % {"count": -days_away}, "neutral", "history"
    if days_away == 0:
        return pgettext("deadline", "Today"), "soon", "clock"
    words = ngettext("In %(count)s day", "In %(count)s days", days_away) % {"count": days_away}
    return words, "soon" if days_away <= 7 else "neutral", "calendar-clock"


def due_state_chip(item: DueItem) -> Chip:
    """Return the state of a due date in one word."""
    return {
        DueState.PAID: (pgettext("due", "Paid"), "ok", "circle-check"),
        DueState.PARTLY_PAID: (pgettext("due", "Partly paid"), "soon", "circle-dashed"),
        DueState.OPEN: (pgettext("due", "Open"), "neutral", "circle"),
        DueState.OVERDUE: (pgettext("due", "Overdue"), "overdue", "triangle-alert"),
    }[item.state]
