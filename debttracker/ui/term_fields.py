"""The terms of cards and loans as a person meets them: label, one line of help, kind of value, group."""

from dataclasses import dataclass
from enum import StrEnum, auto

from debttracker.l10n import _, pgettext


class Kind(StrEnum):
    """What a term holds, which decides how it is typed and written."""

    AMOUNT = auto()
    RATE = auto()
    RATE_DAILY = auto()
    FACTOR = auto()
    DAY = auto()
    COUNT = auto()
    DATE = auto()
    EVERY = auto()
    YES_NO = auto()
    INTEREST_BASE = auto()
    COMPOUNDING = auto()
    METHOD = auto()
    DAY_COUNT = auto()
    OVERDUE_BASE = auto()
    PREPAYMENT = auto()


class Group(StrEnum):
    """Where a term stands in the form; the first group of a kind is open, the others fold."""

    BASICS = auto()
    COST = auto()
    LATE = auto()
    MORE = auto()


@dataclass(frozen=True, slots=True)
class TermField:
    """One term: its name in the record, where it stands and what it holds."""

    key: str
    kind: Kind
    group: Group
    label: str
    help: str


def card_fields() -> tuple[TermField, ...]:
    """Return the terms of a card in the order of the form."""
    return (
        TermField("statement_day", Kind.DAY, Group.BASICS, _("Statement day"),
                  _("Day of the month on which the bill is made, 1 to 31.")),
        TermField("due_day", Kind.DAY, Group.BASICS, _("Due day"),
                  _("Day of the month by which to pay. It may come before the statement day: "
                    "then it is in the next month.")),
        TermField("due_days_after", Kind.COUNT, Group.BASICS, _("Or: days from statement to due date"),
                  _("Instead of a due day, when the contract counts days from the statement.")),
        TermField("credit_limit", Kind.AMOUNT, Group.BASICS, _("Credit limit"),
                  _("How much the card may be drawn at most.")),
        TermField("daily_rate", Kind.RATE_DAILY, Group.COST, _("Interest a day"),
                  _("In percent a day, often 0.05 (5 of 10,000).")),
        TermField("annual_rate", Kind.RATE, Group.COST, _("Or: interest a year"),
                  _("In percent a year, when the contract gives no rate a day.")),
        TermField("interest_base", Kind.INTEREST_BASE, Group.COST, _("What interest is charged on"),
                  _("What counts when a bill was not paid in full.")),
        TermField("compounding", Kind.COMPOUNDING, Group.COST, _("When interest bears interest"),
                  _("Many banks add unpaid interest to the debt with each statement.")),
        TermField("minimum_percent", Kind.RATE, Group.COST, _("Minimum payment in percent"),
                  _("The part of the bill that must be paid at least, often 5 or 10.")),
        TermField("minimum_floor", Kind.AMOUNT, Group.COST, _("Smallest minimum payment"),
                  _("The minimum is never less than this.")),
        TermField("late_fee_percent", Kind.RATE, Group.LATE, _("Late fee in percent"),
                  _("Of the part of the minimum that was not paid in time, often 5.")),
        TermField("late_fee_floor", Kind.AMOUNT, Group.LATE, _("Smallest late fee"),
                  _("A late fee is never less than this.")),
        TermField("late_fee_cap", Kind.AMOUNT, Group.LATE, _("Largest late fee"),
                  _("A late fee is never more than this.")),
        TermField("grace_days", Kind.COUNT, Group.LATE, _("Days of grace"),
                  _("A payment so many days late still counts as in time, often 3.")),
        TermField("tolerance", Kind.AMOUNT, Group.LATE, _("Shortfall forgiven"),
                  _("If so little is missing, the bill still counts as paid, often 10.")),
        TermField("cash_daily_rate", Kind.RATE_DAILY, Group.MORE, _("Interest a day on cash"),
                  _("In percent a day on cash withdrawals, from the first day.")),
        TermField("cash_fee_percent", Kind.RATE, Group.MORE, _("Fee on cash in percent"),
                  _("Taken once of each cash withdrawal.")),
    )  # fmt: skip


