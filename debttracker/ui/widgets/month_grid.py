"""A month as a grid of days with what falls due or ends on each."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from debttracker.l10n import _, formats, ngettext
from debttracker.services.deadline_words import deadline_name, deadline_title
from debttracker.services.deadlines import Deadline
from debttracker.ui import words
from debttracker.ui.announce import announce
from debttracker.ui.theme.theme import text_font, theme_of
from debttracker.ui.widgets.cells import draw_chip

HEAD = 28
CHIP_STEP = 25


class MonthGrid(QWidget):
    """Paints six weeks. Arrows walk by day and week, Page Up and Down by month, Home goes to today."""

    day_chosen = Signal(object)
    month_wanted = Signal(object)
    day_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Month"))
        self._month = date(2000, 1, 1)
        self._today = date(2000, 1, 1)
        self._chosen = date(2000, 1, 1)
        self._rows: dict[date, list[Deadline]] = {}

    @property
    def chosen(self) -> date:
        """The day chosen."""
        return self._chosen

    def show_month(self, month: date, today: date, rows: Sequence[Deadline]) -> None:
        """Show the month of a day with what falls due or ends."""
        self._month, self._today = month.replace(day=1), today
        self._rows = {}
        for row in rows:
            self._rows.setdefault(row.on, []).append(row)
        self._describe()
        self.update()

    def choose(self, day: date) -> None:
        """Choose a day of the month shown."""
        if day != self._chosen:
            self._chosen = day
            self._describe()
            self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(620, 480)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which days can be read."""
        return QSize(330, HEAD + 6 * 48)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by key."""
        key = event.key()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        if key in steps:
            self._go(self._chosen + timedelta(days=steps[Qt.Key(key)]))
        elif key == Qt.Key.Key_PageUp:
            self._go(same_day(self._chosen, -1))
        elif key == Qt.Key.Key_PageDown:
            self._go(same_day(self._chosen, 1))
        elif key == Qt.Key.Key_Home:
            self._go(self._today)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.day_opened.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day that was clicked."""
        for day in days_shown(self._month):
            if QRectF(self._cell(day)).contains(event.position()):
                self._go(day)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw weekdays and days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = theme_of()
        painter.setFont(text_font(12))
        painter.setPen(theme.colour("ink2"))
        days = days_shown(self._month)
        for day in days[:7]:
            cell = self._cell(day)
            painter.drawText(
                QRect(cell.left() + 8, 0, cell.width(), HEAD - 4),
                int(Qt.AlignmentFlag.AlignVCenter),
                formats.weekday(day),
            )
        for day in days:
            self._draw_day(painter, day)
        painter.end()

    def _draw_day(self, painter: QPainter, day: date) -> None:
        theme, cell = theme_of(), self._cell(day)
        outside = day.month != self._month.month
        if outside:
            painter.fillRect(cell, theme.colour("raised"))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(cell)
        self._draw_number(painter, day, cell, outside=outside)
        rows = self._rows.get(day, [])
        room = max(0, (cell.height() - 28) // CHIP_STEP)
        shown = rows if len(rows) <= room else rows[: max(0, room - 1)]
        for place, row in enumerate(shown):
            chip = QRect(cell.left() + 4, cell.top() + 26 + place * CHIP_STEP, cell.width() - 8, 24)
            _word, tone, icon = self._chip(row)
            draw_chip(painter, chip, (row.name or deadline_name(row), tone, icon), theme)
        left = len(rows) - len(shown)
        if left:
            painter.setPen(theme.colour("ink2"))
            painter.setFont(text_font(12))
            text = _("+%(count)s more") % {"count": left} if shown else formats.number(left)
            top = cell.top() + (26 + len(shown) * CHIP_STEP if room else 4)
            width = cell.width() - 12
            side = Qt.AlignmentFlag.AlignLeft if room else Qt.AlignmentFlag.AlignRight
            painter.drawText(QRect(cell.left() + 6, top, width, 20), int(side), text)
        if day == self._chosen:
            strong = theme.colour("accent") if self.hasFocus() else theme.colour("field_line")
            painter.setPen(QPen(strong, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(cell.adjusted(1, 1, -1, -1))

    def _chip(self, row: Deadline) -> words.Chip:
        return words.deadline_chip(row, (row.on - self._today).days)

    def _draw_number(self, painter: QPainter, day: date, cell: QRect, *, outside: bool) -> None:
        theme = theme_of()
        text = formats.number(day.day)
        if day == self._today:
            font = text_font(13, bold=True)
            width = max(22, QFontMetrics(font).horizontalAdvance(text) + 10)
            pill = QRectF(cell.left() + 4, cell.top() + 3, width, 22)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(pill, 11, 11)
            painter.setFont(font)
            painter.setPen(theme.colour("on_accent"))
            painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)
            return
        painter.setFont(text_font(13))
        painter.setPen(theme.colour("ink2" if outside else "ink"))
        painter.drawText(QPointF(cell.left() + 8, cell.top() + 19), text)

    def _cell(self, day: date) -> QRect:
        place = (day - days_shown(self._month)[0]).days
        row, column = divmod(place, 7)
        width, height = self.width() - 1, self.height() - HEAD - 1
        left, right = column * width // 7, (column + 1) * width // 7
        top, bottom = HEAD + row * height // 6, HEAD + (row + 1) * height // 6
        return QRect(left, top, right - left, bottom - top)

    def _go(self, day: date) -> None:
        if (day.year, day.month) != (self._month.year, self._month.month):
            self._chosen = day
            self.month_wanted.emit(day)
        else:
            self.choose(day)
        self.day_chosen.emit(day)
        announce(self, self.accessibleDescription())

    def _describe(self) -> None:
        rows = self._rows.get(self._chosen, [])
        count = ngettext("%(count)s entry", "%(count)s entries", len(rows)) % {"count": len(rows)}
        named = [f"{deadline_title(row)} · {self._chip(row)[0]}" for row in rows]
        self.setAccessibleDescription("; ".join([formats.date_long(self._chosen), count, *named]))


def days_shown(month: date) -> list[date]:
    """Return the 42 days of six weeks that hold a month, from a Monday on."""
    first = month.replace(day=1)
    start = first - timedelta(days=first.weekday())
    return [start + timedelta(days=n) for n in range(42)]


def same_day(day: date, months: int) -> date:
    """Return the day so many months away, or the last one of a shorter month."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
