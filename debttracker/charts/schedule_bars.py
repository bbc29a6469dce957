"""Payments over time as stacked bars: paid ones are pale, overdue ones have a thick edge, each is marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from matplotlib.axes import Axes

from debttracker.charts.drawing import Drawn, Hover, Sheet, day_axis, day_ticks, mark_today, place, stops_at
from debttracker.charts.due_timeline import mark_of
from debttracker.charts.growth import amount_ticks
from debttracker.charts.money_series import Part, Stack, part_name, parts_of
from debttracker.charts.money_tables import stack_table
from debttracker.charts.parts import Block, draw_blocks, look_of, parts_key
from debttracker.charts.series import DueTone
from debttracker.charts.spans import in_span
from debttracker.charts.style import Style
from debttracker.charts.tables import tone_word
from debttracker.l10n import _, formats

_PALE = 0.32
_MONTH = 31
_WIDEST = 46.0
_MARK = 20.0
"""Room in pixels (at 96 an inch) for a mark and the gap to the amount above it."""
_NARROW = 9.0
"""Below this width in pixels (at 96 an inch) a bar bears no mark."""


def schedule_bars(stacks: Sequence[Stack], style: Style, *, today: date, currency: str) -> Drawn:
    """Draw one bar for each stack."""
    sheet = Sheet(style)
    table = stack_table(stacks, currency)
    shown = [stack for stack in stacks if stack.total > 0 and in_span(_middle(stack), style.span)]
    if not shown:
        return sheet.empty(
            _("No payments are known in this period."),
            table,
            _("Choose a longer time, or enter the terms of a debt."),
        )
    ticks = amount_ticks([0, max(stack.total for stack in shown)], style, currency)
    left = max(map(sheet.width_of, ticks.words)) + sheet.px(20)
    axes = sheet.axes(left, sheet.px(24), sheet.px(_MARK) + sheet.line_height * 2.2, sheet.line_height * 4.6)
    wide = _days_wide(shown)
    first = min(today, shown[0].day) - timedelta(_half(wide) + 1)
    last = max(today, shown[-1].last or shown[-1].day) + timedelta(_half(wide) + 1)
    first, last = style.span or (first, last)
    axes.set_xlim(first.toordinal(), last.toordinal())
    axes.set_ylim(0, ticks.places[-1])
    pixel = axes.bbox.width / (last - first).days
    wide = min(wide, sheet.px(_WIDEST) / pixel)
    axes.grid(visible=True, axis="y", color=style.line, linewidth=0.8)
    axes.set_axisbelow(True)
    _draw(sheet, axes, shown, wide)
    _mark(sheet, axes, shown, wide, pixel)
    sheet.ticks(axes, "y", ticks.places, ticks.words)
    sheet.ticks(axes, "x", *_ticks(sheet, axes, shown, (first, last)))
    mark_today(sheet, axes, today, named=False)
    _name_today(sheet, axes, today)
    _key(sheet, axes, shown)
    hover = _hover(sheet, axes, shown, wide)
    tops = stops_at(sheet.figure, axes, [(stack.middle, stack.total) for stack in shown])
    return Drawn(sheet.figure, hover, table, _summary(shown, style), tops, days=day_axis(sheet.figure, axes))


def _days_wide(stacks: Sequence[Stack]) -> float:
    gaps = [(b.day - a.day).days for a, b in pairwise(stacks) if b.day > a.day]
    return min(gaps, default=20) * 0.72


def _middle(stack: Stack) -> date:
    return date.fromordinal(int(stack.middle))


def _half(wide: float) -> int:
    return int(wide / 2) + 1


def _draw(sheet: Sheet, axes: Axes, stacks: Sequence[Stack], wide: float) -> None:
    """Draw all bars, the parts of one kind together: the paid ones pale, the overdue ones with an edge."""
    style = sheet.style
    held: dict[tuple[Part, bool], list[Block]] = {}
    edges: list[Block] = []
    for stack in stacks:
        at, bottom = stack.middle - wide / 2, 0
        for part in parts_of([stack]):
            amount = stack.parts[part]
            if amount > 0:
                held.setdefault((part, stack.tone is DueTone.PAID), []).append((at, bottom, wide, amount))
                bottom += amount
        if stack.tone is DueTone.OVERDUE:
            edges.append((at, 0, wide, bottom))
    for (part, paid), blocks in held.items():
        look = look_of(part, style) | {"alpha": _PALE if paid else 1.0}
        draw_blocks(axes, blocks, zorder=3, gid=f"part-{part}", **look)
    draw_blocks(
        axes, edges, zorder=4, gid="overdue", facecolor="none", edgecolor=style.overdue, linewidth=2.2
    )


def _mark(sheet: Sheet, axes: Axes, stacks: Sequence[Stack], wide: float, pixel: float) -> None:
    """Put the mark of its state above each bar, and its amount above that where there is room."""
    if wide * pixel < sheet.px(_NARROW):
        return
    high = axes.get_ylim()[1] / axes.bbox.height
    left = axes.get_xlim()[0]
    taken = []
    for stack in stacks:
        look = mark_of(stack.tone, sheet.style) | {"markersize": 6}
        top = stack.total + sheet.px(9) * high
        axes.plot([stack.middle], [top], zorder=5, clip_on=False, gid=f"due-{stack.tone}", **look)
        taken.append(_Box((stack.middle - left) * pixel, wide * pixel, 0, stack.total / high + sheet.px(16)))
    for number in sorted(range(len(stacks)), key=lambda n: -stacks[n].total):
        stack, own = stacks[number], taken[number]
        words = sheet.style.money(stack.total)
        box = _Box(own.middle, sheet.width_of(words) + sheet.px(6), own.top + 1, own.top + sheet.line_height)
        inside = box.middle + box.wide / 2 <= axes.bbox.width + sheet.px(22)
        if inside and not any(box.meets(other) for other in taken):
            sheet.text(
                axes, stack.middle, (own.top + sheet.px(2)) * high, words, color=sheet.style.ink, ha="center",
                va="bottom", zorder=5, gid="amount",
            )  # fmt: skip
            taken.append(box)


@dataclass(frozen=True, slots=True)
class _Box:
    """A place that is taken, in pixels of the axes."""

    middle: float
    wide: float
    bottom: float
    top: float

    def meets(self, other: "_Box") -> bool:
        """Whether two places touch."""
        across = abs(self.middle - other.middle) < (self.wide + other.wide) / 2
        return across and self.bottom < other.top and other.bottom < self.top


def _ticks(
    sheet: Sheet, axes: Axes, stacks: Sequence[Stack], days: tuple[date, date]
) -> tuple[list[float], list[str]]:
    """Return the labels of the axis: of days, or where bars are months or years their names."""
    if stacks[0].last is None:
        return day_ticks(sheet, *days, axes.bbox.width)
    yearly = (stacks[0].last - stacks[0].day).days > _MONTH
    words = [str(stack.day.year) if yearly else formats.month_short(stack.day) for stack in stacks]
    room = axes.bbox.width / (days[1] - days[0]).days
    step = 1
    while step < len(stacks) and _touch(sheet, [s.middle * room for s in stacks[::step]], words[::step]):
        step += 1
    return [stack.middle for stack in stacks[::step]], words[::step]


def _touch(sheet: Sheet, places: Sequence[float], words: Sequence[str]) -> bool:
    widest = max(map(sheet.width_of, words)) * 1.2
    return any(b - a < widest for a, b in pairwise(places))


def _name_today(sheet: Sheet, axes: Axes, today: date) -> None:
    """Name the line of today above everything, where no amount is written."""
    sheet.text(
        axes, float(today.toordinal()), 1 + (sheet.px(_MARK) + sheet.line_height) / axes.bbox.height,
        sheet.shortened(_("today"), axes.bbox.width), transform=axes.get_xaxis_transform(), ha="center",
        va="bottom", gid="today-name",
    )  # fmt: skip


def _key(sheet: Sheet, axes: Axes, stacks: Sequence[Stack]) -> None:
    """Name parts and states below the axis."""
    tall = axes.bbox.height
    parts_key(sheet, axes, parts_of(stacks), -sheet.line_height * 2.5 / tall)
    at, y = sheet.px(6), -sheet.line_height * 3.8 / tall
    held = {stack.tone for stack in stacks}
    for tone in (tone for tone in DueTone if tone in held):
        words = tone_word(tone)
        look = mark_of(tone, sheet.style) | {"markersize": 6}
        axes.plot([at / axes.bbox.width], [y], transform=axes.transAxes, clip_on=False, gid="key", **look)
        sheet.text(
            axes, (at + sheet.px(12)) / axes.bbox.width, y, words, transform=axes.transAxes, ha="left",
            va="center_baseline",
        )  # fmt: skip
        at += sheet.width_of(words) + sheet.px(38)


def _hover(sheet: Sheet, axes: Axes, stacks: Sequence[Stack], wide: float) -> Hover:
    def hover(x: float, y: float) -> str | None:
        found = place(sheet.figure, axes, x, y)
        if found is None:
            return None
        nearest = min(stacks, key=lambda stack: abs(stack.middle - found[0]))
        if abs(nearest.middle - found[0]) > wide:
            return None
        return "\n".join(_said(nearest, sheet.style))

    return hover


def _said(stack: Stack, style: Style) -> list[str]:
    day = "" if stack.last is not None else f"{formats.date_short(stack.day)} · "
    rows = [stack.name, day + tone_word(stack.tone)]
    rows += [f"{part_name(part)}: {style.money(stack.parts[part])}" for part in parts_of([stack])]
    rows.append(_("together: %(amount)s") % {"amount": style.money(stack.total)})
    if stack.unpaid:
        rows.append(_("unpaid: %(amount)s") % {"amount": style.money(stack.unpaid)})
    return rows


def _summary(stacks: Sequence[Stack], style: Style) -> str:
    """Say what is overdue, what is ahead and what was paid."""
    rows = []
    for tone in DueTone:
        of_tone = [stack for stack in stacks if stack.tone is tone]
        if of_tone:
            fields = {"state": tone_word(tone), "amount": style.money(sum(stack.total for stack in of_tone))}
            rows.append(_("%(state)s: %(amount)s") % fields)
    return "\n".join(rows)
