"""Impossible values in the changes of a debt."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from debttracker.debts.debt import DebtChange
from debttracker.debts.term_rules import (
    AMOUNT_RULE,
    DATE_RULE,
    EVERY_RULE,
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

_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "date": DATE_RULE,
        "extra_days": rule(within(1, 3660), "a due date is put off by 1 to 3660 days"),
        "first_due": DATE_RULE,
        "principal": PRINCIPAL_RULE,
        "every": EVERY_RULE,
        "periods": PERIODS_RULE,
        "annual_rate": RATE_RULE,
        "waived_principal": AMOUNT_RULE,
        "waived_interest": AMOUNT_RULE,
        "waived_penalty": AMOUNT_RULE,
        "waived_fees": AMOUNT_RULE,
    }
)


def change_problems(changes: Sequence[DebtChange]) -> list[Problem]:
    """Return the impossible values of changes (`changes[0].periods`), in their order."""
    return [problem for number, change in enumerate(changes) for problem in _of(change, f"changes[{number}]")]


def _of(change: DebtChange, name: str) -> list[Problem]:
    found = broken(change, _RULES, name)
    late = impossible(f"{name}.first_due", "the first due date must be after the change")
    if not found and change.first_due is not None and change.first_due <= change.date:
        found.append(late)
    return found
