"""A chart with what belongs to it: choices above, the numbers as a table, saving."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from debttracker.charts.tables import Kind, Table
from debttracker.l10n import _, pgettext
from debttracker.money.amount import Minor
from debttracker.ui.context import UiContext
from debttracker.ui.debt_form.rows import roomy
from debttracker.ui.models.row_model import Column, RowModel
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.chart_canvas import ChartCanvas
from debttracker.ui.widgets.chart_picture import Build
from debttracker.ui.widgets.column_fit import fit_columns
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.flow_layout import FlowLayout
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.table import DataTable


class ChartPanel(QWidget):
    """One chart. Put choices in with `add_choice`; `show_chart` draws."""

    def __init__(self, ctx: UiContext, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._ctx = ctx
        self.file_name = file_name
        self._currency = "CNY"
        self.canvas = ChartCanvas(ctx)
        self.canvas.drawn_anew.connect(self._drawn)
        self.numbers: DataTable | None = None
        self.note = label("", "secondary", wrap=True)
        self.note.hide()
        self.toggle = button(pgettext("chart", "Table"), "quiet-button", "list", name=_("Numbers as a table"))
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._toggled)
        self.save = button(_("Save"), "quiet-button", "download", name=_("Save this chart or its numbers"))
        self._save_menu()
        self.everything = button(_("Show everything"), "quiet-button")
        self.everything.hide()
        self.everything.clicked.connect(lambda: self.canvas.show_days(None))
        self.canvas.span_changed.connect(lambda: self.everything.setVisible(self.canvas.span is not None))
        holder = QWidget()
        holder.setProperty("role", "plain")
        self.choices = FlowLayout(holder, spacing=12)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(holder, 1)
        head.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.save, 0, Qt.AlignmentFlag.AlignBottom)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.canvas)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.note, 1)
        foot.addStretch(0)
        foot.addWidget(self.everything, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(foot)

    def add_choice(self, row: FieldRow) -> FieldRow:
        """Put a choice above the chart."""
        self.choices.addWidget(roomy(row))
        return row

    def show_chart(self, build: Build, currency: str, note: str = "") -> None:
        """Draw with a builder; `note` stands below."""
        self._currency = currency
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.canvas.show_chart(build, currency)

    def write(self, path: Path) -> None:
        """Write the chart (`.png`, `.svg`) or its numbers (`.csv`). Raises OSError."""
        if path.suffix.lower() == ".csv":
            drawn = self.canvas.drawn
            if drawn is not None:
                path.write_text(drawn.table.csv(), encoding="utf-8-sig", newline="")
        else:
            self.canvas.save_picture(path)

    def copy_numbers(self) -> None:
        """Put the numbers of the chart on the clipboard, as they are read: cells parted by tabs."""
        drawn = self.canvas.drawn
        if drawn is None:
            return
        QGuiApplication.clipboard().setText(drawn.table.plain(self._money))
        self._ctx.notify(_("The numbers were copied."))

    def _money(self, minor: Minor) -> str:
        return self._ctx.money(minor, self._currency)

    def _save_menu(self) -> None:
        menu = QMenu(self.save)
        for text, ending in (
            (_("Picture (PNG)"), ".png"),
            (_("Drawing (SVG)"), ".svg"),
            (_("Numbers (CSV)"), ".csv"),
        ):
            menu.addAction(text).triggered.connect(lambda _checked=False, ending=ending: self._ask(ending))
        menu.addSeparator()
        menu.addAction(_("Copy the numbers as text")).triggered.connect(self.copy_numbers)
        self.save.setMenu(menu)

    def _ask(self, ending: str) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the chart"), self.file_name + ending, f"*{ending}"
        )
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix.lower() == ending else path.with_name(path.name + ending)
        try:
            self.write(path)
        except OSError as error:
            self._ctx.notify(
                _("It could not be saved: %(problem)s") % {"problem": error.strerror or str(error)}
            )
            return
        self._ctx.notify(_("Saved as %(file)s.") % {"file": path.name})

    def _toggled(self, numbers: bool) -> None:
        if numbers and self.canvas.drawn is not None:
            self._show_numbers(self.canvas.drawn.table)
        self.stack.setCurrentIndex(1 if numbers and self.numbers is not None else 0)

    def _drawn(self) -> None:
        if self.toggle.isChecked():
            self._toggled(numbers=True)

    def _show_numbers(self, table: Table) -> None:
        if self.numbers is not None:
            self.stack.removeWidget(self.numbers)
            self.numbers.deleteLater()
        texts = table.texts(self._money)
        columns = [_column(place, title, kind) for place, (title, kind) in enumerate(table.columns)]
        model = RowModel(columns, lambda row: str(row[0]))
        self.numbers = DataTable(model, _("The numbers of the chart"))
        model.setParent(self.numbers)
        model.set_rows(
            [(n, cells, shown) for n, (cells, shown) in enumerate(zip(table.rows, texts, strict=True))]
        )
        fit_columns(self.numbers)
        self.stack.insertWidget(1, self.numbers)


def _column(place: int, title: str, kind: Kind) -> Column:
    right = kind in {Kind.AMOUNT, Kind.COUNT}
    return Column(
        str(place),
        lambda: title,
        lambda row: row[2][place],
        sort=lambda row: row[1][place],
        align="right" if right else "left",
        width=150,
    )
