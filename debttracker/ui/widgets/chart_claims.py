"""The chart of what was claimed, beside the terms and the lines of the law."""

from datetime import date
from typing import TYPE_CHECKING

from debttracker.charts.series import GrowthLine
from debttracker.charts.style import Style
from debttracker.l10n import _, pgettext
from debttracker.services.money_chart_views import ClaimsChart
from debttracker.ui.context import UiContext
from debttracker.ui.widgets.chart_growth import law_curves
from debttracker.ui.widgets.chart_tab import HORIZONS, ChartTab, days_text, lines_of
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.pick_box import PickBox

if TYPE_CHECKING:  # drawing is known only once the first chart is shown
    from debttracker.charts.drawing import Drawn
    from debttracker.services.session import Session

Found = tuple[date, tuple[tuple[str, str], ...], str, ClaimsChart | None]


class ClaimsTab(ChartTab):
    """Claims as points, what the terms give as a line, and where the law's lines lie."""

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
            offered = session.money_charts.with_claims()
            known = next((one for one, _name in offered if one == debt), None) or next(
                (one for one, _name in offered), None
            )
            chart = session.money_charts.claims(known, days) if known is not None else None
            return session.today, offered, session.case.info.currency, chart

        self._ctx.tasks.read(self, read, self._show)

    def _show(self, found: Found) -> None:
        today, offered, currency, chart = found
        self.debt.blockSignals(True)
        self.debt.set_choices(offered)
        self.debt.blockSignals(False)
        self.debt_row.setVisible(bool(offered))
        claimed, computed = claim_lines(chart)
        law = law_curves(chart.law) if chart is not None else ()
        code = currency if chart is None else chart.currency

        def build(style: Style) -> "Drawn":
            from debttracker.charts.figures import claims

            return claims(claimed, computed, style, today=today, currency=code, law=law)

        self.show_chart(build, code, claims_note(chart) if chart is not None else "")


def claim_lines(chart: ClaimsChart | None) -> tuple[GrowthLine, GrowthLine]:
    """Return the claims that name a total, and what the terms give, as lines."""
    told = [
        (claim.on, claim.total)
        for claim in (chart.claims if chart is not None else ())
        if claim.total is not None
    ]
    return (
        GrowthLine(_("Claimed"), tuple(day for day, _total in told), tuple(total for _day, total in told)),
        GrowthLine(
            _("By the terms"),
            chart.dates if chart is not None else (),
            chart.computed if chart is not None else (),
        ),
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
