"""The summary of the day: what to be reminded of, in one line above the page Today."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from debttracker.l10n import _, pgettext
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.labels import ElidedLabel, IconLabel


class ReminderBar(QFrame):
    """Names the nearest reminder and how many more there are; hidden while there is none."""

    opened = Signal()
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.text = ElidedLabel("")
        self.open_button = button(pgettext("reminders", "Show"), name=_("Show the reminders"))
        self.away_button = button(_("Enough for today"), "link-button")
        self.away_button.setToolTip(_("Hide this line until tomorrow"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(IconLabel("clock", "soon", 16))
        layout.addWidget(self.text, 1)
        layout.addWidget(self.open_button)
        layout.addWidget(self.away_button)
        self.open_button.clicked.connect(self.opened)
        self.away_button.clicked.connect(self.put_away)
        self.hide()

    def show_summary(self, text: str) -> None:
        """Show the line, or hide it when there is nothing to be reminded of."""
        if text:
            self.text.setText(text)
            self.setAccessibleName(text)
        self.setVisible(bool(text))
