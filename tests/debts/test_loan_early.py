"""Small cases in which the ledger and a second calculation once differed: loans. Each says what decides."""

from datetime import date
from typing import Any

import pytest
from debt_builders import loan, payments
from hypothesis import given
from hypothesis import strategies as st

from debttracker.debts.balance import Parts
from debttracker.debts.ledger import balance, payoff

USUAL: dict[str, Any] = {
    "principal": "10000",
    "start": date(2026, 1, 31),
    "every": "1 month",
    "periods": 12,
    "method": "level_payment",
    "annual_rate": "24",
    "overdue_annual_rate": "36.5",
    "overdue_base": "principal",
    "prepayment": "shorten",
}
LOAN = loan(USUAL)
FIRST = ["2026-02-28", "945.60"]


@pytest.mark.parametrize(
    "parts",
    [
        [["2026-03-15", "4000"]],
        [["2026-03-15", "1000"], ["2026-03-15", "3000"]],
        [["2026-03-05", "500"], ["2026-03-15", "3500"]],
        [["2026-03-05", "945.60"], ["2026-03-15", "2000"], ["2026-03-15", "1054.40"]],
    ],
)
def test_paying_early_in_parts_saves_as_much_as_paying_at_once(parts: list[list[str]]) -> None:
    # 15 of 31 days: 89.56 of 185.09 are earned, 95.53 are not. 4000.00 less the instalment of 945.60 are
    # 3054.40; with what they save they lower 9254.40 by 3054.40 * 9254.40 / (9254.40 - 95.53) = 3086.26.
    found = balance(LOAN, payments(LOAN, [FIRST, *parts]), date(2026, 3, 31), "CNY")
    assert found.owed == Parts(925_440 - 76_051 - 308_626)


