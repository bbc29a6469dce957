"""A choice that is always made: nothing in it is "not known"."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from debttracker.ui.widgets.value_editor import ChoiceBox


class PickBox(ChoiceBox):
    """One of the values offered; None only while none are offered."""

    def __init__(self, choices: Sequence[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(choices, parent=parent)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer other choices; the present one stays chosen if it is still among them, else the first is."""
        chosen = self.value()
        self.box.blockSignals(True)
        self.box.clear()
        self._values = [value for value, _label in choices]
        for _value, label in choices:
            self.box.addItem(label)
        self.box.setCurrentIndex(self._values.index(chosen) if chosen in self._values else 0)
        self.box.blockSignals(False)
        self._say_whole(self.box.currentText())

    def value(self) -> Any:
        """Return the choice."""
        place = self.box.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None
