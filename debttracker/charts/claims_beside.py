"""The latest claim on each debt beside what its terms give and what the law's lines support, a row each."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes

from debttracker.charts.amount_axis import label_amounts
from debttracker.charts.drawing import Drawn, Hover, Sheet, place, stops_at
from debttracker.charts.growth import amount_ticks
from debttracker.charts.money_series import ClaimRow
from debttracker.charts.money_tables import claims_table
from debttracker.charts.style import Style
from debttracker.l10n import _, formats, ngettext, pgettext
from debttracker.money.amount import Minor

_ROW = 2.3
"""The least height of a row, in lines of text."""
_RIGHT = 56.0


def claims_beside(rows: Sequence[ClaimRow], style: Style, *, currency: str) -> Drawn:
    """Draw claims as filled circles, the terms as open squares and the law's lines as strokes.

    Where there is no room for all rows those with the largest claims are drawn, in their order.
    """
    sheet = Sheet(style)
    table = claims_table(rows, currency)
    known = [row for row in rows if row.claimed is not None]
    if not known:
        return sheet.empty(_("No claim is on record here: enter on a debt's page what they claim."), table)
    top, bottom = sheet.line_height * 0.8, sheet.line_height * 4.7
    room = max(int((style.height - top - bottom) / (_ROW * sheet.line_height)), 1)
    kept = sorted(known, key=_claimed, reverse=True)[:room]
    shown = [row for row in known if row in kept]
    names = [_name(sheet, row) for row in shown]
    left = max(sheet.width_of(line) for name in names for line in name.splitlines()) + sheet.px(16)
    axes = sheet.axes(left, sheet.px(_RIGHT), top, bottom)
    values = [value for row in shown for _look, value in _marks(row)]
    ticks = amount_ticks([*values, 0], style, currency)
    axes.set_xlim(ticks.places[0], ticks.places[-1])
    axes.set_ylim(len(shown) - 0.4, -0.6)
    for at, row in enumerate(shown):
        _draw(sheet, axes, at, row)
    for at, name in enumerate(names):
        sheet.text(
            axes, -sheet.px(10) / axes.bbox.width, at, name, transform=axes.get_yaxis_transform(),
            ha="right", va="center", linespacing=1.15, color=style.ink, gid="name",
        )  # fmt: skip
    label_amounts(sheet, axes, ticks)
    _key(sheet, axes, len(known) - len(shown))
    return Drawn(
        sheet.figure, _hover(sheet, axes, shown), table, _summary(shown, style),
        stops_at(sheet.figure, axes, [(ticks.places[0], at) for at in range(len(shown))]),
    )  # fmt: skip


def _claimed(row: ClaimRow) -> Minor:
    return row.claimed or 0


def _name(sheet: Sheet, row: ClaimRow) -> str:
    return f"{sheet.shortened(row.name, sheet.style.width * 0.24)}\n{formats.date_short(row.day)}"


def _looks(style: Style) -> dict[str, dict[str, Any]]:
    return {
        "claimed": {"marker": "o", "markersize": 9, "color": style.overdue},
        "computed": {
            "marker": "s", "markersize": 8, "markerfacecolor": style.background, "markeredgewidth": 1.8,
            "markeredgecolor": style.accent,
        },
        "law": {"marker": "|", "markersize": 20, "markeredgewidth": 2.2, "color": style.ink},
    }  # fmt: skip


def _marks(row: ClaimRow) -> list[tuple[str, Minor]]:
    """Return the marks of a row in the order in which they are drawn."""
    found = [("law", most) for _line, most in row.lines]
    if row.computed is not None:
        found.append(("computed", row.computed))
    if row.claimed is not None:
        found.append(("claimed", row.claimed))
    return found


def _draw(sheet: Sheet, axes: Axes, at: int, row: ClaimRow) -> None:
    looks, marks = _looks(sheet.style), _marks(row)
    ends = [value for _look, value in marks]
    axes.plot([min(ends), max(ends)], [at, at], color=sheet.style.line, linewidth=3, zorder=1)
    for look, value in marks:
        axes.plot([value], [at], linestyle="none", zorder=3, clip_on=False, gid=look, **looks[look])
    words = sheet.style.money(_claimed(row))
    half = sheet.width_of(words) / 2
    wide = axes.bbox.width
    low, high = axes.get_xlim()
    centre = min(max((_claimed(row) - low) / (high - low) * wide, half), wide + sheet.px(_RIGHT - 4) - half)
    sheet.text(
        axes, centre / wide, at - 0.22, words, transform=axes.get_yaxis_transform(), ha="center",
        va="bottom", color=sheet.style.overdue, gid="amount",
    )  # fmt: skip


def _key(sheet: Sheet, axes: Axes, left_out: int) -> None:
    """Name the marks below the axis, and say how many rows are in the table only."""
    wide, y = axes.bbox.width, -sheet.line_height * 2.7 / axes.bbox.height
    at = sheet.px(6)
    names = {"claimed": _("Claimed"), "computed": _("By the terms"), "law": _("Legal cap")}
    for look, name in names.items():
        style = _looks(sheet.style)[look] | {"markersize": 10 if look == "law" else 7}
        axes.plot(
            [at / wide], [y], linestyle="none", transform=axes.transAxes, clip_on=False, gid="key", **style
        )
        sheet.text(
            axes, (at + sheet.px(12)) / wide, y, name, transform=axes.transAxes, ha="left",
            va="center_baseline",
        )  # fmt: skip
        at += sheet.width_of(name) + sheet.px(40)
    if left_out:
        more = ngettext(
            "%(count)s more claim is in the table.", "%(count)s more claims are in the table.", left_out
        )
        sheet.text(
            axes, 0.0, -sheet.line_height * 3.9 / axes.bbox.height,
            more % {"count": formats.number(left_out)}, transform=axes.transAxes, ha="left",
            va="center_baseline", gid="more",
        )  # fmt: skip


def _hover(sheet: Sheet, axes: Axes, rows: Sequence[ClaimRow]) -> Hover:
    def hover(x: float, y: float) -> str | None:
        found = place(sheet.figure, axes, x, y)
        at = round(found[1]) if found is not None else -1
        return "\n".join(_said(rows[at], sheet.style)) if 0 <= at < len(rows) else None

    return hover


def _said(row: ClaimRow, style: Style) -> list[str]:
    not_known = pgettext("amount", "not known")
    amounts = {_("Claimed"): row.claimed, _("By the terms"): row.computed}
    rows = [row.name, formats.date_short(row.day)]
    rows += [f"{name}: {not_known if v is None else style.money(v)}" for name, v in amounts.items()]
    return rows + [f"{name}: {style.money(most)}" for name, most in row.lines]


def _summary(rows: Sequence[ClaimRow], style: Style) -> str:
    return "\n".join(" · ".join(_said(row, style)) for row in rows)
