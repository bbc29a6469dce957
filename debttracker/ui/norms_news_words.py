"""What newer norms changed, in words."""

from debttracker.l10n import _, formats, ngettext, pgettext
from debttracker.norms.vocabulary import Verdict
from debttracker.services.norms_news import FindingChange, NormsNews, Why
from debttracker.ui import words


def news_line(news: NormsNews) -> str:
    """Return one line on what the newer norms changed."""
    if not news.changes:
        return _("The norms were updated. No finding changed.")
    parts = []
    if news.new:
        parts.append(ngettext("%(count)s finding new", "%(count)s findings new", news.new) % _count(news.new))
    if news.gone:
        parts.append(ngettext("%(count)s gone", "%(count)s gone", news.gone) % _count(news.gone))
    if news.other:
        parts.append(ngettext("%(count)s changed", "%(count)s changed", news.other) % _count(news.other))
    return _("The norms were updated: %(changes)s.") % {"changes": formats.listing(parts)}


def why_words(change: FindingChange) -> str:
    """Return why a finding is another, as far as it is known."""
    return " ".join(_why(why, change) for why in change.why)


def verdict_change(change: FindingChange) -> str:
    """Return the verdict then and now."""
    fields = {"before": _verdict(change.before), "after": _verdict(change.after)}
    return _("%(before)s → %(after)s") % fields


def _verdict(verdict: Verdict | None) -> str:
    return pgettext("finding", "None") if verdict is None else words.verdict_name(verdict)


def _count(count: int) -> dict[str, str]:
    return {"count": formats.number(count)}


def _why(why: Why, change: FindingChange) -> str:
    before, after = change.releases
    fields = {"before": before or "?", "after": after or "?"}
    if why is Why.NORM_CHANGED and before != after:
        return _("The norm was changed (release %(before)s → %(after)s).") % fields
    if why is Why.NORM_NEW and after:
        return _("The norm is new (release %(after)s).") % fields
    return {
        Why.NORM_NEW: _("The norm is new."),
        Why.NORM_CHANGED: _("The norm was changed."),
        Why.NORM_ENDED: _("The norm no longer counts for that day."),
        Why.NORM_WITHDRAWN: _("The norm was withdrawn."),
        Why.RATES_CHANGED: _("A reference rate was updated."),
        Why.RECORD_EDITED: _("The record itself was edited since."),
        Why.OTHERS_EDITED: _("Other records were edited since."),
        Why.DAY_PASSED: _("Days have passed: it is as of today."),
        Why.NOT_KNOWN: _("Why is not known."),
    }[why]
