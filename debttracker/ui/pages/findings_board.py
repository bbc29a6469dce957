"""The board of findings: all that the norms found, filtered, marked many at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from debttracker.l10n import _, formats, ngettext
from debttracker.norms.finding import FindingKey
from debttracker.norms.pause import no_cycle_search
from debttracker.norms.vocabulary import FindingState, Verdict
from debttracker.services.board import Board, BoardFilter, BoardRow
from debttracker.services.norms_news import NormsNews
from debttracker.services.session import Session
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.dismiss_dialog import DismissDialog
from debttracker.ui.dialogs.norms_news_dialog import NormsNewsDialog
from debttracker.ui.models.finding_model import FindingModel, columns
from debttracker.ui.models.row_model import SortElsewhere, in_order
from debttracker.ui.norms_news_words import news_line
from debttracker.ui.widgets.board_filters import BoardFilters
from debttracker.ui.widgets.board_table import BoardTable
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.empty_state import EmptyState
from debttracker.ui.widgets.flow_layout import FlowLayout
from debttracker.ui.widgets.labels import IconLabel, label
from debttracker.ui.widgets.month_bars import MonthBars

Sorting = tuple[str, bool] | None
"""Key of a column and whether upwards."""


@dataclass(frozen=True, slots=True)
class BoardReading:
    """The board as filtered and sorted, and what newer norms changed."""

    board: Board
    news: NormsNews | None


def read_board(session: Session, wanted: BoardFilter, sorting: Sorting) -> BoardReading:
    """Read the board, in the thread of the case."""
    with no_cycle_search():
        return _read_board(session, wanted, sorting)


def _read_board(session: Session, wanted: BoardFilter, sorting: Sorting) -> BoardReading:
    found = session.board(wanted)
    column = next((one for one in columns() if sorting and one.key == sorting[0]), None)
    if column is not None and sorting is not None:
        rows = in_order(found.rows, column, ascending=sorting[1])
        found = replace(found, rows=rows)
    return BoardReading(found, session.norms_news())


class FindingsBoard(QWidget):
    """Filters, months, the table and what can be done with the findings chosen in it.

    `news_card` says what newer norms changed; the page shows it above whatever it shows.
    """

    opened = Signal(object)
    """Key of the finding that is wanted explained."""

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.ctx = ctx
        self._reading = 0
        self._news: NormsNews | None = None
        self._shown: Board | None = None
        self.filters = BoardFilters(self)
        self.months = MonthBars(self)
        self.count = label("", "secondary", wrap=True, right=True)
        self.model = FindingModel(self)
        proxy = SortElsewhere(self)
        self.table = BoardTable(self.model, _("Findings"), proxy, self)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.news_card = Card(role="accent-card", parent=self)
        self.news_words = label("", "strong", wrap=True)
        self.news_show = button(_("Show what changed"))
        self.news_noted = button(_("Noted"), name=_("Noted: the norms were updated"))
        self.buttons: dict[FindingState, QPushButton] = {}
        self._lay_out()
        self.filters.changed.connect(self.refresh)
        self.months.chosen.connect(lambda _month: self.refresh())
        self.table.opened.connect(lambda row: self.opened.emit(row.key))
        self.table.selectionModel().selectionChanged.connect(lambda *_changed: self._show_chosen())
        self.news_show.clicked.connect(self.show_news)
        self.news_noted.clicked.connect(self._note)
        proxy.asked.connect(self._on_sorting)
        self._show_chosen()

    def chosen(self) -> list[BoardRow]:
        """Return the findings chosen, from top to bottom."""
        return self.table.chosen_rows()

    def refresh(self) -> None:
        """Read the board as filtered."""
        self._reading += 1
        number, wanted, sorting = self._reading, self._wanted(), self.table.sort_state()
        self.ctx.tasks.read(
            self,
            lambda session: read_board(session, wanted, sorting),
            lambda reading: self._take(number, wanted, reading),
        )

    def read_news(self) -> None:
        """Read what newer norms changed, for the card alone."""
        self.ctx.tasks.read(self, lambda session: session.norms_news(), self._show_news)

    def show_only(self, state: FindingState) -> None:
        """Show the findings of one state."""
        self.months.clear()
        self.filters.set_only(state)

    def show_news(self) -> None:
        """List what newer norms changed."""
        if self._news is None:
            return
        dialog = NormsNewsDialog(self.ctx, self._news, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._note)
        dialog.opened.connect(self.opened)
        dialog.open()

    def set_state(self, state: FindingState) -> None:
        """Mark the findings chosen that can be marked so, in one write; a dismissal asks for its reason."""
        lacking = Verdict.CANNOT_TELL
        rows = [r for r in self.chosen() if _may_be(state, r.state, lacks=r.verdict is lacking)]
        if not rows or self.ctx.read_only:
            return
        keys = [row.key for row in rows]
        if state is not FindingState.DISMISSED:
            self._write(keys, state, None)
            return
        count = ngettext("%(count)s finding", "%(count)s findings", len(rows))
        title = rows[0].title if len(rows) == 1 else count % {"count": formats.number(len(rows))}
        dialog = DismissDialog(title, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._write(keys, state, dialog.reason))
        dialog.open()

    def _wanted(self) -> BoardFilter:
        return self.filters.value(self.months.month)

    def _write(self, keys: Sequence[FindingKey], state: FindingState, reason: str | None) -> None:
        self.ctx.tasks.write(self, lambda session: session.mark_findings(keys, state, reason))

    def _note(self) -> None:
        self.ctx.tasks.write(self, lambda session: session.note_norms())

    def _on_sorting(self) -> None:
        if self.isVisible():
            self.refresh()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(IconLabel("refresh-cw", "accent"))
        line.addWidget(self.news_words, 1)
        line.addWidget(self.news_show)
        line.addWidget(self.news_noted)
        self.news_card.body.addLayout(line)
        self.news_card.hide()
        head = Card()
        head.body.addWidget(self.filters)
        head.body.addWidget(self.months)
        nothing = _(
            "The norms found nothing in what is logged so far. Each contact is judged once it is logged."
        )
        self.empty = EmptyState("flag", nothing, _("Log a contact"))
        self.empty.acted.connect(self.ctx.navigate.log_contact_wanted)
        self.none = EmptyState("filter", _("No finding fits what is chosen above."), _("Show all"))
        self.none.acted.connect(self._show_all)
        self.stack = QStackedWidget(self)
        for widget in (self.table, self.empty, self.none):
            self.stack.addWidget(widget)
        card = Card()
        card.body.addLayout(self._actions())
        card.body.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(card, 1)

    def _actions(self) -> QHBoxLayout:
        texts = {
            FindingState.CONFIRMED: _("Confirm"),
            FindingState.DISMISSED: _("Dismiss…"),
            FindingState.USED: _("Mark as used"),
            FindingState.OPEN: _("Reopen"),
        }
        holder = QWidget(self)
        holder.setProperty("role", "plain")
        flow = FlowLayout(holder)
        for state, text in texts.items():
            made = self.buttons[state] = button(text)
            made.clicked.connect(lambda _checked=False, state=state: self.set_state(state))
            flow.addWidget(made)
        row = QHBoxLayout()
        row.addWidget(holder, 3)
        row.addWidget(self.count, 2)
        return row

    def _show_all(self) -> None:
        self.months.clear()
        self.filters.clear()

    def _take(self, number: int, asked: BoardFilter, reading: BoardReading) -> None:
        if number != self._reading:
            return
        found = reading.board
        self.filters.offer(found)
        self.months.show_months(found.months, asked.month, found.undated)
        if self._wanted() != asked:
            self.refresh()  # what was filtered by is gone
            return
        self.months.setVisible(bool(found.months))
        self._shown = found
        self.model.set_rows(found.rows)
        if found.rows:
            self.stack.setCurrentWidget(self.table)
        else:
            self.stack.setCurrentWidget(self.none if found.total else self.empty)
        self._show_news(reading.news)
        self._show_chosen()

    def _show_news(self, news: NormsNews | None) -> None:
        self._news = news
        self.news_card.setVisible(news is not None)
        if news is not None:
            self.news_words.setText(news_line(news))
            self.news_show.setVisible(bool(news.changes))
            self.news_noted.setVisible(not self.ctx.read_only)

    def _show_chosen(self) -> None:
        rows = self.chosen()
        kinds = {(row.state, row.verdict is Verdict.CANNOT_TELL) for row in rows}
        for state, made in self.buttons.items():
            may = any(_may_be(state, was, lacks=lacks) for was, lacks in kinds)
            made.setEnabled(may and not self.ctx.read_only)
        found = self._shown
        if found is None:
            return
        fields = {"shown": formats.number(len(found.rows)), "all": formats.number(found.total)}
        parts = [_("Showing %(shown)s of %(all)s") % fields]
        if len(rows) > 1:
            chosen = ngettext("%(count)s chosen", "%(count)s chosen", len(rows))
            parts.append(chosen % {"count": formats.number(len(rows))})
        self.count.setText(" · ".join(parts))


def _may_be(wanted: FindingState, state: FindingState, *, lacks: bool) -> bool:
    """Whether a finding can be marked so: what lacks a fact is not judged yet, and can only be dismissed."""
    return wanted is not state and (not lacks or wanted in {FindingState.DISMISSED, FindingState.OPEN})
