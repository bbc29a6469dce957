"""A day on which something came, or that it never came; both apart from not known."""

from datetime import date
from typing import Any, Literal

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from debttracker.ui.widgets.date_field import DateField
from debttracker.ui.widgets.labels import repolish
from debttracker.ui.widgets.value_editor import ValueEditor

NEVER: Literal["never"] = "never"


class DayOrNever(ValueEditor):
    """A day, `"never"` when the box is ticked, None when neither is said. What was typed stays in sight."""

    def __init__(self, never: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = DateField(today=today)
        self.never = QCheckBox(never, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.day)
        layout.addWidget(self.never)
        self.setFocusProxy(self.day)
        self.day.changed.connect(self.changed)
        self.day.finished.connect(self.finished)
        self.never.toggled.connect(self._ticked)

    def value(self) -> Any:
        """Return the day, `"never"` or None. Raises InputError for a text that is no day."""
        return NEVER if self.never.isChecked() else self.day.value()

    def set_value(self, value: Any) -> None:
        """Show a day, that it never came, or that nothing is known."""
        self.never.setChecked(value == NEVER)
        self.day.set_value(None if value == NEVER else value)

    def hint(self) -> str:
        """Return the day with its weekday."""
        return "" if self.never.isChecked() else self.day.hint()

    def target(self) -> QWidget:
        """Return the line of the day, or the box while that is ticked."""
        return self.never if self.never.isChecked() else self.day.target()

    def _ticked(self, never: bool) -> None:
        self.day.setEnabled(not never)
        self.day.line.setProperty("invalid", "false")
        repolish(self.day.line)
        self.changed.emit()
