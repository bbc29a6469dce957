"""How a table cell is drawn: one or two lines, or chips."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from debttracker.ui.models.row_model import ChipsRole, DetailRole, ToneRole
from debttracker.ui.theme.theme import Theme, text_font, theme_of

MARGIN = 8
CHIP_HEIGHT = 22
ICON = 14
_GAP = 4
_LEAST_CHIP = 30
_LEAST_SIGNS = 3
"""With fewer signs of a longer text a chip shows only its icon."""
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Draws text with an optional second line below it, and chips."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        theme = theme_of()
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, theme.soft("accent"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        inner = option.rect.adjusted(MARGIN, 2, -MARGIN, -2)
        chips = index.data(ChipsRole)
        if chips and getattr(_column(index), "stacked", False):
            self._draw_text(painter, _half(inner, lower=False), index, theme)
            draw_chips(painter, _half(inner, lower=True), chips, theme)
        elif chips:
            draw_chips(painter, inner, chips, theme)
        else:
            self._draw_text(painter, inner, index, theme)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the room a cell would like."""
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        width = QFontMetrics(text_font()).horizontalAdvance(text)
        chips = index.data(ChipsRole) or ()
        width = max(width, sum(chip_width(chip) + 4 for chip in chips))
        return QSize(
            width + 2 * MARGIN,
            52 if index.data(DetailRole) or getattr(_column(index), "stacked", False) else 40,
        )

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

    def _draw_text(self, painter: QPainter, rect: QRect, index: Index, theme: Theme) -> None:
        tone = index.data(ToneRole)
        bold = bool(getattr(_column(index), "bold", False))
        font = text_font(bold=bold)
        detail = index.data(DetailRole) or ""
        upper = QRect(rect)
        if detail:
            upper.setHeight(rect.height() // 2 + 2)
        side = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft
        across = side & Qt.AlignmentFlag.AlignHorizontal_Mask
        painter.setPen(theme.colour(tone or "ink"))
        low = Qt.AlignmentFlag.AlignBottom if detail else Qt.AlignmentFlag.AlignVCenter
        _draw_line(painter, upper, index.data(Qt.ItemDataRole.DisplayRole) or "", font, across | low)
        if detail:
            lower = QRect(rect.left(), upper.bottom() + 1, rect.width(), rect.bottom() - upper.bottom())
            painter.setPen(theme.colour("ink2"))
            _draw_line(painter, lower, detail, text_font(12), across | Qt.AlignmentFlag.AlignTop)


def _half(rect: QRect, *, lower: bool) -> QRect:
    upper = rect.height() * 2 // 5
    if lower:
        return rect.adjusted(0, upper + 2, 0, 0)
    return QRect(rect.left(), rect.top(), rect.width(), upper + 2)


def _draw_line(painter: QPainter, rect: QRect, text: str, font: QFont, align: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    shown = QFontMetrics(font).elidedText(
        " ".join(text.split("\n")), Qt.TextElideMode.ElideRight, rect.width()
    )
    painter.drawText(rect, int(align) | int(Qt.TextFlag.TextSingleLine), shown)


def _column(index: Index) -> object:
    model = index.model()
    source = model.sourceModel() if hasattr(model, "sourceModel") else model
    columns = getattr(source, "columns", ())
    return columns[index.column()] if index.column() < len(columns) else None


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
