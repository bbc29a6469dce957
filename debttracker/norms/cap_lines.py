"""From the versions of a money norm to the line it draws for one debt."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from debttracker.debts.caps import CapLine, CapSegment
from debttracker.debts.ceiling import begins
from debttracker.norms.condition import Tri, merge
from debttracker.norms.money_matter import MoneyMatter
from debttracker.norms.money_schema import MoneyCheckKind, MoneyNorm, MoneyVersion, RateOf, ReferenceDay
from debttracker.norms.vocabulary import Note


@dataclass(frozen=True, slots=True)
class DrawnSegment:
    """A part of a line with the version it comes from and the doubts it carries."""

    segment: CapSegment
    version: MoneyVersion
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a norm draws for one debt: nothing when it is not for such contracts or days."""

    norm: MoneyNorm
    parts: tuple[DrawnSegment, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def line(self) -> CapLine:
        """The line that this norm alone draws."""
        return CapLine(self.norm.id, self.norm.check.scope, tuple(part.segment for part in self.parts))

    def version_of(self, segment: CapSegment) -> DrawnSegment:
        """Return the part that a segment of the line is."""
        return next(part for part in self.parts if part.segment is segment)


def draw(norm: MoneyNorm, matter: MoneyMatter) -> Drawn:
    """Return the line that a norm on rates draws for a debt, as of the matter's day."""
    begin = begins(matter.possible)
    if begin is not None and begin > matter.on:
        return Drawn(norm)
    begun = [v for v in norm.versions if v.begins is None or v.begins <= matter.on]
    if matter.contract is None and any(version.asks_contract_day for version in begun):
        return Drawn(norm, missing=(matter.contract_field,))
    parts: list[DrawnSegment] = []
    missing: tuple[str, ...] = ()
    for version in begun:
        if matter.contract is not None and not version.takes(matter.contract):
            continue
        if version.until is not None and version.until < matter.on and begin is None:
            missing = merge(missing, (matter.contract_field,))
            continue
        if version.until is not None and begin is not None and version.until < begin:
            continue
        part = _segment(norm, version, matter)
        if part is not None:
            parts.append(part)
    return Drawn(norm, tuple(parts), missing)


def _segment(norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> DrawnSegment | None:
    percent = version.decimal("percent")
    if percent is not None:
        segment = CapSegment(norm.id, percent, version.cap_unit, version.from_, version.until)
        return DrawnSegment(segment, version)
    return _by_reference(norm, version, matter)


def _by_reference(norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> DrawnSegment | None:
    name, multiple = version.text("reference"), version.decimal("multiple")
    series = matter.rates.get(name or "")
    day, notes = _reference_day(version, matter)
    fixing = None if series is None or day is None else series.on(day)
    if fixing is None or multiple is None or name is None or day is None:
        return None
    if not fixing.verified:
        notes = (*notes, Note.REFERENCE_NOT_VERIFIED)
    basis: dict[str, str | int] = {
        "multiple": str(multiple),
        "reference": name,
        "reference_percent": str(fixing.percent),
        "reference_since": fixing.since.isoformat(),
        "reference_day": day.isoformat(),
        "reference_source": fixing.source,
    }
    segment = CapSegment(
        norm.id, multiple * fixing.percent, version.cap_unit, version.from_, version.until, basis
    )
    return DrawnSegment(segment, version, notes)


def _reference_day(version: MoneyVersion, matter: MoneyMatter) -> tuple[dt.date | None, tuple[Note, ...]]:
    if version.text("reference_day") != ReferenceDay.SUIT:
        return matter.contract, ()
    # Suits of before the version are judged by what stood then.
    suit = matter.first_suit(version.from_)
    if suit is not None and suit <= matter.on:
        return suit, ()
    return matter.on, (Note.SUIT_DATE_ASSUMED,)


@dataclass(frozen=True, slots=True)
class LineForDebt:
    """A line over time with the norms that draw it. `binds` may be unknown: the line is then none yet."""

    line: CapLine
    norms: tuple[MoneyNorm, ...]
    binds: Tri
    notes: tuple[Note, ...] = ()
    missing: tuple[str, ...] = ()


def lines_for(norms: Iterable[MoneyNorm], matter: MoneyMatter) -> tuple[LineForDebt, ...]:
    """Return the lines that bind a debt, or may; norms of one line are joined over time."""
    found: dict[str, LineForDebt] = {}
    for norm in norms:
        check = norm.check
        if norm.held_back or check.kind is not MoneyCheckKind.RATE_CAP or check.of is not RateOf.CONTRACT:
            continue
        binds = matter.binds(norm.bound)
        drawn = draw(norm, matter)
        if binds is False or not (drawn.parts or drawn.missing):
            continue
        key = check.line or norm.id
        found[key] = _joined(found.get(key), key, drawn, binds)
    return tuple(found.values())


def _joined(before: LineForDebt | None, key: str, drawn: Drawn, binds: Tri) -> LineForDebt:
    notes = tuple(dict.fromkeys(note for part in drawn.parts for note in part.notes))
    missing = merge(drawn.missing, binds if isinstance(binds, tuple) else ())
    line = replace(drawn.line, id=key)
    if before is None:
        return LineForDebt(line, (drawn.norm,), binds, notes, missing)
    segments = sorted(
        (*before.line.segments, *line.segments), key=lambda segment: segment.first or dt.date.min
    )
    return LineForDebt(
        replace(line, segments=tuple(segments)),
        (*before.norms, drawn.norm),
        binds if before.binds is True else before.binds,
        tuple(dict.fromkeys((*before.notes, *notes))),
        merge(before.missing, missing),
    )
