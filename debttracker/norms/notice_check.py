"""Contacts before a notice that the lender's side owed, or after a faulty one."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice

from debttracker.contacts.notice import CreditorNotice
from debttracker.contacts.vocabulary import CreditorNoticeKind
from debttracker.debts.business_days import after_business_days
from debttracker.norms.condition import Tri, any_of, merge
from debttracker.norms.finding import Value
from debttracker.norms.outcome import Outcome
from debttracker.norms.schema import Check, Version
from debttracker.norms.seen import Parties, Seen
from debttracker.norms.series import Entry, Index
from debttracker.norms.vocabulary import Note, Verdict


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
        limit = seen.date
        if self._days is not None and first.date is not None:
            limit = first.date + dt.timedelta(days=self._days)
        parts = [self._state(n, limit) for n in self._that_fit(seen)]
        parts += self._announcement(seen, limit)
        return self._outcome(seen, parts)

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


class NoticeFlawed:
    """The first contact on or after the day of a notice that lacks something or leaves too little time."""

    def __init__(self, check: Check, version: Version, parties: Parties, contacts: Index) -> None:
        self._check = check
        self._days = version.number("days") if "days" in version.parameters else None
        self._parties = parties
        self._contacts = contacts
        kinds = set(check.notices)
        self._notices = tuple(
            (notice, day)
            for notice in parties.matter.creditor_notices
            if notice.kind.value in kinds
            and not notice.never
            and (day := notice.received_on or notice.sent_on) is not None
        )
        self.idle = not self._notices
        """Whether no notice of the kinds came."""

    def look(self, seen: Seen) -> Outcome | None:
        """Judge one contact by the notices that it is the first to follow."""
        doubt: Outcome | None = None
        for notice, day in self._notices:
            if not self._about(notice, seen) or self._following(seen, notice, day)[:1] != [seen]:
                continue
            flaw = self._flaw(notice, day)
            if flaw is True:
                return self._outcome(seen, notice, day, True)
            if flaw is not False:
                doubt = doubt or self._outcome(seen, notice, day, flaw)
        return doubt

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
        field = f"creditor_notices.{notice.kind.value}"
        parts: list[Tri] = []
        if self._check.lacks:
            items = notice.items
            parts.append((f"{field}.items",) if items is None else not set(self._check.lacks) <= set(items))
        if self._days is not None:
            by = notice.remedy_by
            parts.append((f"{field}.remedy_by",) if by is None else (by - day).days < self._days)
        return any_of(parts)

    def _outcome(self, seen: Seen, notice: CreditorNotice, day: dt.date, met: Tri) -> Outcome:
        facts: dict[str, Value] = {
            "notice": notice.id,
            "notice_day": day.isoformat(),
            "remedy_by": notice.remedy_by.isoformat() if notice.remedy_by else None,
            "items": notice.items,
            "creditor": seen.group,
        }
        return Outcome(met=met, facts=facts, counted=(seen.id,))

    def next_to(self, seen: Seen) -> Iterable[Seen]:
        """Yield the contacts that are the first after a notice with or without this one."""
        for notice, day in self._notices:
            if self._about(notice, seen):
                yield from self._following(seen, notice, day)
