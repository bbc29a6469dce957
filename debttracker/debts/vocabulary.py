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
