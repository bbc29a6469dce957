"""The rows of the lists on the page Today."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from debttracker.ui.glance import Ask, Line, Sum
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.chip import Chip
from debttracker.ui.widgets.labels import ElidedLabel, label

ROW = 36
TALL_ROW = 52


class LinkRow(QPushButton):
    """A row that is one button: when, what, amount, chips. A screen reader hears all of it as one."""

    def __init__(self, line: Line, act: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "row-button")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        spoken = [line.when, line.what, line.amount, *(chip[0] for chip in line.chips)]
        self.setAccessibleName(", ".join(part for part in spoken if part))
        self._act = act
        self.clicked.connect(self._on_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 4, 2)
        layout.setSpacing(12)
        self.when = label(line.when)
        self.has_amount = bool(line.amount)
        what = ElidedLabel(line.what)
        parts: list[QWidget] = [self.when, what]
        if line.amount:
            parts.append(label(line.amount, "amount", right=True))
        self.chips = [Chip(*chip) for chip in line.chips]
        for part in (*parts, *self.chips):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(part)
        layout.setStretchFactor(what, 1)

    def _on_clicked(self, _checked: bool) -> None:
        self._act()


def align(rows: Sequence[LinkRow]) -> None:
    """Make times of one width, and chips beside amounts, so that the amounts are under each other."""
    widest = max((row.when.sizeHint().width() for row in rows), default=0)
    beside = [chip for row in rows if row.has_amount for chip in row.chips[-1:]]
    chips = max((chip.sizeHint().width() for chip in beside), default=0)
    for row in rows:
        row.when.setFixedWidth(widest)
    for chip in beside:
        chip.setFixedWidth(chips)


class QuestionRow(QWidget):
    """What is asked, what depends on it, and the button that leads to the answer."""

    acted = Signal()

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.button = button(ask.action, name=f"{ask.action}: {ask.sentence}")
        self.button.clicked.connect(self.acted)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(ElidedLabel(ask.sentence))
        if ask.why:
            texts.addWidget(ElidedLabel(ask.why, "secondary"))
        texts.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 4, 2)
        layout.setSpacing(12)
        layout.addLayout(texts, 1)
        layout.addWidget(self.button)


class Figure(QWidget):
    """A big figure with what it is above and what belongs to it below."""

    def __init__(self, title: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.value: QLabel = label("", role)
        self.below = label("", "secondary", wrap=True)
        self.title = label(title, "secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.title)
        layout.addWidget(self.value)
        layout.addWidget(self.below)
        layout.addStretch(1)

    def show_sum(self, shown: Sum) -> None:
        """Show a figure."""
        self.title.setText(shown.title)
        self.value.setText(shown.amount)
        self.below.setText(shown.below)
        self.setAccessibleName(f"{shown.title}: {shown.amount}. {shown.below}")
