"""Contacts by hour and weekday, with the hours shaded that a norm asks to keep free."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.patches import Rectangle

from debttracker.charts.drawing import Drawn, Hover, Sheet, place, stops_at
from debttracker.charts.parts import Block, draw_blocks
from debttracker.charts.series import HourCell
from debttracker.charts.style import Style
from debttracker.charts.tables import hours_table
from debttracker.l10n import _, formats, ngettext

_DAY = 24 * 60


def hours(
    cells: Sequence[HourCell],
    closed: Sequence[tuple[int, int]],
    style: Style,
    *,
    norm_title: str | None = None,
) -> Drawn:
    """Draw the week as a grid of hours with the number of contacts in each; Monday is the top row.

    `closed` are spans [from, until) in minutes after midnight; one that runs past midnight (from > until) is
    drawn at both ends of the day. A cell with flagged contacts has a frame and a corner.
    """
    sheet = Sheet(style)
    table = hours_table(cells)
    filled = [cell for cell in cells if cell.contacts]
    if not filled:
        return sheet.empty(
            _("No contacts are logged in this period."),
            table,
            _("Choose a longer time, or log a contact on the page Contacts."),
        )
    names = [formats.weekday_name(number) for number in range(7)]
    left = max(map(sheet.width_of, names)) + sheet.px(20)
    axes = sheet.axes(left, sheet.px(26), sheet.px(8), sheet.line_height * 3.6)
    axes.set_xlim(0, 24)
    axes.set_ylim(7, 0)
    axes.spines["bottom"].set_visible(False)
    _grid(axes, style)
    for start, stop in spans(closed):
        axes.add_artist(
            Rectangle((start / 60, 0), (stop - start) / 60, 7, facecolor=style.line, edgecolor=style.ink2,
                      alpha=0.45, hatch="///", linewidth=0, zorder=1, gid="closed")
        )  # fmt: skip
    _cells(sheet, axes, filled)
    sheet.ticks(axes, "y", [number + 0.5 for number in range(7)], names)
    step = 3 if axes.bbox.width / 24 * 2 < sheet.width_of("00:00") * 1.3 else 2
    places = range(0, 25, step)
    sheet.ticks(axes, "x", list(places), [formats.clock_time(hour * 60) for hour in places])
    _key(sheet, axes, bool(closed), any(cell.flagged for cell in filled), norm_title)
    ordered = sorted(filled, key=lambda cell: (cell.weekday, cell.hour))
    middles = [(cell.hour + 0.5, cell.weekday + 0.5) for cell in ordered]
    return Drawn(
        sheet.figure, _hover(sheet, axes, filled), table, _summary(filled),
        stops_at(sheet.figure, axes, middles),
    )  # fmt: skip


def spans(closed: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans within one day; one that runs past midnight is cut in two."""
    found: list[tuple[int, int]] = []
    for start, stop in closed:
        found += [(start, stop)] if start < stop else [(0, stop), (start, _DAY)]
    return sorted(span for span in found if span[0] < span[1])


def _grid(axes: Axes, style: Style) -> None:
    axes.hlines(range(8), 0, 24, color=style.line, linewidth=0.6, zorder=0)
    widths = [0.6 if hour % 6 else 1.0 for hour in range(25)]
    axes.vlines(range(25), 0, 7, color=style.line, linewidth=widths, zorder=0)


