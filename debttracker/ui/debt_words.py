"""Names of the vocabularies of debts and their terms in the person's language.

Every function looks the words up when it is called.
"""

from debttracker.debts.vocabulary import (
    BalanceKind,
    Compounding,
    CostItem,
    DebtChangeKind,
    DebtPurpose,
    DueShift,
    FeeKind,
    InterestBase,
    MinimumPart,
    OverdueBase,
    PaymentOrder,
    Prepayment,
    RoundingRule,
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
        "purchases": pgettext("part", "Of it purchases"),
        "cash_advances": pgettext("part", "Of it cash advances"),
        "credit": pgettext("part", "Paid too much"),
    }[part]


def cost_item_name(item: CostItem) -> str:
    """Return what was shown of the cost of a credit."""
    return {
        CostItem.ANNUAL_RATE: _("The annual rate"),
        CostItem.ANNUAL_RATE_FOREMOST: _("The annual rate, more prominent than a daily or monthly one"),
        CostItem.HIGHEST_ANNUAL_RATE: _("The highest annual rate of the card"),
        CostItem.INTEREST_EXPLAINED: _("How interest and compound interest work"),
        CostItem.FEES_EXPLAINED: _("Which fees there are"),
        CostItem.PENALTY_EXPLAINED: _("What paying late costs"),
        CostItem.ALL_IN_COST_STATEMENT: _("A statement of the all-in cost"),
    }[item]


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
        InterestBase.AVERAGE_DAILY_BALANCE_WITHOUT_NEW: _(
            "On the average balance of the month, without new purchases"
        ),
        InterestBase.PREVIOUS_BALANCE: _("On the balance of the statement before"),
        InterestBase.ADJUSTED_BALANCE: _("On the balance of the statement before, less what was paid"),
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
        TransactionKind.BALANCE_TRANSFER: pgettext("transaction", "Balance transfer"),
    }[kind]


def balance_kind_name(kind: BalanceKind) -> str:
    """Return the name of one balance of a card."""
    return {
        BalanceKind.PURCHASES: pgettext("balance", "Purchases"),
        BalanceKind.CASH_ADVANCES: pgettext("balance", "Cash withdrawals"),
        BalanceKind.INSTALMENTS: pgettext("balance", "Instalments on the card"),
        BalanceKind.BALANCE_TRANSFERS: pgettext("balance", "Balance transfers"),
    }[kind]


def minimum_part_name(part: MinimumPart) -> str:
    """Return what a minimum payment asks for whole."""
    return {
        MinimumPart.INTEREST: pgettext("minimum", "Interest"),
        MinimumPart.FEES: pgettext("minimum", "Fees"),
        MinimumPart.PAST_DUE: pgettext("minimum", "Earlier minimum payments not made"),
        MinimumPart.OVER_LIMIT: pgettext("minimum", "What is above the credit limit"),
        MinimumPart.INSTALMENTS: pgettext("minimum", "Instalments due"),
    }[part]


def payment_order_name(order: PaymentOrder) -> str:
    """Return in which order a payment is booked."""
    return {
        PaymentOrder.INSTALMENTS: _("Fees and penalties first, then the oldest instalment"),
        PaymentOrder.CIVIL_CODE_561: _("Costs, then all interest, then principal"),
        PaymentOrder.CHARGES_FIRST: _("Fees and interest, then principal"),
        PaymentOrder.PRINCIPAL_FIRST: _("Principal first"),
        PaymentOrder.CHARGES_THEN_PRINCIPAL_FROM_DAY_91: _(
            "Fees and interest first; from day 91 overdue principal first"
        ),
        PaymentOrder.HIGHEST_RATE_ABOVE_MINIMUM: _("What exceeds the minimum: highest rate first"),
        PaymentOrder.HIGHEST_RATE_FIRST: _("Highest rate first"),
    }[order]


def due_shift_name(shift: DueShift) -> str:
    """Return what happens to a due date on a day without business."""
    return {
        DueShift.NONE: _("It stays on that day"),
        DueShift.NEXT_BUSINESS_DAY: _("It moves to the next business day"),
        DueShift.PREVIOUS_BUSINESS_DAY: _("It moves to the business day before"),
    }[shift]


def rounding_name(rule: RoundingRule) -> str:
    """Return how the level payment is rounded."""
    return {
        RoundingRule.HALF_UP: pgettext("rounding", "To the nearest cent"),
        RoundingRule.UP: pgettext("rounding", "Up"),
        RoundingRule.DOWN: pgettext("rounding", "Down"),
    }[rule]


def fee_kind_name(kind: FeeKind) -> str:
    """Return what a fee of a loan is for."""
    return {
        FeeKind.SERVICE: pgettext("fee", "Service"),
        FeeKind.GUARANTEE: pgettext("fee", "Guarantee"),
        FeeKind.INSURANCE: pgettext("fee", "Insurance"),
        FeeKind.MEMBERSHIP: pgettext("fee", "Membership"),
        FeeKind.UPFRONT_INTEREST: pgettext("fee", "Interest taken in advance"),
        FeeKind.OTHER: pgettext("fee", "Other"),
    }[kind]


def change_kind_name(kind: DebtChangeKind) -> str:
    """Return what was changed in a debt."""
    return {
        DebtChangeKind.EXTENSION: pgettext("change", "Due dates moved (extension)"),
        DebtChangeKind.RE_AGEING: pgettext("change", "Taken as not overdue any more"),
        DebtChangeKind.RESTRUCTURED_PLAN: pgettext("change", "New repayment plan"),
        DebtChangeKind.ACCELERATION: pgettext("change", "Everything due at once"),
        DebtChangeKind.RATE_CHANGE: pgettext("change", "New interest rate"),
        DebtChangeKind.WAIVER: pgettext("change", "Amounts given up"),
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
