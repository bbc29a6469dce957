"""Amounts of money: integer minor units, never a float.

An amount is an `int` of the currency's minor unit (ISO 4217 exponent): 123456 is 1,234.56 CNY.
Rates and intermediate products are `Decimal`; they become amounts only through an explicit rounding.
"""

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Annotated

from debttracker.errors import InputError

Minor = Annotated[int, "minor units"]
"""An amount in minor units of a currency that is known from beside it."""

Percent = Annotated[Decimal, "percent"]
"""A rate in percent, a year unless the name says otherwise."""

_EXPONENTS = dict.fromkeys(("JPY", "KRW", "VND", "CLP", "ISK"), 0) | dict.fromkeys(
    ("KWD", "BHD", "OMR", "JOD", "TND"), 3
)
_CURRENCY = re.compile(r"[A-Z]{3}")
_MAJOR = re.compile(r"-?\d{1,15}(\.\d+)?", re.ASCII)
_ONE = Decimal(1)
LARGEST = 10**17
"""Amounts beyond this many minor units are refused as input: they are typing mistakes."""

_MOST, _LEAST = Decimal(LARGEST), Decimal(-LARGEST)


def exponent(currency: str) -> int:
    """Return the number of decimal places of a currency code (ISO 4217); 2 unless listed otherwise."""
    return _EXPONENTS.get(currency, 2)


def is_currency(code: str) -> bool:
    """Return whether `code` has the form of an ISO 4217 code."""
    return _CURRENCY.fullmatch(code) is not None


def parse_major(text: str, currency: str) -> Minor:
    """Read a plain decimal string in major units ("1234.56") as minor units.

    Raises InputError when the text is no such number or has more places than the currency has.
    """
    if not isinstance(text, str) or not _MAJOR.fullmatch(text):
        raise InputError('%(text)r is not an amount; write it like "1234.56"', text=text)
    value = Decimal(text).scaleb(exponent(currency))
    if value != value.to_integral_value():
        raise InputError(
            "%(text)r has more decimal places than %(currency)s has", text=text, currency=currency
        )
    minor = int(value)
    if abs(minor) > LARGEST:
        raise InputError("%(text)r is too large for an amount", text=text)
    return minor


def to_major(minor: Minor, currency: str) -> str:
    """Write minor units as a plain decimal string in major units ("1234.56")."""
    return str(to_decimal(minor, currency))


def to_decimal(minor: Minor, currency: str) -> Decimal:
    """Return minor units as an exact Decimal in major units with the currency's places."""
    return Decimal(minor).scaleb(-exponent(currency))


def half_up(value: Decimal) -> Minor:
    """Round a Decimal of minor units to the nearest whole one, halves away from zero."""
    return int(value.quantize(_ONE, ROUND_HALF_UP))


def half_up_quotient(numerator: int, denominator: int) -> Minor:
    """Round an exact quotient of minor units half up, halves away from zero; the denominator is above 0."""
    if numerator < 0:
        return -half_up_quotient(-numerator, denominator)
    return (2 * numerator + denominator) // (2 * denominator)


def half_up_within(value: Decimal) -> Minor:
    """Round half up, but never beyond the largest amount: absurd terms must not stop a calculation."""
    if _LEAST <= value <= _MOST:
        return int(value.quantize(_ONE, ROUND_HALF_UP))
    return LARGEST if value > 0 else -LARGEST


def round_up(value: Decimal) -> Minor:
    """Round a Decimal of minor units up to the next whole one."""
    return int(value.quantize(_ONE, ROUND_CEILING))


def round_down(value: Decimal) -> Minor:
    """Round a Decimal of minor units down to the next whole one."""
    return int(value.quantize(_ONE, ROUND_FLOOR))


def percent_of(amount: Minor, percent: Decimal) -> Decimal:
    """Return `percent` per cent of an amount, unrounded, in minor units."""
    return percent * amount / 100
