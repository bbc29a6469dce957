"""What dialogs share: a heading, a body, and buttons at the lower right."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from debttracker.l10n import _
from debttracker.ui.widgets.body_area import BodyArea
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.reading_order import step


class BaseDialog(QDialog):
    """A dialog over the window. Put things into `body`; `accept_button` is the one filled button.

    The body scrolls where the screen has no room for it; heading and buttons stay in sight. F1 opens the
    guide at `topic`.
    """

    topic: ClassVar[str] = "start"

    def __init__(self, title: str, accept_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.heading = label(title, "title", wrap=True)
        self._area = BodyArea(self)
        self.body = self._area.body
        self.accept_button = button(accept_text, "primary-button")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button: QPushButton = button(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel_button)
        self.buttons.addWidget(self.accept_button)
        if self.topic:
            connect_guide(self, self.topic)
        layout = self._outer = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(self.heading)
        layout.addWidget(self._area, 1)
        layout.addLayout(self.buttons)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let the Tab key follow what one reads."""
        return step(self, forward=forward) or super().focusNextPrevChild(forward)

    def showEvent(self, event: QShowEvent) -> None:
        """Be high enough for texts that need more lines than was reckoned."""
        super().showEvent(event)
        self.fit()

    def fit(self, *, shrink: bool = False) -> None:
        """Take the height that everything needs, as far as the screen has it; `shrink`: and no more."""
        if not self.isVisible():
            return
        margins = self._outer.contentsMargins()
        sides = margins.left() + margins.right()
        least = max(self.buttons.minimumSize().width(), self.body.totalMinimumSize().width()) + sides
        screen = self.screen().availableGeometry()
        self.resize(max(self.width(), min(least, screen.width())), self.height())
        width = self.width() - sides
        needed = (
            margins.top()
            + max(self.heading.heightForWidth(width), self.heading.sizeHint().height())
            + self._outer.spacing()
            + self._area.needed(width)
            + self._outer.spacing()
            + self.buttons.sizeHint().height()
            + margins.bottom()
        )
        height = min(needed, screen.height())
        if shrink or height > self.height():
            self.resize(self.width(), height)


def connect_guide(dialog: QDialog, topic: str) -> None:
    """Let F1 open the guide over a dialog."""

    def show() -> None:
        from debttracker.ui.dialogs.guide_dialog import GuideDialog

        guide = GuideDialog(topic, dialog)
        guide.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        guide.open()

    QShortcut(QKeySequence("F1"), dialog, show)
