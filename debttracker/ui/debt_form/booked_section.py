"""How the lender booked a payment: four parts, folded, with their sum against the amount paid."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from debttracker.debts.payment import Payment
from debttracker.errors import InputError
from debttracker.l10n import _
from debttracker.money.amount import Minor
from debttracker.ui.debt_form.rows import Section, roomy
from debttracker.ui.debt_words import part_name
from debttracker.ui.widgets.amount_field import AmountField
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.labels import label

BOOKED_PARTS = ("principal", "interest", "penalty", "fees")
OF_PRINCIPAL = ("purchases", "cash_advances")
"""Parts of the principal of a card, which the sum does not count again."""


class BookedSection(Section):
    """Amounts by part; what the lender did not say stays empty."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("How the lender booked it"), folded=True, parent=parent)
        parts = (*BOOKED_PARTS, *OF_PRINCIPAL)
        self.rows = {part: roomy(FieldRow(part_name(part), AmountField("CNY"))) for part in parts}
        self.sum = label("", "secondary", wrap=True)
        note = label(
            _("Only if the lender says so, in the app or on a statement. It is followed as it stands."),
            "secondary",
            wrap=True,
        )
        self.arrange([*self.rows.values()], [self.sum, note])
        for row in self.rows.values():
            row.editor.changed.connect(self.changed)

    def show_payment(self, payment: Payment) -> None:
        """Show how a payment was booked, and unfold if anything is known of it."""
        for part, row in self.rows.items():
            amount = getattr(payment, f"booked_{part}")
            row.editor.set_value(amount)
            if amount is not None:
                self.unfold()

    def set_currency(self, code: str) -> None:
        """Read the amounts in another currency."""
        for row in self.rows.values():
            if isinstance(row.editor, AmountField):
                row.editor.set_currency(code)

    def booked(self) -> dict[str, Any]:
        """Return the parts by the fields of a payment. Raises InputError for a text that is wrong."""
        return {f"booked_{part}": row.editor.value() for part, row in self.rows.items()}

    def show_sum(self, amount: Minor | None, money: Callable[[Minor], str]) -> None:
        """Say what the parts come to beside the amount paid."""
        self.sum.setText(self._sentence(amount, money))
        self.sum.setVisible(bool(self.sum.text()))

    def _sentence(self, amount: Minor | None, money: Callable[[Minor], str]) -> str:
        try:
            parts = self.booked()
            known = [minor for part in BOOKED_PARTS if (minor := parts[f"booked_{part}"]) is not None]
        except InputError:
            return ""
        if not known or amount is None:
            return ""
        total = sum(known)
        fields = {"sum": money(total), "difference": money(abs(amount - total))}
        if total == amount:
            return _("Together %(sum)s, as much as was paid.") % fields
        if total < amount:
            return _("Together %(sum)s; where %(difference)s of the payment went is not said.") % fields
        return _("Together %(sum)s, which is %(difference)s more than was paid. Is a part wrong?") % fields
