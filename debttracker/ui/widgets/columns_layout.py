"""A layout that sets its items in equal columns, fewer of them where there is less room."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from debttracker.ui.widgets.flow_layout import FlowLayout


class ColumnsLayout(FlowLayout):
    """Items side by side, in rows of nearly the same number; those that are hidden take no place.

    A column is at least `least` pixels wide, and with `whole` as wide as the widest item wants to be.
    """

    def __init__(
        self, least: int, parent: QWidget | None = None, spacing: int = 12, *, whole: bool = False
    ) -> None:
        super().__init__(parent, spacing)
        self._least = least
        self._whole = whole

    def sizeHint(self) -> QSize:
        """Return the size of one row."""
        shown = len(self._shown())
        width = shown * self._column() + max(0, shown - 1) * self.spacing()
        return QSize(width, self._arrange(QRect(0, 0, width, 0), place=False))

    def minimumSize(self) -> QSize:
        """Return the width of one column; how high it is then follows from the width."""
        heights = [item.minimumSize().height() for item in self._shown()]
        return QSize(self._column(), max(heights, default=0))

    def _column(self) -> int:
        wanted = [item.sizeHint().width() for item in self._shown()] if self._whole else []
        return max([self._least, *wanted])

    def _count(self, width: int, items: int) -> int:
        """Return how many columns there are at a width."""
        fitting = max(1, min(items, (width + self.spacing()) // (self._column() + self.spacing())))
        rows = -(-items // fitting)
        return -(-items // max(1, rows))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if (widget := item.widget()) is None or not widget.isHidden()]

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        shown, gap = self._shown(), self.spacing()
        count = max(1, self._count(rect.width(), len(shown)))
        y = 0
        for start in range(0, len(shown), count):
            row = shown[start : start + count]
            height = max(_height(item, _span(0, count, rect.width(), gap)[1]) for item in row)
            for column, item in enumerate(row):
                left, width = _span(column, count, rect.width(), gap)
                if place:
                    cell = QRect(rect.topLeft() + QPoint(left, y), QSize(width, _height(item, width)))
                    item.setGeometry(self._mirrored(cell, rect))
            y += height + gap
        return max(0, y - gap)


def _span(column: int, count: int, width: int, gap: int) -> tuple[int, int]:
    """Return left edge and width of a column."""
    left = column * (width + gap) // count
    return left, (column + 1) * (width + gap) // count - gap - left


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
