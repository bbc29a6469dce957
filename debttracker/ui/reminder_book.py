"""What the person wants to be reminded of, kept in the settings by the path of the case file."""

from collections.abc import Callable
from datetime import date, time
from typing import TYPE_CHECKING

from debttracker.services.reminders import Leads, Mark, pruned, window
from debttracker.settings import Settings, keys

if TYPE_CHECKING:
    from debttracker.services.deadlines import Deadline
    from debttracker.services.session import Session

_DONE = "done"


class ReminderBook:
    """Leads and marks of one case file. `save` of the settings is left to the program."""

    def __init__(self, settings: Settings, case: str) -> None:
        self._settings = settings
        self._case = case

    @property
    def leads(self) -> Leads:
        """How many days before a deadline to remind."""
        of_debts = self._settings.get(keys.REMINDER_LEADS).get(self._case, {})
        return Leads(self._settings.get(keys.REMINDER_LEAD), of_debts)

    @property
    def marks(self) -> dict[str, Mark]:
        """What was done or put off; a mark that cannot be read is none."""
        kept = self._settings.get(keys.REMINDER_MARKS).get(self._case, {})
        return {key: mark for key, text in kept.items() if (mark := _mark(text)) is not None}

    def set_usual_lead(self, days: int) -> None:
        """Keep how many days before a deadline to remind where nothing else is said."""
        self._settings.set(keys.REMINDER_LEAD, days)

    def set_lead(self, debt: str, days: int | None) -> None:
        """Keep the days of one debt; None: as for all."""
        of_debts = {d: n for d, n in self.leads.of_debt.items() if d != debt}
        if days is not None:
            of_debts[debt] = days
        self._settings.set(
            keys.REMINDER_LEADS, {**self._settings.get(keys.REMINDER_LEADS), self._case: of_debts}
        )

    def set_mark(self, key: str, mark: Mark, today: date) -> None:
        """Keep what was made of a reminder, and drop marks that no longer matter."""
        marks = pruned({**self.marks, key: mark}, today)
        plain = {k: text for k, m in marks.items() if (text := _text(m))}
        self._settings.set(
            keys.REMINDER_MARKS, {**self._settings.get(keys.REMINDER_MARKS), self._case: plain}
        )


def read_deadlines(settings: Settings) -> "Callable[[Session], tuple[str, date, tuple[Deadline, ...]]]":
    """Return what reads a case's path, its today and its deadlines near enough for reminders."""

    def read(session: "Session") -> "tuple[str, date, tuple[Deadline, ...]]":
        case = session.state().path
        first, last = window(session.today, ReminderBook(settings, case).leads)
        return case, session.today, session.deadlines(first, last)

    return read


def quiet_hours(settings: Settings) -> tuple[time, time] | None:
    """Return the clock times between which no notice is shown, None for none."""
    first, _dash, until = settings.get(keys.QUIET_HOURS).partition("-")
    return (time.fromisoformat(first), time.fromisoformat(until)) if until else None


def is_quiet(now: time, hours: tuple[time, time] | None) -> bool:
    """Return whether a clock time lies in the quiet hours, which may run past midnight."""
    if hours is None:
        return False
    first, until = hours
    return first <= now < until if first <= until else now >= first or now < until


def _mark(text: str) -> Mark | None:
    if text == _DONE:
        return Mark(done=True)
    try:
        return Mark(until=date.fromisoformat(text))
    except ValueError:
        return None


def _text(mark: Mark) -> str:
    if mark.done:
        return _DONE
    return mark.until.isoformat() if mark.until else ""
