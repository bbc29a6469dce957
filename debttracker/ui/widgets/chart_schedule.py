"""The chart of instalments and of card statements over time."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from debttracker.charts.money_series import Part, Stack, by_month, few_stacks
from debttracker.charts.style import Style
from debttracker.l10n import _, formats, ngettext, pgettext
from debttracker.services.money_chart_views import BillRow, PeriodRow, ScheduleChart
from debttracker.services.views import DebtRow
from debttracker.ui.context import UiContext
from debttracker.ui.widgets.chart_tab import ChartTab, DebtChoice, left_out_words, lines_of, tone_of
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.pick_box import PickBox

if TYPE_CHECKING:  # drawing is known only once the first chart is shown
    from debttracker.charts.drawing import Drawn
    from debttracker.services.session import Session

Found = tuple[date, tuple[DebtRow, ...], ScheduleChart]


class ScheduleTab(ChartTab):
    """Instalments by part, of a card its statements, of all debts what falls due in each month."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx, "schedule")
        self.debt = DebtChoice()
        self.around = PickBox(
            [
                (None, _("The whole time")),
                (365, _("A year before and after today")),
                (183, _("Half a year before and after today")),
            ]
        )
        self.add_choice(FieldRow(pgettext("chart", "Debt"), self.debt))
        self.add_choice(FieldRow(pgettext("chart", "Time"), self.around))
        self.debt.changed.connect(self.refresh)
        self.around.changed.connect(self._draw)
        self._chart: ScheduleChart | None = None
        self._today = date.min

    def title(self) -> str:
        """Return what stands on the tab."""
        return _("Payments")

    def refresh(self) -> None:
        """Read the figures anew and draw them."""
        debt = self.debt.value()

        def read(session: "Session") -> Found:
            rows = session.debts()
            known = debt if any(row.debt.id == debt for row in rows) else None
            return session.today, rows, session.money_charts.schedule(known)

        self._ctx.tasks.read(self, read, self._show)

    def _show(self, found: Found) -> None:
        self._today, rows, self._chart = found
        self.debt.offer(rows)
        self._draw()

    def _draw(self) -> None:
        chart, today = self._chart, self._today
        if chart is None:
            return
        one = self.debt.value() is not None
        stacks = card_stacks(chart, today) if one and chart.bills else loan_stacks(chart, today)
        stacks = near(stacks, today, self.around.value())
        shown = few_stacks(stacks) if one else by_month(stacks)

        def build(style: Style) -> "Drawn":
            from debttracker.charts.figures import schedule_bars

            return schedule_bars(shown, style, today=today, currency=chart.currency)

        self.show_chart(build, chart.currency, schedule_note(chart))


def loan_stacks(chart: ScheduleChart, today: date) -> list[Stack]:
    """Return instalments, and the minimum payments of cards, as bars."""
    stacks = [_instalment(row, today) for row in chart.periods]
    stacks += [_minimum(row, today) for row in chart.bills if row.minimum is not None and row.due is not None]
    return stacks


def card_stacks(chart: ScheduleChart, today: date) -> list[Stack]:
    """Return the statements of a card as bars."""
    return [_statement(row, today) for row in chart.bills]


def near(stacks: Sequence[Stack], today: date, days: int | None) -> list[Stack]:
    """Return the bars within so many days of today; None leaves all."""
    if days is None:
        return list(stacks)
    return [stack for stack in stacks if abs(stack.day - today) <= timedelta(days=days)]


def schedule_note(chart: ScheduleChart) -> str:
    """Say what the bars leave out."""
    unknown = ngettext(
        "The payments of this debt are not known yet: %(names)s.",
        "The payments of these debts are not known yet: %(names)s.",
        len(chart.unknown),
    )
    no_minimum = _("Statements whose minimum payment is not known have no such part.")
    return lines_of(
        unknown % {"names": formats.listing(chart.unknown)} if chart.unknown else "",
        no_minimum if any(row.minimum is None for row in chart.bills) else "",
        left_out_words(chart.left_out),
    )


def _instalment(row: PeriodRow, today: date) -> Stack:
    name = pgettext("chart", "Instalment %(number)s") % {"number": formats.number(row.number)}
    return Stack(
        row.due,
        name,
        {Part.PRINCIPAL: row.principal, Part.INTEREST: row.interest, Part.FEES: row.fees},
        tone_of(row.state, row.due, today),
        row.unpaid,
    )


def _minimum(row: BillRow, today: date) -> Stack:
    day = row.due or row.made_on
    return Stack(day, row.name, {Part.MINIMUM: row.minimum or 0}, tone_of(row.state, row.due, today))


def _statement(row: BillRow, today: date) -> Stack:
    minimum = min(row.minimum or 0, row.balance)
    name = _("Statement of %(day)s") % {"day": formats.date_short(row.made_on)}
    return Stack(
        row.made_on,
        name,
        {Part.MINIMUM: minimum, Part.BALANCE: row.balance - minimum},
        tone_of(row.state, row.due, today),
    )
