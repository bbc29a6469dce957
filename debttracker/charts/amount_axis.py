"""A level axis of amounts."""

from matplotlib.axes import Axes

from debttracker.charts.drawing import Sheet
from debttracker.charts.lines import Ticks


def label_amounts(sheet: Sheet, axes: Axes, ticks: Ticks) -> None:
    """Label the axis below with as many of the amounts as fit, and draw a line at each."""
    low, high = axes.get_xlim()
    inside = [
        (float(place), words)
        for place, words in zip(ticks.places, ticks.words, strict=True)
        if low <= place <= high
    ]
    widest = max(sheet.width_of(words) for _place, words in inside) * 1.2
    step = 1
    while len(inside[::step]) > 1 and widest * len(inside[::step]) > axes.bbox.width:
        step += 1
    sheet.ticks(axes, "x", [place for place, _w in inside[::step]], [words for _p, words in inside[::step]])
    axes.grid(visible=True, axis="x", color=sheet.style.line, linewidth=0.8)
    axes.set_axisbelow(True)
