"""Terms of a card and of a loan. Rates are percent; amounts are minor units; `None` means: not known."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from debttracker.debts.vocabulary import Compounding, InterestBase, OverdueBase, Prepayment
from debttracker.money.amount import Minor, Percent
from debttracker.money.vocabulary import DayCount, Method

FeeTime = Annotated[str, "`start`, `each`, `end`, or a date written YYYY-MM-DD"]
Frequency = Annotated[str, '"N day", "N week" or "N month"']


@dataclass(frozen=True, slots=True)
class CardTerms:
    """Terms of a credit card. `daily_rate` and `cash_daily_rate` are percent a day."""

    credit_limit: Minor | None = None
    statement_day: int | None = None
    due_day: int | None = None
    due_days_after: int | None = None
    daily_rate: Percent | None = None
    annual_rate: Percent | None = None
    cash_daily_rate: Percent | None = None
    interest_base: InterestBase | None = None
    compounding: Compounding | None = None
    minimum_percent: Percent | None = None
    minimum_floor: Minor | None = None
    late_fee_percent: Percent | None = None
    late_fee_floor: Minor | None = None
    late_fee_cap: Minor | None = None
    grace_days: int | None = None
    tolerance: Minor | None = None
    cash_fee_percent: Percent | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee of a loan and when it is taken."""

    name: str
    amount: Minor
    when: FeeTime = "start"


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """One row of a lender's own repayment table; what the table does not say is None."""

    due: date
    payment: Minor
    interest: Minor | None = None
    principal: Minor | None = None
    fees: Minor | None = None


@dataclass(frozen=True, slots=True)
class LoanTerms:
    """Terms of a micro-loan, an instalment purchase or another loan.

    `period_fee_rate` is percent of the first principal per period. `overdue_multiplier` times the contract
    rate, or `overdue_annual_rate`, is charged on `overdue_base` from the day after the due day.
    `waiting_days` pass before a late fee is charged.
    """

    principal: Minor | None = None
    received: Minor | None = None
    start: date | None = None
    first_due: date | None = None
    every: Frequency | None = None
    periods: int | None = None
    method: Method | None = None
    annual_rate: Percent | None = None
    period_fee_rate: Percent | None = None
    day_count: DayCount | None = None
    fees: tuple[Fee, ...] = ()
    overdue_multiplier: Percent | None = None
    overdue_annual_rate: Percent | None = None
    overdue_base: OverdueBase | None = None
    compound_overdue: bool | None = None
    late_fee: Minor | None = None
    waiting_days: int | None = None
    prepayment: Prepayment | None = None
    refund_fees: bool | None = None
    schedule: tuple[ScheduleRow, ...] = ()
