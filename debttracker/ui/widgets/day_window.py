"""A day as a bar: the hours a norm asks to keep free, the others, and when the contact was."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from debttracker.l10n import _
from debttracker.l10n.formats import clock_time
from debttracker.services.views import DayWindow
from debttracker.ui.theme.theme import text_font, theme_of

DAY = 24 * 60
_BAR_TOP, _BAR_HEIGHT, _HEIGHT = 20, 14, 56


def closed_spans(window: DayWindow) -> tuple[tuple[int, int], ...]:
    """Return the closed hours of one day as pieces from left to right; a night is two pieces."""
    if window.closed_from == window.closed_until:
        return ()
    if window.closed_from < window.closed_until:
        return ((window.closed_from, window.closed_until),)
    pieces = ((0, window.closed_until), (window.closed_from, DAY))
    return tuple((first, last) for first, last in pieces if first < last)


def is_closed(window: DayWindow) -> bool:
    """Tell whether the contact lies in the closed hours; their first minute is in, their last is out."""
    return any(first <= window.at < last for first, last in closed_spans(window))


class DayWindowBar(QWidget):
    """Draws a DayWindow. Closed hours are hatched as well as coloured, so that grey shows them too."""

    def __init__(self, window: DayWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.window_shown = window
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(_HEIGHT)
        fields = {
            "at": clock_time(window.at),
            "from": clock_time(window.closed_from),
            "until": clock_time(window.closed_until),
        }
        self.setAccessibleName(
            _("Contact at %(at)s; the norm asks to keep %(from)s to %(until)s free") % fields
        )
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        """Return the room it would like."""
        return QSize(280, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw bar, hours and mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(1, _BAR_TOP, self.width() - 2, _BAR_HEIGHT)
        self._draw_bar(painter, bar)
        self._draw_hours(painter, bar)
        self._draw_mark(painter, bar)

    def _x(self, bar: QRectF, minutes: int) -> float:
        return bar.left() + bar.width() * minutes / DAY

    def _draw_bar(self, painter: QPainter, bar: QRectF) -> None:
        theme = theme_of()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.soft("ok"))
        painter.drawRoundedRect(bar, 4, 4)
        for first, last in closed_spans(self.window_shown):
            left = self._x(bar, first)
            piece = QRectF(left, bar.top(), self._x(bar, last) - left, bar.height())
            painter.setBrush(theme.soft("flagged"))
            painter.drawRoundedRect(piece, 4, 4)
            hatch = theme.colour("flagged")
            hatch.setAlpha(90)
            painter.setBrush(hatch)
            brush = painter.brush()
            brush.setStyle(Qt.BrushStyle.BDiagPattern)
            painter.setBrush(brush)
            painter.drawRoundedRect(piece, 4, 4)

    def _draw_hours(self, painter: QPainter, bar: QRectF) -> None:
        window = self.window_shown
        painter.setFont(text_font(11))
        painter.setPen(theme_of().colour("ink2"))
        metrics = painter.fontMetrics()
        taken: list[tuple[float, float]] = []
        for minutes in (window.closed_from, window.closed_until, 0, DAY):
            text = clock_time(minutes)
            width = metrics.horizontalAdvance(text)
            left = min(max(self._x(bar, minutes) - width / 2, 0.0), self.width() - width)
            if any(left < end + 4 and start - 4 < left + width for start, end in taken):
                continue
            taken.append((left, left + width))
            painter.drawText(QRectF(left, bar.bottom() + 3, width + 2, 16), 0, text)

    def _draw_mark(self, painter: QPainter, bar: QRectF) -> None:
        theme = theme_of()
        closed = is_closed(self.window_shown)
        colour = theme.colour("flagged" if closed else "ok")
        x = self._x(bar, self.window_shown.at)
        painter.setPen(QPen(theme.colour("surface"), 5))
        painter.drawLine(int(x), int(bar.top()) - 3, int(x), int(bar.bottom()) + 3)
        painter.setPen(QPen(colour, 2))
        painter.drawLine(int(x), int(bar.top()) - 3, int(x), int(bar.bottom()) + 3)
        painter.setFont(text_font(12, bold=True))
        text = clock_time(self.window_shown.at)
        width = painter.fontMetrics().horizontalAdvance(text)
        left = min(max(x - width / 2, 0.0), self.width() - width)
        painter.drawText(QRectF(left, 0, width + 2, 16), 0, text)
