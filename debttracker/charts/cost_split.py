"""What debts cost, split by part: bars for what was paid, what is owed, and what the contract asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from debttracker.charts.amount_axis import label_amounts
from debttracker.charts.drawing import Drawn, Hover, Sheet, place, stops_at
from debttracker.charts.growth import amount_ticks
from debttracker.charts.money_series import CostGroup, Part, cost_parts, few_groups, part_name
from debttracker.charts.money_tables import cost_table
from debttracker.charts.parts import look_of, parts_key
from debttracker.charts.series import MOST_SERIES
from debttracker.charts.style import Style
from debttracker.debts.balance import Parts
from debttracker.l10n import _, formats, pgettext

_GAP = 0.55
"""Room between two groups, in bars."""
_THICK = 0.82
_LEAST = 0.95
"""The least room for a bar, in lines of text: where there is less, more debts are put together."""
_BARS = 3
"""How many bars a group has; its name stands beside the one in the middle."""


@dataclass(frozen=True, slots=True)
class _Bar:
    group: CostGroup
    name: str
    parts: Parts | None
    end: str
    at: float


def cost_split(groups: Sequence[CostGroup], style: Style, *, currency: str) -> Drawn:
    """Draw up to three bars for each debt, stacked by part, each named, with its sum at its end."""
    sheet = Sheet(style)
    table = cost_table(groups, currency)
    shown = [group for group in groups if _held(group)]
    if not shown:
        return sheet.empty(_("There is nothing to draw yet: enter a debt first."), table)
    top, bottom = sheet.line_height * 0.6, sheet.line_height * 3.2
    room = int((style.height - top - bottom) / (sheet.line_height * _LEAST * (_BARS + _GAP)))
    most = min(max(room, 1), MOST_SERIES)
    bars = _bars(sheet, few_groups(shown, pgettext("debts", "others"), most))
    names = [(sheet.shortened(bar.group.name, style.width * 0.2), bar.at) for bar in bars[1::_BARS]]
    of_bars = max(sheet.width_of(bar.name) for bar in bars)
    left = max(sheet.width_of(name) for name, _at in names) + of_bars + sheet.px(24)
    right = max(sheet.width_of(bar.end) for bar in bars) + sheet.px(16)
    axes = sheet.axes(left, min(right, style.width * 0.46), top, bottom)
    highest = max(bar.parts.total for bar in bars if bar.parts is not None)
    ticks = amount_ticks([0, highest], style, currency)
    axes.set_xlim(0, max(highest, 1))
    axes.set_ylim(bars[-1].at + 0.7, -0.7)
    for bar in bars:
        _draw(sheet, axes, bar)
    for name, at in names:
        sheet.text(
            axes, -(of_bars + sheet.px(16)) / axes.bbox.width, at, name, ha="right", va="center",
            transform=axes.get_yaxis_transform(), color=style.ink, gid="name",
        )  # fmt: skip
    label_amounts(sheet, axes, ticks)
    y = -sheet.line_height * 2.5 / axes.bbox.height
    parts_key(sheet, axes, _used(bars), y)
    return Drawn(
        sheet.figure, _hover(sheet, axes, bars), table, _summary(bars, style),
        stops_at(sheet.figure, axes, [(0.0, bar.at) for bar in bars]),
    )  # fmt: skip


def _bars(sheet: Sheet, groups: Sequence[CostGroup]) -> list[_Bar]:
    style, bars, at = sheet.style, [], 0.0
    for group in groups:
        for name, parts, end in (
            (pgettext("amount", "paid"), group.paid, _paid_words(group, style)),
            (pgettext("amount", "still owed"), group.owed, style.money(group.owed.total)),
            (pgettext("amount", "by contract"), group.contract, _contract_words(group, style)),
        ):
            bars.append(_Bar(group, name, parts, sheet.shortened(end, style.width * 0.43), at))
            at += 1
        at += _GAP
    return bars


def _paid_words(group: CostGroup, style: Style) -> str:
    paid = style.money(group.paid.total)
    if group.unsplit <= 0:
        return paid
    fields = {"amount": paid, "more": style.money(group.unsplit)}
    return _("%(amount)s, and %(more)s of no known part") % fields


def _contract_words(group: CostGroup, style: Style) -> str:
    if group.contract is None:
        return pgettext("contract", "not fixed or not known")
    words = style.money(group.contract.total)
    if group.cost is not None:
        words = _("%(amount)s, costs %(cost)s") % {"amount": words, "cost": style.money(group.cost)}
    if group.known < group.count:
        fields = {"known": formats.number(group.known), "count": formats.number(group.count)}
        words += " " + _("(known of %(known)s of %(count)s)") % fields
    return words


def _used(bars: Sequence[_Bar]) -> list[Part]:
    """Return the parts that some bar has."""
    held = [cost_parts(bar.parts) for bar in bars if bar.parts is not None]
    return [part for part in Part if any(values.get(part) for values in held)]


def _held(group: CostGroup) -> bool:
    return bool(group.paid.total or group.owed.total or group.unsplit or group.contract)


def _draw(sheet: Sheet, axes: Axes, bar: _Bar) -> None:
    """Draw one bar; an amount is written into its part where it fits."""
    style = sheet.style
    sheet.text(
        axes, -sheet.px(8) / axes.bbox.width, bar.at, bar.name, transform=axes.get_yaxis_transform(),
        ha="right", va="center", gid="bar-name",
    )  # fmt: skip
    start = 0
    scale = axes.bbox.width / axes.get_xlim()[1]
    room = axes.bbox.height / abs(axes.get_ylim()[0] - axes.get_ylim()[1]) * _THICK
    values = cost_parts(bar.parts) if bar.parts is not None else {}
    for part, amount in values.items():
        if amount <= 0:
            continue
        axes.add_artist(
            Rectangle(
                (start, bar.at - _THICK / 2), amount, _THICK, zorder=3, gid=f"part-{part}",
                **look_of(part, style),
            )
        )  # fmt: skip
        words = style.money(amount)
        fits = room >= sheet.line_height and sheet.width_of(words) + sheet.px(12) <= amount * scale
        if fits and amount < sum(values.values()):
            sheet.text(
                axes, start + amount / 2, bar.at, words, color=style.ink, ha="center", va="center", zorder=4,
                gid="amount", bbox={"facecolor": style.background, "edgecolor": "none", "pad": 1.2},
            )  # fmt: skip
        start += amount
    sheet.text(
        axes, start + sheet.px(6) / scale, bar.at, bar.end, color=style.ink if start else style.ink2,
        ha="left", va="center", gid="end",
    )  # fmt: skip


def _hover(sheet: Sheet, axes: Axes, bars: Sequence[_Bar]) -> Hover:
    def hover(x: float, y: float) -> str | None:
        box = sheet.figure.bbox
        pixel = x * box.width, (1 - y) * box.height
        found = place(sheet.figure, axes, x, y)
        at = found[1] if found else float(axes.transData.inverted().transform(pixel)[1])
        bar = next((bar for bar in bars if abs(bar.at - at) <= 0.5), None)
        return "\n".join(_said(bar, sheet.style)) if bar is not None else None

    return hover


def _said(bar: _Bar, style: Style) -> list[str]:
    rows = [bar.group.name, f"{bar.name}: {bar.end}"]
    if bar.parts is not None:
        held = cost_parts(bar.parts).items()
        rows += [f"{part_name(part)}: {style.money(amount)}" for part, amount in held if amount]
    return rows


def _summary(bars: Sequence[_Bar], style: Style) -> str:
    return "\n".join(
        f"{bar.group.name} · {bar.name}: {style.money(bar.parts.total)}"
        for bar in bars
        if bar.parts is not None
    )
