"""Reads amounts, dates and rates as people type them, and refuses what can be read in two ways."""

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal

from debttracker.errors import InputError
from debttracker.l10n.chinese_numerals import read_small
from debttracker.l10n.locales import babel_locale
from debttracker.money.amount import LARGEST, Minor, exponent

_SIGNS = str.maketrans({
    "−": "-", "–": "-", "。": ".", "，": ",", "￥": "¥", "٬": ",",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u3000": " ",
    "\u200e": None, "\u200f": None, "\ufeff": None,
})  # fmt: skip
_DOLLARS = frozenset({"TWD", "HKD", "USD", "SGD", "AUD", "CAD", "NZD", "MOP"})
_YUAN = frozenset({"CNY", "TWD", "HKD", "MOP", "JPY"})
_MARKS: tuple[tuple[str, frozenset[str]], ...] = (
    ("人民币", frozenset({"CNY"})),
    ("人民幣", frozenset({"CNY"})),
    ("新台币", frozenset({"TWD"})),
    ("新臺幣", frozenset({"TWD"})),
    ("新台幣", frozenset({"TWD"})),
    ("港币", frozenset({"HKD"})),
    ("港幣", frozenset({"HKD"})),
    ("美元", frozenset({"USD"})),
    ("日元", frozenset({"JPY"})),
    ("日圓", frozenset({"JPY"})),
    ("欧元", frozenset({"EUR"})),
    ("歐元", frozenset({"EUR"})),
    ("英镑", frozenset({"GBP"})),
    ("英鎊", frozenset({"GBP"})),
    ("RMB", frozenset({"CNY"})),
    ("CN¥", frozenset({"CNY"})),
    ("JP¥", frozenset({"JPY"})),
    ("NT$", frozenset({"TWD"})),
    ("HK$", frozenset({"HKD"})),
    ("US$", frozenset({"USD"})),
    ("¥", frozenset({"CNY", "JPY"})),
    ("$", _DOLLARS),
    ("€", frozenset({"EUR"})),
    ("£", frozenset({"GBP"})),
    ("元", _YUAN),
    ("圆", _YUAN),
    ("圓", _YUAN),
    ("块", _YUAN),
    ("塊", _YUAN),
)
_UNITS = {"千": 1_000, "仟": 1_000, "万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_PLAIN = re.compile(r"\d{1,15}(?:\.\d{0,9})?|\.\d{1,9}")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){1,4}(?:\.\d{0,9})?|[1-9]\d{0,2}(?: \d{3}){1,4}(?:\.\d{0,9})?")
_CODE_FIRST = re.compile(r"([A-Z]{3})[^A-Z]*\d.*", re.DOTALL)
_CODE_LAST = re.compile(r".*\d[^A-Z]*([A-Z]{3})", re.DOTALL)


def _plain(text: str) -> str:
    """Return the text with full-width signs and digits as ordinary ones, trimmed.

    Digits of other scripts and signs such as superscripts are not touched: they are refused later.
    """
    narrow = "".join(
        unicodedata.normalize("NFKC", sign) if "\uff01" <= sign <= "\uff5e" else sign for sign in text
    )
    return narrow.translate(_SIGNS).strip()


def parse_amount(text: str, currency: str) -> Minor:
    """Read an amount as typed, in minor units of `currency`.

    Takes `1234.5`, `1,234.50`, full-width digits, the currency's sign, code or word on either side
    (`¥`, `NT$`, `元`, `CNY`), a leading minus and 千, 万, 亿 after the figure (`1.2万` is 12,000).
    Raises InputError for anything that can be read in two ways (`1,23`, `1.234,56`), for the sign of another
    currency, for more decimals than the currency has, and for what is no amount.
    """
    rest = _plain(text).upper()
    negative, rest = _cut_sign(rest)
    rest = _cut_mark(rest, currency, text)
    if not negative:
        negative, rest = _cut_sign(rest)
    factor = _UNITS.get(rest[-1:], 1)
    figure = rest[:-1].rstrip() if factor > 1 else rest
    minor = _whole(_decimal(figure, text) * factor, currency, text)
    return -minor if negative else minor


