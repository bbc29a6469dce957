"""A whole log entered into the indexes at once."""

from collections.abc import Callable

from debttracker.norms.condition import Tri
from debttracker.norms.log import Log
from debttracker.norms.plan import Plan
from debttracker.norms.rules import Rules
from debttracker.norms.seen import NO_TIME, Seen
from debttracker.norms.series import Entry, Index

_Ends = list[Callable[[Entry], None]]


class _Lane:
    """Where contacts of one plan go that share an entry: to the ends of series.

    Parties and debts are the same for a whole plan, so that a key can differ only by who was reached, on what
    number and, in `daily` indexes, on which day.
    """

    def __init__(self, *, by_day: bool, member: Tri) -> None:
        self.by_day = by_day
        self.member = member
        self.ends: _Ends = []
        self.daily: list[Index] = []
        self._others: list[Index] = []
        self._ends_of: dict[object, _Ends] = {}

    def put(self, index: Index, seen: Seen) -> None:
        """Let contacts like this one go to an index too."""
        if index.keys.fixed:
            self.ends += self._ends_in(index, seen)
        elif index.keys.daily:
            self.daily.append(index)
        else:
            self._others.append(index)

    def enter(self, seen: Seen) -> None:
        """Put a contact at the end of its series."""
        entry = (seen.ordinal if self.by_day else 0, seen.moment, seen.id, seen, self.member)
        for append in self.ends:
            append(entry)
        if self._others:
            for append in self._reached(seen):
                append(entry)
        for index in self.daily:
            index.append(entry)

    def _reached(self, seen: Seen) -> _Ends:
        contact = seen.contact
        who = (contact.person, contact.person_name, contact.called_number)
        ends = self._ends_of.get(who)
        if ends is None:
            ends = self._ends_of[who] = [end for i in self._others for end in self._ends_in(i, seen)]
        return ends

    def _ends_in(self, index: Index, seen: Seen) -> _Ends:
        return [(s.sure if self.member is True else s.unsure).append for s in index.need(seen)]


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
        for lane in lanes:
            lane.enter(seen)
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
        if index is not None:
            lane = lanes.setdefault((index.by_day, member), _Lane(by_day=index.by_day, member=member))
            lane.put(index, seen)
    return tuple(lanes.values())
