"""A form over the fields of a record: shows them, gives the changed record back, says what is wrong where."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QTabWidget, QWidget

from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.value_editor import ValueEditor

R = TypeVar("R")
_COLUMNS = 2


class RecordForm(QWidget):
    """Fields in two columns, in the order they are added; a wide one takes a whole line.

    A field is named as in the record. Fields of the record that the form does not show are left alone.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "scroll-body")
        self.rows: dict[str, FieldRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 8, 12, 8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._next = 0

    def add(self, name: str, title: str, editor: ValueEditor, *, wide: bool = False) -> FieldRow:
        """Put a field last."""
        row = FieldRow(title, editor)
        if wide and self._next % _COLUMNS:
            self._next += 1
        line, column = divmod(self._next, _COLUMNS)
        self._grid.addWidget(row, line, column, 1, _COLUMNS if wide else 1, Qt.AlignmentFlag.AlignTop)
        self._next += _COLUMNS if wide else 1
        self.rows[name] = row
        editor.changed.connect(self.changed)
        return row

    def add_widget(self, widget: QWidget) -> None:
        """Put something that is no field last, on a line of its own."""
        self._next += self._next % _COLUMNS
        self._grid.addWidget(widget, self._next // _COLUMNS, 0, 1, _COLUMNS)
        self._next += _COLUMNS

    def finish(self) -> None:
        """Leave what room remains below the fields."""
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def load(self, record: Any) -> None:
        """Show a record."""
        self.load_values({name: getattr(record, name) for name in self.rows})

    def load_values(self, values: Mapping[str, Any]) -> None:
        """Show values by field; fields that are not named are left alone."""
        for name, row in self.rows.items():
            if name in values:
                row.editor.set_value(values[name])
                row.check()

    def raw(self) -> dict[str, Any]:
        """Return the state of all fields, to see whether anything was typed."""
        return {name: row.editor.raw() for name, row in self.rows.items()}

    def values(self) -> dict[str, Any]:
        """Return the values by field; a field whose text is wrong gives None."""
        return {name: row.value() for name, row in self.rows.items()}

    def applied(self, record: R) -> R:
        """Return the record with the values of the form."""
        known = {field.name for field in fields(record)}  # type: ignore[arg-type]
        values = {name: value for name, value in self.values().items() if name in known}
        return replace(record, **values)  # type: ignore[type-var]

    def check(self) -> FieldRow | None:
        """Say at every field what is wrong; return the first that is."""
        wrong = [row for row in self.rows.values() if not row.check()]
        return wrong[0] if wrong else None


def show_row(row: FieldRow, tabs: QTabWidget | None = None) -> None:
    """Bring a field into view, turning to its tab, and give it the keyboard."""
    if tabs is not None:
        for place in range(tabs.count()):
            page = tabs.widget(place)
            if page is not None and page.isAncestorOf(row):
                tabs.setCurrentIndex(place)
    area = row.parentWidget()
    while area is not None and not hasattr(area, "ensureWidgetVisible"):
        area = area.parentWidget()
    if area is not None:
        # Before the first layout the field's place is not known yet.
        QTimer.singleShot(0, row, lambda: area.ensureWidgetVisible(row, 0, 16))
    row.editor.target().setFocus(Qt.FocusReason.OtherFocusReason)
