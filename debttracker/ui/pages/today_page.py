"""The page Today: how do I stand, what is next."""

from datetime import date, timedelta
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

from debttracker.l10n import _, formats, ngettext
from debttracker.norms.vocabulary import Verdict
from debttracker.services.changes import ChangeKind
from debttracker.services.reminders import due_now, reminders
from debttracker.services.views import (
    ContactRow,
    DueRow,
    NextStep,
    Question,
    QuestionKind,
    StepKind,
    TodayView,
)
from debttracker.settings import keys
from debttracker.ui import words
from debttracker.ui.context import UiContext
from debttracker.ui.page import Page
from debttracker.ui.pages import today_words
from debttracker.ui.reminder_book import ReminderBook, read_deadlines
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.labels import set_tone
from debttracker.ui.widgets.reminder_bar import ReminderBar
from debttracker.ui.widgets.today_cards import GrowthCard, ListCard, StepCard
from debttracker.ui.widgets.today_rows import ROW, TALL_ROW, Figure, LinkRow, QuestionRow, align
from debttracker.ui.widgets.week_strip import DayCount, WeekStrip

if TYPE_CHECKING:
    from debttracker.services.deadlines import Deadline

TWO_COLUMNS = 760
FOUR_FIGURES = 980


class TodayPage(Page):
    """Figures, the next 14 days, questions, overdue cost ahead, contacts of the week."""

    name = "today"
    kinds = frozenset(ChangeKind)

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
        self._step: NextStep | None = None
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

    def show_view(self, view: TodayView) -> None:
        """Show what was read."""
        self._is_judged = view.judged
        self._show_figures(view)
        self._show_due(view)
        self._show_questions(view)
        self._show_week(view)
        currency = view.currency
        self.growth.show_series(view.growth, lambda minor: self.ctx.money(minor, currency))

    def _show_figures_first(self, view: TodayView) -> None:
        self.show_view(view)
        self.ctx.tasks.later(self, self._read_all)

    def _read_all(self) -> None:
        self.ctx.tasks.read(self, lambda session: session.today_view(), self._show_judged)

    def _show_judged(self, view: TodayView) -> None:
        self.show_view(view)
        self._read_reminders()

    def _read_reminders(self) -> None:
        read = read_deadlines(self.ctx.settings)
        self.ctx.tasks.read(self, read, lambda found: self.show_reminders(*found))

    def show_reminders(self, case: str, today: date, found: "tuple[Deadline, ...]") -> None:
        """Show what to be reminded of, unless it was put away for the day."""
        book = ReminderBook(self.ctx.settings, case)
        due = due_now(reminders(found, today, book.leads, book.marks))
        put_away = self.ctx.settings.get(keys.SUMMARY_SHOWN) == today.isoformat()
        self.reminders.show_reminders(() if put_away else due)
        self._today = today

    def _put_away(self) -> None:
        self.ctx.settings.set(keys.SUMMARY_SHOWN, self._today.isoformat())
        self.reminders.show_reminders(())

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
        self.step.acted.connect(self._take_step)
        self.due.empty.acted.connect(go.new_debt_wanted)
        self.week.empty.acted.connect(go.log_contact_wanted)
        self.open_findings.clicked.connect(go.findings_wanted)
        self.reminders.opened.connect(go.reminders_wanted)
        self.reminders.put_away.connect(self._put_away)
        self.ctx.bus.reminders_changed.connect(self._read_reminders)

    def _show_figures(self, view: TodayView) -> None:
        ctx, currency = self.ctx, view.currency
        least = view.incomplete
        self.owed.title.setText(_("Owed in all, at least") if least else _("Owed in all"))
        self.overdue.title.setText(_("Of it overdue, at least") if least else _("Of it overdue"))
        self.one_day.title.setText(_("One more day costs, at least") if least else _("One more day costs"))
        self.owed.show_figure(ctx.money(view.owed.total, currency), today_words.owed_words(ctx, view))
        self.overdue.show_figure(ctx.money(view.overdue.total, currency), today_words.overdue_words(view))
        set_tone(self.overdue.value, "overdue" if view.overdue.total else "")
        parts = today_words.parts_words(ctx, view.one_more_day, currency)
        self.one_day.show_figure(ctx.money(view.one_more_day.total, currency), parts)
        self._step = view.next_step
        self.step.show_step(*today_words.step_words(ctx, view.next_step))

    def _show_due(self, view: TodayView) -> None:
        rows = [
            LinkRow(
                formats.day_month_weekday(row.item.due),
                today_words.due_words(row.item, row.name),
                _amount(self.ctx, row),
                [words.due_chip(row.item, row.days_away)],
                partial(self.ctx.navigate.debt_wanted.emit, row.item.debt),
            )
            for row in view.due
        ]
        align(rows)
        text = _("Nothing falls due in the next 14 days.") if view.debts else _("No debt is entered yet.")
        self.due.show_rows(rows, "calendar", text, "" if view.debts else _("Enter a debt"))

    def _show_questions(self, view: TodayView) -> None:
        rows = []
        for question in view.questions:
            row = QuestionRow(*today_words.question_words(question))
            row.acted.connect(lambda question=question: self._answer(question))
            rows.append(row)
        count = len(rows)
        title = _("Needs your answer")
        self.questions.title.setText(f"{title} · {formats.number(count)}" if count else title)
        nothing = (
            _("Nothing is open. Everything logged can be judged.")
            if view.debts
            else _("Nothing is open. What a debt or a contact still lacks is asked for here.")
        )
        looking = _("The contacts are being looked at…")
        self.questions.show_rows(
            rows, *(("circle-check", nothing) if view.judged else ("search", looking)), ""
        )

    def _show_week(self, view: TodayView) -> None:
        rows = [
            LinkRow(
                _when(row),
                today_words.contact_words(row),
                "",
                words.row_chips(row),
                partial(self.ctx.navigate.contact_wanted.emit, row.contact.id),
            )
            for row in view.week
        ]
        align(rows)
        count = len(view.week)
        title = ngettext(
            "%(count)s contact in the last 7 days", "%(count)s contacts in the last 7 days", count
        )
        self.week.title.setText(title % {"count": formats.number(count)})
        if not rows:
            self.week.title.setText(_("Contacts of the last 7 days"))
        self._show_open_findings(view.open_findings)
        self.strip.setVisible(bool(rows))
        days = [view.on - timedelta(days=n) for n in range(6, -1, -1)]
        self.strip.set_days([_count(view, day) for day in days])
        self.week.show_rows(rows, "phone", _("No contact was logged in the last 7 days."), _("Log a contact"))
        self.week.rows.take_no_more()

    def _show_open_findings(self, count: int) -> None:
        text = ngettext("%(count)s open finding", "%(count)s open findings", count)
        self.open_findings.setText(text % {"count": formats.number(count)})
        self.open_findings.setAccessibleName(self.open_findings.text())
        self.open_findings.setVisible(count > 0)

    def _answer(self, question: Question) -> None:
        go = self.ctx.navigate
        if question.kind in {QuestionKind.MISSING_FACT, QuestionKind.UNKNOWN_NUMBER} and question.contact:
            go.contact_wanted.emit(question.contact)
        elif question.debt:
            go.debt_wanted.emit(question.debt)

    def _take_step(self) -> None:
        step, go = self._step, self.ctx.navigate
        if step is None:
            return
        if step.kind is StepKind.ENTER_FIRST_DEBT:
            go.new_debt_wanted.emit()
        elif step.kind in {StepKind.PAY_MINIMUM, StepKind.PAY_INSTALMENT, StepKind.PAY_BEFORE_COST}:
            go.payment_wanted.emit(step.debt or "")
        elif step.contact:
            go.contact_wanted.emit(step.contact)
        elif step.debt:
            go.debt_wanted.emit(step.debt)


def _place(grid: QGridLayout, places: list[tuple[int, int]], widgets: tuple[QWidget, ...]) -> None:
    for (row, column), widget in zip(places, widgets, strict=True):
        grid.removeWidget(widget)
        grid.addWidget(widget, row, column)


def _amount(ctx: UiContext, row: DueRow) -> str:
    minor = row.item.amount if row.item.unpaid is None else row.item.unpaid
    return _("not known") if minor is None else ctx.money(minor, row.currency)


def _when(row: ContactRow) -> str:
    if row.local_at is None:
        return _("time not known")
    if row.contact.at_precision == "date":
        return formats.day_month_weekday(row.local_at.date())
    return f"{formats.day_month(row.local_at.date())} {formats.time_short(row.local_at)}"


def _count(view: TodayView, day: date) -> DayCount:
    there = [row for row in view.week if row.local_at is not None and row.local_at.date() == day]
    flagged = [row for row in there if any(f.verdict is not Verdict.CANNOT_TELL for f in row.flags)]
    return DayCount(day, len(there), len(flagged))
