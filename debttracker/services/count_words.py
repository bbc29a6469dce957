"""Counts of contacts in words: which number it is, what is counted together, what is allowed."""

from collections.abc import Mapping
from datetime import date

from debttracker.contacts.vocabulary import Channel, Outcome
from debttracker.l10n import _, formats, ngettext
from debttracker.norms.condition import Condition
from debttracker.norms.finding import Finding, Value
from debttracker.norms.schema import Norm
from debttracker.norms.vocabulary import Force, KeyPart, Verdict

_LAWS = {Force.LAW, Force.JUDICIAL_INTERPRETATION, Force.REGULATION}
_MESSAGES = frozenset({Channel.SMS, Channel.MESSENGER, Channel.EMAIL, Channel.APP_PUSH})
_UNANSWERED = frozenset({Outcome.NO_ANSWER, Outcome.BUSY, Outcome.NOT_IN_SERVICE, Outcome.MAILBOX_FULL})


def count_sentences(finding: Finding, norm: Norm, lender: str | None) -> list[str]:
    """Say the number, what it was counted with, and what the norm allows; empty without a count."""
    count, limit = finding.facts.get("count"), finding.parameters.get("limit")
    if not isinstance(count, int) or not isinstance(limit, int):
        return []
    fields = {"what": counted_things(norm), "count": formats.number(count)}
    sentences = [_number(finding.facts, fields), together(norm, lender), allowed(finding, limit)]
    narrowly = finding.facts.get("count_narrowly")
    if isinstance(narrowly, int) and narrowly != count:
        sentences.append(_both_readings(norm, narrowly, count, limit))
    return [sentence for sentence in sentences if sentence]


def counted_things(norm: Norm) -> str:
    """Name what a norm counts, as precisely as its conditions tell."""
    outcomes = _values(norm, "contact.outcome")
    channels = _values(norm, "contact.channel")
    if outcomes == {Outcome.CONVERSATION}:
        return _("conversation")
    if channels == {Channel.VISIT}:
        return _("visit")
    if channels and channels <= _MESSAGES:
        return _("message")
    if channels and channels <= {Channel.CALL, Channel.VOICEMAIL}:
        return _("unanswered call") if outcomes and outcomes <= _UNANSWERED else _("call")
    return _("contact")


def _values(norm: Norm, fact: str) -> set[object]:
    """The values that a norm's counting asks of a fact, of all alternatives; empty when one asks nothing."""
    conditions = [norm.check.counted] if norm.check.counted else [norm.applies, norm.when]
    found: set[object] = set()
    for condition in conditions:
        found |= _wanted(condition, fact)
    return found


def _wanted(condition: Condition, fact: str) -> set[object]:
    found: set[object] = set()
    for entries in condition.alternatives:
        own = [m.values for m in entries if m.fact == fact]
        if not own:
            return set()
        found |= set().union(*own)
    return found


def _number(facts: Mapping[str, Value], fields: dict[str, str]) -> str:
    first, last = _day(facts.get("from_day")), _day(facts.get("until_day"))
    if first is None or last is None:
        return _("Number %(count)s of its kind (%(what)s).") % fields
    if first == last:
        return _("Number %(count)s on %(day)s (%(what)s).") % {**fields, "day": formats.date_short(last)}
    fields |= {"first": formats.date_short(first), "last": formats.date_short(last)}
    return _("Number %(count)s from %(first)s to %(last)s (%(what)s).") % fields


def together(norm: Norm, lender: str | None) -> str:
    """Say what is counted together."""
    per = set(norm.check.per)
    fields = {"lender": lender or _("this lender")}
    if KeyPart.DEBT in per or KeyPart.ACCOUNT in per:
        if KeyPart.COLLECTOR in per:
            return _("Counted together: the same collector about the same debt.")
        return _("Counted together: everyone who collects this debt.")
    if KeyPart.CALLED_NUMBER in per:
        return _("Counted together: calls to the same number for %(lender)s, its agencies included.") % fields
    if KeyPart.PERSON in per:
        return _("Counted together: contacts with the same person for %(lender)s.") % fields
    if KeyPart.COLLECTOR in per:
        return _("Counted together: the same collector.")
    if KeyPart.LENDER_GROUP in per:
        return _("Counted together: %(lender)s and all who collect for it.") % fields
    return _("Counted together: all lenders and collectors.")


def allowed(finding: Finding, limit: int) -> str:
    """Say what the norm allows, in words that fit its force."""
    fields = {"limit": formats.number(limit)}
    if finding.force is Force.OWN_INDICATOR:
        return _("The program's own threshold is %(limit)s; no norm sets a number.") % fields
    if finding.verdict is Verdict.PRESUMED:
        return _("Above %(limit)s the norm presumes a breach; the other side may rebut it.") % fields
    if finding.strength == "advisory":
        return _("The norm recommends no more than %(limit)s.") % fields
    if finding.force in _LAWS:
        return ngettext("The norm allows %(limit)s.", "The norm allows %(limit)s.", limit) % fields
    return _("The document allows %(limit)s; it is no law.") % fields


def _both_readings(norm: Norm, narrowly: int, widely: int, limit: int) -> str:
    fields = {"narrow": formats.number(narrowly), "wide": formats.number(widely)}
    if norm.check.strict_collector and norm.check.strict_counted is None:
        if narrowly > limit:
            return ""
        return (
            _(
                "Two readings: this collector alone comes to %(narrow)s, within the limit; "
                "with all who collect for the lender it is %(wide)s."
            )
            % fields
        )
    return (
        _(
            "Two readings: counted narrowly it is %(narrow)s, counted widely %(wide)s; "
            "the text does not settle which."
        )
        % fields
    )


def _day(text: Value) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) else None
