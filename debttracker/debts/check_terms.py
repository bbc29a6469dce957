"""Impossible values in the terms of a debt: for forms and imports to name, for calculations to leave out."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from debttracker.debts.debt import Debt
from debttracker.debts.loan_plan import fee_time
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.errors import InputError
from debttracker.money.amount import LARGEST
from debttracker.money.frequency import parse_frequency
from debttracker.money.schedule import HIGHEST_RATE, MOST_PERIODS

HIGHEST_MULTIPLIER = 1000
EARLIEST_YEAR = 1900
LATEST_YEAR = 2400

_DAY_OF_MONTH = "a day of the month is from 1 to 31"
_RATE = "a rate is from 0 to 100000 percent"
_PERCENT = "a percentage is from 0 to 100"
_AMOUNT = "an amount must not be less than 0"
_DATE = "the date must lie between 1900 and 2400"


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


Rule = tuple[Callable[[object], bool], str]
"""What a value must fulfil, and the sentence when it does not."""


def _within(low: int | Decimal, high: int | Decimal) -> Callable[[object], bool]:
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


def _is_near(value: object) -> bool:
    return isinstance(value, date) and EARLIEST_YEAR <= value.year <= LATEST_YEAR


_DAY_RULE: Rule = (_within(1, 31), _DAY_OF_MONTH)
_RATE_RULE: Rule = (_within(0, HIGHEST_RATE), _RATE)
_PERCENT_RULE: Rule = (_within(0, 100), _PERCENT)
_AMOUNT_RULE: Rule = (_within(0, LARGEST), _AMOUNT)
_DATE_RULE: Rule = (_is_near, _DATE)

_CARD_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "credit_limit": _AMOUNT_RULE,
        "statement_day": _DAY_RULE,
        "due_day": _DAY_RULE,
        "due_days_after": (_within(1, 366), "the days until the due date are from 1 to 366"),
        "daily_rate": (_within(0, 100), "a daily rate is from 0 to 100 percent"),
        "cash_daily_rate": (_within(0, 100), "a daily rate is from 0 to 100 percent"),
        "annual_rate": _RATE_RULE,
        "minimum_percent": _PERCENT_RULE,
        "minimum_floor": _AMOUNT_RULE,
        "late_fee_percent": _PERCENT_RULE,
        "late_fee_floor": _AMOUNT_RULE,
        "late_fee_cap": _AMOUNT_RULE,
        "grace_days": (_within(0, 366), "grace days are from 0 to 366"),
        "tolerance": _AMOUNT_RULE,
        "cash_fee_percent": _PERCENT_RULE,
    }
)
_LOAN_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "principal": (_within(1, LARGEST), "the principal must be more than 0"),
        "received": (_within(1, LARGEST), "the amount received must be more than 0"),
        "start": _DATE_RULE,
        "first_due": _DATE_RULE,
        "every": (_is_frequency, 'write how often like "1 month" or "14 day"'),
        "periods": (_within(1, MOST_PERIODS), "the number of periods is from 1 to 1200"),
        "annual_rate": _RATE_RULE,
        "period_fee_rate": _RATE_RULE,
        "overdue_multiplier": (_within(0, HIGHEST_MULTIPLIER), "the multiplier is from 0 to 1000"),
        "overdue_annual_rate": _RATE_RULE,
        "late_fee": _AMOUNT_RULE,
        "waiting_days": (_within(0, 3660), "waiting days are from 0 to 3660"),
    }
)


def problems(debt: Debt) -> list[Problem]:
    """Return the impossible values of a debt's terms, in the order of the fields; empty when there are none.

    Unknown values (None) are no problem.
    """
    terms = debt.terms
    if terms is None:
        return []
    rules = _CARD_RULES if isinstance(terms, CardTerms) else _LOAN_RULES
    found = [
        Problem(f"terms.{name}", rules[name][1])
        for name in (item.name for item in fields(terms))
        if name in rules and getattr(terms, name) is not None and not rules[name][0](getattr(terms, name))
    ]
    wrong = {problem.field for problem in found}
    between = _between_card(terms) if isinstance(terms, CardTerms) else _between_loan(terms, wrong)
    return found + [problem for problem in between if problem.field not in wrong]


def without_impossible(debt: Debt) -> tuple[Debt, tuple[str, ...]]:
    """Return the debt with impossible terms taken as unknown, and the names of those terms."""
    names = {problem.field.removeprefix("terms.").partition("[")[0] for problem in problems(debt)}
    if not names or debt.terms is None:
        return debt, ()
    cleared: dict[str, Any] = {
        name: () if isinstance(getattr(debt.terms, name), tuple) else None for name in names
    }
    return replace(debt, terms=replace(debt.terms, **cleared)), tuple(
        f"terms.{name}" for name in sorted(names)
    )


def _between_card(terms: CardTerms) -> list[Problem]:
    floor, cap = terms.late_fee_floor, terms.late_fee_cap
    if floor is not None and cap is not None and cap < floor:
        return [Problem("terms.late_fee_cap", "the highest late fee is below the lowest")]
    return []


def _between_loan(terms: LoanTerms, wrong: set[str]) -> list[Problem]:
    found = []
    principal = None if "terms.principal" in wrong else terms.principal
    start = None if "terms.start" in wrong else terms.start
    if terms.received is not None and principal is not None and terms.received > principal:
        found.append(Problem("terms.received", "more was received than the principal"))
    if start is not None and terms.first_due is not None and terms.first_due <= start:
        found.append(Problem("terms.first_due", "the first due date must be after the start"))
    return found + _fees(terms) + _table(terms)


def _fees(terms: LoanTerms) -> list[Problem]:
    found = []
    for number, fee in enumerate(terms.fees):
        if not 0 <= fee.amount <= LARGEST:
            found.append(Problem(f"terms.fees[{number}].amount", _AMOUNT))
        try:
            fee_time(fee.when)
        except InputError as problem:
            found.append(Problem(f"terms.fees[{number}].when", problem.template, {"when": fee.when}))
    upfront = sum(fee.amount for fee in terms.fees if fee.when == "start")
    if terms.principal is not None and terms.received is None and upfront >= terms.principal > 0:
        found.append(Problem("terms.fees", "the fees at the start are as large as the principal"))
    return found


def _table(terms: LoanTerms) -> list[Problem]:
    found = []
    for number, row in enumerate(terms.schedule[: MOST_PERIODS + 1]):
        amounts = (row.payment, row.interest, row.principal, row.fees)
        if any(amount is not None and not 0 <= amount <= LARGEST for amount in amounts):
            found.append(Problem(f"terms.schedule[{number}]", _AMOUNT))
    if len(terms.schedule) > MOST_PERIODS:
        found.append(Problem("terms.schedule", "the number of periods is from 1 to 1200"))
    return found
