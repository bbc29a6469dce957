"""From money norms to the rules of clocks: limitation periods and how long a credit record stays."""

import datetime as dt

from debttracker.debts.credit_clock import CreditRule, RepairRule
from debttracker.debts.limitation import LimitationRule
from debttracker.money.amount import parse_major
from debttracker.norms.money_schema import MoneyNorm

_MONTHS = 12


def limitation_rule(norm: MoneyNorm) -> LimitationRule:
    """Return the limitation period that a norm sets, as its newest version has it."""
    version, check = norm.versions[-1], norm.check
    months = version.number("months") or (version.number("years") or 0) * _MONTHS
    return LimitationRule(
        norm.id,
        months,
        restarts=check.restarts,
        revives=check.revives,
        may_revive=check.may_revive,
        doubtful=check.doubtful,
        beginning=check.beginning,
        suit_within_months=version.number("suit_within_months"),
        outer_years=version.number("outer_years"),
        extinguishes=check.extinguishes,
    )


def credit_rule(norm: MoneyNorm) -> CreditRule:
    """Return how long a norm lets a mark stay, as its newest version has it."""
    version = norm.versions[-1]
    return CreditRule(norm.id, (version.number("years") or 0) * _MONTHS, version.number("objection_days"))


def repair_rule(norm: MoneyNorm) -> RepairRule:
    """Return the one-time repair that a norm describes; the loader has made sure of its dates."""
    version = norm.versions[-1]
    currency = version.unit("most")
    arisen_from, arisen_until, repaid_until = (
        dt.date.fromisoformat(version.text(name) or "")
        for name in ("arisen_from", "arisen_until", "repaid_until")
    )
    most = parse_major(version.text("most") or "", currency)
    return RepairRule(norm.id, most, currency, arisen_from, arisen_until, repaid_until)
