"""What a change of a card does: waiver, re-ageing, extension, a new rate."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from debt_builders import assert_traced
from hypothesis import given
from hypothesis import strategies as st
from random_cards import CARDS, DAYS, PAID, SPAN

from debttracker.debts.balance import Parts
from debttracker.debts.debt import Debt, DebtChange, Transaction
from debttracker.debts.formulas import Formula
from debttracker.debts.ledger import balance
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import Compounding, DebtChangeKind, DebtKind, InterestBase

TERMS = CardTerms(
    statement_day=10,
    due_day=28,
    daily_rate=Decimal("0.05"),
    interest_base=InterestBase.FROM_DUE,
    compounding=Compounding.NONE,
    minimum_percent=Decimal(10),
    late_fee_percent=Decimal(5),
    grace_days=0,
    tolerance=0,
)
CARD = Debt(
    "card", DebtKind.CREDIT_CARD, terms=TERMS, transactions=(Transaction("t", date(2026, 3, 12), 100_000),)
)


def changed(*changes: DebtChange) -> Debt:
    return replace(CARD, changes=changes)


def test_a_waiver_lowers_what_is_open_of_each_part() -> None:
    # Late fee 5.00; interest of 13 days from 28 April on 1000.00 = 6.50, posted on 10 May.
    given_up = DebtChange(
        date(2026, 5, 11),
        DebtChangeKind.WAIVER,
        waived_penalty=900,
        waived_interest=600,
        waived_principal=20_000,
    )
    found = balance(changed(given_up), [], date(2026, 5, 11), "CNY")
    assert_traced(found)
    assert found.owed == Parts(80_000, 50 + 40, 0, 0)
    lines = {line.part: line.amount for line in found.trace if line.formula == Formula.CARD_WAIVER}
    assert lines == {"penalty": -500, "interest": -600, "principal": -20_000}


def test_re_ageing_ends_the_lateness_and_not_the_debt() -> None:
    late = balance(CARD, [], date(2026, 5, 5), "CNY")
    aged = DebtChange(date(2026, 5, 5), DebtChangeKind.RE_AGEING)
    found = balance(changed(aged), [], date(2026, 5, 5), "CNY")
    assert (late.days_past_due, late.overdue.total) == (7, 10_000)
    assert (found.days_past_due, found.overdue.total, found.owed) == (0, 0, late.owed)
    later = balance(changed(aged), [], date(2026, 5, 29), "CNY")
    assert (later.days_past_due, later.oldest_unpaid_due) == (1, date(2026, 5, 28))


def test_an_extension_moves_the_due_date_of_the_open_bill() -> None:
    longer = DebtChange(date(2026, 4, 20), DebtChangeKind.EXTENSION, extra_days=10)
    paid = [Payment("p", "card", date(2026, 5, 8), 100_000)]
    assert balance(changed(longer), paid, date(2026, 5, 20), "CNY").owed == Parts()
    set_day = DebtChange(date(2026, 4, 20), DebtChangeKind.EXTENSION, first_due=date(2026, 5, 6))
    assert balance(changed(set_day), [], date(2026, 4, 30), "CNY").next_due == date(2026, 5, 6)
    too_late = DebtChange(date(2026, 4, 29), DebtChangeKind.EXTENSION, extra_days=10)
    assert balance(changed(too_late), [], date(2026, 4, 30), "CNY").days_past_due == 2


def test_a_changed_rate_counts_from_its_day() -> None:
    lower = DebtChange(date(2026, 5, 3), DebtChangeKind.RATE_CHANGE, annual_rate=Decimal("3.65"))
    found = balance(changed(lower), [], date(2026, 5, 10), "CNY")
    assert found.owed.interest == 5 * 50 + 8 * 10
    assert {line.source for line in found.trace if line.part == "interest"} == {"terms.daily_rate", "changes"}


def test_a_change_that_bills_do_not_follow_is_said() -> None:
    plan = DebtChange(date(2026, 5, 3), DebtChangeKind.RESTRUCTURED_PLAN, periods=60)
    assert balance(changed(plan), [], date(2026, 5, 10), "CNY").missing == ("changes",)


CHANGES = st.lists(
    st.builds(
        DebtChange,
        date=SPAN,
        kind=st.sampled_from(DebtChangeKind),
        extra_days=st.none() | st.integers(1, 60),
        first_due=st.none() | SPAN,
        annual_rate=st.none() | st.decimals(0, 60, places=2),
        waived_principal=st.none() | st.integers(0, 500_000),
        waived_interest=st.none() | st.integers(0, 50_000),
        waived_penalty=st.none() | st.integers(0, 50_000),
        waived_fees=st.none() | st.integers(0, 50_000),
    ),
    max_size=3,
).map(tuple)


@given(CARDS, CHANGES, PAID, DAYS)
def test_a_changed_card_is_counted_whole_and_traced(
    debt: Debt, changes: tuple[DebtChange, ...], paid: list[Payment], on: date
) -> None:
    found = balance(replace(debt, changes=changes), paid, on, "CNY")
    assert_traced(found)
    assert min(found.owed.principal, found.owed.interest, found.owed.penalty, found.owed.fees) >= 0
    assert 0 <= found.overdue.total <= found.owed.total
