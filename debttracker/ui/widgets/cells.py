"""How a table cell is drawn: one or two lines, or chips."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractProxyModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from debttracker.ui.models.row_model import ChipsRole, Column, DetailRole, ToneRole
from debttracker.ui.theme.theme import TEXT_PIXELS, Theme, text_font, theme_of

MARGIN = 8
CHIP_HEIGHT = 22
ICON = 14
_GAP = 4
_LEAST_CHIP = 30
_LEAST_SIGNS = 3
"""With fewer signs of a longer text a chip shows only its icon."""
Index = QModelIndex | QPersistentModelIndex
Cell = Mapping[int, Any]
Pen = tuple[QFont, QFontMetrics]


class CellDelegate(QStyledItemDelegate):
    """Draws the cells of a RowModel: text with an optional second line below it, and chips."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pens: dict[tuple[int, bool], Pen] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        theme = theme_of()
        column, cell = _cell_of(index)
        rect, state = option.rect, option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.soft("accent"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(MARGIN, 2, -MARGIN, -2)
        chips = cell.get(int(ChipsRole))
        if chips and column.stacked:
            self._draw_text(painter, _half(inner, lower=False), column, cell, theme)
            draw_chips(painter, _half(inner, lower=True), chips, theme)
        elif chips:
            draw_chips(painter, inner, chips, theme)
        else:
            self._draw_text(painter, inner, column, cell, theme)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the room a cell would like."""
        column, cell = _cell_of(index)
        width = QFontMetrics(text_font()).horizontalAdvance(cell.get(int(Qt.ItemDataRole.DisplayRole)) or "")
        chips = cell.get(int(ChipsRole)) or ()
        width = max(width, sum(chip_width(chip) + 4 for chip in chips))
        return QSize(width + 2 * MARGIN, 52 if cell.get(int(DetailRole)) or column.stacked else 40)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show a cell's text as its tip where it does not fit."""
        text = index.data(Qt.ItemDataRole.ToolTipRole) or index.data(Qt.ItemDataRole.DisplayRole) or ""
        room = option.rect.width() - 2 * MARGIN
        fits = QFontMetrics(text_font()).horizontalAdvance(text) <= room
        if (
            event.type() == QEvent.Type.ToolTip
            and text
            and (index.data(Qt.ItemDataRole.ToolTipRole) or not fits)
        ):
            QToolTip.showText(event.globalPos(), _plain_tip(text), view)
            return True
        QToolTip.hideText()
        return super().helpEvent(event, view, option, index)

    def _draw_text(self, painter: QPainter, rect: QRect, column: Column, cell: Cell, theme: Theme) -> None:
        detail = cell.get(int(DetailRole)) or ""
        upper = QRect(rect)
        if detail:
            upper.setHeight(rect.height() // 2 + 2)
        across = cell[int(Qt.ItemDataRole.TextAlignmentRole)] & Qt.AlignmentFlag.AlignHorizontal_Mask
        painter.setPen(theme.colour(cell.get(int(ToneRole)) or "ink"))
        low = Qt.AlignmentFlag.AlignBottom if detail else Qt.AlignmentFlag.AlignVCenter
        text = cell.get(int(Qt.ItemDataRole.DisplayRole)) or ""
        _draw_line(painter, upper, text, self._pen(TEXT_PIXELS, bold=column.bold), across | low)
        if detail:
            lower = QRect(rect.left(), upper.bottom() + 1, rect.width(), rect.bottom() - upper.bottom())
            painter.setPen(theme.colour("ink2"))
            _draw_line(painter, lower, detail, self._pen(12, bold=False), across | Qt.AlignmentFlag.AlignTop)

    def _pen(self, pixels: int, *, bold: bool) -> Pen:
        if (pixels, bold) not in self._pens:
            font = text_font(pixels, bold=bold)
            self._pens[pixels, bold] = font, QFontMetrics(font)
        return self._pens[pixels, bold]


def _cell_of(index: Index) -> tuple[Column, Cell]:
    """Return a column of a RowModel and all of the cell at an index: asking for each role takes longer."""
    model: Any = index.model()
    if isinstance(model, QAbstractProxyModel):
        index, model = model.mapToSource(index), model.sourceModel()
    return model.columns[index.column()], model.cell(index.row(), index.column())


def _half(rect: QRect, *, lower: bool) -> QRect:
    upper = rect.height() * 2 // 5
    if lower:
        return rect.adjusted(0, upper + 2, 0, 0)
    return QRect(rect.left(), rect.top(), rect.width(), upper + 2)


def _draw_line(painter: QPainter, rect: QRect, text: str, pen: Pen, align: Qt.AlignmentFlag) -> None:
    font, metrics = pen
    painter.setFont(font)
    shown = metrics.elidedText(" ".join(text.split("\n")), Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(align) | int(Qt.TextFlag.TextSingleLine), shown)


def _plain_tip(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def chip_width(chip: tuple[str, str, str]) -> int:
    """Return how wide a chip is drawn."""
    text, _tone, icon = chip
    return QFontMetrics(text_font(12)).horizontalAdvance(text) + 16 + (ICON + 4 if icon else 0)


def draw_chips(painter: QPainter, rect: QRect, chips: tuple[tuple[str, str, str], ...], theme: Theme) -> None:
    """Draw chips side by side, the first narrower where there is no room for all."""
    for chip, left, width in place_chips(chips, rect.width()):
        draw_chip(painter, QRect(rect.left() + left, rect.top(), width, rect.height()), chip, theme)


def place_chips(
    chips: tuple[tuple[str, str, str], ...], room: int
) -> list[tuple[tuple[str, str, str], int, int]]:
    """Return the chips that are drawn in so many pixels, each with its left edge and its width.

    The first gives way to the others; several others that do not fit are counted as "+n".
    """
    first, others = chips[0], chips[1:]
    if room - _width_after(others) < _LEAST_CHIP and len(others) > 1:
        others = ((f"+{len(others)}", "neutral", ""),)
    width = max(_LEAST_CHIP, min(chip_width(first), room - _width_after(others)))
    placed, left = [(first, 0, width)], width
    for chip in others:
        placed.append((chip, left + _GAP, chip_width(chip)))
        left += _GAP + chip_width(chip)
    return placed


def _width_after(chips: tuple[tuple[str, str, str], ...]) -> int:
    return sum(_GAP + chip_width(chip) for chip in chips)


def draw_chip(painter: QPainter, rect: QRect, chip: tuple[str, str, str], theme: Theme) -> None:
    """Draw one chip at the left of a rectangle, centred in its height."""
    text, tone, icon = chip
    box = QRect(rect.left(), rect.center().y() - CHIP_HEIGHT // 2 + 1, rect.width(), CHIP_HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.soft(tone))
    painter.drawRoundedRect(QRectF(box), 6, 6)
    inner = box.adjusted(8, 0, -8, 0)
    if icon:
        top = box.center().y() - ICON // 2 + 1
        theme.icon(icon, tone).paint(painter, QRect(inner.left(), top, ICON, ICON))
        inner.setLeft(inner.left() + ICON + 4)
    painter.setPen(theme.colour(tone))
    font = text_font(12)
    painter.setFont(font)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width() + 2)
    if icon and shown != text and len(shown) < _LEAST_SIGNS:
        shown = ""  # the icon alone says more than a sign and three points
    painter.drawText(
        inner.adjusted(0, 0, 2, 0), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown
    )
    painter.restore()
