"""Boxes for a few days and for a clock time, with steps by key and wheel."""

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QTimeEdit

_MARGIN = 8


def whole_box(least: int, most: int, value: int | None = None) -> QSpinBox:
    """Return a box for a whole number from `least` to `most`."""
    box = QSpinBox()
    box.setRange(least, most)
    box.setValue(least if value is None else value)
    _indent(box)
    return box


def clock_box(time: QTime, name: str) -> QTimeEdit:
    """Return a box for a time of day on the 24-hour clock; `name` is for screen readers."""
    box = QTimeEdit(time)
    box.setDisplayFormat("HH:mm")
    box.setAccessibleName(name)
    _indent(box)
    return box


def _indent(box: QAbstractSpinBox) -> None:
    """Keep the figures off the frame, which the padding of a stylesheet does not do."""
    box.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
