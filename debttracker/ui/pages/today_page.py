"""The page Today: how do I stand, what is next."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from debttracker.l10n import _
from debttracker.services.changes import ChangeKind
from debttracker.settings import keys
from debttracker.ui.context import UiContext
from debttracker.ui.glance import NOWHERE, Glance, Line, Target
from debttracker.ui.page import Page
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.labels import set_tone
from debttracker.ui.widgets.reminder_bar import ReminderBar
from debttracker.ui.widgets.today_cards import GrowthCard, ListCard, StepCard
from debttracker.ui.widgets.today_rows import ROW, TALL_ROW, Figure, LinkRow, QuestionRow, align
from debttracker.ui.widgets.week_strip import WeekStrip

if TYPE_CHECKING:  # the page is drawn from what was kept of it before these are imported
    from debttracker.services.deadlines import Deadline
    from debttracker.services.views import TodayView

TWO_COLUMNS = 760
FOUR_FIGURES = 980


class TodayPage(Page):
    """Figures, the next 14 days, questions, overdue cost ahead, contacts of the week."""

    name = "today"
    kinds = frozenset(ChangeKind)
    has_tables = False

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self.setAccessibleName(_("Today"))
        self.owed = Figure(_("Owed in all"), "amount-large")
        self.overdue = Figure(_("Of it overdue"), "amount-large")
        self.one_day = Figure(_("One more day costs"), "amount-medium")
        self.step = StepCard()
        self.due = ListCard(_("Next 14 days"), _("Open the calendar"), ROW)
        self.questions = ListCard(_("Needs your answer"), "", TALL_ROW)
        self.growth = GrowthCard(_("Overdue cost if nothing is paid"), _("Open the charts"))
        self.week = ListCard(_("Contacts of the last 7 days"), _("Whole log"), ROW)
        self.open_findings = button("", "link-button", "flag")
        self.open_findings.hide()
        self.questions.head.addWidget(self.open_findings)
        self.strip = WeekStrip()
        self.week.body.insertWidget(0, self.strip)
        self.reminders = ReminderBar()
        self._step = NOWHERE
        self._is_judged = False
        self._today = date.min
        self._columns = 0
        self._figures_wide: bool | None = None
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the page anew; the first time its figures come first, the verdicts when they are there."""
        if self._is_judged:
            self._read_all()
        else:
            self.ctx.tasks.read(self, lambda session: session.today_figures(), self._show_figures_first)

    def show_view(self, view: "TodayView") -> None:
        """Show what was read."""
        from debttracker.ui.pages.today_glance import glance_of

        self.show_glance(glance_of(self.ctx.money, view))

    def show_glance(self, glance: Glance) -> None:
        """Show the page in the words that were found for it."""
        self._is_judged = glance.judged
        self._show_figures(glance)
        self._show_due(glance)
        self._show_questions(glance)
        self._show_week(glance)
        self.growth.show_growth(glance.growth)

    def _show_figures_first(self, view: "TodayView") -> None:
        self.show_view(view)
        self.ctx.tasks.later(self, self._read_all)

    def _read_all(self) -> None:
        self.ctx.tasks.read(self, lambda session: session.today_view(), self._show_judged)

    def _show_judged(self, view: "TodayView") -> None:
        self.show_view(view)
        self._read_reminders()

    def _read_reminders(self) -> None:
        from debttracker.ui.reminder_book import read_deadlines

        read = read_deadlines(self.ctx.settings)
        self.ctx.tasks.read(self, read, lambda found: self.show_reminders(*found))

    def show_reminders(self, case: str, today: date, found: "tuple[Deadline, ...]") -> None:
        """Show what to be reminded of, unless it was put away for the day."""
        from debttracker.services.reminders import due_now, reminders
        from debttracker.ui.reminder_book import ReminderBook
        from debttracker.ui.reminder_words import summary

        book = ReminderBook(self.ctx.settings, case)
        due = due_now(reminders(found, today, book.leads, book.marks))
        put_away = self.ctx.settings.get(keys.SUMMARY_SHOWN) == today.isoformat()
        self.reminders.show_summary("" if put_away else summary(due))
        self._today = today

    def _put_away(self) -> None:
        self.ctx.settings.set(keys.SUMMARY_SHOWN, self._today.isoformat())
        self.reminders.show_summary("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards in two columns, or under each other in a narrow window."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(24)
        self._figures.setVerticalSpacing(12)
        head = Card()
        head.body.addLayout(self._figures)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        body = QWidget()
        body.setProperty("role", "scroll-body")
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(16)
        column.addWidget(head)
        column.addLayout(self._grid, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.reminders)
        layout.addWidget(scroll)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= FOUR_FIGURES
        if wide != self._figures_wide:
            self._figures_wide = wide
            _place(self._figures, [(0, 0), (0, 1), (0, 2)], (self.owed, self.overdue, self.one_day))
            self._figures.removeWidget(self.step)
            self._figures.addWidget(self.step, *((0, 3, 1, 1) if wide else (1, 0, 1, 3)))
            for column, stretch in enumerate((5, 5, 4, 9) if wide else (1, 1, 1, 0)):
                self._figures.setColumnStretch(column, stretch)
        columns = 2 if self.width() >= TWO_COLUMNS else 1
        if columns != self._columns:
            self._columns = columns
            places = [(0, 0), (0, 1), (1, 0), (1, 1)] if columns == 2 else [(n, 0) for n in range(4)]
            _place(self._grid, places, (self.due, self.questions, self.growth, self.week))
            for column in range(2):
                self._grid.setColumnStretch(column, (6, 5)[column] if column < columns else 0)
            for row, stretch in enumerate((2, 3, 0, 0) if columns == 2 else (0, 0, 0, 0)):
                self._grid.setRowStretch(row, stretch)

    def _connect(self) -> None:
        go = self.ctx.navigate
        for card, page in ((self.due, "calendar"), (self.growth, "charts"), (self.week, "contacts")):
            card.link_clicked.connect(lambda page=page: go.page_wanted.emit(page))
        self.due.rows.more_clicked.connect(lambda: go.page_wanted.emit("calendar"))
        self.week.rows.more_clicked.connect(lambda: go.page_wanted.emit("contacts"))
        self.questions.rows.more_clicked.connect(lambda: go.page_wanted.emit("contacts"))
        self.step.acted.connect(lambda: self._go_to(self._step))
        self.due.empty.acted.connect(go.new_debt_wanted)
        self.week.empty.acted.connect(go.log_contact_wanted)
        self.open_findings.clicked.connect(go.findings_wanted)
        self.reminders.opened.connect(go.reminders_wanted)
        self.reminders.put_away.connect(self._put_away)
        self.ctx.bus.reminders_changed.connect(self._read_reminders)

    def _show_figures(self, glance: Glance) -> None:
        self.owed.show_sum(glance.owed)
        self.overdue.show_sum(glance.overdue)
        set_tone(self.overdue.value, "overdue" if glance.is_overdue else "")
        self.one_day.show_sum(glance.one_day)
        self._step = glance.step.target
        self.step.show_step(glance.step)

    def _show_due(self, glance: Glance) -> None:
        said, action = _("Nothing falls due in the next 14 days."), ""
        if not glance.has_debts:
            said, action = _("No debt is entered yet."), _("Enter a debt")
        self.due.show_rows(self._links(glance.due), "calendar", said, action)

    def _show_questions(self, glance: Glance) -> None:
        rows = []
        for ask in glance.questions:
            row = QuestionRow(ask)
            row.acted.connect(partial(self._go_to, ask.target))
            rows.append(row)
        self.questions.title.setText(glance.questions_title)
        nothing = (
            _("Nothing is open. Everything logged can be judged.")
            if glance.has_debts
            else _("Nothing is open. What a debt or a contact still lacks is asked for here.")
        )
        looking = _("The contacts are being looked at…")
        self.questions.show_rows(
            rows, *(("circle-check", nothing) if glance.judged else ("search", looking)), ""
        )

    def _show_week(self, glance: Glance) -> None:
        self.week.title.setText(glance.week_title)
        self.open_findings.setText(glance.open_findings)
        self.open_findings.setAccessibleName(glance.open_findings)
        self.open_findings.setVisible(bool(glance.open_findings))
        self.strip.setVisible(bool(glance.week))
        self.strip.set_days(glance.days)
        nothing = _("No contact was logged in the last 7 days.")
        self.week.show_rows(self._links(glance.week), "phone", nothing, _("Log a contact"))
        self.week.rows.take_no_more()

    def _links(self, lines: tuple[Line, ...]) -> list[LinkRow]:
        rows = [LinkRow(line, partial(self._go_to, line.target)) for line in lines]
        align(rows)
        return rows

    def _go_to(self, target: Target) -> None:
        go, (kind, name) = self.ctx.navigate, target
        ways: dict[str, Callable[[], None]] = {
            "debt": lambda: go.debt_wanted.emit(name),
            "contact": lambda: go.contact_wanted.emit(name),
            "payment": lambda: go.payment_wanted.emit(name),
            "new_debt": go.new_debt_wanted.emit,
        }
        if kind in ways:
            ways[kind]()


def _place(grid: QGridLayout, places: list[tuple[int, int]], widgets: tuple[QWidget, ...]) -> None:
    for (row, column), widget in zip(places, widgets, strict=True):
        grid.removeWidget(widget)
        grid.addWidget(widget, row, column)
