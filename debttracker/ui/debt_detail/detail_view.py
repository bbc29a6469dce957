"""The right side of the page Debts: one debt whole, in tabs."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from debttracker.l10n import _, pgettext
from debttracker.services.views import DebtDetail
from debttracker.ui.context import UiContext
from debttracker.ui.debt_detail.claim_card import ClaimCard
from debttracker.ui.debt_detail.figures import DebtHead
from debttracker.ui.debt_detail.terms_tab import TermsTab
from debttracker.ui.debt_detail.trace_panel import TracePanel
from debttracker.ui.models.row_model import RowModel
from debttracker.ui.models.schedule_model import (
    contact_columns,
    payment_columns,
    schedule_columns,
    schedule_title,
)
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.column_fit import fit_columns
from debttracker.ui.widgets.empty_state import EmptyState
from debttracker.ui.widgets.table import DataTable

SCHEDULE, TRACE, PAYMENTS, TERMS, CONTACTS = range(5)


class DebtDetailView(QWidget):
    """Shows a DebtDetail; what the person wants to do is told by signals."""

    payment_edit_wanted = Signal(str)
    payment_delete_wanted = Signal(str)
    contact_wanted = Signal(str)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._ctx = ctx
        self.detail: DebtDetail | None = None
        self.head = DebtHead(ctx)
        self.claim = ClaimCard(ctx)
        self.trace = TracePanel(ctx)
        self.terms = TermsTab(ctx)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setMinimumHeight(320)
        self.schedule = _TableTab(
            "calendar-days", _("The terms do not say when payments are due."), _("Fill in the terms")
        )
        self.payments = _TableTab("banknote", _("No payment is recorded yet."), _("Record a payment"))
        self.contacts = _TableTab("phone", _("No contact about this debt is logged yet."), _("Log a contact"))
        self._payment_foot()
        for widget, title in (
            (self.schedule, _("Schedule")),
            (self.trace, _("How computed")),
            (self.payments, pgettext("tab", "Payments")),
            (self.terms, pgettext("tab", "Terms")),
            (self.contacts, pgettext("tab", "Contacts")),
        ):
            self.tabs.addTab(widget, title)
        self.head.trace_wanted.connect(self.show_trace)
        self.contacts.empty.acted.connect(ctx.navigate.log_contact_wanted)
        self.payments.empty.acted.connect(self.head.payment_wanted)
        self.schedule.empty.acted.connect(self.head.edit_wanted)
        self._lay_out()

    def show_detail(self, detail: DebtDetail) -> None:
        """Show a debt in place of the one before; the tab stays."""
        other = self.detail is None or self.detail.row.debt.id != detail.row.debt.id
        self.detail = detail
        balance, card = detail.row.balance, detail.row.debt.kind.is_card
        self.head.show_detail(detail)
        self.claim.show_detail(detail)
        if other:
            self.trace.show_part("")
        self.trace.show_detail(detail)
        self.terms.show_detail(detail)
        self.tabs.setTabText(SCHEDULE, schedule_title(detail.row.debt))
        columns = schedule_columns(self._ctx, balance.currency, card=card)
        self.schedule.show_rows(
            RowModel(columns, lambda line: str(line.number)),
            detail.schedule,
            schedule_title(detail.row.debt),
            "due" if card else "",
        )
        self.payments.show_rows(
            RowModel(payment_columns(self._ctx, balance.currency), lambda p: p.id),
            detail.payments,
            _("Payments"),
        )
        self.contacts.show_rows(
            RowModel(contact_columns(), lambda row: row.contact.id),
            detail.contacts,
            _("Contacts about this debt"),
        )
        self._connect_tables()

    def show_trace(self, part: str) -> None:
        """Go to the steps of a part."""
        self.trace.show_part(part)
        self.tabs.setCurrentIndex(TRACE)

    def _connect_tables(self) -> None:
        payments, contacts = self.payments.table, self.contacts.table
        if payments is not None:
            payments.opened.connect(lambda payment: self.payment_edit_wanted.emit(payment.id))
            payments.chosen.connect(self._payment_chosen)
        if contacts is not None:
            contacts.opened.connect(lambda row: self.contact_wanted.emit(row.contact.id))
        self._payment_chosen(None)

    def _payment_foot(self) -> None:
        self.edit_payment = button(_("Change"), "quiet-button", "pencil", name=_("Change this payment"))
        self.delete_payment = button(_("Delete"), "quiet-button", "trash-2", name=_("Delete this payment"))
        self.edit_payment.clicked.connect(lambda: self._with_payment(self.payment_edit_wanted))
        self.delete_payment.clicked.connect(lambda: self._with_payment(self.payment_delete_wanted))
        add = button(pgettext("payment", "Add"), "quiet-button", "plus", name=_("Record a payment"))
        add.clicked.connect(self.head.payment_wanted)
        add.setEnabled(not self._ctx.read_only)
        self.payments.foot.addWidget(add)
        self.payments.foot.addWidget(self.edit_payment)
        self.payments.foot.addWidget(self.delete_payment)
        self.payments.foot.addStretch(1)

    def _payment_chosen(self, payment: object) -> None:
        usable = payment is not None and not self._ctx.read_only
        self.edit_payment.setEnabled(usable)
        self.delete_payment.setEnabled(usable)

    def _with_payment(self, signal: SignalInstance) -> None:
        table = self.payments.table
        if table is not None and table.selected_id is not None:
            signal.emit(table.selected_id)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setProperty("role", "scroll-body")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.head)
        column.addWidget(self.claim)
        below = Card()
        below.body.addWidget(self.tabs, 1)
        column.addWidget(below, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(body)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)


class _TableTab(QStackedWidget):
    """A table, or what to do first while it has no rows."""

    def __init__(self, icon: str, text: str, action: str) -> None:
        super().__init__()
        self.empty = EmptyState(icon, text, action)
        self.table: DataTable | None = None
        self._holder = QWidget()
        self._holder.setProperty("role", "plain")
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(4)
        self.foot = QHBoxLayout()
        self._column.addLayout(self.foot)
        self.addWidget(self.empty)
        self.addWidget(self._holder)

    def show_rows(self, model: RowModel, rows: tuple, name: str, newest_first: str = "") -> None:
        kept = self.table.selected_id if self.table is not None else None
        if self.table is not None:
            self._column.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self.table = DataTable(model, name)
        model.setParent(self.table)
        self._column.insertWidget(0, self.table, 1)
        model.set_rows(rows)
        fit_columns(self.table)
        if kept is not None:
            self.table.select_id(kept)
        if newest_first:
            self.table.sort_by_key(newest_first, ascending=False)
        self.setCurrentIndex(1 if rows else 0)
