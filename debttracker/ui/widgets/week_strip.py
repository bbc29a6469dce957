"""Contacts of the last seven days, one bar a day, the flagged part marked."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from debttracker.l10n import _
from debttracker.ui.glance import DayBar
from debttracker.ui.theme.theme import text_font, theme_of


class WeekStrip(QWidget):
    """Bars with the count above and the weekday below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[DayBar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(72)

    def set_days(self, days: Sequence[DayBar]) -> None:
        """Draw these days, oldest first."""
        self._days = tuple(days)
        self.setAccessibleName(_("Contacts by day"))
        self.setAccessibleDescription("; ".join(day.spoken for day in days))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the least size; the layout gives what is left over."""
        return QSize(240, 72)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the bars."""
        if not self._days:
            return
        theme, painter = theme_of(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(text_font(12))
        most = max(1, *(d.contacts for d in self._days))
        width = self.width() / len(self._days)
        room = self.height() - 44
        for place, d in enumerate(self._days):
            x = width * place
            bar = min(48.0, width * 0.6)
            left = x + (width - bar) / 2
            base = self.height() - 22
            height = room * d.contacts / most
            flagged = room * d.flagged / most
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("line"))
            painter.drawRect(QRectF(left, base, bar, 1))
            if d.contacts:
                painter.setPen(theme.colour("flagged" if d.flagged else "accent"))
                painter.setBrush(theme.soft("flagged" if d.flagged else "accent"))
                painter.drawRoundedRect(QRectF(left, base - height, bar, height), 3, 3)
            if d.flagged:
                painter.setBrush(theme.colour("flagged"))
                painter.drawRoundedRect(QRectF(left, base - flagged, bar, flagged), 3, 3)
            painter.setPen(theme.colour("ink2"))
            centre = int(Qt.AlignmentFlag.AlignCenter)
            painter.drawText(QRectF(x, base + 2, width, 20), centre, d.name)
            if d.contacts:
                painter.drawText(QRectF(x, base - height - 20, width, 18), centre, d.count)
        painter.end()
