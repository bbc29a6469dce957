"""What the lender's side claimed, beside what the terms give and what the law's lines support, over time."""

from collections.abc import Sequence
from datetime import date

from debttracker.charts.drawing import Drawn, Sheet
from debttracker.charts.growth import law_lines, over_time
from debttracker.charts.lines import Line, Way
from debttracker.charts.money_series import LawCurve
from debttracker.charts.series import MOST_SERIES, GrowthLine
from debttracker.charts.spans import law_in, lines_in
from debttracker.charts.style import Style
from debttracker.charts.tables import growth_table
from debttracker.l10n import _


def claims(
    claimed: GrowthLine,
    computed: GrowthLine,
    style: Style,
    *,
    today: date,
    currency: str,
    law: Sequence[LawCurve] = (),
) -> Drawn:
    """Draw claims as points, what the terms give as a line, and the law's lines. Either may be empty."""
    sheet = Sheet(style)
    series = [line for line in (claimed, computed) if line.dates]
    table = growth_table([*series, *(curve.line for curve in law)], currency)
    if not claimed.dates:
        return sheet.empty(_("No claim is on record here: enter on a debt's page what they claim."), table)
    claimed, computed = lines_in([claimed, computed], style.span)
    law = law_in(law, style.span)
    lines = []
    if claimed.dates:
        lines.append(Line(claimed.name, style.overdue, claimed.dates, claimed.values, Way.POINTS))
    if computed.dates:
        lines.append(Line(computed.name, style.accent, computed.dates, computed.values))
    lines += law_lines(law[: MOST_SERIES - len(lines)], style)
    return over_time(sheet, lines, table, today, law)
