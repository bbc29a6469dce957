"""A small table that is typed into: fees, a lender's payment table, statements. Rows can be pasted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from debttracker.errors import InputError
from debttracker.l10n import _, message_of
from debttracker.ui.theme.theme import theme_of
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.value_editor import ValueEditor

MOST_ROWS = 1200
Index = QModelIndex | QPersistentModelIndex
Values = Mapping[str, Any]


@dataclass(frozen=True)
class GridColumn:
    """One column: how its text is read (None when empty) and written, and whether it must be filled in.

    `choices` are texts offered while typing. A folded column stands after those shown and is typed into in a
    form of the whole row, by an `editor` whose values are the column's texts where it has one; a hidden one
    stands last and keeps what is never shown.
    """

    key: str
    title: str
    parse: Callable[[str], Any]
    write: Callable[[Any], str] = str
    required: bool = False
    right: bool = False
    choices: tuple[str, ...] = ()
    folded: bool = False
    hidden: bool = False
    editor: Callable[[], ValueEditor] | None = None


class GridModel(QAbstractTableModel):
    """Rows of typed texts; an untouched cell keeps the value it was given. One empty row is always last."""

    def __init__(self, columns: Sequence[GridColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._shown = sum(not (column.hidden or column.folded) for column in self.columns)
        self._typed = sum(not column.hidden for column in self.columns)
        self.rows: list[list[tuple[str, Any]]] = [self._blank()]

    def _blank(self) -> list[tuple[str, Any]]:
        return [("", None)] * len(self.columns)

    def set_values(self, rows: Sequence[Values]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = [
            [(("" if row.get(c.key) is None else c.write(row[c.key])), row.get(c.key)) for c in self.columns]
            for row in rows
        ]
        self.rows.append(self._blank())
        self.endResetModel()

    def cell(self, row: int, column: int) -> tuple[Any, InputError | None]:
        """Return a cell's value, or None and what is wrong with its text."""
        text, given = self.rows[row][column]
        if given is not None or not text.strip():
            return given, None
        try:
            return self.columns[column].parse(text), None
        except InputError as error:
            return None, error

    def is_blank(self, row: int) -> bool:
        """Return whether nothing is typed in a row."""
        return not any(text.strip() for text, _given in self.rows[row][: self._typed])

    def texts(self, row: int) -> dict[str, str]:
        """Return what is written in a row by the keys of its columns, folded ones included."""
        cells = self.rows[row][: self._typed]
        return {column.key: text for column, (text, _given) in zip(self.columns, cells, strict=False)}

    def folded_values(self, row: int) -> int:
        """Return how many values of a row stand in folded columns."""
        return sum(bool(text.strip()) for text, _given in self.rows[row][self._shown : self._typed])

    def values(self) -> tuple[dict[str, Any], ...]:
        """Return the rows that hold something. Raises InputError naming the row and the column."""
        found = []
        for number in range(len(self.rows)):
            if self.is_blank(number):
                continue
            row: dict[str, Any] = {}
            for place, column in enumerate(self.columns):
                value, error = self.cell(number, place)
                if error is None and value is None and column.required:
                    error = InputError("please fill this in")
                if error is not None:
                    raise InputError(
                        "row %(row)s, %(column)s: %(problem)s",
                        row=number + 1,
                        column=column.title,
                        problem=error,
                    )
                row[column.key] = value
            found.append(row)
        return tuple(found)

    def read_anew(self) -> None:
        """Read every text anew, after what it is read as has changed."""
        self.beginResetModel()
        for row in self.rows:
            row[: self._typed] = [(text, None) for text, _given in row[: self._typed]]
        self.endResetModel()

    def remove(self, row: int) -> None:
        """Take a row out."""
        if not 0 <= row < len(self.rows):
            return
        self.beginResetModel()
        del self.rows[row]
        if not self.rows or not self.is_blank(len(self.rows) - 1):
            self.rows.append(self._blank())
        self.endResetModel()

    def paste(self, row: int, column: int, text: str) -> None:
        """Put lines of cells in, separated by tabs, from a cell on; more lines make more rows."""
        lines = [line.split("\t") for line in text.replace("\r\n", "\n").strip("\n").split("\n")]
        self.beginResetModel()
        for down, cells in enumerate(lines[: MOST_ROWS - row]):
            while len(self.rows) <= row + down:
                self.rows.append(self._blank())
            for across, cell in enumerate(cells[: self._shown - column]):
                self.rows[row + down][column + across] = (cell.strip(), None)
        if not self.is_blank(len(self.rows) - 1) and len(self.rows) < MOST_ROWS:
            self.rows.append(self._blank())
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rows, the empty one included."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be typed into."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag(0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, and for a wrong one its icon and what is wrong."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self.rows[index.row()][index.column()][0]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role in {Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.ToolTipRole}:
            error = self.cell(index.row(), index.column())[1]
            if error is not None:
                tip = role == Qt.ItemDataRole.ToolTipRole
                return message_of(error) if tip else theme_of().icon("triangle-alert", "overdue")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what was typed."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        text = str(value)
        if text == self.rows[index.row()][index.column()][0]:
            return True
        self.rows[index.row()][index.column()] = (text, None)
        if not self.is_blank(len(self.rows) - 1) and len(self.rows) < MOST_ROWS:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows))
            self.rows.append(self._blank())
            self.endInsertRows()
        self.dataChanged.emit(index, index)
        if self.columns[index.column()].folded:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, index.row(), index.row())
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title or a row's number, with how many of its values are folded away."""
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation == Qt.Orientation.Horizontal:
                return self.columns[section].title
            more = self.folded_values(section)
            return f"{section + 1} +{more}" if more else section + 1
        return None


