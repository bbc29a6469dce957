"""A rolling count of contacts for each lender or collector, against the limit of a norm.

Each has a row of its own: whole numbers over days would hide each other on one scale.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from matplotlib.axes import Axes
from matplotlib.transforms import Affine2D, Transform

from debttracker.charts.drawing import (
    Drawn,
    Hover,
    Sheet,
    Stop,
    day_axis,
    day_ticks,
    mark_today,
    place,
    ruler_of,
    stops_at,
)
from debttracker.charts.parts import draw_steps
from debttracker.charts.series import CountLine, few_counts
from debttracker.charts.spans import counts_in
from debttracker.charts.style import Style
from debttracker.charts.tables import rolling_table
from debttracker.l10n import _, formats, ngettext

_GAP = 8.0


def rolling(lines: Sequence[CountLine], limit: int | None, style: Style, *, today: date) -> Drawn:
    """Draw the counts day by day; days above the limit are filled in another colour and hatched.

    All rows share one scale and one axis of days. A day's count holds until the next day.
    """
    sheet = Sheet(style)
    filled = [line for line in lines if line.dates]
    table = rolling_table(filled)
    if not any(count for line in filled for count in line.counts):
        return sheet.empty(
            _("No contacts are counted in this period."),
            table,
            _("Choose a longer time, or log a call you answered on the page Contacts."),
        )
    shown = counts_in(few_counts(filled, _("others (the highest of them)")), style.span)
    axes, rows = _rows(sheet, shown, limit)
    for row, line in zip(rows, shown, strict=True):
        _draw(sheet, axes, row, line, limit)
    axes.hlines([row.base for row in rows], 0, 1, transform=axes.transAxes, color=style.line, linewidth=0.8)
    if limit is not None:
        _name_limit(sheet, axes, limit)
    sheet.ticks(axes, "x", *day_ticks(sheet, *_days(shown), axes.bbox.width))
    mark_today(sheet, axes, today)
    return Drawn(
        sheet.figure, _hover(sheet, axes, shown, limit), table, _summary(shown, limit),
        _stops(sheet, axes, rows[0], shown), ruler_of(sheet.figure, axes, axes),
        day_axis(sheet.figure, axes),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    """The strip of one line within the axes: its ends (shares of their height), and from counts to places."""

    base: float
    middle: float
    counts: Transform


def _days(lines: Sequence[CountLine]) -> tuple[date, date]:
    days = [day for line in lines for day in line.dates]
    return min(days), max(days)


def _rows(sheet: Sheet, lines: Sequence[CountLine], limit: int | None) -> tuple[Axes, list[_Row]]:
    """Return axes with a strip for each line, from the top: name at the left, highest count at the right.

    They share one set of axes, whose height is 1: each set of its own takes as long as all lines together.
    """
    names = [sheet.shortened(line.name, sheet.style.width * 0.28) for line in lines]
    ends = [_most(line) for line in lines]
    left = max(map(sheet.width_of, names)) + sheet.px(36)
    right = max(map(sheet.width_of, ends)) + sheet.px(24)
    axes = sheet.axes(left, right, sheet.line_height * 1.6, sheet.line_height * 1.9)
    first, last = _days(lines)
    axes.set_xlim(first.toordinal(), last.toordinal() + 1)
    axes.set_ylim(0, 1)
    axes.spines["bottom"].set_visible(False)
    highest = max(*(count for line in lines for count in line.counts), limit or 0) * 1.12
    gap = sheet.px(_GAP) / axes.bbox.height
    tall = (1 - gap * (len(lines) - 1)) / len(lines)
    rows = []
    for at, (name, end) in enumerate(zip(names, ends, strict=True)):
        base = 1 - tall - at * (tall + gap)
        counts = Affine2D().scale(1, tall / highest).translate(0, base) + axes.transData
        rows.append(_Row(base, base + tall / 2, counts))
        wide = axes.bbox.width
        how: dict[str, Any] = {"transform": axes.transAxes, "va": "center"}
        sheet.text(
            axes, -sheet.px(24) / wide, base + tall / 2, name, color=sheet.style.ink, ha="right", gid="name",
            **how,
        )  # fmt: skip
        sheet.text(axes, 1 + sheet.px(8) / wide, base + tall / 2, end, ha="left", **how)
    return axes, rows


def _most(line: CountLine) -> str:
    return _("most: %(count)s") % {"count": formats.number(max(line.counts))}


def _draw(sheet: Sheet, axes: Axes, row: _Row, line: CountLine, limit: int | None) -> None:
    style, on_row = sheet.style, row.counts
    xs = [float(day.toordinal()) for day in line.dates]
    xs, counts = [*xs, xs[-1] + 1], [*line.counts, line.counts[-1]]
    axes.plot(xs, counts, drawstyle="steps-post", color=style.accent, linewidth=1.5, zorder=3, gid="count",
              clip_on=False, label=line.name, transform=on_row)  # fmt: skip
    draw_steps(axes, xs, counts, 0, facecolor=style.accent, alpha=0.22, linewidth=0, zorder=1,
               transform=on_row)  # fmt: skip
    if limit is None:
        return
    low, high = axes.get_xlim()
    axes.plot((low, high), [limit, limit], color=style.overdue, linewidth=1.2, linestyle=(0, (6, 3)),
              zorder=4, gid="limit", transform=on_row)  # fmt: skip
    sheet.text(
        axes, low - sheet.px(3) * (high - low) / axes.bbox.width, limit, formats.number(limit),
        color=style.overdue, ha="right", va="center", transform=on_row, gid="limit-value",
    )  # fmt: skip
    draw_steps(
        axes, xs, [max(count, limit) for count in counts], limit, facecolor=style.overdue,
        edgecolor=style.background, hatch="////", linewidth=0, zorder=2, gid="above", transform=on_row,
    )  # fmt: skip


def _name_limit(sheet: Sheet, axes: Axes, limit: int) -> None:
    words = _("limit: %(count)s") % {"count": formats.number(limit)}
    at = -sheet.px(3) / axes.bbox.width
    sheet.text(
        axes, at, 1.0, words, transform=axes.transAxes, color=sheet.style.overdue, ha="right", va="bottom"
    )


def _hover(sheet: Sheet, axes: Axes, lines: Sequence[CountLine], limit: int | None) -> Hover:
    held = [dict(zip(line.dates, line.counts, strict=True)) for line in lines]

    def hover(x: float, y: float) -> str | None:
        found = place(sheet.figure, axes, x, y)
        day = date.fromordinal(int(found[0])) if found else None
        told = [
            f"{line.name}: {_said(counts[day], limit)}"
            for line, counts in zip(lines, held, strict=True)
            if day is not None and day in counts
        ]
        return "\n".join([formats.date_short(day), *told]) if day is not None and told else None

    return hover


def _stops(sheet: Sheet, axes: Axes, row: _Row, lines: Sequence[CountLine]) -> tuple[Stop, ...]:
    """Return a place for each day, in the uppermost row."""
    days = sorted({day for line in lines for day in line.dates})
    return stops_at(sheet.figure, axes, [(day.toordinal() + 0.5, row.middle) for day in days])


def _said(count: int, limit: int | None) -> str:
    if limit is None:
        return formats.number(count)
    return _("%(count)s, limit %(limit)s") % {"count": formats.number(count), "limit": formats.number(limit)}


def _summary(lines: Sequence[CountLine], limit: int | None) -> str:
    rows = []
    for line in lines:
        fields = {"name": line.name, "count": formats.number(max(line.counts))}
        rows.append(_("%(name)s: at most %(count)s") % fields)
        above = sum(count > limit for count in line.counts) if limit is not None else 0
        if above:
            more = ngettext("above the limit on %(days)s day", "above the limit on %(days)s days", above)
            rows[-1] += "; " + more % {"days": formats.number(above)}
    return "\n".join(rows)
