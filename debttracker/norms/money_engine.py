"""Findings of the money norms: what they say of the debts of a case."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from debttracker.money.reference_rates import ReferenceRates
from debttracker.norms.cap_lines import draw
from debttracker.norms.condition import merge
from debttracker.norms.facts import Matter
from debttracker.norms.looked import Looked
from debttracker.norms.money_checks import LOOKS
from debttracker.norms.money_matter import MoneyMatter
from debttracker.norms.money_schema import MoneyCheckKind, MoneyFinding, MoneyNorm, MoneyVersion
from debttracker.norms.rate_cap_check import beyond_range, look_at_rate
from debttracker.norms.schema import CEILINGS
from debttracker.norms.verdicts import lower
from debttracker.norms.vocabulary import Confidence, Note, Verdict

_NOTHING = Looked(False)
_BROKEN = {Verdict.BREACH, Verdict.PRESUMED, Verdict.POSSIBLE}


def evaluate_money(
    matter: Matter,
    norms: Sequence[MoneyNorm],
    rates: ReferenceRates,
    on: dt.date,
    currency: str,
    *,
    everything: bool = False,
) -> list[MoneyFinding]:
    """Return the findings over the debts of a matter as of a day, by debt id, then norm id.

    `currency` is the case's. With `everything` also the verdicts clear and not applicable. The same matter,
    norms, rates and day give the same list.
    """
    found: list[MoneyFinding] = []
    for debt in sorted(matter.debts, key=lambda debt: debt.id):
        one = MoneyMatter(matter, debt, on, currency, rates)
        found += verdicts_over(one, norms)
    return found if everything else [finding for finding in found if finding.verdict.is_finding]


def verdicts_over(matter: MoneyMatter, norms: Iterable[MoneyNorm]) -> list[MoneyFinding]:
    """Return the verdict of every money norm that judges over one debt, by norm id."""
    judging = sorted((norm for norm in norms if norm.check.kind.judges), key=lambda norm: norm.id)
    found = {norm.id: _judge(norm, matter) for norm in judging}
    return [_with_the_broken(norm, found) for norm in judging]


def _with_the_broken(norm: MoneyNorm, found: Mapping[str, MoneyFinding]) -> MoneyFinding:
    """A norm on what follows when another one is broken says no more than what is said of that one."""
    finding = found[norm.id]
    others = [found[name] for name in norm.check.broken if name in found]
    if not others or not finding.verdict.is_finding:
        return finding
    broken = max((f.verdict for f in others if f.verdict in _BROKEN), key=CEILINGS.__getitem__, default=None)
    if broken is None:
        missing = merge(finding.missing, *(f.missing for f in others))
        asked = any(f.verdict is Verdict.CANNOT_TELL for f in others)
        verdict = Verdict.CANNOT_TELL if asked else Verdict.CLEAR
        return replace(finding, verdict=verdict, missing=missing if asked else ())
    if finding.verdict is Verdict.CANNOT_TELL:
        return finding
    notes = dict.fromkeys(
        (*finding.notes, *(note for f in others if f.verdict is broken for note in f.notes))
    )
    return replace(finding, verdict=lower(finding.verdict, broken), notes=tuple(notes))


def _judge(norm: MoneyNorm, matter: MoneyMatter) -> MoneyFinding:
    binds = matter.binds(norm.bound)
    if norm.held_back or binds is False:
        return _finding(norm, matter, Verdict.NOT_APPLICABLE, _NOTHING)
    looked = _look(norm, matter)
    if looked is None:
        return _finding(norm, matter, Verdict.NOT_APPLICABLE, _NOTHING)
    given = matter.binds(norm.given)
    if looked.hit is False or given is False:
        return _finding(norm, matter, Verdict.CLEAR, looked)
    unknown = [tri for tri in (binds, given) if isinstance(tri, tuple)]
    missing = merge(looked.missing, *unknown)
    if missing:
        return _finding(norm, matter, Verdict.CANNOT_TELL, looked, missing)
    verdict = lower(norm.max_verdict, looked.ceiling)
    if norm.confidence is Confidence.C:
        verdict = lower(verdict, Verdict.POSSIBLE)
    return _finding(norm, matter, verdict, looked)


def _look(norm: MoneyNorm, matter: MoneyMatter) -> Looked | None:
    """Look at the facts; None when no version is for this contract and these days."""
    if norm.check.kind is MoneyCheckKind.RATE_CAP:
        drawn = draw(norm, matter)
        if not drawn.parts and not drawn.missing:
            return None
        looked = look_at_rate(drawn, matter)
        return None if looked.hit and beyond_range(drawn, matter) else looked
    version, missing = _version(norm, matter)
    if version is None:
        return Looked(None, missing=missing) if missing else None
    return LOOKS[norm.check.kind](norm, version, matter)


def _version(norm: MoneyNorm, matter: MoneyMatter) -> tuple[MoneyVersion | None, tuple[str, ...]]:
    if matter.contract is not None and matter.contract > matter.on:
        return None, ()
    for version in norm.versions:
        if version.asks_contract_day and matter.contract is None:
            return None, (matter.contract_field,)
        begun = version.from_ is None or version.from_ <= matter.on
        if begun and (matter.contract is None or version.takes(matter.contract)):
            return version, ()
    return None, ()


def _finding(
    norm: MoneyNorm, matter: MoneyMatter, verdict: Verdict, looked: Looked, missing: tuple[str, ...] = ()
) -> MoneyFinding:
    version = looked.version
    notes = dict.fromkeys(note.value for note in looked.notes)
    if norm.confidence is Confidence.C and verdict.is_finding:
        notes[Note.TEXT_NOT_VERIFIED.value] = None
    bound = {} if verdict is Verdict.NOT_APPLICABLE else matter.shown(norm.bound)
    return MoneyFinding(
        norm=norm.id,
        subject=norm.subject,
        verdict=verdict,
        force=norm.force,
        strength=norm.strength,
        debt=matter.debt.id,
        counted=looked.counted,
        facts={**bound, **(looked.facts or {})},
        parameters={} if version is None else {n: p.shown() for n, p in version.parameters.items()},
        missing=missing,
        notes=tuple(notes),
        citation=None if version is None else version.citation,
        version_from=None if version is None else version.begins,
    )
