"""New, open, import, export, back up, close: what the menu File does."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from debttracker.errors import WorldError
from debttracker.l10n import _, language
from debttracker.settings import Settings, keys
from debttracker.ui.desk import ImportPreview
from debttracker.ui.living_place import demo_place, living_place, remember_place
from debttracker.ui.tasks import Tasks

if TYPE_CHECKING:
    from debttracker.services.debt_law import ExportWarning
    from debttracker.services.session import Session
    from debttracker.ui.application import Application
    from debttracker.ui.dialogs.new_case_dialog import NewCaseDialog
    from debttracker.ui.main_window import MainWindow

CASES = "*.debts *.json"


def read_export_warnings(session: "Session") -> "tuple[ExportWarning, ...]":
    """Return what an export would also prove for the lender."""
    from debttracker.services.debt_law import export_warnings

    return export_warnings(session.money_law, [debt.id for debt in session.case.debts], session.today)


class FileActions(QObject):
    """Asks the desk in the database thread, and shows what came of it."""

    def __init__(self, application: "Application") -> None:
        super().__init__(application)
        self._application = application
        self._desk = application.desk

    def new(self, *, first_debt: bool = False) -> None:
        """Make a case file; for a first debt it has a name already, and the form of a debt comes next."""
        from debttracker.ui.dialogs.new_case_dialog import NewCaseDialog

        country, region = living_place(self._settings)
        name = _("My debts") if first_debt else ""
        dialog = NewCaseDialog(country, parent=self._window, region=region, name=name)
        dialog.accepted.connect(lambda: self._create(dialog, first_debt=first_debt))
        self._window.open_dialog(dialog)

    def choose(self) -> None:
        """Open a case file of the person's choice."""
        dialog = self._file_dialog(_("Open a case file"), _("Cases (%(patterns)s)") % {"patterns": CASES})
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_path)
        dialog.open()

    def open_path(self, path: str) -> None:
        """Open a case file; an encrypted one after its passphrase was typed."""
        file = Path(path).absolute()
        self._tasks.run(
            self,
            lambda: self._desk.is_encrypted(file),
            lambda encrypted: self._ask_passphrase(file) if encrypted else self._open(file, None),
            self._not_opened,
        )

    def demo(self, country: str = "") -> None:
        """Open the made-up case of a country; without one, of where the person said to live."""
        code, place = language(), country or demo_place(self._settings)
        self._tasks.run(
            self,
            lambda: self._desk.demo_case(code, place),
            lambda path: self._open(path, None, remember=False),
        )

    def close(self) -> None:
        """Close the case and show the start page."""
        self.keep_glances()
        self._tasks.close(self, self._closed, self._close_failed)

    def keep_glances(self) -> None:
        """Keep what Today shows in the open case, if one is open, for the next start."""
        from debttracker.ui.glance_keeper import keep_glances

        keep_glances(self._application.ctx)

    def backup(self) -> None:
        """Write a checked copy to a folder of the person's choice."""
        dialog = QFileDialog(self._window, _("Folder for the backup"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        kept = self._settings.get(keys.BACKUP_FOLDER)
        if kept and Path(kept).is_dir():
            dialog.setDirectory(kept)
        dialog.fileSelected.connect(self.backup_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def backup_to(self, folder: str) -> None:
        """Write a checked copy into a folder."""
        self._settings.set(keys.BACKUP_FOLDER, folder)
        self._tasks.read(self, lambda session: session.backup(Path(folder)), self._backed_up)

    def choose_import(self) -> None:
        """Import files of the person's choice, after showing what it would do."""
        dialog = self._file_dialog(_("Import"), _("All files (%(patterns)s)") % {"patterns": "*"})
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.preview_import)
        dialog.open()

    def preview_import(self, files: Sequence[str]) -> None:
        """Show what an import would do."""
        paths = tuple(Path(file) for file in files)
        self._tasks.read(
            self,
            lambda session: self._desk.preview_import(session, paths),
            lambda previews: self._show_import(paths, previews),
        )

    def choose_export(self) -> None:
        """Export the case, after saying what it also proves for the lender."""
        self._tasks.read(self, read_export_warnings, self._show_export)

    def choose_export_file(self) -> None:
        """Export the case to a file of the person's choice."""
        kinds = (
            _("Whole case, JSON (%(patterns)s)") % {"patterns": "*.json"},
            _("Tables, CSV (%(patterns)s)") % {"patterns": "*.csv"},
            _("Deadlines for a calendar, iCalendar (%(patterns)s)") % {"patterns": "*.ics"},
        )
        dialog = self._file_dialog(_("Export"), ";;".join(kinds))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, path: str) -> None:
        """Write the case to a file."""
        file = Path(path)
        self._tasks.read(
            self,
            lambda session: self._desk.export(session, file),
            lambda _none: self._application.ctx.notify(_("Exported to %(path)s.") % {"path": file.name}),
        )

    @property
    def _tasks(self) -> Tasks:
        return self._application.ctx.tasks

    @property
    def _window(self) -> "MainWindow":
        return self._application.window

    @property
    def _settings(self) -> Settings:
        return self._application.ctx.settings

    def _file_dialog(self, title: str, kinds: str) -> QFileDialog:
        recent = self._settings.get(keys.RECENT)
        folder = str(Path(recent[0].path).parent) if recent else ""
        dialog = QFileDialog(self._window, title, folder, kinds)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _show_export(self, warnings: "tuple[ExportWarning, ...]") -> None:
        if not warnings:
            self.choose_export_file()
            return
        from debttracker.ui.dialogs.export_dialog import ExportDialog

        dialog = ExportDialog(warnings, self._window)
        dialog.accepted.connect(self.choose_export_file)
        self._window.open_dialog(dialog)

    def _create(self, dialog: "NewCaseDialog", *, first_debt: bool) -> None:
        made = dialog.result_case
        if made is None:
            return
        remember_place(self._settings, made.info.jurisdiction, made.info.region)
        self._show(
            made.path,
            lambda: self._desk.create_case(made.path, made.info, made.passphrase),
            remember=True,
            then=self._application.ctx.navigate.new_debt_wanted.emit if first_debt else None,
        )

    def _open(
        self,
        path: Path,
        passphrase: str | None,
        *,
        remember: bool = True,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self._show(path, lambda: self._desk.open_case(path, passphrase), remember=remember, failed=failed)

    def _show(
        self,
        path: Path,
        opener: "Callable[[], Session]",
        *,
        remember: bool,
        failed: Callable[[Exception], None] | None = None,
        then: Callable[[], None] | None = None,
    ) -> None:
        def opened(session: "Session") -> None:
            self._application.ctx.read_only = session.read_only
            self._application.case_opened(path, session.case.info.name, remember=remember)
            if then is not None:
                then()

        self.keep_glances()
        self._tasks.open(self, opener, opened, failed or self._not_opened)

    def _not_opened(self, error: Exception) -> None:
        """Take the view away in which the case was awaited, and say why it does not come."""
        if self._window.is_awaiting:
            self._window.show_start()
        if not isinstance(error, WorldError):
            raise error
        self._application.show_problem(error)

    def _ask_passphrase(self, path: Path, problem: str = "") -> None:
        from debttracker.ui.dialogs.passphrase_dialog import PassphraseDialog
        from debttracker.ui.dialogs.problem_dialog import sentence

        def again(error: Exception) -> None:
            if not isinstance(error, WorldError):
                raise error
            self._ask_passphrase(path, sentence(error))

        dialog = PassphraseDialog(path.name, problem, self._window)
        dialog.accepted.connect(lambda: self._open(path, dialog.passphrase, failed=again))
        self._window.open_dialog(dialog)

    def _closed(self, _none: object = None) -> None:
        self._application.ctx.read_only = False
        self._window.show_start()
        self._application.save_settings()

    def _close_failed(self, error: Exception) -> None:
        self._closed()
        if not isinstance(error, WorldError):
            raise error
        self._application.show_problem(error)

    def _backed_up(self, path: Path) -> None:
        self._application.save_settings()
        self._application.ctx.notify(_("Backed up and checked: %(path)s") % {"path": path})
        if self._window.case_view is not None:
            self._window.case_view.show_file()

    def _show_import(self, paths: tuple[Path, ...], previews: tuple[ImportPreview, ...]) -> None:
        from debttracker.ui.dialogs.import_dialog import ImportDialog

        dialog = ImportDialog(previews, self._window)
        dialog.accepted.connect(
            lambda: self._tasks.write(self, lambda session: self._desk.import_files(session, paths))
        )
        self._window.open_dialog(dialog)
