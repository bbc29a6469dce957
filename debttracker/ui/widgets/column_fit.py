"""Columns as wide as what stands in them."""

from PySide6.QtGui import QFontMetrics

from debttracker.ui.theme.theme import text_font
from debttracker.ui.widgets.table import DataTable

WIDEST = 320
HEAD_PIXELS = 12
HEAD_ROOM = 30
"""Margins of a head, and its sign of sorting."""


def fit_columns(table: DataTable, *, grow_only: bool = False) -> None:
    """Give every column but the stretching one the width of its heads and cells, within reason."""
    heads = QFontMetrics(text_font(HEAD_PIXELS))
    for place, column in enumerate(table.rows.columns):
        if column.stretch:
            continue
        head = heads.horizontalAdvance(column.title()) + HEAD_ROOM
        wanted = min(max(table.sizeHintForColumn(place) + 4, head), WIDEST)
        if not grow_only or wanted > table.columnWidth(place):
            table.setColumnWidth(place, wanted)
