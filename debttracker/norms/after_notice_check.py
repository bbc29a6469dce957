"""Contacts against a notice of the debtor's side."""

import datetime as dt

from debttracker.contacts.contact import Contact
from debttracker.contacts.notice import Notice
from debttracker.contacts.vocabulary import Channel, CreditorNoticeKind, NoticeKind, Person
from debttracker.debts.business_days import after_business_days
from debttracker.money.frequency import add_months
from debttracker.norms import validation_period
from debttracker.norms.condition import Tri, all_of, both, merge
from debttracker.norms.finding import Value
from debttracker.norms.outcome import Outcome
from debttracker.norms.schema import Check, Version
from debttracker.norms.seen import Parties, Seen
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


class _Terms:
    """How long a notice binds, as the parameters of a norm say."""

    def __init__(self, version: Version, parties: Parties) -> None:
        def number(name: str) -> int | None:
            return version.number(name) if name in version.parameters else None

        self._days, self._months = number("days"), number("months")
        self._extended = number("extended_months")
        self._oral, self._edge = number("oral_days"), number("edge_days") or 0
        self._binds_after = number("binds_after_business_days")
        self._waits = number("binds_after_days")
        self._place = parties.matter.jurisdiction

    def lasts(self, notice: Notice, start: dt.date | None, day: dt.date) -> tuple[Tri, bool]:
        """Whether a notice that began on a day binds on another; and whether that lies close to its end."""
        if start is not None and self._binds_after is not None:
            free = after_business_days(start, self._binds_after, self._place)
            if free is None:
                return ("contact.at",), False
            if day <= free:
                return False, False
        if start is not None and self._waits is not None and day <= start + dt.timedelta(days=self._waits):
            return False, False
        last = self._last(notice, start)
        if last is not None and self._edge and notice.until is None and abs((day - last).days) <= self._edge:
            return True, True
        last = notice.until if last is None or (notice.until and notice.until < last) else last
        if last is not None and day > last:
            return False, False
        return self._spoken(notice, start, day), False

    def _last(self, notice: Notice, start: dt.date | None) -> dt.date | None:
        begin = notice.from_ or start
        if self._days is not None and begin is not None and notice.until is None:
            return begin + dt.timedelta(days=self._days - 1)
        if start is None:
            return None
        if self._extended is not None and notice.until is not None:
            return add_months(start, self._extended)
        if self._months is not None:
            return add_months(start, self._months)
        return None

    def _spoken(self, notice: Notice, start: dt.date | None, day: dt.date) -> Tri:
        """An oral notice may hold for so many days only."""
        if self._oral is None or notice.in_writing is True or start is None:
            return True
        if day <= start + dt.timedelta(days=self._oral):
            return True
        return ("notice.in_writing",) if notice.in_writing is None else False


class AfterNotice:
    """A contact while a notice of the debtor's side was in force."""

    def __init__(self, check: Check, version: Version, parties: Parties) -> None:
        self._check = check
        self._terms = _Terms(version, parties)
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
        in_time, doubt = self._in_time(seen, notice)
        met = all_of(
            (
                self._addressed(seen, notice, group),
                person[0],
                in_time,
                self._written(notice),
                self._validated(notice),
                *(self._same(what, seen, notice) for what in self._check.same if what != "person"),
            )
        )
        if met is False:
            return None
        doubtful = doubt is not None or person[1]
        notes = ((doubt,) if doubt else ()) + ((Note.SAME_PERSON_ASSUMED,) if person[1] else ())
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

    def _in_time(self, seen: Seen, notice: Notice) -> tuple[Tri, Note | None]:
        """Whether the contact came while the notice bound, and what is doubtful of it."""
        day = seen.date
        if day is None:
            return ("contact.at",), None
        start, known = self._start(notice)
        begins = notice.from_ or start
        if begins is not None and day < begins:
            return False, None
        if notice.withdrawn_on and day > notice.withdrawn_on:
            return False, None
        answered = notice.answered_on if self._check.until_answered else None
        if answered is not None and day > answered:
            return False, None
        lasting, edge = self._terms.lasts(notice, start, day)
        if lasting is False:
            return False, None
        at_edge = (day == start and notice.from_ is None) or day in {notice.withdrawn_on, answered}
        doubt = Note.SAME_DAY if at_edge else Note.EDGE_OF_PERIOD if edge else None
        return both(known, lasting), doubt

    def _written(self, notice: Notice) -> Tri:
        if not self._check.in_writing:
            return True
        return ("notice.in_writing",) if notice.in_writing is None else notice.in_writing

    def _validated(self, notice: Notice) -> Tri:
        """Whether a notice came in the time that a validation notice gives to dispute the debt."""
        if not self._check.within_validation:
            return True
        given = [
            n
            for n in self._parties.matter.creditor_notices
            if n.kind is CreditorNoticeKind.VALIDATION
            and (not n.debts or not notice.debts or set(n.debts) & set(notice.debts))
        ]
        if not given:
            return ("creditor_notices.validation",)
        if any(n.never for n in given):
            return True  # the time has not begun to run
        ends = [validation_period.last_day(n.sent_on, n.received_on) for n in given if not n.returned]
        known = [end for end in ends if end is not None]
        came = notice.received_on
        if not known or len(known) < len(ends):
            return ("creditor_notices.validation.sent_on",)
        return ("notice.received_on",) if came is None else came <= max(known)

    def _same(self, what: str, seen: Seen, notice: Notice) -> Tri:
        if what == "debts":
            return _same_debts(seen, notice)
        if what == "channel":
            return _same_channel(seen.contact, notice)
        if notice.window is None:
            all_day = self._check.whole_day_without_window and notice.until is not None
            return True if all_day else ("notice.window",)
        if seen.clock is None:
            return ("contact.at",)
        first, last = notice.window.from_, notice.window.until
        clock = seen.clock
        return first <= clock < last if first < last else clock >= first or clock < last


def _same_debts(seen: Seen, notice: Notice) -> Tri:
    if not notice.debts:
        return True
    if not set(notice.debts) & set(seen.debts):
        return False if seen.debts else ("contact.debts",)
    return True if seen.debts_named or set(seen.debts) <= set(notice.debts) else ("contact.debts",)


def _same_channel(contact: Contact, notice: Notice) -> Tri:
    """Whether a notice speaks of the way a contact was made; some speak of all, or of all but letters."""
    if notice.kind is NoticeKind.STOP_CONTACT:
        return True
    if notice.kind is not NoticeKind.LETTERS_ONLY and notice.channel is None:
        return ("notice.channel",)
    if contact.channel is None:
        return ("contact.channel",)
    if notice.kind is NoticeKind.LETTERS_ONLY:
        return contact.channel is not Channel.LETTER
    return notice.channel is contact.channel
