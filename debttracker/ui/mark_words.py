"""What the person made of a finding, in words."""

from debttracker.l10n import _
from debttracker.norms.finding import FindingStatus
from debttracker.norms.vocabulary import FindingState, Verdict
from debttracker.ui import words


def mark_words(status: FindingStatus, now: Verdict) -> str:
    """Return what was made of a finding that has this verdict now."""
    then = status.verdict if status.verdict is not now else None
    return mark_lines(status.state, then, status.reason)


def mark_lines(state: FindingState, then: Verdict | None, reason: str | None) -> str:
    """Return state, the verdict when it was marked if that was another, and the reason, each on a line."""
    parts = [words.finding_state_name(state)]
    if then is not None:
        parts.append(judged_otherwise_words(state, then))
    if reason:
        parts.append(_("Reason noted: %(reason)s") % {"reason": reason})
    return "\n".join(part for part in parts if part)


def judged_otherwise_words(state: FindingState, then: Verdict) -> str:
    """Say that the verdict was another when the person marked the finding."""
    sentence = {
        FindingState.OPEN: "",
        FindingState.CONFIRMED: _("Judged otherwise when you confirmed it: %(verdict)s"),
        FindingState.DISMISSED: _("Judged otherwise when you dismissed it: %(verdict)s"),
        FindingState.USED: _("Judged otherwise when you used it: %(verdict)s"),
    }[state]
    return sentence and sentence % {"verdict": words.verdict_name(then)}
