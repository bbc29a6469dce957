"""Runs the window: which case is open, and what happens when something fails."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from debttracker.errors import WorldError
from debttracker.l10n import Styles, _, set_language, set_styles
from debttracker.settings import RecentFile, Settings, SettingsError, keys
from debttracker.ui.app import AGAIN, speak_qt
from debttracker.ui.bus import Bus
from debttracker.ui.context import UiContext
from debttracker.ui.crashes import CrashHandler
from debttracker.ui.desk import Desk
from debttracker.ui.files import FileActions
from debttracker.ui.main_window import MainWindow
from debttracker.ui.tasks import Tasks
from debttracker.ui.theme.theme import Theme, wanted_theme

if TYPE_CHECKING:
    from debttracker.ui.calls import Calls
    from debttracker.ui.glance import CaseGlance

SETTINGS = "settings"
"""The dialog of settings comes back when what it changed made the window anew."""


def wanted_styles(settings: Settings) -> Styles:
    """Return how the person wants figures and dates written."""
    return Styles(settings.get(keys.DATE_STYLE) == "iso", settings.get(keys.GROUPED))


class Application(QObject):
    """One window over one desk. `start` shows it; everything slow comes after the first view."""

    def __init__(self, app: QApplication, desk: Desk, *, inline: bool = False) -> None:
        super().__init__()
        self._app = app
        self.desk = desk
        self.crashes = CrashHandler(desk.log_defect, self._show_crash, self)
        settings = desk.settings
        set_styles(wanted_styles(settings))
        theme = Theme(wanted_theme(settings.get(keys.THEME)))
        theme.apply(app)
        bus = Bus(self)
        tasks = Tasks(bus, inline=inline, on_problem=self.show_problem, parent=self)
        self.ctx = UiContext(tasks, bus, theme, settings, desk.clock, self)
        self.ctx.amounts_hidden = settings.get(keys.AMOUNTS_HIDDEN)
        self.files = FileActions(self)
        self.window = self._make_window()
        self._is_quitting = False
        self._status = 0
        self._path: Path | None = None
        self._log_next = False
        self.calls: Calls | None = None

    def start(
        self, case: Path | None = None, *, glance: "CaseGlance | None" = None, log: bool = False
    ) -> None:
        """Show the window, then open the case, and log a contact in it if that is wanted.

        `glance` is what is kept of the case: it is shown until the case is open.
        """
        self._log_next = log
        if case is not None:
            self._await(case, glance)
        self.window.show()
        QTimer.singleShot(0, self, lambda: self._after_first_view(case))

    def stop(self) -> None:
        """Close the case and the window for good, whatever is still open; for the end of the program."""
        self.ctx.tasks.stop()
        if self.calls is not None:
            self.calls.close()
        self.crashes.uninstall()
        self.window.hide()
        self.window.deleteLater()

    def show_problem(self, error: WorldError) -> None:
        """Say plainly what went wrong outside the program."""
        from debttracker.ui.dialogs.problem_dialog import ProblemDialog

        self.window.open_dialog(ProblemDialog(error, parent=self._front()))

    def rebuild(self) -> None:
        """Make the window anew, after its language or colours changed; the case stays open."""
        old, was_open = self.window, self.window.case_view is not None
        had_settings = old.findChild(QDialog, SETTINGS) is not None
        old.remember()
        self.window = self._make_window()
        if was_open:
            self.window.show_case()
        self.window.show()
        old.hide()
        old.deleteLater()
        if had_settings:
            self._settings()

    def case_opened(self, path: Path, name: str, *, remember: bool = True) -> None:
        """Show the case that the session holds now."""
        self._path = path
        if remember:
            opened = RecentFile(str(path), name, self.ctx.clock())
            self.ctx.settings.remember_file(opened)
            self.save_settings()
        self.window.show_case()
        if self._log_next:
            self._log_next = False
            self.ctx.navigate.log_contact_wanted.emit()

    def log_contact(self, path: str = "") -> None:
        """Log a contact: in the open case, else in the case named, else in the one opened last."""
        self.bring_forward()
        is_open = self.window.case_view is not None
        if is_open and (not path or self.ctx.settings.is_latest(path)):
            if self._app.activeModalWidget() is None:
                self.ctx.navigate.log_contact_wanted.emit()
            return
        recent = self.ctx.settings.get(keys.RECENT)
        wanted = path or (recent[0].path if recent else "")
        if wanted:
            self._log_next = True
            self.files.open_path(wanted)

    def restart(self) -> None:
        """Close the case as on leaving, end, and be started again where one was."""
        self._status = AGAIN
        self.desk.reopen = None if self.window.case_view is None else self._path
        self._quit()

    def bring_forward(self) -> None:
        """Show the window in front of others."""
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def save_settings(self) -> None:
        """Keep the settings; when they cannot be kept this is said calmly."""
        try:
            self.ctx.settings.save()
        except SettingsError as error:
            from debttracker.ui.dialogs.problem_dialog import sentence

            self.ctx.notify(sentence(error))

    def _await(self, case: Path, glance: "CaseGlance | None") -> None:
        """Show a case that no passphrase is needed for before it is opened; what is wrong is said then."""
        if glance is None:
            try:
                if self.desk.is_encrypted(case):
                    return
            except WorldError:
                return
        self._path = case.absolute()
        self.window.await_case(glance)

    def _after_first_view(self, case: Path | None) -> None:
        problem = self.ctx.settings.problem
        if problem is not None:
            self.show_problem(problem)
        if case is not None:
            self.files.open_path(str(case))
        self.ctx.tasks.later(self, self._listen)

    def _listen(self) -> None:
        """Hear a second start and look after reminders, once the window is there."""
        from debttracker.ui.calls import Calls

        self.calls = Calls(self)

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.ctx)
        window.asked.connect(self._do)
        return window

    def _do(self, name: str, detail: str) -> None:
        actions: dict[str, Callable[[], object]] = {
            "new": self.files.new,
            "first_debt": lambda: self.files.new(first_debt=True),
            "open": self.files.choose,
            "open_path": lambda: self.files.open_path(detail),
            "demo": lambda: self.files.demo(detail),
            "import": self.files.choose_import,
            "export": self.files.choose_export,
            "backup": self.files.backup,
            "close": self.files.close,
            "forget": lambda: self._forget(detail),
            "language": lambda: self._set_language(detail),
            "theme": lambda: self._set_theme(detail),
            "scale": lambda: self._set_scale(detail),
            "styles": self._set_styles,
            "notices": self.save_settings,
            "settings": self._settings,
            "norms": self._norms,
            "about": self._about,
            "quit": self._quit,
        }
        actions[name]()

    def _forget(self, path: str) -> None:
        self.ctx.settings.forget_file(path)
        self.save_settings()
        self.window.start_page.show_recent()
        self.window.show_recent()
        self.ctx.notify(_("Taken off the list. The file itself was not touched."))

    def _set_language(self, code: str) -> None:
        self.ctx.settings.set(keys.LANGUAGE, code)
        set_language(None if code == "system" else code)
        self.save_settings()
        speak_qt(self._app)
        self.rebuild()

    def _set_theme(self, name: str) -> None:
        self.ctx.settings.set(keys.THEME, name)
        self.save_settings()
        self.ctx.theme = Theme(wanted_theme(name))
        self.ctx.theme.apply(self._app)
        self.rebuild()

    def _set_scale(self, percent: str) -> None:
        self.ctx.settings.set(keys.SCALE, int(percent))
        self.save_settings()
        said = _("The new size holds from the next start of the program.")
        self.ctx.notify(said, _("Restart now"), self.restart)

    def _set_styles(self) -> None:
        self.save_settings()
        set_styles(wanted_styles(self.ctx.settings))
        self.rebuild()

    def _settings(self) -> None:
        from debttracker.ui.dialogs.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self.ctx, self.desk.config_folder, self.window)
        dialog.setObjectName(SETTINGS)
        dialog.asked.connect(self._do)
        dialog.finished.connect(self.save_settings)
        self.window.open_dialog(dialog)

    def _norms(self) -> None:
        from debttracker.ui.dialogs.norms_dialog import NormsDialog

        self.window.open_dialog(NormsDialog(self.ctx, self.desk, self.window))

    def _about(self) -> None:
        from debttracker.ui.dialogs.about_dialog import AboutDialog

        self.window.open_dialog(AboutDialog(self.window))

    def _quit(self) -> None:
        if self._is_quitting:
            return
        self._is_quitting = True
        self.save_settings()
        self.files.keep_glances()
        self.ctx.tasks.close(self, self._leave, self._quit_failed)

    def _quit_failed(self, error: Exception) -> None:
        """The file is closed, but its copy failed: say so before the window goes."""
        if not isinstance(error, WorldError):
            self._leave()
            raise error
        from debttracker.ui.dialogs.problem_dialog import ProblemDialog

        dialog = ProblemDialog(error, parent=self.window)
        dialog.finished.connect(self._leave)
        self.window.open_dialog(dialog)

    def _leave(self, _result: object = None) -> None:
        # `quit` would ask the window once more, which again would ask to close the case first.
        self._app.exit(self._status)

    def _show_crash(self, details: str, log: str) -> None:
        from debttracker.ui.dialogs.crash_dialog import CrashDialog

        dialog = CrashDialog(details, log, self._front())
        dialog.restart_wanted.connect(self.restart)
        self.window.open_dialog(dialog)

    def _front(self) -> QWidget:
        return self._app.activeModalWidget() or self.window
