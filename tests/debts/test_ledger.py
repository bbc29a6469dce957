"""The ledger over debts of every kind, known well or hardly at all."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from debt_builders import assert_traced, card, loan, payments, traced
from hypothesis import given
from hypothesis import strategies as st
from wild import wild

from debttracker.debts.balance import Balance, Parts
from debttracker.debts.check_terms import problems
from debttracker.debts.debt import Claim, Debt, DebtChange, Statement
from debttracker.debts.ledger import balance, due_items, payoff, schedule_of, true_rate
from debttracker.debts.overdue import cost_of_one_more_day, cost_of_waiting
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import DebtKind

ON = date(2026, 6, 30)
CLAIM = Claim(date(2026, 5, 1), principal=100_000, interest=5_000, fees=200)


def bare(kind: DebtKind, *claims: Claim) -> Debt:
    return Debt("d", kind, claims=claims)


@pytest.mark.parametrize("kind", list(DebtKind))
def test_a_debt_of_which_nothing_is_known(kind: DebtKind) -> None:
    found = balance(bare(kind), [], ON, "CNY")
    assert found == Balance("d", ON, "CNY", Parts(), Parts(), 0, missing=("terms",))
    assert due_items(bare(kind), [], date(2026, 1, 1), date(2026, 12, 31), ON, "CNY") == []
    assert true_rate(bare(kind), "CNY") is None
    assert schedule_of(bare(kind), "CNY") is None
    assert cost_of_one_more_day(bare(kind), [], ON, "CNY") == Parts()


@pytest.mark.parametrize("kind", list(DebtKind))
def test_a_debt_known_only_by_claims_is_at_least_the_latest_claim(kind: DebtKind) -> None:
    later = Claim(date(2026, 6, 1), total=120_000, interest=7_000)
    future = Claim(date(2026, 7, 1), total=999_999)
    debt = bare(kind, future, later, CLAIM)
    found = balance(debt, [Payment("p", "d", date(2026, 6, 10), 10_000)], ON, "CNY")
    assert found.owed == Parts(110_000, 0)
    assert found.missing == ("terms",)
    assert_traced(found)
    assert balance(debt, [], date(2026, 5, 20), "CNY").owed == Parts(100_000, 5_000, 0, 200)


def test_payments_before_a_claim_are_in_it() -> None:
    paid = [Payment("p", "d", date(2026, 4, 1), 10_000)]
    assert balance(bare(DebtKind.OTHER, CLAIM), paid, ON, "CNY").owed.total == 105_200


def test_a_stated_first_missed_date_is_a_fact() -> None:
    debt = replace(bare(DebtKind.OTHER, CLAIM), first_missed_due=date(2026, 3, 2))
    found = balance(debt, [], ON, "CNY")
    assert (found.days_past_due, found.bucket) == (120, "M4")


def test_a_loan_without_a_principal_falls_back_on_the_claims() -> None:
    debt = replace(bare(DebtKind.MICROLOAN, CLAIM), terms=LoanTerms(annual_rate=Decimal(24)))
    found = balance(debt, [], ON, "CNY")
    assert found.owed.total == 105_200
    assert "terms.principal" in found.missing


def test_a_card_with_only_statements() -> None:
    statements = (Statement(date(2026, 6, 5), date(2026, 6, 23), 300_000, 30_000),)
    debt = Debt("d", DebtKind.CREDIT_CARD, statements=statements)
    found = balance(debt, [], ON, "CNY")
    assert found.owed == Parts(300_000)
    assert (found.overdue.total, found.days_past_due) == (30_000, 7)
    assert {"terms.daily_rate", "terms.interest_base", "terms.statement_day", "transactions"} <= set(
        found.missing
    )
    items = due_items(debt, [], date(2026, 6, 1), date(2026, 6, 30), ON, "CNY")
    assert [(item.amount, item.full_amount) for item in items] == [(30_000, 300_000)]


def test_a_card_with_terms_and_no_bookings_owes_nothing() -> None:
    debt = Debt("d", DebtKind.CREDIT_CARD, terms=CardTerms(statement_day=5, due_day=23))
    found = balance(debt, [], ON, "CNY")
    assert found.owed.total == 0
    assert found.overdue.total == 0
    claimed = balance(replace(debt, claims=(CLAIM,)), [], ON, "CNY")
    assert claimed.owed.total == 105_200
    assert claimed.missing == ("transactions",)


def test_a_payment_alone_leaves_a_credit() -> None:
    debt = Debt("card", DebtKind.CREDIT_CARD, terms=CardTerms(statement_day=5, due_day=23))
    found = balance(debt, [Payment("p", "card", date(2026, 6, 1), 500)], ON, "CNY")
    assert found.owed.total == 0
    assert [line.amount for line in found.trace if line.part == "credit"] == [500]


def test_the_debts_own_currency_is_named() -> None:
    assert balance(replace(bare(DebtKind.OTHER), currency="USD"), [], ON, "CNY").currency == "USD"


def test_payments_of_nothing_or_less_are_passed_over() -> None:
    debt = loan(
        {"principal": "1000", "start": date(2026, 1, 1), "first_due": date(2026, 6, 1), "annual_rate": "0"}
    )
    odd = [Payment("a", "loan", date(2026, 5, 1), 0), Payment("b", "loan", date(2026, 5, 1), -100)]
    assert balance(debt, odd, ON, "CNY") == balance(debt, [], ON, "CNY")


WHENEVER = st.dates()


def assert_counts(debt: Debt, paid: list[Payment], on: date) -> None:
    """Every question that can be asked about a debt has an answer."""
    assert_traced(balance(debt, paid, on, "CNY"))
    due_items(debt, paid, date(2026, 1, 1), date(2026, 12, 31), on, "CNY")
    true_rate(debt, "CNY")
    schedule_of(debt, "CNY")
    cost_of_one_more_day(debt, paid, on, "CNY")
    cost_of_waiting(debt, paid, on, "CNY")
    ended = payoff(debt, paid, on, "CNY")
    assert ended is None or traced(ended.trace) == ended.parts
    problems(debt)


CHANGES = st.lists(wild(DebtChange), max_size=2).map(tuple)


@given(st.sampled_from(DebtKind), wild(LoanTerms) | wild(CardTerms), CHANGES, WHENEVER, WHENEVER)
def test_wild_terms_never_stop_a_calculation(
    kind: DebtKind, terms: LoanTerms | CardTerms, changes: tuple[DebtChange, ...], paid_on: date, on: date
) -> None:
    statement = Statement(date(2026, 6, 5), None, 300_000, None)
    debt = Debt("d", kind, terms=terms, statements=(statement,), changes=changes)
    assert_counts(debt, [Payment("p", "d", paid_on, 5_000)], on)


def test_the_last_day_of_the_calendar() -> None:
    debt = card(
        {
            "statement_day": 31,
            "due_day": 20,
            "daily_rate": "0.05",
            "interest_base": "full_amount",
            "compounding": "daily",
        },
        [["1900-01-01", "1000"]],
    )
    assert balance(debt, [], date.max, "CNY").owed.principal == 100_000
    assert cost_of_one_more_day(debt, [], date.max, "CNY") == Parts()
    usual = {
        "principal": "1000",
        "start": date(1900, 1, 1),
        "every": "1 month",
        "periods": 12,
        "method": "flat",
    }
    old = loan(
        usual
        | {"annual_rate": "24", "overdue_annual_rate": "36", "overdue_base": "all", "compound_overdue": True}
    )
    assert balance(old, payments(old, [["1900-06-01", "100"]]), date.max, "CNY").owed.penalty > 0
