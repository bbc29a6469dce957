"""Finds what a person could not read whole in a window: cut texts, and controls that reach over an edge."""

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from debttracker.ui.widgets.chip import Chip
from debttracker.ui.widgets.elided_button import ElidedButton
from debttracker.ui.widgets.labels import ElidedLabel
from debttracker.ui.widgets.today_rows import LinkRow

MAY_BE_CUT = (ElidedLabel, ElidedButton, LinkRow, Chip)
"""Say the whole text in their tip, or in a cell that is made wider."""


def faults(window: QWidget) -> list[str]:
    """Return each place of a shown window where something is cut, in words."""
    return sorted({*_cut_texts(window), *_over_edges(window)})


def _shown(window: QWidget) -> Iterator[QWidget]:
    return (child for child in window.findChildren(QWidget) if child.isVisible())


def _cut_texts(window: QWidget) -> Iterator[str]:
    for widget in _shown(window):
        if isinstance(widget, MAY_BE_CUT) or isinstance(widget.parentWidget(), MAY_BE_CUT):
            continue
        if isinstance(widget, QLabel) and widget.text():
            if _is_cut_label(widget):
                yield f"label {widget.text()[:60]!r}: {widget.size()} of {widget.sizeHint()}"
        elif isinstance(widget, QComboBox):
            said = widget.toolTip() == widget.currentText()
            if not said and _text_room(widget) < widget.fontMetrics().horizontalAdvance(widget.currentText()):
                yield f"drop-down {widget.currentText()!r}"
        elif isinstance(widget, QAbstractButton) and widget.text() and not isinstance(widget, QToolButton):
            if widget.sizeHint().width() > widget.width() + 1:
                yield f"button {widget.text()!r}: {widget.width()} of {widget.sizeHint().width()}"
        elif isinstance(widget, QLineEdit) and widget.height() + 1 < widget.minimumSizeHint().height():
            yield f"field {widget.accessibleName()!r} is {widget.height()} high"


def _is_cut_label(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 1
    return label.sizeHint().width() > label.width() + 1 or label.sizeHint().height() > label.height() + 1


def _text_room(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()


def _over_edges(window: QWidget) -> Iterator[str]:
    for widget in _shown(window):
        parent = widget.parentWidget()
        if parent is None or widget.isWindow() or isinstance(parent, QAbstractScrollArea):
            continue
        if (
            isinstance(parent.parentWidget(), QAbstractScrollArea)
            and parent.objectName() == "qt_scrollarea_viewport"
        ):
            area = parent.parentWidget()
            if widget.width() > parent.width() + 1 and not area.horizontalScrollBar().isVisible():
                yield f"{type(widget).__name__} is {widget.width()} wide in an area of {parent.width()}"
            continue
        if isinstance(widget, MAY_BE_CUT) or isinstance(parent, MAY_BE_CUT):
            continue
        over = (
            widget.geometry().right() - parent.rect().right(),
            widget.geometry().bottom() - parent.rect().bottom(),
        )
        if max(over) > 1 and (widget.accessibleName() or getattr(widget, "text", str)()):
            name = widget.accessibleName() or widget.text()
            yield f"{type(widget).__name__} {name[:60]!r} reaches {over} over {type(parent).__name__}"
