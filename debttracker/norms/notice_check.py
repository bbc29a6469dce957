"""Contacts against a notice of the debtor's side, and contacts before a notice of the lender's side."""

import datetime as dt
from collections.abc import Iterable

from debttracker.contacts.contact import Contact
from debttracker.contacts.notice import CreditorNotice, Notice
from debttracker.contacts.vocabulary import CreditorNoticeKind, Person
from debttracker.norms.condition import Tri, all_of, merge
from debttracker.norms.finding import Value
from debttracker.norms.outcome import Outcome
from debttracker.norms.schema import Check, Version
from debttracker.norms.seen import Parties, Seen
from debttracker.norms.series import Index
from debttracker.norms.vocabulary import Note, Verdict

_ONE_OF_A_KIND = frozenset(
    {
        Person.DEBTOR,
        Person.CO_BORROWER,
        Person.GUARANTOR,
        Person.SUPPLEMENTARY_CARDHOLDER,
        Person.SPOUSE,
        Person.EMERGENCY_CONTACT,
        Person.EMPLOYER,
        Person.GUARDIAN,
        Person.EXECUTOR,
        Person.LAWYER,
    }
)
"""Persons of whom there is as a rule one, so that a notice and a contact without names mean the same."""

_SAME = {"debts": "contact.debts", "channel": "notice.channel"}


def _same_person(notice: Notice, contact: Contact) -> tuple[Tri, bool]:
    """Whether a notice came from the person contacted, and whether that is only assumed."""
    if contact.person is None or contact.person is Person.UNKNOWN:
        return ("contact.person",), False
    if notice.person is None or notice.person is Person.UNKNOWN:
        return ("notice.person",), False
    if contact.person_name and notice.person_name:
        same = contact.person_name.strip().casefold() == notice.person_name.strip().casefold()
        return same and notice.person is contact.person, False
    if contact.person is not notice.person:
        return False, False
    sole = contact.person in _ONE_OF_A_KIND and contact.person_name == notice.person_name
    return True, contact.person is not Person.DEBTOR and not sole


class AfterNotice:
    """A contact while a notice of the debtor's side was in force."""

    def __init__(self, check: Check, version: Version, parties: Parties) -> None:
        self._check = check
        self._days = version.number("days") if "days" in version.parameters else None
        self._parties = parties
        kinds = set(check.notices)
        self._notices = tuple(
            (n, parties.group_of(n.to)) for n in parties.matter.notices if n.kind.value in kinds
        )
        self.idle = not self._notices
        """Whether there is no notice that any contact could go against."""

    def look(self, seen: Seen) -> Outcome | None:
        """Judge one contact against every notice of the kinds; the clearest one decides."""
        doubts: list[Outcome] = []
        possible: Outcome | None = None
        for notice, group in self._notices:
            found = self._one(seen, notice, group)
            if found is None:
                continue
            if found.met is True and found.ceiling is None:
                return found
            if found.met is True:
                possible = possible or found
            else:
                doubts.append(found)
        if possible is not None or not doubts:
            return possible
        missing = merge(*(d.met for d in doubts if isinstance(d.met, tuple)))
        return Outcome(met=missing, facts=doubts[0].facts)

    def _one(self, seen: Seen, notice: Notice, group: str | None) -> Outcome | None:
        person: tuple[Tri, bool] = (True, False)
        if "person" in self._check.same:
            person = _same_person(notice, seen.contact)
        in_time, same_day = self._in_time(seen, notice)
        met = all_of(
            (
                self._addressed(seen, notice, group),
                person[0],
                in_time,
                self._written(notice),
                *(self._same(what, seen, notice) for what in self._check.same if what != "person"),
            )
        )
        if met is False:
            return None
        doubtful = same_day or person[1]
        notes = ((Note.SAME_DAY,) if same_day else ()) + ((Note.SAME_PERSON_ASSUMED,) if person[1] else ())
        return Outcome(
            met=met,
            ceiling=Verdict.POSSIBLE if doubtful and met is True else None,
            notes=notes,
            missing=("contact.person_name",) if person[1] and met is True else (),
            facts=self._facts(seen, notice),
        )

    def _facts(self, seen: Seen, notice: Notice) -> dict[str, Value]:
        start = self._start(notice)[0]
        return {
            "notice": notice.id,
            "notice_kind": notice.kind.value,
            "notice_day": start.isoformat() if start else None,
            "contact_day": seen.date.isoformat() if seen.date else None,
            "creditor": seen.group,
        }

    def _addressed(self, seen: Seen, notice: Notice, group: str | None) -> Tri:
        if seen.group is None:
            return ("contact.creditor",)
        if notice.to is None:
            return ("notice.to",)
        if group != seen.group:
            return False
        if self._check.lender_group:
            return True
        to_collector = notice.to in self._parties.collectors
        return notice.to == seen.unit if to_collector else seen.unit == seen.group

    def _start(self, notice: Notice) -> tuple[dt.date | None, Tri]:
        """The day from which a notice binds; where the day is not known, what would tell it."""
        if notice.received_on is not None:
            return notice.received_on, True
        if self._check.on_receipt and notice.in_writing is not False:
            return notice.sent_on, ("notice.received_on",)
        return notice.sent_on, True if notice.sent_on is not None else ("notice.sent_on",)

    def _in_time(self, seen: Seen, notice: Notice) -> tuple[Tri, bool]:
        day = seen.date
        if day is None:
            return ("contact.at",), False
        start, known = self._start(notice)
        begins = notice.from_ or start
        last = notice.until
        if self._days is not None and start is not None:
            end = start + dt.timedelta(days=self._days)
            last = end if last is None else min(last, end)
        if begins is not None and day < begins:
            return False, False
        if (last is not None and day > last) or (notice.withdrawn_on and day > notice.withdrawn_on):
            return False, False
        at_edge = (day == start and notice.from_ is None) or day == notice.withdrawn_on
        return known, at_edge

    def _written(self, notice: Notice) -> Tri:
        if not self._check.in_writing:
            return True
        return ("notice.in_writing",) if notice.in_writing is None else notice.in_writing

    @staticmethod
    def _same(what: str, seen: Seen, notice: Notice) -> Tri:
        if what == "debts":
            if not notice.debts:
                return True
            if not set(notice.debts) & set(seen.debts):
                return False if seen.debts else (_SAME[what],)
            return True if seen.debts_named or set(seen.debts) <= set(notice.debts) else (_SAME[what],)
        if what == "channel":
            if notice.channel is None:
                return (_SAME[what],)
            return (
                ("contact.channel",)
                if seen.contact.channel is None
                else notice.channel is seen.contact.channel
            )
        if notice.window is None:
            return ("notice.window",)
        if seen.clock is None:
            return ("contact.at",)
        first, last = notice.window.from_, notice.window.until
        clock = seen.clock
        return first <= clock < last if first < last else clock >= first or clock < last


class NoticeMissing:
    """A contact that a notice of the lender's side should have preceded."""

    def __init__(self, check: Check, version: Version, parties: Parties, firsts: Index) -> None:
        self._check = check
        self._days = version.number("days") if "days" in version.parameters else None
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
