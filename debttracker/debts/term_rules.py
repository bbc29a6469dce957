"""What a single value of a debt may be: the rules that the checks of terms and of changes share."""

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from debttracker.errors import InputError
from debttracker.money.amount import LARGEST
from debttracker.money.frequency import parse_frequency
from debttracker.money.schedule import HIGHEST_RATE, MOST_PERIODS

EARLIEST_YEAR = 1900
LATEST_YEAR = 2400

_CALENDAR = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Problem:
    """One impossible value: the field (`terms.statement_day`), a plain sentence and its values."""

    field: str
    template: str
    values: Mapping[str, str | int] = dataclasses.field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The sentence in English."""
        return self.template % self.values if self.values else self.template


def impossible(field: str, template: str, values: Mapping[str, str | int] = MappingProxyType({})) -> Problem:
    """Return a problem; its sentence is collected for translation."""
    return Problem(field, template, values)


Rule = tuple[Callable[[object], bool], str]
"""What a value must fulfil, and the sentence when it does not."""


def rule(fits: Callable[[object], bool], sentence: str) -> Rule:
    """Return a rule; its sentence is collected for translation."""
    return fits, sentence


def within(low: int | Decimal, high: int | Decimal) -> Callable[[object], bool]:
    """Return whether a number lies between two bounds, both included."""

    def fits(value: object) -> bool:
        if isinstance(value, Decimal) and not value.is_finite():
            return False
        return isinstance(value, int | Decimal) and low <= value <= high

    return fits


def _is_frequency(value: object) -> bool:
    try:
        parse_frequency(str(value))
    except InputError:
        return False
    return True


def _is_calendar(value: object) -> bool:
    return _CALENDAR.fullmatch(str(value)) is not None


def _is_near(value: object) -> bool:
    return isinstance(value, date) and EARLIEST_YEAR <= value.year <= LATEST_YEAR


DAY_RULE: Rule = rule(within(1, 31), "a day of the month is from 1 to 31")
RATE_RULE: Rule = rule(within(0, HIGHEST_RATE), "a rate is from 0 to 100000 percent")
PERCENT_RULE: Rule = rule(within(0, 100), "a percentage is from 0 to 100")
AMOUNT_RULE: Rule = rule(within(0, LARGEST), "an amount must not be less than 0")
NOT_LESS_THAN_0 = AMOUNT_RULE[1]
PRINCIPAL_RULE: Rule = rule(within(1, LARGEST), "the principal must be more than 0")
DATE_RULE: Rule = rule(_is_near, "the date must lie between 1900 and 2400")
EVERY_RULE: Rule = rule(_is_frequency, 'write how often like "1 month" or "14 day"')
PERIODS_RULE: Rule = rule(within(1, MOST_PERIODS), "the number of periods is from 1 to 1200")
CALENDAR_RULE: Rule = rule(_is_calendar, "write whose holidays count like CN or US-CA")
GRACE_RULE: Rule = rule(within(0, 366), "grace days are from 0 to 366")


def broken(record: object, rules: Mapping[str, Rule], prefix: str) -> list[Problem]:
    """Return the values of a record that break their rule, in the order of the rules; None breaks none."""
    found = []
    for name, (fits, sentence) in rules.items():
        value = getattr(record, name)
        if value is not None and not fits(value):
            found.append(impossible(f"{prefix}.{name}", sentence))
    return found
