"""How a figure was computed: every step in words, adding up to the figure."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from debttracker.l10n import _
from debttracker.services.views import DebtDetail
from debttracker.ui.context import UiContext
from debttracker.ui.debt_words import part_name
from debttracker.ui.models.row_model import RowModel
from debttracker.ui.models.schedule_model import TraceRow, trace_columns, trace_rows
from debttracker.ui.trace_words import source_words, trace_sentence
from debttracker.ui.widgets.column_fit import fit_columns
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.table import DataTable
from debttracker.ui.widgets.value_editor import ChoiceBox

PARTS = ("principal", "interest", "penalty", "fees")


class TracePanel(QWidget):
    """The trace of one debt, all of it or of one part, with the sum of what is shown."""

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._ctx = ctx
        self._detail: DebtDetail | None = None
        self.part = ChoiceBox([(part, part_name(part)) for part in PARTS], unknown=_("All parts"))
        self.part.changed.connect(self._show)
        self.sum = label("", "strong", right=True)
        self.sentence = label("", "secondary", wrap=True)
        self.table: DataTable | None = None
        head = QHBoxLayout()
        head.addWidget(FieldRow(_("Show the steps of"), self.part))
        head.addStretch(1)
        head.addWidget(self.sum)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 8, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addLayout(head)
        self._layout.addWidget(self.sentence)

    def show_detail(self, detail: DebtDetail) -> None:
        """Show the trace of a debt."""
        self._detail = detail
        self._show()

    def show_part(self, part: str) -> None:
        """Show the steps of one part; an empty text shows all."""
        self.part.set_value(part or None)

    def _show(self) -> None:
        if self._detail is None:
            return
        balance = self._detail.row.balance
        if self.table is not None:
            self._layout.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        model = RowModel(trace_columns(self._ctx, balance.currency), lambda row: str(row.place))
        self.table = DataTable(model, _("Steps of the computation"))
        model.setParent(self.table)
        self._layout.insertWidget(1, self.table, 1)
        part = self.part.value()
        rows = trace_rows(balance.trace, part)
        model.set_rows(rows)
        fit_columns(self.table)
        self.table.chosen.connect(self._say)
        total = sum(row.line.amount for row in rows if row.line.part != "credit")
        fields = {
            "part": part_name(part) if part else _("Owed today"),
            "amount": self._ctx.money(total, balance.currency),
        }
        self.sum.setText(_("%(part)s: %(amount)s") % fields)
        none = "" if rows else _("Nothing went into this figure.")
        self.sentence.setText(none or _("Choose a step to read it in full."))

    def _say(self, row: TraceRow | None) -> None:
        if row is None or self._detail is None:
            return
        currency = self._detail.row.balance.currency
        sentence = trace_sentence(row.line, lambda minor: self._ctx.money(minor, currency))
        source = source_words(row.line.source)
        self.sentence.setText(f"{sentence} ({source})" if source else sentence)
