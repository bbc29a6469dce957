"""Which terms of a card are not known although they decide."""

from debttracker.debts.debt import Debt
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import TransactionKind


def unknown_terms(debt: Debt, terms: CardTerms) -> list[str]:
    """Name the terms without which a card cannot be counted at all."""
    cash = any(item.kind is TransactionKind.CASH_ADVANCE for item in debt.transactions)
    unknown = {
        "terms.daily_rate": terms.daily_rate is None and terms.annual_rate is None,
        "terms.cash_daily_rate": cash and terms.cash_daily_rate is None,
        "terms.cash_fee_percent": cash and terms.cash_fee_percent is None,
        "terms.interest_base": terms.interest_base is None,
        "terms.statement_day": terms.statement_day is None,
    }
    return [name for name, absent in unknown.items() if absent]
