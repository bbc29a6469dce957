"""Rates of a card's balances by date, and interest traced for each balance and rate."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from debt_builders import assert_traced, card
from hypothesis import given
from hypothesis import strategies as st
from random_cards import RATES, SPAN

from debttracker.debts.card_interest import RateBook
from debttracker.debts.ledger import balance
from debttracker.debts.terms import BalanceRate, CardTerms
from debttracker.debts.vocabulary import BalanceKind

PURCHASES, CASH = BalanceKind.PURCHASES, BalanceKind.CASH_ADVANCES
OWN = CardTerms(daily_rate=Decimal("0.05"), cash_daily_rate=Decimal("0.06"))


def rate(since: date | None, until: date | None, daily: str, kind: BalanceKind = PURCHASES) -> BalanceRate:
    return BalanceRate(kind, since, until, daily_rate=Decimal(daily))


def on(terms: CardTerms, kind: BalanceKind, day: date) -> str:
    return str(RateBook(terms).on(kind, day))


def test_a_balance_has_its_own_rate_then_that_of_the_card() -> None:
    day = date(2026, 5, 1)
    found = {kind: on(OWN, kind, day) for kind in BalanceKind}
    assert found == {
        PURCHASES: "0.05",
        CASH: "0.06",
        BalanceKind.BALANCE_TRANSFERS: "0.05",
        BalanceKind.INSTALMENTS: "0",
    }
    assert on(CardTerms(annual_rate=Decimal(18), year_days=360), CASH, day) == "18/360"
    assert RateBook(CardTerms()).on(PURCHASES, day) is None


def test_the_rate_that_began_last_holds_and_ends_with_its_last_day() -> None:
    promotional = rate(date(2026, 1, 1), date(2026, 6, 30), "0.01")
    changed = rate(date(2026, 4, 1), date(2026, 4, 30), "0.03")
    terms = CardTerms(daily_rate=Decimal("0.05"), rates=(changed, promotional))
    found = {
        day: on(terms, PURCHASES, day)
        for day in (
            date(2025, 12, 31),
            date(2026, 1, 1),
            date(2026, 3, 31),
            date(2026, 4, 1),
            date(2026, 4, 30),
            date(2026, 5, 1),
            date(2026, 6, 30),
            date(2026, 7, 1),
        )
    }
    assert list(found.values()) == ["0.05", "0.01", "0.01", "0.03", "0.03", "0.01", "0.01", "0.05"]


@given(RATES, st.sampled_from(BalanceKind), SPAN, st.integers(0, 200))
def test_spans_are_the_days_with_their_rates(
    rates: tuple[BalanceRate, ...], kind: BalanceKind, first: date, days: int
) -> None:
    book = RateBook(CardTerms(annual_rate=Decimal(18), rates=rates))
    last = first + timedelta(days=days)
    spans = Counter[str]()
    for found, count in book.spans(kind, first, last):
        spans[str(found)] += count
    assert spans == Counter(str(book.on(kind, first + timedelta(days=n))) for n in range(days + 1))


def test_interest_has_a_line_for_each_balance_and_rate() -> None:
    terms = {
        "statement_day": 10,
        "due_day": 28,
        "daily_rate": "0.05",
        "cash_daily_rate": "0.06",
        "interest_base": "full_amount",
        "compounding": "none",
        "minimum_percent": "10",
        "late_fee_percent": "0",
        "grace_days": 0,
        "tolerance": "0",
        "cash_fee_percent": "0",
        "rates": [
            {"balance": "purchases", "daily": "0.04", "from": date(2026, 4, 1)},
            {
                "balance": "cash_advances",
                "annual": "18",
                "from": date(2026, 4, 26),
                "until": date(2026, 4, 30),
            },
        ],
    }
    debt = card(terms, [["2026-03-12", "6000"], ["2026-04-21", "1000", "cash_advance"]])
    found = balance(debt, [], date(2026, 5, 10), "CNY")
    assert_traced(found)
    lines = {
        (line.inputs["balance"], line.inputs["daily_rate"]): (line.amount, line.source)
        for line in found.trace
        if line.part == "interest"
    }
    assert lines == {
        ("purchases", "0.05"): (20 * 300, "terms.daily_rate"),
        ("purchases", "0.04"): (40 * 240, "terms.rates"),
        ("cash_advances", "0.06"): (5 * 60 + 10 * 60, "terms.cash_daily_rate"),
        ("cash_advances", "18/365"): (247, "terms.rates"),
    }


@pytest.mark.parametrize(
    ("day", "missing"), [(date(2026, 5, 10), ()), (date(2026, 6, 10), ("terms.daily_rate",))]
)
def test_a_rate_is_missing_only_from_the_day_it_is_needed(day: date, missing: tuple[str, ...]) -> None:
    terms = {
        "statement_day": 10,
        "due_day": 28,
        "interest_base": "full_amount",
        "compounding": "none",
        "minimum_percent": "10",
        "late_fee_percent": "0",
        "grace_days": 0,
        "tolerance": "0",
        "rates": [{"balance": "purchases", "daily": "0.05", "until": date(2026, 5, 15)}],
    }
    debt = card(terms, [["2026-03-12", "6000"]])
    assert balance(debt, [], day, "CNY").missing == missing
