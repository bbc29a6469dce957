"""The right side of the page Debts: one debt whole, in tabs."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from debttracker.debts.payment import Payment
from debttracker.l10n import _, pgettext
from debttracker.services.debt_law import DebtLaw
from debttracker.services.views import DebtDetail
from debttracker.ui.context import UiContext
from debttracker.ui.debt_detail.claim_tab import ClaimTab
from debttracker.ui.debt_detail.figures import DebtHead
from debttracker.ui.debt_detail.limits_tab import LimitsTab
from debttracker.ui.debt_detail.schedule_note import schedule_note
from debttracker.ui.debt_detail.statements_tab import StatementsTab
from debttracker.ui.debt_detail.table_tab import TableTab
from debttracker.ui.debt_detail.terms_tab import TermsTab
from debttracker.ui.debt_detail.trace_panel import TracePanel
from debttracker.ui.models.row_model import RowModel
from debttracker.ui.models.schedule_model import (
    booked_words,
    contact_columns,
    payment_columns,
    schedule_columns,
    schedule_title,
)
from debttracker.ui.models.trace_model import TraceSource
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.flow_tabs import FlowTabs

SCHEDULE, TRACE, CLAIMS, LIMITS, PAYMENTS, TERMS, CONTACTS = range(7)
TABS_HEIGHT = 440
OF_LAW = frozenset({CLAIMS, LIMITS})


class DebtDetailView(QWidget):
    """Shows a DebtDetail; what the person wants to do is told by signals.

    What the law says takes longer and is asked for with `law_wanted` once one of its tabs is in sight.
    """

    payment_edit_wanted = Signal(str)
    payment_delete_wanted = Signal(str)
    contact_wanted = Signal(str)
    law_wanted = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._ctx = ctx
        self.detail: DebtDetail | None = None
        self._asked_law = False
        self._area = QScrollArea()
        self._body = QWidget()
        self.head = DebtHead(ctx)
        self.trace = TracePanel(ctx)
        self.claims = ClaimTab(ctx)
        self.limits = LimitsTab(ctx)
        self.terms = TermsTab(ctx)
        self.schedule = TableTab(
            "calendar-days", _("The terms do not say when payments are due."), _("Fill in the terms")
        )
        self.statements = StatementsTab(ctx)
        self.payments = TableTab("banknote", _("No payment is recorded yet."), _("Record a payment"))
        self.contacts = TableTab("phone", _("No contact about this debt is logged yet."), _("Log a contact"))
        self._first = QWidget()
        self._first.setProperty("role", "plain")
        self.tabs = self._make_tabs()
        self._payment_foot()
        self._connect()
        self._lay_out()

    def show_detail(self, detail: DebtDetail) -> None:
        """Show a debt in place of the one before; the tab stays."""
        other = self.detail is None or self.detail.row.debt.id != detail.row.debt.id
        self.detail = detail
        balance, card = detail.row.balance, detail.row.debt.kind.is_card
        self.head.show_detail(detail)
        if other:
            self.trace.show_figure("")
        self.trace.show_detail(detail)
        self.terms.show_detail(detail)
        self.tabs.set_title(SCHEDULE, schedule_title(detail.row.debt))
        self.schedule.setVisible(not card)
        self.statements.setVisible(card)
        if card:
            self.statements.show_detail(detail)
        else:
            self.schedule.show_rows(
                RowModel(
                    schedule_columns(
                        self._ctx, balance.currency, fees=any(line.fees for line in detail.schedule)
                    ),
                    lambda line: str(line.number),
                ),
                detail.schedule,
                schedule_title(detail.row.debt),
            )
            self.schedule.say(schedule_note(self._ctx, detail))
        self._show_payments(detail)
        self.contacts.show_rows(
            RowModel(contact_columns(), lambda row: row.contact.id),
            detail.contacts,
            _("Contacts about this debt"),
        )
        self._connect_tables()
        self._forget_law(other=other)

    def show_law(self, law: DebtLaw) -> None:
        """Show what the law says of the debt shown; of another debt it comes too late."""
        if self.detail is not None and self.detail.row.debt.id == law.debt:
            self.claims.show_law(self.detail, law)
            self.limits.show_law(law)

    def show_figure(self, key: str) -> None:
        """Go to the steps of a figure."""
        self.trace.show_figure(key)
        self.tabs.show_tab(TRACE)

    def show_source(self, source: TraceSource) -> None:
        """Go to the steps of a figure that is not one of the debt's own."""
        self.trace.show_source(source)
        self.tabs.show_tab(TRACE)

    def _forget_law(self, *, other: bool) -> None:
        """What was shown of the law stays until the new answer is there, unless it was of another debt."""
        self._asked_law = False
        if other:
            self.claims.wait()
            self.limits.wait()
        self._ask_law(self.tabs.current)

    def _tab_changed(self, place: int) -> None:
        self._bring_into_sight()
        self._ask_law(place)

    def _bring_into_sight(self) -> None:
        """Show the tabs whole where there is room, else from their head on."""
        bar = self._area.verticalScrollBar()
        top = self.tabs.mapTo(self._body, self.tabs.rect().topLeft()).y()
        bottom = top + self.tabs.height()
        seen = self._area.viewport().height()
        if bottom > bar.value() + seen or top < bar.value():
            bar.setValue(min(top, bottom - seen) if self.tabs.height() <= seen else top)

    def _ask_law(self, place: int) -> None:
        if place in OF_LAW and not self._asked_law and self.detail is not None:
            self._asked_law = True
            self.law_wanted.emit()

    def _show_payments(self, detail: DebtDetail) -> None:
        columns = payment_columns(self._ctx, detail.row.balance.currency, dict(detail.booked_by_terms))
        self.payments.show_rows(RowModel(columns, lambda p: p.id), detail.payments, _("Payments"))

    def _make_tabs(self) -> FlowTabs:
        column = QVBoxLayout(self._first)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.schedule)
        column.addWidget(self.statements)
        tabs = FlowTabs(_("Parts of this debt"))
        tabs.setMinimumHeight(TABS_HEIGHT)
        for widget, title in (
            (self._first, _("Schedule")),
            (self.trace, pgettext("tab", "Steps")),
            (self.claims, pgettext("tab", "Claims")),
            (self.limits, pgettext("tab", "Time limits")),
            (self.payments, pgettext("tab", "Payments")),
            (self.terms, pgettext("tab", "Terms")),
            (self.contacts, pgettext("tab", "Contacts")),
        ):
            tabs.add_tab(widget, title)
        return tabs

    def _connect(self) -> None:
        head = self.head
        head.trace_wanted.connect(self.show_figure)
        head.schedule_wanted.connect(lambda: self.tabs.show_tab(SCHEDULE))
        head.claims_wanted.connect(lambda: self.tabs.show_tab(CLAIMS))
        self.claims.steps_wanted.connect(self.show_source)
        self.tabs.changed.connect(self._tab_changed)
        self.contacts.empty.acted.connect(self._ctx.navigate.log_contact_wanted)
        self.payments.empty.acted.connect(head.payment_wanted)
        self.schedule.empty.acted.connect(head.edit_wanted)

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

    def _payment_chosen(self, payment: Payment | None) -> None:
        self.payments.say("")
        if payment is not None and self.detail is not None:
            own = dict(self.detail.booked_by_terms).get(payment.id)
            currency = self.detail.row.balance.currency
            self.payments.say(booked_words(self._ctx, currency, payment, own))
        usable = payment is not None and not self._ctx.read_only
        self.edit_payment.setEnabled(usable)
        self.delete_payment.setEnabled(usable)

    def _with_payment(self, signal: SignalInstance) -> None:
        table = self.payments.table
        if table is not None and table.selected_id is not None:
            signal.emit(table.selected_id)

    def _lay_out(self) -> None:
        self._body.setProperty("role", "scroll-body")
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.head)
        below = Card()
        below.body.addWidget(self.tabs, 1)
        column.addWidget(below, 1)
        area = self._area
        area.setWidgetResizable(True)
        area.setWidget(self._body)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
