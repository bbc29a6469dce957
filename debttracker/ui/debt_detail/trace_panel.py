"""How a figure was computed: every step in words, adding up to the figure."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from debttracker.l10n import _
from debttracker.services.views import DebtDetail
from debttracker.ui.context import UiContext
from debttracker.ui.debt_detail.trace_sources import ALL, trace_sources
from debttracker.ui.models.row_model import RowModel
from debttracker.ui.models.trace_model import TraceRow, TraceSource, trace_columns, trace_rows
from debttracker.ui.widgets.column_fit import fit_columns
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.table import DataTable
from debttracker.ui.widgets.value_editor import ChoiceBox


class TracePanel(QWidget):
    """The steps of one figure of a debt, and what they come to."""

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._ctx = ctx
        self._detail: DebtDetail | None = None
        self._sources: dict[str, TraceSource] = {}
        self._extra: TraceSource | None = None
        self.figure = ChoiceBox([], unknown=_("Owed today"))
        self.figure.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.figure.changed.connect(self._show)
        self.sum = label("", "strong", right=True)
        self.sentence = label("", "secondary", wrap=True)
        self.table: DataTable | None = None
        head = QHBoxLayout()
        head.addWidget(FieldRow(_("Show the steps of"), self.figure))
        head.addStretch(1)
        head.addWidget(self.sum)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addLayout(head)
        self._layout.addWidget(self.sentence)

    def show_detail(self, detail: DebtDetail) -> None:
        """Show the trace of a debt."""
        self._detail = detail
        self._extra = None
        self._offer()
        self._show()

    def show_figure(self, key: str) -> None:
        """Show the steps of one figure; an empty text shows those of all that is owed."""
        self.figure.set_value(key if key in self._sources and key != ALL else None)

    def show_source(self, source: TraceSource) -> None:
        """Show the steps of a figure that is not one of the debt's own, such as a line of the law."""
        self._extra = source
        self._offer()
        self.figure.set_value(source.key)
        self._show()

    def _offer(self) -> None:
        if self._detail is None:
            return
        extra = [self._extra] if self._extra is not None else []
        self._sources = {one.key: one for one in (*trace_sources(self._ctx, self._detail), *extra)}
        self.figure.set_choices([(key, one.title) for key, one in self._sources.items() if key != ALL])

    def _show(self) -> None:
        if self._detail is None:
            return
        currency = self._detail.row.balance.currency
        source = self._sources[self.figure.value() or ALL]
        if self.table is not None:
            self._layout.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        model = RowModel(trace_columns(self._ctx, currency), lambda row: str(row.place))
        self.table = DataTable(model, _("Steps of the computation"))
        model.setParent(self.table)
        self._layout.insertWidget(1, self.table, 1)
        rows = trace_rows(source)
        model.set_rows(rows)
        fit_columns(self.table)
        self.table.chosen.connect(self._say)
        self.sum.setText(_("%(part)s: %(amount)s") % {"part": source.title, "amount": source.total})
        none = "" if rows else _("Nothing went into this figure.")
        hint = none or _("Choose a step to read it in full.")
        self.sentence.setText(f"{source.note} {hint}".strip())

    def _say(self, row: TraceRow | None) -> None:
        if row is None or self._detail is None:
            return
        sentence = row.sentence(self._ctx, self._detail.row.balance.currency)
        self.sentence.setText(f"{sentence} ({row.source})" if row.source else sentence)
