"""What all charts share: the sheet, texts that are measured before they are placed, axes of days, hovering.

Nothing here uses pyplot or the global settings of matplotlib. Every text is drawn with the bundled font and
never read as a formula, whatever signs a name has.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from debttracker.charts.fonts import drawable, properties, text_width
from debttracker.charts.style import Style
from debttracker.charts.tables import Table
from debttracker.l10n import _, formats

Hover = Callable[[float, float], str | None]
"""From a place (shares of the width and height, from the top left) to what is there, in words."""

LINE_STYLES: tuple[Any, ...] = (
    "-",
    (0, (6, 2)),
    (0, (1.5, 1.5)),
    (0, (6, 2, 1.5, 2)),
    (0, (3, 1.5, 1, 1.5)),
    (0, (10, 3)),
)
MARKERS = ("o", "s", "^", "D", "v", "P")
_ELLIPSIS = "…"
_EDGE = 0.01
"""The pointer may be so many pixels outside: the first and last values stand on the edge itself."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place that the readout can stand on (shares of the width and height, from the top left)."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class DayAxis:
    """Days from left to right: the shares of the width where they begin and end, and the ordinals there."""

    left: float
    right: float
    first: float
    last: float

    @property
    def whole(self) -> tuple[date, date]:
        """The first and the last day."""
        return self.day_at(self.left), self.day_at(self.right)

    def day_at(self, x: float) -> date:
        """Return the day nearest to a share of the width; outside, the first or the last."""
        share = min(max((x - self.left) / (self.right - self.left), 0.0), 1.0)
        return date.fromordinal(round(self.first + share * (self.last - self.first)))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart: the figure, what is under the pointer, its numbers, and a sentence for who cannot see it.

    `stops` are the places of its values, in the order in which the arrow keys walk them; `hover` says what is
    there. `ruler` is where a line through a stop begins and ends (shares of the height, from the top) when
    the values of one day belong together. `days` is the axis of a chart whose range can be chosen.
    """

    figure: Figure
    hover: Hover
    table: Table
    summary: str
    stops: tuple[Stop, ...] = ()
    ruler: tuple[float, float] | None = None
    days: DayAxis | None = None


class _Label(Text):
    """A text beside or over what is drawn: it is never cut off where its axes end."""

    def set_clip_path(self, path: Any, transform: Any = None) -> None:
        """Take no edge: for each of many labels one would be made only to leave it unused."""


class Sheet:
    """An empty figure in a style, with texts measured in pixels."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.figure = Figure(
            figsize=(style.width / style.dpi, style.height / style.dpi),
            dpi=style.dpi,
            facecolor=style.background,
        )
        FigureCanvasAgg(self.figure)
        self.font = properties(style.font, style.font_size)
        self.bold = properties(style.bold_font, style.font_size)

    def width_of(self, text: str) -> float:
        """Return the width in pixels of a text in the ordinary size."""
        return self.px(text_width(self.style.font, self.style.font_size, text))

    def px(self, length: float) -> float:
        """Return a length in pixels that is given for a screen of 96 pixels an inch."""
        return length * self.style.dpi / 96

    @property
    def line_height(self) -> float:
        """The height in pixels from one line of text to the next."""
        return self.style.font_size * self.style.dpi / 72 * 1.35

    def shortened(self, text: str, most: float) -> str:
        """Return a text that can be drawn within `most` pixels, with an ellipsis where it was cut."""
        text = drawable(text, self.style.font)
        if self.width_of(text) <= most:
            return text
        while text and self.width_of(text + _ELLIPSIS) > most:
            text = text[:-1]
        return text.rstrip() + _ELLIPSIS

    def axes(self, left: float, right: float, top: float, bottom: float) -> Axes:
        """Return axes within margins given in pixels."""
        width, height = self.style.width, self.style.height
        axes = self.figure.add_axes(
            (left / width, bottom / height, (width - left - right) / width, (height - top - bottom) / height),
            facecolor=self.style.background,
        )
        for side in ("top", "left", "right"):
            axes.spines[side].set_visible(False)
        axes.spines["bottom"].set_color(self.style.line)
        axes.tick_params(length=0, which="both")
        axes.set_xticks([])
        axes.set_yticks([])
        return axes

    def text(self, axes: Axes, x: float, y: float, words: str, *, bold: bool = False, **how: Any) -> Any:
        """Write words that are already fit to be drawn."""
        look: dict[str, Any] = {"color": self.style.ink2, "transform": axes.transData} | how
        font = self.bold if bold else self.font
        return axes.add_artist(_Label(x, y, words, fontproperties=font, parse_math=False, **look))

    def ticks(self, axes: Axes, which: str, places: Sequence[float], words: Sequence[str]) -> None:
        """Label an axis at places."""
        put = axes.set_xticks if which == "x" else axes.set_yticks
        put(list(places), list(words), fontproperties=self.font, color=self.style.ink2, parse_math=False)

    def empty(self, words: str, table: Table, todo: str = "") -> Drawn:
        """Return a chart that says that there is nothing to draw, and below that what to do about it."""
        rows = [words, todo] if todo else [words]
        for row, text in enumerate(rows):
            y = 0.5 + ((len(rows) - 1) / 2 - row) * 1.2 * self.line_height / self.style.height
            self.figure.text(
                0.5, y, self.shortened(text, self.style.width * 0.94), ha="center", va="center",
                fontproperties=self.font, color=self.style.ink2, parse_math=False,
            )  # fmt: skip
        return Drawn(self.figure, lambda _x, _y: None, table, "\n".join(rows))


