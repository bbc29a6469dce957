"""Findings as records: verdict, facts, parameters and citation of one norm over one contact."""

from debttracker.norms.finding import Finding
from debttracker.norms.outcome import Outcome
from debttracker.norms.plan import Item
from debttracker.norms.schema import Norm, Version
from debttracker.norms.seen import Seen
from debttracker.norms.vocabulary import Note, Verdict


def conclude(item: Item, outcome: Outcome, seen: Seen) -> Finding | None:
    """Return the finding of one norm over one contact, or None when the contact is clear of it."""
    weighed = item.weigh(outcome, seen.ordinal)
    if weighed is None:
        return None
    norm = item.rule.norm
    facts = {**item.facts, **outcome.facts} if outcome.facts else item.facts
    return Finding(
        norm.id,
        norm.subject,
        weighed.verdict,
        norm.force,
        norm.strength,
        seen.id,
        outcome.counted or (seen.id,),
        facts,
        item.parameters,
        weighed.missing,
        weighed.notes,
        item.version.citation,
        item.version.from_,
    )


def quiet(
    norm: Norm, seen: Seen, version: Version | None, *, applies: bool, notes: tuple[Note, ...]
) -> Finding:
    """Return the verdict of a norm that found nothing: clear, or not applicable."""
    return Finding(
        norm=norm.id,
        subject=norm.subject,
        verdict=Verdict.CLEAR if applies else Verdict.NOT_APPLICABLE,
        force=norm.force,
        strength=norm.strength,
        contact=seen.id,
        parameters={} if version is None else {n: p.shown() for n, p in version.parameters.items()},
        notes=tuple(n.value for n in notes),
        citation=None if version is None else version.citation,
        version_from=None if version is None else version.from_,
    )
