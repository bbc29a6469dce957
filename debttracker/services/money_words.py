"""Claims, lines and clocks in words: never more than the norm's force allows."""

from collections.abc import Callable

from debttracker.debts.caps import CapUnit
from debttracker.debts.comparison import ClaimWord, PartComparison
from debttracker.debts.credit_clock import CreditClock, CreditState, RepairState
from debttracker.debts.limitation import Clock, ClockState, Effect
from debttracker.debts.restart_warning import IntendedAct, RestartWarning
from debttracker.l10n import _, formats
from debttracker.money.amount import Minor, Percent
from debttracker.norms.money_schema import MoneyFinding
from debttracker.norms.vocabulary import Force, Subject, Verdict
from debttracker.services import finding_words
from debttracker.services.doubt_words import question
from debttracker.services.draft_lines import RateLine

_LAWS = {Force.LAW, Force.JUDICIAL_INTERPRETATION}


def verdict_sentence(finding: MoneyFinding) -> str:
    """Say what a verdict over a debt is, in the words that the norm's force allows."""
    fields = {"source": finding_words.source_line(finding)}
    if finding.verdict is Verdict.NOT_APPLICABLE:
        return _("%(source)s does not apply to this debt.") % fields
    capped = finding.subject is Subject.RATE_CAP
    if capped and finding.verdict is Verdict.POSSIBLE:
        return _("Possibly above the cap of %(source)s; it depends on the circumstances.") % fields
    if capped and finding.verdict is Verdict.BREACH and finding.force in _LAWS:
        return _("Above the cap of %(source)s: a court will not support the excess.") % fields
    if capped and finding.verdict is Verdict.BREACH:
        return _("Appears to be above the cap of %(source)s.") % fields
    return finding_words.verdict_sentence(finding)


def terms_sentence(total: PartComparison, currency: str) -> str:
    """Say how a claim stands to what the terms give."""
    amount = formats.money(abs(total.difference or 0), currency)
    return {
        ClaimWord.MATCHES: _("The claim is what the terms give."),
        ClaimWord.ABOVE_TERMS: _("The claim is %(amount)s above what the terms give."),
        ClaimWord.BELOW_TERMS: _("The claim is %(amount)s below what the terms give."),
    }.get(total.word, _("The claim cannot be compared with the terms yet.")) % {"amount": amount}


def cap_sentence(
    word: ClaimWord, difference: Minor | None, currency: str, force: Force, *, certain: bool
) -> str:
    """Say how a claim stands to a line, in the words that the norm's force allows."""
    fields = {"amount": formats.money(abs(difference or 0), currency)}
    if word is ClaimWord.WITHIN_CAP:
        return _("The claim is not above the cap.")
    if word is not ClaimWord.ABOVE_CAP:
        return _("The claim cannot be compared with the cap yet.")
    if not certain:
        return _("The claim is possibly %(amount)s above the cap; it depends on the circumstances.") % fields
    if force in _LAWS:
        return _("The claim is %(amount)s above the cap; a court will not support the excess.") % fields
    return _("The claim appears to be %(amount)s above the cap that the rule sets.") % fields


def percent_in(percent: Percent, unit: CapUnit) -> str:
    """Return so many percent of what: `24% a year`."""
    fields = {"percent": formats.percent(percent)}
    return {
        CapUnit.PERCENT_A_YEAR: _("%(percent)s a year"),
        CapUnit.EFFECTIVE_PERCENT_A_YEAR: _("%(percent)s a year, with interest on interest"),
        CapUnit.PERCENT_A_DAY: _("%(percent)s a day"),
        CapUnit.PERCENT_OF_CREDIT: _("%(percent)s of the money lent"),
    }[unit] % fields


def line_sentence(line: RateLine, money: Callable[[Minor], str]) -> str:
    """Say how a rate or a plan stands to a line that it is above, in the words that the norm's force allows.

    `money` writes an amount. A line that nothing is above gives no sentence.
    """
    fields = {"line": percent_in(line.percent, line.unit), "title": line.title}
    if line.rate is not None:
        fields["rate"] = percent_in(line.rate, CapUnit.PERCENT_A_YEAR)
        sentence = _rate_above(line)
    elif line.beyond is not None:
        fields["amount"] = money(line.beyond)
        sentence = _plan_above(line)
    else:
        return ""
    questions = [question(field) for field in line.missing]
    return " ".join([sentence % fields, *questions])


