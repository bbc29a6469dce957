"""What the money norms may ask of the terms of a debt."""

from collections.abc import Mapping
from itertools import count

from debttracker.debts.debt import Debt
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import Compounding, InterestBase, OverdueBase
from debttracker.money.frequency import Unit, add_months, nth_date, parse_frequency
from debttracker.norms.condition import Facts, Missing
from debttracker.norms.facts import FactType, fact

TERMS_FACTS: Mapping[str, FactType] = {
    "terms.compounding": FactType(Compounding),
    "terms.interest_base": FactType(InterestBase),
    "terms.overdue_base": FactType(OverdueBase),
    "terms.compound_overdue": FactType(bool),
    "terms.charges_on_charges": FactType(bool),
    "terms.interest_on_fees": FactType(bool),
    "terms.principal": FactType(int),
    "terms.months": FactType(int),
}
"""Facts of the terms: fields as they stand, the principal in minor units, how many months the plan lasts."""


def terms_facts(debt: Debt) -> Facts:
    """Return every fact of the terms of a debt by its name."""
    terms = debt.terms
    names = [name.partition(".")[2] for name in TERMS_FACTS if name != "terms.months"]
    found = {f"terms.{name}": fact(getattr(terms, name, None), f"terms.{name}") for name in names}
    return {**found, "terms.months": _months(terms)}


def _months(terms: CardTerms | LoanTerms | None) -> object:
    """How many months lie between the start and the last due day, a part of one counted whole."""
    if not isinstance(terms, LoanTerms) or terms.periods is None or terms.every is None:
        return Missing(("terms.periods",))
    every = parse_frequency(terms.every)
    if every.unit is Unit.MONTH:
        return every.count * terms.periods
    if terms.start is None:
        return Missing(("terms.start",))
    last = nth_date(terms.start, every, terms.periods)
    return next(months for months in count() if add_months(terms.start, months) >= last)
