"""Small cases in which the ledger and a second calculation once differed: cards. Each says what decides."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from debt_builders import card, payments

from debttracker.debts.debt import DebtChange
from debttracker.debts.ledger import balance
from debttracker.debts.vocabulary import DebtChangeKind

USUAL: dict[str, Any] = {
    "statement_day": 10,
    "due_day": 28,
    "daily_rate": "0.05",
    "interest_base": "full_amount",
    "compounding": "none",
    "minimum_percent": "10",
    "late_fee_percent": "5",
    "grace_days": 0,
    "tolerance": "0",
}


def test_interest_goes_on_compounding_when_its_item_is_paid() -> None:
    # Two items of 1000.00 from 12 March; one is paid on 11 April, after 30 days. Its interest bears interest
    # for the other 30 days to 10 May.
    debt = card(USUAL | {"compounding": "daily"}, [["2026-03-12", "1000"], ["2026-03-12", "1000"]])
    paid = payments(debt, [["2026-04-11", "1000"]])
    month = Decimal("1.0005") ** 30
    expected = 100_000 * ((month - 1) * month + month * month - 1)
    assert balance(debt, paid, date(2026, 5, 10), "CNY").owed.interest == round(expected)


def test_half_a_minor_unit_of_one_day_rounds_up_with_daily_compounding() -> None:
    # 18250.00 at 19.99 % for one day of 365 are 9.995.
    terms = USUAL | {
        "compounding": "daily",
        "daily_rate": "",
        "annual_rate": "19.99",
        "cash_fee_percent": "0",
    }
    debt = card(terms, [["2026-03-12", "18250", "cash_advance"]])
    assert balance(debt, [], date(2026, 3, 12), "CNY").owed.interest == 1_000


def test_a_bill_is_late_although_an_earlier_one_was_put_off() -> None:
    # The bill of 10 April is put off to 27 June; that of 10 May is due on 28 May as ever. Its minimum is 10 %
    # of 1500.00 and the 100.00 asked for before; the late fee is 5 % of that.
    put_off = DebtChange(date(2026, 4, 20), DebtChangeKind.EXTENSION, extra_days=60)
    posted = [["2026-03-12", "1000"], ["2026-04-20", "500"]]
    debt = replace(card(USUAL | {"interest_base": "from_due"}, posted), changes=(put_off,))
    found = balance(debt, [], date(2026, 6, 10), "CNY")
    assert (found.days_past_due, found.owed.penalty) == (13, 1_250)
    assert balance(debt, [], date(2026, 7, 1), "CNY").days_past_due == 34


def test_of_two_bills_to_be_paid_each_keeps_what_it_showed() -> None:
    # Due 70 days after the statement. The second item stood whole on the bill of 10 May: 46 days of 0.50 to
    # 4 June, then 67 days of 0.25 on what is left to 10 August.
    terms = USUAL | {"due_day": "", "due_days_after": 70}
    debt = card(terms, [["2026-03-12", "1000"], ["2026-04-20", "1000"]])
    paid = payments(debt, [["2026-06-05", "1500"]])
    assert balance(debt, paid, date(2026, 8, 10), "CNY").owed.interest == 2_300 + 1_675


@pytest.mark.parametrize(("base", "interest"), [("adjusted_balance", 2_430), ("previous_balance", 3_050)])
def test_a_bill_decided_after_the_next_statement_counts_each_cycle_by_itself(
    base: str, interest: int
) -> None:
    # Due 40 days after the statement; 400.00 on 15 May. Cycle to 10 May: 30 days of 1000.00; to 10 June
    # 31 days: 600.00 by the adjusted balance, 1000.00 by the previous one.
    debt = card(
        USUAL | {"due_day": "", "due_days_after": 40, "interest_base": base}, [["2026-03-12", "1000"]]
    )
    paid = payments(debt, [["2026-05-15", "400"]])
    assert balance(debt, paid, date(2026, 6, 10), "CNY").owed.interest == interest


@pytest.mark.parametrize(("base", "interest"), [("adjusted_balance", 1_550), ("previous_balance", 1_551)])
def test_interest_that_the_bank_posted_later_stood_on_no_statement(base: str, interest: int) -> None:
    # The bank's 14.00 of 12 May take the place of the 15.00 of 10 May. To 10 June 31 days of 1000.00; the
    # previous balance was 1015.00 on the one day before the bank said otherwise.
    posted = [["2026-03-12", "1000"], ["2026-05-12", "14", "interest"]]
    debt = card(USUAL | {"compounding": "monthly", "interest_base": base, "late_fee_percent": "0"}, posted)
    assert balance(debt, [], date(2026, 6, 10), "CNY").owed.interest == 1_400 + interest
