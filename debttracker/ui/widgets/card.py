"""A card: a rounded surface with a heading."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.labels import label


class Card(QFrame):
    """A rounded surface; put things into `body`. The link at the upper right emits `link_clicked`."""

    link_clicked = Signal()

    def __init__(
        self, title: str = "", link: str = "", *, role: str = "card", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.title = label(title, "card-title")
        self.link = button(link, "link-button", name=f"{link} ({title})" if title and link else link)
        self.link.setVisible(bool(link))
        self.link.clicked.connect(self.link_clicked)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.link)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 12)
        outer.setSpacing(8)
        if title or link:
            outer.addLayout(self.head)
            self.setAccessibleName(title)
        else:
            self.title.setParent(self)
            self.link.setParent(self)
            self.title.hide()
        outer.addLayout(self.body, 1)
