"""What a dialog shows between heading and buttons: it scrolls only where there is no room."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

_LEAST = 96


class BodyArea(QScrollArea):
    """Put things into `body`. It asks for all the height that they need and makes do with less."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        inside.setProperty("role", "scroll-body")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def needed(self, width: int) -> int:
        """Return the height of everything at a width."""
        if self.body.hasHeightForWidth():
            return self.body.totalHeightForWidth(width)
        return self.body.totalSizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look anew whether there is room."""
        super().resizeEvent(event)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look anew whether there is room when what is shown changes."""
        handled = super().eventFilter(watched, event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._settle()
        return handled

    def _settle(self) -> None:
        """Take the bar away where all fits without it: Qt keeps one that made the texts need more lines."""
        fits = self.needed(self.width()) <= self.height()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded)

    def sizeHint(self) -> QSize:
        """Return what everything would like to have."""
        return self.body.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least width, and a height of a few lines."""
        least = self.body.totalMinimumSize()
        return QSize(least.width(), min(least.height(), _LEAST))
