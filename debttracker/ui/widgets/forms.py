"""Fields of a form: the label above, a hint or what is wrong below."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from debttracker.ui.widgets.labels import label, repolish


def drop_down(entries: Iterable[tuple[str, str]], current: str) -> QComboBox:
    """Return a drop-down of codes with their texts; the code chosen is its present data."""
    made = QComboBox()
    for code, text in entries:
        made.addItem(text, code)
    made.setCurrentIndex(max(0, made.findData(current)))
    return made


class Field(QWidget):
    """One labelled field. The label is the widget's buddy and its accessible name."""

    def __init__(self, title: str, widget: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.widget = widget
        self._hint = hint
        self.title: QLabel = label(title, "field-label")
        self.title.setBuddy(widget)
        for named in (widget, widget.focusProxy()):
            if named is not None and not named.accessibleName():
                named.setAccessibleName(title.replace("&", ""))
        self.below = label(hint, "secondary", wrap=True)
        self.below.setVisible(bool(hint))
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.title)
        layout.addWidget(widget)
        layout.addWidget(self.below)

    def let_wrap(self) -> None:
        """Be as high as an editor that wraps needs; only where nothing gives the field more height than that.

        Qt takes an aligned layout for as high as its hint, and so would cut what wraps.
        """
        self._layout.setAlignment(Qt.AlignmentFlag(0))

    @property
    def error(self) -> str:
        """What is said to be wrong; empty when nothing is."""
        return self.below.text() if self.below.property("role") == "error" else ""

    def set_error(self, text: str) -> None:
        """Say what is wrong at this field; an empty text takes it away."""
        self.below.setText(text or self._hint)
        self.below.setVisible(bool(text or self._hint))
        self.below.setProperty("role", "error" if text else "secondary")
        repolish(self.below)
        self.widget.setProperty("invalid", "true" if text else "false")
        self.widget.setAccessibleDescription(text or self._hint)
        repolish(self.widget)
