"""Texts that must have a form: ids, currencies, zones, places, frequencies, hashes."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from debttracker.errors import InputError
from debttracker.exchange.scalars import Context, Decode, MismatchError, decode_date, decode_text, show
from debttracker.money.amount import is_currency
from debttracker.money.frequency import parse_frequency

_JURISDICTION = re.compile(r"[A-Z]{2}")
_REGION = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3}){1,2}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
FEE_TIMES = ("start", "each", "end")


def decode_id(value: Any, context: Context) -> str:
    """Read an id: any text that is not blank."""
    text = decode_text(value, context)
    if not text.strip():
        raise MismatchError("%(place)s: an id must not be empty")
    return text


def decode_currency(value: Any, _context: Context) -> str:
    """Read an ISO 4217 code."""
    if not isinstance(value, str) or not is_currency(value):
        raise MismatchError(
            "%(place)s: expected a currency code like CNY, found %(found)s", found=show(value)
        )
    return value


def decode_zone(value: Any, _context: Context) -> str:
    """Read the name of an IANA zone."""
    if isinstance(value, str) and value:
        try:
            return ZoneInfo(value).key
        except (KeyError, ValueError, OSError):
            pass
    raise MismatchError(
        "%(place)s: expected a time zone like Asia/Shanghai, found %(found)s", found=show(value)
    )


def decode_jurisdiction(value: Any, _context: Context) -> str:
    """Read an ISO 3166-1 code of two letters."""
    if not isinstance(value, str) or not _JURISDICTION.fullmatch(value):
        raise MismatchError("%(place)s: expected a country code like CN, found %(found)s", found=show(value))
    return value


def decode_region(value: Any, _context: Context) -> str:
    """Read an ISO 3166-2 code, or one of a city below it."""
    if not isinstance(value, str) or not _REGION.fullmatch(value):
        raise MismatchError(
            "%(place)s: expected a part of a country like US-MA, found %(found)s", found=show(value)
        )
    return value


def decode_sha256(value: Any, _context: Context) -> str:
    """Read a SHA-256 in 64 hexadecimal digits; it is kept in small letters."""
    if not isinstance(value, str) or not _SHA256.fullmatch(value.lower()):
        raise MismatchError(
            "%(place)s: expected a SHA-256 of 64 hexadecimal digits, found %(found)s", found=show(value)
        )
    return value.lower()


def decode_frequency(value: Any, _context: Context) -> str:
    """Read how often something falls due."""
    try:
        parse_frequency(value)
    except InputError:
        raise MismatchError(
            '%(place)s: expected a frequency like "1 month", found %(found)s', found=show(value)
        ) from None
    return str(value)


def decode_fee_time(value: Any, context: Context) -> str:
    """Read when a fee is taken."""
    if value in FEE_TIMES:
        return str(value)
    try:
        return decode_date(value, context).isoformat()
    except MismatchError:
        raise MismatchError(
            "%(place)s: expected start, each, end or a date like 2026-03-02; found %(found)s",
            found=show(value),
        ) from None


BY_FIELD: Mapping[str, Decode] = MappingProxyType(
    {
        "id": decode_id,
        "currency": decode_currency,
        "timezone": decode_zone,
        "person_zone": decode_zone,
        "candidate_zones": decode_zone,
        "jurisdiction": decode_jurisdiction,
        "region": decode_region,
        "sha256": decode_sha256,
        "every": decode_frequency,
        "when": decode_fee_time,
    }
)
"""The reader of a text, or of each text of a list, by the field's name in any record."""
