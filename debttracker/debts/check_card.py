"""Impossible values in the terms of a card and in what was posted to it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from debttracker.debts.debt import Transaction
from debttracker.debts.term_rules import (
    AMOUNT_RULE,
    CALENDAR_RULE,
    DAY_RULE,
    GRACE_RULE,
    NOT_LESS_THAN_0,
    PERCENT_RULE,
    PERIODS_RULE,
    RATE_RULE,
    Problem,
    Rule,
    broken,
    impossible,
    rule,
    within,
)
from debttracker.debts.terms import BalanceRate, CardTerms
from debttracker.debts.vocabulary import PaymentOrder
from debttracker.money.amount import LARGEST

_LOAN_ORDERS = frozenset({PaymentOrder.INSTALMENTS, PaymentOrder.CIVIL_CODE_561})
_DAILY_RULE: Rule = rule(within(0, 100), "a daily rate is from 0 to 100 percent")
_BILLS_RULE: Rule = rule(within(1, 120), "the number of bills is from 1 to 120")

_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "credit_limit": AMOUNT_RULE,
        "statement_day": DAY_RULE,
        "due_day": DAY_RULE,
        "due_days_after": rule(within(1, 366), "the days until the due date are from 1 to 366"),
        "calendar": CALENDAR_RULE,
        "daily_rate": _DAILY_RULE,
        "annual_rate": RATE_RULE,
        "year_days": rule(within(360, 366), "a year has 360 to 366 days"),
        "cash_daily_rate": _DAILY_RULE,
        "minimum_percent": PERCENT_RULE,
        "minimum_cash_percent": PERCENT_RULE,
        "minimum_floor": AMOUNT_RULE,
        "late_fee_percent": PERCENT_RULE,
        "late_fee_floor": AMOUNT_RULE,
        "late_fee_cap": AMOUNT_RULE,
        "late_fee_repeat_within": _BILLS_RULE,
        "late_fee_most": _BILLS_RULE,
        "late_fee_free_up_to": AMOUNT_RULE,
        "grace_days": GRACE_RULE,
        "tolerance": AMOUNT_RULE,
        "cash_fee_percent": PERCENT_RULE,
        "cash_fee_floor": AMOUNT_RULE,
        "cash_fee_cap": AMOUNT_RULE,
    }
)
_RATE_RULES: Mapping[str, Rule] = MappingProxyType({"annual_rate": RATE_RULE, "daily_rate": _DAILY_RULE})
_PLAN_RULES: Mapping[str, Rule] = MappingProxyType({"periods": PERIODS_RULE, "period_fee_rate": RATE_RULE})


def card_problems(terms: CardTerms) -> list[Problem]:
    """Return the impossible values of a card's terms, each term once."""
    found = broken(terms, _RULES, "terms")
    wrong = {problem.field for problem in found}
    return found + [problem for problem in _between(terms) if problem.field not in wrong]


def transaction_problems(transactions: Sequence[Transaction]) -> list[Problem]:
    """Return the impossible values of instalments on a card (`transactions[0].periods`)."""
    return [
        problem
        for number, item in enumerate(transactions)
        if item.periods is not None or item.period_fee_rate is not None
        for problem in broken(item, _PLAN_RULES, f"transactions[{number}]")
    ]


def possible_transaction(item: Transaction) -> Transaction:
    """Return a transaction with impossible values of its instalments taken as unknown."""
    names = [problem.field.partition(".")[2] for problem in broken(item, _PLAN_RULES, "transaction")]
    return replace(
        item,
        periods=None if "periods" in names else item.periods,
        period_fee_rate=None if "period_fee_rate" in names else item.period_fee_rate,
    )


def _between(terms: CardTerms) -> list[Problem]:
    found = [problem for n, rate in enumerate(terms.rates) for problem in _rate(rate, f"terms.rates[{n}]")]
    if _below(terms.late_fee_cap, terms.late_fee_floor):
        found.append(impossible("terms.late_fee_cap", "the highest late fee is below the lowest"))
    for number, step in enumerate(terms.late_fee_steps):
        if not 0 <= step <= LARGEST:
            found.append(impossible(f"terms.late_fee_steps[{number}]", NOT_LESS_THAN_0))
    if _below(terms.cash_fee_cap, terms.cash_fee_floor):
        found.append(impossible("terms.cash_fee_cap", "the highest fee for cash is below the lowest"))
    if terms.payment_order in _LOAN_ORDERS:
        found.append(impossible("terms.payment_order", "this order of payment is one of loans"))
    return found


def _rate(rate: BalanceRate, name: str) -> list[Problem]:
    found = broken(rate, _RATE_RULES, name)
    if rate.annual_rate is not None and rate.daily_rate is not None:
        found.append(impossible(name, "give the rate a year or the rate a day, not both"))
    if rate.from_ is not None and rate.until is not None and rate.until < rate.from_:
        found.append(impossible(f"{name}.until", "the rate ends before it begins"))
    return found


def _below(cap: int | None, floor: int | None) -> bool:
    return cap is not None and floor is not None and cap < floor
