"""What they did, and whether it was allowed: the log and the contact chosen."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from debttracker.l10n import _, pgettext
from debttracker.norms.finding import FindingKey
from debttracker.norms.vocabulary import FindingState
from debttracker.services.changes import ChangeKind
from debttracker.services.session import Session
from debttracker.services.views import ContactDetail, ContactFilter
from debttracker.ui.contact_form.log_reading import LogReading, read_log
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.contact_editor_dialog import ContactEditorDialog
from debttracker.ui.dialogs.dismiss_dialog import DismissDialog
from debttracker.ui.dialogs.save_evidence import save_evidence
from debttracker.ui.models.contact_model import contact_model
from debttracker.ui.models.row_model import SortElsewhere
from debttracker.ui.page import Page
from debttracker.ui.pages.findings_board import FindingsBoard
from debttracker.ui.pages.parties_menu import PartiesButton
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.contact_detail import ContactDetailView
from debttracker.ui.widgets.contact_filters import ContactFilters
from debttracker.ui.widgets.empty_state import EmptyState
from debttracker.ui.widgets.flow_tabs import FlowTabs
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.table import DataTable

SIDE_BY_SIDE = 700
"""Pixels of width from which the contact chosen stands beside the log."""
_BOTH_HIGH = 960
"""Pixels of height that both need one below the other."""
_LOG, _BOARD = 0, 1
"""Places of the two views."""
_ROOM = {"debts": 770, "words": 650}
"""Width of the table in pixels below which a column is left out; the contact chosen shows it anyway."""
_SQUEEZED = {"time": 104, "who": 100, "channel": 92}
"""Widths in pixels where there is little room."""
_FLAGS = 100, 172
"""Least and greatest width of the flags there."""


class ContactsPage(Page):
    """The contact log with its filters, and beside it the explanation of the contact chosen."""

    name: ClassVar[str] = "contacts"
    least: ClassVar[tuple[int, int]] = (460, 520)
    kinds: ClassVar[frozenset[ChangeKind]] = frozenset(
        {
            ChangeKind.CONTACTS,
            ChangeKind.FINDINGS,
            ChangeKind.CREDITORS,
            ChangeKind.DEBTS,
            ChangeKind.NOTICES,
        }
    )

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self._wanted: str | None = None
        self._is_stale = {_LOG: True, _BOARD: True}
        self._reading = 0
        self._detail_reading = 0
        self.filters = ContactFilters(self)
        self.count = label("", "secondary")
        self.model = contact_model(self)
        self.sorting = SortElsewhere(self)
        self.table = ContactTable(self.model, _("Contact log"), self, self.sorting)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.detail = ContactDetailView(ctx, self)
        self.parties = PartiesButton(ctx, self)
        self.board = FindingsBoard(ctx, self)
        self.views = FlowTabs(_("Log or findings"), self)
        self._lay_out()
        self.views.changed.connect(lambda _place: self._read_shown())
        self.board.opened.connect(self._explain)
        self.filters.changed.connect(self._read_log)
        self.sorting.asked.connect(self._on_sorting)
        self.table.selectionModel().selectionChanged.connect(lambda *_changed: self._on_selection())
        self.table.opened.connect(lambda _row: self._edit(""))
        self.detail.state_wanted.connect(self._mark)
        self.detail.edit_wanted.connect(self._edit)
        self.detail.delete_wanted.connect(self.delete_selected)
        self.detail.contact_wanted.connect(self.show_contact)
        self.detail.evidence_wanted.connect(lambda sha256, name: save_evidence(ctx, self, sha256, name))
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table, self.delete_selected)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """Ids of the contacts chosen, from top to bottom."""
        return tuple(row.contact.id for row in self.table.chosen_rows())

    def refresh(self) -> None:
        """Read what is shown, the log or the findings; the other when it is shown next."""
        self._is_stale = {_LOG: True, _BOARD: True}
        self._read_shown()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the contact chosen beside the log where there is room, else below it."""
        super().resizeEvent(event)
        beside = event.size().width() >= SIDE_BY_SIDE
        self.splitter.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self.setMinimumHeight(self.least[1] if beside else _BOTH_HIGH)

    def show_findings(self, state: FindingState | None = None) -> None:
        """Show the findings, of one state alone when it is given."""
        self.views.show_tab(_BOARD)
        if state is not None:
            self.board.show_only(state)

    def _read_shown(self) -> None:
        place = self.views.current
        if self._is_stale[place]:
            self._is_stale[place] = False
            (self.board.refresh if place == _BOARD else self._read_log)()

    def _explain(self, key: FindingKey) -> None:
        if key.contact is not None:
            self.show_contact(key.contact)
        elif key.debt is not None:
            self.ctx.navigate.debt_wanted.emit(key.debt)

    def _read_log(self) -> None:
        """Read the log as filtered."""
        self._reading += 1
        number = self._reading
        wanted = self.filters.value()
        column, ascending = self.table.sorting_column()
        self.ctx.tasks.read(
            self,
            lambda session: read_log(session, wanted, column, ascending=ascending),
            lambda reading: self._take(number, wanted, reading),
        )

    def _on_sorting(self) -> None:
        if self._reading:  # else nothing is read yet, and the first reading will ask how it is sorted
            self._read_log()

    def show_contact(self, contact: str) -> None:
        """Choose a contact in the log; a filter that hides it is taken off."""
        self.views.show_tab(_LOG)
        if self.table.select_id(contact):
            return
        self._wanted = contact
        if self.filters.is_active():
            self.filters.clear()
        elif self.isVisible():
            self._read_log()

    def show_collector(self, collector: str) -> None:
        """Show the contacts of one collector alone."""
        self.views.show_tab(_LOG)
        self.filters.show_collector(collector)

    def delete_selected(self) -> None:
        """Delete the contacts chosen; the notice that follows offers Undo."""
        chosen = self.selected_ids
        if chosen and not self.ctx.read_only:
            self.ctx.tasks.write(self, lambda session: session.delete_contacts(chosen))

    def _lay_out(self) -> None:
        self.empty = EmptyState("phone", _("No contact is logged yet."), _("Log a contact"))
        self.empty.acted.connect(self.ctx.navigate.log_contact_wanted)
        self.none = EmptyState("filter", _("No contact fits what is chosen above."), _("Show all"))
        self.none.acted.connect(self.filters.clear)
        self.stack = QStackedWidget(self)
        for widget in (self.table, self.empty, self.none):
            self.stack.addWidget(widget)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = Card()
        head.body.addWidget(self.filters)
        line = QHBoxLayout()
        line.addWidget(self.count, 1)
        line.addWidget(self.parties)
        head.body.addLayout(line)
        column.addWidget(head)
        card = Card()
        card.body.addWidget(self.stack)
        column.addWidget(card, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.detail)
        self.detail.setMinimumWidth(280)
        left.setMinimumWidth(360)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        self.views.add_tab(self.splitter, pgettext("contacts", "Log"))
        self.views.add_tab(self.board, _("Findings"))
        layout.setSpacing(8)
        layout.addWidget(self.board.news_card)
        layout.addWidget(self.views, 1)

    def _take(self, number: int, asked: ContactFilter, reading: LogReading) -> None:
        if number != self._reading:
            return
        self.filters.set_data(reading.data, reading.today, reading.subjects)
        if self.filters.value() != asked:
            self._read_log()  # what was filtered by is gone, or the day is known only now
            return
        self.model.set_rows(reading.rows)
        self.board.read_news()
        fields = {"shown": len(reading.rows), "all": reading.total}
        self.count.setText(_("Showing %(shown)s of %(all)s") % fields)
        if reading.rows:
            self.stack.setCurrentWidget(self.table)
        else:
            self.stack.setCurrentWidget(self.none if reading.total else self.empty)
        wanted, self._wanted = self._wanted, None
        if wanted is not None and not self.table.select_id(wanted):
            self.ctx.notify(_("This contact is no longer in the log."))
        if not self.selected_ids and reading.rows:
            self.table.select_id(reading.rows[0].contact.id)
        self._on_selection()

    def _on_selection(self) -> None:
        count = self.table.chosen_count
        self._detail_reading += 1
        if count != 1:
            self.detail.show_many(count)
            return
        number, chosen = self._detail_reading, self.table.chosen_rows()[0].contact.id
        self.ctx.tasks.read(
            self, lambda session: _detail(session, chosen), lambda found: self._show(number, found)
        )

    def _show(self, number: int, found: ContactDetail | None) -> None:
        if number != self._detail_reading:
            return
        if found is None:
            self.detail.show_many(0)
        else:
            self.detail.show_detail(found)

    def _edit(self, field: str) -> None:
        chosen = self.selected_ids
        if len(chosen) == 1:
            ContactEditorDialog(self.ctx, chosen[0], field, parent=self.window()).open()

    def _mark(self, norm: str, state: str) -> None:
        chosen = self.selected_ids
        if len(chosen) != 1:
            return
        wanted = FindingState(state)
        if wanted is not FindingState.DISMISSED:
            self._write_state(chosen[0], norm, wanted, None)
            return
        title = next((view.card.title for view in self.detail.cards if view.card.finding.norm == norm), "")
        dialog = DismissDialog(title, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._write_state(chosen[0], norm, wanted, dialog.reason))
        dialog.open()

    def _write_state(self, contact: str, norm: str, state: FindingState, reason: str | None) -> None:
        self.ctx.tasks.write(self, lambda session: session.set_finding_state(contact, norm, state, reason))


class ContactTable(DataTable):
    """Leaves the less weighty columns out where there is no room: what the norms say is always seen."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns that there is room for."""
        width = event.size().width()
        for place, column in enumerate(self.rows.columns):
            if column.key in _ROOM:
                self.setColumnHidden(place, width < _ROOM[column.key])
        if width < _ROOM["words"]:
            self._squeeze(width)
        super().resizeEvent(event)

    def _squeeze(self, width: int) -> None:
        """Fill the width: what the columns leave goes to the flags first, then to who it was."""
        places = {column.key: place for place, column in enumerate(self.rows.columns)}
        for key, width_then in _SQUEEZED.items():
            self.setColumnWidth(places[key], width_then)
        left = width - sum(self.columnWidth(places[key]) for key in _SQUEEZED)
        flags = min(max(left, _FLAGS[0]), _FLAGS[1])
        self.setColumnWidth(places["flags"], flags)
        self.setColumnWidth(places["who"], _SQUEEZED["who"] + max(0, left - flags))


def _detail(session: Session, contact: str) -> ContactDetail | None:
    """Return a contact explained, None when it was deleted in the meantime."""
    try:
        return session.contact(contact)
    except KeyError:
        return None
