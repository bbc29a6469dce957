"""How long a bad mark may stay in a credit record, counted from the end of what was bad."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto

from debttracker.debts.balance import Balance
from debttracker.money.amount import Minor
from debttracker.money.frequency import add_months


class CreditState(StrEnum):
    """How a credit record stands. `not_started`: the debt is still overdue, so nothing is counted yet."""

    NO_OVERDUE = auto()
    NOT_STARTED = auto()
    RUNNING = auto()
    OVER = auto()
    UNKNOWN = auto()


class RepairState(StrEnum):
    """Whether a one-time repair hides an overdue item. `window_open`: it would, if repaid in time."""

    APPLIES = auto()
    WINDOW_OPEN = auto()
    DOES_NOT = auto()
    CANNOT_TELL = auto()


@dataclass(frozen=True, slots=True)
class CreditRule:
    """How long a mark stays after the overdue ended, and in how many days an objection is answered."""

    norm: str
    months: int
    objection_days: int | None = None


@dataclass(frozen=True, slots=True)
class RepairRule:
    """A one-time repair: of items up to `most` that arose between two days and were repaid by a last day."""

    norm: str
    most: Minor
    currency: str
    arisen_from: date
    arisen_until: date
    repaid_until: date


@dataclass(frozen=True, slots=True)
class CreditClock:
    """The record of one debt on a day. `deleted_after` is the last day on which the mark may be shown."""

    debt: str
    norm: str
    on: date
    state: CreditState
    overdue_since: date | None = None
    ended_on: date | None = None
    deleted_after: date | None = None
    missing: tuple[str, ...] = ()


def credit_clock(
    balance: Balance, overdue_since: date | None, ended_on: date | None, rule: CreditRule
) -> CreditClock:
    """Return how long a mark may stay, as of the balance's day.

    `overdue_since` is the first missed due date, None when there is none on record; `ended_on` the day on
    which the overdue was paid off, None when that is not known.
    """
    on = balance.on
    if overdue_since is None or overdue_since >= on:
        state = CreditState.UNKNOWN if balance.missing else CreditState.NO_OVERDUE
        return CreditClock(balance.debt, rule.norm, on, state, missing=balance.missing)
    if balance.days_past_due > 0:
        return CreditClock(balance.debt, rule.norm, on, CreditState.NOT_STARTED, overdue_since)
    if ended_on is None:
        return CreditClock(
            balance.debt, rule.norm, on, CreditState.UNKNOWN, overdue_since, missing=("payments",)
        )
    last = add_months(ended_on, rule.months)
    state = CreditState.RUNNING if on <= last else CreditState.OVER
    return CreditClock(balance.debt, rule.norm, on, state, overdue_since, ended_on, last)


def objection_answered_by(received: date, rule: CreditRule) -> date | None:
    """Return the last day for the answer to an objection received on a day, or None when no norm sets one."""
    return None if rule.objection_days is None else received + timedelta(days=rule.objection_days)


def one_time_repair(
    amount: Minor | None, arisen_on: date | None, repaid_on: date | None, on: date, rule: RepairRule
) -> RepairState:
    """Return whether a one-time repair hides an overdue item; all limits are inclusive.

    `amount` is the overdue item in minor units of the rule's currency, `repaid_on` when it was wholly repaid.
    """
    if amount is not None and amount > rule.most:
        return RepairState.DOES_NOT
    if arisen_on is not None and not rule.arisen_from <= arisen_on <= rule.arisen_until:
        return RepairState.DOES_NOT
    if (repaid_on is None and on > rule.repaid_until) or (
        repaid_on is not None and repaid_on > rule.repaid_until
    ):
        return RepairState.DOES_NOT
    if amount is None or arisen_on is None:
        return RepairState.CANNOT_TELL
    return RepairState.APPLIES if repaid_on is not None else RepairState.WINDOW_OPEN
