"""The names of the lines of a card statement."""

from debttracker.l10n import _


def statement_line_name(line: str) -> str:
    """Return the name of a line of a statement; another name stays as it stands."""
    names = {
        "date": _("Date of the statement"),
        "due": _("Due on"),
        "previous_balance": _("Balance of the statement before"),
        "purchases": _("New purchases"),
        "cash_advances": _("New cash withdrawals"),
        "interest": _("Interest charged"),
        "fees": _("Fees charged"),
        "late_fee": _("Late fee charged"),
        "payments": _("Payments and refunds booked"),
        "balance": _("Balance of the statement"),
        "minimum": _("Minimum payment"),
    }
    return names.get(line, line)
