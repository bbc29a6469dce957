"""The terms of a card as a person meets them."""

from debttracker.l10n import _
from debttracker.ui.term_kinds import Group, Kind, TermField


def card_fields() -> tuple[TermField, ...]:
    """Return the terms of a card in the order of the form, those that are tables apart."""
    return (*_bill(), *_cost(), *_minimum(), *_late(), *_steps(), *_cash(), *_rare())


def _bill() -> tuple[TermField, ...]:
    return (
        TermField("statement_day", Kind.DAY, Group.BASICS, _("Statement day"),
                  _("Day of the month on which the bill is made, 1 to 31."), "5"),
        TermField("due_day", Kind.DAY, Group.BASICS, _("Due day"),
                  _("Day of the month by which to pay. It may come before the statement day: "
                    "then it is in the next month."), "25"),
        TermField("due_days_after", Kind.COUNT, Group.BASICS, _("Or: days from statement to due date"),
                  _("Instead of a due day, when the contract counts days from the statement."), "20"),
        TermField("credit_limit", Kind.AMOUNT, Group.BASICS, _("Credit limit"),
                  _("How much the card may be drawn at most."), "20000"),
    )  # fmt: skip


def _cost() -> tuple[TermField, ...]:
    return (
        TermField("daily_rate", Kind.RATE_DAILY, Group.COST, _("Interest a day"),
                  _("In percent a day, often 0.05 (5 of 10,000)."), "0.05"),
        TermField("annual_rate", Kind.RATE, Group.COST, _("Or: interest a year"),
                  _("In percent a year, when the contract gives no rate a day."), "18.25"),
        TermField("interest_base", Kind.INTEREST_BASE, Group.COST, _("What interest is charged on"),
                  _("What counts when a bill was not paid in full.")),
        TermField("compounding", Kind.COMPOUNDING, Group.COST, _("When interest bears interest"),
                  _("Many banks add unpaid interest to the debt with each statement.")),
    )  # fmt: skip


def _minimum() -> tuple[TermField, ...]:
    return (
        TermField("minimum_percent", Kind.RATE, Group.MINIMUM, _("Minimum payment in percent"),
                  _("The part of the bill that must be paid at least, often 5 or 10."), "10"),
        TermField("minimum_floor", Kind.AMOUNT, Group.MINIMUM, _("Smallest minimum payment"),
                  _("The minimum is never less than this."), "100"),
        TermField("minimum_cash_percent", Kind.RATE, Group.MINIMUM, _("Of cash withdrawals, in percent"),
                  _("Only if the minimum takes another part of cash withdrawals than of purchases."), "10"),
        TermField("minimum_adds", Kind.MINIMUM_PARTS, Group.MINIMUM, _("What the minimum adds in full"),
                  _("Asked for whole, beside the percentage.")),
    )  # fmt: skip


def _late() -> tuple[TermField, ...]:
    return (
        TermField("late_fee_percent", Kind.RATE, Group.LATE, _("Late fee in percent"),
                  _("Of the part of the minimum that was not paid in time, often 5."), "5"),
        TermField("late_fee_floor", Kind.AMOUNT, Group.LATE, _("Smallest late fee"),
                  _("A late fee is never less than this."), "10"),
        TermField("late_fee_cap", Kind.AMOUNT, Group.LATE, _("Largest late fee"),
                  _("A late fee is never more than this."), "500"),
        TermField("grace_days", Kind.COUNT, Group.LATE, _("Days of grace"),
                  _("A payment so many days late still counts as in time, often 3."), "3"),
        TermField("tolerance", Kind.AMOUNT, Group.LATE, _("Shortfall forgiven"),
                  _("If so little is missing, the bill still counts as paid, often 10."), "10"),
    )  # fmt: skip


def _steps() -> tuple[TermField, ...]:
    return (
        TermField("late_fee_steps", Kind.AMOUNTS, Group.STEPS, _("Late fees one after another"),
                  _("The fee of the first bill missed, of the second, and so on, with a / between them."),
                  "300 / 400 / 500"),
        TermField("late_fee_repeat_within", Kind.COUNT, Group.STEPS, _("Bills within which a miss repeats"),
                  _("Empty: only bills missed one after another count as repeated."), "6"),
        TermField("late_fee_most", Kind.COUNT, Group.STEPS, _("Most late fees in a row"),
                  _("After so many bills missed one after another no further fee is charged."), "3"),
        TermField("late_fee_free_up_to", Kind.AMOUNT, Group.STEPS, _("No late fee on bills up to"),
                  _("A bill of this much or less bears no late fee."), "1000"),
        TermField("late_fee_within_minimum", Kind.YES_NO, Group.STEPS,
                  _("Is the late fee never above the minimum payment?"),
                  _("Yes, if a fee may not be larger than the minimum that was missed.")),
    )  # fmt: skip


def _cash() -> tuple[TermField, ...]:
    return (
        TermField("cash_daily_rate", Kind.RATE_DAILY, Group.CASH, _("Interest a day on cash"),
                  _("In percent a day on cash withdrawals, from the first day."), "0.05"),
        TermField("cash_fee_percent", Kind.RATE, Group.CASH, _("Fee on cash in percent"),
                  _("Taken once of each cash withdrawal."), "1"),
        TermField("cash_fee_floor", Kind.AMOUNT, Group.CASH, _("Smallest fee on cash"),
                  _("The fee on a withdrawal is never less than this."), "10"),
        TermField("cash_fee_cap", Kind.AMOUNT, Group.CASH, _("Largest fee on cash"),
                  _("The fee on a withdrawal is never more than this."), "100"),
    )  # fmt: skip


def _rare() -> tuple[TermField, ...]:
    return (
        TermField("due_shift", Kind.DUE_SHIFT, Group.RARE, _("Due date on a weekend or holiday"),
                  _("Whether the contract moves it.")),
        TermField("calendar", Kind.CALENDAR, Group.RARE, _("Whose holidays count"),
                  _("Only if due dates move: a country or a region, such as CN or US-CA."), "CN"),
        TermField("year_days", Kind.COUNT, Group.RARE, _("Days that a rate a year is spread over"),
                  _("Only if the contract says it, often 365 or 360."), "365"),
        TermField("interest_on_fees", Kind.YES_NO, Group.RARE, _("Do fees bear interest?"),
                  _("Yes, if annual, cash or late fees bear interest. The figures here leave that out.")),
        TermField("payment_order", Kind.CARD_ORDER, Group.RARE, _("What a payment goes to first"),
                  _("Only if the contract or the law names an order.")),
    )  # fmt: skip
