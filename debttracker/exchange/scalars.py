"""Single values in JSON: amounts as text in major units, rates as text, dates, instants, clock times."""

import base64
import binascii
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from debttracker.errors import InputError, Place
from debttracker.exchange.shape import Kind, Scalar
from debttracker.money.amount import exponent, parse_major, to_major

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"\d\d:\d\d(:\d\d(\.\d{1,6})?)?", re.ASCII)
_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(?P<offset>Z|[+-]\d\d:\d\d(:\d\d)?)?", re.ASCII
)
_PERCENT = re.compile(r"-?\d{1,30}(\.\d{1,30})?", re.ASCII)
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
_SHOWN = 40
_WIDEST_WHOLE = (-(2**63), 2**63 - 1)
_EARLIEST_YEAR, _LATEST_YEAR = 2, 9998
"""Instants of the outermost years do not exist in every zone."""


class MismatchError(InputError):
    """A value is not what was expected there; `steps` grow outwards into the path of the mistake."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message, place="", **values)
        self.steps: list[str] = []

    def within(self, step: str) -> "MismatchError":
        """Note one step outwards, `.key` or `[index]`."""
        self.steps.append(step)
        return self

    def located(self, file: str) -> InputError:
        """Return the error with the file's name and the whole path."""
        path = "".join(reversed(self.steps)).lstrip(".")
        return InputError(self.template, **{**self.values, "place": Place(file, path)})


@dataclass(frozen=True, slots=True)
class Context:
    """What values are read against: the currency of amounts and the zone of bare dates."""

    currency: str
    zone: str = "UTC"


Decode = Callable[[Any, Context], Any]
Encode = Callable[[Any, str], Any]


def show(value: object) -> str:
    """Return a value as JSON for a message, cut short."""
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, dict):
        return "{…}"
    text = str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False, default=repr)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def decode_text(value: Any, _context: Context) -> str:
    """Read a text; NUL and halves of surrogate pairs are refused, since no file can keep them."""
    if not isinstance(value, str):
        raise MismatchError("%(place)s: expected a text, found %(found)s", found=show(value))
    if _UNWRITABLE.search(value):
        raise MismatchError(
            "%(place)s: the text holds a character that cannot be kept (NUL or half a surrogate)"
        )
    return value


def decode_yes_no(value: Any, _context: Context) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise MismatchError("%(place)s: expected true or false, found %(found)s", found=show(value))
    return value


def decode_whole(value: Any, _context: Context, bounds: tuple[int, int] = _WIDEST_WHOLE) -> int:
    """Read a whole number within bounds."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise MismatchError("%(place)s: expected a whole number, found %(found)s", found=show(value))
    least, greatest = bounds
    if not least <= value <= greatest:
        raise MismatchError(
            "%(place)s: expected a whole number from %(least)s to %(greatest)s, found %(found)s",
            least=least,
            greatest=greatest,
            found=show(value),
        )
    return value


def decode_amount(value: Any, context: Context) -> int:
    """Read an amount in major units as minor units of the context's currency."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        if value == 0:
            return 0
        raise MismatchError(
            '%(place)s: write the amount as a text in quotes, like "1234.56"; found the number %(found)s',
            found=show(value),
        )
    if not isinstance(value, str):
        raise MismatchError(
            '%(place)s: expected an amount as a text like "1234.56", found %(found)s', found=show(value)
        )
    try:
        return parse_major(value, context.currency)
    except InputError:
        raise MismatchError(
            '%(place)s: expected an amount like "1234.56" with at most %(places)s decimal places'
            " (%(currency)s), found %(found)s",
            places=exponent(context.currency),
            currency=context.currency,
            found=show(value),
        ) from None


def decode_percent(value: Any, _context: Context) -> Decimal:
    """Read a rate: a text, or a JSON number, which is read exactly."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        rate = Decimal(value)
        if rate.is_finite() and _PERCENT.fullmatch(plain(rate)):
            return rate
    elif isinstance(value, str) and _PERCENT.fullmatch(value):
        return Decimal(value)
    raise MismatchError(
        '%(place)s: expected a rate in percent like "15.4", found %(found)s',
        found=show(value),
    )


def decode_date(value: Any, _context: Context) -> date:
    """Read a date written YYYY-MM-DD."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise MismatchError("%(place)s: expected a date like 2026-03-02, found %(found)s", found=show(value))


def decode_date_or_never(value: Any, context: Context) -> Any:
    """Read a date, or the word `never`."""
    if value == "never":
        return value
    try:
        return decode_date(value, context)
    except MismatchError:
        raise MismatchError(
            '%(place)s: expected a date like 2026-03-02 or "never", found %(found)s', found=show(value)
        ) from None


