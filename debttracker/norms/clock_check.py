"""Closed hours of the day, closed days of the calendar."""

import datetime as dt

from debttracker.contacts.vocabulary import Channel
from debttracker.norms.finding import Value
from debttracker.norms.outcome import MET, Outcome
from debttracker.norms.schema import Check, Version
from debttracker.norms.seen import Parties, Seen, clocks
from debttracker.norms.vocabulary import Note, Verdict

_DAY = 86_400_000_000
_MINUTE = 60_000_000
_SECOND = 1_000_000
_LASTING = frozenset({Channel.CALL, Channel.VISIT})
_NO_CLOCK = Outcome(met=("contact.at",))


def _micros(time: dt.time | dt.datetime) -> int:
    return ((time.hour * 60 + time.minute) * 60 + time.second) * _SECOND + time.microsecond


def _length(seen: Seen) -> int:
    """How long a contact lasted, in microseconds; nothing when that is not known."""
    contact = seen.contact
    if contact.channel not in _LASTING or contact.at is None:
        return 0
    if contact.ended_at is not None:
        return int((contact.ended_at - contact.at) / dt.timedelta(microseconds=1))
    return (contact.duration_seconds or 0) * _SECOND


class ClockWindow:
    """A contact begun in the closed hours, by the clock where the person is."""

    def __init__(self, check: Check, version: Version, parties: Parties) -> None:
        closed_from, closed_until = (version.parameters[n].value for n in ("closed_from", "closed_until"))
        if not isinstance(closed_from, dt.time) or not isinstance(closed_until, dt.time):
            raise TypeError(version)
        self._from, self._until = _micros(closed_from), _micros(closed_until)
        self._open = check.ends_open
        same = check.zone is not None and parties.matter.timezone == check.zone
        self._zone = None if same and not check.zone_of_norm_only else check.zone
        self._only = check.zone_of_norm_only
        self._tags = frozenset(check.any_hour_tags)
        self._minutes = tuple(self._whole(m) for m in range(24 * 60))
        self._parties = parties
        self._check = check

    def look(self, seen: Seen) -> Outcome | None:
        """Judge one contact by its clock time; some tags are a hit at any hour."""
        if self._tags and not self._tags.isdisjoint(seen.contact.tags):
            return MET
        local = seen.local
        if local is None or not seen.exact:
            return _NO_CLOCK
        contact = seen.contact
        if self._zone is None and contact.person_zone is None and not contact.candidate_zones:
            closed = self._minutes[local.hour * 60 + local.minute]
            brief = contact.duration_seconds is None and contact.ended_at is None
            if closed is not None and brief and not seen.sent_unknown:
                return Outcome(facts={"local_time": local.isoformat()}) if closed else None
            start = _micros(local)
            if self._closed(start):
                return self._hit(seen, start, met=True)
            return self._near(seen, start)
        return self._in_zones(seen)

    def _closed(self, start: int) -> bool:
        if self._open:
            after, before = start > self._from, start < self._until
        else:
            after, before = start >= self._from, start < self._until
        return (after and before) if self._from < self._until else (after or before)

    def _whole(self, minute: int) -> bool | None:
        """Whether a whole minute is closed or free; None where that or a doubt depends on the second."""
        first, last = minute * _MINUTE, minute * _MINUTE + _MINUTE - 1
        turns = any(first <= end <= last for end in (self._from, self._until))
        if turns or self._borderline(first) or self._borderline(last):
            return None
        return self._closed(first)

    def _in_zones(self, seen: Seen) -> Outcome | None:
        zone = self._check.zone
        times = list(clocks(seen, self._parties, zone, only_own=self._only))
        starts = [_micros(t) for t in times]
        closed = [self._closed(s) for s in starts]
        if all(closed):
            return self._hit(seen, starts[0], met=True, times=times)
        if any(closed):
            return self._hit(seen, starts[closed.index(True)], met=True, times=times, differ=True)
        return self._near(seen, starts[0])

    def _facts(self, seen: Seen, times: list[dt.datetime] | None = None) -> dict[str, Value]:
        local = seen.local
        facts: dict[str, Value] = {"local_time": local.isoformat() if local else None}
        if times is not None:
            shown = tuple(dict.fromkeys(t.isoformat() for t in times))
            if len(shown) > 1:
                facts["local_times"] = shown
        length = _length(seen)
        if length > 0:
            facts["lasted_seconds"] = length // _SECOND
        return facts

    def _hit(
        self,
        seen: Seen,
        start: int,
        *,
        met: bool,
        times: list[dt.datetime] | None = None,
        differ: bool = False,
    ) -> Outcome:
        notes = [Note.BORDERLINE] if self._borderline(start) else []
        doubtful = differ or seen.sent_unknown
        if differ:
            notes.append(Note.ZONES_DIFFER)
        if seen.sent_unknown:
            notes.append(Note.SENT_UNKNOWN)
        return Outcome(
            met=met,
            ceiling=Verdict.POSSIBLE if doubtful else None,
            notes=tuple(notes),
            missing=("contact.sent_at",) if seen.sent_unknown else (),
            facts=self._facts(seen, times),
        )

    def _near(self, seen: Seen, start: int) -> Outcome | None:
        """A contact begun in the free hours: it may have run past them, or lie at their very end."""
        length = _length(seen)
        if length > 0:
            end = self._from if start < self._from else self._from + _DAY
            if start + length > end:
                notes = (Note.BORDERLINE, Note.RUNS_PAST)
                return Outcome(ceiling=Verdict.POSSIBLE, notes=notes, facts=self._facts(seen))
        if self._open and start in {self._from, self._until}:
            return Outcome(met=False, notes=(Note.END_POINT,), facts=self._facts(seen))
        if self._borderline(start):
            return Outcome(met=False, notes=(Note.BORDERLINE,), facts=self._facts(seen))
        return None

    def _borderline(self, start: int) -> bool:
        if self._open:
            return False
        before, after = abs(start - self._from), abs(start - self._until)
        far = _DAY - _MINUTE
        return before <= _MINUTE or after <= _MINUTE or before >= far or after >= far


class ClosedDays:
    """A contact on one of the days that a norm lists."""

    def __init__(self, version: Version) -> None:
        days = version.parameters["closed_days"].value
        if not isinstance(days, tuple):
            raise TypeError(version)
        self._days = days

    def look(self, seen: Seen) -> Outcome | None:
        """Judge one contact by its day."""
        day = seen.date
        if day is None:
            return _NO_CLOCK
        return MET if any(first <= day <= last for first, last in self._days) else None
