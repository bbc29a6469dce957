"""Saying something to a screen reader that is not on the focus."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say a text, as coming from a widget."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # not needed before the first words

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
