"""Overdue cost ahead, drawn plainly: enough for the page Today, without the chart library."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from debttracker.ui.glance import Growth
from debttracker.ui.theme.theme import text_font, theme_of

MONTH_ROOM = 84


class GrowthArea(QWidget):
    """One line from today on, with the last value written at its end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._growth: Growth | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(96)

    def show_growth(self, growth: Growth | None) -> None:
        """Draw these values, or nothing."""
        self._growth = growth
        self.setAccessibleName(growth.summary if growth else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the least size; the layout gives what is left over."""
        return QSize(320, 96)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw grid, months, line and last value."""
        growth = self._growth
        if growth is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(text_font(12))
        metrics = QFontMetrics(text_font(12))
        left = max(metrics.horizontalAdvance(amount) for amount in growth.grid) + 12
        plot = QRectF(left, 26, max(20, self.width() - left - 8), max(20, self.height() - 54))
        self._draw_grid(painter, plot, growth)
        self._draw_months(painter, plot, growth)
        self._draw_line(painter, plot, growth)
        painter.end()

    def _draw_grid(self, painter: QPainter, plot: QRectF, growth: Growth) -> None:
        theme = theme_of()
        for n, amount in enumerate(growth.grid):
            y = plot.bottom() - plot.height() * n / (len(growth.grid) - 1)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.colour("ink2"))
            box = QRectF(0, y - 10, plot.left() - 8, 20)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), amount)

    def _draw_months(self, painter: QPainter, plot: QRectF, growth: Growth) -> None:
        wanted = max(1, int(plot.width() // MONTH_ROOM))
        every = -(-len(growth.months) // wanted) or 1
        painter.setPen(theme_of().colour("ink2"))
        for day, name in growth.months[::every]:
            x = plot.left() + plot.width() * day / growth.days[-1]
            if x + 30 <= self.width():
                box = QRectF(x - 40, plot.bottom() + 6, 80, 20)
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), name)

    def _draw_line(self, painter: QPainter, plot: QRectF, growth: Growth) -> None:
        theme = theme_of()
        points = [
            QPointF(
                plot.left() + plot.width() * day / growth.days[-1],
                plot.bottom() - plot.height() * value / growth.top,
            )
            for day, value in zip(growth.days, growth.cost, strict=True)
        ]
        area = QPainterPath(QPointF(points[0].x(), plot.bottom()))
        for point in points:
            area.lineTo(point)
        area.lineTo(QPointF(points[-1].x(), plot.bottom()))
        tint = QColor(theme.colour("overdue"))
        tint.setAlpha(28)
        painter.fillPath(area, tint)
        painter.setPen(QPen(theme.colour("overdue"), 2))
        painter.drawPolyline(points)
        text = growth.last
        painter.setFont(text_font(bold=True))
        width = QFontMetrics(text_font(bold=True)).horizontalAdvance(text) + 4
        box = QRectF(plot.right() - width, points[-1].y() - 24, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface"))
        painter.drawRect(box)
        painter.setPen(theme.colour("overdue"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)
