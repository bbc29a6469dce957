"""Choosing the days of a chart that are in sight."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # drawing is known only once the first chart is shown
    from debttracker.charts.drawing import Drawn
    from debttracker.charts.style import Span

CLOSER = 0.5
FARTHER = 2.0


def closer(drawn: "Drawn", factor: float, at: float | None, now: "Span", whole: "Span") -> "Span | None":
    """Return the days in sight after a step of zoom around a share of the width (None: the middle).

    `now` are those in sight before; the axis may be shorter, where no values stand at its ends. None when
    everything is in sight.
    """
    axis = drawn.days
    if axis is None:
        return None
    middle = (axis.left + axis.right) / 2 if at is None else at
    share = min(max((middle - axis.left) / (axis.right - axis.left), 0.0), 1.0)
    wanted = max(round((now[1] - now[0]).days * factor), 1)
    first = axis.day_at(middle).toordinal() - round(share * wanted)
    return within(date.fromordinal(max(first, 1)), wanted, whole)


def within(first: date, days: int, whole: "Span") -> "Span | None":
    """Return so many days from a day on, moved into the whole range; None when that is all of it."""
    low, high = whole
    if days >= (high - low).days:
        return None
    first = max(min(first, high - timedelta(days=days)), low)
    return first, first + timedelta(days=days)


def tells_enough(drawn: "Drawn", span: "Span") -> bool:
    """Whether something of the chart stands within days: two values of a line, or one mark or bar."""
    axis = drawn.days
    if axis is None:
        return False
    held = sum(span[0] <= axis.day_at(stop.x) <= span[1] for stop in drawn.stops)
    return held >= (2 if drawn.ruler is not None else 1)
