"""The closed vocabularies of creditors, debts and their terms."""

from enum import StrEnum, auto


class CreditorKind(StrEnum):
    """What kind of lender or claimant."""

    BANK = auto()
    CARD_ISSUER = auto()
    CONSUMER_FINANCE = auto()
    MICROLOAN_COMPANY = auto()
    AUTO_FINANCE = auto()
    FINANCING_COMPANY = auto()
    PLATFORM = auto()
    MERCHANT = auto()
    LEASING = auto()
    INSURER = auto()
    MONEY_LENDER = auto()
    PAWNSHOP = auto()
    ASSET_MANAGER = auto()
    UTILITY = auto()
    INDIVIDUAL = auto()
    UNLICENSED = auto()
    OTHER = auto()
    UNKNOWN = auto()


class DebtKind(StrEnum):
    """What kind of debt."""

    CREDIT_CARD = auto()
    MICROLOAN = auto()
    INSTALMENT = auto()
    BANK_LOAN = auto()
    PRIVATE_LOAN = auto()
    STUDENT_LOAN = auto()
    CASH_CARD = auto()
    MICROFINANCE = auto()
    HIGH_COST_SHORT_TERM = auto()
    PAWN = auto()
    UTILITY = auto()
    GUARANTEE = auto()
    OTHER = auto()

    @property
    def is_card(self) -> bool:
        """Whether the terms are a card's rather than a loan's."""
        return self in {DebtKind.CREDIT_CARD, DebtKind.CASH_CARD}


class DebtPurpose(StrEnum):
    """What the money was for."""

    CONSUMER = auto()
    HOUSEHOLD = auto()
    BUSINESS = auto()


class InterestBase(StrEnum):
    """On what a card charges interest when a bill was not paid in full."""

    FULL_AMOUNT = auto()
    UNPAID_PART = auto()
    FROM_DUE = auto()
    AVERAGE_DAILY_BALANCE = auto()
    AVERAGE_DAILY_BALANCE_WITHOUT_NEW = auto()
    PREVIOUS_BALANCE = auto()
    ADJUSTED_BALANCE = auto()


class Compounding(StrEnum):
    """When a card's interest begins to bear interest itself."""

    NONE = auto()
    MONTHLY = auto()
    DAILY = auto()


class TransactionKind(StrEnum):
    """What was posted to a card."""

    PURCHASE = auto()
    CASH_ADVANCE = auto()
    INSTALMENT = auto()
    FEE = auto()
    INTEREST = auto()
    LATE_FEE = auto()
    REFUND = auto()
    OPENING_BALANCE = auto()
    BALANCE_TRANSFER = auto()


class BalanceKind(StrEnum):
    """The balances of a card that may bear rates of their own."""

    PURCHASES = auto()
    CASH_ADVANCES = auto()
    INSTALMENTS = auto()
    BALANCE_TRANSFERS = auto()


class MinimumPart(StrEnum):
    """What a minimum payment asks for whole, beside its percentages of the balances."""

    INTEREST = auto()
    FEES = auto()
    PAST_DUE = auto()
    OVER_LIMIT = auto()
    INSTALMENTS = auto()


class PaymentOrder(StrEnum):
    """In which order a payment is booked.

    Loans: `instalments` (fees and penalties, then interest and principal of the oldest instalment, then the
    next), `civil_code_561` (costs, then all interest that is due, then principal; Civil Code of China, art.
    561; Civil Code of Taiwan, art. 323). Cards: `charges_first` (fees and interest, then principal),
    `principal_first`, `charges_then_principal_from_day_91` (card business rules of China, 2011),
    `highest_rate_above_minimum` (what exceeds the minimum goes to the balance with the highest rate first:
    15 USC 1666c(b)(1)), `highest_rate_first` (all of it: CONC 6.7.4R).
    """

    INSTALMENTS = auto()
    CIVIL_CODE_561 = auto()
    CHARGES_FIRST = auto()
    PRINCIPAL_FIRST = auto()
    CHARGES_THEN_PRINCIPAL_FROM_DAY_91 = auto()
    HIGHEST_RATE_ABOVE_MINIMUM = auto()
    HIGHEST_RATE_FIRST = auto()


class DueShift(StrEnum):
    """What happens to a due date on a weekend or holiday."""

    NONE = auto()
    NEXT_BUSINESS_DAY = auto()
    PREVIOUS_BUSINESS_DAY = auto()


class RoundingRule(StrEnum):
    """How a lender rounds the level payment."""

    HALF_UP = auto()
    UP = auto()
    DOWN = auto()


class FeeKind(StrEnum):
    """What a fee of a loan is for."""

    SERVICE = auto()
    GUARANTEE = auto()
    INSURANCE = auto()
    MEMBERSHIP = auto()
    UPFRONT_INTEREST = auto()
    OTHER = auto()


class DebtChangeKind(StrEnum):
    """What changed in a debt after it was agreed.

    `extension` moves the coming due dates by `extra_days` or to `first_due`; `re_ageing` takes what is
    overdue as not overdue any more; `restructured_plan` repays what is owed by a new schedule; `acceleration`
    makes everything due at once; `rate_change` sets a new annual rate; `waiver` gives up amounts by part.
    """

    EXTENSION = auto()
    RE_AGEING = auto()
    RESTRUCTURED_PLAN = auto()
    ACCELERATION = auto()
    RATE_CHANGE = auto()
    WAIVER = auto()


class PaymentKind(StrEnum):
    """Which way money went: to the lender, or back to the debtor."""

    PAYMENT = auto()
    REFUND = auto()


class OverdueBase(StrEnum):
    """What overdue interest is charged on."""

    PRINCIPAL = auto()
    INSTALMENT = auto()
    ALL = auto()


class Prepayment(StrEnum):
    """What paying early does."""

    SHORTEN = auto()
    REDUCE = auto()
    NOT_ALLOWED = auto()


class AgreementKind(StrEnum):
    """What kind of repayment agreement was made."""

    INDIVIDUAL_INSTALMENT = auto()
    NEGOTIATED_PLAN = auto()
    OTHER = auto()


class AcknowledgementKind(StrEnum):
    """By what a debtor owns to a debt: kinds of an event on which limitation hangs.

    A request for delay and an instalment plan count as agreeing to pay (interpretation on limitation of
    China, 2020, art. 14); some places ask for a written acknowledgement. Other words may stand in a record.
    """

    PROMISE = auto()
    PLAN = auto()
    WRITTEN_ACKNOWLEDGEMENT = auto()
    REQUEST_FOR_DELAY = auto()


class SuitKind(StrEnum):
    """What a lender brought before a court, or what counts as much for limitation.

    Civil Code of China, art. 195 (suit, arbitration or their like), Civil Code of Taiwan, art. 129 (payment
    order, mediation and enforcement). Other words may stand in a record.
    """

    SUIT = auto()
    PAYMENT_ORDER = auto()
    ARBITRATION = auto()
    MEDIATION = auto()
    ENFORCEMENT = auto()


class CostItem(StrEnum):
    """What was shown of the cost of credit before signing, in the words of a debt's `disclosed_costs`."""

    ANNUAL_RATE = auto()
    ANNUAL_RATE_FOREMOST = auto()
    HIGHEST_ANNUAL_RATE = auto()
    INTEREST_EXPLAINED = auto()
    FEES_EXPLAINED = auto()
    PENALTY_EXPLAINED = auto()
    ALL_IN_COST_STATEMENT = auto()
