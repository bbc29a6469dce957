"""Contacts kept by key and in order of time, so that what lies in a period is found by bisection."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from operator import attrgetter

from debttracker.contacts.vocabulary import Person
from debttracker.norms.condition import Tri
from debttracker.norms.seen import NO_TIME, Parties, Seen
from debttracker.norms.vocabulary import KeyPart

Key = tuple[object, ...]
Sort = tuple[int, float, str]
Entry = tuple[int, float, str, Seen, Tri]

_PART_FIELD = {
    KeyPart.LENDER_GROUP: "contact.creditor",
    KeyPart.COLLECTOR: "contact.collector",
    KeyPart.DEBT: "contact.debts",
    KeyPart.ACCOUNT: "debt.account_number",
    KeyPart.PERSON: "contact.person",
    KeyPart.CALLED_NUMBER: "contact.called_number",
}


_DEBTOR = (Person.DEBTOR.value, None)


def person_key(seen: Seen) -> object:
    """Return who a contact reached, as far as it tells; None when it does not."""
    contact = seen.contact
    if contact.person is None or contact.person is Person.UNKNOWN:
        return None
    if contact.person is Person.DEBTOR:
        return _DEBTOR
    return (contact.person.value, contact.person_name)


_ONE_VALUE: Mapping[KeyPart, Callable[[Seen], object]] = {
    KeyPart.LENDER_GROUP: attrgetter("group"),
    KeyPart.COLLECTOR: attrgetter("unit"),
    KeyPart.PERSON: person_key,
    KeyPart.CALLED_NUMBER: attrgetter("contact.called_number"),
}

_OF_PARTIES = frozenset({KeyPart.LENDER_GROUP, KeyPart.COLLECTOR, KeyPart.DEBT, KeyPart.ACCOUNT})


def _itself(debt: str | None) -> object:
    return debt


class Keys:
    """How contacts are grouped. A key with None in it is not fully known."""

    def __init__(self, per: Sequence[KeyPart], parties: Parties, *, split_days: bool) -> None:
        self._per = tuple(per)
        self._split_days = split_days
        self._parties = parties
        fans_out = KeyPart.DEBT in self._per or KeyPart.ACCOUNT in self._per
        self._accounts: dict[str | None, object] = {}
        self._values = tuple(
            (_ONE_VALUE.get(part), self._account if part is KeyPart.ACCOUNT else _itself)
            for part in self._per
        )
        self._one = None if fans_out else tuple(_ONE_VALUE[part] for part in self._per)

        self.fixed = not split_days and set(self._per) <= _OF_PARTIES
        """Whether contacts of the same parties about the same debts have the same keys."""
        self.daily = split_days
        """Whether every day has keys of its own."""
        self.of = self._way()
        """Return the keys a contact belongs to: several only where it is about several debts."""

    def _way(self) -> Callable[[Seen], tuple[Key, ...]]:
        """The cheapest way to the keys: most norms group by lender, or not at all."""
        if self._per == ():
            return (lambda seen: ((seen.ordinal,),)) if self._split_days else lambda _: ((),)
        if self._per == (KeyPart.LENDER_GROUP,):
            if self._split_days:
                return lambda seen: ((seen.group, seen.ordinal),)
            return lambda seen: ((seen.group,),)
        return self._any

    def _any(self, seen: Seen) -> tuple[Key, ...]:
        day = (seen.ordinal,) if self._split_days else ()
        if self._one is not None:
            return ((*[value(seen) for value in self._one], *day),)
        debts = seen.debts if seen.debts_named else (None,)
        if len(debts) == 1:
            debt = debts[0]
            return ((*[value(seen) if value else of(debt) for value, of in self._values], *day),)
        parts = [
            (value(seen),) if value else tuple(dict.fromkeys(map(of, debts))) for value, of in self._values
        ]
        return tuple((*key, *day) for key in product(*parts))

    def _account(self, debt: str | None) -> object:
        """An account number, or the debt itself where it has none."""
        if debt not in self._accounts:
            known = self._parties.debts.get(debt) if debt is not None else None
            self._accounts[debt] = known.account_number or known.id if known is not None else debt
        return self._accounts[debt]

    def missing(self, key: Key) -> tuple[str, ...]:
        """Return the fields that would complete a key."""
        return tuple(_PART_FIELD[p] for p, v in zip(self._per, key, strict=False) if v is None)


def place_of(entry: Entry) -> Sort:
    """Return where an entry stands in a series."""
    return entry[:3]


class Series:
    """The contacts of one key: those that surely count and those that may."""

    __slots__ = ("sure", "unsure")

    def __init__(self) -> None:
        self.sure: list[Entry] = []
        self.unsure: list[Entry] = []

    def add(self, entry: Entry) -> None:
        """Put an entry in its place; cheap at the end."""
        entries = self.sure if entry[4] is True else self.unsure
        if not entries or entries[-1] < entry:
            entries.append(entry)
        else:
            insort(entries, entry, key=lambda e: e[:3])

    def remove(self, sort: Sort) -> None:
        """Take the entry at a place away, if there is one."""
        for entries in (self.sure, self.unsure):
            at = bisect_left(entries, sort, key=lambda e: e[:3])
            if at < len(entries) and entries[at][:3] == sort:
                del entries[at]


def between(
    entries: list[Entry], first: tuple[float | str, ...], after: tuple[float | str, ...]
) -> list[Entry]:
    """Return the entries from a place up to, not including, another."""
    return entries[bisect_left(entries, first) : bisect_left(entries, after)]


class Index:
    """Contacts by key; those whose key is not fully known are kept apart.

    `by_day` orders a series by days first; `split_days` gives every day its own series.
    """

    def __init__(
        self, per: Sequence[KeyPart], parties: Parties, *, by_day: bool, split_days: bool = False
    ) -> None:
        self.keys = Keys(per, parties, split_days=split_days)
        self.by_day = by_day
        self._series: dict[Key, Series] = {}
        self._loose: dict[Key, Series] = {}
        self._under: dict[Key, list[Series]] = {}
        self._masks = [m for m in product((False, True), repeat=len(per)) if any(m)]

    def sort(self, seen: Seen) -> Sort:
        """Return a contact's place in a series: by day first where days count."""
        return (seen.ordinal if self.by_day else 0, seen.moment, seen.id)

    def add(self, seen: Seen, member: Tri) -> None:
        """Enter a contact; without a time it has no place and is left out."""
        if seen.moment == NO_TIME:
            return
        entry = (*self.sort(seen), seen, member)
        for series in self.need(seen):
            series.add(entry)

    def need(self, seen: Seen) -> list[Series]:
        """Return the series of a contact's keys, new where there was none."""
        return [self._series.get(key) or self._loose.get(key) or self._new(key) for key in self.keys.of(seen)]

    def append(self, entry: Entry) -> None:
        """Enter a contact at the end of its series: it is the latest so far, or `put_in_order` follows."""
        sure = entry[4] is True
        for key in self.keys.of(entry[3]):
            series = self._series.get(key) or self._loose.get(key) or self._new(key)
            (series.sure if sure else series.unsure).append(entry)

    def put_in_order(self) -> None:
        """Order every series anew."""
        for series in (*self._series.values(), *self._loose.values()):
            series.sure.sort(key=place_of)
            series.unsure.sort(key=place_of)

    def _new(self, key: Key) -> Series:
        series = Series()
        if None in key:
            self._loose[key] = series
        else:
            self._series[key] = series
            for variant in self._variants(key):
                self._under.setdefault(variant, []).append(series)
        return series

    def _variants(self, key: Key) -> Iterable[Key]:
        """Yield the key with some of its parts not known."""
        rest = key[len(self._masks[0]) :] if self._masks else ()
        for mask in self._masks:
            yield (*(None if hide else part for hide, part in zip(mask, key, strict=False)), *rest)

    def remove(self, seen: Seen) -> None:
        """Take a contact out again."""
        for key in self.keys.of(seen):
            series = self.at(key)
            if series is not None:
                series.remove(self.sort(seen))

    def at(self, key: Key) -> Series | None:
        """Return the contacts of a key."""
        series = self._series.get(key)
        return self._loose.get(key) if series is None else series

    def known(self) -> Iterable[tuple[Key, Series]]:
        """Return the series whose key is fully known, each with it."""
        return self._series.items()

    def unknown(self) -> Iterable[Series]:
        """Return the series whose key is not fully known."""
        return self._loose.values()

    def loose(self, key: Key) -> list[tuple[Key, Series]]:
        """Return contacts that would belong to a key if only theirs were known."""
        if not self._loose:
            return []
        return [(v, s) for v in self._variants(key) if v != key and (s := self._loose.get(v)) is not None]

    def could_hold(self, key: Key) -> list[Series]:
        """Return the series that a key not fully known may belong to."""
        return self._under.get(key, [])

    def series_of(self, seen: Seen) -> Iterable[Series]:
        """Yield every series whose counts a contact may change."""
        for key in self.keys.of(seen):
            own = self.at(key)
            if own is not None:
                yield own
            for _, series in self.loose(key):
                yield series
            yield from self.could_hold(key)
