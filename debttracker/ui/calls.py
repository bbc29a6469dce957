"""What reaches the window from outside: a second start, the tray, and the hour for a reminder."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from debttracker.services.reminders import due_now, reminders
from debttracker.ui.reminder_book import ReminderBook, read_deadlines
from debttracker.ui.requests import Requests
from debttracker.ui.tray import Tray

if TYPE_CHECKING:
    from datetime import date

    from debttracker.services.deadlines import Deadline
    from debttracker.ui.application import Application

HOUR_MS = 3_600_000
FIRST_MS = 15_000
"""A case that was just opened is left in peace for so long."""


class Calls(QObject):
    """Made once the window is there; `close` before the program ends."""

    def __init__(self, application: "Application") -> None:
        super().__init__(application)
        self._application = application
        self.requests = Requests(application.desk.state_folder, self)
        self.requests.log_wanted.connect(application.log_contact)
        self.tray = Tray(application.window.windowIcon(), application.ctx.settings, self)
        self.tray.asked.connect(self._on_tray)
        self._clock = QTimer(self)
        self._clock.setInterval(HOUR_MS)
        self._clock.timeout.connect(self.look_at_reminders)
        self._clock.start()
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.timeout.connect(self.look_at_reminders)
        self._first.start(FIRST_MS)

    def close(self) -> None:
        """Leave the tray, and hear nothing any more."""
        self._clock.stop()
        self._first.stop()
        self.tray.close()

    def look_at_reminders(self) -> None:
        """Read what to be reminded of, and say so where that is wanted now."""
        ctx = self._application.ctx
        if self._application.window.case_view is not None:
            ctx.tasks.read(self, read_deadlines(ctx.settings), lambda found: self._tell(*found))

    def _tell(self, case: str, today: "date", found: "tuple[Deadline, ...]") -> None:
        ctx = self._application.ctx
        book = ReminderBook(ctx.settings, case)
        due = due_now(reminders(found, today, book.leads, book.marks))
        self.tray.tell(len(due), ctx.clock().astimezone())

    def _on_tray(self, name: str) -> None:
        if name == "log":
            self._application.log_contact()
        elif name == "show":
            self._application.bring_forward()
        else:
            self._application.window.close()
