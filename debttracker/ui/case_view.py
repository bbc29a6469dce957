"""An open case: rail, top bar, pages, status line."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from debttracker.l10n import _
from debttracker.services.changes import ChangeKind, Changes
from debttracker.services.search_hits import HitKind, SearchHit
from debttracker.ui.context import UiContext
from debttracker.ui.page import Page
from debttracker.ui.page_list import PAGES, PageEntry
from debttracker.ui.widgets.labels import IconLabel, label
from debttracker.ui.widgets.page_area import PageArea
from debttracker.ui.widgets.rail import Rail
from debttracker.ui.widgets.status_line import StatusLine
from debttracker.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:  # a case is shown before its records are read
    from debttracker.case import CaseInfo
    from debttracker.services.views import FileState
    from debttracker.ui.glance import CaseGlance

NARROW_BELOW = 900


class CaseView(QWidget):
    """Shows the pages of the open case; a page is made when it is first shown."""

    def __init__(
        self, ctx: UiContext, pages: Sequence[PageEntry] = PAGES, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._entries = {entry.name: entry for entry in pages}
        self._made: dict[str, Any] = {}
        self._areas: dict[str, PageArea] = {}
        self.current = ""
        self.jurisdiction = ""
        """The country of the case, once it is known."""
        self.rail = Rail([(entry.name, entry.title(), entry.icon) for entry in pages])
        self.top_bar = TopBar(ctx)
        self.banner = Banner()
        self.status = StatusLine()
        self._stack = QStackedWidget()
        right = QVBoxLayout()
        right.setSpacing(0)
        for widget in (self.top_bar, self.banner):
            right.addWidget(widget)
        right.addWidget(self._stack, 1)
        right.addWidget(self.status)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)
        self._connect()

    @property
    def page_names(self) -> tuple[str, ...]:
        """Names of the pages in the order of the rail."""
        return tuple(self._entries)

    def page(self, name: str) -> Any:
        """Return a page, made if it was not shown before."""
        if name not in self._made:
            made = self._made[name] = self._entries[name].make(self._ctx)
            self._areas[name] = PageArea(made, made.least)
            self._stack.addWidget(self._areas[name])
            if made.has_tables:
                self._remember_tables(made)
        return self._made[name]

    def _remember_tables(self, page: Page) -> None:
        from debttracker.ui.widgets.table import DataTable
        from debttracker.ui.widgets.table_memory import remember_table

        for table in page.findChildren(DataTable):
            table.ctx = self._ctx
            remember_table(table, page.name, self._ctx.settings)

    def show_page(self, name: str) -> None:
        """Show a page; an unknown name, as from older settings, shows the first."""
        name = name if name in self._entries else next(iter(self._entries))
        self.current = name
        self.rail.set_current(name)
        self.page(name)
        self._stack.setCurrentWidget(self._areas[name])

    def show_debt(self, debt: str) -> None:
        """Show a debt on its page."""
        self._on_page("debts").show_debt(debt)

    def show_contact(self, contact: str) -> None:
        """Show a contact on its page."""
        self._on_page("contacts").show_contact(contact)

    def show_open_findings(self) -> None:
        """Show the findings that are still open."""
        from debttracker.norms.vocabulary import FindingState

        self._on_page("contacts").show_findings(FindingState.OPEN)

    def show_glance(self, glance: "CaseGlance") -> None:
        """Show what was kept of the case, before its records are read."""
        self.top_bar.show_case(glance.name, glance.place)
        self.page("today").show_glance(glance.today)

    def read_all(self) -> None:
        """Read the state of the file and what the pages show, now that the case is open."""
        self.show_file()
        for page in self._made.values():
            page.read_again()

    def show_file(self) -> None:
        """Read the state of the file for bar, banner and status line."""
        now = self._ctx.clock().astimezone()
        self._ctx.tasks.read(
            self,
            lambda session: (session.case.info, session.state()),
            lambda both: self._show_file(*both, now),
        )

    def show_norms(self) -> None:
        """Read which norms judge, for the status line."""
        self._ctx.tasks.read(
            self, lambda session: session.norms_release(), lambda found: self.status.show_norms(*found)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail to icons in a narrow window."""
        super().resizeEvent(event)
        self.rail.set_narrow(self.width() < NARROW_BELOW)

    def _show_file(self, info: "CaseInfo", state: "FileState", now: datetime) -> None:
        self.jurisdiction = info.jurisdiction
        from debttracker.ui.record_words import jurisdiction_name

        self.top_bar.show_case(info.name, jurisdiction_name(info.jurisdiction))
        self.top_bar.show_read_only(state.read_only)
        self.banner.show_state(state)
        self.status.show_state(state, now)

    def _connect(self) -> None:
        ctx, go = self._ctx, self._ctx.navigate
        self.rail.chosen.connect(self.show_page)
        self.top_bar.log_contact.connect(go.log_contact_wanted)
        self.top_bar.payment.connect(lambda: go.payment_wanted.emit(""))
        self.top_bar.search.hit_chosen.connect(self._open_hit)
        self.top_bar.hide_amounts.connect(self._hide_amounts)
        ctx.bus.amounts_hidden.connect(self.top_bar.show_hidden)
        self.status.work.listen(ctx.tasks, ctx.bus)
        ctx.bus.changed.connect(self._on_changed)
        go.page_wanted.connect(self.show_page)
        go.debt_wanted.connect(self.show_debt)
        go.contact_wanted.connect(self.show_contact)
        go.findings_wanted.connect(self.show_open_findings)

    def _hide_amounts(self, hidden: bool) -> None:
        self._ctx.amounts_hidden = hidden

    def _open_hit(self, hit: SearchHit) -> None:
        """Show what the search found; pages and actions are the window's."""
        if hit.kind is HitKind.CONTACT:
            self.show_contact(hit.id)
        elif hit.kind is HitKind.DEBT:
            self.show_debt(hit.id)
        elif hit.kind is HitKind.CREDITOR:
            self._on_page("debts").show_lender(hit.title)
        elif hit.kind is HitKind.COLLECTOR:
            self._on_page("contacts").show_collector(hit.id)
        elif hit.kind is HitKind.DAY:
            self._on_page("calendar").go_to(date.fromisoformat(hit.id))

    def _on_page(self, name: str) -> Any:
        self.show_page(name)
        return self.page(name)

    def _on_changed(self, changes: Changes) -> None:
        if ChangeKind.CASE in changes.kinds:
            self.show_file()
            self.show_norms()


class Banner(QFrame):
    """Says above the pages that the case may only be looked at, and who holds it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.text = label("", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 8, 20, 8)
        layout.setSpacing(8)
        layout.addWidget(IconLabel("lock", "soon", 16))
        layout.addWidget(self.text, 1)
        self.hide()

    def show_state(self, state: "FileState") -> None:
        """Show or hide the banner."""
        if state.read_only and state.held_by:
            self.text.setText(
                _("This case is open elsewhere (%(holder)s). You can look at it, but not change it.")
                % {"holder": state.held_by}
            )
        elif state.read_only:
            self.text.setText(_("This case can be looked at, but not changed."))
        self.setAccessibleName(self.text.text() if state.read_only else "")
        self.setVisible(state.read_only)
