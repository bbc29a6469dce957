"""The Tab key follows what one reads: top to bottom as laid out, whenever the controls were made."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QStackedWidget, QTabWidget, QWidget

_MARGIN = 16
"""Pixels above and below what is scrolled to: its label, or what is wrong with it."""


def stops(root: QWidget) -> list[QWidget]:
    """Return where the Tab key stops below a widget, in the order of its layouts."""
    return [
        widget
        for widget in dict.fromkeys(_below(root))
        if widget.isVisible() and widget.isEnabled() and _takes_tab(widget)
    ]


def step(root: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next or previous stop, round and round; tell whether there was one.

    For `focusNextPrevChild` of a dialog: fields that appear later then need no order of their own.
    """
    order = stops(root)
    here = QApplication.focusWidget()
    while here is not None and here is not root and here not in order:
        here = here.parentWidget()
    if not order:
        return False
    place = order.index(here) if here in order else -1 if forward else 0
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    chosen = order[(place + (1 if forward else -1)) % len(order)]
    chosen.setFocus(reason)
    bring_into_sight(chosen)
    return True


def bring_into_sight(widget: QWidget) -> None:
    """Scroll every area that a widget lies in so that it is seen."""
    area = widget.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget, 0, _MARGIN)
        area = area.parentWidget()


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _below(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QTabWidget):
        inside: list[QWidget | None] = [widget.tabBar(), widget.currentWidget()]
    elif isinstance(widget, QScrollArea):
        inside = [widget.widget()]
    elif isinstance(widget, QStackedWidget):
        inside = [widget.currentWidget()]
    else:
        layout = widget.layout()
        if layout is not None:
            yield from _in_layout(layout)
        return
    for child in inside:
        if child is not None:
            yield child
            yield from _below(child)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        child = item.widget() if item is not None else None
        if child is not None:
            yield child
            yield from _below(child)
        elif item is not None and (inner := item.layout()) is not None:
            yield from _in_layout(inner)
