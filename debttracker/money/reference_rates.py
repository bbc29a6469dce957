"""Rates that somebody publishes and others refer to, such as China's loan prime rate, as dated data."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from debttracker.money.amount import Percent


@dataclass(frozen=True, slots=True)
class Fixing:
    """A rate in percent a year that holds from a day until the next fixing; `source` says who gave it."""

    from_: date
    percent: Percent
    source: str


@dataclass(frozen=True, slots=True)
class RateInForce:
    """The rate in force on a day, since when, and from where.

    Not `verified`: the day is later than the last one through which the series was checked, so a newer fixing
    may exist; the rate is then the last one known.
    """

    percent: Percent
    since: date
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class ReferenceRate:
    """A series of fixings, oldest first, checked through a day."""

    id: str
    fixings: tuple[Fixing, ...]
    verified_through: date

    def on(self, day: date) -> RateInForce | None:
        """Return the rate in force on a day, or None before the first fixing."""
        at = bisect_right(self.fixings, day, key=lambda fixing: fixing.from_)
        if not at:
            return None
        fixing = self.fixings[at - 1]
        return RateInForce(fixing.percent, fixing.from_, fixing.source, day <= self.verified_through)


ReferenceRates = Mapping[str, ReferenceRate]
"""Series by their ids (`cn-lpr-1y`)."""


def joined(series: Sequence[ReferenceRate]) -> ReferenceRates:
    """Join series by id. Of two fixings of a day the later given holds, so that a person may correct one."""
    found: dict[str, ReferenceRate] = {}
    for one in series:
        before = found.get(one.id)
        found[one.id] = one if before is None else _join(before, one)
    return found


def _join(first: ReferenceRate, second: ReferenceRate) -> ReferenceRate:
    by_day = {fixing.from_: fixing for fixing in (*first.fixings, *second.fixings)}
    return replace(
        first,
        fixings=tuple(by_day[day] for day in sorted(by_day)),
        verified_through=max(first.verified_through, second.verified_through),
    )
