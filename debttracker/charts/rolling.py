"""A rolling count of contacts for each lender or collector, against the limit of a norm.

Each has a row of its own: whole numbers over days would hide each other on one scale.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from matplotlib.axes import Axes

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
    rows = _axes(sheet, shown, limit)
    for axes, line in zip(rows, shown, strict=True):
        _draw(sheet, axes, line, limit)
    if limit is not None:
        _name_limit(sheet, rows[0], limit)
    first, last = _days(shown)
    sheet.ticks(rows[-1], "x", *day_ticks(sheet, first, last, rows[-1].bbox.width))
    for axes in rows:
        mark_today(sheet, axes, today, named=axes is rows[0])
    return Drawn(
        sheet.figure, _hover(sheet, rows, shown, limit), table, _summary(shown, limit),
        _stops(sheet, rows[0], shown), ruler_of(sheet.figure, rows[0], rows[-1]),
        day_axis(sheet.figure, rows[0]),
    )  # fmt: skip


def _days(lines: Sequence[CountLine]) -> tuple[date, date]:
    days = [day for line in lines for day in line.dates]
    return min(days), max(days)


def _axes(sheet: Sheet, lines: Sequence[CountLine], limit: int | None) -> list[Axes]:
    """Return one strip of axes for each line, from the top: name at the left, highest count at the right."""
    names = [sheet.shortened(line.name, sheet.style.width * 0.28) for line in lines]
    ends = [_most(line) for line in lines]
    left, right = (
        max(map(sheet.width_of, names)) + sheet.px(36),
        max(map(sheet.width_of, ends)) + sheet.px(24),
    )
    gap = sheet.px(_GAP)
    top, bottom = sheet.line_height * 1.6, sheet.line_height * 1.9
    tall = (sheet.style.height - top - bottom - gap * (len(lines) - 1)) / len(lines)
    highest = max(*(count for line in lines for count in line.counts), limit or 0)
    first, last = _days(lines)
    rows = []
    for row, (name, end) in enumerate(zip(names, ends, strict=True)):
        above = top + row * (tall + gap)
        axes = sheet.axes(left, right, above, sheet.style.height - above - tall)
        axes.set_xlim(first.toordinal(), last.toordinal() + 1)
        axes.set_ylim(0, highest * 1.12)
        wide = axes.bbox.width
        how: dict[str, Any] = {"transform": axes.transAxes, "va": "center"}
        sheet.text(
            axes, -sheet.px(24) / wide, 0.5, name, color=sheet.style.ink, ha="right", gid="name", **how
        )
        sheet.text(axes, 1 + sheet.px(8) / wide, 0.5, end, ha="left", **how)
        rows.append(axes)
    return rows


def _most(line: CountLine) -> str:
    return _("most: %(count)s") % {"count": formats.number(max(line.counts))}


def _draw(sheet: Sheet, axes: Axes, line: CountLine, limit: int | None) -> None:
    style = sheet.style
    xs = [float(day.toordinal()) for day in line.dates]
    xs, counts = [*xs, xs[-1] + 1], [*line.counts, line.counts[-1]]
    axes.plot(xs, counts, drawstyle="steps-post", color=style.accent, linewidth=1.5, zorder=3, gid="count",
              label=line.name)  # fmt: skip
    axes.fill_between(xs, 0, counts, step="post", color=style.accent, alpha=0.22, linewidth=0, zorder=1)
    if limit is None:
        return
    axes.axhline(limit, color=style.overdue, linewidth=1.2, linestyle=(0, (6, 3)), zorder=4, gid="limit")
    sheet.text(
        axes, -sheet.px(3) / axes.bbox.width, limit, formats.number(limit), color=style.overdue, ha="right",
        va="center", transform=axes.get_yaxis_transform(), gid="limit-value",
    )  # fmt: skip
    axes.fill_between(
        xs, limit, [max(count, limit) for count in counts], step="post", facecolor=style.overdue,
        edgecolor=style.background, hatch="////", linewidth=0, zorder=2, gid="above",
    )  # fmt: skip


def _name_limit(sheet: Sheet, axes: Axes, limit: int) -> None:
    words = _("limit: %(count)s") % {"count": formats.number(limit)}
    at = -sheet.px(3) / axes.bbox.width
    sheet.text(
        axes, at, 1.02, words, transform=axes.transAxes, color=sheet.style.overdue, ha="right", va="bottom"
    )


def _hover(sheet: Sheet, rows: Sequence[Axes], lines: Sequence[CountLine], limit: int | None) -> Hover:
    held = [dict(zip(line.dates, line.counts, strict=True)) for line in lines]

    def hover(x: float, y: float) -> str | None:
        found = next((at for axes in rows if (at := place(sheet.figure, axes, x, y)) is not None), None)
        day = date.fromordinal(int(found[0])) if found else None
        told = [
            f"{line.name}: {_said(counts[day], limit)}"
            for line, counts in zip(lines, held, strict=True)
            if day is not None and day in counts
        ]
        return "\n".join([formats.date_short(day), *told]) if day is not None and told else None

    return hover


def _stops(sheet: Sheet, axes: Axes, lines: Sequence[CountLine]) -> tuple[Stop, ...]:
    """Return a place for each day, in the uppermost row."""
    middle = sum(axes.get_ylim()) / 2
    days = sorted({day for line in lines for day in line.dates})
    return stops_at(sheet.figure, axes, [(day.toordinal() + 0.5, middle) for day in days])


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
