"""The form of one row of a table: all its fields, of which the kind of row needs some."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from debttracker.l10n import _
from debttracker.ui.debt_form.rows import roomy
from debttracker.ui.dialogs.base import BaseDialog
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.grid_editor import GridColumn
from debttracker.ui.widgets.value_editor import ChoiceBox, ParsedLine, ValueEditor


class RowDialog(BaseDialog):
    """Fields by the keys of the columns; texts go in and out as they would be typed into the cells."""

    topic = "debts"

    def __init__(
        self,
        title: str,
        columns: Sequence[GridColumn],
        texts: dict[str, str],
        relevant: Callable[[dict[str, str]], frozenset[str] | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, _("Take over"), parent)
        self._columns = tuple(columns)
        self._relevant = relevant
        self.rows: dict[str, FieldRow] = {}
        body = QWidget()
        body.setProperty("role", "plain")
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        for column in self._columns:
            row = FieldRow(column.title, _editor(column), body)
            roomy(row)
            _show(row.editor, texts[column.key])
            row.editor.changed.connect(self._arrange)
            self.rows[column.key] = row
        self.body.addWidget(body, 1)
        self._arrange()
        self.resize(640, 480)

    def texts(self) -> dict[str, str]:
        """Return the texts by key."""
        return {key: _text(row.editor) for key, row in self.rows.items()}

    def accept(self) -> None:
        """Close unless a text is wrong."""
        wrong = [row for row in self.rows.values() if not row.isHidden() and not row.check()]
        if wrong:
            wrong[0].editor.target().setFocus()
            return
        super().accept()

    def _arrange(self) -> None:
        texts = self.texts()
        wanted = self._relevant(texts)
        place = 0
        for key, row in self.rows.items():
            self._grid.removeWidget(row)
            shown = wanted is None or key in wanted or bool(texts[key].strip())
            row.setVisible(shown)
            if shown:
                self._grid.addWidget(row, place // 2, place % 2)
                place += 1
        self._grid.setRowStretch(place, 1)


def _editor(column: GridColumn) -> ValueEditor:
    if column.editor is not None:
        return column.editor()
    if column.choices:
        return ChoiceBox([(text, text) for text in column.choices])
    return ParsedLine(column.parse, str)


def _show(editor: ValueEditor, text: str) -> None:
    if isinstance(editor, ParsedLine):
        editor.set_raw(text)
    else:
        editor.set_value(text or None)


def _text(editor: ValueEditor) -> str:
    return editor.line.text() if isinstance(editor, ParsedLine) else editor.value() or ""
