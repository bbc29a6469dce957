"""Buttons by their role."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

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
