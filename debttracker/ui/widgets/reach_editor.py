"""Whether the debtor could be reached otherwise: `no` for reachable, or why not."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from debttracker.l10n import _
from debttracker.ui.widgets.value_editor import ChoiceBox, ParsedLine, ValueEditor, plain_text

_REACHABLE = "no"
_UNREACHABLE = "yes"


class ReachEditor(ValueEditor):
    """A choice, and the reason where the debtor could not be reached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answers = [
            (_REACHABLE, _("The debtor could be reached")),
            (_UNREACHABLE, _("The debtor could not be reached")),
        ]
        self.choice = ChoiceBox(answers)
        self.reason = ParsedLine(plain_text)
        self.reason.line.setPlaceholderText(_("Why not"))
        self.reason.line.setAccessibleName(_("Why the debtor could not be reached"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.choice)
        layout.addWidget(self.reason)
        self.reason.hide()
        self.choice.changed.connect(self._on_choice)
        self.reason.changed.connect(self.changed)
        self.setFocusProxy(self.choice)

    def value(self) -> str | None:
        """Return `no`, the reason, or None when it is not known."""
        if self.choice.value() != _UNREACHABLE:
            return self.choice.value()
        return self.reason.value() or _UNREACHABLE

    def set_value(self, value: str | None) -> None:
        """Show what is known."""
        unreachable = value is not None and value != _REACHABLE
        self.reason.set_value(value if unreachable and value != _UNREACHABLE else None)
        self.choice.set_value(_UNREACHABLE if unreachable else value)

    def target(self) -> QWidget:
        """Return the choice."""
        return self.choice.target()

    def _on_choice(self) -> None:
        self.reason.setVisible(self.choice.value() == _UNREACHABLE)
        self.changed.emit()
