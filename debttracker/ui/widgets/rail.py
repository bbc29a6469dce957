"""The rail at the left: the pages by icon and word."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from debttracker.l10n import _
from debttracker.ui.theme.theme import theme_of
from debttracker.ui.widgets.labels import label

WIDE = 184
NARROW = 60


class Rail(QFrame):
    """Buttons for the pages; `chosen(name)` when the person picks one. Up and Down walk through them."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """`pages` are name, title and icon name, from the top."""
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setAccessibleName(_("Pages"))
        self._title = label(_("Debttracker"), "app-name")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._titles = {name: title for name, title, _icon in pages}
        self._icons = {name: icon for name, _title, icon in pages}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addSpacing(8)
        for place, (name, title, _icon) in enumerate(pages, start=1):
            layout.addWidget(self._button(name, title, place))
        layout.addStretch(1)
        self._narrow = False
        self._show_width()

    def button(self, name: str) -> QPushButton:
        """Return the button of a page."""
        return self._buttons[name]

    def set_current(self, name: str) -> None:
        """Mark the page that is shown."""
        for other, made in self._buttons.items():
            here = other == name
            made.setChecked(here)
            made.setIcon(theme_of().icon(self._icons[other], "accent" if here else "ink2"))

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone where the window is narrow."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the pages with Up and Down."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        names = list(self._buttons)
        focused = [name for name in names if self._buttons[name].hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        self._buttons[names[(names.index(focused[0]) + step) % len(names)]].setFocus()

    def _button(self, name: str, title: str, place: int) -> QPushButton:
        made = QPushButton(title)
        made.setProperty("role", "rail-button")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setAccessibleName(title)
        made.setToolTip(_("%(page)s (Ctrl+%(place)s)") % {"page": title, "place": place})
        made.clicked.connect(lambda: self.chosen.emit(name))
        self._group.addButton(made)
        self._buttons[name] = made
        return made

    def _show_width(self) -> None:
        self.setFixedWidth(NARROW if self._narrow else WIDE)
        self._title.setVisible(not self._narrow)
        for name, made in self._buttons.items():
            made.setText("" if self._narrow else self._titles[name])
            made.setIconSize(QSize(18 if self._narrow else 28, 18))
