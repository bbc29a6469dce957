"""Counts of contacts in a period, and contacts too soon after another."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable

from debttracker.norms.condition import Tri, merge
from debttracker.norms.finding import Value
from debttracker.norms.outcome import Outcome
from debttracker.norms.schema import Check, Version
from debttracker.norms.seen import NO_TIME, Seen
from debttracker.norms.series import Entry, Index, Key, Series, between, place_of
from debttracker.norms.vocabulary import Period, Verdict

_SECONDS = {Period.HOURS: 3600, Period.MINUTES: 60}
_NO_TIME = Outcome(met=("contact.at",))
_Span = tuple[list[Entry], int, int]
"""The contacts of a period: from a place in a series up to, not including, another."""
_LAST = "\U0010ffff"
"""Comes after every id: a place behind all contacts of an instant."""


def by_day(period: Period) -> bool:
    """Whether a period is made of calendar days."""
    return period in {Period.CALENDAR_DAY, Period.DAYS}


class Count:
    """The contact is one more than the norm allows in its period."""

    def __init__(
        self, check: Check, version: Version, index: Index, narrower: Callable[[Seen], Tri] | None
    ) -> None:
        self._check = check
        self._limit = version.number("limit")
        self._index = index
        self._narrower = narrower
        self._narrow = check.strict_collector or narrower is not None
        self._held_narrowly: dict[Seen, bool] = {}
        self._swept: dict[str, _Span | None] | None = None
        self._written: dict[int, str] = {}
        self._all_of_it = check.period in {Period.CALENDAR_DAY, Period.EVER}
        self._by_day = by_day(check.period)
        self._days = 1
        self._length = float("inf")
        if check.period is Period.DAYS:
            self._days = version.number("period")
        elif check.period in _SECONDS:
            self._length = version.number("period") * _SECONDS[check.period]

    def look(self, seen: Seen) -> Outcome | None:
        """Judge one contact by its number in the period; about several debts, by the highest."""
        if seen.moment == NO_TIME:
            return _NO_TIME
        if self._swept is not None:
            if seen.id not in self._swept:
                return None
            span = self._swept[seen.id]
            if span is not None:
                entries, begin, end = span
                return self._hit(seen, entries[begin:end], own_sure=True)
        keys = self._index.keys.of(seen)
        if len(keys) == 1:
            return self._one(seen, keys[0])
        best: Outcome | None = None
        for key in keys:
            found = self._one(seen, key)
            if found is not None and (best is None or self._weight(found) > self._weight(best)):
                best = found
        return best

    def suspects(self) -> Iterable[str]:
        """Return the contacts of the log, all it could find fault with among them, found in one sweep.

        Where nothing is doubtful the sweep also remembers what each of them is counted with.
        """
        swept: dict[str, _Span | None] = {}
        for key, series in self._index.known():
            if self._index.loose(key):
                swept.update(dict.fromkeys(e[2] for e in (*series.sure, *series.unsure)))
            elif len(series.sure) + len(series.unsure) <= self._limit:
                continue
            elif series.unsure:
                swept.update(dict.fromkeys(self._late(series)))
            else:
                for contact, span in self._spans(series.sure):
                    swept[contact] = None if contact in swept else span
        for series in self._index.unknown():
            swept.update(dict.fromkeys(e[2] for e in (*series.sure, *series.unsure)))
        self._swept = swept
        return swept

    def forget(self) -> None:
        """Drop what the sweep found; the log has changed."""
        self._swept = None
        self._held_narrowly.clear()

    def _spans(self, entries: list[Entry]) -> Iterable[tuple[str, _Span]]:
        """Yield the contacts whose period holds more than the norm allows, each with those of its period."""
        begin, limit = 0, self._limit
        for end, entry in enumerate(entries, 1):
            if not self._all_of_it:
                while self._is_before(entries[begin], entry):
                    begin += 1
            if end - begin > limit and self._past(end - begin):
                yield entry[2], (entries, begin, end)

    def _is_before(self, other: Entry, entry: Entry) -> bool:
        """Whether one contact lies before the period that ends with another."""
        if self._by_day:
            return other[0] <= entry[0] - self._days
        first = entry[1] - self._length
        return other[1] <= first if self._check.half_open else other[1] < first

    def _late(self, series: Series) -> Iterable[str]:
        """Yield the contacts of a series whose period may hold more before them than the norm allows."""
        entries = sorted((*series.sure, *series.unsure), key=place_of)
        for before, entry in zip(entries, entries[self._limit :], strict=False):
            if self._all_of_it or not self._is_before(before, entry):
                yield entry[2]

    @staticmethod
    def _weight(outcome: Outcome) -> tuple[bool, bool, int]:
        return (outcome.met is True, outcome.ceiling is None, len(outcome.counted))

    def _window(self, seen: Seen) -> tuple[tuple[float | str, ...], tuple[float | str, ...]]:
        """The first place of the period and the place right after the contact."""
        if self._by_day:
            return (seen.ordinal - self._days + 1,), (seen.ordinal, seen.moment, seen.id + "\0")
        first = (0, seen.moment - self._length)
        after = (0, seen.moment, seen.id + "\0")
        return (*first, _LAST) if self._check.half_open else first, after

    def _one(self, seen: Seen, key: Key) -> Outcome | None:
        series = self._index.at(key)
        if series is None:
            return None
        if None in key:
            return self._unknown_key(seen, key)
        loosely = self._index.loose(key)
        if not loosely and len(series.sure) + len(series.unsure) <= self._limit:
            return None
        first, after = self._window(seen)
        begin = 0 if self._all_of_it else bisect_left(series.sure, first)
        end = bisect_left(series.sure, after)
        if not series.unsure and not loosely and not self._past(end - begin):
            return None
        sure = series.sure[begin:end]
        unsure = between(series.unsure, first, after)
        for other, loose in loosely:
            named = self._index.keys.missing(other)
            for e in between(loose.sure, first, after) + between(loose.unsure, first, after):
                unsure.append((*e[:4], merge(named, () if e[4] is True else e[4] or ())))
        own_sure = bool(sure) and sure[-1][2] == seen.id
        number = len(sure) if own_sure else len(sure) + 1
        if not own_sure:
            unsure = [e for e in unsure if e[2] != seen.id]
        if self._past(number):
            return self._hit(seen, sure, own_sure=own_sure)
        if unsure and self._past(number + len(unsure)) and number <= self._limit:
            return self._doubt(seen, sure, unsure)
        return None

    def _past(self, number: int) -> bool:
        return number == self._limit + 1 if self._check.first_only else number > self._limit

    def _unknown_key(self, seen: Seen, key: Key) -> Outcome | None:
        """The contact may belong to several counts: unknown when one of them might be passed."""
        first, after = self._window(seen)
        own = self._index.at(key)
        alike = between(own.sure, first, after) + between(own.unsure, first, after) if own else []
        most = 0
        for series in self._index.could_hold(key):
            most = max(most, len(between(series.sure, first, after) + between(series.unsure, first, after)))
        if len(alike) + most > self._limit:
            return Outcome(met=self._index.keys.missing(key), facts=self._facts(seen, len(alike) + most))
        return None

    def _hit(self, seen: Seen, sure: list[Entry], *, own_sure: bool) -> Outcome:
        counted = tuple([e[2] for e in sure]) + (() if own_sure else (seen.id,))
        facts = self._facts(seen, len(counted))
        if not self._narrow:
            return Outcome(facts=facts, counted=counted)
        own = self._strictly(seen, seen)
        strict = sum(e[2] != seen.id and self._strictly(seen, e[3]) for e in sure)
        facts["count_narrowly"] = strict + int(own)
        if own and strict + 1 > self._limit:
            return Outcome(facts=facts, counted=counted)
        note = self._check.strict_note
        notes = () if note is None else (note,)
        return Outcome(ceiling=Verdict.POSSIBLE, notes=notes, facts=facts, counted=counted)

    def _strictly(self, seen: Seen, other: Seen) -> bool:
        if self._check.strict_collector and other.unit != seen.unit:
            return False
        if self._narrower is None:
            return True
        held = self._held_narrowly.get(other)
        if held is None:
            held = self._held_narrowly[other] = self._narrower(other) is True
        return held

    def _doubt(self, seen: Seen, sure: list[Entry], unsure: list[Entry]) -> Outcome:
        missing = merge(*(e[4] for e in unsure if isinstance(e[4], tuple)))
        both = sorted({e[:3] for e in (*sure, *unsure)} | {self._index.sort(seen)})
        facts = self._facts(seen, len(both))
        facts["uncertain"] = len(unsure)
        return Outcome(met=missing or ("contact.outcome",), facts=facts, counted=tuple(p[2] for p in both))

    def _facts(self, seen: Seen, count: int) -> dict[str, Value]:
        facts: dict[str, Value] = {"count": count, "creditor": seen.group}
        if by_day(self._check.period):
            facts["from_day"] = self._iso_of(seen.ordinal - self._days + 1)
            facts["until_day"] = self._iso_of(seen.ordinal)
        return facts

    def _iso_of(self, ordinal: int) -> str:
        written = self._written.get(ordinal)
        if written is None:
            written = self._written[ordinal] = dt.date.fromordinal(max(1, ordinal)).isoformat()
        return written

    def reached(self, seen: Seen) -> Iterable[Seen]:
        """Yield the contacts whose count this one may change: those of the series from it on."""
        first: tuple[float | str, ...] = self._index.sort(seen)
        for series in self._index.series_of(seen):
            for entries in (series.sure, series.unsure):
                for entry in between(entries, first, self._end(seen)):
                    yield entry[3]

    def _end(self, seen: Seen) -> tuple[float | str, ...]:
        if by_day(self._check.period):
            return (seen.ordinal + self._days,)
        return (0, seen.moment + self._length + 1) if self._length != float("inf") else (1,)


class AfterContact:
    """An earlier contact of a kind lies less than so many days back, its day being day 1."""

    def __init__(self, check: Check, version: Version, index: Index) -> None:
        self.days = version.number("days")
        self._other = check.other_collector
        self._index = index

    def look(self, seen: Seen) -> Outcome | None:
        """Judge one contact by the last one of the kind before it."""
        if seen.moment == NO_TIME:
            return _NO_TIME
        doubt: Outcome | None = None
        for key in self._index.keys.of(seen):
            series = self._index.at(key)
            earlier = self._last(seen, series.sure) if series and None not in key else None
            if earlier is not None:
                return self._outcome(seen, earlier, met=True)
            doubt = doubt or self._doubt(seen, key, series)
        return doubt

    def _doubt(self, seen: Seen, key: Key, series: Series | None) -> Outcome | None:
        """The last contact that may be one of the kind; those of keys not fully known come last."""
        if None in key:
            for held in reversed(self._index.could_hold(key)):
                if (earlier := self._last(seen, held.sure)) is not None:
                    return self._outcome(seen, earlier, met=self._index.keys.missing(key))
        for other, loose in reversed(self._index.loose(key)):
            earlier = self._last(seen, loose.unsure) or self._last(seen, loose.sure)
            if earlier is not None:
                return self._outcome(seen, earlier, met=self._index.keys.missing(other))
        earlier = self._last(seen, series.unsure) if series else None
        return None if earlier is None else self._outcome(seen, earlier, met=earlier[4])

    def _last(self, seen: Seen, entries: list[Entry]) -> Entry | None:
        """The last entry before a contact and in its days that counts."""
        first = seen.ordinal - self.days
        for at in range(bisect_left(entries, self._index.sort(seen)) - 1, -1, -1):
            entry = entries[at]
            if entry[0] <= first:
                return None
            if not self._other or self._of_another_house(seen, entry[3]):
                return entry
        return None

    @staticmethod
    def _of_another_house(seen: Seen, earlier: Seen) -> bool:
        return earlier.unit not in (seen.unit, earlier.group)

    @staticmethod
    def _outcome(seen: Seen, earlier: Entry, *, met: Tri) -> Outcome:
        before = earlier[3]
        facts: dict[str, Value] = {
            "earlier": before.id,
            "earlier_day": before.date.isoformat() if before.date else None,
            "day_number": seen.ordinal - before.ordinal + 1,
            "creditor": seen.group,
        }
        return Outcome(met=met, facts=facts, counted=(before.id, seen.id))
