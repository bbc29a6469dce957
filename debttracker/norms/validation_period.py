"""The time in which a debt can be disputed after the validation notice of United States law."""

import datetime as dt
from functools import cache

_RECEIPT = 5
"""Days after sending, without weekends and legal public holidays, when a notice counts as received."""
_DISPUTE = 30
_SATURDAY = 5
_DAY = dt.timedelta(days=1)


def assumed_receipt(sent: dt.date) -> dt.date:
    """Return the day on which a notice counts as received (12 CFR 1006.34(b)(5)).

    Holidays are the days that 5 USC 6103(a) names; whether the day off instead of one on a weekend counts is
    not settled, so it does not.
    """
    day, left = sent, _RECEIPT
    while left:
        day += _DAY
        left -= day.weekday() < _SATURDAY and day not in _named_holidays(day.year)
    return day


def last_day(sent: dt.date | None, received: dt.date | None) -> dt.date | None:
    """Return the last day of the period, 30 days after receipt, known or assumed; it moves off no weekend."""
    begin = received or (assumed_receipt(sent) if sent is not None else None)
    return None if begin is None else begin + dt.timedelta(days=_DISPUTE)


@cache
def _named_holidays(year: int) -> frozenset[dt.date]:
    from holidays import country_holidays

    return frozenset(country_holidays("US", years=year, expand=False, observed=False))