def place(figure: Figure, axes: Axes, x: float, y: float) -> tuple[float, float] | None:
    """Return the data coordinates of a place in shares of the figure from the top left; None outside."""
    box = figure.bbox
    pixel = x * box.width, (1 - y) * box.height
    bounds = axes.bbox
    inside = bounds.x0 - _EDGE <= pixel[0] <= bounds.x1 + _EDGE
    if not (inside and bounds.y0 - _EDGE <= pixel[1] <= bounds.y1 + _EDGE):
        return None
    found = axes.transData.inverted().transform(pixel)
    return float(found[0]), float(found[1])


def stops_at(figure: Figure, axes: Axes, points: Sequence[tuple[float, float]]) -> tuple[Stop, ...]:
    """Return the places of points given in data coordinates, each once."""
    if not points:
        return ()
    box = figure.bbox
    wide, tall = box.width, box.height
    pixels = axes.transData.transform([(float(x), float(y)) for x, y in points]).tolist()
    shares = ((x / wide, 1 - y / tall) for x, y in pixels)
    return tuple(Stop(x, y) for x, y in dict.fromkeys(shares))


def day_axis(figure: Figure, axes: Axes) -> DayAxis:
    """Return the axis of days of axes that have one."""
    wide, (first, last) = figure.bbox.width, axes.get_xlim()
    return DayAxis(axes.bbox.x0 / wide, axes.bbox.x1 / wide, first, last)


def ruler_of(figure: Figure, top: Axes, bottom: Axes) -> tuple[float, float]:
    """Return where a line through all axes between two begins and ends."""
    tall = figure.bbox.height
    return 1 - top.bbox.y1 / tall, 1 - bottom.bbox.y0 / tall


def day_ticks(sheet: Sheet, first: date, last: date, width: float) -> tuple[list[float], list[str]]:
    """Return places and words of an axis of days, as many as fit into `width` pixels without touching."""
    if first == last:
        return [float(first.toordinal())], [formats.day_month(first)]
    span = max((last - first).days, 1)
    for days in (*_steps_of_days(first, span), *_steps_of_months(first, last)):
        write = formats.day_month if span <= 92 else formats.month_short
        gap = min((b - a).days for a, b in pairwise(days)) if len(days) > 1 else span
        if not days or sheet.width_of(write(days[0])) * 1.25 > gap * width / span:
            continue
        words = [write(day) for day in days]
        widest = max(map(sheet.width_of, words), default=0.0)
        if widest * 1.25 <= gap * width / span:
            out = (days[0] - first).days * width / span < sheet.width_of(words[0]) / 2 - sheet.px(6)
            start = 1 if out and len(days) > 1 else 0
            return [float(day.toordinal()) for day in days[start:]], words[start:]
    return [float(first.toordinal())], [formats.day_month(first)]


def _steps_of_days(first: date, span: int) -> list[list[date]]:
    if span > 92:
        return []
    steps = [1, 2, 7, 14, 28]
    return [[first + timedelta(n) for n in range(0, span + 1, step)] for step in steps if step <= span]


def _steps_of_months(first: date, last: date) -> list[list[date]]:
    months = range(first.year * 12 + first.month - (first.day == 1), last.year * 12 + last.month)
    return [
        [date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
        for step in (1, 2, 3, 6, 12, 24, 60)
        if len(months) > 1
    ]


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return places at least `gap` apart, within bounds where they fit, near the wanted ones, in order."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed = [wanted[index] for index in order]
    for i in range(1, len(placed)):
        placed[i] = max(placed[i], placed[i - 1] + gap)
    if placed and placed[-1] > high:
        placed[-1] = high
        for i in range(len(placed) - 2, -1, -1):
            placed[i] = min(placed[i], placed[i + 1] - gap)
    if placed and placed[0] < low:
        placed[0] = low
        for i in range(1, len(placed)):
            placed[i] = max(placed[i], placed[i - 1] + gap)
    result = [0.0] * len(placed)
    for index, value in zip(order, placed, strict=True):
        result[index] = value
    return result


def nice_step(span: int, most: int) -> int:
    """Return a step of 1, 2 or 5 times a power of ten that divides `span` into at most `most` parts."""
    power = 1
    while True:
        for factor in (1, 2, 5):
            if span <= factor * power * most:
                return factor * power
        power *= 10


def mark_today(sheet: Sheet, axes: Axes, today: date, *, named: bool = True) -> None:
    """Draw the line of today, named above the axes, when the day is in sight."""
    low, high = axes.get_xlim()
    at = float(today.toordinal())
    if not low <= at <= high:
        return
    axes.axvline(at, color=sheet.style.ink2, linewidth=1, linestyle=(0, (2, 2)), zorder=1, gid="today")
    if not named:
        return
    words = sheet.shortened(_("today"), axes.bbox.width)
    half = sheet.width_of(words) / 2 / axes.bbox.width * (high - low)
    side = "left" if at - half < low else "right" if at + half > high else "center"
    sheet.text(
        axes, at, 1.0, words, transform=axes.get_xaxis_transform(), ha=side, va="bottom", gid="today-name"
    )
