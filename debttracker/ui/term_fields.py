"""The names of the terms of cards and loans, and of the groups in which they stand."""

from debttracker.l10n import _, pgettext
from debttracker.ui.card_term_fields import card_fields
from debttracker.ui.loan_term_fields import loan_fields
from debttracker.ui.term_kinds import Group


def field_label(name: str) -> str:
    """Return the label of a field such as `terms.annual_rate`; an unknown name stays as it stands."""
    key = name.removeprefix("terms.").partition(".")[0].partition("[")[0]
    others = {
        "overdue_annual_rate": _("Overdue rate a year"),
        "due_days_after": _("Days from statement to due date"),
        "late_fee_percent": _("Late fee in percent"),
        "prepayment_fee_percent": _("Fee for paying early in percent"),
        "terms": _("The terms contradict each other"),
        "rates": _("Rates for a time or for one balance"),
        "schedule": _("The lender's own payment table"),
        "fees": pgettext("part", "Fees"),
        "transactions": _("What was posted to the card"),
        "statements": _("The statements of the card"),
        "changes": _("What was changed later"),
        "claims": _("What the lender claims"),
    }
    if name in others or key in others:
        return others.get(name) or others[key]
    return _labels().get(key, name)


def _labels() -> dict[str, str]:
    labels = {field.key: field.label for field in card_fields()}
    return labels | {field.key: field.label for field in loan_fields()}


def group_title(group: Group, *, card: bool) -> str:
    """Return the heading of a group of terms."""
    return {
        Group.BASICS: _("Bill and due date") if card else _("Amount and payments"),
        Group.COST: _("What it costs"),
        Group.MINIMUM: _("Minimum payment"),
        Group.LATE: _("When a payment is late"),
        Group.STEPS: _("Late fees that rise with each bill missed"),
        Group.CASH: _("Cash withdrawals"),
        Group.EARLY: _("Paying early"),
        Group.RATES: _("Rates for a time or for one balance"),
        Group.POSTED: _("Purchases and other entries"),
        Group.TABLE: _("The lender's own payment table"),
        Group.CHANGED: _("What was changed later"),
        Group.RARE: _("Rare terms"),
    }[group]
