"""The page Debts: what is owed to each, and one debt whole."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from debttracker.debts.debt import Claim
from debttracker.l10n import _
from debttracker.services.changes import ChangeKind
from debttracker.services.debt_law import debt_law
from debttracker.services.views import DebtDetail, DebtRow
from debttracker.ui.context import UiContext
from debttracker.ui.debt_detail.detail_view import DebtDetailView
from debttracker.ui.debt_detail.fact_links import FactPlace, place_of
from debttracker.ui.dialogs.claim_dialog import open_claim_dialog
from debttracker.ui.dialogs.creditor_dialog import open_creditor_dialog
from debttracker.ui.dialogs.debt_dialog import open_debt_dialog
from debttracker.ui.dialogs.payment_dialog import open_payment_dialog
from debttracker.ui.dialogs.statement_dialog import open_statement_dialog
from debttracker.ui.models.debt_model import debt_columns, totals
from debttracker.ui.models.row_model import RowModel
from debttracker.ui.page import Page
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.column_fit import fit_columns
from debttracker.ui.widgets.empty_state import EmptyState
from debttracker.ui.widgets.table import DataTable
from debttracker.ui.widgets.totals_bar import TotalsBar

ROW_HEIGHT = 52
LENDER_WIDTH = 220
DETAIL_WIDTH = 520
SIDE_BY_SIDE = 1040
"""From this width on the detail stands beside the table; below it, under the table."""
ALL_COLUMNS = 1200
"""Beside the detail, all columns need this width."""
SPARE_COLUMNS = ("days", "rate")
"""What gives way to the detail, which says it too."""


class DebtsPage(Page):
    """The table of debts and the detail of the one chosen."""

    name: ClassVar[str] = "debts"
    least: ClassVar[tuple[int, int]] = (460, 460)
    kinds: ClassVar[frozenset[ChangeKind]] = frozenset(
        {
            ChangeKind.DEBTS,
            ChangeKind.PAYMENTS,
            ChangeKind.CREDITORS,
            ChangeKind.CONTACTS,
            ChangeKind.FINDINGS,
        }
    )

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self._rows: tuple[DebtRow, ...] = ()
        self._wanted: str | None = None
        self.model = RowModel(debt_columns(ctx), lambda row: row.debt.id, self)
        self.table = DataTable(self.model, _("Debts"))
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda row: self._edit(row.debt.id))
        self.totals = TotalsBar(self.table)
        self.filter = QLineEdit()
        self.detail = DebtDetailView(ctx)
        self.stack = QStackedWidget()
        self.nothing = EmptyState(
            "credit-card",
            _("No debt is entered yet. One is enough to begin; what you do not know can stay empty."),
            _("Enter a debt"),
        )
        self.nothing.acted.connect(self._new)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.choose = EmptyState("list", _("Choose a debt to see it whole."))
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the debts anew."""
        self.ctx.tasks.read(self, lambda session: session.debts(), self._show)

    def show_debt(self, debt_id: str) -> None:
        """Choose a debt, at once or when the debts were read."""
        self._wanted = debt_id
        self.filter.clear()
        if self._rows:
            self._choose_wanted()

    def show_lender(self, name: str) -> None:
        """Show the debts of one lender alone."""
        self.filter.setText(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set table and detail side by side where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= SIDE_BY_SIDE
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        spare = [n for n, column in enumerate(self.model.columns) if column.key in SPARE_COLUMNS]
        hidden = wide and event.size().width() < ALL_COLUMNS
        changed = self.splitter.orientation() != wanted or self.table.isColumnHidden(spare[0]) != hidden
        if changed or event.oldSize().width() <= 0:
            self.splitter.setOrientation(wanted)
            for place in spare:
                self.table.setColumnHidden(place, hidden)
            QTimer.singleShot(0, self, self._divide)

    def _divide(self) -> None:
        """Give the table what it needs, and the detail the rest."""
        room = self.splitter.size()
        if self.splitter.orientation() == Qt.Orientation.Horizontal:
            columns = enumerate(self.model.columns)
            figures = sum(self.table.columnWidth(place) for place, column in columns if not column.stretch)
            left = min(figures + LENDER_WIDTH, room.width() - DETAIL_WIDTH)
            self.splitter.setSizes([left, room.width() - left])
            return
        needed = 150 + ROW_HEIGHT * max(len(self._rows), 1) + self.totals.sizeHint().height()
        above = min(needed, room.height() * 45 // 100)
        self.splitter.setSizes([above, room.height() - above])

    def sizeHint(self) -> QSize:
        """Return a size in which both sides stand."""
        return QSize(1200, 760)

    def _show(self, rows: tuple[DebtRow, ...]) -> None:
        self._rows = rows
        first = bool(rows) and self.stack.currentIndex() == 0
        self.stack.setCurrentIndex(1 if rows else 0)
        self._filter()
        self._choose_wanted()
        if rows and self.table.selected_id is None:
            self.table.selectRow(0)
        elif self.table.selected_id is not None:
            self._chosen(self.table.selected_row)

        self._fit(first=first)
        if first:
            self._divide()

    def _fit(self, *, first: bool) -> None:
        fit_columns(self.table, grow_only=not first)
        for place, column in enumerate(self.model.columns):
            if not column.stretch:
                wanted = max(self.table.columnWidth(place), self.totals.wanted_width(column.key))
                self.table.setColumnWidth(place, wanted)

    def _choose_wanted(self) -> None:
        if self._wanted is not None and self.table.select_id(self._wanted):
            self._wanted = None

    def _filter(self) -> None:
        words = self.filter.text().casefold().split()
        shown = [row for row in self._rows if all(word in _searched(row) for word in words)]
        self.model.set_rows(shown)
        self._show_totals(shown)

    def _show_totals(self, rows: list[DebtRow]) -> None:
        found = totals(rows)
        lines = []
        for total in found:
            name = (
                _("Total") if len(found) == 1 else _("Total in %(currency)s") % {"currency": total.currency}
            )
            if total.incomplete:
                name = _("%(total)s, at least") % {"total": name}
            owed = self.ctx.money(total.owed, total.currency)
            line = {"creditor": (name, ""), "owed": (owed, "")}
            if total.overdue:
                line["overdue"] = (self.ctx.money(total.overdue, total.currency), "overdue")
            lines.append(line)
        self.totals.set_lines(lines)

    def _chosen(self, row: DebtRow | None) -> None:
        self.right.setCurrentIndex(1 if row is not None else 0)
        if row is not None:
            debt = row.debt.id
            self.ctx.tasks.read(self, lambda session: session.debt(debt), self._show_detail, self._gone)

    def _show_detail(self, detail: DebtDetail) -> None:
        if self.table.selected_id == detail.row.debt.id:
            self.detail.show_detail(detail)

    def _read_law(self) -> None:
        shown = self.detail.detail
        if shown is not None:
            debt = shown.row.debt.id
            self.ctx.tasks.read(
                self,
                lambda session: debt_law(session.money_law, debt, session.today),
                self.detail.show_law,
                self._gone,
            )

    def _gone(self, error: Exception) -> None:
        if not isinstance(error, KeyError):
            raise error
        self.refresh()

    def _connect(self) -> None:
        detail, head, ctx = self.detail, self.detail.head, self.ctx
        head.edit_wanted.connect(lambda: self._with_debt(self._edit))
        head.field_wanted.connect(lambda field: self._with_debt(lambda debt: self._edit(debt, field)))
        head.payment_wanted.connect(
            lambda: self._with_debt(lambda debt: open_payment_dialog(ctx, self, debt))
        )
        head.statement_wanted.connect(
            lambda: self._with_debt(lambda debt: open_statement_dialog(ctx, self, debt))
        )
        head.claim_wanted.connect(lambda: self._claim(None))
        head.lender_wanted.connect(self._edit_lender)
        head.delete_wanted.connect(lambda: self._with_debt(self._delete))
        detail.terms.field_wanted.connect(lambda field: self._with_debt(lambda debt: self._edit(debt, field)))
        detail.statements.wanted.connect(
            lambda made: self._with_debt(lambda debt: open_statement_dialog(ctx, self, debt, made))
        )
        detail.law_wanted.connect(self._read_law)
        detail.claims.edit_wanted.connect(self._claim)
        detail.claims.fact_wanted.connect(self._fill_in)
        detail.limits.fact_wanted.connect(self._fill_in)
        detail.limits.record_wanted.connect(self._open_record)
        detail.payment_edit_wanted.connect(lambda payment: open_payment_dialog(ctx, self, "", payment))
        detail.payment_delete_wanted.connect(self._delete_payment)
        detail.contact_wanted.connect(ctx.navigate.contact_wanted)

    def _with_debt(self, act: Callable[[str], None]) -> None:
        debt = self.table.selected_id
        if debt is not None:
            act(debt)

    def _new(self) -> None:
        if not self.ctx.read_only:
            open_debt_dialog(self.ctx, self)

    def _edit(self, debt: str, field: str | None = None) -> None:
        if not self.ctx.read_only:
            open_debt_dialog(self.ctx, self, debt, field)

    def _claim(self, claim: Claim | None) -> None:
        self._with_debt(lambda debt: open_claim_dialog(self.ctx, self, debt, claim))

    def _fill_in(self, field: str) -> None:
        """Open the form that has a fact which the law asks for."""
        place = place_of(field)
        if place is FactPlace.LENDER:
            self._edit_lender()
        elif place is FactPlace.PAYMENTS:
            self._with_debt(lambda debt: open_payment_dialog(self.ctx, self, debt))
        elif place is FactPlace.DEBT:
            self._with_debt(lambda debt: self._edit(debt, field.removeprefix("debt.")))

    def _open_record(self, source: str, record: str) -> None:
        """Open the record of an act that a limitation period rests on."""
        if source == "payments":
            open_payment_dialog(self.ctx, self, "", record)
        elif source == "contacts":
            self.ctx.navigate.contact_wanted.emit(record)
        else:
            self._fill_in(source)

    def _edit_lender(self) -> None:
        row = self.table.selected_row
        if row is not None and row.creditor is not None:
            open_creditor_dialog(self.ctx, self, row.creditor.id)

    def _delete(self, debt: str) -> None:
        self.ctx.tasks.write(self, lambda session: session.delete_debt(debt))

    def _delete_payment(self, payment: str) -> None:
        self.ctx.tasks.write(self, lambda session: session.delete_payment(payment))

    def _to_filter(self) -> None:
        self.filter.setFocus()

    def _lay_out(self) -> None:
        left = Card()
        self.filter.setPlaceholderText(_("Filter by lender, name or number"))
        self.filter.setAccessibleName(_("Filter the debts"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setProperty("role", "search")
        self.filter.textChanged.connect(self._filter)
        QShortcut(QKeySequence.StandardKey.Find, self, self._to_filter)
        self.new = button(_("Enter a debt"), icon_name="plus")
        self.new.clicked.connect(self._new)
        self.new.setEnabled(not self.ctx.read_only)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.filter, 1)
        head.addWidget(self.new)
        left.body.addLayout(head)
        left.body.addWidget(self.table, 1)
        left.body.addWidget(self.totals)
        left.setMinimumHeight(200)
        self.right = QStackedWidget()
        self.right.addWidget(self.choose)
        self.right.addWidget(self.detail)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.right)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 5)
        self.splitter.setStretchFactor(1, 4)
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.splitter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 20, 20, 20)
        outer.addWidget(self.stack)


def _searched(row: DebtRow) -> str:
    lender = row.creditor.name if row.creditor else ""
    return " ".join((row.name, lender or "", row.debt.account_number or "", row.debt.note or "")).casefold()
