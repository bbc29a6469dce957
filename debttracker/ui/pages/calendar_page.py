"""The page Calendar: when is what due."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from debttracker.l10n import _, formats, pgettext
from debttracker.services.changes import ChangeKind
from debttracker.services.deadline_words import deadline_name
from debttracker.services.deadlines import Deadline
from debttracker.ui import words
from debttracker.ui.context import UiContext
from debttracker.ui.models.row_model import Column, RowModel
from debttracker.ui.page import Page
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.column_fit import fit_columns
from debttracker.ui.widgets.empty_state import EmptyState
from debttracker.ui.widgets.flow_layout import FlowLayout
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.month_grid import MonthGrid, days_shown, same_day
from debttracker.ui.widgets.table import DataTable

if TYPE_CHECKING:
    from debttracker.services.session import Session

LOOK_BACK = timedelta(days=365)
SIDE_BY_SIDE = 780
"""Pixels of width from which the agenda stands beside the month."""
_BOTH_HIGH = 720
"""Pixels of height that both need one below the other."""
"""How far back something unpaid is still listed above the month."""


class CalendarPage(Page):
    """The month as a grid, and beside it the agenda: what is still open from before, and the month."""

    name = "calendar"
    kinds = frozenset({ChangeKind.DEBTS, ChangeKind.PAYMENTS, ChangeKind.CREDITORS, ChangeKind.NOTICES})

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self.setAccessibleName(_("Calendar"))
        self._month: date | None = None
        self._today: date | None = None
        self.grid = MonthGrid()
        self.title = label("", "title")
        self.previous = button("", "quiet-button", "chevron-left", name=_("Previous month"))
        self.next = button("", "quiet-button", "chevron-right", name=_("Next month"))
        self.to_today = button(pgettext("calendar", "Today"))
        self.previous.setToolTip(_("Previous month (Page Up)"))
        self.next.setToolTip(_("Next month (Page Down)"))
        self.model = RowModel(self._agenda_columns(), _row_id, self)
        self.agenda = DataTable(self.model, _("Agenda"))
        self.empty = EmptyState("calendar-days", _("Nothing is due or ends in this month."))
        self.pay = button(_("Record a payment"), icon_name="banknote")
        self.remind = button(_("Reminders"), "quiet-button", "clock")
        self.pay.setEnabled(False)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the month shown, and what is still open from before."""
        month = self._month

        def read(session: "Session") -> tuple[date, tuple[Deadline, ...], tuple[Deadline, ...], bool]:
            today = session.today
            days = days_shown(month or today)
            before = session.deadlines(days[0] - LOOK_BACK, days[0] - timedelta(days=1), law=False)
            return today, session.deadlines(days[0], days[-1]), before, bool(session.case.debts)

        self.ctx.tasks.read(self, read, lambda found: self.show_rows(month, *found))

    def show_rows(
        self,
        month: date | None,
        today: date,
        rows: Sequence[Deadline],
        before: Sequence[Deadline],
        any_debt: bool = True,
    ) -> None:
        """Show what was read; an answer for a month left meanwhile is not shown."""
        if month != self._month:
            return
        if self._today is None:
            self.grid.choose(today)
        self._today = today
        shown = month or today
        self.title.setText(formats.month_title(shown))
        self.grid.show_month(shown, today, rows)
        overdue = [row for row in before if row.is_overdue]
        agenda = [row for row in rows if row.on.month == shown.month or _is_overdue_before(row, shown)]
        self.model.set_rows([*overdue, *agenda])
        fit_columns(self.agenda)
        self.agenda.setVisible(bool(self.model.rows))
        self.empty.setVisible(not self.model.rows)
        if any_debt:
            self.empty.show_empty("calendar-days", _("Nothing is due or ends in this month."))
        else:
            text = _("No debt is entered yet. What is due, and what ends, stands here then.")
            self.empty.show_empty("calendar-days", text, _("Enter a debt"))
        self._on_row(self.agenda.selected_row)

    def go_to(self, day: date) -> None:
        """Show the month of a day."""
        self._month = day.replace(day=1)
        self.grid.choose(day)
        self.refresh()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.previous)
        head.addWidget(self.next)
        head.addSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.to_today)
        left = Card()
        left.body.addLayout(head)
        left.body.addWidget(self.grid, 1)
        right = Card(_("Agenda"))
        right.body.addWidget(self.agenda, 1)
        right.body.addWidget(self.empty, 1)
        below = QWidget()
        below.setProperty("role", "plain")
        buttons = FlowLayout(below)
        for one in (self.pay, self.remind):
            buttons.addWidget(one)
        right.body.addWidget(below)
        split = self._split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        right.setMinimumWidth(340)
        split.setSizes([640, 420])
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.addWidget(split)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the agenda beside the month where there is room, else below it."""
        super().resizeEvent(event)
        beside = event.size().width() >= SIDE_BY_SIDE
        self._split.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self.setMinimumHeight(0 if beside else _BOTH_HIGH)

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda: self.go_to(same_day(self.grid.chosen, -1)))
        self.next.clicked.connect(lambda: self.go_to(same_day(self.grid.chosen, 1)))
        self.to_today.clicked.connect(lambda: self.go_to(self._today or self.grid.chosen))
        self.grid.month_wanted.connect(self.go_to)
        self.grid.day_chosen.connect(self._choose_day)
        self.grid.day_opened.connect(self._open_day)
        self.agenda.chosen.connect(self._on_row)
        self.agenda.opened.connect(self._open)
        self.pay.clicked.connect(self._pay)
        self.empty.acted.connect(self.ctx.navigate.new_debt_wanted)
        self.remind.clicked.connect(self.ctx.navigate.reminders_wanted)

    def _choose_day(self, day: date) -> None:
        row = next((row for row in self.model.rows if row.on == day), None)
        if row is not None:
            self.agenda.select_id(_row_id(row))

    def _open_day(self, day: date) -> None:
        row = next((row for row in self.model.rows if row.on == day), None)
        if row is not None:
            self._open(row)

    def _open(self, row: Deadline) -> None:
        if row.debt is not None:
            self.ctx.navigate.debt_wanted.emit(row.debt)

    def _on_row(self, row: Deadline | None) -> None:
        can_pay = row is not None and row.item is not None and not row.is_done and not self.ctx.read_only
        self.pay.setEnabled(can_pay)
        if row is not None and self._is_in_month(row.on):
            self.grid.choose(row.on)

    def _is_in_month(self, day: date) -> bool:
        shown = self._month or self._today
        return shown is not None and (day.year, day.month) == (shown.year, shown.month)

    def _pay(self) -> None:
        row = self.agenda.selected_row
        if row is not None and row.debt is not None:
            self.ctx.navigate.payment_wanted.emit(row.debt)

    def _agenda_columns(self) -> list[Column]:
        return [
            Column(
                "due",
                lambda: pgettext("column", "Due"),
                lambda row: formats.day_month_weekday(row.on),
                sort=lambda row: row.on,
                chips=lambda row: [words.deadline_chip(row, self._days_away(row))],
                width=148,
                stacked=True,
            ),
            Column(
                "name",
                lambda: pgettext("column", "Debt"),
                lambda row: row.name,
                detail=deadline_name,
                stretch=True,
            ),
            Column(
                "amount",
                lambda: pgettext("column", "Amount"),
                self._amount,
                sort=lambda row: row.amount,
                align="right",
                width=100,
            ),
        ]

    def _amount(self, row: Deadline) -> str:
        if row.amount is None:
            return "" if row.item is None else _("not known")
        return self.ctx.money(row.amount, row.currency)

    def _days_away(self, row: Deadline) -> int:
        return (row.on - (self._today or row.on)).days


def _is_overdue_before(row: Deadline, month: date) -> bool:
    return row.is_overdue and row.on < month.replace(day=1)


def _row_id(row: Deadline) -> str:
    return row.key