def decode_time(value: Any, _context: Context) -> time:
    """Read a clock time of a day, HH:MM or HH:MM:SS."""
    if isinstance(value, str) and _TIME.fullmatch(value):
        try:
            return time.fromisoformat(value)
        except ValueError:
            pass
    raise MismatchError("%(place)s: expected a clock time like 13:00, found %(found)s", found=show(value))


def decode_instant(value: Any, _context: Context) -> datetime:
    """Read an instant with its offset; the offset is kept as written."""
    found = _INSTANT.fullmatch(value) if isinstance(value, str) else None
    if found is not None and found["offset"] is None:
        raise MismatchError(
            "%(place)s: expected an instant with its offset from UTC, like 2026-03-02T08:30:00+08:00,"
            " found %(found)s without one",
            found=show(value),
        )
    if found is not None:
        try:
            instant = datetime.fromisoformat(value)
            if _EARLIEST_YEAR <= instant.year <= _LATEST_YEAR:
                return instant
        except ValueError:
            pass
    raise MismatchError(
        "%(place)s: expected an instant like 2026-03-02T08:30:00+08:00, found %(found)s", found=show(value)
    )


def decode_bytes(value: Any, _context: Context) -> bytes:
    """Read bytes written in base64."""
    if isinstance(value, str):
        try:
            return base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError):
            pass
    raise MismatchError("%(place)s: expected bytes in base64, found %(found)s", found=show(value))


def _decode_choice(value: Any, _context: Context, by_value: dict[str, StrEnum], choices: str) -> StrEnum:
    found = by_value.get(value) if isinstance(value, str) else None
    if found is None:
        raise MismatchError(
            "%(place)s: expected one of %(choices)s; found %(found)s", choices=choices, found=show(value)
        )
    return found


def midnight(day: str, zone: str) -> str:
    """Return the first instant of a day in a zone, with its offset; for days written without a time."""
    return datetime.combine(date.fromisoformat(day), time(), ZoneInfo(zone)).isoformat()


def is_bare_date(value: object) -> bool:
    """Whether a value is a valid date without a time."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return False
    try:
        return _EARLIEST_YEAR <= date.fromisoformat(value).year <= _LATEST_YEAR
    except ValueError:
        return False


def plain(rate: Decimal) -> str:
    """Return a rate without an exponent; an absurd one is returned as it is and fits no pattern."""
    return format(rate, "f") if abs(rate.adjusted()) < _SHOWN else str(rate)


def clock_text(value: time) -> str:
    """Return a clock time as HH:MM, with seconds only where it has them."""
    return value.isoformat("auto" if value.second or value.microsecond else "minutes")


_DECODERS: dict[Kind, Decode] = {
    Kind.TEXT: decode_text,
    Kind.YES_NO: decode_yes_no,
    Kind.WHOLE: decode_whole,
    Kind.AMOUNT: decode_amount,
    Kind.PERCENT: decode_percent,
    Kind.DATE: decode_date,
    Kind.DATE_OR_NEVER: decode_date_or_never,
    Kind.TIME: decode_time,
    Kind.INSTANT: decode_instant,
    Kind.BYTES: decode_bytes,
}
_ENCODERS: dict[Kind, Encode] = {
    Kind.CHOICE: lambda value, _currency: value.value,
    Kind.AMOUNT: to_major,
    Kind.PERCENT: lambda value, _currency: plain(value),
    Kind.DATE: lambda value, _currency: value.isoformat(),
    Kind.DATE_OR_NEVER: lambda value, _currency: value if isinstance(value, str) else value.isoformat(),
    Kind.TIME: lambda value, _currency: clock_text(value),
    Kind.INSTANT: lambda value, _currency: value.isoformat(),
    Kind.BYTES: lambda value, _currency: base64.b64encode(value).decode("ascii"),
}


def decoder(shape: Scalar, bounds: tuple[int, int] | None = None) -> Decode:
    """Return the function that reads a value of this shape."""
    if shape.choices is not None:
        by_value = {choice.value: choice for choice in shape.choices}
        return partial(_decode_choice, by_value=by_value, choices=", ".join(by_value))
    if bounds is not None:
        return partial(decode_whole, bounds=bounds)
    return _DECODERS[shape.kind]


def encoder(shape: Scalar) -> Encode | None:
    """Return the function that writes a value of this shape; None when JSON takes it as it is."""
    return _ENCODERS.get(shape.kind)
