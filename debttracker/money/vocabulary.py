"""The closed vocabularies of repayment schedules."""

from enum import StrEnum, auto


class Method(StrEnum):
    """How a loan is repaid."""

    LEVEL_PAYMENT = auto()
    EQUAL_PRINCIPAL = auto()
    INTEREST_ONLY = auto()
    BULLET = auto()
    FLAT = auto()


class DayCount(StrEnum):
    """How days become a fraction of a year."""

    THIRTY_360 = "30/360"
    ACTUAL_365 = "actual/365"
    ACTUAL_360 = "actual/360"
    ACTUAL_ACTUAL = "actual/actual"
