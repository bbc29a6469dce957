"""What is owed, or its cost, growing over the days ahead."""

from collections.abc import Sequence
from datetime import date

from debttracker.charts.drawing import Drawn, Sheet, nice_step
from debttracker.charts.lines import Line, Ticks, lines_chart, lines_hover
from debttracker.charts.series import GrowthLine, few_amounts
from debttracker.charts.style import Style
from debttracker.charts.tables import growth_table
from debttracker.l10n import _, formats, pgettext
from debttracker.money.amount import exponent

_MOST_TICKS = 5


def growth(series: Sequence[GrowthLine], style: Style, *, today: date, currency: str) -> Drawn:
    """Draw amounts over time, one line for each assumption or debt."""
    sheet = Sheet(style)
    filled = [line for line in series if line.dates]
    if not filled:
        return sheet.empty(_("There is nothing to draw yet: enter a debt first."), growth_table((), currency))
    shown = few_amounts(filled, pgettext("debts", "others"))
    palette = style.palette()
    lines = [
        Line(
            line.name,
            style.tone(line.tone) if line.tone else palette[index % len(palette)],
            line.dates,
            line.values,
        )
        for index, line in enumerate(shown)
    ]
    ticks = amount_ticks([value for line in lines for value in line.values], style, currency)
    axes = lines_chart(sheet, lines, ticks, style.money, today)
    summary = _("%(name)s: %(amount)s on %(date)s")
    ends = [
        summary
        % {
            "name": line.name,
            "amount": style.money(line.values[-1]),
            "date": formats.date_short(line.dates[-1]),
        }
        for line in shown
    ]
    return Drawn(
        sheet.figure,
        lines_hover(sheet, axes, lines, style.money),
        growth_table(filled, currency),
        "\n".join(ends),
    )


def amount_ticks(values: Sequence[int], style: Style, currency: str) -> Ticks:
    """Return round amounts around all values; zero is among them unless that would hide the differences."""
    low, high = min(values), max(values)
    if 0 < low <= high / 2 or high <= 0:
        low, high = min(low, 0), max(high, 0)
    step = max(nice_step(max(high - low, 1), _MOST_TICKS - 1), 10 ** exponent(currency))
    first = low // step * step
    last = max(-(-high // step) * step, first + step)
    places = tuple(range(first, last + 1, step))
    return Ticks(places, tuple(style.axis_money(place) for place in places))
