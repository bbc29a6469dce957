"""Reads how long a call took, as people type it."""

import re

from debttracker.errors import InputError
from debttracker.ui.contact_form.typed import plain

_LONGEST = 24 * 60 * 60
_CLOCK = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,4}):([0-9]{2})")
_HOURS_AND_MINUTES = re.compile(r"([0-9]{1,2})\s*(?:h|小时|小時|钟头|鐘頭)\s*([0-9]{1,2})")
_PARTS = re.compile(
    r"(?:(?P<hours>[0-9]{1,2})\s*(?:hours|hour|hrs|hr|h|小时|小時|钟头|鐘頭))?\s*"
    r"(?:(?P<minutes>[0-9]{1,4})\s*(?:minutes|minute|mins|min|m|分钟|分鐘|分|'))?\s*"
    r"(?:(?P<seconds>[0-9]{1,5})\s*(?:seconds|second|secs|sec|s|秒钟|秒鐘|秒|\"))?"
)


def parse_span(text: str) -> int | None:
    """Read a length of time in seconds; empty text is not known and gives None.

    A bare figure is minutes; `3:20`, `3 min 20 s`, `45 s`, `1 h 5 min`, `3分20秒`, `半分钟` are taken.
    Raises InputError for what is no length or longer than a day.
    """
    typed = plain(text)
    if not typed:
        return None
    seconds = _seconds(typed)
    if seconds is None:
        raise InputError('"%(text)s" is not a length of time; write it like 3 min or 3:20', text=text.strip())
    if seconds > _LONGEST:
        raise InputError('"%(text)s" is longer than a day', text=text.strip())
    return seconds


def span_text(seconds: int | None) -> str:
    """Write a length so that `parse_span` reads the same back."""
    if seconds is None:
        return ""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02d}"


def _seconds(typed: str) -> int | None:
    if typed in {"半分钟", "半分鐘"}:
        return 30
    if typed.isascii() and typed.isdigit():
        return int(typed) * 60 if len(typed) <= 5 else _LONGEST + 1
    hit = _CLOCK.fullmatch(typed)
    if hit:
        hours, minutes, seconds = (int(part or 0) for part in hit.groups())
        return None if seconds >= 60 or (hit[1] and minutes >= 60) else hours * 3600 + minutes * 60 + seconds
    hit = _HOURS_AND_MINUTES.fullmatch(typed)
    if hit:
        return int(hit[1]) * 3600 + int(hit[2]) * 60
    hit = _PARTS.fullmatch(typed)
    if hit is None or not any(hit.groups()):
        return None
    hours, minutes, seconds = (int(hit[name] or 0) for name in ("hours", "minutes", "seconds"))
    return hours * 3600 + minutes * 60 + seconds
