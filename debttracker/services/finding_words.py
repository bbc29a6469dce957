"""Findings in words: a breach of a law, a rule, a standard and an industry code get different ones."""

from collections.abc import Mapping
from datetime import date, datetime

from debttracker.l10n import _, formats
from debttracker.norms.finding import Finding, Value
from debttracker.norms.money_schema import MoneyFinding
from debttracker.norms.vocabulary import CheckKind, Force, Note, Verdict

_LAWS = {Force.LAW, Force.JUDICIAL_INTERPRETATION}


def verdict_sentence(finding: Finding | MoneyFinding) -> str:
    """Say what the verdict is, in the words that the norm's force allows."""
    fields = {"source": source_line(finding)}
    if finding.verdict is Verdict.CANNOT_TELL:
        return _("Cannot be judged yet under %(source)s: a fact is missing.") % fields
    if finding.force is Force.OWN_INDICATOR:
        return _("An indicator of the program's own; no legal number stands behind it.")
    if finding.verdict is Verdict.ADVISORY:
        return _("More than %(source)s recommends; this is advice, not a prohibition.") % fields
    if finding.verdict is Verdict.CLEAR:
        return _("Nothing found against %(source)s.") % fields
    if finding.verdict is Verdict.NOT_APPLICABLE:
        return _("%(source)s does not apply to this contact.") % fields
    if finding.verdict is Verdict.POSSIBLE:
        return _possible(finding.force) % fields
    return _met(finding.force) % fields


def _met(force: Force) -> str:
    if force in _LAWS:
        return _("May breach the law: %(source)s. A court or the authority decides.")
    return {
        Force.REGULATION: _("May breach the regulation: %(source)s. The authority decides."),
        Force.REGULATOR_RULE: _("Appears to breach the regulator's rule: %(source)s. The authority decides."),
        Force.REGULATOR_NOTICE: _("Appears not to follow the regulator's document: %(source)s."),
        Force.STANDARD: _("Does not follow the recommended standard: %(source)s."),
        Force.INDUSTRY_CODE: _("Does not follow the industry guideline: %(source)s."),
    }[force]


def _possible(force: Force) -> str:
    if force in _LAWS:
        return _("Possibly against the law: %(source)s. It depends on the circumstances; a court decides.")
    return {
        Force.REGULATION: _("Possibly against the regulation: %(source)s. It depends on the circumstances."),
        Force.REGULATOR_RULE: _(
            "Possibly against the regulator's rule: %(source)s. It depends on the circumstances."
        ),
        Force.REGULATOR_NOTICE: _(
            "Possibly not in line with the regulator's document: %(source)s. It depends on the circumstances."
        ),
        Force.STANDARD: _(
            "Possibly not in line with the recommended standard: %(source)s. It depends on the circumstances."
        ),
        Force.INDUSTRY_CODE: _(
            "Possibly not in line with the industry guideline: %(source)s. It depends on the circumstances."
        ),
    }[force]


def force_name(force: Force) -> str:
    """Name how a norm binds."""
    return {
        Force.LAW: _("law"),
        Force.JUDICIAL_INTERPRETATION: _("judicial interpretation"),
        Force.REGULATION: _("regulation"),
        Force.REGULATOR_RULE: _("regulator's rule"),
        Force.REGULATOR_NOTICE: _("regulator's document"),
        Force.STANDARD: _("recommended standard"),
        Force.INDUSTRY_CODE: _("industry guideline"),
        Force.OWN_INDICATOR: _("own indicator"),
    }[force]


def source_line(finding: Finding | MoneyFinding) -> str:
    """Name title and place of the norm."""
    citation = finding.citation
    if citation is None:
        return finding.norm
    return " ".join(part for part in (citation.title, citation.locator) if part)


def force_line(finding: Finding | MoneyFinding) -> str:
    """Name force, issuer and since when."""
    parts = [force_name(finding.force)]
    if finding.citation and finding.citation.issuer:
        parts.append(finding.citation.issuer)
    if finding.version_from:
        parts.append(_("in force since %(day)s") % {"day": formats.date_short(finding.version_from)})
    return " · ".join(parts)


def detail_sentence(finding: Finding, kind: CheckKind) -> str:
    """Say with its figures what was found; empty where the norm's title says it already, and for counts."""
    if kind is CheckKind.CLOCK_WINDOW:
        return _clock(finding.facts, finding.parameters, finding.notes)
    if kind is CheckKind.AFTER_CONTACT:
        return _after_contact(finding.facts, finding.parameters)
    if kind is CheckKind.AFTER_NOTICE:
        return _after_notice(finding.facts)
    return ""


def _clock(facts: Mapping[str, Value], parameters: Mapping[str, Value], notes: tuple[str, ...]) -> str:
    local = _instant(facts.get("local_time"))
    closed_from, closed_until = (
        clock_minutes(parameters.get("closed_from")),
        clock_minutes(parameters.get("closed_until")),
    )
    if local is None or closed_from is None or closed_until is None:
        return ""
    fields = {
        "time": formats.time_short(local),
        "from": formats.clock_time(closed_from),
        "until": formats.clock_time(closed_until),
    }
    if Note.RUNS_PAST in notes:
        return _("It began at %(time)s and ran on past %(from)s.") % fields
    return _("It began at %(time)s; from %(from)s to %(until)s should be kept free.") % fields


def _after_contact(facts: Mapping[str, Value], parameters: Mapping[str, Value]) -> str:
    earlier, number, days = _day(facts.get("earlier_day")), facts.get("day_number"), parameters.get("days")
    if earlier is None or not isinstance(number, int) or not isinstance(days, int):
        return ""
    fields = {
        "earlier": formats.date_short(earlier),
        "number": formats.number(number),
        "days": formats.number(days),
    }
    return _("Day %(number)s after the contact of %(earlier)s; %(days)s days should pass.") % fields


def _after_notice(facts: Mapping[str, Value]) -> str:
    since = _day(facts.get("since") or facts.get("notice_day"))
    if since is None:
        return ""
    return _("It came after the notice of %(day)s.") % {"day": formats.date_short(since)}


def clock_minutes(text: Value) -> int | None:
    """Return minutes after midnight of a clock time such as `22:00:00`."""
    if not isinstance(text, str) or len(text) < 5:
        return None
    return int(text[:2]) * 60 + int(text[3:5])


def _instant(text: Value) -> datetime | None:
    return datetime.fromisoformat(text) if isinstance(text, str) else None


def _day(text: Value) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) else None
