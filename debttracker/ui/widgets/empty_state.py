"""What stands where nothing is yet: one sentence and what to do first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.labels import IconLabel, label


class EmptyState(QWidget):
    """An icon, a sentence, and a button that emits `acted`."""

    acted = Signal()

    def __init__(
        self, icon: str, text: str, action_text: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addStretch(1)
        self.icon = IconLabel(icon, "neutral", 32)
        layout.addLayout(_centred(self.icon))
        self.text = label(text, "secondary", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.text)
        self.action = button(action_text or "")
        self.action.clicked.connect(self.acted)
        self.action.setVisible(bool(action_text))
        layout.addLayout(_centred(self.action))
        layout.addStretch(1)

    def show_empty(self, icon: str, text: str, action_text: str = "") -> None:
        """Say something else."""
        self.icon.set_icon(icon, "neutral")
        self.text.setText(text)
        self.action.setText(action_text)
        self.action.setAccessibleName(action_text)
        self.action.setVisible(bool(action_text))


def _centred(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    return row
