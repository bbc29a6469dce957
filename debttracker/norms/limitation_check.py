"""Demands after the limitation period, as far as the log and the debt tell when it began anew."""

import datetime as dt
from collections.abc import Iterable

from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import ContactPurpose, Direction, Outcome, Person
from debttracker.debts.debt import Debt
from debttracker.debts.limitation import Act, ActKind, Beginning, Course, LimitationRule, acts_of, began
from debttracker.debts.terms import LoanTerms
from debttracker.money.frequency import add_months
from debttracker.norms.condition import Tri
from debttracker.norms.finding import Value
from debttracker.norms.outcome import Outcome as Said
from debttracker.norms.schema import Check, Version
from debttracker.norms.seen import Parties, Seen
from debttracker.norms.series import Index
from debttracker.norms.vocabulary import Note, Verdict

_NOT_REACHED = frozenset(
    {Outcome.NO_ANSWER, Outcome.BUSY, Outcome.NOT_IN_SERVICE, Outcome.MAILBOX_FULL, Outcome.REFUSED}
)
_MONTHS = 12


def demands(contact: Contact) -> Tri:
    """Whether a contact is a demand that reached, or should have reached, the debtor."""
    return (
        contact.direction is Direction.INCOMING
        and contact.purpose is ContactPurpose.COLLECT
        and contact.person in {Person.DEBTOR, None}
        and contact.outcome not in _NOT_REACHED
    )


def demand_acts(parties: Parties, debt: str) -> list[Act]:
    """Return the demands about a debt that reached the debtor, as the contacts of a matter tell."""
    acts = []
    for contact in parties.matter.contacts:
        if demands(contact) is True:
            seen = parties.see(contact)
            if debt in seen.debts and seen.date is not None:
                acts.append(Act(seen.date, ActKind.DEMAND, "contacts", contact.id))
    return acts


class _Clock:
    """The limitation period of one debt, as far as the debt alone tells."""

    def __init__(self, debt: Debt, rule: LimitationRule) -> None:
        months = rule.months
        self.debt = debt
        beginning = began(debt, rule.beginning)
        self.began = beginning and beginning[0]
        self.first_end = None if self.began is None else add_months(self.began, months)
        known = self.first_end or (None if debt.opened is None else add_months(debt.opened, months))
        self.quiet_until = 0 if known is None else known.toordinal()
        """The last day, as an ordinal, on which there is nothing to say of it."""
        by_terms = isinstance(debt.terms, LoanTerms) and rule.beginning is Beginning.LAST_INSTALMENT
        self.missing = ("debt.terms",) if by_terms else ("debt.first_missed_due",)


