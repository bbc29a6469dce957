"""Impossible values in the terms of a debt: for forms and imports to name, for calculations to leave out."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from debttracker.debts.check_card import card_problems, possible_transaction, transaction_problems
from debttracker.debts.check_changes import change_problems
from debttracker.debts.debt import Debt
from debttracker.debts.loan_plan import fee_time
from debttracker.debts.term_rules import (
    AMOUNT_RULE,
    CALENDAR_RULE,
    DATE_RULE,
    EVERY_RULE,
    GRACE_RULE,
    NOT_LESS_THAN_0,
    PERCENT_RULE,
    PERIODS_RULE,
    PRINCIPAL_RULE,
    RATE_RULE,
    Problem,
    Rule,
    broken,
    impossible,
    rule,
    within,
)
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import PaymentOrder
from debttracker.errors import InputError
from debttracker.money.amount import LARGEST
from debttracker.money.schedule import MOST_PERIODS

__all__ = ["Problem", "problems", "without_impossible"]

HIGHEST_MULTIPLIER = 1000
_CARD_ORDERS = frozenset(
    {
        PaymentOrder.CHARGES_THEN_PRINCIPAL_FROM_DAY_91,
        PaymentOrder.HIGHEST_RATE_ABOVE_MINIMUM,
        PaymentOrder.HIGHEST_RATE_FIRST,
    }
)

_LOAN_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "principal": PRINCIPAL_RULE,
        "received": rule(within(1, LARGEST), "the amount received must be more than 0"),
        "start": DATE_RULE,
        "first_due": DATE_RULE,
        "every": EVERY_RULE,
        "periods": PERIODS_RULE,
        "calendar": CALENDAR_RULE,
        "annual_rate": RATE_RULE,
        "period_fee_rate": RATE_RULE,
        "overdue_multiplier": rule(within(0, HIGHEST_MULTIPLIER), "the multiplier is from 0 to 1000"),
        "overdue_annual_rate": RATE_RULE,
        "charges_cap_percent": RATE_RULE,
        "late_fee": AMOUNT_RULE,
        "late_fee_percent": PERCENT_RULE,
        "late_fee_floor": AMOUNT_RULE,
        "late_fee_cap": AMOUNT_RULE,
        "grace_days": GRACE_RULE,
        "waiting_days": rule(within(0, 3660), "waiting days are from 0 to 3660"),
        "prepayment_fee": AMOUNT_RULE,
        "prepayment_fee_percent": PERCENT_RULE,
    }
)


def problems(debt: Debt) -> list[Problem]:
    """Return the impossible values of a debt's terms, transactions and changes, in the order of the fields.

    Unknown values (None) are no problem.
    """
    return _of_terms(debt.terms) + transaction_problems(debt.transactions) + change_problems(debt.changes)


def without_impossible(debt: Debt) -> tuple[Debt, tuple[str, ...]]:
    """Return the debt with impossible terms taken as unknown and without impossible changes, and the names
    of those terms and of the changes.
    """
    found = problems(debt)
    names = {_root(problem) for problem in found if problem.field.startswith("terms.")}
    changes = {_root(problem) for problem in found if problem.field.startswith("changes[")}
    if debt.terms is not None and names:
        cleared: dict[str, Any] = {
            name: () if isinstance(getattr(debt.terms, name), tuple) else None for name in names
        }
        debt = replace(debt, terms=replace(debt.terms, **cleared))
    if changes:
        kept = [change for n, change in enumerate(debt.changes) if f"changes[{n}]" not in changes]
        debt = replace(debt, changes=tuple(kept))
    posted = {
        f"transactions.{p.field.partition('.')[2]}" for p in found if p.field.startswith("transactions[")
    }
    if posted:
        debt = replace(debt, transactions=tuple(possible_transaction(item) for item in debt.transactions))
    terms = [f"terms.{name}" for name in sorted(names)]
    return debt, (*terms, *sorted(posted), *(["changes"] if changes else []))


def _root(problem: Problem) -> str:
    """Return the term, or the change with its number, that a problem is about."""
    if problem.field.startswith("changes["):
        return problem.field.partition(".")[0]
    return problem.field.removeprefix("terms.").partition("[")[0]


def _of_terms(terms: CardTerms | LoanTerms | None) -> list[Problem]:
    if terms is None:
        return []
    if isinstance(terms, CardTerms):
        return card_problems(terms)
    found = broken(terms, _LOAN_RULES, "terms")
    wrong = {problem.field for problem in found}
    return found + [problem for problem in _between_loan(terms, wrong) if problem.field not in wrong]


def _between_loan(terms: LoanTerms, wrong: set[str]) -> list[Problem]:
    found = []
    principal = None if "terms.principal" in wrong else terms.principal
    start = None if "terms.start" in wrong else terms.start
    if terms.received is not None and principal is not None and terms.received > principal:
        found.append(impossible("terms.received", "more was received than the principal"))
    if start is not None and terms.first_due is not None and terms.first_due <= start:
        found.append(impossible("terms.first_due", "the first due date must be after the start"))
    return found + _late_fee(terms) + _early_fee(terms) + _order(terms) + _fees(terms) + _table(terms)


def _late_fee(terms: LoanTerms) -> list[Problem]:
    found = []
    if terms.late_fee is not None and terms.late_fee_percent is not None:
        found.append(
            impossible("terms.late_fee_percent", "the late fee is an amount or a percentage, not both")
        )
    floor, cap = terms.late_fee_floor, terms.late_fee_cap
    if floor is not None and cap is not None and cap < floor:
        found.append(impossible("terms.late_fee_cap", "the highest late fee is below the lowest"))
    return found


def _early_fee(terms: LoanTerms) -> list[Problem]:
    if terms.prepayment_fee is None or terms.prepayment_fee_percent is None:
        return []
    return [
        impossible(
            "terms.prepayment_fee_percent",
            "the fee for paying early is an amount or a percentage, not both",
        )
    ]


def _order(terms: LoanTerms) -> list[Problem]:
    if terms.payment_order not in _CARD_ORDERS:
        return []
    return [impossible("terms.payment_order", "this order of payment is one of cards")]


def _fees(terms: LoanTerms) -> list[Problem]:
    found = []
    for number, fee in enumerate(terms.fees):
        if not 0 <= fee.amount <= LARGEST:
            found.append(impossible(f"terms.fees[{number}].amount", NOT_LESS_THAN_0))
        try:
            fee_time(fee.when)
        except InputError as problem:
            found.append(impossible(f"terms.fees[{number}].when", problem.template, {"when": fee.when}))
    upfront = sum(fee.amount for fee in terms.fees if fee.when == "start")
    if terms.principal is not None and terms.received is None and upfront >= terms.principal > 0:
        found.append(impossible("terms.fees", "the fees at the start are as large as the principal"))
    return found


def _table(terms: LoanTerms) -> list[Problem]:
    found = []
    for number, row in enumerate(terms.schedule[: MOST_PERIODS + 1]):
        amounts = (row.payment, row.interest, row.principal, row.fees)
        if any(amount is not None and not 0 <= amount <= LARGEST for amount in amounts):
            found.append(impossible(f"terms.schedule[{number}]", NOT_LESS_THAN_0))
    if len(terms.schedule) > MOST_PERIODS:
        found.append(impossible("terms.schedule", "the number of periods is from 1 to 1200"))
    return found
