"""The chart of what was claimed, beside the terms and the lines of the law."""

from datetime import date
from typing import TYPE_CHECKING

from debttracker.charts.money_series import ClaimRow
from debttracker.charts.series import GrowthLine
from debttracker.charts.style import Style
from debttracker.l10n import _, pgettext
from debttracker.l10n.names import told_apart
from debttracker.services.money_chart_views import ClaimsChart, LatestClaims
from debttracker.ui.context import UiContext
from debttracker.ui.widgets.chart_growth import law_curves
from debttracker.ui.widgets.chart_tab import HORIZONS, ChartTab, days_text, left_out_words, lines_of
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.pick_box import PickBox

if TYPE_CHECKING:  # drawing is known only once the first chart is shown
    from debttracker.charts.drawing import Drawn
    from debttracker.services.session import Session

Found = tuple[date, tuple[tuple[str, str], ...], ClaimsChart | LatestClaims]


class ClaimsTab(ChartTab):
    """Claims on a debt as points beside the terms and the law's lines; of all debts the latest of each."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx, "claimed-computed")
        self.debt = PickBox([])
        self.days = PickBox(
            [(None, _("The whole time")), *((days, days_text(days, back=True)) for days in HORIZONS[1:])]
        )
        self.debt_row = self.add_choice(FieldRow(pgettext("chart", "Debt"), self.debt))
        self.add_choice(FieldRow(_("Time back"), self.days))
        self.debt.changed.connect(self.refresh)
        self.days.changed.connect(self.refresh)

    def title(self) -> str:
        """Return what stands on the tab."""
        return _("Claims")

    def refresh(self) -> None:
        """Read the figures anew and draw them."""
        debt, days = self.debt.value(), self.days.value()

        def read(session: "Session") -> Found:
            charts = session.money_charts
            offered = charts.with_claims()
            ids = [one for one, _name in offered]
            chosen = ids[0] if len(ids) == 1 else debt if debt in ids else None
            found = charts.latest_claims(days) if chosen is None else charts.claims(chosen, days)
            return session.today, offered, found

        self._ctx.tasks.read(self, read, self._show)

    def _show(self, found: Found) -> None:
        today, offered, chart = found
        every = [(None, _("The latest of each debt"))] if len(offered) != 1 else []
        self.debt.blockSignals(True)
        self.debt.set_choices([*every, *offered])
        self.debt.blockSignals(False)
        self.debt_row.setVisible(bool(offered))
        if isinstance(chart, LatestClaims):
            self._show_latest(chart)
        else:
            self._show_one(chart, today)

    def _show_latest(self, chart: LatestClaims) -> None:
        names = told_apart({row.debt: row.name for row in chart.rows})
        rows = tuple(
            ClaimRow(names[row.debt], row.on, row.claimed, row.computed, row.lines) for row in chart.rows
        )

        def build(style: Style) -> "Drawn":
            from debttracker.charts.figures import claims_beside

            return claims_beside(rows, style, currency=chart.currency)

        self.show_chart(build, chart.currency, latest_note(chart))

    def _show_one(self, chart: ClaimsChart, today: date) -> None:
        claimed, computed = claim_lines(chart)
        law = law_curves(chart.law)

        def build(style: Style) -> "Drawn":
            from debttracker.charts.figures import claims

            return claims(claimed, computed, style, today=today, currency=chart.currency, law=law)

        self.show_chart(build, chart.currency, claims_note(chart))


def claim_lines(chart: ClaimsChart) -> tuple[GrowthLine, GrowthLine]:
    """Return the claims that name a total, and what the terms give, as lines."""
    told = [(claim.on, claim.total) for claim in chart.claims if claim.total is not None]
    return (
        GrowthLine(_("Claimed"), tuple(day for day, _total in told), tuple(total for _day, total in told)),
        GrowthLine(_("By the terms"), chart.dates, chart.computed),
    )


def latest_note(chart: LatestClaims) -> str:
    """Say what the rows leave out."""
    no_total = _("Claims that name no total are not drawn.")
    incomplete = _("Some terms are not known: what the terms give is at least so much.")
    lines = _("A legal cap is drawn where it can be told for the day of the claim.")
    return lines_of(
        no_total if any(row.claimed is None for row in chart.rows) else "",
        incomplete if any(row.incomplete for row in chart.rows) else "",
        lines if chart.rows else "",
        left_out_words(chart.left_out),
    )


def claims_note(chart: ClaimsChart) -> str:
    """Say what the lines leave out."""
    no_total = _("Claims that name no total are not drawn.")
    nothing = _("No terms are known that a claim could be held against.")
    incomplete = _("Some terms are not known: what the terms give is at least so much.")
    return lines_of(
        no_total if any(claim.total is None for claim in chart.claims) else "",
        nothing if not chart.dates else incomplete if chart.incomplete else "",
        *chart.law.words,
    )
