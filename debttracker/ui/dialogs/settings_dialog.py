"""Settings: each takes effect at once; there is nothing to accept."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTime, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QWidget,
)

from debttracker.l10n import _
from debttracker.settings import Settings, keys
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.base import BaseDialog
from debttracker.ui.menus import language_entries, scale_entries, theme_entries
from debttracker.ui.reminder_book import quiet_hours
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.forms import Field
from debttracker.ui.widgets.labels import ElidedLabel, label
from debttracker.ui.widgets.number_boxes import clock_box, whole_box
from debttracker.ui.widgets.pick_box import PickBox

_NIGHT = (QTime(22, 0), QTime(8, 0))


class SettingsDialog(BaseDialog):
    """Shows and changes the settings. `asked(name, detail)` is what the application does itself.

    Names: language, theme, scale, styles, notices, norms.
    """

    topic = "settings"

    asked = Signal(str, str)

    def __init__(self, ctx: UiContext, config: Path, parent: QWidget | None = None) -> None:
        super().__init__(_("Settings"), _("Close"), parent)
        self._ctx = ctx
        self._config = config
        self.cancel_button.hide()
        self._build_looks()
        self._build_figures()
        self._build_reminders()
        self._build_folders()
        self.resize(720, 640)

    @property
    def _settings(self) -> Settings:
        return self._ctx.settings

    def _build_looks(self) -> None:
        settings = self._settings
        self.language = self._pick(language_entries(), settings.get(keys.LANGUAGE), "language")
        self.theme = self._pick(theme_entries(), settings.get(keys.THEME), "theme")
        self.scale = self._pick(scale_entries(), str(settings.get(keys.SCALE)), "scale")
        hint = _("The size holds from the next start.")
        self._section(
            _("Language and looks"),
            [
                Field(_("Language"), self.language),
                Field(_("Colours"), self.theme),
                Field(_("Size"), self.scale, hint),
            ],
        )

    def _build_figures(self) -> None:
        settings = self._settings
        dates = [("language", _("As the language")), ("iso", "2026-11-23")]
        self.dates = PickBox(dates)
        self.dates.set_value(settings.get(keys.DATE_STYLE))
        self.dates.changed.connect(self._on_styles)
        self.grouped = _check(_("Separate the thousands of figures"), settings.get(keys.GROUPED))
        self.grouped.toggled.connect(self._on_styles)
        self.hidden = _check(_("Hide amounts (Ctrl+H)"), self._ctx.amounts_hidden)
        self.hidden.toggled.connect(self._on_hidden)
        self._section(_("Figures and dates"), [Field(_("Dates"), self.dates), self.grouped, self.hidden])

    def _build_reminders(self) -> None:
        settings = self._settings
        self.lead = whole_box(0, keys.MOST_LEAD_DAYS, settings.get(keys.REMINDER_LEAD))
        self.lead.valueChanged.connect(self._on_lead)
        self.notices = _check(_("Show a notice of the system"), settings.get(keys.REMINDER_NOTICES))
        self.notices.setToolTip(_("It says only that there are reminders, neither names nor amounts."))
        self.notices.toggled.connect(self._on_notices)
        hours = quiet_hours(settings)
        self.quiet = _check(_("Not at these hours"), hours is not None)
        first, until = (QTime(t.hour, t.minute) for t in hours) if hours else _NIGHT
        self.quiet_from, self.quiet_until = (
            clock_box(first, _("Quiet from")),
            clock_box(until, _("Quiet until")),
        )
        self.quiet.toggled.connect(self._on_quiet)
        for clock in (self.quiet_from, self.quiet_until):
            clock.timeChanged.connect(self._on_quiet)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.quiet, self.quiet_from, label("–"), self.quiet_until):
            layout.addWidget(part)
        layout.addStretch(1)
        self._section(_("Reminders"), [Field(_("Days before a deadline"), self.lead), self.notices, row])
        self._show_quiet()

    def _build_folders(self) -> None:
        self.backups = ElidedLabel("")
        self.choose = button(_("Choose…"), name=_("Choose the folder for backups"))
        self.choose.clicked.connect(self._choose_folder)
        self.beside = button(_("Beside each case"), name=_("Keep backups beside each case"))
        self.beside.clicked.connect(lambda: self.set_backup_folder(None))
        self.norms = button(_("Norms in use…"))
        self.norms.clicked.connect(lambda: self.asked.emit("norms", ""))
        self.open_config = button(_("Open the settings folder"))
        self.open_config.clicked.connect(self._open_config)
        self._section(
            _("Folders and norms"),
            [_beside(self.backups, self.choose, self.beside), _beside(self.norms, self.open_config)],
        )
        self._show_folder()

    def _section(self, title: str, parts: Sequence[QWidget]) -> None:
        self.body.addWidget(label(title, "subtitle"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        fields = [part for part in parts if isinstance(part, Field)]
        for column, field in enumerate(fields):
            grid.addWidget(field, 0, column)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        others = [part for part in parts if not isinstance(part, Field)]
        for row, part in enumerate(others, 1):
            grid.addWidget(part, row, 0, 1, 3)
        self.body.addLayout(grid)

    def _pick(self, entries: Sequence[tuple[str, str]], chosen: str, name: str) -> PickBox:
        box = PickBox(entries)
        box.set_value(chosen)
        box.changed.connect(lambda: self.asked.emit(name, box.value()))
        return box

    def _on_styles(self, *_: Any) -> None:
        self._settings.set(keys.DATE_STYLE, self.dates.value())
        self._settings.set(keys.GROUPED, self.grouped.isChecked())
        self.asked.emit("styles", "")

    def _on_hidden(self, hidden: bool) -> None:
        self._ctx.amounts_hidden = hidden

    def _on_lead(self, days: int) -> None:
        self._settings.set(keys.REMINDER_LEAD, days)
        self._ctx.bus.reminders_changed.emit()

    def _on_notices(self, shown: bool) -> None:
        self._settings.set(keys.REMINDER_NOTICES, shown)
        self.asked.emit("notices", "")

    def _on_quiet(self, *_: Any) -> None:
        first, until = (c.time().toString("HH:mm") for c in (self.quiet_from, self.quiet_until))
        self._settings.set(keys.QUIET_HOURS, f"{first}-{until}" if self.quiet.isChecked() else "")
        self._show_quiet()

    def _show_quiet(self) -> None:
        for clock in (self.quiet_from, self.quiet_until):
            clock.setEnabled(self.quiet.isChecked())

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, _("Folder for the backup"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.set_backup_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def set_backup_folder(self, folder: str | None) -> None:
        """Keep where copies go from the next case opened on; None: beside each case."""
        self._settings.set(keys.BACKUP_FOLDER, folder)
        self._show_folder()

    def _show_folder(self) -> None:
        kept = self._settings.get(keys.BACKUP_FOLDER)
        where = kept or _("beside each case")
        self.backups.setText(_("Backups go to: %(folder)s") % {"folder": where})
        self.beside.setEnabled(kept is not None)

    def _open_config(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._config))):
            self._ctx.notify(_("The folder is %(folder)s") % {"folder": self._config})


def _check(text: str, checked: bool) -> QCheckBox:
    box = QCheckBox(text)
    box.setChecked(checked)
    return box


def _beside(*parts: QWidget) -> QWidget:
    row = QWidget()
    row.setProperty("role", "plain")
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for part in parts:
        layout.addWidget(part, 1 if isinstance(part, ElidedLabel) else 0)
    if not any(isinstance(part, ElidedLabel) for part in parts):
        layout.addStretch(1)
    return row
