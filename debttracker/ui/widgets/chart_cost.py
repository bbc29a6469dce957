"""The chart of what debts cost, split by part."""

from typing import TYPE_CHECKING

from debttracker.charts.money_series import CostGroup, together
from debttracker.charts.style import Style
from debttracker.l10n import _, formats, pgettext
from debttracker.l10n.names import told_apart
from debttracker.services.money_chart_views import CostChart
from debttracker.services.views import DebtRow
from debttracker.ui.context import UiContext
from debttracker.ui.widgets.chart_tab import ChartTab, DebtChoice, left_out_words, lines_of
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.pick_box import PickBox

if TYPE_CHECKING:  # drawing is known only once the first chart is shown
    from debttracker.charts.drawing import Drawn
    from debttracker.services.session import Session

Found = tuple[tuple[DebtRow, ...], CostChart]


class CostTab(ChartTab):
    """What was paid, what is still owed and what the contract asks for, by part."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx, "cost-split")
        self.debt = DebtChoice()
        self.how = PickBox([("each", _("Each debt by itself")), ("sum", _("The sum of all"))])
        self.add_choice(FieldRow(pgettext("chart", "Debt"), self.debt))
        self.how_row = self.add_choice(FieldRow(pgettext("chart", "Show"), self.how))
        self.debt.changed.connect(self.refresh)
        self.how.changed.connect(self._draw)
        self._chart: CostChart | None = None

    def title(self) -> str:
        """Return what stands on the tab."""
        return _("Cost by part")

    def refresh(self) -> None:
        """Read the figures anew and draw them."""
        debt = self.debt.value()

        def read(session: "Session") -> Found:
            rows = session.debts()
            known = debt if any(row.debt.id == debt for row in rows) else None
            return rows, session.money_charts.costs(known)

        self._ctx.tasks.read(self, read, self._show)

    def _show(self, found: Found) -> None:
        rows, self._chart = found
        self.debt.offer(rows)
        self.how_row.setVisible(self.debt.value() is None)
        self._draw()

    def _draw(self) -> None:
        chart = self._chart
        if chart is None:
            return
        groups = cost_groups(chart)
        if len(groups) > 1 and self.how.value() == "sum":
            groups = (together(groups, _("All debts together")),)

        def build(style: Style) -> "Drawn":
            from debttracker.charts.figures import cost_split

            return cost_split(groups, style, currency=chart.currency)

        self.show_chart(build, chart.currency, cost_note(chart))


def cost_groups(chart: CostChart) -> tuple[CostGroup, ...]:
    """Return what debts cost as the chart draws it."""
    names = told_apart({row.debt: row.name for row in chart.rows})
    return tuple(
        CostGroup(
            names[row.debt], row.paid, row.owed, row.contract, row.contract_cost, row.unsplit, row.overpaid
        )
        for row in chart.rows
    )


def cost_note(chart: CostChart) -> str:
    """Say what the figures leave out."""
    known = sum(row.contract is not None for row in chart.rows)
    fields = {"known": formats.number(known), "count": formats.number(len(chart.rows))}
    part = _("What the contract asks for in all is known of %(known)s of %(count)s debts.") % fields
    incomplete = _("Some terms are not known: more may be owed.")
    return lines_of(
        part if len(chart.rows) > 1 and known < len(chart.rows) else "",
        incomplete if any(row.incomplete for row in chart.rows) else "",
        left_out_words(chart.left_out),
    )
