"""The sums under a table, each below its column."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from debttracker.ui.theme.theme import text_font, theme_of
from debttracker.ui.widgets.table import DataTable

LINE_HEIGHT = 32
MARGIN = 8
Cell = tuple[str, str]
"""Text and tone."""


class TotalsBar(QWidget):
    """One line for each currency, drawn in line with the columns of a table above it."""

    def __init__(self, table: DataTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.lines: tuple[Mapping[str, Cell], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = table.horizontalHeader()
        header.sectionResized.connect(self._moved)
        header.sectionMoved.connect(self._moved)
        header.geometriesChanged.connect(self._moved)
        table.horizontalScrollBar().valueChanged.connect(self._moved)

    def set_lines(self, lines: Sequence[Mapping[str, Cell]]) -> None:
        """Show lines: by column key a text and its tone."""
        self.lines = tuple(lines)
        spoken = "; ".join(", ".join(text for text, _tone in line.values()) for line in self.lines)
        self.setAccessibleName(spoken)
        self.setVisible(bool(self.lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the lines."""
        return QSize(200, LINE_HEIGHT * len(self.lines))

    def minimumSizeHint(self) -> QSize:
        """Return the height of the lines."""
        return QSize(48, LINE_HEIGHT * len(self.lines))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the lines."""
        painter = QPainter(self)
        theme = theme_of()
        font = text_font(bold=True)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        for number, line in enumerate(self.lines):
            for place, column in enumerate(self._table.rows.columns):
                if column.key not in line:
                    continue
                text, tone = line[column.key]
                rect = self._place(
                    place, number, metrics.horizontalAdvance(text), right=column.align == "right"
                )
                side = Qt.AlignmentFlag.AlignRight if column.align == "right" else Qt.AlignmentFlag.AlignLeft
                if column.align != "right":
                    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
                painter.setPen(theme.colour(tone or "ink"))
                painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), text)

    def _place(self, column: int, number: int, wanted: int, *, right: bool) -> QRect:
        """Return where a text goes; a figure wider than its column spreads to the left."""
        header = self._table.horizontalHeader()
        left = header.sectionViewportPosition(column)
        width = header.sectionSize(column)
        rect = QRect(left + MARGIN, number * LINE_HEIGHT, width - 2 * MARGIN, LINE_HEIGHT)
        lacking = wanted - rect.width()
        if lacking > 0 and right:
            rect.setLeft(rect.left() - lacking)
        return rect

    def wanted_width(self, key: str) -> int:
        """Return how wide a column must be for the sums below it."""
        metrics = QFontMetrics(text_font(bold=True))
        texts = [line[key][0] for line in self.lines if key in line]
        return max(map(metrics.horizontalAdvance, texts), default=0) + 2 * MARGIN

    def _moved(self, *_arguments: object) -> None:
        self.update()
