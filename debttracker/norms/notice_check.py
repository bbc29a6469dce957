"""Contacts before a notice that the lender's side owed, or after a faulty one."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice

from debttracker.contacts.notice import CreditorNotice
from debttracker.contacts.vocabulary import CreditorNoticeKind
from debttracker.debts.business_days import after_business_days
from debttracker.norms.condition import Tri, any_of, merge
from debttracker.norms.debt_facts import accelerated_on
from debttracker.norms.finding import Value
from debttracker.norms.outcome import Outcome
from debttracker.norms.schema import Check, Version
from debttracker.norms.seen import Parties, Seen
from debttracker.norms.series import Entry, Index
from debttracker.norms.vocabulary import Note, Verdict

_NO_DAY = dt.date.min
"""Stands for a day of a notice that is not known: the question hangs on the lender's first contact."""


class NoticeMissing:
    """A contact that a notice of the lender's side should have preceded."""

    def __init__(self, check: Check, version: Version, parties: Parties, firsts: Index) -> None:
        self._check = check
        self._days = version.number("days") if "days" in version.parameters else None
        before = "business_days_before"
        self._before = version.number(before) if before in version.parameters else None
        self._parties = parties
        self._firsts = firsts
        kinds = set(check.notices)
        self._field = f"creditor_notices.{check.notices[0]}"
        self._announced = CreditorNoticeKind.AGENCY.value in kinds
        self._notices = tuple(n for n in parties.matter.creditor_notices if n.kind.value in kinds)

    def first(self, seen: Seen) -> Seen:
        """Return the first contact of the same collector, or this one."""
        series = self._firsts.at(self._firsts.keys.of(seen)[0])
        if series is None:
            return seen
        sure, unsure = series.sure, series.unsure
        if sure and unsure:
            return min(sure[0], unsure[0])[3]
        return sure[0][3] if sure else unsure[0][3] if unsure else seen

    def suspects(self) -> set[str]:
        """Return the first contacts of each collector; without `first_only` others are judged too."""
        kept = (*(series for _, series in self._firsts.known()), *self._firsts.unknown())
        return {entries[0][2] for s in kept for entries in (s.sure, s.unsure) if entries}

    def forget(self) -> None:
        """Nothing of the sweep is kept here."""

    def next_to(self, seen: Seen) -> Iterable[Seen]:
        """Yield the contacts that are the first of the collector with or without this one."""
        for series in self._firsts.series_of(seen):
            yield from (entry[3] for entry in (*series.sure[:2], *series.unsure[:2]))

    def look(self, seen: Seen) -> Outcome | None:
        """Judge one contact by the notices that had come before it."""
        if seen.date is None:
            return Outcome(met=("contact.at",))
        first = self.first(seen)
        if self._check.first_only and first.id != seen.id:
            return None
        if self._check.before_acceleration:
            return self._before_acceleration(seen, seen.date)
        limit = seen.date
        if self._days is not None and first.date is not None:
            limit = first.date + dt.timedelta(days=self._days)
        parts = [self._state(n, limit) for n in self._that_fit(seen)]
        parts += self._announcement(seen, limit)
        return self._outcome(seen, parts)

    def _before_acceleration(self, seen: Seen, day: dt.date) -> Outcome | None:
        """Judge by what had come when each of the contact's debts was called in; the clearest decides."""
        found: list[Outcome] = []
        for name in seen.debts:
            debt = self._parties.debts.get(name)
            called_in = None if debt is None else accelerated_on(debt)
            if called_in is not None and called_in <= day:
                own = (n for n in self._that_fit(seen) if not n.debts or name in n.debts)
                outcome = self._outcome(seen, [self._state(n, called_in) for n in own])
                found += [] if outcome is None else [outcome]
        return min(found, key=_clearness, default=None)

    def _that_fit(self, seen: Seen) -> Iterable[CreditorNotice]:
        for notice in self._notices:
            sender = self._parties.group_of(notice.from_)
            about = not notice.debts or bool(set(notice.debts) & set(seen.debts))
            if about and (notice.from_ is None or sender is None or sender == seen.group):
                yield notice

    def _announcement(self, seen: Seen, limit: dt.date) -> list[Tri | Note]:
        collector = self._parties.collectors.get(seen.unit or "")
        if not self._announced or collector is None or collector.announced_on is None:
            return []
        return [self._came(collector.announced_on, limit)]

    def _came(self, day: dt.date, limit: dt.date) -> Tri | Note:
        """Whether a notice of a day is missing at the limit; on the very day the order is not recorded."""
        if self._before is not None:
            earliest = after_business_days(day, self._before, self._parties.matter.jurisdiction)
            return (self._field,) if earliest is None else earliest > limit
        if self._days is None and day == limit:
            return Note.SAME_DAY
        return day > limit

    def _state(self, notice: CreditorNotice, limit: dt.date) -> Tri | Note:
        if notice.never:
            return True
        if notice.returned:
            return (f"{self._field}.returned",)
        day = (notice.sent_on if self._days is not None else None) or notice.received_on or notice.sent_on
        return (f"{self._field}.sent_on",) if day is None else self._came(day, limit)

    def _outcome(self, seen: Seen, parts: list[Tri | Note]) -> Outcome | None:
        facts: dict[str, Value] = {
            "notice_kinds": tuple(self._check.notices),
            "contact_day": seen.date.isoformat() if seen.date else None,
            "creditor": seen.group,
        }
        if not parts:
            return Outcome(met=(self._field,), facts=facts)
        if any(p is False for p in parts):
            return None
        if Note.SAME_DAY in parts:
            return Outcome(ceiling=Verdict.POSSIBLE, notes=(Note.SAME_DAY,), facts=facts)
        unknown = [p for p in parts if isinstance(p, tuple)]
        return Outcome(met=merge(*unknown) if unknown else True, facts=facts, counted=(seen.id,))


