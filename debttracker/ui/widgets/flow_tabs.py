"""Tabs that wrap into further rows where there is no room, so that none is ever hidden."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.flow_layout import FlowLayout


class FlowTabs(QWidget):
    """A row of buttons over one page at a time. The arrow keys go from one button to the next."""

    changed = Signal(int)
    """Another page is shown."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.buttons: list[QPushButton] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.show_tab)
        self._head = QWidget()
        self._head.setProperty("role", "plain")
        self._head.setAccessibleName(name)
        self._flow = FlowLayout(self._head, 0)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)

    @property
    def current(self) -> int:
        """The place of the page shown."""
        return self._stack.currentIndex()

    def add_tab(self, page: QWidget, title: str) -> None:
        """Add a page as the last; the first one added is shown."""
        made = button(title, "tab-button")
        made.setCheckable(True)
        made.setChecked(not self.buttons)
        self._group.addButton(made, len(self.buttons))
        self.buttons.append(made)
        self._flow.addWidget(made)
        self._stack.addWidget(page)

    def title(self, place: int) -> str:
        """Return the title of a page."""
        return self.buttons[place].text()

    def set_title(self, place: int, title: str) -> None:
        """Give a page another title."""
        self.buttons[place].setText(title)
        self.buttons[place].setAccessibleName(title)

    def show_tab(self, place: int) -> None:
        """Show a page."""
        if place == self.current:
            return
        self.buttons[place].setChecked(True)
        self._stack.setCurrentIndex(place)
        self.changed.emit(place)
