"""The deadlines of a case as a calendar file."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from debttracker.errors import WorldError
from debttracker.exchange import ics
from debttracker.l10n import _, formats
from debttracker.services.deadline_words import deadline_title
from debttracker.services.deadlines import Deadline
from debttracker.services.reminders import Leads

if TYPE_CHECKING:
    from debttracker.services.session import Session

AHEAD = timedelta(days=400)


def save(session: "Session", leads: Leads, target: Path) -> None:
    """Write the deadlines from today on, a year and a month ahead, with alarms.

    Raises WorldError when the file cannot be written.
    """
    today = session.today
    found = with_law(session, today, AHEAD)
    events = [_event(deadline, leads) for deadline in found if not deadline.is_done]
    ics.save(events, session.case.info.name, session.now, target)


def with_law(session: "Session", today: date, ahead: timedelta) -> tuple[Deadline, ...]:
    """Return the deadlines; where norms cannot be read, those that need none."""
    try:
        return session.deadlines(today, today + ahead)
    except WorldError:
        return session.deadlines(today, today + ahead, law=False)


def _event(deadline: Deadline, leads: Leads) -> ics.Event:
    """The amount stands in the note: a title shows on locked screens."""
    note = ""
    if deadline.amount is not None:
        money = formats.money(deadline.amount, deadline.currency)
        note = _("Amount: %(amount)s") % {"amount": money}
    return ics.Event(deadline.key, deadline.on, deadline_title(deadline), note, leads.alarms(deadline))
