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


def weigh(norm: Norm, met: Tri, readings: Sequence[Tri], exceptions: Sequence[Tri]) -> Said | None:
    """Return what a hit amounts to, given what of the norm, its readings and its exceptions is met.

    None: there is nothing to say of it, because an exception clears it or no reading fits.
    """
    said = _of_readings(norm, readings)
    if said.verdict is None and not said.missing:
        return None
    verdict, notes = said.verdict, [*said.notes]
    missing = [said.missing, met if isinstance(met, tuple) else ()]
    for exception, holds in zip(norm.exceptions, exceptions, strict=True):
        if holds is True:
            if exception.verdict is Verdict.CLEAR:
                return None
            verdict = None if verdict is None else lower(verdict, exception.verdict)
            notes += [] if exception.note is None else [exception.note]
        elif isinstance(holds, tuple) and not exception.only_if_known:
            missing.append(holds)
    if verdict is not None:
        verdict = lower(verdict, norm.max_verdict)
        verdict = lower(verdict, Verdict.POSSIBLE) if norm.confidence is Confidence.C else verdict
    if norm.confidence is Confidence.C:
        notes.append(Note.TEXT_NOT_VERIFIED)
    return Said(verdict, tuple(notes), merge(*missing))


def verdict_of(said: Said, outcome: Outcome) -> tuple[Verdict, tuple[str, ...]]:
    """Return verdict and missing fields for a check that was met, or may have been."""
    if outcome.met is not True:
        return Verdict.CANNOT_TELL, merge(said.missing, outcome.met or ())
    if said.missing or said.verdict is None:
        return Verdict.CANNOT_TELL, said.missing
    return lower(said.verdict, outcome.ceiling), outcome.missing
