"""Plain rows of the charts on what debts cost and when they are paid. Amounts are minor units."""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from debttracker.charts.series import MOST_SERIES, DueTone, GrowthLine, split_others
from debttracker.debts.balance import Parts
from debttracker.l10n import formats, pgettext
from debttracker.money.amount import Minor

MOST_STACKS = 60
"""More bars than this are put together by the month, then by the year."""
_WORST = (DueTone.OVERDUE, DueTone.SOON, DueTone.AHEAD, DueTone.PAID)


class Part(StrEnum):
    """What a piece of a bar is."""

    PRINCIPAL = auto()
    INTEREST = auto()
    PENALTY = auto()
    FEES = auto()
    MINIMUM = auto()
    """The minimum payment of a card."""
    BALANCE = auto()
    """What a card's balance has beyond the minimum payment."""


def part_name(part: Part) -> str:
    """Return what a part is called."""
    names = {
        Part.PRINCIPAL: pgettext("part", "Principal"),
        Part.INTEREST: pgettext("part", "Interest"),
        Part.PENALTY: pgettext("part", "Penalty"),
        Part.FEES: pgettext("part", "Fees"),
        Part.MINIMUM: pgettext("part", "Card minimum"),
        Part.BALANCE: pgettext("part", "Rest of the balance"),
    }
    return names[part]


@dataclass(frozen=True, slots=True)
class CostGroup:
    """One debt, or several: paid, still owed, and what the contract asks for in all (None: not known).

    `unsplit` was paid but is booked on no part; `cost` is what the contract asks for beyond the money
    received. The contract is known of `known` of `count` debts.
    """

    name: str
    paid: Parts
    owed: Parts
    contract: Parts | None = None
    cost: Minor | None = None
    unsplit: Minor = 0
    overpaid: Minor = 0
    known: int = 1
    count: int = 1


@dataclass(frozen=True, slots=True)
class Stack:
    """What falls on one day, or in the days up to `last`, by part; `unpaid` is None when it is not known.

    `name` says which instalment or statement it is, or which month or year.
    """

    day: date
    name: str
    parts: Mapping[Part, Minor]
    tone: DueTone
    unpaid: Minor | None = None
    last: date | None = None

    @property
    def middle(self) -> float:
        """Where the bar stands on the axis of days, as an ordinal."""
        return (self.day.toordinal() + (self.last or self.day).toordinal()) / 2

    @property
    def total(self) -> Minor:
        """The sum of the parts."""
        return sum(self.parts.values())


@dataclass(frozen=True, slots=True)
class LawCurve:
    """The most that a line of the law supports over time; `details` name its norms, force and doubts."""

    line: GrowthLine
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim beside what the terms give (None: not known) and what lines of the law support."""

    name: str
    day: date
    claimed: Minor | None
    computed: Minor | None
    lines: tuple[tuple[str, Minor], ...] = ()


def together(groups: Sequence[CostGroup], name: str) -> CostGroup:
    """Return the sum of groups; the contracts are summed as far as they are known."""
    known = [group.contract for group in groups if group.contract is not None]
    costs = [group.cost for group in groups if group.cost is not None]
    return CostGroup(
        name,
        sum((group.paid for group in groups), Parts()),
        sum((group.owed for group in groups), Parts()),
        sum(known, Parts()) if known else None,
        sum(costs) if costs else None,
        sum(group.unsplit for group in groups),
        sum(group.overpaid for group in groups),
        sum(group.known for group in groups if group.contract is not None),
        sum(group.count for group in groups),
    )


def few_groups(groups: Sequence[CostGroup], others: str, most: int = MOST_SERIES) -> list[CostGroup]:
    """Return at most six groups (or `most`): those with the least paid and owed are one named `others`."""
    shown, rest = split_others(groups, lambda group: group.paid.total + group.owed.total, most)
    return [*shown, together(rest, others)] if rest else shown


def few_stacks(stacks: Sequence[Stack]) -> list[Stack]:
    """Return the stacks in the order of their days; too many to be seen are put together."""
    if len(stacks) <= MOST_STACKS:
        return sorted(stacks, key=lambda stack: (stack.day, stack.name))
    return by_month(stacks)


def by_month(stacks: Sequence[Stack]) -> list[Stack]:
    """Return one stack for each month, or for each year where the months are too many."""
    months = _merged(stacks, _month)
    return months if len(months) <= MOST_STACKS else _merged(stacks, _year)


def _month(day: date) -> tuple[date, date, str]:
    last = day.replace(day=monthrange(day.year, day.month)[1])
    return day.replace(day=1), last, formats.month_title(day)


def _year(day: date) -> tuple[date, date, str]:
    return day.replace(month=1, day=1), day.replace(month=12, day=31), str(day.year)


def _merged(stacks: Sequence[Stack], span: Callable[[date], tuple[date, date, str]]) -> list[Stack]:
    held: dict[tuple[date, date, str], list[Stack]] = {}
    for stack in stacks:
        held.setdefault(span(stack.day), []).append(stack)
    return [_sum(key, held[key]) for key in sorted(held)]


def _sum(span: tuple[date, date, str], stacks: Sequence[Stack]) -> Stack:
    """Return the sum: it is overdue when one of it is, and paid when all are."""
    day, last, name = span
    tones = {stack.tone for stack in stacks}
    unpaid = [stack.unpaid for stack in stacks]
    return Stack(
        day,
        name,
        {
            part: sum(stack.parts.get(part, 0) for stack in stacks)
            for part in Part
            if any(part in stack.parts for stack in stacks)
        },
        next(tone for tone in _WORST if tone in tones),
        None if None in unpaid else sum(amount or 0 for amount in unpaid),
        last,
    )


def parts_of(stacks: Sequence[Stack]) -> list[Part]:
    """Return the parts that some stack has, in their order."""
    return [part for part in Part if any(stack.parts.get(part) for stack in stacks)]


def cost_parts(parts: Parts) -> dict[Part, Minor]:
    """Return an amount of a debt by part."""
    return {
        Part.PRINCIPAL: parts.principal,
        Part.INTEREST: parts.interest,
        Part.PENALTY: parts.penalty,
        Part.FEES: parts.fees,
    }
