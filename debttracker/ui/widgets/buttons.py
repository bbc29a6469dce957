"""Buttons by their role."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from debttracker.ui.theme.theme import theme_of


def button(
    text: str, role: str = "", icon_name: str | None = None, *, name: str | None = None
) -> QPushButton:
    """Return a button. Roles: none, `primary-button`, `link-button`, `quiet-button`, `choice-button`.

    `name` is what a screen reader says where the text alone does not say what the button does.
    """
    made = QPushButton(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    if icon_name:
        tone = {"primary-button": "on_accent", "link-button": "accent"}.get(role, "ink")
        made.setIcon(theme_of().icon(icon_name, tone))
        made.setIconSize(QSize(22 if text else 18, 18))
    made.setAccessibleName(name or text.replace("&", ""))
    return made


class ElidedButton(QPushButton):
    """A row that is pressed: one line that ends in "…" where there is no room; all of it is the tool tip."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setProperty("role", "row-button")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """Allow the row to become narrow."""
        return QSize(48, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write as much of the text as there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        painter.end()
