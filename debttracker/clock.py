"""The only place that asks what time it is; everything else is handed a clock."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return the present instant, aware, in UTC."""
    return datetime.now(UTC)


def today(clock: Clock, zone: str) -> date:
    """Return the calendar day at this instant in the IANA zone named."""
    return clock().astimezone(ZoneInfo(zone)).date()
