"""Annual rates: published figures, and what must always hold."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rate_cases import cents, flows_of, payments_of, rate_cases, times_of

from debttracker.money.annual_rate import (
    AnnualRates,
    Convention,
    Flow,
    RateReason,
    annual_rates,
    rates_at,
    schedule_flows,
)
from debttracker.money.frequency import add_months, nth_date, parse_frequency
from debttracker.money.intervals import eu_times, unit_period
from debttracker.money.schedule import FeeCharge, ScheduleTerms
from debttracker.money.vocabulary import Method

CASES = rate_cases()
AT = [case for case in CASES if "at" in case]
TERMS = [case for case in CASES if "payments" in case]
DATED = [case for case in CASES if "at" not in case]
START = date(2014, 1, 15)


def monthly(received: int, payments: list[int]) -> list[Flow]:
    later = [Flow(add_months(START, n), -amount) for n, amount in enumerate(payments, 1)]
    return [Flow(START, received), *later]


def near(rate: str | None, case: dict[str, Any]) -> bool:
    return rate is not None and abs(Decimal(rate) - Decimal(case["percent"])) <= Decimal(case["within"])


def reason(rates: AnnualRates, convention: Convention) -> RateReason:
    return next(note.reason for note in rates.notes if note.convention is convention)


@pytest.mark.parametrize("case", DATED, ids=lambda case: case["name"])
def test_published_rates(case: dict[str, Any]) -> None:
    rates = annual_rates(flows_of(case))
    convention = Convention(case["convention"])
    found = [rates.get(convention)]
    if case.get("one_of_several"):
        assert found == [None]
        found = list(next(note.roots for note in rates.notes if note.convention is convention))
        assert len(found) > 1
    assert any(near(rate, case) for rate in found)


@pytest.mark.parametrize("case", TERMS, ids=lambda case: case["name"])
def test_published_payments(case: dict[str, Any]) -> None:
    made = payments_of(case)
    published = {int(month): cents(amount) for month, amount in case["payments"].items()}
    assert {month: made[month] for month in published} == published
    assert max(published) == max(made)


@pytest.mark.parametrize("case", AT, ids=lambda case: case["name"])
def test_published_rates_on_another_measure_of_time(case: dict[str, Any]) -> None:
    (rate,) = rates_at([float(amount) for amount, _ in case["at"]], times_of(case))
    assert near(str(rate * 100), case)


def test_there_are_enough_published_rates_and_each_has_its_own_name() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) >= 60


def test_the_order_of_flows_does_not_matter() -> None:
    flows = flows_of(CASES[0])
    assert annual_rates(flows[::-1]) == annual_rates(flows)


def test_two_rates_are_both_named_and_none_is_chosen() -> None:
    flows = [
        Flow(date(2022, 10, 10), 10_000),
        Flow(date(2023, 10, 10), -23_000),
        Flow(date(2024, 10, 9), 13_200),
    ]
    rates = annual_rates(flows)
    assert rates.xirr is None
    note = next(note for note in rates.notes if note.convention is Convention.XIRR)
    assert note.reason is RateReason.SEVERAL_ROOTS
    assert note.roots == ("10.00000000", "20.00000000")
    assert "10.00000000" in note.sentence


def test_no_rate_is_said() -> None:
    flows = [
        Flow(date(2022, 10, 10), 10_000),
        Flow(date(2023, 10, 10), -20_000),
        Flow(date(2024, 10, 9), 10_100),
    ]
    rates = annual_rates(flows)
    assert rates.xirr is None
    assert reason(rates, Convention.XIRR) is RateReason.NO_ROOT


@pytest.mark.parametrize(
    ("flows", "expected"),
    [
        ([], RateReason.NOTHING_RECEIVED),
        ([Flow(START, -5)], RateReason.NOTHING_RECEIVED),
        ([Flow(START, 5)], RateReason.NOTHING_PAID),
        ([Flow(START, 5), Flow(START, -5)], RateReason.NOTHING_RECEIVED),
    ],
)
def test_one_sided_flows_have_no_rate(flows: list[Flow], expected: RateReason) -> None:
    rates = annual_rates(flows)
    assert {note.reason for note in rates.notes} == {expected}
    assert all(rates.get(convention) is None for convention in Convention)


def test_weeks_have_no_monthly_rate_and_the_note_says_so() -> None:
    terms = ScheduleTerms(
        10_000, START, parse_frequency("1 week"), 10, Method.LEVEL_PAYMENT, annual_rate=Decimal(50)
    )
    rates = annual_rates(schedule_flows(terms))
    assert rates.nominal is None
    assert reason(rates, Convention.NOMINAL) is RateReason.NOT_WHOLE_MONTHS
    assert rates.reg_z is not None


def test_a_rate_beyond_all_numbers_is_not_stated() -> None:
    rates = annual_rates([Flow(START, 1), Flow(START + timedelta(days=1), -1000)])
    assert rates.xirr is None
    assert reason(rates, Convention.XIRR) is RateReason.TOO_HIGH
    assert rates.simple is not None


def test_what_is_stated_in_the_eu_has_one_decimal_place() -> None:
    assert annual_rates(monthly(1_000_000, [0] * 11 + [1_126_450])).stated == "12.6"
    assert annual_rates(monthly(1_000_000, [0] * 11 + [1_126_500])).stated == "12.7"
    assert annual_rates(monthly(1_000_000, [0] * 11 + [999_999])).stated == "0.0"
    assert annual_rates([]).stated is None


@pytest.mark.parametrize(("days", "below"), [(27, True), (28, False), (31, False)])
def test_below_a_month_the_cost_says_more_than_a_rate(days: int, below: bool) -> None:
    start = date(2026, 2, 1)
    rates = annual_rates([Flow(start, 80_000), Flow(start + timedelta(days=days), -100_000)])
    assert rates.is_below_a_month is below
    assert rates.total_cost == 20_000


def test_turns_without_end_are_given_up_and_said() -> None:
    flows = [Flow(add_months(START, n), (-1) ** n * 1000) for n in range(62)]
    assert reason(annual_rates(flows), Convention.XIRR) is RateReason.TOO_MANY_TURNS
    assert annual_rates(flows[:61]).notes != annual_rates(flows).notes


def test_a_loss_is_a_negative_rate() -> None:
    rates = annual_rates([Flow(START, 10_000), Flow(add_months(START, 12), -9_000)])
    assert rates.xirr == "-10.00000000"
    assert rates.effective == "-10.00000000"


def test_fees_at_the_start_lower_what_is_received_and_dated_ones_are_paid_on_their_day() -> None:
    day = date(2026, 3, 5)
    terms = ScheduleTerms(
        10_000,
        date(2026, 1, 31),
        parse_frequency("1 month"),
        2,
        Method.EQUAL_PRINCIPAL,
        fees=(FeeCharge(100, "start"), FeeCharge(30, day)),
    )
    flows = schedule_flows(terms)
    assert flows == (
        Flow(date(2026, 1, 31), 9_900),
        Flow(date(2026, 2, 28), -5_000),
        Flow(day, -30),
        Flow(date(2026, 3, 31), -5_000),
    )


def test_month_ends_are_whole_months() -> None:
    dates = [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]
    assert eu_times(dates) == [Fraction(n, 12) for n in range(4)]
    unit = unit_period(dates)
    assert (unit.months, unit.per_year) == (1, 12)
    assert [unit.measure(dates[0], day) for day in dates] == [(n, 0) for n in range(4)]


def test_no_interval_twice_takes_the_average() -> None:
    dates = [START, START + timedelta(days=10), START + timedelta(days=23), START + timedelta(days=45)]
    assert unit_period(dates).per_year == 24


@given(
    st.integers(1_000, 10**9),
    st.lists(st.integers(1, 10**9), min_size=1, max_size=40),
    st.sampled_from(["1 month", "1 week", "3 month", "10 day"]),
)
def test_a_rate_brings_the_flows_to_nothing(received: int, payments: list[int], every: str) -> None:
    step = parse_frequency(every)
    flows = [
        Flow(START, received),
        *(Flow(nth_date(START, step, n), -amount) for n, amount in enumerate(payments, 1)),
    ]
    rates = annual_rates(flows)
    assume(rates.xirr is not None)
    growth = 1 + float(rates.xirr or 0) / 100
    assume(0.01 < growth < 1e6)
    parts = [flow.amount * growth ** (-(flow.on - START).days / 365) for flow in rates.flows]
    assert abs(sum(parts)) <= 1e-6 * sum(abs(part) for part in parts)
    cheaper = sum(payments) < received
    assert (growth < 1) == cheaper or sum(payments) == received


@given(st.integers(1_000, 10**8), st.integers(1, 10**6), st.integers(2, 36))
def test_receiving_less_is_never_cheaper(principal: int, withheld: int, periods: int) -> None:
    assume(withheld < principal)
    payment = principal // periods + 1

    def rate(received: int) -> Decimal:
        return Decimal(annual_rates(monthly(received, [payment] * periods)).effective or 0)

    assert rate(principal - withheld) >= rate(principal)


@given(st.lists(st.floats(-3, 3), min_size=1, max_size=4, unique=True))
def test_every_root_is_found(exponents: list[float]) -> None:
    roots = sorted({round(value, 1) for value in exponents})
    growth = [2.718281828459045**value for value in roots]
    coefficients = [1.0]
    for value in growth:
        shifted = [*coefficients, 0.0]
        for place, coefficient in enumerate(coefficients):
            shifted[place + 1] -= coefficient * value
        coefficients = shifted
    found = rates_at(coefficients, list(range(len(coefficients))))
    assert len(found) == len(growth)
    assert all(abs(rate + 1 - value) < 1e-5 * value for rate, value in zip(found, growth, strict=True))
