"""Ceilings of many days at once are those of each day by itself."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import random_cards
import random_loans
from hypothesis import given
from hypothesis import strategies as st

from debttracker.debts.caps import CapLine, CapScope, CapSegment, CapUnit
from debttracker.debts.ceiling import ceiling, ceilings
from debttracker.debts.debt import Debt
from debttracker.debts.ledger import balance
from debttracker.debts.payment import Payment

SEGMENTS = st.builds(
    CapSegment,
    st.just("n"),
    st.decimals(1, 60, places=2).map(Decimal),
    st.sampled_from(CapUnit),
    st.none() | st.dates(date(2023, 6, 1), date(2024, 6, 1)),
    st.none() | st.dates(date(2024, 6, 2), date(2026, 1, 1)),
)
LINES = st.builds(CapLine, st.just("line"), st.sampled_from(CapScope), st.tuples(SEGMENTS))
MANY = st.lists(random_loans.ON, max_size=6)


def assert_the_same(debt: Debt, paid: list[Payment], line: CapLine, days: list[date]) -> None:
    balances = [balance(debt, paid, on, "CNY") for on in days]
    alone = [replace(ceiling(debt, paid, line, owed), trace=()) for owed in balances]
    assert ceilings(debt, paid, line, balances) == alone


@given(random_loans.CHANGED, random_loans.PAID, LINES, MANY)
def test_loans(debt: Debt, paid: list[Payment], line: CapLine, days: list[date]) -> None:
    assert_the_same(debt, paid, line, days)


@given(random_cards.CARDS, random_cards.PAID, LINES, MANY)
def test_cards(debt: Debt, paid: list[Payment], line: CapLine, days: list[date]) -> None:
    assert_the_same(debt, paid, line, days)
