"""The icon in the system's tray: a way in while other windows are in front, and the notice of reminders."""

from datetime import date, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from debttracker.l10n import _, ngettext
from debttracker.settings import Settings, keys
from debttracker.ui.reminder_book import is_quiet, quiet_hours

LONG_ENOUGH_MS = 10_000


class Tray(QObject):
    """Stands in the tray where the system has one. `asked(name)`: log, show, quit.

    A notice says only that there are reminders, since it may be read over someone's shoulder.
    """

    asked = Signal(str)

    def __init__(self, icon: QIcon, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._told_on: date | None = None
        self.menu = QMenu()
        for name, text in (
            ("log", _("Log a contact")),
            ("show", _("Show the window")),
            ("quit", _("Quit")),
        ):
            action = self.menu.addAction(text)
            action.triggered.connect(lambda _checked=False, name=name: self.asked.emit(name))
        self.icon = QSystemTrayIcon(icon, self)
        self.icon.setToolTip(_("Debttracker"))
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(lambda: self.asked.emit("show"))
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.icon.show()

    def tell(self, count: int, now: datetime) -> bool:
        """Show once a day that there are reminders, outside quiet hours; tell whether it was shown."""
        if not self.may_tell(count, now):
            return False
        self._told_on = now.date()
        text = ngettext("%(count)s reminder for today", "%(count)s reminders for today", count)
        self.icon.showMessage(_("Debttracker"), text % {"count": count}, self.icon.icon(), LONG_ENOUGH_MS)
        return True

    def may_tell(self, count: int, now: datetime) -> bool:
        """Return whether a notice is wanted now; `now` is the person's local time."""
        return (
            count > 0
            and self._settings.get(keys.REMINDER_NOTICES)
            and self._told_on != now.date()
            and not is_quiet(now.time(), quiet_hours(self._settings))
        )

    def close(self) -> None:
        """Take the icon away."""
        self.icon.hide()
        self.menu.deleteLater()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.asked.emit("show")
