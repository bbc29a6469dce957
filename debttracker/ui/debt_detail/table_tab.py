"""A page of a debt that is a table, or says what to do first while it has no rows."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from debttracker.ui.models.row_model import RowModel
from debttracker.ui.widgets.column_fit import fit_columns
from debttracker.ui.widgets.empty_state import EmptyState
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.table import DataTable


class TableTab(QStackedWidget):
    """Show rows with `show_rows`; `foot` is for buttons below the table, `note` for a word above it."""

    def __init__(self, icon: str, text: str, action: str) -> None:
        super().__init__()
        self.empty = EmptyState(icon, text, action)
        self.table: DataTable | None = None
        self.note = label("", "secondary", wrap=True)
        self.note.hide()
        holder = QWidget()
        holder.setProperty("role", "plain")
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.foot = QHBoxLayout()
        self._column.addWidget(self.note)
        self._column.addLayout(self.foot)
        self.addWidget(self.empty)
        self.addWidget(holder)

    def add_below(self, widget: QWidget) -> None:
        """Put something between the table and its buttons."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def say(self, text: str) -> None:
        """Say something above the table; an empty text takes it away."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def show_rows(self, model: RowModel, rows: tuple, name: str, newest_first: str = "") -> None:
        """Show rows in place of those before; the one chosen stays chosen if it is still there."""
        kept = self.table.selected_id if self.table is not None else None
        if self.table is not None:
            self._column.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self.table = DataTable(model, name)
        model.setParent(self.table)
        self._column.insertWidget(1, self.table, 1)
        model.set_rows(rows)
        fit_columns(self.table)
        if kept is not None:
            self.table.select_id(kept)
        if newest_first:
            self.table.sort_by_key(newest_first, ascending=False)
        self.setCurrentIndex(1 if rows else 0)
