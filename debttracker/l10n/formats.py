"""Dates, times, amounts and numbers as the person's language writes them.

Babel does the writing and is imported at the first call. A negative figure has a real minus sign (U+2212).
Instants are written in the zone they carry: turn them into the wanted zone first. Naive ones are refused.
"""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from debttracker.l10n.catalog import gettext as _
from debttracker.l10n.catalog import language, ngettext
from debttracker.l10n.locales import babel_locale
from debttracker.l10n.parsing import parse_amount, parse_date, parse_percent
from debttracker.l10n.styles import styles
from debttracker.money.amount import Minor, exponent, to_decimal

if TYPE_CHECKING:
    from collections.abc import Sequence


__all__ = [
    "MINUS",
    "amount",
    "clock_time",
    "currency_name",
    "currency_symbol",
    "date_long",
    "date_short",
    "datetime_short",
    "day_month",
    "day_month_weekday",
    "days",
    "duration",
    "listing",
    "money",
    "money_whole",
    "month_short",
    "month_title",
    "number",
    "parse_amount",
    "parse_date",
    "parse_percent",
    "percent",
    "relative_day",
    "time_short",
    "weekday",
    "weekday_name",
]

MINUS = "\N{MINUS SIGN}"
_PERCENT_PLACES = 4
_SYMBOLS = {"CNY": "¥", "JPY": "JP¥"}
"""Symbols that do not follow the language: in a debtor's papers ¥ is the renminbi, in every language."""
_PLAIN_SPACE = str.maketrans({"\u202f": "\u00a0", "\u2009": "\u00a0"})


def _signed(text: str) -> str:
    return text.replace("-", MINUS)


def money(minor: Minor, currency: str) -> str:
    """Write an amount with its currency's symbol: `¥1,234.50`, `−¥0.05`."""
    from babel.numbers import format_currency

    standard = babel_locale().currency_formats["standard"].pattern
    value = to_decimal(abs(minor), currency)
    text = format_currency(
        value,
        currency,
        _pattern(standard.replace("0.00", _places(currency)), currency),
        locale=babel_locale(),
        currency_digits=False,
    )
    return MINUS + text if minor < 0 else text


def amount(minor: Minor, currency: str) -> str:
    """Write an amount without a symbol, as in a field or a column whose head names the currency."""
    from babel.numbers import format_decimal

    pattern = _grouped("#,##" + _places(currency))
    text = format_decimal(to_decimal(abs(minor), currency), pattern, locale=babel_locale())
    return MINUS + text if minor < 0 else text


def money_whole(minor: Minor, currency: str) -> str:
    """Write an amount in whole major units, for a chart's axis: `¥20,000`; decimals that are not 0 stay."""
    if minor % 10 ** exponent(currency):
        return money(minor, currency)
    from babel.numbers import format_currency

    pattern = _pattern(babel_locale().currency_formats["standard"].pattern.replace("0.00", "0"), currency)
    value = to_decimal(abs(minor), currency)
    text = format_currency(value, currency, pattern, locale=babel_locale(), currency_digits=False)
    return MINUS + text if minor < 0 else text


def _pattern(pattern: str, currency: str) -> str:
    symbol = _SYMBOLS.get(currency)
    pattern = _grouped(pattern)
    return pattern.replace("\u00a4", symbol) if symbol else pattern


def _grouped(pattern: str) -> str:
    """Leave the separators of thousands out of a pattern where the person wants none."""
    return pattern if styles().grouped else pattern.replace("#,##0", "0")


def _places(currency: str) -> str:
    places = exponent(currency)
    return "0." + "0" * places if places else "0"


def currency_symbol(currency: str) -> str:
    """Return the symbol of a currency in the language spoken now: `¥`, `NT$`."""
    from babel.numbers import get_currency_symbol

    return _SYMBOLS.get(currency) or get_currency_symbol(currency, locale=babel_locale())


def currency_name(currency: str) -> str:
    """Return the name of a currency in the language spoken now."""
    from babel.numbers import get_currency_name

    return get_currency_name(currency, locale=babel_locale())


def number(value: int | Decimal) -> str:
    """Write a number with its thousands grouped and all its decimals."""
    from babel.numbers import format_decimal

    return _signed(
        format_decimal(
            Decimal(value),
            locale=babel_locale(),
            decimal_quantization=False,
            group_separator=styles().grouped,
        )
    )


