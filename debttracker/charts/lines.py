"""Lines over days, each named at its end: for amounts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from matplotlib.axes import Axes

from debttracker.charts.drawing import (
    LINE_STYLES,
    MARKERS,
    Hover,
    Sheet,
    day_ticks,
    mark_today,
    place,
    spread,
)
from debttracker.l10n import formats

PAD = 10.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn: its name, colour, days and whole values."""

    name: str
    colour: str
    dates: tuple[date, ...]
    values: tuple[int, ...]


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
) -> Axes:
    """Draw the lines with their names and last values at the right, today marked."""
    days = [day for line in lines for day in line.dates]
    labels = [_label(sheet, line, write) for line in lines]
    left = max(map(sheet.width_of, ticks.words), default=0.0) + sheet.px(2 * PAD)
    right = max(sheet.width_of(row) for label in labels for row in label) + sheet.px(3 * PAD)
    axes = sheet.axes(left, right, sheet.line_height * 1.6, sheet.line_height * 1.9)
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
    return axes


def _label(sheet: Sheet, line: Line, write: Callable[[int], str]) -> tuple[str, str]:
    return sheet.shortened(line.name, sheet.style.width * 0.26), write(line.values[-1])


def _draw(axes: Axes, line: Line, index: int) -> None:
    xs = [float(day.toordinal()) for day in line.dates]
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
    days = sorted({day for line in lines for day in line.dates})

    def hover(x: float, y: float) -> str | None:
        found = place(sheet.figure, axes, x, y)
        if found is None:
            return None
        day = min(days, key=lambda day: abs(day.toordinal() - found[0]))
        values = [f"{name}: {write(values[day])}" for name, values in held if day in values]
        return "\n".join([formats.date_short(day), *values])

    return hover