def _rate_above(line: RateLine) -> str:
    if line.missing:
        return _("The rate of %(rate)s might be above the cap of %(line)s (%(title)s), if that cap applies.")
    if not line.certain:
        return _("The rate of %(rate)s may be above the cap of %(line)s (%(title)s): circumstances decide.")
    if line.force in _LAWS:
        return _(
            "The rate of %(rate)s is above the cap of %(line)s (%(title)s); a court will not support the "
            "excess."
        )
    return _("The rate of %(rate)s appears to be above the cap of %(line)s that a rule sets (%(title)s).")


def _plan_above(line: RateLine) -> str:
    if line.missing:
        return _(
            "By its payments it might cost %(amount)s more than a cap of %(line)s supports (%(title)s), if "
            "that cap applies."
        )
    if not line.certain:
        return _(
            "By its payments it may cost %(amount)s more than the cap of %(line)s supports (%(title)s): "
            "circumstances decide."
        )
    if line.force in _LAWS:
        return _(
            "By its payments it costs %(amount)s more than the cap of %(line)s supports (%(title)s); "
            "a court will not support the excess."
        )
    return _(
        "By its payments it appears to cost %(amount)s more than the cap of %(line)s that a rule sets "
        "(%(title)s)."
    )


def clock_sentence(clock: Clock, *, certain: bool, extinguishes: bool) -> str:
    """Say how a limitation period stands."""
    fields = {"day": formats.date_short(clock.expires) if clock.expires else ""}
    if clock.state is ClockState.UNKNOWN:
        return _("It is not known when the period began.")
    if clock.state is ClockState.ENDED_BY_JUDGMENT:
        return _("There is a judgment; how long it can be enforced is another period.")
    if clock.state is ClockState.RUNNING:
        return _("The period runs; it ends on %(day)s at the earliest.") % fields
    if clock.state is ClockState.DOUBTFUL:
        return _("The period may have ended on %(day)s; an act on record may have begun it anew.") % fields
    if not certain:
        return _("The period may have ended on %(day)s; a court decides.") % fields
    if extinguishes:
        return _("The period ended on %(day)s, and the debt with it; a court decides in a dispute.") % fields
    return (
        _("The period seems to have ended on %(day)s: you may be able to refuse; a court decides.") % fields
    )


def evidence_note() -> str:
    """Say what a log of demands also is."""
    return _("Every demand and payment on record is also evidence for the lender.")


def warning_sentence(warning: RestartWarning) -> str:
    """Say, before an act is recorded, what it would do to the period."""
    if warning.act is IntendedAct.EXPORT:
        return evidence_note()
    day = warning.would_expire
    fields = {"day": formats.date_short(day) if day else ""}
    if day is not None and day == warning.expires:
        return _("The period still ends on %(day)s: this does not move its end.") % fields
    if warning.effect is Effect.REVIVED:
        return _("The period seems to be over. Paying or promising gives that defence away.")
    if warning.effect is Effect.RESTARTED:
        return _("This begins the period anew: it would then end on %(day)s.") % fields
    if day is None:
        return _("This may begin the limitation period anew.")
    return _("This may begin the period anew: it would then end on %(day)s.") % fields


def credit_sentence(clock: CreditClock) -> str:
    """Say how long a mark may stay in the credit record."""
    fields = {"day": formats.date_short(clock.deleted_after) if clock.deleted_after else ""}
    return {
        CreditState.NO_OVERDUE: _("No overdue payment is on record."),
        CreditState.NOT_STARTED: _("The time begins only when what is overdue is paid off."),
        CreditState.RUNNING: _("The mark may be shown until %(day)s."),
        CreditState.OVER: _("The mark should no longer be shown after %(day)s."),
        CreditState.UNKNOWN: _("It is not known when what was overdue was paid off."),
    }[clock.state] % fields


def repair_sentence(state: RepairState) -> str:
    """Say whether a one-time repair hides an overdue item of the credit record."""
    return {
        RepairState.APPLIES: _("The one-time repair hides this item; nothing has to be applied for."),
        RepairState.WINDOW_OPEN: _("The one-time repair hides this item once it is paid off in time."),
        RepairState.DOES_NOT: _("The one-time repair does not cover this item."),
        RepairState.CANNOT_TELL: _(
            "Whether the one-time repair covers this item hangs on the amount in the credit report."
        ),
    }[state]
