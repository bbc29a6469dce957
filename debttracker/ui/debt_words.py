"""Names of the vocabularies of debts and their terms in the person's language.

Every function looks the words up when it is called.
"""

from debttracker.debts.vocabulary import (
    Compounding,
    DebtPurpose,
    InterestBase,
    OverdueBase,
    Prepayment,
    TransactionKind,
)
from debttracker.l10n import _, formats, ngettext, pgettext
from debttracker.money.vocabulary import DayCount, Method


def part_name(part: str) -> str:
    """Return the name of a part of what is owed; `credit` is what was paid beyond it."""
    return {
        "principal": pgettext("part", "Principal"),
        "interest": pgettext("part", "Interest"),
        "penalty": pgettext("part", "Penalty"),
        "fees": pgettext("part", "Fees"),
        "total": pgettext("part", "Total"),
        "credit": pgettext("part", "Paid too much"),
    }[part]


def purpose_name(purpose: DebtPurpose) -> str:
    """Return what the money was for."""
    return {
        DebtPurpose.CONSUMER: _("For myself or things I bought"),
        DebtPurpose.HOUSEHOLD: _("For the household"),
        DebtPurpose.BUSINESS: _("For a business"),
    }[purpose]


def interest_base_name(base: InterestBase) -> str:
    """Return on what a card charges interest, as one would say it."""
    return {
        InterestBase.FULL_AMOUNT: _("On the whole bill, from the day of each purchase"),
        InterestBase.UNPAID_PART: _("On the unpaid part, from the day of each purchase"),
        InterestBase.FROM_DUE: _("On the unpaid part, from the due day"),
        InterestBase.AVERAGE_DAILY_BALANCE: _("On the average balance of the month"),
    }[base]


def compounding_name(compounding: Compounding) -> str:
    """Return when interest bears interest itself."""
    return {
        Compounding.NONE: pgettext("compounding", "Never"),
        Compounding.MONTHLY: pgettext("compounding", "With each statement"),
        Compounding.DAILY: pgettext("compounding", "Every day"),
    }[compounding]


def method_name(method: Method) -> str:
    """Return how a loan is repaid."""
    return {
        Method.LEVEL_PAYMENT: _("Equal payments"),
        Method.EQUAL_PRINCIPAL: _("Equal parts of the principal, interest on what is left"),
        Method.INTEREST_ONLY: _("Interest each time, the principal at the end"),
        Method.BULLET: _("Everything in one payment"),
        Method.FLAT: _("Equal parts, interest always on the first principal"),
    }[method]


def day_count_name(day_count: DayCount) -> str:
    """Return how days are counted for interest."""
    return {
        DayCount.THIRTY_360: _("Months of 30 days, 360 days a year"),
        DayCount.ACTUAL_365: _("Real days, 365 days a year"),
        DayCount.ACTUAL_360: _("Real days, 360 days a year"),
        DayCount.ACTUAL_ACTUAL: _("Real days, real length of the year"),
    }[day_count]


def overdue_base_name(base: OverdueBase) -> str:
    """Return on what overdue interest is charged."""
    return {
        OverdueBase.PRINCIPAL: _("On the overdue principal"),
        OverdueBase.INSTALMENT: _("On the overdue instalments"),
        OverdueBase.ALL: _("On everything still owed"),
    }[base]


def prepayment_name(prepayment: Prepayment) -> str:
    """Return what paying early does."""
    return {
        Prepayment.SHORTEN: _("It ends the loan earlier"),
        Prepayment.REDUCE: _("It makes the later payments smaller"),
        Prepayment.NOT_ALLOWED: _("It is not allowed or not counted"),
    }[prepayment]


def transaction_kind_name(kind: TransactionKind) -> str:
    """Return what was posted to a card."""
    return {
        TransactionKind.PURCHASE: pgettext("transaction", "Purchase"),
        TransactionKind.CASH_ADVANCE: pgettext("transaction", "Cash withdrawal"),
        TransactionKind.INSTALMENT: pgettext("transaction", "Instalment on the card"),
        TransactionKind.FEE: pgettext("transaction", "Fee"),
        TransactionKind.INTEREST: pgettext("transaction", "Interest"),
        TransactionKind.LATE_FEE: pgettext("transaction", "Late fee"),
        TransactionKind.REFUND: pgettext("transaction", "Refund"),
        TransactionKind.OPENING_BALANCE: pgettext("transaction", "Balance at the start"),
    }[kind]


def fee_time_name(when: str) -> str:
    """Return when a fee is taken; a date stays as it stands."""
    named = {
        "start": pgettext("fee", "When the loan was paid out"),
        "each": pgettext("fee", "With every payment"),
        "end": pgettext("fee", "With the last payment"),
    }
    return named.get(when, when)


def frequency_name(every: str) -> str:
    """Return how often something is due, from "N day", "N week" or "N month"; other text as it stands."""
    count, _gap, unit = every.partition(" ")
    unit = unit.rstrip("s")
    if not count.isdecimal() or unit not in {"day", "week", "month"}:
        return every
    n = int(count)
    words = {
        "day": ngettext("every day", "every %(count)s days", n),
        "week": ngettext("every week", "every %(count)s weeks", n),
        "month": ngettext("every month", "every %(count)s months", n),
    }[unit]
    return words % {"count": formats.number(n)} if "%(count)s" in words else words


def bucket_words(bucket: str, days: int) -> str:
    """Return how long a debt is overdue, with its ageing bucket: `18 days overdue · M1`."""
    words = ngettext("%(count)s day overdue", "%(count)s days overdue", days)
    return _("%(overdue)s · %(bucket)s") % {
        "overdue": words % {"count": formats.number(days)},
        "bucket": bucket,
    }


def at_least(text: str) -> str:
    """Return an amount that may be larger, since some terms are not known."""
    return _("at least %(amount)s") % {"amount": text}
