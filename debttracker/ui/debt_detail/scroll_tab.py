"""A page of a debt that scrolls, and the lines of text in it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.chip import Chip
from debttracker.ui.widgets.clearing import clear_layout
from debttracker.ui.widgets.labels import label
from debttracker.ui.words import Chip as ChipWords

LEAST_CHIP = 48
"""A long word is cut rather than the page made wider than its place."""

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class ScrollTab(QScrollArea):
    """A column of lines; `column` is filled anew each time."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        body = QWidget()
        body.setProperty("role", "scroll-body")
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 8, 8)
        self.column.setSpacing(8)
        self.setWidget(body)
        self.setWidgetResizable(True)

    def clear(self) -> None:
        """Take everything out."""
        clear_layout(self.column)

    def text(self, text: str, role: str = "", tone: str = "") -> QLabel:
        """Add a paragraph; its text can be chosen and copied."""
        made = label(text, role, tone=tone, wrap=True)
        made.setTextInteractionFlags(_SELECTABLE)
        self.column.addWidget(made)
        return made

    def heading(self, text: str, chip: ChipWords | None = None) -> None:
        """Add a heading with a chip at its right."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(text, "strong", wrap=True), 1)
        if chip is not None:
            shown = Chip(*chip)
            shown.setMinimumWidth(LEAST_CHIP)
            row.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)

    def link(
        self, text: str, act: Callable[[], None], *, icon: str = "", name: str = "", enabled: bool = True
    ) -> QPushButton:
        """Add a link at the left."""
        made = button(text, "link-button", icon or None, name=name or text)
        made.clicked.connect(lambda _checked=False: act())
        made.setEnabled(enabled)
        self.column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def notes(self, sentences: Sequence[str]) -> None:
        """Add sentences of second weight, one below the other."""
        for sentence in sentences:
            self.text(sentence, "secondary")
