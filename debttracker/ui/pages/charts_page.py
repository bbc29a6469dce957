"""The page Charts: what is due and what it costs, what was claimed, and when they called."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from debttracker.charts.series import DuePoint, DueTone
from debttracker.charts.style import Style
from debttracker.debts.balance import DueState
from debttracker.l10n import _
from debttracker.l10n.names import told_apart
from debttracker.services.changes import ChangeKind
from debttracker.services.views import DueRow, HoursChart, RollingChart
from debttracker.ui.context import UiContext
from debttracker.ui.page import Page
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.chart_claims import ClaimsTab
from debttracker.ui.widgets.chart_cost import CostTab
from debttracker.ui.widgets.chart_growth import GrowthTab
from debttracker.ui.widgets.chart_schedule import ScheduleTab
from debttracker.ui.widgets.chart_strain import StrainTab
from debttracker.ui.widgets.chart_tab import ChartTab, horizon_choice, tone_of
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.pick_box import PickBox

if TYPE_CHECKING:  # drawing is known only once the first chart is shown
    from debttracker.charts.drawing import Drawn

PAST_DAYS = 30


class ChartsPage(Page):
    """Charts in tabs; only the one in sight is read and drawn."""

    name: ClassVar[str] = "charts"
    least: ClassVar[tuple[int, int]] = (460, 520)
    kinds: ClassVar[frozenset[ChangeKind]] = frozenset(
        {
            ChangeKind.DEBTS,
            ChangeKind.PAYMENTS,
            ChangeKind.CONTACTS,
            ChangeKind.FINDINGS,
            ChangeKind.CREDITORS,
        }
    )

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.charts: tuple[ChartTab, ...] = (
            _Due(ctx),
            GrowthTab(ctx),
            CostTab(ctx),
            ScheduleTab(ctx),
            ClaimsTab(ctx),
            _Hours(ctx),
            _Rolling(ctx),
            StrainTab(ctx),
        )
        for chart in self.charts:
            self.tabs.addTab(chart, chart.title())
        self.tabs.currentChanged.connect(lambda _place: self.refresh())
        self.first = _FirstSteps(ctx)
        self.first.hide()
        card = Card()
        card.body.addWidget(self.tabs, 1)
        card.body.addWidget(self.first)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 20, 20, 20)
        outer.addWidget(card)

    def refresh(self) -> None:
        """Read the chart in sight anew."""
        if self.isVisible():
            self.charts[self.tabs.currentIndex()].refresh()
            self.ctx.tasks.read(
                self, lambda session: not (session.case.debts or session.case.contacts), self.first.setVisible
            )


class _FirstSteps(QWidget):
    """What to do first in a case of which nothing can be drawn."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.debt, self.contact = button(_("Enter a debt")), button(_("Log a contact"))
        self.debt.clicked.connect(ctx.navigate.new_debt_wanted)
        self.contact.clicked.connect(ctx.navigate.log_contact_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(label(_("One debt, or one contact, is enough to begin."), "secondary"))
        row.addWidget(self.debt)
        row.addWidget(self.contact)
        row.addStretch(1)


class _Due(ChartTab):
    """Due dates on a line of time."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx, "due-dates")
        self.days = horizon_choice(90)
        self.currency = PickBox([])
        self.add_choice(FieldRow(_("Time ahead"), self.days))
        self.currency_row = self.add_choice(FieldRow(_("Currency"), self.currency))
        self.days.changed.connect(self.refresh)
        self.currency.changed.connect(self._draw)
        self._rows: tuple[DueRow, ...] = ()
        self._today = date.min

    def title(self) -> str:
        """Return what stands on the tab."""
        return _("Due dates")

    def refresh(self) -> None:
        """Read the figures anew and draw them."""
        days = self.days.value()
        self._ctx.tasks.read(
            self,
            lambda session: (
                session.today,
                session.case.info.currency,
                session.due(session.today - timedelta(PAST_DAYS), session.today + timedelta(days)),
            ),
            self._show,
        )

    def _show(self, found: tuple[date, str, tuple[DueRow, ...]]) -> None:
        self._today, own, self._rows = found
        codes = sorted({row.currency for row in self._rows} | {own}, key=lambda code: (code != own, code))
        self.currency.blockSignals(True)
        chosen = self.currency.value()
        self.currency.set_choices([(code, code) for code in codes])
        self.currency.set_value(chosen if chosen in codes else own)
        self.currency.blockSignals(False)
        self.currency_row.setVisible(len(codes) > 1)
        self._draw()

    def _draw(self) -> None:
        currency, today = self.currency.value(), self._today
        if currency is None:
            return
        points = due_points([row for row in self._rows if row.currency == currency])

        def build(style: Style) -> "Drawn":
            from debttracker.charts.figures import due_timeline

            return due_timeline(points, style, today=today, currency=currency)

        self.show_chart(build, currency)


class _Hours(ChartTab):
    """Contacts by hour and weekday."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx, "contacts-by-hour")
        self.days = horizon_choice(90, back=True)
        self.add_choice(FieldRow(_("Time back"), self.days))
        self.days.changed.connect(self.refresh)

    def title(self) -> str:
        """Return what stands on the tab."""
        return _("Contacts by hour")

    def refresh(self) -> None:
        """Read the figures anew and draw them."""
        days = self.days.value()
        self._ctx.tasks.read(
            self, lambda session: session.hours(session.today - timedelta(days), session.today), self._show
        )

    def _show(self, chart: HoursChart) -> None:
        def build(style: Style) -> "Drawn":
            from debttracker.charts.figures import hours

            return hours(chart.cells, chart.closed, style, norm_title=chart.norm_title)

        note = _("Times are those where the person was reached; contacts known only by day are left out.")
        self.show_chart(build, "CNY", note)


class _Rolling(ChartTab):
    """How often each lender's side called, against the limit."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx, "contacts-against-limit")
        self.days = horizon_choice(30, back=True)
        self.add_choice(FieldRow(_("Time back"), self.days))
        self.days.changed.connect(self.refresh)

    def title(self) -> str:
        """Return what stands on the tab."""
        return _("Count and limit")

    def refresh(self) -> None:
        """Read the figures anew and draw them."""
        days = self.days.value()
        self._ctx.tasks.read(
            self,
            lambda session: (session.today, session.rolling(session.today - timedelta(days), session.today)),
            self._show,
        )

    def _show(self, found: tuple[date, RollingChart]) -> None:
        today, chart = found

        def build(style: Style) -> "Drawn":
            from debttracker.charts.figures import rolling

            return rolling(chart.lines, chart.limit, style, today=today)

        title = chart.norm_title
        note = _('Counted as in "%(norm)s".') % {"norm": title} if title else _("No norm here sets a limit.")
        self.show_chart(build, "CNY", note)


def due_points(rows: Sequence[DueRow]) -> tuple[DuePoint, ...]:
    """Return due dates as the chart draws them: what is unpaid where something was paid."""
    names = told_apart({row.item.debt: row.name for row in rows})
    return tuple(DuePoint(row.item.due, names[row.item.debt], _amount(row), due_tone(row)) for row in rows)


def due_tone(row: DueRow) -> DueTone:
    """Return how a due date stands."""
    return tone_of(row.item.state, row.item.due, row.item.due - timedelta(days=row.days_away))


def _amount(row: DueRow) -> int | None:
    if row.item.state is DueState.PAID:
        return row.item.amount
    return row.item.unpaid if row.item.unpaid is not None else row.item.amount
