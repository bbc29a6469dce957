"""What kind of number a contact came from, as far as the number itself tells.

A number tells how its range was assigned; it does not tell who calls, which network carries it today or
where the person is, and it may be forged. Ranges of service numbers are data in `resources/numbers`;
everything else is asked of the library phonenumbers, which is imported with the first such number.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from debttracker.contacts.vocabulary import NumberKind
from debttracker.toml_table import Table, read_table

_LONGEST = 40
"""No number is longer, with all that people write between its digits."""
_COUNTRY_CODES: Mapping[str, str] = {"CN": "86", "GB": "44", "TW": "886", "HK": "852", "US": "1"}
_TRUNK = {"GB": "0", "TW": "0"}
"""What stands before a number at home and falls away behind the country's code."""


@dataclass(frozen=True, slots=True)
class NumberRange:
    """A range of numbers: its first digits, the fewest and most digits, and what it was assigned for.

    `confidence` is A (official table), B (two sources that agree) or C (one source); `names` gives the class
    by language.
    """

    id: str
    prefixes: tuple[str, ...]
    fewest: int
    most: int
    kind: NumberKind
    confidence: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NumberCase:
    """A worked case beside the ranges: a number, and the id of its range or None."""

    number: str
    range: str | None


@dataclass(frozen=True, slots=True)
class NumberTable:
    """The ranges of one country, checked through a day."""

    region: str
    verified_through: dt.date
    source: str
    ranges: tuple[NumberRange, ...]
    cases: tuple[NumberCase, ...]

    def find(self, digits: str) -> NumberRange | None:
        """Return the range with the longest first digits that fit."""
        fitting = [
            (len(prefix), one)
            for one in self.ranges
            if one.fewest <= len(digits) <= one.most
            for prefix in one.prefixes
            if digits.startswith(prefix)
        ]
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


@dataclass(frozen=True, slots=True)
class NumberInfo:
    """What a number tells. `range` is None where the library said it, `kind` where nothing is told."""

    kind: NumberKind | None
    range: NumberRange | None = None
    foreign: bool = False


NOTHING = NumberInfo(None)


class Numbers:
    """Tells numbers apart by the ranges in a folder, each file read once, on first use."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def tables(self) -> Mapping[str, NumberTable]:
        """The tables by country. Raises InputError that names file, line and key for a file that is wrong."""
        tables = [load_numbers(file) for file in sorted(self._folder.glob("*.toml"))]
        return {table.region: table for table in tables}

    def classify(self, number: str, country: str) -> NumberInfo:
        """Return what a number tells somebody in a country (ISO 3166-1); raises for none."""
        written = plain(number)
        if not written:
            return NOTHING
        digits = _at_home(written, country)
        table = self.tables.get(country)
        found = table.find(digits) if table is not None and digits is not None else None
        if found is not None:
            return NumberInfo(None if found.kind is NumberKind.UNKNOWN else found.kind, found)
        return _by_library(written, country)


def plain(number: str) -> str:
    """Return the digits of a number, with a plus before them where one was written; empty when it is none."""
    if len(number) > _LONGEST:
        return ""
    text = unicodedata.normalize("NFKC", number).strip()
    text = re.sub(r"[\s\-().·/\u200e\u200f\u202a-\u202e]", "", text)
    if text.startswith("00") and len(text) > len("00"):
        text = "+" + text[2:]
    return text if re.fullmatch(r"\+?[0-9]{2,20}", text) else ""


def _at_home(written: str, country: str) -> str | None:
    """The digits as they are dialled within a country; None for a number of another one."""
    code = _COUNTRY_CODES.get(country)
    if not written.startswith("+"):
        behind = written.removeprefix(code) if code == "86" else written
        return behind if behind != written and re.fullmatch(r"1[3-9]\d{9}", behind) else written
    if code is None or not written.startswith(f"+{code}"):
        return None
    return _TRUNK.get(country, "") + written[len(code) + 1 :]


def _by_library(written: str, country: str) -> NumberInfo:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(written, country)
    except phonenumbers.NumberParseException:
        return NOTHING
    if not phonenumbers.is_valid_number(parsed):
        return NOTHING
    foreign = phonenumbers.region_code_for_number(parsed) != country
    return NumberInfo(_kind_of(phonenumbers.number_type(parsed)), foreign=foreign)


def _kind_of(found: int) -> NumberKind | None:
    from phonenumbers import PhoneNumberType

    return {
        PhoneNumberType.MOBILE: NumberKind.MOBILE,
        PhoneNumberType.FIXED_LINE: NumberKind.LANDLINE,
        PhoneNumberType.TOLL_FREE: NumberKind.HOTLINE,
        PhoneNumberType.SHARED_COST: NumberKind.HOTLINE,
        PhoneNumberType.UAN: NumberKind.HOTLINE,
        PhoneNumberType.PREMIUM_RATE: NumberKind.PREMIUM,
        PhoneNumberType.VOIP: NumberKind.VIRTUAL,
    }.get(found)


def load_numbers(file: Path) -> NumberTable:
    """Read the ranges of one country. Raises InputError that names file, line and key when they are wrong."""
    table = read_table(file)
    region = table.text("region")
    verified = table.need("verified_through", dt.date)
    source = table.need_table("source")
    title = source.text("title")
    source.need("read_on", dt.date)
    source.text("confidence")
    source.done()
    ranges = tuple(_range(part) for part in table.tables("range"))
    cases = tuple(_case(part, ranges) for part in table.tables("case"))
    table.done()
    return NumberTable(region, verified, title, ranges, cases)


def _range(part: Table) -> NumberRange:
    digits = part.raw("digits")
    if not (isinstance(digits, list) and len(digits) == 2 and all(isinstance(n, int) for n in digits)):
        raise part.error("digits", "the fewest and the most digits")
    names = part.need_table("class")
    found = NumberRange(
        id=part.text("id"),
        prefixes=part.texts("prefixes"),
        fewest=digits[0],
        most=digits[1],
        kind=part.need_word("kind", NumberKind),
        confidence=part.text("confidence"),
        names={language: names.text(language) for language in ("zh_CN", "zh_TW", "en")},
    )
    names.done()
    if not found.prefixes or not all(prefix.isdigit() for prefix in found.prefixes):
        raise part.error("prefixes", "first digits")
    part.done()
    return found


def _case(part: Table, ranges: Iterable[NumberRange]) -> NumberCase:
    case = NumberCase(part.text("number"), part.get("range", str))
    if case.range is not None and case.range not in {one.id for one in ranges}:
        raise part.error("range", "the id of a range of this file")
    part.done()
    return case
