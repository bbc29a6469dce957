"""A chart in the window: drawn when it is shown, in the theme's colours, its values told one by one.

The readout is painted over the picture: moving it draws no chart anew.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedWidget, QWidget

from debttracker import paths
from debttracker.l10n import _, formats
from debttracker.ui.context import UiContext
from debttracker.ui.theme.theme import theme_of
from debttracker.ui.widgets.chart_readout import modified, nearest, paint_readout, step
from debttracker.ui.widgets.chart_zoom import CLOSER, FARTHER, closer, tells_enough

if TYPE_CHECKING:  # the first chart that is shown imports matplotlib, nothing before it
    from debttracker.charts.drawing import Drawn
    from debttracker.charts.style import Span, Style

Build = Callable[["Style"], "Drawn"]
REDRAW_DELAY_MS = 120
SHARPER = 2
"""A saved picture has this many times the pixels of the screen."""
DRAG_FROM = 8
"""A pointer that is pressed and moved less than so many pixels chooses no range."""


class ChartCanvas(QWidget):
    """Shows what a builder draws. It is drawn anew in another size, theme or sharpness.

    A builder takes a Style and returns a Drawn; it may be called often. Only the figure shown is kept, and it
    is emptied before another takes its place.
    """

    drawn_anew = Signal()
    span_changed = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._build: Build | None = None
        self._currency = "CNY"
        self._image: QImage | None = None
        self._ready = False
        self.drawn: Drawn | None = None
        self.told: int | None = None
        """The number of the stop whose value is read out."""
        self.span: Span | None = None
        """The days in sight; None: all."""
        self._whole: Span | None = None
        self._pressed: float | None = None
        self._dragged: float | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REDRAW_DELAY_MS)
        self._timer.timeout.connect(self.draw)

    def show_chart(self, build: Build, currency: str) -> None:
        """Draw with this builder from now on, amounts in this currency."""
        self._build, self._currency = build, currency
        if self.span is not None:
            self.span = None
            self.span_changed.emit()
        if self._in_sight():
            self._prepare()

    def draw(self) -> None:
        """Draw now, if there is something to draw and somewhere to draw it."""
        if self._build is None or not self._in_sight() or not self._ready or self.width() < 50:
            return
        self._timer.stop()
        self._forget()
        self.drawn = self._build(self.style_now())
        axis = self.drawn.days
        if self.span is None:
            self._whole = axis.whole if axis is not None else None
        self._image = _image_of(self.drawn, self.devicePixelRatioF())
        self.setAccessibleName(self.drawn.summary)
        self.setAccessibleDescription(self.drawn.summary)
        self.drawn_anew.emit()
        self.update()

    def style_now(self) -> "Style":
        """Return the style for the present theme and size."""
        from debttracker.charts.style import Style

        tokens, fonts, ratio = theme_of().tokens, paths.resources() / "fonts", self.devicePixelRatioF()
        return Style(
            background=tokens.surface,
            ink=tokens.ink,
            ink2=tokens.ink2,
            line=tokens.line,
            accent=tokens.accent,
            ok=tokens.ok,
            soon=tokens.soon,
            overdue=tokens.overdue,
            flagged=tokens.flagged,
            font=fonts / "DebttrackerSans-Regular.otf",
            bold_font=fonts / "DebttrackerSans-Bold.otf",
            money=lambda minor: self._ctx.money(minor, self._currency),
            axis_money=self._axis_money,
            width=round(self.width() * ratio),
            height=round(self.height() * ratio),
            dpi=96.0 * ratio,
            span=self.span,
        )

    def save_picture(self, path: Path) -> None:
        """Write the chart as it looks now, as PNG or SVG by the file's ending. Raises OSError."""
        if self._build is None:
            return
        svg = path.suffix.lower() == ".svg"
        drawn = self.build_anew(sharper=1 if svg else SHARPER)
        try:
            if svg:
                drawn.figure.savefig(path, format="svg", metadata={"Date": None})
            else:
                drawn.figure.savefig(path, format="png", dpi=drawn.figure.dpi)
        finally:
            drawn.figure.clear()

    def build_anew(self, sharper: int = 1) -> "Drawn":
        """Build the chart as it looks now, with so many times the pixels; whoever asks clears its figure."""
        if self._build is None:
            raise RuntimeError("nothing to draw yet")
        style = self.style_now()
        wide, tall = style.width * sharper, style.height * sharper
        return self._build(replace(style, width=wide, height=tall, dpi=style.dpi * sharper))

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
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words.replace("\n", "; ")))
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
        if self.drawn is None or self._whole is None:
            return False
        span = closer(self.drawn, factor, at, self.span or self._whole, self._whole)
        if factor > 1 and span is not None and not tells_enough(self.drawn, span):
            span = None
        return self.show_days(span)

    def said_at(self, x: float, y: float) -> str | None:
        """Return what is at a place of the widget, in words."""
        if self.drawn is None or self.width() == 0 or self.height() == 0:
            return None
        return self.drawn.hover(x / self.width(), y / self.height())

    def showEvent(self, event: QShowEvent) -> None:
        """Draw when first seen, and after changes made while hidden."""
        super().showEvent(event)
        if self._build is not None:
            self._prepare()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew once the size rests."""
        super().resizeEvent(event)
        if self._build is not None and self._ready:
            self._timer.start()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange} and self._ready:
            self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Show the picture, or that it is being drawn."""
        painter = QPainter(self)
        theme = theme_of()
        painter.fillRect(self.rect(), theme.colour("surface"))
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self._image)
            self._paint_over(painter)
            return
        painter.setPen(theme.colour("ink2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Drawing …"))

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
        if not turned or self._whole is None:
            super().wheelEvent(event)
            return
        self.zoom(CLOSER if turned > 0 else FARTHER, event.position().x() / self.width())
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the wheel and the keys do as well."""
        if self._whole is None:
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

    def _paint_over(self, painter: QPainter) -> None:
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

    def _in_sight(self) -> bool:
        """Whether the chart, or its numbers in its place, are shown."""
        parent = self.parentWidget()
        return self.isVisible() or (isinstance(parent, QStackedWidget) and parent.isVisible())

    def _prepare(self) -> None:
        if self._ready:
            self._timer.start(0)
            return
        # Importing matplotlib takes a while: it happens off the window's thread, beside "Drawing …".
        self._ctx.tasks.run(self, _import_figures, self._imported)

    def _imported(self, _nothing: None) -> None:
        self._ready = True
        self._timer.start(0)

    def _axis_money(self, minor: int) -> str:
        if self._ctx.amounts_hidden:
            return self._ctx.money(minor, self._currency)
        return formats.money_whole(minor, self._currency)

    def _forget(self) -> None:
        self.told = None
        if self.drawn is not None:
            self.drawn.figure.clear()
        self.drawn = None


def _import_figures() -> None:
    import debttracker.charts.figures  # noqa: F401 - so that the first drawing finds it


def _image_of(drawn: "Drawn", ratio: float) -> QImage:
    canvas = drawn.figure.canvas
    canvas.draw()
    buffer = canvas.buffer_rgba()  # type: ignore[attr-defined] # the charts draw on an Agg canvas
    height, width = buffer.shape[:2]
    image = QImage(buffer, width, height, width * 4, QImage.Format.Format_RGBA8888).copy()
    image.setDevicePixelRatio(ratio)
    return image