class _Grid(QTableView):
    """The view: Delete empties a cell, pasting puts rows in. Arrows go from cell to cell and Tab leaves;
    while a cell is typed into, Tab goes on to the next one.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        model = self.model()
        pasting = event.matches(QKeySequence.StandardKey.Paste)
        if pasting and index.isValid() and isinstance(model, GridModel):
            model.paste(index.row(), index.column(), QGuiApplication.clipboard().text())
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and index.isValid():
            self.model().setData(index, "")
        else:
            super().keyPressEvent(event)


class _Typing(QStyledItemDelegate):
    """Offers the choices of a column in a drop-down that can also be typed into."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        column = model.columns[index.column()] if isinstance(model, GridModel) else None
        if column is None or not column.choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.setEditable(True)
        box.addItems(list(column.choices))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)


class GridEditor(ValueEditor):
    """Edits rows of values; `value()` gives a tuple of mappings by column key."""

    def __init__(
        self, columns: Sequence[GridColumn], parent: QWidget | None = None, *, rows: int = 3
    ) -> None:
        super().__init__(parent)
        self.model = GridModel(columns, self)
        self.view = _Grid(self)
        self.view.setProperty("role", "grid")
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Typing(self.view))
        for place, column in enumerate(columns):
            self.view.setColumnHidden(place, column.hidden or column.folded)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.view.setTabKeyNavigation(False)
        self.view.setIconSize(QSize(16, 16))
        self.view.verticalHeader().setDefaultSectionSize(34)
        self.view.verticalHeader().setSectionsClickable(False)
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.view.setMinimumHeight(34 * (rows + 1) + 8)
        self.remove = button(_("Remove the row"), "link-button", "trash-2")
        self.remove.clicked.connect(lambda: self.model.remove(self.view.currentIndex().row()))
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.remove)
        self.foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.view)
        layout.addLayout(self.foot)
        self.setFocusProxy(self.view)
        self.model.dataChanged.connect(self._edited)
        self.model.modelReset.connect(self._edited)

    def value(self) -> tuple[dict[str, Any], ...]:
        """Return the rows. Raises InputError naming the row and the column that is wrong."""
        return self.model.values()

    def set_value(self, value: Sequence[Values] | None) -> None:
        """Show rows."""
        self.model.set_values(value or ())

    def target(self) -> QWidget:
        """Return the table."""
        return self.view

    def finish_typing(self) -> None:
        """Take over a cell that is still being typed into."""
        index = self.view.currentIndex()
        editor = self.view.indexWidget(index)
        if editor is not None and self.view.state() == QAbstractItemView.State.EditingState:
            self.view.commitData(editor)
            self.view.closeEditor(editor, self.view.itemDelegate().EndEditHint.NoHint)

    def _edited(self) -> None:
        self.changed.emit()
        self.finished.emit()
