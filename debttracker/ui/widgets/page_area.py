"""Scrolls a page in a window that is smaller than what the page needs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class PageArea(QScrollArea):
    """Gives a page all the room there is, and never less than its least size."""

    def __init__(self, page: QWidget, least: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        page.setMinimumSize(*least)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
