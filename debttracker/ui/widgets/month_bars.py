"""Findings by month: one button a month, a bar in it, the number above and the month below."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from debttracker.l10n import _, formats, ngettext
from debttracker.services.board import Month
from debttracker.ui.theme.theme import text_font, theme_of
from debttracker.ui.widgets.labels import label

BAR_WIDTH = 72
_HEIGHT = 72
_GAP = 2
_LINE = 17
"""Height in pixels of a line of text."""


class MonthBar(QAbstractButton):
    """One month; pressed while only its findings are shown."""

    def __init__(self, month: Month, count: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month, self.count = month, count
        self._share = count / most if most else 0.0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = ngettext("%(month)s: %(count)s finding", "%(month)s: %(count)s findings", count)
        fields = {"month": formats.month_title(date(*month, 1)), "count": formats.number(count)}
        self.setAccessibleName(said % fields)
        self.setAccessibleDescription(_("Shows only the findings of this month"))
        self.setToolTip(said % fields)

    def sizeHint(self) -> QSize:
        """Return the size of a bar with its texts."""
        return QSize(BAR_WIDTH, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw number, bar and month."""
        theme, painter = theme_of(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, centre = float(self.width()), int(Qt.AlignmentFlag.AlignCenter)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.soft("accent"))
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), 6, 6)
        if self.hasFocus():
            painter.setPen(theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1, 1, width - 2, self.height() - 2), 6, 6)
        base = self.height() - _LINE - 2.0
        height = max(2.0, (base - _LINE - 4) * self._share) if self.count else 1.0
        bar = min(26.0, width * 0.6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("flagged" if self.count else "line"))
        painter.drawRoundedRect(QRectF((width - bar) / 2, base - height, bar, height), 2, 2)
        painter.setFont(text_font(12, bold=self.isChecked()))
        painter.setPen(theme.colour("ink" if self.count else "ink2"))
        painter.drawText(
            QRectF(0, base - height - _LINE - 1, width, _LINE), centre, formats.number(self.count)
        )
        painter.setPen(theme.colour("ink" if self.isChecked() else "ink2"))
        painter.drawText(QRectF(0, base + 1, width, _LINE), centre, formats.month_short(date(*self.month, 1)))
        painter.end()


class MonthBars(QWidget):
    """The latest months that there is room for; `chosen` carries a month, None when none is."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.setAccessibleName(_("Findings by month"))
        self.bars: list[MonthBar] = []
        self._shown: tuple[tuple[tuple[Month, int], ...], Month | None] = ((), None)
        self.undated = label("", "secondary", right=True)
        self.undated.setParent(self)
        self.setFixedHeight(_HEIGHT)

    @property
    def month(self) -> Month | None:
        """The month chosen."""
        return next((bar.month for bar in self.bars if bar.isChecked()), None)

    def show_months(
        self, months: Sequence[tuple[Month, int]], chosen: Month | None, undated: int = 0
    ) -> None:
        """Show these months, oldest first, and how many findings are in none."""
        said = _("%(count)s on debts or without a date") % {"count": formats.number(undated)}
        self.undated.setText(said if undated else "")
        if self._shown == (tuple(months), chosen):
            return
        self._shown = tuple(months), chosen
        focused = next((bar.month for bar in self.bars if bar.hasFocus()), None)
        for bar in self.bars:
            bar.hide()
            bar.deleteLater()
        most = max((count for _month, count in months), default=0)
        self.bars = [MonthBar(month, count, most, self) for month, count in months]
        for bar in self.bars:
            bar.setChecked(bar.month == chosen)
            bar.clicked.connect(lambda on, bar=bar: self._choose(bar, on=on))
        self._arrange()
        for bar in self.bars:
            if bar.month == focused:
                bar.setFocus()

    def clear(self) -> None:
        """Choose no month; nothing is told."""
        for bar in self.bars:
            bar.setChecked(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many months as fit, the latest first."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Allow the strip to become narrow."""
        return QSize(BAR_WIDTH, _HEIGHT)

    def _arrange(self) -> None:
        """Place the bars by hand: a layout would ask for room anew while it is being given it."""
        words = self.undated.sizeHint().width() if self.undated.text() else 0
        fits = max(1, (self.width() - words) // (BAR_WIDTH + _GAP))
        first = max(0, len(self.bars) - fits)
        for place, bar in enumerate(self.bars):
            bar.setVisible(place >= first)
            bar.setGeometry((place - first) * (BAR_WIDTH + _GAP), 0, BAR_WIDTH, _HEIGHT)
        self.undated.setGeometry(self.width() - words, 0, words, _HEIGHT)
        self.undated.setVisible(bool(words) and self.width() >= words + BAR_WIDTH)

    def _choose(self, bar: MonthBar, *, on: bool) -> None:
        for other in self.bars:
            if other is not bar:
                other.setChecked(False)
        self.chosen.emit(bar.month if on else None)
