"""A table of plain rows; what is shown is worked out once, when the rows are set."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QIdentityProxyModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from debttracker.services.calm import calmly_sorted

SortRole = Qt.ItemDataRole.UserRole
"""The value a column is sorted by; Python compares it."""
RowRole = Qt.ItemDataRole.UserRole + 1
"""The whole row."""
DetailRole = Qt.ItemDataRole.UserRole + 2
"""A second, smaller line of a cell."""
ToneRole = Qt.ItemDataRole.UserRole + 3
"""The tone a cell is written in."""
ChipsRole = Qt.ItemDataRole.UserRole + 4
"""Chips of a cell: a tuple of (text, tone, icon name)."""

ChipSpec = tuple[str, str, str]
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column:
    """One column. `title` is called when it is shown, so that it speaks the present language.

    `text` is what stands in the cell; `sort` what it is sorted by (`text` unless given; None sorts last).
    `align` is `left` or `right`. `detail`, `tone`, `chips` and `tip` add to a cell. `width` is the first
    width in pixels; a column with `stretch` takes what room is left.
    """

    key: str
    title: Callable[[], str]
    text: Callable[[Any], str]
    sort: Callable[[Any], Any] | None = None
    align: str = "left"
    tone: Callable[[Any], str | None] | None = None
    detail: Callable[[Any], str] | None = None
    chips: Callable[[Any], Sequence[ChipSpec]] | None = None
    tip: Callable[[Any], str] | None = None
    width: int = 120
    stretch: bool = False
    bold: bool = False
    stacked: bool = False
    """Whether the text stands above the chips, rather than the chips in its place."""


class RowModel(QAbstractTableModel):
    """Rows and columns; `id_of` tells rows apart, so that a selection can be found again."""

    def __init__(
        self, columns: Sequence[Column], id_of: Callable[[Any], Any], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.id_of = id_of
        self.rows: tuple[Any, ...] = ()
        self._cells: list[list[dict[int, Any]]] = []

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows in place of the ones before."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self._cells = [[_cell(column, row) for column in self.columns] for row in self.rows]
        self.endResetModel()

    def index_of(self, row_id: Any) -> int | None:
        """Return the place of the row with this id."""
        return next((n for n, row in enumerate(self.rows) if self.id_of(row) == row_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Look a cell up."""
        if not index.isValid():
            return None
        if role == RowRole:
            return self.rows[index.row()]
        return self.cell(index.row(), index.column()).get(int(role))

    def cell(self, row: int, column: int) -> Mapping[int, Any]:
        """Return all of a cell, by role."""
        return self._cells[row][column]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None


class LazyRowModel(RowModel):
    """Works a row's cells out when they are first looked at: for lists of very many rows."""

    def __init__(
        self, columns: Sequence[Column], id_of: Callable[[Any], Any], parent: QObject | None = None
    ) -> None:
        super().__init__(columns, id_of, parent)
        self._seen: dict[int, list[dict[int, Any]]] = {}

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows in place of the ones before."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self._seen = {}
        self.endResetModel()

    def forget_cells(self) -> None:
        """Work the cells out anew when they are looked at next."""
        self._seen = {}

    def cell(self, row: int, column: int) -> Mapping[int, Any]:
        """Return all of a cell, by role."""
        if row not in self._seen:
            self._seen[row] = [_cell(each, self.rows[row]) for each in self.columns]
        return self._seen[row][column]


class SortElsewhere(QIdentityProxyModel):
    """Leaves the rows as they are and asks for them in another order: `asked` when a column is clicked."""

    asked = Signal()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:  # noqa: ARG002
        """Ask for another order."""
        self.asked.emit()


def in_order(rows: Sequence[Any], column: Column, *, ascending: bool) -> tuple[Any, ...]:
    """Return rows sorted by a column as `SortProxy` would: those without a value stand last."""
    value = column.sort or column.text
    keyed = [(value(row), row) for row in rows]
    there = [pair for pair in keyed if pair[0] is not None]
    there = calmly_sorted(there, itemgetter(0), reverse=not ascending)
    return (*(row for _key, row in there), *(row for key, row in keyed if key is None))


class SortProxy(QSortFilterProxyModel):
    """Sorts by `SortRole`, compared in Python; what has no value stands last, whichever way it is sorted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSortRole(SortRole)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Compare two cells."""
        one, other = self.sourceModel().data(left, SortRole), self.sourceModel().data(right, SortRole)
        if one is None or other is None:
            up = self.sortOrder() == Qt.SortOrder.AscendingOrder
            return (other is None and one is not None) if up else (one is None and other is not None)
        return bool(one < other)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.align == "right" else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _cell(column: Column, row: Any) -> dict[int, Any]:
    text = column.text(row)
    cell: dict[int, Any] = {
        int(Qt.ItemDataRole.DisplayRole): text,
        int(SortRole): column.sort(row) if column.sort else text,
        int(Qt.ItemDataRole.TextAlignmentRole): _alignment(column),
    }
    spoken = [text]
    if column.detail:
        cell[int(DetailRole)] = column.detail(row)
        spoken.append(cell[int(DetailRole)])
    if column.tone:
        cell[int(ToneRole)] = column.tone(row)
    if column.chips:
        cell[int(ChipsRole)] = tuple(column.chips(row))
        spoken.extend(chip[0] for chip in cell[int(ChipsRole)])
    if column.tip:
        cell[int(Qt.ItemDataRole.ToolTipRole)] = column.tip(row)
    cell[int(Qt.ItemDataRole.AccessibleTextRole)] = _listed(spoken)
    return cell


def spoken_text(column: Column, row: Any) -> str:
    """Return all that a cell says: its text or the chips in its place, and its second line."""
    text = column.text(row)
    chips = column.chips(row) if column.chips and (column.stacked or not text) else ()
    detail = column.detail(row) if column.detail else ""
    return _listed((text, *(chip[0] for chip in chips), detail))


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)
