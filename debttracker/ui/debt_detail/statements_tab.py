"""The statements of a card; the one chosen with its lines as entered beside those computed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from debttracker.debts.card_statement import Difference
from debttracker.l10n import _, pgettext
from debttracker.services.statement_views import StatementLine
from debttracker.services.views import DebtDetail
from debttracker.ui.context import UiContext
from debttracker.ui.debt_detail.table_tab import TableTab
from debttracker.ui.models.row_model import RowModel
from debttracker.ui.models.schedule_model import DASH
from debttracker.ui.models.statement_model import statement_columns
from debttracker.ui.statement_words import statement_line_name
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.chip import Chip
from debttracker.ui.widgets.clearing import clear_layout
from debttracker.ui.widgets.labels import label

DAY_WIDTH = 132
"""Room for the second line, the due date."""


class StatementsTab(TableTab):
    """`wanted` carries the day of a statement to enter or change, None for a new one."""

    wanted = Signal(object)

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(
            "receipt-text",
            _("No statement is known yet. Enter one as the bank prints it."),
            _("Enter a statement"),
        )
        self._ctx = ctx
        self._currency = ""
        self.lines = QWidget()
        self.lines.setProperty("role", "plain")
        self._below = QVBoxLayout(self.lines)
        self._below.setContentsMargins(0, 4, 0, 0)
        self._below.setSpacing(4)
        self.add_below(self.lines)
        self.open = button(
            pgettext("statement", "Open"), "quiet-button", "pencil", name=_("Open this statement")
        )
        add = button(pgettext("statement", "Enter"), "quiet-button", "plus", name=_("Enter a statement"))
        self.open.clicked.connect(lambda: self._open(self.table.selected_row if self.table else None))
        add.clicked.connect(lambda: self.wanted.emit(None))
        self.empty.acted.connect(lambda: self.wanted.emit(None))
        add.setEnabled(not ctx.read_only)
        for one in (add, self.open):
            self.foot.addWidget(one)
        self.foot.addStretch(1)

    def show_detail(self, detail: DebtDetail) -> None:
        """Show the statements of a card, the latest first."""
        self._currency = detail.row.balance.currency
        self.show_rows(
            RowModel(statement_columns(self._ctx, self._currency), lambda line: line.made_on.isoformat()),
            detail.statements,
            _("Statements"),
            "made_on",
        )
        if self.table is not None:
            self.table.setColumnWidth(0, max(self.table.columnWidth(0), DAY_WIDTH))
            self.table.chosen.connect(self._chosen)
            self.table.opened.connect(self._open)
            self._chosen(self.table.selected_row)

    def _open(self, line: StatementLine | None) -> None:
        if line is not None and not line.proposed and not self._ctx.read_only:
            self.wanted.emit(line.made_on)

    def _chosen(self, line: StatementLine | None) -> None:
        clear_layout(self._below)
        self.open.setEnabled(line is not None and not line.proposed and not self._ctx.read_only)
        self.lines.setVisible(line is not None)
        if line is None:
            return
        if line.proposed:
            self._say(_("What the next statement would say by the terms and what is entered until today."))
        elif line.printed is None:
            self._say(_("Worked out from the terms; enter it as the bank printed it to compare."))
        elif not line.differences:
            self._say(_("This one is too long ago to be compared here."))
        else:
            self._compare(line.differences)

    def _compare(self, differences: tuple[Difference, ...]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(4, 1)
        for place, title in enumerate((pgettext("column", "Printed"), pgettext("column", "Computed")), 1):
            grid.addWidget(label(title, "secondary", right=True), 0, place)
        for row, one in enumerate(differences, 1):
            grid.addWidget(label(statement_line_name(one.field), "secondary"), row, 0)
            grid.addWidget(label(self._money(one.printed), right=True), row, 1)
            computed = DASH if one.computed is None else self._money(one.computed)
            grid.addWidget(label(computed, right=True), row, 2)
            if one.difference:
                grid.addWidget(self._chip(one.difference), row, 3)
        self._below.addLayout(grid)

    def _chip(self, difference: int) -> Chip:
        amount = {"amount": self._money(abs(difference))}
        if difference > 0:
            return Chip(_("%(amount)s more") % amount, "soon", "triangle-alert")
        return Chip(_("%(amount)s less") % amount, "neutral", "info")

    def _money(self, minor: int) -> str:
        return self._ctx.money(minor, self._currency)

    def _say(self, text: str) -> None:
        self._below.addWidget(label(text, "secondary", wrap=True))
