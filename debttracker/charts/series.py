"""Plain rows that charts are drawn from. Amounts are minor units of one currency, dates are local days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import Protocol, TypeVar

from debttracker.money.amount import Minor

MOST_SERIES = 6
"""More lines than this cannot be told apart; what is beyond is put together."""


class DueTone(StrEnum):
    """How a due date stands on the day the chart is drawn for."""

    OVERDUE = auto()
    SOON = auto()
    AHEAD = auto()
    PAID = auto()


@dataclass(frozen=True, slots=True)
class DuePoint:
    """One due date of one debt; `amount` is None when it is not known."""

    due: date
    name: str
    amount: Minor | None
    tone: DueTone


@dataclass(frozen=True, slots=True)
class GrowthLine:
    """An amount over time under one assumption, or of one debt; one value for each date.

    `tone` names a colour of the style (`overdue`, `soon`, `ok`, `accent`, `flagged`, `ink2`).
    """

    name: str
    dates: tuple[date, ...]
    values: tuple[Minor, ...]
    tone: str | None = None

    def __post_init__(self) -> None:
        if len(self.dates) != len(self.values):
            raise ValueError("a line needs one value for each date")


class HourCell(Protocol):
    """Contacts in one hour of one weekday (0 is Monday), and how many of them are flagged for the hour."""

    @property
    def weekday(self) -> int: ...
    @property
    def hour(self) -> int: ...
    @property
    def contacts(self) -> int: ...
    @property
    def flagged(self) -> int: ...


class CountLine(Protocol):
    """A rolling count, day by day."""

    @property
    def name(self) -> str: ...
    @property
    def dates(self) -> tuple[date, ...]: ...
    @property
    def counts(self) -> tuple[int, ...]: ...


@dataclass(frozen=True, slots=True)
class Counts:
    """A rolling count, day by day, as the charts put it together themselves."""

    name: str
    dates: tuple[date, ...]
    counts: tuple[int, ...]


T = TypeVar("T")


def split_others(
    items: Sequence[T], weight: Callable[[T], int], most: int = MOST_SERIES
) -> tuple[list[T], list[T]]:
    """Return the items to show each for itself, in their order, and the rest: the lightest ones.

    Up to six items (or `most`) all stand for themselves; of more, five do and leave the sixth place to the
    rest.
    """
    if len(items) <= most:
        return list(items), []
    ranked = sorted(range(len(items)), key=lambda index: (-weight(items[index]), index))
    kept = set(ranked[: most - 1])
    return [items[i] for i in sorted(kept)], [items[i] for i in range(len(items)) if i not in kept]


def few_amounts(lines: Sequence[GrowthLine], others: str) -> list[GrowthLine]:
    """Return at most six lines: the lightest are summed, day by day, as one line named `others`."""
    shown, rest = split_others(lines, lambda line: max(line.values, default=0))
    if not rest:
        return shown
    days = rest[0].dates
    if any(line.dates != days for line in rest):
        raise ValueError("only lines over the same dates can be summed")
    sums = tuple(sum(values) for values in zip(*(line.values for line in rest), strict=True))
    return [*shown, GrowthLine(others, days, sums)]


def few_counts(lines: Sequence[CountLine], others: str) -> list[CountLine]:
    """Return at most six lines: of the lowest the highest count of each day is one line named `others`.

    They are not summed: the limit holds for each by itself, and a sum would seem to exceed it.
    """
    shown, rest = split_others(lines, lambda line: max(line.counts, default=0))
    if not rest:
        return shown
    days = rest[0].dates
    if all(line.dates == days for line in rest):
        return [
            *shown,
            Counts(others, days, tuple(map(max, zip(*(line.counts for line in rest), strict=True)))),
        ]
    highest: dict[date, int] = {}
    for line in rest:
        for day, count in zip(line.dates, line.counts, strict=True):
            highest[day] = max(count, highest.get(day, 0))
    held = tuple(sorted(highest))
    return [*shown, Counts(others, held, tuple(highest[day] for day in held))]
