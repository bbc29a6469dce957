"""The chart of what is owed, or what it costs, ahead, with the lines of the law."""

from datetime import date
from typing import TYPE_CHECKING

from debttracker.charts.money_series import LawCurve
from debttracker.charts.series import GrowthLine
from debttracker.charts.style import Style
from debttracker.l10n import _, pgettext
from debttracker.money.amount import Minor
from debttracker.services.law_lines import LawLines
from debttracker.services.money_chart_views import LawAhead
from debttracker.services.views import DebtRow, GrowthChart
from debttracker.ui.context import UiContext
from debttracker.ui.widgets.chart_tab import ChartTab, DebtChoice, horizon_choice, lines_of
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.pick_box import PickBox

if TYPE_CHECKING:  # drawing is known only once the first chart is shown
    from debttracker.charts.drawing import Drawn
    from debttracker.services.session import Session

Found = tuple[date, tuple[DebtRow, ...], GrowthChart, LawAhead | None]


class GrowthTab(ChartTab):
    """What is owed, or what it costs, ahead; of one debt also where the law's lines lie."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx, "overdue-cost")
        self.debt = DebtChoice()
        self.days = horizon_choice(180)
        self.what = PickBox([("cost", _("What comes on top")), ("owed", _("What is owed in all"))])
        self.add_choice(FieldRow(pgettext("chart", "Debt"), self.debt))
        self.add_choice(FieldRow(_("Time ahead"), self.days))
        self.add_choice(FieldRow(pgettext("chart", "Show"), self.what))
        self.days.changed.connect(self.refresh)
        self.debt.changed.connect(self.refresh)
        self.what.changed.connect(self._draw)
        self._chart: GrowthChart | None = None
        self._law: LawAhead | None = None
        self._today = date.min
        self._incomplete = False

    def title(self) -> str:
        """Return what stands on the tab."""
        return _("Cost growing")

    def refresh(self) -> None:
        """Read the figures anew and draw them."""
        debt, days = self.debt.value(), self.days.value()

        def read(session: "Session") -> Found:
            rows = session.debts()
            known = debt if any(row.debt.id == debt for row in rows) else None
            law = session.money_charts.law_ahead(known, days) if known else None
            return session.today, rows, session.growth(known, days), law

        self._ctx.tasks.read(self, read, self._show)

    def _show(self, found: Found) -> None:
        self._today, rows, self._chart, self._law = found
        self.debt.offer(rows)
        chosen = self.debt.value()
        self._incomplete = any(row.balance.missing for row in rows if chosen in {None, row.debt.id})
        self._draw()

    def _draw(self) -> None:
        chart, today = self._chart, self._today
        if chart is None:
            return
        owed = self.what.value() == "owed"
        lines = growth_lines(chart, owed=owed)
        start = 0 if owed or not chart.nothing.owed else chart.nothing.owed[0]
        law = law_curves(self._law.law, start) if self._law is not None and lines else ()

        def build(style: Style) -> "Drawn":
            from debttracker.charts.figures import growth

            return growth(lines, style, today=today, currency=chart.currency, law=law)

        self.show_chart(build, chart.currency, self._note(law) if lines else "")

    def _note(self, law: tuple[LawCurve, ...]) -> str:
        incomplete = _("Some terms are not known: the real figures may be higher.")
        below = _("Below zero, a legal cap supports less than is owed today.")
        said = self._law
        return lines_of(
            incomplete if self._incomplete else "",
            *(said.words if said is not None and not self._ctx.amounts_hidden else ()),
            *(said.law.words if said is not None else ()),
            below if any(value < 0 for curve in law for value in curve.line.values) else "",
            _("Choose one debt to see where the legal cap lies.") if said is None else "",
        )


def growth_lines(chart: GrowthChart, *, owed: bool) -> tuple[GrowthLine, ...]:
    """Return the two assumptions as lines; empty when nothing is owed."""
    pairs = (
        (_("If nothing is paid"), chart.nothing, "overdue"),
        (_("If the minimum is paid"), chart.minimum, "soon"),
    )
    return tuple(
        GrowthLine(name, series.dates, series.owed if owed else series.cost, tone)
        for name, series, tone in pairs
        if series.dates
    )


def law_curves(law: LawLines, start: Minor = 0) -> tuple[LawCurve, ...]:
    """Return the law's lines as they are drawn, counted from `start` on."""
    return tuple(
        LawCurve(
            GrowthLine(line.name, line.dates, tuple(value - start for value in line.values)), line.sources
        )
        for line in law.lines
    )