def percent(value: Decimal | str | int, places: int | None = None) -> str:
    """Write a rate given in percent: `percent("18.25")` is `18.25%`.

    Without `places` up to four decimals are written, as many as there are; with it just so many.
    """
    from babel.numbers import format_percent

    given = Decimal(value)
    wanted = _PERCENT_PLACES if places is None else places
    rounded = given.quantize(Decimal(1).scaleb(-wanted), rounding=ROUND_HALF_UP)
    decimals = "#" * wanted if places is None else "0" * wanted
    pattern = _grouped("#,##0." + decimals + "%" if wanted else "#,##0%")
    text = format_percent(abs(rounded).scaleb(-2), pattern, locale=babel_locale(), decimal_quantization=False)
    return MINUS + text if rounded < 0 else text


def date_short(day: date) -> str:
    """Write a date for a table: `2026/11/23`, `Nov 23, 2026`, or `2026-11-23` where that is wanted."""
    if styles().iso_dates:
        return _day(day).isoformat()
    from babel.dates import format_date

    width = "medium" if language() == "en" else "short"
    return _spaced(format_date(_day(day), width, locale=babel_locale()))


def date_long(day: date) -> str:
    """Write a date in full with its weekday, for a heading or a sentence."""
    from babel.dates import format_date

    return _spaced(format_date(_day(day), "full", locale=babel_locale()))


def day_month(day: date) -> str:
    """Write a day without its year: `11月23日`, `Nov 23`."""
    return _skeleton("MMMd", day)


def day_month_weekday(day: date) -> str:
    """Write a day without its year and with its weekday: `11月23日周一`, `Mon, Nov 23`."""
    return _skeleton("MMMEd", day)


def month_title(day: date) -> str:
    """Write the month of a date: `2026年11月`, `November 2026`."""
    return _skeleton("yMMMM", day)


def month_short(day: date) -> str:
    """Write the month of a date for an axis: `2026年11月`, `Nov 2026`."""
    return _skeleton("yMMM", day)


def weekday(day: date) -> str:
    """Write the weekday of a date in short: `周一`, `Mon`."""
    return weekday_name(day.weekday())


def weekday_name(number: int, *, long: bool = False) -> str:
    """Write a weekday by its number, Monday being 0."""
    from babel.dates import get_day_names

    names = get_day_names("wide" if long else "abbreviated", "stand-alone", locale=babel_locale())
    return str(names[number])


def time_short(at: datetime) -> str:
    """Write the time of an aware instant in its own zone: `15:05`, `3:05 PM`."""
    from babel.dates import format_time

    return _spaced(format_time(_aware(at).timetz(), "short", locale=babel_locale()))


def clock_time(minutes: int) -> str:
    """Write minutes after midnight on the 24-hour clock: `08:00`, `24:00`; for axes and hours of a norm."""
    hours, rest = divmod(minutes, 60)
    return f"{hours:02d}:{rest:02d}"


def datetime_short(at: datetime) -> str:
    """Write date and time of an aware instant in its own zone, for a table."""
    return f"{date_short(_aware(at).date())} {time_short(at)}"


def days(count: int) -> str:
    """Write a number of days: `1 day`, `12 days`."""
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": number(count)}


def relative_day(day: date, today: date) -> str:
    """Write how far a day is from today: `today`, `tomorrow`, `in 3 days`, `3 days ago`."""
    away = (_day(day) - _day(today)).days
    named = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}.get(away)
    if named is not None:
        return named
    fields = {"count": number(abs(away))}
    if away > 0:
        return ngettext("in %(count)s day", "in %(count)s days", away) % fields
    return ngettext("%(count)s day ago", "%(count)s days ago", -away) % fields


def duration(length: timedelta | int) -> str:
    """Write a length of time, in whole seconds: `45 s`, `3 min 20 s`, `1 h 5 min`."""
    seconds = length if isinstance(length, int) else int(length.total_seconds())
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fields = {"hours": number(hours), "minutes": number(minutes), "seconds": number(rest)}
    if hours:
        return (_("%(hours)s h %(minutes)s min") if minutes else _("%(hours)s h")) % fields
    if minutes:
        return (_("%(minutes)s min %(seconds)s s") if rest else _("%(minutes)s min")) % fields
    return _("%(seconds)s s") % fields


def listing(items: "Sequence[str]") -> str:
    """Write a list in a sentence: `A, B and C`, `A、B和C`."""
    from babel.lists import format_list

    return format_list(list(items), locale=babel_locale()) if items else ""


def _skeleton(skeleton: str, day: date) -> str:
    from babel.dates import format_skeleton

    at = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - only its day is written
    return _spaced(format_skeleton(skeleton, at, locale=babel_locale()))


def _spaced(text: str) -> str:
    """Write narrow spaces as ordinary no-break ones: the bundled font has no narrow ones."""
    return text.translate(_PLAIN_SPACE)


def _day(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a naive time cannot be written: its zone is not known")
    return at