class TimeBarred:
    """The contact came after the period of one of its debts had ended."""

    def __init__(self, check: Check, version: Version, parties: Parties, index: Index) -> None:
        found = _of_the_place(parties) if check.of_the_place else _own_rule(check, version)
        self._rule = found or LimitationRule("", 0)
        self._unknown_place = found is None
        self._index = index
        self._payments = parties.matter.payments
        self._courses: dict[tuple[str, bool], Course] = {}
        self._doubts = bool(self._rule.doubtful or self._rule.may_revive or self._rule.suit_within_months)
        self._acted_on: dict[str, frozenset[dt.date]] = {}
        self._clocks = {d.id: _Clock(d, self._rule) for d in parties.matter.debts}

    def look(self, seen: Seen) -> Said | None:
        """Judge one contact by the debts it is about; what is not known of them is asked once per lender."""
        if seen.local is None:
            return Said(met=("contact.at",))
        if self._unknown_place:
            return Said(met=("case.region",)) if self._asks(seen) else None
        for name in seen.debts:
            clock = self._clocks.get(name)
            if clock is not None and seen.ordinal > clock.quiet_until:
                said = self._one(seen, clock, seen.local.date())
                if said is not None:
                    return said
        return None

    def _one(self, seen: Seen, clock: _Clock, day: dt.date) -> Said | None:
        if any(e.date <= day for e in clock.debt.judgments):
            return None
        if clock.first_end is None:
            asked = {"debt": clock.debt.id, "creditor": seen.group}
            return Said(met=clock.missing, facts=asked) if self._asks(seen) else None
        ended = self._ended(clock, day)
        if ended is None:
            return None
        facts = _facts(seen, clock, ended, self._rule)
        if self._may_run(clock, day):
            return Said(
                ceiling=Verdict.POSSIBLE, notes=(Note.NEEDS_JUDGEMENT, Note.PERIOD_DEPENDS), facts=facts
            )
        return Said(notes=(Note.NEEDS_JUDGEMENT,), facts=facts)

    def _asks(self, seen: Seen) -> bool:
        """Whether this is the lender's first demand in the log, on which a missing date is asked for."""
        series = self._index.at((seen.group,))
        heads = [e[0] for e in (series.sure, series.unsure) if e] if series else []
        return bool(heads) and min(heads, key=lambda e: e[:3])[2] == seen.id

    def forget(self) -> None:
        """Drop what was worked out from the log; it has changed."""
        self._courses.clear()

    def _ended(self, clock: _Clock, day: dt.date) -> dt.date | None:
        """Return when the period had ended, if it had on a day."""
        if clock.first_end is None or day in self._acted(clock.debt):
            return None
        end = self._course(clock, clock.first_end).end_before(day)
        return end if day > end else None

    def _may_run(self, clock: _Clock, day: dt.date) -> bool:
        """Whether the period still ran, were every act counted of which the sources do not settle it."""
        if clock.first_end is None or not self._doubts:
            return False
        return day <= self._course(clock, clock.first_end, doubtful=True).end_before(day)

    def _acted(self, debt: Debt) -> frozenset[dt.date]:
        """The days on which something of the debt's own may have begun the period anew."""
        if debt.id not in self._acted_on:
            self._acted_on[debt.id] = frozenset(act.on for act in acts_of(debt, self._payments))
        return self._acted_on[debt.id]

    def _course(self, clock: _Clock, first_end: dt.date, *, doubtful: bool = False) -> Course:
        """Work out, act by act, when the period ends: demands restart it only while it runs."""
        key = (clock.debt.id, doubtful)
        course = self._courses.get(key)
        if course is None:
            acts = acts_of(clock.debt, self._payments, self._demands(clock.debt))
            generous_on = dt.date.min if doubtful else None
            course = self._courses[key] = Course(first_end, acts, self._rule, generous_on)
        return course

    def _demands(self, debt: Debt) -> set[Act]:
        """The lender's demands about a debt, one a day."""
        series = self._index.at((debt.creditor,)) if ActKind.DEMAND in self._rule.restarts else None
        if series is None:
            return set()
        days = {e[0] for e in (*series.sure, *series.unsure) if debt.id in e[3].debts}
        return {Act(dt.date.fromordinal(day), ActKind.DEMAND, "contacts") for day in days}

    def changes_from(self, seen: Seen) -> int | None:
        """Return the day, as an ordinal, from which a demand may change what is said of others."""
        clocks = [c for name in seen.debts if (c := self._clocks.get(name)) is not None]
        days = [d for c in clocks if (d := self._change(c, seen)) is not None]
        return min(days) if days else None

    def _change(self, clock: _Clock, seen: Seen) -> int | None:
        day, first_end = seen.date, clock.first_end
        if day is None or first_end is None:
            return None
        courses = [
            self._course(clock, first_end, doubtful=d) for d in ((False, True) if self._doubts else (False,))
        ]
        days = [d for course in courses if (d := _moved_by(course, day)) is not None]
        return min(days, default=None)

    def next_to(self, seen: Seen) -> Iterable[Seen]:
        """Yield the contacts that are the lender's first demand with or without this one."""
        for series in self._index.series_of(seen):
            yield from (entry[3] for entry in (*series.sure[:2], *series.unsure[:2]))


def _moved_by(course: Course, day: dt.date) -> int | None:
    """The day, as an ordinal, from which a demand moves the end of a period; None when it does not."""
    end = course.end_before(day)
    coming = course.next_day(day)
    carries_on = coming is not None and coming <= end
    return None if day > end or carries_on else end.toordinal() + 1


def _own_rule(check: Check, version: Version) -> LimitationRule:
    """The period that a norm on contacts sets itself."""
    asked = {ActKind.DEMAND} if check.demands_restart else set()
    own = {ActKind.PAYMENT, ActKind.ACKNOWLEDGEMENT, ActKind.SUIT}
    # What is paid or acknowledged after the end gives the defence away; a demand or a suit does not.
    revives = frozenset({ActKind.PAYMENT, ActKind.ACKNOWLEDGEMENT})
    return LimitationRule("", version.number("years") * _MONTHS, frozenset(own | asked), revives)


def _of_the_place(parties: Parties) -> LimitationRule | None:
    """The longest of the periods that the money norms of the case's place set; None when they set none."""
    return max(parties.limitation, key=lambda rule: rule.months, default=None)


def _facts(seen: Seen, clock: _Clock, ended: dt.date, rule: LimitationRule) -> dict[str, Value]:
    of_place: dict[str, Value] = {"limitation_norm": rule.norm} if rule.norm else {}
    return {
        **of_place,
        "debt": clock.debt.id,
        "period_began": clock.began.isoformat() if clock.began else None,
        "period_ended": ended.isoformat(),
        "contact_day": seen.date.isoformat() if seen.date else None,
        "creditor": seen.group,
    }
