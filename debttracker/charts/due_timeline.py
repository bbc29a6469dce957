"""Due dates on a line of time, one row for each debt."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from matplotlib.axes import Axes

from debttracker.charts.drawing import Drawn, Hover, Sheet, day_axis, day_ticks, mark_today, stops_at
from debttracker.charts.parts import Block, draw_blocks
from debttracker.charts.series import DuePoint, DueTone, split_others
from debttracker.charts.spans import in_span
from debttracker.charts.style import Style
from debttracker.charts.tables import due_table, tone_word
from debttracker.l10n import _, formats, ngettext, pgettext

_RIGHT = 40.0
_REACH = 12.0
"""How far in pixels (at 96 an inch) the pointer may be from a mark."""


def due_timeline(rows: Sequence[DuePoint], style: Style, *, today: date, currency: str) -> Drawn:
    """Draw due dates as marks: shape and colour say how they stand, amounts stand where they fit."""
    sheet = Sheet(style)
    table = due_table(rows, currency)
    if not rows:
        return sheet.empty(
            _("Nothing is due in this period."),
            table,
            _("Choose a longer time, or enter the due day of a debt."),
        )
    lanes = [(n, [p for p in held if in_span(p.due, style.span)]) for n, held in _lanes(rows)]
    names = [sheet.shortened(name, style.width * 0.24) for name, _points in lanes]
    key = _key_entries(rows)
    left = max(map(sheet.width_of, names)) + sheet.px(24)
    axes = sheet.axes(left, sheet.px(_RIGHT), sheet.line_height * 1.5, sheet.line_height * 3.4)
    first = min(today, *(point.due for point in rows)) - timedelta(1)
    last = max(today, *(point.due for point in rows)) + timedelta(1)
    first, last = style.span or (first, last)
    axes.set_xlim(first.toordinal(), last.toordinal())
    axes.set_ylim(len(lanes) - 0.4, -0.6)
    money = cache(style.money)  # instalments are of one amount, mostly
    for row, (_name, points) in enumerate(lanes):
        axes.axhline(row, color=style.line, linewidth=0.8, zorder=1)
        _lane(sheet, axes, row, points, money)
    sheet.ticks(axes, "y", list(range(len(lanes))), names)
    sheet.ticks(axes, "x", *day_ticks(sheet, first, last, axes.bbox.width))
    mark_today(sheet, axes, today)
    _key(sheet, axes, key)
    marks = [(p.due.toordinal(), row) for row, (_name, points) in enumerate(lanes) for p in points]
    return Drawn(
        sheet.figure, _hover(sheet, axes, lanes), table, _summary(rows),
        stops_at(sheet.figure, axes, marks), days=day_axis(sheet.figure, axes),
    )  # fmt: skip


def _lanes(rows: Sequence[DuePoint]) -> list[tuple[str, list[DuePoint]]]:
    """Return the points by debt, the debt due first on top; beyond six debts the lightest share a row."""
    held: dict[str, list[DuePoint]] = {}
    for point in sorted(rows, key=lambda point: (point.due, point.name)):
        held.setdefault(point.name, []).append(point)
    shown, rest = split_others(list(held.items()), lambda lane: sum(point.amount or 0 for point in lane[1]))
    if not rest:
        return shown
    shared = sorted((point for _name, points in rest for point in points), key=lambda point: point.due)
    return [*shown, (pgettext("debts", "others"), shared)]


def mark_of(tone: DueTone, style: Style) -> dict[str, Any]:
    """Return how a due date is drawn: each state has its own shape, so that grey print tells them."""
    colour = {
        DueTone.OVERDUE: style.overdue,
        DueTone.SOON: style.soon,
        DueTone.AHEAD: style.accent,
        DueTone.PAID: style.ok,
    }[tone]
    shape = {DueTone.OVERDUE: "X", DueTone.SOON: "D", DueTone.AHEAD: "o", DueTone.PAID: "s"}[tone]
    filled = tone in {DueTone.OVERDUE, DueTone.SOON}
    return {
        "marker": shape,
        "markersize": 9 if tone is DueTone.OVERDUE else 7.5,
        "markerfacecolor": colour if filled else style.background,
        "markeredgecolor": colour,
        "markeredgewidth": 1.6 if not filled else 0.8,
        "linestyle": "none",
    }


def _lane(
    sheet: Sheet, axes: Axes, row: int, points: Sequence[DuePoint], money: Callable[[int], str]
) -> None:
    """Draw one row; an amount is written above its mark unless it would touch the one before it."""
    style = sheet.style
    low, high = axes.get_xlim()
    pixel = axes.bbox.width / (high - low)
    free_from = 0.0
    tall = sheet.line_height / axes.bbox.height * abs(axes.get_ylim()[0] - axes.get_ylim()[1])
    covers: list[Block] = []
    for tone in reversed(DueTone):  # what is overdue lies on top
        places = [float(point.due.toordinal()) for point in points if point.tone is tone]
        if places:
            axes.plot(
                places,
                [row] * len(places),
                zorder=3,
                clip_on=False,
                gid=f"due-{tone}",
                **mark_of(tone, style),
            )
    for point in points:
        at = float(point.due.toordinal())
        if point.amount is None or (at - low) * pixel < free_from:
            continue
        words = money(point.amount)
        half = sheet.width_of(words) / 2
        centre = min(max((at - low) * pixel, half), axes.bbox.width + sheet.px(_RIGHT - 4) - half)
        if centre - half >= free_from:
            colour = style.overdue if point.tone is DueTone.OVERDUE else style.ink
            sheet.text(
                axes, low + centre / pixel, row - 0.2, words, color=colour, gid="amount", ha="center",
                va="bottom", zorder=4,
            )  # fmt: skip
            covers.append(((centre - half) / pixel + low, row - 0.2 - tall, 2 * half / pixel, tall))
            free_from = centre + half + sheet.px(6)
    draw_blocks(axes, covers, facecolor=style.background, edgecolor="none", zorder=2)


def _key_entries(rows: Sequence[DuePoint]) -> list[DueTone]:
    held = {point.tone for point in rows}
    return [tone for tone in DueTone if tone in held]


def _key(sheet: Sheet, axes: Axes, tones: Sequence[DueTone]) -> None:
    """Name the marks below the axis."""
    at, wide = sheet.px(6), axes.bbox.width
    y = -sheet.line_height * 2.6 / axes.bbox.height
    for tone in tones:
        words = tone_word(tone)
        axes.plot([at / wide], [y], transform=axes.transAxes, clip_on=False, **mark_of(tone, sheet.style))
        sheet.text(
            axes,
            (at + sheet.px(12)) / wide,
            y,
            words,
            transform=axes.transAxes,
            ha="left",
            va="center_baseline",
        )
        at += sheet.width_of(words) + sheet.px(44)


def _hover(sheet: Sheet, axes: Axes, lanes: Sequence[tuple[str, list[DuePoint]]]) -> Hover:
    marks = [(point, row) for row, (_name, points) in enumerate(lanes) for point in points]

    places = axes.transData.transform([(point.due.toordinal(), row) for point, row in marks])

    def hover(x: float, y: float) -> str | None:
        box = sheet.figure.bbox
        at_x, at_y = x * box.width, (1 - y) * box.height
        reach = _REACH * sheet.figure.dpi / 96
        here = []
        for (point, _row), (mark_x, mark_y) in zip(marks, places, strict=True):
            if abs(mark_x - at_x) <= reach and abs(mark_y - at_y) <= reach:
                here.append((abs(mark_x - at_x), point))
        nearest = min((distance for distance, _point in here), default=0.0)
        return "\n".join(_said(sheet.style, point) for distance, point in here if distance == nearest) or None

    return hover


def _said(style: Style, point: DuePoint) -> str:
    amount = _("amount not known") if point.amount is None else style.money(point.amount)
    return "\n".join([point.name, f"{formats.date_short(point.due)} · {tone_word(point.tone)}", amount])


def _summary(rows: Sequence[DuePoint]) -> str:
    fields = {
        "count": formats.number(len(rows)),
        "overdue": formats.number(sum(point.tone is DueTone.OVERDUE for point in rows)),
    }
    words = ngettext(
        "%(count)s due date, %(overdue)s of them overdue",
        "%(count)s due dates, %(overdue)s of them overdue",
        len(rows),
    )
    return words % fields
