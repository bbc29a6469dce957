"""A field for an amount of money: typed as people type it, kept as whole minor units."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from debttracker.errors import InputError
from debttracker.l10n import formats
from debttracker.money.amount import Minor
from debttracker.ui.widgets.value_editor import ParsedLine


class AmountField(ParsedLine):
    """An amount of one currency, 0 or more; empty is not known. Says below what it understood."""

    def __init__(self, currency: str, parent: QWidget | None = None, *, positive: bool = False) -> None:
        self.currency = currency
        self._positive = positive
        super().__init__(self._read, self._write_amount, self._said, parent)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.line.setMaxLength(40)

    def set_currency(self, currency: str) -> None:
        """Read the text, as it stands, as an amount of another currency."""
        if currency != self.currency:
            self.currency = currency
            if self.line.text():
                self._given_text = ""
            self.changed.emit()

    def _read(self, text: str) -> Minor:
        minor = formats.parse_amount(text, self.currency)
        if minor < 0 or (self._positive and minor == 0):
            if self._positive:
                raise InputError('"%(text)s": the amount must be more than 0', text=text.strip())
            raise InputError('"%(text)s": the amount must not be less than 0', text=text.strip())
        return minor

    def _write_amount(self, minor: Minor) -> str:
        return formats.amount(minor, self.currency)

    def _said(self, minor: Minor | None) -> str:
        if minor is None:
            return ""
        written = formats.money(minor, self.currency)
        return "" if formats.amount(minor, self.currency) == self.line.text().strip() else f"= {written}"
