"""The icons of `resources/icons`, drawn in a colour of the theme."""

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from debttracker import paths

SIZE = 18


class SvgIconEngine(QIconEngine):
    """Draws one SVG sharply at any size and scale; greyed out when disabled."""

    def __init__(self, svg: bytes) -> None:
        super().__init__()
        self._svg = svg
        self._renderer = QSvgRenderer(QByteArray(svg))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the icon at the left of a rectangle; a wider one leaves a gap before a text."""
        side = min(rect.width(), rect.height())
        painter.save()
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.4)
        self._renderer.render(
            painter, QRectF(rect.left(), rect.top() + (rect.height() - side) / 2, side, side)
        )
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon as a picture of this size."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """Return an engine of its own for a copied icon."""
        return SvgIconEngine(self._svg)


def svg(name: str, colour: str) -> bytes:
    """Return the SVG of an icon with its strokes in a colour. Raises FileNotFoundError for a wrong name."""
    text = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace("currentColor", colour).encode()


def icon(name: str, colour: str) -> QIcon:
    """Return an icon in a colour."""
    return QIcon(SvgIconEngine(svg(name, colour)))
