"""What a table offers on the right button or the menu key: copying, saving, and which columns are shown."""

import csv
import io
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu

from debttracker.l10n import _, ngettext
from debttracker.ui.context import UiContext
from debttracker.ui.models.row_model import Column, spoken_text
from debttracker.ui.widgets.table import DataTable

ENDING = ".csv"


def fill_row_menu(menu: QMenu, table: DataTable, choose_columns: Callable[[], object]) -> None:
    """Offer what can be done with the rows chosen and with the whole table."""
    menu.clear()
    copy = menu.addAction(_("&Copy"), partial(copy_rows, table))
    copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
    as_csv = menu.addAction(_("Copy as C&SV"), partial(copy_rows, table, as_csv=True))
    for action in (copy, as_csv):
        action.setEnabled(table.selectionModel().hasSelection())
    if table.ctx is not None:
        save = menu.addAction(_("Sa&ve the table as CSV…"), partial(_ask_where, table, table.ctx))
        save.setEnabled(table.model().rowCount() > 0)
    menu.addSeparator()
    menu.addAction(_("C&olumns…"), choose_columns)


def fill_column_menu(menu: QMenu, table: DataTable) -> None:
    """Offer each column, shown or not; one always stays."""
    menu.clear()
    wanted = table.shown_columns()
    for column in table.rows.columns:
        action = menu.addAction(column.title().replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(column in wanted)
        action.setEnabled(wanted != [column])
        action.toggled.connect(partial(table.want_column, column.key))
    menu.addSeparator()
    menu.addAction(_("Usual columns and widths"), table.arrange_anew)


def copy_rows(table: DataTable, *, as_csv: bool = False) -> None:
    """Put the rows chosen into the clipboard as they are shown, parted by tabs or as CSV."""
    rows = table.chosen_rows()
    if rows:
        lines = cells(table.shown_columns(), rows)
        text = csv_text(lines) if as_csv else "\n".join("\t".join(map(_one_line, line)) for line in lines)
        QGuiApplication.clipboard().setText(text)


def cells(columns: Sequence[Column], rows: Sequence[Any]) -> list[list[str]]:
    """Return the heads of some columns and what is shown below them for some rows."""
    heads = [column.title() for column in columns]
    return [heads, *([spoken_text(column, row) for column in columns] for row in rows)]


def csv_text(lines: Sequence[Sequence[str]]) -> str:
    """Return lines as CSV of which no cell is taken for a formula."""
    from debttracker.exchange.csv_export import safe

    made = io.StringIO()
    csv.writer(made).writerows([safe(cell) for cell in line] for line in lines)
    return made.getvalue()


def save_rows(path: Path, columns: Sequence[Column], rows: Sequence[Any]) -> None:
    """Write rows as they are shown. Raises WorldError when they cannot be written."""
    from debttracker.exchange.atomic import replace_file

    replace_file(path, csv_text(cells(columns, rows)).encode("utf-8-sig"))


def save_table(table: DataTable, ctx: UiContext, path: Path) -> None:
    """Write all rows of a table, off the window's thread, and say so."""
    columns, rows = table.shown_columns(), table.all_rows()
    said = ngettext("%(count)s row saved as %(file)s.", "%(count)s rows saved as %(file)s.", len(rows))
    fields = {"count": len(rows), "file": path.name}
    ctx.tasks.run(table, lambda: save_rows(path, columns, rows), lambda _none: ctx.notify(said % fields))


def _ask_where(table: DataTable, ctx: UiContext) -> None:
    dialog = QFileDialog(table, _("Save the table"), table.accessibleName() + ENDING, f"*{ENDING}")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ENDING[1:])
    dialog.fileSelected.connect(lambda name: save_table(table, ctx, Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _one_line(text: str) -> str:
    return " ".join(text.split())
