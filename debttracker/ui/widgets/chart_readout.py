"""The readout of a chart: which of its values is told, and how it is drawn over the picture."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen

from debttracker.ui.theme.theme import Theme

if TYPE_CHECKING:  # drawing is known only once the first chart is shown
    from debttracker.charts.drawing import Drawn, Stop

_PAD = 8.0
_AWAY = 12.0
_PAGE = 10
"""Page Up and Page Down pass so many values."""


def nearest(drawn: "Drawn", x: float, y: float, size: QSize) -> int | None:
    """Return the number of the stop nearest to a place (shares); on a ruler only the day counts."""
    wide, tall = size.width(), 0 if drawn.ruler is not None else size.height()
    away = [((stop.x - x) * wide) ** 2 + ((stop.y - y) * tall) ** 2 for stop in drawn.stops]
    return min(range(len(away)), key=away.__getitem__) if away else None


def step(key: int, now: int | None, count: int) -> int | None:
    """Return which of `count` stops a key leads to from the present one; None for another key."""
    last = count - 1
    moves = {
        Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1,
        Qt.Key.Key_PageUp: -_PAGE, Qt.Key.Key_PageDown: _PAGE,
    }  # fmt: skip
    if key == Qt.Key.Key_Home:
        return 0
    if key == Qt.Key.Key_End:
        return last
    move = moves.get(Qt.Key(key))
    if move is None or count == 0:
        return None
    if now is None:
        return 0 if move > 0 else last
    return min(max(now + move, 0), last)


def modified(event: QKeyEvent) -> bool:
    """Whether a key is pressed together with one that makes it a command."""
    keys = Qt.KeyboardModifier
    return bool(event.modifiers() & (keys.ControlModifier | keys.AltModifier | keys.MetaModifier))


def paint_readout(
    painter: QPainter, drawn: "Drawn", stop: "Stop", words: str, size: QSize, theme: Theme
) -> None:
    """Draw the ruler or the ring at a stop, and its words in a box beside it, within the chart."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    at = QPointF(stop.x * size.width(), stop.y * size.height())
    painter.setPen(QPen(theme.colour("ink"), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if drawn.ruler is not None:
        top, bottom = (share * size.height() for share in drawn.ruler)
        painter.drawLine(QPointF(at.x(), top), QPointF(at.x(), bottom))
    else:
        painter.drawEllipse(at, 9.0, 9.0)
    rows = words.split("\n")
    metrics = QFontMetricsF(painter.font())
    box = box_at(at, rows_size(rows, metrics), size)
    painter.setPen(QPen(theme.colour("ink2"), 1.0))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(box, 4.0, 4.0)
    painter.setPen(theme.colour("ink"))
    for row, text in enumerate(rows):
        line = QRectF(box.left() + _PAD, box.top() + _PAD + row * metrics.height(), 0, metrics.height())
        line.setRight(box.right() - _PAD)
        fitting = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), fitting)


def rows_size(rows: Sequence[str], metrics: QFontMetricsF) -> QSizeF:
    """Return the size of the box that rows of text need."""
    wide = max(metrics.horizontalAdvance(text) for text in rows)
    return QSizeF(wide + 2 * _PAD + 1, len(rows) * metrics.height() + 2 * _PAD)


def box_at(at: QPointF, wanted: QSizeF, size: QSize) -> QRectF:
    """Return where a box stands: right of a place, left where there is no room, always within `size`."""
    wide, tall = min(wanted.width(), size.width() - 2.0), min(wanted.height(), size.height() - 2.0)
    right = at.x() + _AWAY
    x = right if right + wide <= size.width() - 1 else at.x() - _AWAY - wide
    x = min(max(x, 1.0), size.width() - 1 - wide)
    y = min(max(at.y() - tall / 2, 1.0), size.height() - 1 - tall)
    return QRectF(x, y, wide, tall)
