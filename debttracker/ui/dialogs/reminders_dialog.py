"""Reminders: what is near, what was done or put off, and how many days before it is said."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from debttracker.l10n import _, formats, ngettext, pgettext
from debttracker.services.deadline_words import deadline_name, deadline_title
from debttracker.services.reminders import Mark, Reminder, ReminderState, reminders
from debttracker.settings.keys import MOST_LEAD_DAYS
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.base import BaseDialog
from debttracker.ui.models.row_model import ChipSpec, Column, RowModel
from debttracker.ui.reminder_book import ReminderBook, read_deadlines
from debttracker.ui.reminder_words import when_words
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.empty_state import EmptyState
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.number_boxes import whole_box
from debttracker.ui.widgets.table import DataTable
from debttracker.ui.widgets.table_memory import remember_table

if TYPE_CHECKING:
    from debttracker.services.deadlines import Deadline

_AS_USUAL = -1
_LATER_DAYS = (1, 3, 7)


class RemindersDialog(BaseDialog):
    """Lists the deadlines ahead; each can be marked as done, put off, or brought back."""

    topic = "reminders"

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(_("Reminders"), _("Close"), parent)
        self._ctx = ctx
        self._book = ReminderBook(ctx.settings, "")
        self._found: tuple[Deadline, ...] = ()
        self._today = date.min
        self.cancel_button.hide()
        self.model = RowModel(self._columns(), lambda row: row.deadline.key, self)
        self.table = DataTable(self.model, _("Reminders"))
        remember_table(self.table, "reminders", ctx.settings)
        self.table.setMinimumHeight(240)
        self.empty = EmptyState("circle-check", _("Nothing ends or falls due in the days ahead."))
        self.empty.hide()
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        self._build_buttons()
        self._build_leads()
        self.resize(860, 560)
        self.table.chosen.connect(self._on_row)
        self.table.opened.connect(lambda _row: self._open())
        self._read()

    def _build_buttons(self) -> None:
        self.done_button = button(pgettext("reminder", "Done"), icon_name="check")
        self.later_button = button(pgettext("reminder", "Later"), icon_name="clock")
        self.again_button = button(_("Remind me again"), icon_name="undo-2")
        self.open_button = button(_("Open the debt"))
        menu = QMenu(self.later_button)
        self.later_actions: list[QAction] = []
        for days in _LATER_DAYS:
            text = _("Tomorrow") if days == 1 else ngettext("In %(count)s day", "In %(count)s days", days)
            action = menu.addAction(text % {"count": days} if days > 1 else text)
            action.triggered.connect(lambda _checked=False, days=days: self._put_off(days))
            self.later_actions.append(action)
        self.later_button.setMenu(menu)
        self.done_button.clicked.connect(lambda: self._mark(Mark(done=True)))
        self.again_button.clicked.connect(lambda: self._mark(Mark()))
        self.open_button.clicked.connect(self._open)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.done_button, self.later_button, self.again_button, self.open_button):
            row.addWidget(part)
        row.addStretch(1)
        self.body.addLayout(row)

    def _build_leads(self) -> None:
        self.usual = whole_box(0, MOST_LEAD_DAYS)
        self.own = whole_box(_AS_USUAL, MOST_LEAD_DAYS)
        self.own.setSpecialValueText(_("As usual"))
        self.own_label = label("")
        self.usual.setAccessibleName(_("Days before a deadline"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(_("Days before a deadline")))
        row.addWidget(self.usual)
        row.addSpacing(24)
        row.addWidget(self.own_label)
        row.addWidget(self.own)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(
            label(
                _("The end of a limitation period or of a notice of yours is said 30 days before."),
                "secondary",
                wrap=True,
            )
        )
        self.usual.valueChanged.connect(self._on_usual)
        self.own.valueChanged.connect(self._on_own)

    def _read(self) -> None:
        self._ctx.tasks.read(
            self, read_deadlines(self._ctx.settings), lambda found: self.show_deadlines(*found)
        )

    def show_deadlines(self, case: str, today: date, found: "tuple[Deadline, ...]") -> None:
        """Show what was read of a case file."""
        self._book = ReminderBook(self._ctx.settings, case)
        self._today, self._found = today, found
        self.usual.blockSignals(True)
        self.usual.setValue(self._book.leads.usual)
        self.usual.blockSignals(False)
        self._show()

    def _show(self) -> None:
        rows = reminders(self._found, self._today, self._book.leads, self._book.marks)
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if rows and self.table.selected_row is None:
            self.table.select_id(rows[0].deadline.key)
        self._on_row(self.table.selected_row)

    def _on_row(self, row: Reminder | None) -> None:
        open_ones = (ReminderState.NOW, ReminderState.AHEAD)
        for part in (self.done_button, self.later_button):
            part.setEnabled(row is not None and row.state in open_ones)
        self.again_button.setEnabled(row is not None and row.state not in open_ones)
        debt = row.deadline.debt if row is not None else None
        self.open_button.setEnabled(debt is not None)
        self.own.setEnabled(debt is not None)
        name = row.deadline.name if row is not None and debt is not None else _("One debt")
        self.own_label.setText(_("for %(name)s") % {"name": name})
        self.own.setAccessibleName(_("Days before a deadline of %(name)s") % {"name": name})
        self.own.blockSignals(True)
        self.own.setValue(self._book.leads.of_debt.get(debt or "", _AS_USUAL))
        self.own.blockSignals(False)

    def _put_off(self, days: int) -> None:
        self._mark(Mark(until=self._today + timedelta(days=days)))

    def _mark(self, mark: Mark) -> None:
        row: Reminder | None = self.table.selected_row
        if row is not None:
            self._book.set_mark(row.deadline.key, mark, self._today)
            self._changed()

    def _on_usual(self, days: int) -> None:
        self._book.set_usual_lead(days)
        self._changed()

    def _on_own(self, days: int) -> None:
        row: Reminder | None = self.table.selected_row
        if row is not None and row.deadline.debt is not None:
            self._book.set_lead(row.deadline.debt, None if days == _AS_USUAL else days)
            self._changed()

    def _changed(self) -> None:
        self._show()
        self._ctx.bus.reminders_changed.emit()

    def _open(self) -> None:
        row: Reminder | None = self.table.selected_row
        if row is not None and row.deadline.debt is not None:
            self.accept()
            self._ctx.navigate.debt_wanted.emit(row.deadline.debt)

    def _columns(self) -> list[Column]:
        return [
            Column(
                "when",
                lambda: pgettext("column", "When"),
                lambda row: formats.day_month_weekday(row.deadline.on),
                sort=lambda row: row.deadline.on,
                detail=when_words,
                width=150,
            ),
            Column(
                "what",
                lambda: pgettext("deadline column", "What"),
                lambda row: deadline_name(row.deadline),
                detail=lambda row: row.deadline.name,
                tip=lambda row: deadline_title(row.deadline),
                stretch=True,
            ),
            Column(
                "amount",
                lambda: pgettext("column", "Amount"),
                self._amount,
                align="right",
                width=110,
                sort=lambda row: row.deadline.amount,
            ),
            Column(
                "state",
                lambda: pgettext("column", "State"),
                lambda row: _state_chip(row)[0],
                chips=lambda row: [_state_chip(row)],
                sort=lambda row: row.state,
                width=170,
            ),
        ]

    def _amount(self, row: Reminder) -> str:
        amount = row.deadline.amount
        return "" if amount is None else self._ctx.money(amount, row.deadline.currency)


def _state_chip(row: Reminder) -> ChipSpec:
    if row.state is ReminderState.DONE:
        return pgettext("reminder", "Done"), "ok", "circle-check"
    if row.state is ReminderState.NOW:
        return _("Remind now"), "overdue" if row.days_away < 0 else "soon", "clock"
    day = formats.day_month(row.until) if row.until else ""
    text = _("Put off until %(day)s") if row.state is ReminderState.PUT_OFF else _("From %(day)s on")
    return text % {"day": day}, "neutral", "calendar-clock"
