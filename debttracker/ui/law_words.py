"""Names of what the law says of money: lines, acts and their effects, states of the clocks.

Every function looks the words up when it is called.
"""

from debttracker.debts.caps import CapSegment, CapUnit
from debttracker.debts.comparison import ClaimWord
from debttracker.debts.credit_clock import CreditState
from debttracker.debts.limitation import Act, ActKind, ClockState, Effect
from debttracker.debts.restart_warning import IntendedAct
from debttracker.l10n import _, formats, pgettext
from debttracker.money.amount import Minor, Percent
from debttracker.norms.vocabulary import Confidence
from debttracker.services.money_law_views import NormText
from debttracker.ui.context import HIDDEN, UiContext
from debttracker.ui.words import Chip, force_name


def percent_in(percent: Percent, unit: CapUnit) -> str:
    """Return so many percent of what: `24% a year`."""
    fields = {"percent": formats.percent(percent)}
    return {
        CapUnit.PERCENT_A_YEAR: _("%(percent)s a year"),
        CapUnit.EFFECTIVE_PERCENT_A_YEAR: _("%(percent)s a year, with interest on interest"),
        CapUnit.PERCENT_A_DAY: _("%(percent)s a day"),
        CapUnit.PERCENT_OF_CREDIT: _("%(percent)s of the money lent"),
    }[unit] % fields


def line_name(segment: CapSegment | None) -> str:
    """Return what a line is called; without a segment no line stood on the day."""
    if segment is None:
        return _("A cap that was not in force on this day")
    return _("Cap of %(percent)s") % {"percent": percent_in(segment.percent, segment.unit)}


def source_of(text: NormText) -> str:
    """Return where a norm stands and how it binds."""
    citation = text.citation
    title = " ".join(part for part in (citation.title, citation.locator) if part)
    return " · ".join(part for part in (force_name(text.force), title) if part)


def confidence_words(confidence: Confidence | None) -> str:
    """Return how well a text is known."""
    return {
        Confidence.A: _("Read in the text itself."),
        Confidence.B: _("Read in close excerpts."),
        Confidence.C: _("Known from a summary only: at most possible."),
    }.get(confidence or Confidence.M, _("Not verified."))


def act_kind_name(kind: ActKind) -> str:
    """Return what happened."""
    return {
        ActKind.PAYMENT: pgettext("act", "Payment"),
        ActKind.ACKNOWLEDGEMENT: pgettext("act", "Acknowledgement or agreement"),
        ActKind.DEMAND: pgettext("act", "Demand that reached you"),
        ActKind.SUIT: pgettext("act", "Suit"),
    }[kind]


def act_record(act: Act) -> str:
    """Return in which record an act stands."""
    return {
        "payments": _("in the payments"),
        "contacts": _("in the contacts"),
        "creditor_notices": _("in the letters of the lender"),
        "debt.last_paid_on": _("in the debt: last paid on"),
        "debt.acknowledged_on": _("in the debt: acknowledged on"),
        "debt.acknowledgements": _("in the debt: acknowledgements"),
        "debt.suits": _("in the debt: suits"),
        "debt.changes": _("in the debt: what was changed later"),
        "debt.agreement": _("in the debt: repayment agreement"),
    }.get(act.source, act.source)


def beginning_words(source: str | None) -> str:
    """Return what the beginning of a period is taken from."""
    return {
        "debt.terms": _("the last instalment due by the terms"),
        "debt.first_missed_due": _("the first due date that was missed"),
        "debt.defaulted_on": _("the day since which it is in default"),
    }.get(source or "", source or "")


def effect_words(effect: Effect) -> str:
    """Return what an act did to the period."""
    return {
        Effect.RESTARTED: _("began it anew"),
        Effect.REVIVED: _("came after its end and gave the defence away"),
        Effect.TOO_LATE: _("came after its end; no effect"),
        Effect.WITHOUT_SUIT: _("no suit followed in time; no effect"),
        Effect.DOUBTFUL: _("may have begun it anew"),
        Effect.NONE: _("no effect"),
    }[effect]


def clock_chip(state: ClockState, *, certain: bool) -> Chip:
    """Return how a limitation period stands."""
    if state is ClockState.EXPIRED and not certain:
        return _("May be over"), "soon", "circle-help"
    return {
        ClockState.RUNNING: (pgettext("period", "Running"), "neutral", "clock"),
        ClockState.EXPIRED: (_("Seems to be over"), "accent", "info"),
        ClockState.DOUBTFUL: (_("Not certain"), "soon", "circle-help"),
        ClockState.ENDED_BY_JUDGMENT: (_("There is a judgment"), "neutral", "landmark"),
        ClockState.UNKNOWN: (pgettext("period", "Not known"), "neutral", "circle-help"),
    }[state]


def credit_chip(state: CreditState) -> Chip:
    """Return how a credit record stands."""
    return {
        CreditState.NO_OVERDUE: (_("Nothing on record"), "ok", "circle-check"),
        CreditState.NOT_STARTED: (_("Not counted yet"), "neutral", "clock"),
        CreditState.RUNNING: (pgettext("period", "Running"), "neutral", "clock"),
        CreditState.OVER: (pgettext("period", "Over"), "ok", "circle-check"),
        CreditState.UNKNOWN: (pgettext("period", "Not known"), "neutral", "circle-help"),
    }[state]


def intended_act_name(act: IntendedAct) -> str:
    """Return what the person may be about to do."""
    return {
        IntendedAct.PAYMENT: _("A payment today"),
        IntendedAct.PROMISE: _("A promise to pay today"),
        IntendedAct.ACKNOWLEDGEMENT: _("An acknowledgement today"),
        IntendedAct.EXPORT: _("Handing over this record"),
    }[act]


def claim_chip(word: ClaimWord, amount: str, *, certain: bool = True) -> Chip:
    """Return how a claimed figure stands to another one; `amount` is by how much, without a sign."""
    fields = {"amount": amount}
    if word is ClaimWord.ABOVE_CAP and not certain:
        return _("possibly %(amount)s above") % fields, "soon", "circle-help"
    return {
        ClaimWord.MATCHES: (_("They agree"), "ok", "circle-check"),
        ClaimWord.ABOVE_TERMS: (_("%(amount)s more") % fields, "soon", "triangle-alert"),
        ClaimWord.BELOW_TERMS: (_("%(amount)s less") % fields, "neutral", "info"),
        ClaimWord.ABOVE_CAP: (_("%(amount)s above") % fields, "soon", "triangle-alert"),
        ClaimWord.WITHIN_CAP: (_("Not above"), "ok", "circle-check"),
        ClaimWord.CANNOT_TELL: (_("Cannot tell"), "neutral", "circle-help"),
    }[word]


def without_amount(ctx: UiContext, sentence: str, minor: Minor | None, currency: str) -> str:
    """Return a sentence with its amount hidden while amounts are."""
    if not ctx.amounts_hidden or minor is None:
        return sentence
    return sentence.replace(formats.money(abs(minor), currency), HIDDEN)
