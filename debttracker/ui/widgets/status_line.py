"""The line below the pages: is everything saved, where, how old is the copy, which norms judge."""

from datetime import date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from debttracker.l10n import _
from debttracker.ui.widgets.labels import ElidedLabel, IconLabel, label
from debttracker.ui.widgets.work_line import WorkLine

if TYPE_CHECKING:
    from debttracker.services.views import FileState


class StatusLine(QFrame):
    """Says the state of the file in words, and how far long work is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "statusline")
        self.icon = IconLabel("check", "ok", 14)
        self.saved = label("", "secondary")
        self.work = WorkLine()
        self.work.shown.connect(self._show_working)
        self.file = ElidedLabel("", "secondary")
        self.copies = label("", "secondary")
        self.norms = label("", "secondary", right=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 4, 20, 4)
        layout.setSpacing(4)
        layout.addWidget(self.icon)
        layout.addWidget(self.saved)
        layout.addWidget(self.work)
        layout.addSpacing(12)
        layout.addWidget(self.file, 1)
        layout.addSpacing(12)
        layout.addWidget(self.copies)
        layout.addSpacing(12)
        layout.addWidget(self.norms)
        self._read_only = False
        self._show_saved()

    def show_state(self, state: "FileState", now: datetime) -> None:
        """Show the state of the file as it is at this instant."""
        self._read_only = state.read_only
        self._show_saved()
        name = PurePath(state.path.replace("\\", "/")).name
        safe = _("encrypted") if state.encrypted else _("not encrypted")
        self.file.setText(f"{name} · {safe}")
        self.file.setAccessibleName(_("File %(path)s, %(safe)s") % {"path": state.path, "safe": safe})
        self.copies.setText(copy_words(state.last_backup, now))

    def show_norms(self, release: str | None, verified: date | None) -> None:
        """Show which release of the norms judges."""
        self.norms.setText(norm_words(release, verified))

    def _show_saved(self) -> None:
        if self._read_only:
            self.icon.set_icon("lock", "soon")
            self.saved.setText(_("Only to look at"))
        else:
            self.icon.set_icon("check", "ok")
            self.saved.setText(_("Everything is saved"))

    def _show_working(self, working: bool) -> None:
        """Give the place of what is saved to the work under way."""
        self.saved.setVisible(not working)
        if working:
            self.icon.set_icon("refresh-cw", "accent")
        else:
            self._show_saved()


def copy_words(last: datetime | None, now: datetime) -> str:
    """Return how old the newest copy is."""
    if last is None:
        return _("No backup yet")
    from debttracker.l10n import formats

    here = last.astimezone(now.tzinfo)
    when = formats.relative_day(here.date(), now.date())
    if here.date() == now.date():
        when = f"{when} {formats.time_short(here)}"
    return _("Backup: %(when)s") % {"when": when}


def norm_words(release: str | None, verified: date | None) -> str:
    """Return which release of the norms judges, and through which day it was checked."""
    if release is None:
        return _("No norms for this place")
    if verified is None:
        return _("Norms %(release)s") % {"release": release}
    from debttracker.l10n import formats

    fields = {"release": release, "day": formats.date_short(verified)}
    return _("Norms %(release)s · checked through %(day)s") % fields
