"""Lines over days, each named at its end: for amounts."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import Any

from matplotlib.axes import Axes

from debttracker.charts.drawing import (
    LINE_STYLES,
    MARKERS,
    Hover,
    Sheet,
    Stop,
    day_ticks,
    mark_today,
    place,
    spread,
    stops_at,
)
from debttracker.l10n import formats

PAD = 10.0
_LIMITS: tuple[Any, ...] = ((0, (9, 4)), (0, (9, 3, 2, 3)), (0, (4, 4)))


class Way(StrEnum):
    """How values over days are drawn."""

    LINE = auto()
    POINTS = auto()
    LIMIT = auto()
    """A line that is not to be crossed: thin, in long dashes, with no mark at its end."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn: its name, colour, days and whole values."""

    name: str
    colour: str
    dates: tuple[date, ...]
    values: tuple[int, ...]
    way: Way = Way.LINE


@dataclass(frozen=True, slots=True)
class Ticks:
    """The labels of the axis of values."""

    places: tuple[int, ...]
    words: tuple[str, ...]


def lines_chart(
    sheet: Sheet,
    lines: Sequence[Line],
    ticks: Ticks,
    write: Callable[[int], str],
    today: date,
    foot: Sequence[str] = (),
) -> Axes:
    """Draw the lines with their names and last values at the right, today marked, and words at the foot."""
    days = [day for line in lines for day in line.dates]
    labels = [_label(sheet, line, write) for line in lines]
    left = max(map(sheet.width_of, ticks.words), default=0.0) + sheet.px(2 * PAD)
    right = max(sheet.width_of(row) for label in labels for row in label) + sheet.px(3 * PAD)
    bottom = sheet.line_height * (1.9 + 1.15 * len(foot) + (0.5 if foot else 0))
    axes = sheet.axes(left, right, sheet.line_height * 1.6, bottom)
    first, last = min(days).toordinal(), max(days).toordinal()
    axes.set_xlim(first - (first == last), last + (first == last))
    axes.set_ylim(ticks.places[0], ticks.places[-1])
    axes.grid(visible=True, axis="y", color=sheet.style.line, linewidth=0.8)
    axes.set_axisbelow(True)
    for index, line in enumerate(lines):
        _draw(axes, line, index)
    _name_lines(sheet, axes, lines, labels)
    sheet.ticks(axes, "y", ticks.places, ticks.words)
    sheet.ticks(axes, "x", *day_ticks(sheet, min(days), max(days), axes.bbox.width))
    mark_today(sheet, axes, today)
    for row, words in enumerate(foot):
        y = -sheet.line_height * (2.4 + 1.15 * row + 0.5) / axes.bbox.height
        at = (sheet.px(PAD) - left) / axes.bbox.width
        sheet.text(
            axes, at, y, sheet.shortened(words, sheet.style.width * 0.96), transform=axes.transAxes,
            ha="left", va="center_baseline", gid="foot",
        )  # fmt: skip
    return axes


def _label(sheet: Sheet, line: Line, write: Callable[[int], str]) -> tuple[str, str]:
    return sheet.shortened(line.name, sheet.style.width * 0.26), write(line.values[-1])


def _draw(axes: Axes, line: Line, index: int) -> None:
    xs = [float(day.toordinal()) for day in line.dates]
    if line.way is Way.POINTS:
        axes.plot(
            xs, line.values, color=line.colour, linestyle="none", marker=MARKERS[index % len(MARKERS)],
            markersize=7.5, clip_on=False, zorder=5, label=line.name, gid="points",
        )  # fmt: skip
        return
    if line.way is Way.LIMIT:
        axes.plot(
            xs, line.values, color=line.colour, linewidth=1.3, linestyle=_LIMITS[index % len(_LIMITS)],
            clip_on=False, zorder=4, label=line.name, gid="limit",
        )  # fmt: skip
        return
    axes.plot(
        xs, line.values, color=line.colour, linewidth=1.8, linestyle=LINE_STYLES[index % len(LINE_STYLES)],
        marker=MARKERS[index % len(MARKERS)], markersize=5, markevery=[len(xs) - 1], clip_on=False, zorder=3,
        label=line.name,
    )  # fmt: skip


def _name_lines(sheet: Sheet, axes: Axes, lines: Sequence[Line], labels: Sequence[tuple[str, str]]) -> None:
    """Write the names beside the ends, moved apart where ends lie close, with a thin line to the end."""
    low, high = axes.get_ylim()
    tall = axes.bbox.height
    ends = [(line.values[-1] - low) / (high - low) * tall for line in lines]
    rows = 2 if len(lines) * 2.2 * sheet.line_height <= tall + sheet.line_height else 1
    half = rows * sheet.line_height / 2
    places = spread(ends, rows * sheet.line_height * 1.05, half * 0.6, tall - half * 0.6)
    wide = axes.bbox.width
    for line, label, end, at in zip(lines, labels, ends, places, strict=True):
        stop = (line.dates[-1].toordinal() - axes.get_xlim()[0]) / (axes.get_xlim()[1] - axes.get_xlim()[0])
        axes.plot(
            [stop + sheet.px(5) / wide, 1 + sheet.px(1.6 * PAD) / wide], [end / tall, at / tall],
            transform=axes.transAxes, color=line.colour, linewidth=0.7, alpha=0.6, clip_on=False,
            gid="leader",
        )  # fmt: skip
        sheet.text(
            axes, 1 + sheet.px(2 * PAD) / wide, at / tall, "\n".join(label) if rows == 2 else label[0],
            transform=axes.transAxes, color=line.colour, ha="left", va="center", linespacing=1.15, gid="name",
        )  # fmt: skip


def lines_hover(sheet: Sheet, axes: Axes, lines: Sequence[Line], write: Callable[[int], str]) -> Hover:
    """Return what to say at a place: the nearest day and every line's value on it."""
    held = [(line.name, dict(zip(line.dates, line.values, strict=True))) for line in lines]
    days = _told_days(lines)

    def hover(x: float, y: float) -> str | None:
        found = place(sheet.figure, axes, x, y)
        if found is None:
            return None
        day = min(days, key=lambda day: abs(day.toordinal() - found[0]))
        values = [f"{name}: {write(values[day])}" for name, values in held if day in values]
        return "\n".join([formats.date_short(day), *values])

    return hover


def lines_stops(sheet: Sheet, axes: Axes, lines: Sequence[Line]) -> tuple[Stop, ...]:
    """Return a place for each day that `lines_hover` tells of."""
    low, high = axes.get_ylim()
    middle = (low + high) / 2
    return stops_at(sheet.figure, axes, [(day.toordinal(), middle) for day in _told_days(lines)])


def _told_days(lines: Sequence[Line]) -> list[date]:
    """Return the days on which the most lines have a value, and those of points."""
    counts = Counter(day for line in lines if line.way is not Way.POINTS for day in line.dates)
    most = max(counts.values(), default=0)
    points = {day for line in lines if line.way is Way.POINTS for day in line.dates}
    return sorted({day for day, count in counts.items() if count == most} | points)
