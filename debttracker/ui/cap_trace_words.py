"""The steps behind the most that a line of the law supports, and behind a true rate, in words."""

from enum import StrEnum

from debttracker.debts.caps import CapUnit
from debttracker.debts.ceiling import CapFormula
from debttracker.l10n import _, pgettext


class FlowFormula(StrEnum):
    """The steps of a true rate: the money from which it is worked out."""

    RECEIVED = "rate.received"
    PAID = "rate.paid"


def templates() -> dict[str, str]:
    """Return the sentences by formula name."""
    return {
        CapFormula.LENT: _("Money lent: %(event)s"),
        CapFormula.ALLOWED: _("The cap of %(percent)s %(unit)s, on %(principal)s for %(days)s days"),
        CapFormula.AGREED: _(
            "The agreed rate of %(percent)s a year, which is below the cap, on %(principal)s for "
            "%(days)s days"
        ),
        CapFormula.UNLIMITED: _("%(days)s days on which no cap was in force; nothing is counted"),
        CapFormula.PAID: _("%(event)s of %(amount)s: what the cap allows first, then the money lent"),
        FlowFormula.RECEIVED: _("Received"),
        FlowFormula.PAID: _("To be paid by the terms"),
    }


def event_name(event: str) -> str:
    """Return what happened to the account of a line."""
    return {
        "start": _("paid out"),
        "purchase": _("purchase"),
        "cash_advance": _("cash withdrawal"),
        "instalment": _("purchase in instalments"),
        "opening_balance": _("balance when recording began"),
        "balance_transfer": _("balance transfer"),
        "refund": _("money given back by the lender"),
        "payment": _("Payment"),
        "refund_posted": _("Refund"),
        "waiver": _("Given up by the lender"),
    }.get(event, event)


def unit_name(unit: str) -> str:
    """Return what the percent of a line are percent of."""
    names: dict[str, str] = {
        CapUnit.PERCENT_A_YEAR: pgettext("after a percentage", "a year"),
        CapUnit.EFFECTIVE_PERCENT_A_YEAR: pgettext("after a percentage", "a year with interest on interest"),
        CapUnit.PERCENT_A_DAY: pgettext("after a percentage", "a day"),
        CapUnit.PERCENT_OF_CREDIT: pgettext("after a percentage", "of the money lent"),
    }
    return names.get(unit, unit)
