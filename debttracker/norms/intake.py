"""A whole log entered into the indexes at once."""

from collections.abc import Callable
from typing import NamedTuple

from debttracker.norms.condition import Tri
from debttracker.norms.log import Log
from debttracker.norms.plan import Plan
from debttracker.norms.rules import Rules
from debttracker.norms.seen import NO_TIME, Seen
from debttracker.norms.series import Entry, Index


class _Lane(NamedTuple):
    """Where contacts of one plan go that share an entry: ends of series, and indexes that depend on more."""

    by_day: bool
    member: Tri
    ends: list[Callable[[Entry], None]]
    indexes: list[Index]


def enter(log: Log, rules: Rules) -> None:
    """Enter every contact that has a time, oldest first, so that each goes to the end of its series.

    The days of persons in different zones may run against the order of moments; then all is ordered anew.
    """
    lanes_of: dict[Plan, tuple[_Lane, ...]] = {}
    day, ragged = 0, False
    for seen in log.happened():
        if seen.moment == NO_TIME:
            break
        plan = rules.plan(seen)
        lanes = lanes_of.get(plan)
        if lanes is None:
            lanes = lanes_of[plan] = _lanes(plan, seen)
        for by_day, member, ends, indexes in lanes:
            entry = (seen.ordinal if by_day else 0, seen.moment, seen.id, seen, member)
            for append in ends:
                append(entry)
            for index in indexes:
                index.append(entry)
        ragged = ragged or seen.ordinal < day
        day = seen.ordinal
    if ragged:
        for rule in rules.rules:
            if rule.index is not None and rule.index.by_day:
                rule.index.put_in_order()


def _lanes(plan: Plan, seen: Seen) -> tuple[_Lane, ...]:
    """The lanes of a plan; one of its contacts stands for all where parties and debts make the key."""
    lanes: dict[tuple[bool, Tri], _Lane] = {}
    for rule, member in plan.members:
        index = rule.index
        if index is None:
            continue
        lane = lanes.setdefault((index.by_day, member), _Lane(index.by_day, member, [], []))
        if index.keys.fixed:
            lists = ((s.sure if member is True else s.unsure) for s in index.need(seen))
            lane.ends.extend(entries.append for entries in lists)
        else:
            lane.indexes.append(index)
    return tuple(lanes.values())
