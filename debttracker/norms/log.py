"""The contacts of a matter in order, whole and by lender."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from functools import cached_property

from debttracker.norms.seen import Seen

_DAY = 86_400
_SLACK = 2 * _DAY
_EPOCH = 719_163

Place = tuple[float, str, Seen]


class Log:
    """Contacts by id, in the order in which findings are shown, and by lender in the order they happened."""

    def __init__(self, contacts: Iterable[Seen]) -> None:
        self.by_id = {s.id: s for s in contacts}
        everything = self.by_id.values()
        self._all: list[Place] = sorted([(s.moment, s.id, s) for s in everything])
        alike = all(s.shown == s.moment for s in everything)
        self._shown = list(self._all) if alike else sorted([(s.shown, s.id, s) for s in everything])

    @cached_property
    def _groups(self) -> dict[str | None, list[Place]]:
        """By lender; whoever judges a log once from end to end never asks."""
        groups: dict[str | None, list[Place]] = {}
        for place in self._all:
            groups.setdefault(place[2].group, []).append(place)
        return groups

    def shown(self) -> Iterator[Seen]:
        """Yield the contacts by the time they carry, then id."""
        return (place[2] for place in self._shown)

    def happened(self) -> Iterator[Seen]:
        """Yield the contacts in the order they happened, then by id; those without a time last."""
        return (place[2] for place in self._all)

    def _lists(self, seen: Seen) -> tuple[tuple[list[Place], Place], ...]:
        place = (seen.moment, seen.id, seen)
        group = self._groups.setdefault(seen.group, [])
        return ((self._shown, (seen.shown, seen.id, seen)), (self._all, place), (group, place))

    def add(self, seen: Seen) -> None:
        """Put a contact in its places."""
        self.by_id[seen.id] = seen
        for places, place in self._lists(seen):
            insort(places, place, key=lambda e: e[:2])

    def remove(self, seen: Seen) -> None:
        """Take a contact out of its places."""
        del self.by_id[seen.id]
        for places, place in self._lists(seen):
            del places[bisect_left(places, place[:2], key=lambda e: e[:2])]

    def later(self, seen: Seen, days: int, *, everywhere: bool = False) -> Iterator[Seen]:
        """Yield the lender's contacts from a contact on, for so many days (of any zone) at least."""
        whole = everywhere or seen.group is None
        lists = [self._all] if whole else [self._groups.get(seen.group, []), self._groups.get(None, [])]
        for places in lists:
            first = bisect_left(places, (seen.moment - _SLACK,), key=lambda e: e[:1])
            last = bisect_left(places, (seen.moment + days * _DAY + _SLACK,), key=lambda e: e[:1])
            yield from (place[2] for place in places[first:last])

    def of_lender(self, group: str | None, from_day: int) -> Iterator[Seen]:
        """Yield a lender's contacts from a day (an ordinal) on."""
        places = self._groups.get(group, [])
        first = float((from_day - _EPOCH) * _DAY - _SLACK)
        begin = bisect_left(places, (first,), key=lambda e: e[:1])
        return (place[2] for place in places[begin:] if place[2].ordinal >= from_day)