def _cells(sheet: Sheet, axes: Axes, cells: Sequence[HourCell]) -> None:
    """Fill the cells, the darker the more contacts; those with flagged ones have a frame and a corner."""
    style = sheet.style
    most = max(cell.contacts for cell in cells)
    draw_blocks(axes, _blocks(cells), facecolor=style.background, edgecolor="none", zorder=2)
    for count in sorted({cell.contacts for cell in cells}):
        same = [cell for cell in cells if cell.contacts == count]
        draw_blocks(
            axes, _blocks(same), facecolor=style.accent, edgecolor="none", alpha=0.15 + 0.35 * count / most,
            zorder=3, gid="cell",
        )  # fmt: skip
    flagged = [cell for cell in cells if cell.flagged]
    draw_blocks(axes, _blocks(flagged), fill=False, edgecolor=style.flagged, linewidth=1.8, zorder=4,
                gid="flagged")  # fmt: skip
    corners = [
        [(cell.hour + x, cell.weekday + y) for x, y in ((0.6, 0.07), (0.95, 0.07), (0.95, 0.42))]
        for cell in flagged
    ]
    axes.add_artist(PolyCollection(corners, facecolors=style.flagged, linewidths=0, zorder=4))
    for cell in cells:
        sheet.text(axes, cell.hour + 0.5, cell.weekday + 0.53, formats.number(cell.contacts), bold=True,
                   color=style.ink, ha="center", va="center", zorder=5)  # fmt: skip


def _blocks(cells: Sequence[HourCell]) -> list[Block]:
    return [(cell.hour + 0.05, cell.weekday + 0.07, 0.9, 0.86) for cell in cells]


def _key(sheet: Sheet, axes: Axes, closed: bool, flagged: bool, norm_title: str | None) -> None:
    """Say below the grid what the shading and the frames mean."""
    style = sheet.style
    words: list[tuple[str, str, str | None]] = []
    if closed:
        free = (
            _("hours to keep free (%(norm)s)") % {"norm": norm_title}
            if norm_title
            else _("hours to keep free")
        )
        words.append((free, style.ink2, "///"))
    if flagged:
        words.append((_("with flagged contacts"), style.flagged, None))
    wide, tall = axes.bbox.width, axes.bbox.height
    at = 0.0
    y = -sheet.line_height * 2.6
    for text, colour, hatch in words:
        size = sheet.line_height * 0.75
        axes.add_artist(
            Rectangle((at / wide, y / tall), size * 1.4 / wide, size / tall, transform=axes.transAxes,
                      facecolor=style.line if hatch else "none", edgecolor=colour, hatch=hatch,
                      linewidth=0.8 if hatch else 1.8, clip_on=False)
        )  # fmt: skip
        room = wide - at - size * 2 if len(words) == 1 or at else wide * 0.65
        short = sheet.shortened(text, room)
        sheet.text(axes, (at + size * 1.8) / wide, (y + size / 2) / tall, short, transform=axes.transAxes,
                   ha="left", va="center")  # fmt: skip
        at += size * 1.8 + sheet.width_of(short) + sheet.px(24)


def _hover(sheet: Sheet, axes: Axes, cells: Sequence[HourCell]) -> Hover:
    held = {(cell.weekday, cell.hour): cell for cell in cells}

    def hover(x: float, y: float) -> str | None:
        found = place(sheet.figure, axes, x, y)
        cell = held.get((int(found[1]), int(found[0]))) if found else None
        return _said(cell) if cell else None

    return hover


def _said(cell: HourCell) -> str:
    when = _("%(weekday)s, %(start)s to %(end)s") % {
        "weekday": formats.weekday_name(cell.weekday, long=True),
        "start": formats.clock_time(cell.hour * 60),
        "end": formats.clock_time(cell.hour * 60 + 60),
    }
    count = ngettext("%(count)s contact", "%(count)s contacts", cell.contacts)
    rows = [when, count % {"count": formats.number(cell.contacts)}]
    if cell.flagged:
        flagged = ngettext("%(count)s of them flagged", "%(count)s of them flagged", cell.flagged)
        rows.append(flagged % {"count": formats.number(cell.flagged)})
    return "\n".join(rows)


def _summary(cells: Sequence[HourCell]) -> str:
    total, flagged = sum(cell.contacts for cell in cells), sum(cell.flagged for cell in cells)
    words = ngettext("%(count)s contact", "%(count)s contacts", total) % {"count": formats.number(total)}
    if not flagged:
        return words
    more = ngettext("%(count)s of them flagged", "%(count)s of them flagged", flagged)
    return f"{words}; {more % {'count': formats.number(flagged)}}"
