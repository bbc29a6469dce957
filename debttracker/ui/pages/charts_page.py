"""The page Charts: due dates ahead, cost growing, contacts by hour, and the count against the limit."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from debttracker.charts.series import DuePoint, DueTone, GrowthLine
from debttracker.charts.style import Style
from debttracker.debts.balance import DueState
from debttracker.l10n import _, formats, ngettext, pgettext
from debttracker.services.changes import ChangeKind
from debttracker.services.views import DebtRow, DueRow, GrowthChart, HoursChart, RollingChart
from debttracker.ui.context import UiContext
from debttracker.ui.page import Page
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.chart_panel import ChartPanel
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.pick_box import PickBox
from debttracker.ui.widgets.value_editor import ChoiceBox

if TYPE_CHECKING:  # drawing is known only once the first chart is shown
    from debttracker.charts.drawing import Drawn
    from debttracker.services.session import Session

HORIZONS = (30, 90, 180, 365)
SOON_DAYS = 7
PAST_DAYS = 30


def horizon_choice(days: int, *, back: bool = False) -> PickBox:
    """Return a choice of how many days ahead (or back) are shown."""
    made = PickBox([(one, _days_text(one, back=back)) for one in HORIZONS])
    made.set_value(days)
    return made


class ChartsPage(Page):
    """Charts in tabs; only the one in sight is read and drawn."""

    name: ClassVar[str] = "charts"
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
        self.charts: tuple[_Chart, ...] = (_Due(ctx), _Growth(ctx), _Hours(ctx), _Rolling(ctx))
        for chart in self.charts:
            self.tabs.addTab(chart, chart.title())
        self.tabs.currentChanged.connect(lambda _place: self.refresh())
        card = Card()
        card.body.addWidget(self.tabs, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 20, 20, 20)
        outer.addWidget(card)

    def refresh(self) -> None:
        """Read the chart in sight anew."""
        if self.isVisible():
            self.charts[self.tabs.currentIndex()].refresh()


class _Chart(ChartPanel):
    """One tab: reads its figures and shows them."""

    def title(self) -> str:
        raise NotImplementedError

    def refresh(self) -> None:
        raise NotImplementedError


class _Due(_Chart):
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
        return _("Due dates ahead")

    def refresh(self) -> None:
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


class _Growth(_Chart):
    """What is owed, or what it costs, ahead."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx, "overdue-cost")
        self.debt = ChoiceBox([], unknown=_("All debts together"))
        self.debt.box.setMinimumContentsLength(18)
        self.days = horizon_choice(180)
        self.what = PickBox([("cost", _("What comes on top")), ("owed", _("What is owed in all"))])
        self.add_choice(FieldRow(pgettext("chart", "Debt"), self.debt))
        self.add_choice(FieldRow(_("Time ahead"), self.days))
        self.add_choice(FieldRow(pgettext("chart", "Show"), self.what))
        self.days.changed.connect(self.refresh)
        self.debt.changed.connect(self.refresh)
        self.what.changed.connect(self._draw)
        self._chart: GrowthChart | None = None
        self._today = date.min
        self._incomplete = False

    def title(self) -> str:
        return _("Cost growing")

    def refresh(self) -> None:
        debt, days = self.debt.value(), self.days.value()

        def read(session: "Session") -> "tuple[date, tuple[DebtRow, ...], GrowthChart]":
            rows = session.debts()
            known = debt if any(row.debt.id == debt for row in rows) else None
            return session.today, rows, session.growth(known, days)

        self._ctx.tasks.read(self, read, self._show)

    def _show(self, found: tuple[date, tuple[DebtRow, ...], GrowthChart]) -> None:
        self._today, rows, self._chart = found
        self.debt.blockSignals(True)
        self.debt.set_choices([(row.debt.id, row.name) for row in rows])
        self.debt.blockSignals(False)
        chosen = self.debt.value()
        self._incomplete = any(row.balance.missing for row in rows if chosen in {None, row.debt.id})
        self._draw()

    def _draw(self) -> None:
        chart, today = self._chart, self._today
        if chart is None:
            return
        lines = growth_lines(chart, owed=self.what.value() == "owed")
        note = _("Some terms are not known: the real figures may be higher.") if self._incomplete else ""

        def build(style: Style) -> "Drawn":
            from debttracker.charts.figures import growth

            return growth(lines, style, today=today, currency=chart.currency)

        self.show_chart(build, chart.currency, note)


class _Hours(_Chart):
    """Contacts by hour and weekday."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx, "contacts-by-hour")
        self.days = horizon_choice(90, back=True)
        self.add_choice(FieldRow(_("Time back"), self.days))
        self.days.changed.connect(self.refresh)

    def title(self) -> str:
        return _("Contacts by hour")

    def refresh(self) -> None:
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


class _Rolling(_Chart):
    """How often each lender's side called, against the limit."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx, "contacts-against-limit")
        self.days = horizon_choice(30, back=True)
        self.add_choice(FieldRow(_("Time back"), self.days))
        self.days.changed.connect(self.refresh)

    def title(self) -> str:
        return _("Count against the limit")

    def refresh(self) -> None:
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
    return tuple(DuePoint(row.item.due, row.name, _amount(row), due_tone(row)) for row in rows)


def due_tone(row: DueRow) -> DueTone:
    """Return how a due date stands."""
    if row.item.state is DueState.PAID:
        return DueTone.PAID
    if row.item.state is DueState.OVERDUE or row.days_away < 0:
        return DueTone.OVERDUE
    return DueTone.SOON if row.days_away <= SOON_DAYS else DueTone.AHEAD


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


def _amount(row: DueRow) -> int | None:
    if row.item.state is DueState.PAID:
        return row.item.amount
    return row.item.unpaid if row.item.unpaid is not None else row.item.amount


def _days_text(days: int, *, back: bool) -> str:
    words = (
        ngettext("the last %(count)s day", "the last %(count)s days", days)
        if back
        else ngettext("the next %(count)s day", "the next %(count)s days", days)
    )
    return words % {"count": formats.number(days)}
