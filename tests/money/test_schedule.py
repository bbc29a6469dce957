"""Repayment schedules: published and hand-worked tables, and what must always hold."""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debttracker.errors import InputError
from debttracker.money.amount import half_up, half_up_quotient, parse_major, round_down, round_up, to_major
from debttracker.money.annual_rate import Convention, annual_rates, schedule_flows
from debttracker.money.frequency import parse_frequency
from debttracker.money.schedule import FeeCharge, ScheduleTerms, period_fractions, schedule
from debttracker.money.vocabulary import DayCount, Method

DATA = Path(__file__).parents[1] / "data" / "finance" / "schedules.toml"
CASES = tomllib.loads(DATA.read_text(encoding="utf-8"))["case"]
MONTHLY = parse_frequency("1 month")


def cny(text: str) -> int:
    return parse_major(text, "CNY")


def terms_of(raw: Mapping[str, Any]) -> ScheduleTerms:
    def rate(name: str) -> Decimal | None:
        return Decimal(raw[name]) if name in raw else None

    def when(text: str) -> str | date:
        return date.fromisoformat(text) if text[0].isdigit() else text

    return ScheduleTerms(
        cny(raw["principal"]),
        raw["start"],
        parse_frequency(raw["every"]),
        raw["periods"],
        Method(raw["method"]),
        rate("annual_rate"),
        rate("period_fee_rate"),
        DayCount(raw["day_count"]) if "day_count" in raw else None,
        raw.get("first_due"),
        cny(raw["received"]) if "received" in raw else None,
        tuple(FeeCharge(cny(amount), when(text)) for amount, text in raw.get("fees", ())),
        {"up": round_up, "down": round_down}.get(raw.get("rounding"), half_up),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_worked_schedules(case: dict[str, Any]) -> None:
    made = schedule(terms_of(case["terms"]))
    rows = [
        [row.due.isoformat(), *(to_major(amount, "CNY") for amount in amounts)]
        for row in made.rows
        for amounts in [(row.interest, row.principal, row.payment, row.balance)]
    ]
    expected = case.get("rows", [])
    assert rows[: len(expected)] == expected
    totals = made.totals
    figures = {
        "interest": totals.interest,
        "fees": totals.fees,
        "payment": totals.payment,
        "upfront": totals.upfront_fees,
        "first": made.rows[0].payment,
        "last": made.rows[-1].payment,
    }
    for name, amount in figures.items():
        if name in case:
            assert to_major(amount, "CNY") == case[name], name


@pytest.mark.parametrize("case", [case for case in CASES if "rates" in case], ids=lambda case: case["name"])
def test_rates_of_worked_schedules(case: dict[str, Any]) -> None:
    rates = annual_rates(schedule_flows(terms_of(case["terms"])))
    for name, published in case["rates"].items():
        found = rates.get(Convention(name))
        assert found is not None
        places = -int(Decimal(published).as_tuple().exponent)
        assert round(Decimal(found), places) == Decimal(published)


FEE_TABLE = [
    (3, "4.49", "8.98", "10.77", "13.45", "17.91"),
    (6, "5.12", "10.21", "12.24", "15.27", "20.29"),
    (9, "5.37", "10.67", "12.78", "15.92", "21.11"),
    (12, "5.49", "10.90", "13.03", "16.22", "21.46"),
    (18, "5.61", "11.08", "13.23", "16.42", "21.64"),
    (24, "5.66", "11.13", "13.27", "16.43", "21.57"),
    (36, "5.68", "11.08", "13.17", "16.24", "21.20"),
]


@pytest.mark.parametrize(("periods", "published"), [(row[0], row[1:]) for row in FEE_TABLE])
def test_nominal_rate_of_instalment_fees(periods: int, published: tuple[str, ...]) -> None:
    fees = ("0.25", "0.50", "0.60", "0.75", "1.00")
    found = [
        annual_rates(
            schedule_flows(
                ScheduleTerms(
                    36_000_000,
                    date(2026, 1, 15),
                    MONTHLY,
                    periods,
                    Method.EQUAL_PRINCIPAL,
                    period_fee_rate=Decimal(fee),
                )
            )
        ).nominal
        for fee in fees
    ]
    assert [f"{Decimal(rate or 0):.2f}" for rate in found] == list(published)


TERMS = st.builds(
    ScheduleTerms,
    principal=st.integers(1, 10**12),
    start=st.dates(date(1990, 1, 1), date(2110, 12, 31)),
    every=st.sampled_from(["1 month", "3 month", "1 week", "14 day", "1 day"]).map(parse_frequency),
    periods=st.integers(1, 60),
    method=st.sampled_from(Method),
    annual_rate=st.none() | st.decimals(0, 400, places=3),
    period_fee_rate=st.none() | st.decimals(0, 3, places=2),
    day_count=st.none() | st.sampled_from(DayCount),
    fees=st.lists(
        st.builds(FeeCharge, st.integers(0, 10**6), st.sampled_from(["each", "end", date(2050, 5, 31)])),
        max_size=3,
    ).map(tuple),
    received=st.just(1),
    rounding=st.sampled_from([round_up, round_down]),
)


@given(TERMS)
def test_every_schedule_ends_at_zero_and_adds_up(terms: ScheduleTerms) -> None:
    made = schedule(terms)
    rows = made.rows
    assert rows[-1].balance == 0
    assert sum(row.principal for row in rows) == terms.principal
    assert all(row.payment == row.interest + row.principal + row.fees for row in rows)
    assert all(isinstance(amount, int) for row in rows for amount in (row.payment, row.interest, row.balance))
    assert all(min(row.interest, row.principal, row.fees, row.balance) >= 0 for row in rows)
    assert [row.due for row in rows] == sorted({row.due for row in rows})
    assert made.totals.payment == made.totals.interest + made.totals.principal + made.totals.fees
    assert made.totals.cost == made.totals.payment - made.totals.received


@given(st.integers(100, 10**10), st.decimals(1, 60, places=2), st.integers(2, 120), st.sampled_from(DayCount))
def test_the_last_level_payment_differs_little(
    principal: int, rate: Decimal, periods: int, day_count: DayCount
) -> None:
    terms = ScheduleTerms(
        principal, date(2024, 1, 31), MONTHLY, periods, Method.LEVEL_PAYMENT, rate, day_count=day_count
    )
    rows = schedule(terms).rows
    growth = (1 + rate / 1000) ** periods
    assert abs(rows[-1].payment - rows[0].payment) <= periods * growth + 1


@given(
    st.integers(1, 10**10), st.decimals(0, 90, places=2), st.decimals(0, 9, places=2), st.sampled_from(Method)
)
def test_a_higher_rate_never_costs_less(principal: int, rate: Decimal, more: Decimal, method: Method) -> None:
    def cost(percent: Decimal) -> int:
        terms = ScheduleTerms(principal, date(2026, 1, 31), MONTHLY, 12, method, percent)
        return schedule(terms).totals.cost

    assert cost(rate + more) >= cost(rate) - 12


def test_a_month_of_thirty_days_is_a_twelfth_also_at_month_ends() -> None:
    terms = ScheduleTerms(
        1_000_000,
        date(2026, 1, 31),
        MONTHLY,
        12,
        Method.LEVEL_PAYMENT,
        Decimal(24),
        day_count=DayCount.THIRTY_360,
    )
    assert [row.payment for row in schedule(terms).rows] == [94560] * 11 + [94555]
    assert set(period_fractions(terms, [row.due for row in schedule(terms).rows])) == {Fraction(1, 12)}


def test_rounding_of_the_level_payment_can_go_either_way() -> None:
    base = {"annual_rate": Decimal(24), "start": date(2026, 1, 31), "every": MONTHLY, "periods": 12}
    up = schedule(ScheduleTerms(principal=1_000_001, method=Method.LEVEL_PAYMENT, rounding=round_up, **base))
    down = schedule(
        ScheduleTerms(principal=1_000_001, method=Method.LEVEL_PAYMENT, rounding=round_down, **base)
    )
    assert up.rows[0].payment - down.rows[0].payment == 1
    assert up.rows[-1].payment < up.rows[0].payment
    assert down.rows[-1].payment > down.rows[0].payment


def test_a_cent_over_a_year_is_paid_once() -> None:
    terms = ScheduleTerms(1, date(2026, 1, 31), MONTHLY, 12, Method.LEVEL_PAYMENT, Decimal(0))
    rows = schedule(terms).rows
    assert [row.payment for row in rows] == [0] * 11 + [1]


def test_seven_cents_over_a_year_do_not_overshoot() -> None:
    terms = ScheduleTerms(7, date(2026, 1, 31), MONTHLY, 12, Method.EQUAL_PRINCIPAL, Decimal(0))
    rows = schedule(terms).rows
    assert [row.payment for row in rows] == [1] * 7 + [0] * 5


GOOD: dict[str, Any] = {
    "principal": 100_000,
    "start": date(2026, 1, 31),
    "every": MONTHLY,
    "periods": 12,
    "method": Method.LEVEL_PAYMENT,
    "annual_rate": Decimal(24),
}


@pytest.mark.parametrize(
    "wrong",
    [
        {"principal": 0},
        {"principal": -5},
        {"principal": 10**18},
        {"periods": 0},
        {"periods": -1},
        {"periods": 1201},
        {"annual_rate": Decimal(-1)},
        {"annual_rate": Decimal(100_001)},
        {"period_fee_rate": Decimal(-1)},
        {"first_due": date(2026, 1, 31)},
        {"received": 0},
        {"fees": (FeeCharge(100_000, "start"),)},
        {"fees": (FeeCharge(-1, "each"),)},
        {"fees": (FeeCharge(1, "sometimes"),)},
        {"every": None},
        {"start": date(9999, 6, 1)},
    ],
    ids=str,
)
def test_impossible_terms_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        schedule(ScheduleTerms(**(GOOD | wrong)))


def test_the_most_absurd_terms_still_end() -> None:
    absurd = {"principal": 10**17, "annual_rate": Decimal(100_000), "periods": 1200}
    made = schedule(ScheduleTerms(**(GOOD | absurd)))
    assert made.rows[-1].balance == 0


def test_a_single_payment_needs_no_frequency() -> None:
    terms = ScheduleTerms(
        100_000, date(2026, 1, 1), None, 1, Method.BULLET, Decimal(12), first_due=date(2026, 7, 1)
    )
    row = schedule(terms).rows[0]
    assert (row.due, row.interest) == (date(2026, 7, 1), 6000)


def test_dues_rise_strictly() -> None:
    dues = [row.due for row in schedule(ScheduleTerms(**GOOD)).rows]
    assert all(first < second for first, second in pairwise(dues))


@given(st.integers(-(10**20), 10**20), st.integers(1, 10**6))
def test_a_quotient_is_rounded_to_the_nearest_unit_and_halves_away_from_zero(above: int, below: int) -> None:
    exact, rounded = Fraction(above, below), half_up_quotient(above, below)
    assert abs(exact - rounded) <= Fraction(1, 2)
    assert abs(exact - rounded) < Fraction(1, 2) or abs(rounded) > abs(exact)
    assert half_up_quotient(-above, below) == -rounded


@given(st.integers(-(10**9), 10**9))
def test_a_quotient_is_rounded_like_a_decimal(halves: int) -> None:
    assert half_up_quotient(halves, 2) == half_up(Decimal(halves) / 2)
