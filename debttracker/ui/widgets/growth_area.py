"""Overdue cost ahead, drawn plainly: enough for the page Today, without the chart library."""

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from debttracker.l10n import _, formats
from debttracker.money.amount import Minor
from debttracker.services.views import GrowthSeries
from debttracker.ui.theme.theme import text_font, theme_of

LINES = 4
MONTH_ROOM = 84


class GrowthArea(QWidget):
    """One line from today on, with the last value written at its end."""

    def __init__(self, write: Callable[[Minor], str], parent: QWidget | None = None) -> None:
        """`write` writes an amount of the currency shown, or dots while amounts are hidden."""
        super().__init__(parent)
        self._write = write
        self._series: GrowthSeries | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(96)

    def set_series(self, series: GrowthSeries | None, write: Callable[[Minor], str]) -> None:
        """Draw these values."""
        self._series, self._write = series, write
        self.setAccessibleName(self.summary())
        self.update()

    def summary(self) -> str:
        """Return what the drawing says, in a sentence."""
        if not self._series or len(self._series.dates) < 2:
            return ""
        fields = {
            "day": formats.date_short(self._series.dates[-1]),
            "amount": self._write(self._series.cost[-1]),
        }
        return _("If nothing is paid, %(amount)s will come on top by %(day)s.") % fields

    def sizeHint(self) -> QSize:
        """Return the least size; the layout gives what is left over."""
        return QSize(320, 96)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw grid, months, line and last value."""
        series = self._series
        if series is None or len(series.dates) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(text_font(12))
        step = nice_step(max(series.cost), LINES)
        top = step * LINES
        metrics = QFontMetrics(text_font(12))
        left = max(metrics.horizontalAdvance(self._write(step * n)) for n in range(LINES + 1)) + 12
        plot = QRectF(left, 26, max(20, self.width() - left - 8), max(20, self.height() - 54))
        self._draw_grid(painter, plot, step)
        self._draw_months(painter, plot, series)
        self._draw_line(painter, plot, series, top)
        painter.end()

    def _draw_grid(self, painter: QPainter, plot: QRectF, step: Minor) -> None:
        theme = theme_of()
        for n in range(LINES + 1):
            y = plot.bottom() - plot.height() * n / LINES
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.colour("ink2"))
            box = QRectF(0, y - 10, plot.left() - 8, 20)
            painter.drawText(
                box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._write(step * n)
            )

    def _draw_months(self, painter: QPainter, plot: QRectF, series: GrowthSeries) -> None:
        first, last = series.dates[0], series.dates[-1]
        span = (last - first).days or 1
        starts = list(_month_starts(first, last))
        wanted = max(1, int(plot.width() // MONTH_ROOM))
        every = -(-len(starts) // wanted) if starts else 1
        painter.setPen(theme_of().colour("ink2"))
        for day in starts[::every]:
            x = plot.left() + plot.width() * (day - first).days / span
            if x + 30 <= self.width():
                box = QRectF(x - 40, plot.bottom() + 6, 80, 20)
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), formats.month_short(day))

    def _draw_line(self, painter: QPainter, plot: QRectF, series: GrowthSeries, top: Minor) -> None:
        theme = theme_of()
        first = series.dates[0]
        span = (series.dates[-1] - first).days or 1
        points = [
            QPointF(
                plot.left() + plot.width() * (day - first).days / span,
                plot.bottom() - plot.height() * value / top,
            )
            for day, value in zip(series.dates, series.cost, strict=True)
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
        text = self._write(series.cost[-1])
        painter.setFont(text_font(bold=True))
        width = QFontMetrics(text_font(bold=True)).horizontalAdvance(text) + 4
        box = QRectF(plot.right() - width, points[-1].y() - 24, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface"))
        painter.drawRect(box)
        painter.setPen(theme.colour("overdue"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)


def nice_step(most: Minor, lines: int) -> Minor:
    """Return a round step of an axis so that `lines` of them reach `most`."""
    least = max(1, -(-most // lines))
    power = 1
    while power * 10 < least:
        power *= 10
    return next((power * n for n in (1, 2, 5, 10) if power * n >= least), power * 10)


def _month_starts(first: date, last: date) -> Iterator[date]:
    day = first.replace(day=1)
    while day <= last:
        if day >= first:
            yield day
        day = day.replace(year=day.year + 1, month=1) if day.month == 12 else day.replace(month=day.month + 1)