def _cut_sign(text: str) -> tuple[bool, str]:
    return (True, text[1:].lstrip()) if text.startswith("-") else (False, text)


def _cut_mark(text: str, currency: str, typed: str) -> str:
    """Take the currency's mark off either side; that of another currency is refused."""
    for at_start in (True, False):
        mark, fitting = _mark(text, at_start=at_start)
        if mark is None:
            continue
        if currency not in fitting:
            raise InputError(
                '"%(text)s" is in another currency; this amount is in %(currency)s',
                text=typed.strip(),
                currency=currency,
            )
        text = (text.removeprefix(mark) if at_start else text.removesuffix(mark)).strip()
    return text


def _mark(text: str, *, at_start: bool) -> tuple[str | None, frozenset[str]]:
    for mark, fitting in _MARKS:
        if text.startswith(mark) if at_start else text.endswith(mark):
            return mark, fitting
    code = (_CODE_FIRST if at_start else _CODE_LAST).fullmatch(text)
    return (code[1], frozenset({code[1]})) if code else (None, frozenset())


def _decimal(figure: str, typed: str) -> Decimal:
    if not figure.isascii() or not (_PLAIN.fullmatch(figure) or _GROUPED.fullmatch(figure)):
        if re.fullmatch(r"[\d.,' ]+", figure) and re.search(r"\d", figure):
            raise InputError(
                'it is not clear which amount "%(text)s" is; write it like 1234.56 or 1,234.56',
                text=typed.strip(),
            )
        raise InputError('"%(text)s" is not an amount; write it like 1234.56', text=typed.strip())
    return Decimal(figure.replace(",", "").replace(" ", ""))


def _whole(value: Decimal, currency: str, typed: str) -> Minor:
    scaled = value.scaleb(exponent(currency))
    if scaled != scaled.to_integral_value():
        raise InputError(
            '"%(text)s" has more decimal places than %(currency)s has', text=typed.strip(), currency=currency
        )
    if scaled > LARGEST:
        raise InputError('"%(text)s" is too large for an amount', text=typed.strip())
    return int(scaled)


_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?")
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4})")
_OF_REPUBLIC = re.compile(
    r"(?:民国|民國)\s*(\d{1,3})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?"
)
_NO_YEAR = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?")
_REPUBLIC = 1911


def parse_date(text: str, *, not_after: date | None = None, not_before: date | None = None) -> date:
    """Read a date as typed.

    Takes `2026-11-23`, `2026/11/23`, `2026.11.23`, `20261123`, `2026年11月23日`, `民國115年11月23日`, the
    present language's names of months (`Nov 23, 2026`, `23 November 2026`), and day and month before the
    year where only one reading is a date (`23.11.2026`). `11-23` has no year and is refused, unless
    `not_after` is given: then it is the last such day (month before day) that is not after it; with
    `not_before` it is the next one that is not before it.
    Raises InputError for what is no date or can be read in two ways (`03/04/2026`).
    """
    typed = _plain(text)
    for pattern, start in ((_YEAR_FIRST, 0), (_TOGETHER, 0), (_OF_REPUBLIC, _REPUBLIC)):
        hit = pattern.fullmatch(typed)
        if hit:
            return _date(int(hit[1]) + start, int(hit[2]), int(hit[3]), text)
    hit = _YEAR_LAST.fullmatch(typed)
    if hit:
        return _year_last(int(hit[1]), int(hit[3]), int(hit[4]), text)
    hit = _NO_YEAR.fullmatch(typed)
    if hit:
        return _without_year(int(hit[1]), int(hit[2]), not_after, not_before, text)
    return _with_month_name(typed, text)


DAYS_BACK = {
    "today": 0, "今天": 0, "今日": 0, "今": 0,
    "yesterday": 1, "昨天": 1, "昨日": 1, "昨": 1,
    "day before yesterday": 2, "the day before yesterday": 2, "前天": 2, "前日": 2, "大前天": 3,
}  # fmt: skip
"""Words for days that are past."""


def parse_day(text: str, on: date) -> date:
    """Read a day not after `on`, in the words of `DAYS_BACK` or as `parse_date` does.

    Raises InputError for what is no day or can be read in two ways.
    """
    words = " ".join(text.casefold().split())
    if words in DAYS_BACK:
        return on - timedelta(days=DAYS_BACK[words])
    return parse_date(text, not_after=on)


