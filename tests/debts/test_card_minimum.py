"""Minimum payments: published paths replayed bill by bill, and what must hold of every minimum."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debttracker.debts.card_minimum import Shown, minimum_of
from debttracker.debts.debt import Debt, Statement, Transaction
from debttracker.debts.ledger import account_on
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import BalanceKind, Compounding, DebtKind, InterestBase, MinimumPart

BEGIN = date(2000, 1, 1)
US_TERMS = CardTerms(
    due_days_after=25,
    annual_rate=Decimal("19.99"),
    year_days=360,
    interest_base=InterestBase.ADJUSTED_BALANCE,
    compounding=Compounding.NONE,
    minimum_percent=Decimal(1),
    minimum_floor=2_500,
    minimum_adds=(MinimumPart.INTEREST, MinimumPart.FEES, MinimumPart.PAST_DUE),
    late_fee_percent=Decimal(0),
    grace_days=0,
    tolerance=0,
)


@pytest.mark.parametrize(
    ("owed", "rate", "first", "months", "total"),
    [(500_000, "19.99", 13_329, 226, 1_231_279), (100_000, "24", 3_000, 74, 188_690)],
    ids=["5000 at 19.99 %", "1000 at 24 %"],
)
def test_paying_only_the_minimum(owed: int, rate: str, first: int, months: int, total: int) -> None:
    """finance.md 2c: 1 % + interest, floor 25, a twelfth of the annual rate a month.

    Cycles of 30 days in a year of 360 make the twelfth; each bill is paid on its statement day, and the first
    statement shows what is owed before any interest.
    """
    made = [BEGIN + timedelta(days=30 * n) for n in range(months + 3)]
    terms = replace(US_TERMS, annual_rate=Decimal(rate))
    debt = Debt(
        "card",
        DebtKind.CREDIT_CARD,
        currency="USD",
        terms=terms,
        transactions=(Transaction("t", BEGIN, owed),),
        statements=(Statement(made[0], minimum=0), *(Statement(day) for day in made[1:])),
    )
    account = account_on(debt, [], BEGIN, "USD")
    assert account is not None
    paid: list[int] = []
    for day in made[1:]:
        account.finish(day)
        asked = account.balance("card", "USD", day).next_due_amount
        if not asked:
            break
        account.pay(Payment("p", "card", day + timedelta(days=1), asked))
        paid.append(asked)
    assert (paid[0], len(paid), sum(paid)) == (first, months, total)


AMOUNTS = st.integers(0, 1_000_000)
SHOWN = st.builds(
    lambda purchases, cash, transfers, interest, fees, **rest: Shown(
        purchases + cash + transfers + interest + fees,
        {
            BalanceKind.PURCHASES: purchases,
            BalanceKind.CASH_ADVANCES: cash,
            BalanceKind.BALANCE_TRANSFERS: transfers,
        },
        interest,
        fees,
        interest // 2,
        fees // 2,
        purchases // 3,
        **rest,
    ),
    purchases=AMOUNTS,
    cash=AMOUNTS,
    transfers=AMOUNTS,
    interest=AMOUNTS,
    fees=AMOUNTS,
    over_limit=st.none() | AMOUNTS,
    former=AMOUNTS,
)
PERCENT = st.decimals(0, 100, places=2)
TERMS = st.builds(
    CardTerms,
    minimum_percent=PERCENT,
    minimum_cash_percent=st.none() | PERCENT,
    minimum_floor=st.none() | st.integers(0, 20_000),
    minimum_adds=st.none() | st.lists(st.sampled_from(MinimumPart), unique=True).map(tuple),
)


@given(TERMS, SHOWN)
def test_a_minimum_lies_between_the_floor_and_the_balance(terms: CardTerms, bill: Shown) -> None:
    found = minimum_of(terms, bill)
    assert found.amount is not None
    assert min(terms.minimum_floor or 0, bill.balance) <= found.amount <= bill.balance
    if terms.minimum_adds is None and bill.balance:
        assert found.amount <= found.most <= bill.balance


@given(TERMS, SHOWN, st.sampled_from(MinimumPart))
def test_one_more_part_asked_for_whole_never_lowers_it(
    terms: CardTerms, bill: Shown, part: MinimumPart
) -> None:
    """But for interest and fees where former minimums are asked for: those hold the older part of them."""
    adds = terms.minimum_adds or ()
    if MinimumPart.PAST_DUE in {part, *adds}:
        return
    fewer = minimum_of(replace(terms, minimum_adds=tuple(p for p in adds if p is not part)), bill)
    more = minimum_of(replace(terms, minimum_adds=tuple({*adds, part})), bill)
    assert fewer.amount is not None
    assert more.amount is not None
    assert more.amount >= fewer.amount


def test_unknown_percent_is_an_unknown_minimum() -> None:
    bill = Shown(100_000, {BalanceKind.PURCHASES: 100_000})
    assert minimum_of(CardTerms(), bill).amount is None
    assert minimum_of(CardTerms(), bill).missing == ("terms.minimum_percent",)
