"""The days in sight: rows outside them are left out of a drawing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from debttracker.charts.money_series import LawCurve
from debttracker.charts.series import CountLine, Counts, GrowthLine
from debttracker.charts.style import Span


def in_span(day: date, span: Span | None) -> bool:
    """Whether a day is in sight; without a span every day is."""
    return span is None or span[0] <= day <= span[1]


def lines_in(lines: Sequence[GrowthLine], span: Span | None) -> list[GrowthLine]:
    """Return the lines as far as they are in sight; a line of which nothing is may be empty."""
    if span is None:
        return list(lines)
    found = []
    for line in lines:
        kept = [
            (day, value) for day, value in zip(line.dates, line.values, strict=True) if in_span(day, span)
        ]
        found.append(
            replace(line, dates=tuple(day for day, _v in kept), values=tuple(value for _d, value in kept))
        )
    return found


def law_in(law: Sequence[LawCurve], span: Span | None) -> list[LawCurve]:
    """Return the law's lines as far as they are in sight."""
    cut = lines_in([curve.line for curve in law], span)
    return [replace(curve, line=line) for curve, line in zip(law, cut, strict=True) if line.dates]


def counts_in(lines: Sequence[CountLine], span: Span | None) -> list[CountLine]:
    """Return the counts of the days in sight."""
    if span is None:
        return list(lines)
    found: list[CountLine] = []
    for line in lines:
        kept = [
            (day, count) for day, count in zip(line.dates, line.counts, strict=True) if in_span(day, span)
        ]
        if kept:
            found.append(
                Counts(line.name, tuple(day for day, _c in kept), tuple(count for _d, count in kept))
            )
    return found