@given(
    prepayment=st.sampled_from(("shorten", "reduce")),
    method=st.sampled_from(("level_payment", "equal_principal", "interest_only", "flat", "bullet")),
    amount=st.integers(2, 900_000),
    share=st.integers(1, 99),
    day=st.dates(date(2026, 2, 1), date(2027, 1, 30)),
)
def test_one_payment_or_two_on_a_day_are_the_same(
    prepayment: str, method: str, amount: int, share: int, day: date
) -> None:
    debt = loan(USUAL | {"prepayment": prepayment, "method": method})
    first = max(amount * share // 100, 1)
    once = payments(debt, [[day.isoformat(), f"{amount / 100:.2f}"]])
    twice = payments(debt, [[day.isoformat(), f"{part / 100:.2f}"] for part in (first, amount - first)])
    for on in (day, date(2026, 8, 15), date(2027, 6, 1)):
        assert balance(debt, once, on, "CNY").owed == balance(debt, twice, on, "CNY").owed


def test_flat_interest_stays_when_the_last_instalment_is_paid_in_part() -> None:
    # Flat interest is on the first principal: 200.00, of which 100.00 are earned after 14 of 28 days.
    debt = loan(USUAL | {"method": "flat", "periods": 1})
    paid = payments(debt, [["2026-02-14", "5100"]])
    assert balance(debt, paid, date(2026, 2, 28), "CNY").owed == Parts(500_000, 10_000)


def test_half_a_minor_unit_of_accrued_interest_rounds_up() -> None:
    # 100.00 at 1.825 % for 30 days are 0.15; a day is half a minor unit.
    debt = loan(
        USUAL
        | {"principal": "100", "annual_rate": "1.825", "every": "30 day", "method": "bullet", "periods": 1}
    )
    assert balance(debt, [], date(2026, 2, 1), "CNY").owed.interest == 1


def test_half_a_minor_unit_saved_by_a_waiver_rounds_up() -> None:
    # 100.00 at 0.12 % for 30 days are 0.01; half of the principal saves half of it.
    waived = {"date": date(2026, 2, 1), "kind": "waiver", "waived_principal": "50"}
    terms = {"principal": "100", "annual_rate": "0.12", "every": "30 day", "method": "bullet", "periods": 1}
    debt = loan(USUAL | terms, changes=[waived])
    assert balance(debt, [], date(2026, 3, 2), "CNY").owed == Parts(5_000)


def test_a_change_does_not_keep_interest_that_was_paid_ahead() -> None:
    # The loan ends with interest to the day (Civil Code, art. 677), whatever was written down before.
    same_rate = {"date": date(2026, 3, 6), "kind": "rate_change", "annual_rate": "24"}
    changed = loan(USUAL, changes=[same_rate])
    paid = payments(LOAN, [FIRST, ["2026-03-05", "945.60"]])
    ends = [payoff(debt, paid, date(2026, 3, 15), "CNY") for debt in (LOAN, changed)]
    assert ends[0] is not None
    assert ends[1] is not None
    assert ends[0].parts == ends[1].parts == Parts(849_389 - (18_509 - 8_956))


def test_days_of_grace_bear_the_rate_of_their_time() -> None:
    # No rate until 20 March: then 5 days of 36.5 % on 300.00, and none for the days of grace before.
    rate = {"date": date(2026, 3, 20), "kind": "rate_change", "annual_rate": "36.5"}
    terms = {
        "principal": "900",
        "periods": 3,
        "method": "equal_principal",
        "annual_rate": "0",
        "grace_days": 5,
    }
    debt = loan(USUAL | terms | {"overdue_annual_rate": "", "overdue_multiplier": "1"}, changes=[rate])
    assert balance(debt, [], date(2026, 3, 25), "CNY").owed.penalty == 150


def test_money_given_back_does_not_move_the_days_of_compound_interest() -> None:
    # Due 28 February: 28.00 are capital from 28 March on and bear 0.28 in ten days beside 10.00.
    terms = {
        "principal": "1000",
        "periods": 1,
        "method": "bullet",
        "annual_rate": "0",
        "compound_overdue": True,
    }
    debt = loan(USUAL | terms)
    paid = payments(debt, [["2026-03-15", "100", {"kind": "refund"}]])
    assert balance(debt, paid, date(2026, 4, 7), "CNY").owed.penalty == 2_800 + 1_000 + 28


def test_no_charge_is_cut_ahead_of_time_without_money_for_it() -> None:
    # 4000.00 on the first day: 1440.00 of interest a year are left, 30 of 365 days of it below the cap.
    terms = {"method": "bullet", "day_count": "actual/365", "charges_cap_percent": "2"}
    debt = loan(USUAL | terms)
    paid = payments(debt, [["2026-01-31", "4000"]])
    assert balance(debt, paid, date(2026, 3, 2), "CNY").owed == Parts(600_000, 11_836)


def test_a_bullet_loan_goes_on_by_its_day_count_after_a_change_of_the_rate() -> None:
    # 30 days of 10 % and 151 days of 20 % over 360 on 3600.00: 30.00 and 302.00.
    rate = {"date": date(2026, 3, 2), "kind": "rate_change", "annual_rate": "20"}
    terms = {
        "principal": "3600",
        "periods": 6,
        "method": "bullet",
        "annual_rate": "10",
        "day_count": "actual/360",
    }
    debt = loan(USUAL | terms, changes=[rate])
    assert balance(debt, [], date(2026, 7, 31), "CNY").owed == Parts(360_000, 33_200)


def test_what_was_capitalised_is_paid_first() -> None:
    # Due 28 February, 1.00 a day; 28.00 are capital from 28 March on. On 10 April another 13 days of 1.00 and
    # of 0.028 are owed. 28.00 pay what was capitalised: ten days later only ten times 1.00 have come on top.
    terms = {
        "principal": "1000",
        "periods": 1,
        "method": "bullet",
        "annual_rate": "0",
        "compound_overdue": True,
    }
    debt = loan(USUAL | terms)
    before = balance(debt, [], date(2026, 4, 10), "CNY").owed.penalty
    assert before == 2_800 + 1_300 + 36
    paid = payments(debt, [["2026-04-10", "28"]])
    assert balance(debt, paid, date(2026, 4, 20), "CNY").owed.penalty == before - 2_800 + 1_000


def test_months_of_30_days_are_the_same_whatever_happens_on_a_31st() -> None:
    # No schedule known: 15 January to 1 February are 16 days of 10.00, also when something is paid between.
    terms = {"principal": "36000", "start": date(2026, 1, 15), "annual_rate": "10", "day_count": "30/360"}
    debt = loan(terms)
    paid = payments(debt, [["2026-01-31", "1"]])
    assert balance(debt, paid, date(2026, 2, 1), "CNY").owed == Parts(3_600_000, 15_900)
