"""The table that lists use: sorted by a click, chosen by row, remembered by id."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from debttracker.ui.models.row_model import Column, RowModel, RowRole, SortElsewhere, SortProxy
from debttracker.ui.widgets.cells import CellDelegate

if TYPE_CHECKING:
    from debttracker.ui.context import UiContext


class DataTable(QTableView):
    """Shows a RowModel. `chosen(row)` when another row becomes current, `opened(row)` on Return or a
    double click. The chosen row stays chosen when the rows are set anew. `arranged` when the person dragged a
    column or sorted; a width that was dragged stays, whatever the program reckons later.
    """

    chosen = Signal(object)
    opened = Signal(object)
    arranged = Signal()

    def __init__(
        self,
        model: RowModel,
        name: str,
        parent: QWidget | None = None,
        proxy: SortProxy | SortElsewhere | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.rows = model
        self._proxy = proxy or SortProxy(self)
        self._proxy.setSourceModel(model)
        self.setModel(self._proxy)
        # Of its own: the header would ask of every row whether it is chosen, though it shows nothing of it.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(self._proxy, self))
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        two_lines = any(column.detail or column.stacked for column in model.columns)
        self.verticalHeader().setDefaultSectionSize(52 if two_lines else 40)
        self.ctx: UiContext | None = None
        """What saving the table needs; a table that cannot be saved has none."""
        self.row_menu, self.column_menu = QMenu(self), QMenu(self)
        self._dragged: dict[str, int] = {}
        self._unwanted: set[str] = set()
        self._folded: set[str] = set()
        self._reckoning = False
        self._set_widths()
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._kept: Any = None
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_opened)
        header = self.horizontalHeader()
        header.sectionResized.connect(self._on_resized)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self._show_column_menu(header.mapToGlobal(at)))
        self.horizontalHeader().sortIndicatorChanged.connect(self.arranged)

    @property
    def selected_id(self) -> Any:
        """The id of the row chosen."""
        row = self.selected_row
        return None if row is None else self.rows.id_of(row)

    @property
    def selected_row(self) -> Any:
        """The row chosen, None when none is."""
        return self.currentIndex().data(RowRole) if self.currentIndex().isValid() else None

    def select_id(self, row_id: Any) -> bool:
        """Choose a row by its id; returns whether it is there."""
        place = self.rows.index_of(row_id)
        if place is None:
            return False
        index = self._proxy.mapFromSource(self.rows.index(place, 0))
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def sort_state(self) -> tuple[str, bool] | None:
        """Return which column it is sorted by and whether upwards, for the settings."""
        header = self.horizontalHeader()
        place = header.sortIndicatorSection()
        if not 0 <= place < len(self.rows.columns):
            return None
        return self.rows.columns[place].key, header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder

    def sorting_column(self) -> tuple[Column | None, bool]:
        """Return the column that it is sorted by, if by any, and whether upwards."""
        state = self.sort_state()
        if state is None:
            return None, True
        key, ascending = state
        return next(column for column in self.rows.columns if column.key == key), ascending

    def sort_by_key(self, key: str, ascending: bool = True) -> None:
        """Sort by a column; an unknown key is left alone, since it may come from older settings."""
        for place, column in enumerate(self.rows.columns):
            if column.key == key:
                order = Qt.SortOrder.AscendingOrder if ascending else Qt.SortOrder.DescendingOrder
                self.sortByColumn(place, order)

    def widths(self) -> dict[str, int]:
        """Return the widths that the person gave to columns, by key, for the settings."""
        return dict(self._dragged)

    def set_widths(self, widths: dict[str, int]) -> None:
        """Give columns the widths that the person gave them before."""
        for place, column in enumerate(self.rows.columns):
            if column.key in widths and not column.stretch:
                self.setColumnWidth(place, widths[column.key])
                self._dragged[column.key] = widths[column.key]

    @property
    def unwanted(self) -> frozenset[str]:
        """Keys of the columns that the person does not want to see, for the settings."""
        return frozenset(self._unwanted)

    def want_column(self, key: str, wanted: bool) -> None:
        """Show a column, or leave it out."""
        (self._unwanted.discard if wanted else self._unwanted.add)(key)
        self._show_columns()
        self.arranged.emit()

    def set_unwanted(self, keys: Iterable[str]) -> None:
        """Leave out the columns that the person did not want before, if any column is left then."""
        known = {column.key for column in self.rows.columns}
        if known - set(keys):
            self._unwanted = known & set(keys)
            self._show_columns()

    def arrange_anew(self) -> None:
        """Take back every width, sorting and choice of columns."""
        self._unwanted.clear()
        self._dragged.clear()
        self._show_columns()
        for place, column in enumerate(self.rows.columns):
            self.setColumnWidth(place, column.width)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.arranged.emit()

    def setColumnHidden(self, column: int, hide: bool) -> None:
        """Leave a column out where there is no room for it; one that is not wanted stays out."""
        key = self.rows.columns[column].key
        (self._folded.add if hide else self._folded.discard)(key)
        super().setColumnHidden(column, hide or key in self._unwanted)

    def shown_columns(self) -> list[Column]:
        """Return the columns that the person wants, also those for which there is no room now."""
        return [column for column in self.rows.columns if column.key not in self._unwanted]

    def chosen_rows(self) -> list[Any]:
        """Return the rows chosen, from top to bottom."""
        return [row for first, last in self._chosen_spans() for row in self._rows_between(first, last)]

    def _chosen_spans(self) -> list[tuple[int, int]]:
        chosen: Any = self.selectionModel().selection()  # a list, though the stubs do not say so
        return sorted({(span.top(), span.bottom()) for span in chosen})

    @property
    def chosen_count(self) -> int:
        """How many rows are chosen."""
        return sum(last - first + 1 for first, last in self._chosen_spans())

    def all_rows(self) -> list[Any]:
        """Return all rows in the order in which they are shown."""
        return self._rows_between(0, self._proxy.rowCount() - 1)

    def setColumnWidth(self, column: int, width: int) -> None:
        """Give a column a width that the program reckoned, unless the person gave it one."""
        if self.rows.columns[column].key in self._dragged:
            return
        self._reckoning = True
        super().setColumnWidth(column, width)
        self._reckoning = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the chosen row with Return; everything else as Qt does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.selected_row is not None:
            self.opened.emit(self.selected_row)
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            from debttracker.ui.widgets.table_menu import copy_rows

            copy_rows(self)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer copying, saving and the columns; with the menu key beside the row that is chosen."""
        from debttracker.ui.widgets.table_menu import fill_row_menu

        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        fill_row_menu(self.row_menu, self, lambda: self._show_column_menu(place))
        self.row_menu.popup(place)

    def _show_column_menu(self, place: QPoint) -> None:
        from debttracker.ui.widgets.table_menu import fill_column_menu

        fill_column_menu(self.column_menu, self)
        self.column_menu.popup(place)

    def _show_columns(self) -> None:
        for place, column in enumerate(self.rows.columns):
            self.setColumnHidden(place, column.key in self._folded)

    def _rows_between(self, first: int, last: int) -> list[Any]:
        if isinstance(self._proxy, SortElsewhere):
            return list(self.rows.rows[first : last + 1])
        return [self._proxy.index(row, 0).data(RowRole) for row in range(first, last + 1)]

    def _set_widths(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        for place, column in enumerate(self.rows.columns):
            self.setColumnWidth(place, column.width)
            if column.stretch:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def _keep(self) -> None:
        self._kept = self.selected_id

    def _restore(self) -> None:
        if self._kept is None:
            return
        with QSignalBlocker(self.selectionModel()):
            found = self.select_id(self._kept)
        if found:
            self.selectRow(self.currentIndex().row())
        self.chosen.emit(self.selected_row)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(current.data(RowRole) if current.isValid() else None)

    def _on_resized(self, place: int, before: int, now: int) -> None:
        is_shown = before > 0 and now > 0  # hiding and showing a column resizes it from and to nothing
        column = self.rows.columns[place]
        if is_shown and not self._reckoning and not column.stretch:
            self._dragged[column.key] = now
            self.arranged.emit()

    def _on_opened(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(RowRole))
