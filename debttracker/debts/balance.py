"""What is owed on a date: the answer that the ledger gives, with its trace."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from types import MappingProxyType
from typing import NamedTuple

from debttracker.money.amount import Minor


@dataclass(frozen=True, slots=True)
class Parts:
    """An amount by part, in minor units; the parts sum to `total`."""

    principal: Minor = 0
    interest: Minor = 0
    penalty: Minor = 0
    fees: Minor = 0

    @property
    def total(self) -> Minor:
        """The sum of the parts."""
        return self.principal + self.interest + self.penalty + self.fees

    def __add__(self, other: "Parts") -> "Parts":
        return Parts(
            self.principal + other.principal,
            self.interest + other.interest,
            self.penalty + other.penalty,
            self.fees + other.fees,
        )


class TraceLine(NamedTuple):
    """One step of how a figure came about.

    `part` is a field of Parts; `formula` is a closed name (`card.interest.full_amount`, `loan.overdue`,
    `payment.allocation` …) that the screen turns into words; `inputs` are what went in, as text or numbers;
    amounts are minor units. `source` names the term or norm that the formula comes from.
    """

    on: date
    part: str
    amount: Minor
    formula: str
    inputs: Mapping[str, str | int] = MappingProxyType({})
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Balance:
    """What is owed on one debt at the end of the day `on`.

    `owed` is everything outstanding including what is not yet due; `overdue` is the part past its due date.
    `missing` names the terms (`terms.annual_rate` …) that are not known and so could not be counted:
    the figures are then "at least". `next_due` and `next_due_amount` are the next payment asked for.
    """

    debt: str
    on: date
    currency: str
    owed: Parts
    overdue: Parts
    days_past_due: int
    oldest_unpaid_due: date | None = None
    next_due: date | None = None
    next_due_amount: Minor | None = None
    missing: tuple[str, ...] = ()
    trace: tuple[TraceLine, ...] = ()

    @property
    def bucket(self) -> str:
        """Ageing bucket by days past due: M0 (none), M1 (1-30) … M6 (151-180), M7+."""
        if self.days_past_due <= 0:
            return "M0"
        step = (self.days_past_due - 1) // 30 + 1
        return f"M{step}" if step < 7 else "M7+"

    @property
    def days_bucket(self) -> str:
        """Ageing bucket in days past due: "0", "1-30", "31-60", "61-90", "90+" (more than 90)."""
        if self.days_past_due <= 0:
            return "0"
        step = (self.days_past_due - 1) // 30
        return f"{step * 30 + 1}-{step * 30 + 30}" if step < 3 else "90+"


@dataclass(frozen=True, slots=True)
class Payoff:
    """What ends one debt on a day, by part: all that is owed with interest to that day, and of a loan also
    the fees that stay due, the fee for paying early, less what is given back.

    `missing` names what is not known and could not be counted. The lines of the trace sum to the parts.
    """

    debt: str
    on: date
    currency: str
    parts: Parts
    missing: tuple[str, ...] = ()
    trace: tuple[TraceLine, ...] = ()

    @property
    def total(self) -> Minor:
        """What is to be paid, in minor units."""
        return self.parts.total


@dataclass(frozen=True, slots=True)
class WaitingCost:
    """What waiting adds, by part, when nothing is paid: one more day, and until `month_end`, the same day of
    the next month.
    """

    day: Parts
    month: Parts
    month_end: date


class DueKind(StrEnum):
    """What is due."""

    MINIMUM_PAYMENT = auto()
    INSTALMENT = auto()
    FULL_BALANCE = auto()


class DueState(StrEnum):
    """How a due item stands on the day asked about."""

    PAID = auto()
    PARTLY_PAID = auto()
    OPEN = auto()
    OVERDUE = auto()


@dataclass(frozen=True, slots=True)
class DueItem:
    """One due date of one debt. `amount` is None when the terms do not say it; `unpaid` likewise."""

    debt: str
    due: date
    kind: DueKind
    state: DueState
    amount: Minor | None = None
    unpaid: Minor | None = None
    full_amount: Minor | None = None
    period: int | None = None
    periods: int | None = None


class Scenario(StrEnum):
    """What is assumed to be paid from now on."""

    NOTHING = auto()
    MINIMUM = auto()


@dataclass(frozen=True, slots=True)
class GrowthPoint:
    """What would be owed, and what of it overdue cost, on a date ahead."""

    on: date
    owed: Parts
    cost: Minor
    """Interest, penalty and fees that came on top since the first point, in minor units."""
