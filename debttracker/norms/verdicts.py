"""From the facts of a norm to its verdict: readings, exceptions, ceilings, notes."""

from collections.abc import Sequence
from typing import NamedTuple

from debttracker.norms.condition import Tri, merge
from debttracker.norms.outcome import Outcome
from debttracker.norms.schema import CEILINGS, Norm
from debttracker.norms.vocabulary import CheckKind, Confidence, Note, Verdict


class Said(NamedTuple):
    """What a hit amounts to: its verdict (None: it is none), notes, and what is missing to be sure."""

    verdict: Verdict | None
    notes: tuple[Note, ...] = ()
    missing: tuple[str, ...] = ()


def lower(first: Verdict, second: Verdict | None) -> Verdict:
    """Return the lower of two verdicts of the ladder."""
    return first if second is None or CEILINGS[first] <= CEILINGS[second] else second


def _of_readings(norm: Norm, holds: Sequence[Tri]) -> Said:
    """The verdict of the strongest reading that is met; without readings that of a plain hit."""
    if not norm.readings:
        plain = Verdict.ADVISORY if norm.check.kind is CheckKind.BESIDE else norm.max_verdict
        return Said(plain)
    met = [r for r, held in zip(norm.readings, holds, strict=True) if held is True]
    if met:
        best = max(met, key=lambda r: CEILINGS[r.verdict])
        return Said(best.verdict, () if best.note is None else (best.note,))
    return Said(None, (), merge(*(h for h in holds if isinstance(h, tuple))))


def weigh(norm: Norm, readings: Sequence[Tri], exceptions: Sequence[Tri]) -> Said:
    """Return what a hit amounts to, given which readings and exceptions are met."""
    said = _of_readings(norm, readings)
    verdict, notes, missing = said.verdict, [*said.notes], [said.missing]
    for exception, holds in zip(norm.exceptions, exceptions, strict=True):
        if holds is True:
            if CEILINGS[exception.verdict] <= 0:
                return Said(None)
            verdict = None if verdict is None else lower(verdict, exception.verdict)
            notes += [] if exception.note is None else [exception.note]
        elif isinstance(holds, tuple) and not exception.only_if_known:
            missing.append(holds)
    if verdict is not None:
        verdict = lower(verdict, norm.max_verdict)
        verdict = lower(verdict, Verdict.POSSIBLE) if norm.confidence is Confidence.C else verdict
    if norm.confidence is Confidence.C:
        notes.append(Note.TEXT_NOT_VERIFIED)
    return Said(verdict, tuple(notes), merge(*missing) if verdict is not None or said.missing else ())


def verdict_of(said: Said, met: Tri, outcome: Outcome) -> tuple[Verdict, tuple[str, ...]] | None:
    """Return verdict and missing fields for the outcome of a check, or None when there is nothing to say."""
    if said.verdict is None and not said.missing:
        return None
    if met is True and outcome.met is True and not said.missing and said.verdict is not None:
        return lower(said.verdict, outcome.ceiling), outcome.missing
    parts = (said.missing, *(m for m in (met, outcome.met) if isinstance(m, tuple)))
    return Verdict.CANNOT_TELL, merge(*parts)
