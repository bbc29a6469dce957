"""The terms of a micro-loan, an instalment purchase or another loan as a person meets them."""

from debttracker.l10n import _
from debttracker.ui.term_kinds import Group, Kind, TermField


def loan_fields() -> tuple[TermField, ...]:
    """Return the terms of a loan in the order of the form, those that are tables apart."""
    return (*_basics(), *_cost(), *_overdue(), *_late_fee(), *_early(), *_rare())


def _basics() -> tuple[TermField, ...]:
    return (
        TermField("principal", Kind.AMOUNT, Group.BASICS, _("Amount of the loan"),
                  _("The amount that the contract names."), "10000"),
        TermField("received", Kind.AMOUNT, Group.BASICS, _("Amount really received"),
                  _("What arrived, if fees or interest were taken off first."), "9500"),
        TermField("start", Kind.DATE, Group.BASICS, _("Paid out on"),
                  _("From this day on interest is counted.")),
        TermField("first_due", Kind.DATE, Group.BASICS, _("First payment due on"),
                  _("Leave it empty if it is one period after the loan was paid out.")),
        TermField("every", Kind.EVERY, Group.BASICS, _("A payment is due every"),
                  _("Leave it empty if everything is due at once."), "1"),
        TermField("periods", Kind.COUNT, Group.BASICS, _("Number of payments"),
                  _("As many as the contract names, such as 12."), "12"),
    )  # fmt: skip


def _cost() -> tuple[TermField, ...]:
    return (
        TermField("method", Kind.METHOD, Group.COST, _("How it is repaid"),
                  _("The contract or the app's payment table says it.")),
        TermField("annual_rate", Kind.RATE, Group.COST, _("Interest a year"),
                  _("In percent. For 2 % a month write 24, for 0.05 % a day 18.25."), "24"),
        TermField("period_fee_rate", Kind.RATE, Group.COST, _("Fee with each payment in percent"),
                  _("Of the first amount, as with purchases in instalments: 0.60 for 0.60 % a period."),
                  "0.60"),
    )  # fmt: skip


def _overdue() -> tuple[TermField, ...]:
    return (
        TermField("overdue_multiplier", Kind.FACTOR, Group.LATE, _("Overdue rate as a multiple"),
                  _("So many times the contract's rate, often 1.5."), "1.5"),
        TermField("overdue_annual_rate", Kind.RATE, Group.LATE, _("Or: overdue rate a year"),
                  _("In percent a year, when the contract names it."), "36"),
        TermField("overdue_base", Kind.OVERDUE_BASE, Group.LATE, _("What overdue interest is charged on"),
                  _("If it is not known, the smallest is counted and named as a lower bound.")),
        TermField("compound_overdue", Kind.YES_NO, Group.LATE, _("Does overdue interest bear interest?"),
                  _("Whether unpaid overdue interest is added to the debt.")),
        TermField("grace_days", Kind.COUNT, Group.LATE, _("Days of grace"),
                  _("Paid within them, a payment counts as made in time. "
                    "Paid later, overdue interest runs from the due day."), "3"),
        TermField("waiting_days", Kind.COUNT, Group.LATE, _("Days before the late fee"),
                  _("They put off only the late fee; overdue interest runs all the same."), "5"),
    )  # fmt: skip


def _late_fee() -> tuple[TermField, ...]:
    return (
        TermField("late_fee", Kind.AMOUNT, Group.LATE, _("Late fee"),
                  _("A fixed amount for each late payment."), "50"),
        TermField("late_fee_percent", Kind.RATE, Group.LATE, _("Or: late fee in percent"),
                  _("Of the overdue payment, when the contract names no fixed amount."), "5"),
        TermField("late_fee_floor", Kind.AMOUNT, Group.LATE, _("Smallest late fee"),
                  _("A late fee is never less than this."), "10"),
        TermField("late_fee_cap", Kind.AMOUNT, Group.LATE, _("Largest late fee"),
                  _("A late fee is never more than this."), "500"),
    )  # fmt: skip


def _early() -> tuple[TermField, ...]:
    return (
        TermField("prepayment", Kind.PREPAYMENT, Group.EARLY, _("What paying early does"),
                  _("What the contract says of paying more than is due.")),
        TermField("refund_fees", Kind.YES_NO, Group.EARLY,
                  _("Are later fees dropped when it is paid off early?"),
                  _("Some lenders still ask for the fees of later periods.")),
        TermField("prepayment_fee", Kind.AMOUNT, Group.EARLY, _("Fee for paying early"),
                  _("A fixed amount, each time something is paid early."), "100"),
        TermField("prepayment_fee_percent", Kind.RATE, Group.EARLY, _("Or: fee for paying early in percent"),
                  _("Of what is paid early."), "3"),
    )  # fmt: skip


def _rare() -> tuple[TermField, ...]:
    return (
        TermField("day_count", Kind.DAY_COUNT, Group.RARE, _("How days are counted"),
                  _("Only if the contract says it.")),
        TermField("overdue_day_count", Kind.DAY_COUNT, Group.RARE, _("How overdue days are counted"),
                  _("Only if it is not as for the loan itself.")),
        TermField("rounding", Kind.ROUNDING, Group.RARE, _("How the payment is rounded"),
                  _("Compare a payment of the lender's table with the one computed here.")),
        TermField("payment_order", Kind.LOAN_ORDER, Group.RARE, _("What a payment goes to first"),
                  _("Only if the contract or the law names an order.")),
        TermField("due_shift", Kind.DUE_SHIFT, Group.RARE, _("Due date on a weekend or holiday"),
                  _("Whether the contract moves it.")),
        TermField("calendar", Kind.CALENDAR, Group.RARE, _("Whose holidays count"),
                  _("Only if due dates move: a country or a region, such as CN or US-CA."), "CN"),
        TermField("charges_on_charges", Kind.YES_NO, Group.RARE,
                  _("Is overdue interest also charged on unpaid fees?"),
                  _("No, unless the contract says so.")),
        TermField("charges_cap_percent", Kind.RATE, Group.RARE, _("All charges together at most, in percent"),
                  _("Of the amount of the loan, where the contract or the law caps them: "
                    "100 for as much as was lent."), "100"),
    )  # fmt: skip
