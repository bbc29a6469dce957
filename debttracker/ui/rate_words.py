"""Annual rates for the screen: short loans at a cost can come to rates that no one can read."""

from decimal import Decimal

from debttracker.l10n import _, formats

READABLE = Decimal(100_000)
"""From this rate in percent on, only that it is more is said."""


def rate_text(rate: str) -> str:
    """Write an annual rate, given in percent as text, with two decimals."""
    value = Decimal(rate)
    if value > READABLE:
        return _("over %(rate)s") % {"rate": formats.percent(READABLE, 0)}
    return formats.percent(value, 2)
