"""Where a fact that the law asks for can be filled in."""

from enum import StrEnum, auto

_IN_FORM = frozenset(
    {
        "kind",
        "creditor",
        "opened",
        "online",
        "purpose",
        "jointly_signed",
        "secured",
        "no_judgment",
        "disclosed_costs",
        "first_missed_due",
        "defaulted_on",
        "last_paid_on",
        "acknowledged_on",
        "acknowledgements",
        "agreement",
        "assigned_on",
        "assignment_notified_on",
        "suits",
        "judgments",
        "credit_reports",
        "changes",
        "transactions",
        "statements",
        "terms",
    }
)


class FactPlace(StrEnum):
    """The form that has a field for the fact."""

    DEBT = auto()
    LENDER = auto()
    PAYMENTS = auto()


def place_of(field: str) -> FactPlace | None:
    """Return which form has a fact such as `creditor.kind`; None where none has it."""
    room, _dot, rest = field.partition(".")
    if room == "creditor":
        return FactPlace.LENDER
    if room == "payments":
        return FactPlace.PAYMENTS
    if room in {"terms", "changes", "transactions", "statements"}:
        return FactPlace.DEBT
    return FactPlace.DEBT if room == "debt" and rest.partition(".")[0] in _IN_FORM else None
