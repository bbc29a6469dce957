"""The window: the start page or an open case, menus and shortcuts, and what it remembers."""

import base64
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget, QWidget

from debttracker.l10n import _, pgettext, translate
from debttracker.services.search_hits import HitKind, SearchHit
from debttracker.settings import keys
from debttracker.ui.case_view import CaseView
from debttracker.ui.context import UiContext
from debttracker.ui.menus import Menus, language_entries, scale_entries, theme_entries
from debttracker.ui.notify import Toast
from debttracker.ui.page_list import PAGES, PageEntry

if TYPE_CHECKING:  # a case that is opened at the start is shown without it
    from debttracker.services.changes import Changes
    from debttracker.ui.glance import CaseGlance
    from debttracker.ui.pages.start_page import StartPage

LEAST_WIDTH, LEAST_HEIGHT = 640, 440
FIRST_WIDTH, FIRST_HEIGHT = 1280, 800
_OF_CASE = (
    "import",
    "export",
    "backup",
    "case",
    "close",
    "history",
    "help_lines",
    "reminders",
    "undo",
    "log",
    "payment",
    "new_debt",
    "hide",
)
_WRITES = ("import", "undo", "log", "payment", "new_debt")


class MainWindow(QMainWindow):
    """What files are opened or made is decided by `application`, which listens to `asked(name, detail)`.

    Names: new, first_debt, open, open_path, demo, import, export, backup, close, language, theme, scale,
    settings, norms, about, forget, quit.
    """

    asked = Signal(str, str)

    def __init__(
        self, ctx: UiContext, pages: Sequence[PageEntry] = PAGES, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self._pages = pages
        self.case_view: CaseView | None = None
        self.is_awaiting = False
        """Whether the case that is shown is still being opened."""
        self._wanted: Callable[[], None] | None = None
        self.setWindowTitle(_("Debttracker"))
        self.setWindowIcon(ctx.theme.icon("wallet", "accent"))
        self._start_page: StartPage | None = None
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.toast = Toast(self)
        self.menus = Menus(self)
        self._build_menus()
        self._connect()
        self._restore_place()
        self._enable()

    @property
    def start_page(self) -> "StartPage":
        """The start page, made when it is first asked for."""
        if self._start_page is None:
            from debttracker.ui.pages.start_page import StartPage

            self._start_page = StartPage(self.ctx)
            self._start_page.asked.connect(self.asked)
            self._stack.addWidget(self._start_page)
        return self._start_page

    def show_start(self) -> None:
        """Show the start page; the view of the case before goes."""
        self.is_awaiting = False
        self._wanted = None
        if self.case_view is not None:
            self._remember_page()
            self._stack.removeWidget(self.case_view)
            self.case_view.deleteLater()
            self.case_view = None
        self.start_page.show_recent()
        self._stack.setCurrentWidget(self.start_page)
        self.start_page.begin()
        self.setWindowTitle(_("Debttracker"))
        self.show_recent()
        self._enable()

    def show_case(self) -> None:
        """Show the case that the session holds now, in the view that waits for it if there is one."""
        view = self.case_view
        if view is not None and self.is_awaiting:
            self.is_awaiting = False
            view.read_all()
        else:
            view = self._show_view()
            view.show_file()
        if not view.current:
            self._show_last_page(view)
        self.show_recent()
        self._enable()
        self.ctx.tasks.later(view, view.show_norms)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            wanted()

    def await_case(self, glance: "CaseGlance | None") -> None:
        """Show a case that is about to be opened: in the words kept of it, else no page yet."""
        self.is_awaiting = True
        view = self._show_view()
        if glance is not None:
            self._show_last_page(view)
            view.show_glance(glance)

    def _show_view(self) -> CaseView:
        if self.case_view is not None:
            self._stack.removeWidget(self.case_view)
            self.case_view.deleteLater()
        self.toast.dismiss()
        view = self.case_view = CaseView(self.ctx, self._pages)
        view.top_bar.search.commands = self.menus.commands
        view.top_bar.search.hit_chosen.connect(self._run)
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        self._enable()
        return view

    def _show_last_page(self, view: CaseView) -> None:
        view.show_page(self.ctx.settings.get(keys.PAGE))
        view.rail.button(view.current).setFocus()

    def show_recent(self) -> None:
        """List the recent files in the menu."""
        self.menus.recent(self.ctx.settings.get(keys.RECENT), lambda path: self.asked.emit("open_path", path))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the start page where nothing else is shown."""
        if self._stack.count() == 0:
            self.show_start()
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember place and page; closing the file is the application's."""
        self.remember()
        event.ignore()
        self.asked.emit("quit", "")

    def remember(self) -> None:
        """Put size, place and page into the settings."""
        state = base64.b64encode(self.saveGeometry().data()).decode()
        self.ctx.settings.set(keys.WINDOW_GEOMETRY, state)
        self.ctx.settings.set(keys.AMOUNTS_HIDDEN, self.ctx.amounts_hidden)
        self._remember_page()

    def open_dialog(self, dialog: QDialog) -> None:
        """Show a dialog over the window; it goes when it is closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def undo(self) -> None:
        """Take the last edit back."""
        self.ctx.tasks.write(self, lambda session: session.undo(), self._undone)

    def _undone(self, changes: "Changes | None") -> None:
        if changes is None:
            self.ctx.notify(_("There is nothing to take back."))

    def _on_stopped(self) -> None:
        self.ctx.notify(_("Stopped. Nothing was left half done."))

    def _on_changed(self, changes: "Changes") -> None:
        if not changes.label:
            return
        text = pgettext("news", "%(what)s.") % {"what": translate(changes.label)}
        if changes.undoable:
            self.ctx.notify(text, _("Undo"), self.undo)
        else:
            self.ctx.notify(text)

    def _connect(self) -> None:
        self.ctx.notify.wanted.connect(self.toast.show_notice)
        self.ctx.bus.changed.connect(self._on_changed)
        self.ctx.tasks.stopped.connect(self._on_stopped)
        self.ctx.bus.amounts_hidden.connect(self.menus.actions["hide"].setChecked)
        go = self.ctx.navigate
        go.log_contact_wanted.connect(self._log_contact)
        go.payment_wanted.connect(self._record_payment)
        go.new_debt_wanted.connect(self._new_debt)
        go.reminders_wanted.connect(self._reminders)
        go.help_lines_wanted.connect(self._help_lines)

    def _log_contact(self) -> None:
        from debttracker.ui.dialogs.log_contact_dialog import LogContactDialog

        if self._when_open(self._log_contact) and self._may_write():
            self.open_dialog(LogContactDialog(self.ctx, self))

    def _record_payment(self, debt: str) -> None:
        from debttracker.ui.dialogs.payment_dialog import open_payment_dialog

        if self._when_open(lambda: self._record_payment(debt)) and self._may_write():
            open_payment_dialog(self.ctx, self, debt)

    def _new_debt(self) -> None:
        from debttracker.ui.dialogs.debt_dialog import open_debt_dialog

        if self._when_open(self._new_debt) and self._may_write():
            open_debt_dialog(self.ctx, self)

    def _when_open(self, do: Callable[[], None]) -> bool:
        """Return whether the case is open; while it is being opened, the last action is done after that."""
        if self.is_awaiting:
            self._wanted = do
        return not self.is_awaiting

    def _may_write(self) -> bool:
        if self.case_view is not None and self.ctx.read_only:
            self.ctx.notify(_("This case can be looked at, but not changed."))
        may = self.case_view is not None and not self.ctx.read_only
        if may:
            self.ctx.tasks.later(self, self._prepare_to_write)
        return may

    def _prepare_to_write(self) -> None:
        if self.case_view is not None:
            self.ctx.tasks.read(self, lambda session: session.prepare_to_write(), lambda _none: None)

    def _case(self) -> None:
        from debttracker.ui.dialogs.case_dialog import open_case_dialog

        open_case_dialog(self.ctx, self)

    def _history(self) -> None:
        from debttracker.ui.dialogs.history_dialog import HistoryDialog

        self.open_dialog(HistoryDialog(self.ctx, self))

    def _reminders(self) -> None:
        from debttracker.ui.dialogs.reminders_dialog import RemindersDialog

        if self.case_view is not None:
            self.open_dialog(RemindersDialog(self.ctx, self))

    def _guide(self) -> None:
        from debttracker.ui.dialogs.guide_dialog import GuideDialog

        page = self.case_view.current if self.case_view else ""
        self.open_dialog(GuideDialog(page or "start", self))

    def _help_lines(self) -> None:
        from debttracker.ui.dialogs.help_lines_dialog import HelpLinesDialog

        if self.case_view is not None:
            self.open_dialog(HelpLinesDialog(self.case_view.jurisdiction, self))

    def _search(self) -> None:
        if self.case_view is not None:
            self.case_view.top_bar.search.setFocus()
            self.case_view.top_bar.search.selectAll()

    def _run(self, hit: SearchHit) -> None:
        if hit.kind in {HitKind.PAGE, HitKind.ACTION}:
            self.menus.actions[hit.id].trigger()

    def _toggle_amounts(self) -> None:
        self.ctx.amounts_hidden = not self.ctx.amounts_hidden

    def _show_page(self, name: str) -> None:
        if self.case_view is not None:
            self.case_view.show_page(name)

    def _ask(self, name: str) -> Callable[[], None]:
        return lambda: self.asked.emit(name, "")

    def _build_menus(self) -> None:
        menus, go = self.menus, self.ctx.navigate
        menus.menu("file", _("&File"))
        menus.add(
            "file",
            [
                ("new", _("&New case…"), ["Ctrl+N"], self._ask("new")),
                ("open", _("&Open…"), ["Ctrl+O"], self._ask("open")),
            ],
        )
        menus.menu("recent", _("Open &recent"), "file")
        menus.add(
            "file",
            [
                ("demo", _("Open the &demo"), [], self._ask("demo")),
                None,
                ("import", _("&Import…"), ["Ctrl+I"], self._ask("import")),
                ("export", _("&Export…"), ["Ctrl+E"], self._ask("export")),
                ("backup", _("&Back up now…"), ["Ctrl+B"], self._ask("backup")),
                None,
                ("case", _("About this &case…"), [], self._case),
                ("close", _("&Close case"), ["Ctrl+W"], self._ask("close")),
                ("quit", _("&Quit"), ["Ctrl+Q"], self.close),
            ],
        )
        menus.menu("edit", _("&Edit"))
        menus.add(
            "edit",
            [
                ("undo", _("&Undo the last change"), ["Ctrl+Z"], self.undo),
                ("history", _("&History…"), ["Ctrl+Shift+H"], self._history),
                None,
                ("log", _("&Log a contact"), ["Ctrl+L"], go.log_contact_wanted.emit),
                ("payment", _("Record a &payment"), ["Ctrl+P"], lambda: go.payment_wanted.emit("")),
                ("new_debt", _("Enter a &debt"), ["Ctrl+D"], go.new_debt_wanted.emit),
                None,
                ("search", _("&Search"), ["Ctrl+K", "Ctrl+F"], self._search),
                None,
                ("settings", _("S&ettings…"), ["Ctrl+,"], self._ask("settings")),
            ],
        )
        self._build_view_menu()
        menus.menu("help", _("&Help"))
        menus.add(
            "help",
            [
                ("guide", _("&Guide"), ["F1"], self._guide),
                ("help_lines", _("&Where to get help…"), [], go.help_lines_wanted.emit),
                None,
                ("norms", _("&Norms in use…"), [], self._ask("norms")),
                ("about", _("&About this program"), [], self._ask("about")),
            ],
        )

    def _build_view_menu(self) -> None:
        menus, settings, go = self.menus, self.ctx.settings, self.ctx.navigate
        menus.menu("view", _("&View"))
        menus.add(
            "view",
            [
                (
                    f"page.{entry.name}",
                    entry.title(),
                    [f"Ctrl+{place}", f"Alt+{place}"],
                    partial(self._show_page, entry.name),
                )
                for place, entry in enumerate(self._pages, start=1)
            ],
        )
        menus.add("view", [None, ("reminders", _("&Reminders…"), ["Ctrl+R"], go.reminders_wanted.emit)])
        menus.add("view", [None, ("hide", _("&Hide amounts"), ["Ctrl+H"], self._toggle_amounts)])
        menus.actions["hide"].setCheckable(True)
        menus.actions["hide"].setChecked(self.ctx.amounts_hidden)
        menus.menu("theme", _("&Colours"), "view")
        menus.choices(
            "theme", theme_entries(), settings.get(keys.THEME), lambda name: self.asked.emit("theme", name)
        )
        menus.menu("scale", _("&Size"), "view")
        scale = str(settings.get(keys.SCALE))
        menus.choices("scale", scale_entries(), scale, lambda name: self.asked.emit("scale", name))
        menus.menu("language", _("&Language"), "view")
        menus.choices(
            "language",
            language_entries(),
            settings.get(keys.LANGUAGE),
            lambda name: self.asked.emit("language", name),
        )

    def _enable(self) -> None:
        is_open = self.case_view is not None
        pages = [f"page.{entry.name}" for entry in self._pages]
        self.menus.enable([*_OF_CASE, "search", *pages], is_open)
        if is_open and self.ctx.read_only:
            self.menus.enable(_WRITES, False)

    def _remember_page(self) -> None:
        if self.case_view is not None and self.case_view.current:
            self.ctx.settings.set(keys.PAGE, self.case_view.current)

    def _restore_place(self) -> None:
        room = QGuiApplication.primaryScreen().availableGeometry().size()
        self.setMinimumSize(QSize(LEAST_WIDTH, LEAST_HEIGHT).boundedTo(room))
        self.resize(FIRST_WIDTH, FIRST_HEIGHT)
        kept = self.ctx.settings.get(keys.WINDOW_GEOMETRY)
        if kept:
            self.restoreGeometry(QByteArray(base64.b64decode(kept, validate=False)))
            return
        self.resize(QSize(FIRST_WIDTH, FIRST_HEIGHT).boundedTo(room))
