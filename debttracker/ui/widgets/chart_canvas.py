"""A chart in the window: its values are told one by one, its days chosen with the pointer or keys.

The readout is painted over the picture: moving it draws no chart anew.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from debttracker.l10n import _
from debttracker.ui.announce import announce
from debttracker.ui.context import UiContext
from debttracker.ui.theme.theme import theme_of
from debttracker.ui.widgets.chart_picture import ChartPicture
from debttracker.ui.widgets.chart_readout import modified, nearest, paint_readout, step
from debttracker.ui.widgets.chart_zoom import CLOSER, FARTHER, closer, tells_enough

if TYPE_CHECKING:
    from debttracker.charts.style import Span

DRAG_FROM = 8
"""A pointer that is pressed and moved less than so many pixels chooses no range."""


class ChartCanvas(ChartPicture):
    """A picture of a chart that answers the pointer, the wheel and the keys."""

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self.told: int | None = None
        """The number of the stop whose value is read out."""
        self._pressed: float | None = None
        self._dragged: float | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def forget(self) -> None:
        """Let go of the figure shown and of the readout on it."""
        self.told = None
        super().forget()

    @property
    def told_words(self) -> str | None:
        """What the readout says; None when none is shown."""
        if self.drawn is None or self.told is None:
            return None
        stop = self.drawn.stops[self.told]
        return self.drawn.hover(stop.x, stop.y)

    def tell(self, number: int | None, *, aloud: bool = False) -> None:
        """Read out the value with this number; `aloud` tells it to a screen reader as well."""
        if number == self.told:
            return
        self.told = number
        words = self.told_words
        if self.drawn is not None:
            self.setAccessibleDescription(words or self.drawn.summary)
        if aloud and words:
            announce(self, words.replace("\n", "; "))
        self.update()

    def show_days(self, span: "Span | None") -> bool:
        """Show these days, or all; returns whether it did: not where nothing stands."""
        if self.drawn is None or span == self.span:
            return False
        if span is not None and (self.drawn.days is None or not tells_enough(self.drawn, span)):
            return False
        self.span = span
        self.draw()
        self.span_changed.emit()
        return True

    def zoom(self, factor: float, at: float | None = None) -> bool:
        """Show fewer (factor below 1) or more days around a share of the width."""
        if self.drawn is None or self.whole is None:
            return False
        span = closer(self.drawn, factor, at, self.span or self.whole, self.whole)
        if factor > 1 and span is not None and not tells_enough(self.drawn, span):
            span = None
        return self.show_days(span)

    def said_at(self, x: float, y: float) -> str | None:
        """Return what is at a place of the widget, in words."""
        if self.drawn is None or self.width() == 0 or self.height() == 0:
            return None
        return self.drawn.hover(x / self.width(), y / self.height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer."""
        x, y = event.position().x(), event.position().y()
        if self._pressed is not None and self.drawn is not None and self.drawn.days is not None:
            self._dragged = x
            self.tell(None)
            self.update()
            return
        self.tell(self._stop_at(x, y) if self.said_at(x, y) else None)
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to choose a range of days."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position().x(), None
            event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show the days between where the pointer was pressed and where it was let go."""
        super().mouseReleaseEvent(event)
        start, self._pressed, self._dragged = self._pressed, None, None
        self.update()
        axis = self.drawn.days if self.drawn is not None else None
        stop = event.position().x()
        if start is not None and axis is not None and abs(stop - start) >= DRAG_FROM:
            first, last = sorted(axis.day_at(x / self.width()) for x in (start, stop))
            self.show_days((first, last))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show all days again."""
        super().mouseDoubleClickEvent(event)
        self.show_days(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Show fewer or more days around the pointer."""
        turned = event.angleDelta().y()
        if not turned or self.whole is None:
            super().wheelEvent(event)
            return
        self.zoom(CLOSER if turned > 0 else FARTHER, event.position().x() / self.width())
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the wheel and the keys do as well."""
        if self.whole is None:
            super().contextMenuEvent(event)
            return
        menu = self.zoom_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def zoom_menu(self) -> QMenu:
        """Return a menu of the steps of zoom."""
        menu = QMenu(self)
        menu.addAction(_("Show fewer days") + "\t+").triggered.connect(lambda: self.zoom(CLOSER))
        for text, key, act in (
            (_("Show more days"), "−", lambda: self.zoom(FARTHER)),
            (_("Show everything"), "0", lambda: self.show_days(None)),
        ):
            action = menu.addAction(f"{text}\t{key}")
            action.triggered.connect(act)
            action.setEnabled(self.span is not None)
        return menu

    def leaveEvent(self, event: QEvent) -> None:
        """Take the readout away with the pointer, unless the keyboard moves it."""
        if not self.hasFocus():
            self.tell(None)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the arrow keys are heard here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the readout away."""
        super().focusOutEvent(event)
        self.tell(None)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the readout with the arrow keys, Home, End and the page keys; Escape takes it away."""
        if event.key() == Qt.Key.Key_Escape and self.told is not None:
            self.tell(None)
            return
        if not modified(event) and self._zoomed_by(event.key()):
            return
        count = len(self.drawn.stops) if self.drawn is not None else 0
        wanted = step(event.key(), self.told, count) if not modified(event) else None
        if wanted is None or not count:
            super().keyPressEvent(event)
            return
        self.tell(wanted, aloud=True)

    def _zoomed_by(self, key: int) -> bool:
        """Zoom by a key; returns whether the key does."""
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(CLOSER, self.drawn.stops[self.told].x if self.drawn and self.told is not None else None)
        elif key == Qt.Key.Key_Minus:
            self.zoom(FARTHER)
        elif key == Qt.Key.Key_0:
            self.show_days(None)
        else:
            return False
        return True

    def _stop_at(self, x: float, y: float) -> int | None:
        if self.drawn is None:
            return None
        return nearest(self.drawn, x / self.width(), y / self.height(), self.size())

    def paint_over(self, painter: QPainter) -> None:
        """Paint the readout, the days being chosen, and that keys are heard here."""
        theme = theme_of()
        words = self.told_words
        if self.drawn is not None and self.told is not None and words:
            stop = self.drawn.stops[self.told]
            paint_readout(painter, self.drawn, stop, words, self.size(), theme)
        if self._pressed is not None and self._dragged is not None:
            chosen = theme.colour("accent")
            chosen.setAlpha(50)
            left, right = sorted((self._pressed, self._dragged))
            painter.fillRect(round(left), 0, round(right - left), self.height(), chosen)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