def loan_fields() -> tuple[TermField, ...]:
    """Return the terms of a loan in the order of the form."""
    return (
        TermField("principal", Kind.AMOUNT, Group.BASICS, _("Amount of the loan"),
                  _("The amount that the contract names.")),
        TermField("received", Kind.AMOUNT, Group.BASICS, _("Amount really received"),
                  _("What arrived, if fees or interest were taken off first.")),
        TermField("start", Kind.DATE, Group.BASICS, _("Paid out on"),
                  _("From this day on interest is counted.")),
        TermField("first_due", Kind.DATE, Group.BASICS, _("First payment due on"),
                  _("Leave it empty if it is one period after the loan was paid out.")),
        TermField("every", Kind.EVERY, Group.BASICS, _("A payment is due every"),
                  _("Leave it empty if everything is due at once.")),
        TermField("periods", Kind.COUNT, Group.BASICS, _("Number of payments"),
                  _("As many as the contract names, such as 12.")),
        TermField("method", Kind.METHOD, Group.COST, _("How it is repaid"),
                  _("The contract or the app's payment table says it.")),
        TermField("annual_rate", Kind.RATE, Group.COST, _("Interest a year"),
                  _("In percent. For 2 % a month write 24, for 0.05 % a day 18.25.")),
        TermField("period_fee_rate", Kind.RATE, Group.COST, _("Fee with each payment in percent"),
                  _("Of the first amount, as with purchases in instalments: 0.60 for 0.60 % a period.")),
        TermField("day_count", Kind.DAY_COUNT, Group.COST, _("How days are counted"),
                  _("Only if the contract says it.")),
        TermField("overdue_multiplier", Kind.FACTOR, Group.LATE, _("Overdue rate as a multiple"),
                  _("So many times the contract's rate, often 1.5.")),
        TermField("overdue_annual_rate", Kind.RATE, Group.LATE, _("Or: overdue rate a year"),
                  _("In percent a year, when the contract names it.")),
        TermField("overdue_base", Kind.OVERDUE_BASE, Group.LATE, _("What overdue interest is charged on"),
                  _("If it is not known, the smallest is counted and named as a lower bound.")),
        TermField("compound_overdue", Kind.YES_NO, Group.LATE, _("Does overdue interest bear interest?"),
                  _("Whether unpaid overdue interest is added to the debt.")),
        TermField("late_fee", Kind.AMOUNT, Group.LATE, _("Late fee"),
                  _("A fixed amount for each late payment.")),
        TermField("waiting_days", Kind.COUNT, Group.LATE, _("Days before the late fee"),
                  _("So many days after the due day no late fee is charged.")),
        TermField("prepayment", Kind.PREPAYMENT, Group.MORE, _("What paying early does"),
                  _("What the contract says of paying more than is due.")),
        TermField("refund_fees", Kind.YES_NO, Group.MORE,
                  _("Are later fees dropped when it is paid off early?"),
                  _("Some lenders still ask for the fees of later periods.")),
    )  # fmt: skip


def field_label(name: str) -> str:
    """Return the label of a field such as `terms.annual_rate`; an unknown name stays as it stands."""
    key = name.removeprefix("terms.").partition(".")[0].partition("[")[0]
    others = {
        "overdue_annual_rate": _("Overdue rate a year"),
        "due_days_after": _("Days from statement to due date"),
        "terms": _("The terms contradict each other"),
        "schedule": _("The lender's own payment table"),
        "fees": pgettext("part", "Fees"),
        "transactions": _("What was posted to the card"),
        "statements": _("The statements of the card"),
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
    basics = _("Bill and due date") if card else _("Amount and payments")
    return {
        Group.BASICS: basics,
        Group.COST: _("What it costs"),
        Group.LATE: _("When a payment is late"),
        Group.MORE: _("Cash withdrawals") if card else _("Paying early"),
    }[group]
