"""What stands beside the form of a payment: what is due, to be filled in, and what the payment goes to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from debttracker.debts.balance import Parts
from debttracker.l10n import _, formats
from debttracker.services.views import DebtRow
from debttracker.ui.context import UiContext
from debttracker.ui.debt_words import at_least, part_name
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.clearing import clear_layout
from debttracker.ui.widgets.labels import label


class PaymentSide(QWidget):
    """Two cards; `amount_wanted` carries an amount that was clicked."""

    amount_wanted = Signal(object)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._ctx = ctx
        self.due = Card(_("What is due"))
        self.effect = Card(_("What the payment goes to"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for card in (self.due, self.effect):
            card.setFixedWidth(300)
            layout.addWidget(card)
        layout.addStretch(1)

    def show_due(self, row: DebtRow | None) -> None:
        """Show what is due of a debt; nothing while none is chosen."""
        clear_layout(self.due.body)
        self.due.setVisible(row is not None)
        if row is None:
            return
        balance = row.balance
        if balance.next_due is not None:
            day = _("Next due on %(date)s") % {"date": formats.date_short(balance.next_due)}
            self._offer(day, balance.next_due_amount, balance.currency)
        if balance.overdue.total:
            self._offer(_("Overdue"), balance.overdue.total, balance.currency, more=bool(balance.missing))
        self._offer(_("Owed in all"), balance.owed.total, balance.currency, more=bool(balance.missing))

    def show_effect(self, found: Parts | None, currency: str, *, planned: bool) -> None:
        """Show what a payment lowers, by part; nothing when that cannot be told."""
        clear_layout(self.effect.body)
        self.effect.setVisible(found is not None)
        if found is None:
            return
        for part in ("fees", "penalty", "interest", "principal"):
            amount = getattr(found, part)
            fields = {"part": part_name(part), "amount": self._ctx.money(abs(amount), currency)}
            if amount > 0:
                self.effect.body.addWidget(label(_("%(part)s: %(amount)s") % fields))
            elif amount < 0:
                self.effect.body.addWidget(label(_("%(part)s: %(amount)s more owed") % fields))
        if found == Parts():
            self.effect.body.addWidget(label(_("It lowers nothing that is known to be owed."), wrap=True))
        note = _("By the terms entered; the lender may book it differently.")
        if planned:
            note = _("Once it is made, by the terms entered.")
        self.effect.body.addWidget(label(note, "secondary", wrap=True))

    def _offer(self, text: str, amount: int | None, currency: str, *, more: bool = False) -> None:
        self.due.body.addWidget(label(text, "secondary"))
        if amount is None:
            self.due.body.addWidget(label(_("amount not known")))
            return
        written = self._ctx.money(amount, currency)
        shown = at_least(written) if more else written
        fill = button(
            shown, "link-button", name=_("%(what)s: %(amount)s, fill in") % {"what": text, "amount": shown}
        )
        fill.clicked.connect(lambda _checked=False, amount=amount: self.amount_wanted.emit(amount))
        fill.setEnabled(amount > 0)
        self.due.body.addWidget(fill, 0, Qt.AlignmentFlag.AlignLeft)
