"""Reads times of day and names of time zones, as people type them."""

import re
from datetime import time
from functools import lru_cache
from zoneinfo import available_timezones

from debttracker.errors import InputError
from debttracker.ui.contact_form.typed import plain

_CLOCK = re.compile(r"([0-9]{1,2})(?:\s*[:点點时時]\s*([0-9]{2})?\s*分?)?")


def parse_clock(text: str) -> time | None:
    """Read a time of day such as `22:00`, `8` or `8点30`; `24:00` is midnight. Empty is not known.

    Raises InputError for anything else.
    """
    typed = plain(text)
    if not typed:
        return None
    hit = _CLOCK.fullmatch(typed)
    hour, minute = (int(hit[1]), int(hit[2] or 0)) if hit and typed.isprintable() else (99, 0)
    if (hour, minute) == (24, 0):
        return time(0)
    if hour > 23 or minute > 59:
        raise InputError('"%(text)s" is not a time of day; write it like 22:00', text=text.strip())
    return time(hour, minute)


def clock_text(clock: time) -> str:
    """Write a time of day so that `parse_clock` reads it back."""
    return f"{clock:%H:%M}"


def parse_zone(text: str) -> str | None:
    """Read the IANA name of a time zone, in any case. Raises InputError for one that does not exist."""
    typed = plain(text).replace(" ", "_")
    if not typed:
        return None
    found = _zones().get(typed)
    if found is None:
        raise InputError('"%(text)s" is not a time zone; write it like Asia/Shanghai', text=text.strip())
    return found


def zone_names() -> list[str]:
    """Return the names of all zones, for completion."""
    return sorted(name for name in _zones().values() if "/" in name)


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}