def _date(year: int, month: int, day: int, typed: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_date(typed) from None


def _no_date(typed: str) -> InputError:
    return InputError('"%(text)s" is not a date; write it like 2026-11-23', text=typed.strip())


def _year_last(first: int, second: int, year: int, typed: str) -> date:
    readings = {reading for reading in (_tried(year, second, first), _tried(year, first, second)) if reading}
    if len(readings) > 1:
        raise InputError(
            'it is not clear which day "%(text)s" is; write the year first, like 2026-11-23',
            text=typed.strip(),
        )
    if not readings:
        raise _no_date(typed)
    return readings.pop()


def _tried(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _without_year(month: int, day: int, not_after: date | None, not_before: date | None, typed: str) -> date:
    if _tried(2024, month, day) is None:
        raise _no_date(typed)
    # 29 February comes back after eight years at most.
    if not_before is not None:
        years = range(not_before.year, not_before.year + 9)
        found = next((d for y in years if (d := _tried(y, month, day)) and d >= not_before), None)
    elif not_after is not None:
        years = range(not_after.year, not_after.year - 9, -1)
        found = next((d for y in years if (d := _tried(y, month, day)) and d <= not_after), None)
    else:
        raise InputError('"%(text)s" has no year; write it like 2026-11-23', text=typed.strip())
    if found is None:
        raise _no_date(typed)
    return found


def _with_month_name(typed: str, text: str) -> date:
    words = [word for word in re.split(r"[\s,.]+", typed.casefold()) if word]
    numbers = [word for word in words if word.isascii() and word.isdigit()]
    names = [word for word in words if word not in numbers]
    if (
        len(words) != 3
        or len(names) != 1
        or [len(word) == 4 for word in numbers] not in ([False, True], [True, False])
    ):
        raise _no_date(text)
    month = _months().get(names[0])
    if month is None:
        raise _no_date(text)
    day, year = sorted(numbers, key=len)
    return _date(int(year), month, int(day), text)


def _months() -> dict[str, int]:
    widths = babel_locale().months["format"]
    found: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        found |= {str(name).casefold().rstrip("."): number for number, name in widths[width].items()}
    return found


_PER = {"%": 2, "‰": 3, "‱": 4}
_FRACTION = re.compile(r"([百千万萬])\s*分\s*之\s*(.+)|([千万萬])\s*(.+)")
_PLACES = {"百": 2, "千": 3, "万": 4, "萬": 4}
_FIGURE = re.compile(r"\d{1,6}(?:\.\d{1,12})?|\.\d{1,12}")
_HIGHEST = 100_000


def parse_percent(text: str) -> Decimal:
    """Read a rate as typed, in percent: `18.25`, `0.05%`, `5‱`, `万五` (0.05), `千分之一` (0.1).

    A bare figure is percent. `厘` and `分` are refused: they mean one rate a month and another a year.
    Raises InputError for what is no rate.
    """
    typed = _plain(text)
    value = _fraction_in_words(typed)
    if value is None:
        places = _PER.get(typed[-1:])
        figure = typed[:-1].rstrip() if places else typed
        value = Decimal(figure).scaleb(2 - (places or 2)) if _is_figure(figure) else None
    if value is None:
        raise InputError('"%(text)s" is not a rate; write it in percent, like 18.25', text=text.strip())
    if value > _HIGHEST:
        raise InputError('"%(text)s" is too large for a rate', text=text.strip())
    return _tidy(value)


def _fraction_in_words(typed: str) -> Decimal | None:
    hit = _FRACTION.fullmatch(typed)
    if not hit:
        return None
    unit, figure = hit[1] or hit[3], (hit[2] or hit[4]).strip()
    value = Decimal(figure) if _is_figure(figure) else read_small(figure)
    return None if value is None else value.scaleb(2 - _PLACES[unit])


def _is_figure(text: str) -> bool:
    return text.isascii() and _FIGURE.fullmatch(text) is not None


def _tidy(value: Decimal) -> Decimal:
    """Return the value without trailing zeros and without an exponent."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()
