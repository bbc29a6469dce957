"""The picture of a chart: drawn when it is shown, anew in another size, theme or sharpness, or saved."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from debttracker import paths
from debttracker.l10n import _, formats
from debttracker.ui.context import UiContext
from debttracker.ui.theme.theme import theme_of

if TYPE_CHECKING:  # the first chart that is shown imports matplotlib, nothing before it
    from debttracker.charts.drawing import Drawn
    from debttracker.charts.style import Span, Style

Build = Callable[["Style"], "Drawn"]
REDRAW_DELAY_MS = 120
SHARPER = 2
"""A saved picture has this many times the pixels of the screen."""


class ChartPicture(QWidget):
    """Shows what a builder draws.

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
        self.span: Span | None = None
        """The days in sight; None: all."""
        self.whole: Span | None = None
        """The days of the whole chart; None: it has no axis of days."""
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
        self.forget()
        self.drawn = self._build(self.style_now())
        axis = self.drawn.days
        if self.span is None:
            self.whole = axis.whole if axis is not None else None
        self._image = _image_of(self.drawn, self.devicePixelRatioF())
        self.setAccessibleName(self.drawn.summary)
        self.setAccessibleDescription(self.drawn.summary)
        self.drawn_anew.emit()
        self.update()

    def forget(self) -> None:
        """Let go of the figure shown."""
        if self.drawn is not None:
            self.drawn.figure.clear()
        self.drawn = None

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

    def paint_over(self, painter: QPainter) -> None:
        """Paint what moves over the picture: nothing here."""

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
            self.paint_over(painter)
            return
        painter.setPen(theme.colour("ink2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Drawing …"))

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
