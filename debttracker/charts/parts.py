"""The parts of an amount as they are drawn: each has a colour and a hatch, to be told apart in grey."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from debttracker.charts.drawing import Sheet
from debttracker.charts.money_series import Part, part_name
from debttracker.charts.style import Style

_LOOKS = {
    Part.PRINCIPAL: ("accent", ""),
    Part.INTEREST: ("soon", "////"),
    Part.PENALTY: ("overdue", "xxxx"),
    Part.FEES: ("ink2", "...."),
    Part.MINIMUM: ("flagged", "\\\\\\\\"),
    Part.BALANCE: ("accent", ""),
}
"""Tone and hatch."""


Block = tuple[float, float, float, float]
"""A rectangle: left, bottom, width and height."""


def draw_blocks(axes: Axes, blocks: Sequence[Block], **look: Any) -> None:
    """Draw rectangles of one look as one artist: a fraction of the time, above all with a hatch."""
    if not blocks:
        return
    corners = [
        corner
        for x, y, wide, tall in blocks
        for corner in ((x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall), (x, y))
    ]
    codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY] * len(blocks)
    axes.add_artist(PathPatch(Path(corners, codes), **look))


def draw_steps(axes: Axes, xs: Sequence[float], tops: Sequence[int], floor: int, **look: Any) -> None:
    """Fill from a floor up to steps: each top holds from its place to the next; the last only ends the row.

    Only places where the top changes become corners.
    """
    corners: list[tuple[float, float]] = [(xs[0], floor)]
    level = floor
    for x, top in zip(xs, tops, strict=True):
        if top != level:
            corners += [(x, level), (x, top)]
            level = top
    if len(corners) > 1:
        corners += [(xs[-1], level), (xs[-1], floor)]
        axes.add_artist(PathPatch(Path(corners), **look))


def look_of(part: Part, style: Style) -> dict[str, Any]:
    """Return how a part is filled."""
    tone, hatch = _LOOKS[part]
    return {"facecolor": style.tone(tone), "edgecolor": style.background, "hatch": hatch, "linewidth": 0}


def parts_key(sheet: Sheet, axes: Axes, parts: Sequence[Part], y: float) -> None:
    """Name parts in a line at `y` (in shares of the axes' height)."""
    at = 0.0
    wide, tall = axes.bbox.width, axes.bbox.height
    size = sheet.px(11)
    for part in parts:
        name = part_name(part)
        axes.add_artist(
            Rectangle(
                (at / wide, y - size / tall / 2), size / wide, size / tall,
                transform=axes.transAxes, clip_on=False, gid="key", **look_of(part, sheet.style),
            )
        )  # fmt: skip
        sheet.text(
            axes, (at + size + sheet.px(6)) / wide, y, name, transform=axes.transAxes, ha="left",
            va="center_baseline",
        )  # fmt: skip
        at += size + sheet.px(6) + sheet.width_of(name) + sheet.px(22)
