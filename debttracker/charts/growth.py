"""What is owed, or its cost, growing over the days ahead."""

from collections.abc import Sequence
from datetime import date

from debttracker.charts.drawing import Drawn, Sheet, day_axis, nice_step, ruler_of
from debttracker.charts.lines import Line, Ticks, Way, lines_chart, lines_hover, lines_stops
from debttracker.charts.money_series import LawCurve
from debttracker.charts.series import MOST_SERIES, GrowthLine, few_amounts
from debttracker.charts.spans import law_in, lines_in
from debttracker.charts.style import Style
from debttracker.charts.tables import Table, growth_table
from debttracker.l10n import _, formats, pgettext
from debttracker.money.amount import exponent

_MOST_TICKS = 5


def growth(
    series: Sequence[GrowthLine],
    style: Style,
    *,
    today: date,
    currency: str,
    law: Sequence[LawCurve] = (),
) -> Drawn:
    """Draw amounts over time, one line for each assumption or debt, and the lines of the law beside them."""
    sheet = Sheet(style)
    filled = [line for line in series if line.dates]
    if not filled:
        return sheet.empty(_("There is nothing to draw yet: enter a debt first."), growth_table((), currency))
    shown = few_amounts(filled, pgettext("debts", "others"))
    table = growth_table([*filled, *(curve.line for curve in law)], currency)
    seen = law_in(law, style.span)
    lines = _lines([line for line in lines_in(shown, style.span) if line.dates], style)
    lines += law_lines(seen[: MOST_SERIES - len(shown)], style)
    return over_time(sheet, lines, table, today, seen)


def over_time(
    sheet: Sheet, lines: Sequence[Line], table: Table, today: date, law: Sequence[LawCurve]
) -> Drawn:
    """Draw lines of amounts; below them stands which norms draw the lines of the law."""
    style = sheet.style
    ticks = amount_ticks([value for line in lines for value in line.values], style, table.currency)
    axes = lines_chart(sheet, lines, ticks, style.money, today, law_words(law))
    summary = _("%(name)s: %(amount)s on %(date)s")
    ends = [
        summary
        % {
            "name": line.name,
            "amount": style.money(line.values[-1]),
            "date": formats.date_short(line.dates[-1]),
        }
        for line in lines
    ]
    return Drawn(
        sheet.figure,
        lines_hover(sheet, axes, lines, style.money),
        table,
        "\n".join([*ends, *law_words(law)]),
        lines_stops(sheet, axes, lines),
        ruler_of(sheet.figure, axes, axes),
        day_axis(sheet.figure, axes),
    )


def law_lines(law: Sequence[LawCurve], style: Style) -> list[Line]:
    """Return lines of the law as they are drawn."""
    return [Line(curve.line.name, style.ink, curve.line.dates, curve.line.values, Way.LIMIT) for curve in law]


def law_words(law: Sequence[LawCurve]) -> list[str]:
    """Return each line of the law with the norms that draw it, their force, and what is not verified."""
    return [f"{curve.line.name} – {detail}" for curve in law for detail in curve.details]


def _lines(shown: Sequence[GrowthLine], style: Style) -> list[Line]:
    palette = style.palette()
    return [
        Line(
            line.name,
            style.tone(line.tone) if line.tone else palette[index % len(palette)],
            line.dates,
            line.values,
        )
        for index, line in enumerate(shown)
    ]


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
