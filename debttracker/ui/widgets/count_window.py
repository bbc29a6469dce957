"""The period of a count as a line: the contacts that count, numbered, those left out, and the limit."""

from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from debttracker.l10n import ngettext
from debttracker.l10n.formats import date_short, time_short
from debttracker.services.explanation_views import CountMark, CountWindow
from debttracker.ui.theme.theme import text_font, theme_of

_HEIGHT, _LINE, _RADIUS = 58, 26, 6.0


class CountWindowBar(QWidget):
    """Draws a CountWindow. Filled marks count, those above the limit are flagged; hollow ones do not."""

    def __init__(self, window: CountWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.window_shown = window
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(_HEIGHT)
        self.setAccessibleName(self._told())
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        """Return the room it would like."""
        return QSize(280, _HEIGHT)

    def _told(self) -> str:
        window = self.window_shown
        counted = sum(mark.counts for mark in window.marks)
        text = ngettext(
            "%(counted)s contact counted, %(left)s left out, %(limit)s allowed",
            "%(counted)s contacts counted, %(left)s left out, %(limit)s allowed",
            counted,
        )
        return text % {
            "counted": counted,
            "left": len(window.marks) - counted,
            "limit": window.limit,
        }

    def ends(self) -> tuple[str, str]:
        """The two ends in words: days, or clock times within one day."""
        first, last = self.window_shown.first, self.window_shown.last
        if first.date() == last.date():
            return time_short(first), time_short(last)
        return date_short(first.date()), date_short(last.date())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw line, marks and ends."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = theme_of()
        line = QRectF(_RADIUS + 1, _LINE, self.width() - 2 * _RADIUS - 2, 0)
        painter.setPen(QPen(theme.colour("line"), 2))
        painter.drawLine(line.topLeft(), line.topRight())
        number = 0
        for mark in self.window_shown.marks:
            number += mark.counts
            self._draw_mark(painter, line, mark, number)
        self._draw_ends(painter, line)

    def _x(self, line: QRectF, at: datetime) -> float:
        window = self.window_shown
        whole = (window.last - window.first).total_seconds()
        part = (at - window.first).total_seconds() / whole if whole > 0 else 1.0
        return line.left() + line.width() * min(max(part, 0.0), 1.0)

    def _draw_mark(self, painter: QPainter, line: QRectF, mark: CountMark, number: int) -> None:
        theme = theme_of()
        over = mark.counts and number > self.window_shown.limit
        colour = theme.colour("flagged" if over else "accent" if mark.counts else "ink2")
        centre = QPointF(self._x(line, mark.at), line.top())
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if mark.counts else theme.colour("surface"))
        painter.drawEllipse(centre, _RADIUS, _RADIUS)
        if mark.counts:
            painter.setFont(text_font(11, bold=over))
            text = str(number)
            width = painter.fontMetrics().horizontalAdvance(text)
            left = min(max(centre.x() - width / 2, 0.0), self.width() - width)
            painter.drawText(QRectF(left, 0, width + 2, 16), 0, text)

    def _draw_ends(self, painter: QPainter, line: QRectF) -> None:
        painter.setFont(text_font(11))
        painter.setPen(theme_of().colour("ink2"))
        first, last = self.ends()
        width = painter.fontMetrics().horizontalAdvance(last)
        top = line.top() + _RADIUS + 4
        painter.drawText(QRectF(0, top, self.width(), 16), 0, first)
        painter.drawText(QRectF(self.width() - width - 2, top, width + 2, 16), 0, last)
