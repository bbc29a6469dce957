"""Single values to and from the cells of a row: instants in UTC beside their offset, rates as text."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from functools import cache
from typing import Any

from debttracker.exchange.scalars import plain
from debttracker.exchange.shape import Kind, Scalar

ToCell = Callable[[Any], Any]
FromCell = Callable[[Any], Any]
Instant = tuple[str | None, int | None]


def instant_cells(value: datetime | None) -> Instant:
    """Return the two cells of an instant: UTC text to the microsecond, and the offset in seconds.

    A naive instant is a defect and raises ValueError.
    """
    if value is None:
        return None, None
    offset = value.utcoffset()
    if offset is None:
        raise ValueError("an instant without an offset")
    utc = value.astimezone(UTC).replace(tzinfo=None)
    return f"{utc.isoformat(timespec='microseconds')}Z", round(offset.total_seconds())


def instant_from(text: str, offset: int) -> datetime:
    """Return the instant of two cells, at the offset that it was entered with."""
    utc = datetime.fromisoformat(text)
    return utc.astimezone(_zone(offset)) if offset else utc


@cache
def _zone(offset: int) -> timezone:
    return timezone(timedelta(seconds=offset))


def to_cell(shape: Scalar) -> ToCell | None:
    """Return what turns a value into a cell; None when it is one. Instants have two: see `instant_cells`."""
    return _TO.get(shape.kind)


def from_cell(shape: Scalar) -> FromCell | None:
    """Return what turns a cell into a value; None when it is one."""
    if shape.choices is not None:
        return {choice.value: choice for choice in shape.choices}.__getitem__
    return _FROM.get(shape.kind)


def _date_or_never(cell: str) -> date | str:
    return cell if cell == "never" else date.fromisoformat(cell)


_TO: dict[Kind, ToCell] = {
    Kind.CHOICE: lambda value: value.value,
    Kind.YES_NO: int,
    Kind.PERCENT: plain,
    Kind.DATE: date.isoformat,
    Kind.DATE_OR_NEVER: lambda value: value if isinstance(value, str) else value.isoformat(),
    Kind.TIME: lambda value: value.isoformat("microseconds"),
}
_FROM: dict[Kind, FromCell] = {
    Kind.YES_NO: (False, True).__getitem__,
    Kind.PERCENT: Decimal,
    Kind.DATE: date.fromisoformat,
    Kind.DATE_OR_NEVER: _date_or_never,
    Kind.TIME: time.fromisoformat,
}
