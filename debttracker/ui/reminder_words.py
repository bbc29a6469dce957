"""Reminders in words."""

from collections.abc import Sequence
from datetime import timedelta

from debttracker.l10n import _, formats, ngettext
from debttracker.services.deadline_words import deadline_title
from debttracker.services.reminders import Reminder


def summary(due: Sequence[Reminder]) -> str:
    """Return the nearest reminder in words, and how many more there are; nothing when there is none."""
    if not due:
        return ""
    first = due[0]
    day = formats.day_month_weekday(first.deadline.on)
    fields = {"what": deadline_title(first.deadline), "day": day, "when": when_words(first)}
    text = _("To keep in mind: %(what)s, %(day)s (%(when)s)") % fields
    more = len(due) - 1
    if more:
        text += " · " + ngettext("%(count)s more", "%(count)s more", more) % {"count": more}
    return text


def when_words(reminder: Reminder) -> str:
    """Return how far a deadline is away, or how long ago it passed."""
    on = reminder.deadline.on
    return formats.relative_day(on, on - timedelta(days=reminder.days_away))
