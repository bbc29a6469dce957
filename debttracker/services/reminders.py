"""What to be reminded of on a day: deadlines that are near, less what was done or put off.

Leads and marks are the program user's own and lie in the settings, not in the case; when they are lost, a
reminder is shown once too often and never too seldom.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum, auto
from types import MappingProxyType

from debttracker.services.deadlines import Deadline, DeadlineKind

DEFAULT_LEAD = 3
"""Days before a deadline, where the person has not said otherwise."""
LONG_LEAD = 30
"""Days before the end of a limitation period or of a protection: what has to be done takes longer."""
KEPT_DAYS = 7
"""So long a deadline that passed stays among the reminders."""
_SLOW = frozenset({DeadlineKind.LIMITATION, DeadlineKind.NOTICE_ENDS})
_NO_LEADS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Leads:
    """How many days before a deadline to remind: for all, and for single debts by their id."""

    usual: int = DEFAULT_LEAD
    of_debt: Mapping[str, int] = field(default_factory=lambda: _NO_LEADS)

    def days(self, deadline: Deadline) -> int:
        """Return the days before one deadline."""
        own = self.of_debt.get(deadline.debt or "")
        if own is not None:
            return own
        return max(self.usual, LONG_LEAD) if deadline.kind in _SLOW else self.usual

    def alarms(self, deadline: Deadline) -> tuple[int, ...]:
        """Return the days before a deadline on which a calendar rings: the lead, and the day before."""
        lead = self.days(deadline)
        return (lead, 1) if lead > 1 else (lead,)


@dataclass(frozen=True, slots=True)
class Mark:
    """What the person made of a reminder: done, or put off until a day."""

    done: bool = False
    until: date | None = None


class ReminderState(StrEnum):
    """How a deadline stands among the reminders: now, later by its lead, put off, or done."""

    NOW = auto()
    AHEAD = auto()
    PUT_OFF = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class Reminder:
    """A deadline, how many days it is away (negative once it passed), and how it stands.

    `until` is the day on which it comes up again, for one that is put off or still ahead.
    """

    deadline: Deadline
    days_away: int
    state: ReminderState
    until: date | None = None


def reminders(
    deadlines: Iterable[Deadline], on: date, leads: Leads, marks: Mapping[str, Mark]
) -> tuple[Reminder, ...]:
    """Return how each open deadline stands on a day, the nearest first; what is paid is left out."""
    found = [
        _reminder(deadline, on, leads, marks.get(deadline.key, Mark()))
        for deadline in deadlines
        if not deadline.is_done and (deadline.on - on).days >= -KEPT_DAYS
    ]
    return tuple(sorted(found, key=lambda r: (r.days_away, r.deadline.key)))


def due_now(found: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """Return those of which to remind now."""
    return tuple(reminder for reminder in found if reminder.state is ReminderState.NOW)


def _reminder(deadline: Deadline, on: date, leads: Leads, mark: Mark) -> Reminder:
    days = (deadline.on - on).days
    if mark.done:
        return Reminder(deadline, days, ReminderState.DONE)
    if mark.until is not None and on < mark.until:
        return Reminder(deadline, days, ReminderState.PUT_OFF, mark.until)
    lead = leads.days(deadline)
    if days > lead:
        return Reminder(deadline, days, ReminderState.AHEAD, deadline.on - timedelta(days=lead))
    return Reminder(deadline, days, ReminderState.NOW)


def pruned(marks: Mapping[str, Mark], on: date) -> dict[str, Mark]:
    """Return the marks that may still matter: those of deadlines that lie too far back are dropped."""
    oldest = (on - timedelta(days=2 * KEPT_DAYS)).isoformat()
    return {key: mark for key, mark in marks.items() if key.rpartition(" ")[2] >= oldest}


def window(on: date, leads: Leads) -> tuple[date, date]:
    """Return the first and last day whose deadlines may give a reminder on a day."""
    longest = max((leads.usual, LONG_LEAD, *leads.of_debt.values()))
    return on - timedelta(days=KEPT_DAYS), on + timedelta(days=longest)
