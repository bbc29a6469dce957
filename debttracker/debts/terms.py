"""Terms of a card and of a loan. Rates are percent; amounts are minor units; `None` means: not known."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from debttracker.debts.vocabulary import (
    BalanceKind,
    Compounding,
    DueShift,
    FeeKind,
    InterestBase,
    MinimumPart,
    OverdueBase,
    PaymentOrder,
    Prepayment,
    RoundingRule,
)
from debttracker.money.amount import Minor, Percent
from debttracker.money.vocabulary import DayCount, Method

FeeTime = Annotated[str, "`start`, `each`, `end`, or a date written YYYY-MM-DD"]
Frequency = Annotated[str, '"N day", "N week" or "N month"']
Calendar = Annotated[str, "whose holidays count: a country such as CN, or a region such as US-CA"]


@dataclass(frozen=True, slots=True)
class BalanceRate:
    """The rate of one balance of a card from one day to another (both included; None: open).

    One of `annual_rate` (percent a year) and `daily_rate` (percent a day). A promotional rate is one with an
    end; a changed rate one with a beginning. The entry that began last holds; a day that none covers has the
    card's own rate.
    """

    balance: BalanceKind
    from_: date | None = None
    until: date | None = None
    annual_rate: Percent | None = None
    daily_rate: Percent | None = None


@dataclass(frozen=True, slots=True)
class CardTerms:
    """Terms of a credit card. `daily_rate` and `cash_daily_rate` are percent a day.

    `annual_rate` is spread over `year_days` (365 when None). The minimum payment is `minimum_percent` of the
    balance (`minimum_cash_percent` of cash advances where given), plus `minimum_adds`, at least
    `minimum_floor`. A late fee is `late_fee_percent` of the unpaid minimum between floor and cap, or the next
    of `late_fee_steps`: the first for the first missed bill, the second for another one within
    `late_fee_repeat_within` bills (None: one after another), the last for all further ones, at most
    `late_fee_most` times in a row; no fee on a bill up to `late_fee_free_up_to`, none above the minimum with
    `late_fee_within_minimum`. `interest_on_fees`: the bank charges interest on fees; the account here never
    does, so that the difference shows.
    """

    credit_limit: Minor | None = None
    statement_day: int | None = None
    due_day: int | None = None
    due_days_after: int | None = None
    due_shift: DueShift | None = None
    calendar: Calendar | None = None
    daily_rate: Percent | None = None
    annual_rate: Percent | None = None
    year_days: int | None = None
    cash_daily_rate: Percent | None = None
    rates: tuple[BalanceRate, ...] = ()
    interest_base: InterestBase | None = None
    compounding: Compounding | None = None
    minimum_percent: Percent | None = None
    minimum_cash_percent: Percent | None = None
    minimum_floor: Minor | None = None
    minimum_adds: tuple[MinimumPart, ...] | None = None
    late_fee_percent: Percent | None = None
    late_fee_floor: Minor | None = None
    late_fee_cap: Minor | None = None
    late_fee_steps: tuple[Minor, ...] = ()
    late_fee_repeat_within: int | None = None
    late_fee_most: int | None = None
    late_fee_free_up_to: Minor | None = None
    late_fee_within_minimum: bool | None = None
    grace_days: int | None = None
    tolerance: Minor | None = None
    cash_fee_percent: Percent | None = None
    cash_fee_floor: Minor | None = None
    cash_fee_cap: Minor | None = None
    interest_on_fees: bool | None = None
    payment_order: PaymentOrder | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee of a loan and when it is taken. `refundable`: given back in part when the loan ends early."""

    name: str
    amount: Minor
    when: FeeTime = "start"
    kind: FeeKind | None = None
    refundable: bool | None = None


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
    rate, or `overdue_annual_rate`, is charged on `overdue_base` from the day after the due day, counted by
    `overdue_day_count` (that of the loan when None). A payment within `grace_days` counts as made on the due
    day; after them overdue interest runs from the due day. A late fee is `late_fee`, or `late_fee_percent` of
    the overdue instalment between floor and cap, once `waiting_days` have passed. `charges_on_charges`:
    overdue interest is also charged on unpaid fees. `charges_cap_percent`: all interest, penalty and fees
    together never exceed so many percent of the principal. Paying early costs `prepayment_fee` or
    `prepayment_fee_percent` of what is paid early.
    """

    principal: Minor | None = None
    received: Minor | None = None
    start: date | None = None
    first_due: date | None = None
    every: Frequency | None = None
    periods: int | None = None
    method: Method | None = None
    rounding: RoundingRule | None = None
    due_shift: DueShift | None = None
    calendar: Calendar | None = None
    annual_rate: Percent | None = None
    period_fee_rate: Percent | None = None
    day_count: DayCount | None = None
    fees: tuple[Fee, ...] = ()
    overdue_multiplier: Percent | None = None
    overdue_annual_rate: Percent | None = None
    overdue_base: OverdueBase | None = None
    overdue_day_count: DayCount | None = None
    compound_overdue: bool | None = None
    charges_on_charges: bool | None = None
    charges_cap_percent: Percent | None = None
    late_fee: Minor | None = None
    late_fee_percent: Percent | None = None
    late_fee_floor: Minor | None = None
    late_fee_cap: Minor | None = None
    grace_days: int | None = None
    waiting_days: int | None = None
    prepayment: Prepayment | None = None
    prepayment_fee: Minor | None = None
    prepayment_fee_percent: Percent | None = None
    refund_fees: bool | None = None
    payment_order: PaymentOrder | None = None
    schedule: tuple[ScheduleRow, ...] = ()
