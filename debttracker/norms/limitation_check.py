"""Demands after the limitation period, as far as the log and the debt tell when it began anew."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import ContactPurpose, Direction, Outcome, Person
from debttracker.debts.debt import Debt
from debttracker.debts.terms import LoanTerms
from debttracker.money.frequency import add_months, due_dates, parse_frequency
from debttracker.norms.condition import Tri
from debttracker.norms.finding import Value
from debttracker.norms.outcome import Outcome as Said
from debttracker.norms.schema import Check, Version
from debttracker.norms.seen import Parties, Seen
from debttracker.norms.series import Index
from debttracker.norms.vocabulary import Note

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


def _began(debt: Debt) -> dt.date | None:
    """When the period first began: with the last instalment due, else with the default."""
    terms = debt.terms
    if not isinstance(terms, LoanTerms):
        return debt.defaulted_on or debt.first_missed_due
    if terms.schedule:
        return terms.schedule[-1].due
    start = terms.start or terms.first_due
    if terms.periods is None or terms.every is None or start is None:
        return None
    return due_dates(start, terms.first_due, parse_frequency(terms.every), terms.periods)[-1]


def _restarts(debt: Debt) -> Iterator[tuple[dt.date, bool]]:
    """Yield days on which the period began anew, and whether that holds even after it had ended."""
    yield from ((d, True) for d in (debt.last_paid_on, debt.acknowledged_on) if d is not None)
    yield from ((e.date, False) for e in debt.suits)


class _Clock:
    """The limitation period of one debt, as far as the debt alone tells."""

    def __init__(self, debt: Debt, months: int) -> None:
        self.debt = debt
        self.began = _began(debt)
        self.first_end = None if self.began is None else add_months(self.began, months)
        known = self.first_end or (None if debt.opened is None else add_months(debt.opened, months))
        self.quiet_until = 0 if known is None else known.toordinal()
        """The last day, as an ordinal, on which there is nothing to say of it."""
        self.missing = ("debt.terms",) if isinstance(debt.terms, LoanTerms) else ("debt.first_missed_due",)


class TimeBarred:
    """The contact came after the period of one of its debts had ended."""

    def __init__(self, check: Check, version: Version, parties: Parties, index: Index) -> None:
        self._months = version.number("years") * _MONTHS
        self._count_demands = check.demands_restart
        self._index = index
        self._courses: dict[str, tuple[list[dt.date], list[dt.date]]] = {}
        self._clocks = {d.id: _Clock(d, self._months) for d in parties.matter.debts}

    def look(self, seen: Seen) -> Said | None:
        """Judge one contact by the debts it is about; what is not known of them is asked once per lender."""
        if seen.local is None:
            return Said(met=("contact.at",))
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
        return (
            None if ended is None else Said(notes=(Note.NEEDS_JUDGEMENT,), facts=_facts(seen, clock, ended))
        )

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
        if any(event == day for event, _ in _restarts(clock.debt)):
            return None
        days, ends = self._course(clock)
        before = bisect_left(days, day)
        end = ends[before - 1] if before else clock.first_end
        return end if end is not None and day > end else None

    def _course(self, clock: _Clock) -> tuple[list[dt.date], list[dt.date]]:
        """Work out, event by event, when the period ends: demands restart it only while it runs."""
        course = self._courses.get(clock.debt.id)
        if course is None:
            days, ends = [], []
            end = clock.first_end or dt.date.max
            demands_ = ((d, False) for d in self._demand_days(clock.debt))
            for event, revives in sorted({*_restarts(clock.debt), *demands_}):
                if event <= end or revives:
                    end = max(end, add_months(event, self._months))
                days.append(event)
                ends.append(end)
            course = self._courses[clock.debt.id] = (days, ends)
        return course

    def _demand_days(self, debt: Debt) -> set[dt.date]:
        series = self._index.at((debt.creditor,)) if self._count_demands else None
        if series is None:
            return set()
        days = {e[0] for e in (*series.sure, *series.unsure) if debt.id in e[3].debts}
        return {dt.date.fromordinal(day) for day in days}

    def changes_from(self, seen: Seen) -> int | None:
        """Return the day, as an ordinal, from which a demand may change what is said of others."""
        clocks = [c for name in seen.debts if (c := self._clocks.get(name)) is not None]
        days = [d for c in clocks if (d := self._change(c, seen)) is not None]
        return min(days) if days else None

    def _change(self, clock: _Clock, seen: Seen) -> int | None:
        day, first_end = seen.date, clock.first_end
        if day is None or first_end is None:
            return None
        days, ends = self._course(clock)
        at = bisect_left(days, day)
        end = ends[at - 1] if at else first_end
        after = at + 1 if at < len(days) and days[at] == day else at
        carries_on = after < len(days) and days[after] <= end
        return None if day > end or carries_on else end.toordinal() + 1

    def next_to(self, seen: Seen) -> Iterable[Seen]:
        """Yield the contacts that are the lender's first demand with or without this one."""
        for series in self._index.series_of(seen):
            yield from (entry[3] for entry in (*series.sure[:2], *series.unsure[:2]))


def _facts(seen: Seen, clock: _Clock, ended: dt.date) -> dict[str, Value]:
    return {
        "debt": clock.debt.id,
        "period_began": clock.began.isoformat() if clock.began else None,
        "period_ended": ended.isoformat(),
        "contact_day": seen.date.isoformat() if seen.date else None,
        "creditor": seen.group,
    }