def _clearness(outcome: Outcome) -> int:
    return 2 if outcome.met is not True else 1 if outcome.ceiling is not None else 0


class NoticeFlawed:
    """The first contact on or after the day of a notice that lacks something or leaves too little time.

    Where a debt may not be called in before the last day to put things right, also the first contact on or
    after the day on which it was.
    """

    def __init__(self, check: Check, version: Version, parties: Parties, contacts: Index) -> None:
        self._check = check
        self._days = version.number("days") if "days" in version.parameters else None
        self._parties = parties
        self._contacts = contacts
        kinds = set(check.notices)
        given = [n for n in parties.matter.creditor_notices if n.kind.value in kinds and not n.never]
        days = [(n, n.received_on or n.sent_on or _NO_DAY) for n in given]
        came = [(n, day) for n, day in days if day is not _NO_DAY]
        early = [(n, d) for n, day in came for d in self._called_in(n, day)] if check.acted_early else []
        self._notices: tuple[tuple[CreditorNotice, dt.date, dt.date | None], ...] = (
            *((notice, day, None) for notice, day in days),
            *((notice, day, day) for notice, day in early),
        )
        """Notices, the day from which a contact is looked at, and the day on which a debt was called in."""
        self.idle = not self._notices
        """Whether no notice of the kinds came."""

    def look(self, seen: Seen) -> Outcome | None:
        """Judge one contact by the notices that it is the first to follow."""
        doubt: Outcome | None = None
        for notice, day, called_in in self._notices:
            if not self._about(notice, seen) or self._following(seen, notice, day)[:1] != [seen]:
                continue
            flaw = self._flaw(notice, day) if called_in is None else _too_early(notice, called_in)
            if flaw is True:
                return self._outcome(seen, notice, day, True)
            if flaw is not False:
                doubt = doubt or self._outcome(seen, notice, day, flaw)
        return doubt

    def _called_in(self, notice: CreditorNotice, day: dt.date) -> Iterable[dt.date]:
        """The days from the notice's own on which debts that it is about were called in."""
        lenders = self._parties.creditors
        sole = next(iter(lenders)) if len(lenders) == 1 else None
        names = notice.debts or self._parties.debts_of(self._parties.group_of(notice.from_) or sole)
        debts = (self._parties.debts.get(name) for name in names)
        days = {on for debt in debts if debt is not None and (on := accelerated_on(debt)) is not None}
        return sorted(on for on in days if on >= day)

    def _about(self, notice: CreditorNotice, seen: Seen) -> bool:
        sender = self._parties.group_of(notice.from_)
        from_them = notice.from_ is None or sender is None or sender == seen.group
        return from_them and (not notice.debts or bool(set(notice.debts) & set(seen.debts)))

    def _following(self, seen: Seen, notice: CreditorNotice, day: dt.date) -> list[Seen]:
        """The first two contacts of the lender from the notice's day on."""
        series = self._contacts.at((seen.group,))
        found: list[Entry] = []
        for entries in (series.sure, series.unsure) if series else ():
            later = islice(entries, bisect_left(entries, (day.toordinal(),)), None)
            found += islice((e for e in later if self._about(notice, e[3])), 2)
        return [e[3] for e in sorted(found, key=lambda e: e[:3])[:2]]

    def _flaw(self, notice: CreditorNotice, day: dt.date) -> Tri:
        """Whether a notice is faulty; one without a day may not have come before any contact."""
        field = f"creditor_notices.{notice.kind.value}"
        parts: list[Tri] = []
        if self._check.lacks:
            items = notice.items
            parts.append((f"{field}.items",) if items is None else not set(self._check.lacks) <= set(items))
        if self._days is not None:
            parts.append((f"{field}.sent_on",) if day is _NO_DAY else self._short(notice, day, field))
        flaw = any_of(parts)
        return (f"{field}.sent_on",) if flaw is True and day is _NO_DAY else flaw

    def _short(self, notice: CreditorNotice, day: dt.date, field: str) -> Tri:
        """Whether a notice leaves too little time; enough from its sending may not be from its coming."""
        if notice.remedy_by is None:
            return (f"{field}.remedy_by",)
        if (notice.remedy_by - day).days < (self._days or 0):
            return True
        return False if notice.received_on is not None else (f"{field}.received_on",)

    def _outcome(self, seen: Seen, notice: CreditorNotice, day: dt.date, met: Tri) -> Outcome:
        facts: dict[str, Value] = {
            "notice": notice.id,
            "notice_day": None if day is _NO_DAY else day.isoformat(),
            "remedy_by": notice.remedy_by.isoformat() if notice.remedy_by else None,
            "items": notice.items,
            "creditor": seen.group,
        }
        return Outcome(met=met, facts=facts, counted=(seen.id,))

    def next_to(self, seen: Seen) -> Iterable[Seen]:
        """Yield the contacts that are the first after a notice with or without this one."""
        for notice, day, _ in self._notices:
            if self._about(notice, seen):
                yield from self._following(seen, notice, day)


def _too_early(notice: CreditorNotice, called_in: dt.date) -> Tri:
    """Whether a debt was called in while there was still time to put things right."""
    if notice.remedy_by is None:
        return (f"creditor_notices.{notice.kind.value}.remedy_by",)
    return called_in < notice.remedy_by
