"""Days to keep in mind as a calendar file (RFC 5545), for the calendar of a phone or another program.

Each is an event of a whole day with an alarm; to-dos are ignored by most phones. An event keeps its UID, so
that a file imported again replaces what was there instead of doubling it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from debttracker.exchange.atomic import replace_file

if TYPE_CHECKING:
    from icalendar import Alarm as IcalAlarm
    from icalendar import Event as IcalEvent

_MAKER = "-//debttracker//debttracker//EN"
_MORNING = 9
"""An alarm rings at nine in the morning of its day: a whole day begins at midnight."""


@dataclass(frozen=True, slots=True)
class Event:
    """One day: `key` tells it from all others, `alarm_days` are days before it on which to remind."""

    key: str
    on: date
    title: str
    note: str = ""
    alarm_days: tuple[int, ...] = ()


def save(events: Iterable[Event], name: str, made_at: datetime, target: Path) -> None:
    """Write a calendar file; one that is there is replaced only when the new one is whole.

    `made_at` is the aware instant of writing. Raises WorldError when the file cannot be written.
    """
    replace_file(target, dumps(events, name, made_at))


def dumps(events: Iterable[Event], name: str, made_at: datetime) -> bytes:
    """Return the calendar file; the same events and instant give the same bytes."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(_component(event, name, made_at.astimezone(UTC).replace(microsecond=0)))
    return bytes(calendar.to_ical())


def _component(event: Event, name: str, made_at: datetime) -> "IcalEvent":
    from icalendar import Event as IcalEvent

    made = IcalEvent()
    made.add("uid", sha256(f"{name} {event.key}".encode()).hexdigest()[:32] + "@debttracker")
    made.add("dtstamp", made_at)
    made.add("dtstart", event.on)
    made.add("dtend", event.on + timedelta(days=1))
    made.add("summary", event.title)
    if event.note:
        made.add("description", event.note)
    made.add("transp", "TRANSPARENT")
    for days in event.alarm_days:
        made.add_component(_alarm(event.title, days))
    return made


def _alarm(title: str, days: int) -> "IcalAlarm":
    from icalendar import Alarm as IcalAlarm

    alarm = IcalAlarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(hours=_MORNING) - timedelta(days=days))
    return alarm
