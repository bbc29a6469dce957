"""Reads the published rates; the flows are made from terms where a case gives terms."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from debttracker.money.amount import half_up, parse_major
from debttracker.money.annual_rate import Flow, schedule_flows
from debttracker.money.frequency import add_months, nth_date, parse_frequency
from debttracker.money.schedule import FeeCharge, ScheduleTerms
from debttracker.money.vocabulary import Method

DATA = Path(__file__).parents[1] / "data" / "finance" / "rates.toml"
START = date(2014, 1, 15)
Payments = dict[int, int]
"""What is paid in each month, in minor units."""


def rate_cases() -> list[dict[str, Any]]:
    """Return all cases, the table of fees spelt out."""
    loaded = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return [*loaded["case"], *_fee_cases(loaded["fees"])]


def flows_of(case: Mapping[str, Any]) -> list[Flow]:
    """Return what a case receives and pays."""
    if "terms" in case:
        return list(schedule_flows(_terms(case["terms"])))
    if "flows" in case:
        return [flow for raw in case["flows"] for flow in _repeated(raw)]
    source = case.get("credit") or case["share"]
    out = _drawn(source)
    out[0] -= cents(source["fee"])
    later = [Flow(add_months(START, month), -amount) for month, amount in payments_of(case).items()]
    return [*(Flow(add_months(START, month), amount) for month, amount in out.items()), *later]


def payments_of(case: Mapping[str, Any]) -> Payments:
    """Return the payments that the terms of a `credit` or a `share` lead to."""
    return _credit(case["credit"]) if "credit" in case else _share(case["share"])


def cents(text: str) -> int:
    return parse_major(text, "EUR")


def times_of(case: Mapping[str, Any]) -> list[Fraction]:
    """Return the times of `at` in years; each is a number or a quotient."""
    return [
        Fraction(top) / Fraction(below or "1") for top, _, below in (t.partition("/") for _, t in case["at"])
    ]


def _fee_cases(tables: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for table in tables:
        for fee, percent in table["nominal"].items():
            yield {
                "name": f"a fee of {fee} % in each of {table['periods']} periods",
                "convention": "nominal",
                "percent": percent,
                "within": "0.005",
                "terms": {
                    "principal": "1000000",
                    "period_fee_rate": fee,
                    "start": START,
                    "every": "1 month",
                    "periods": table["periods"],
                    "method": "equal_principal",
                },
            }


def _repeated(raw: Mapping[str, Any]) -> list[Flow]:
    every = parse_frequency(raw.get("every", "1 month"))
    amount = cents(raw["amount"])
    return [Flow(nth_date(raw["on"], every, n), amount) for n in range(raw.get("count", 1))]


def _terms(raw: Mapping[str, Any]) -> ScheduleTerms:
    rates = {name: Decimal(raw[name]) for name in ("annual_rate", "period_fee_rate") if name in raw}
    return ScheduleTerms(
        cents(raw["principal"]),
        raw["start"],
        parse_frequency(raw["every"]),
        raw["periods"],
        Method(raw["method"]),
        received=cents(raw["received"]) if "received" in raw else None,
        fees=tuple(FeeCharge(cents(amount), when) for amount, when in raw.get("fees", ())),
        **rates,
    )


def _drawn(source: Mapping[str, Any]) -> Payments:
    if isinstance(source["drawn"], str):
        return {0: cents(source["drawn"])}
    return {month: cents(amount) for month, amount, _ in source["drawn"]}


def _credit(raw: Mapping[str, Any]) -> Payments:
    """Each amount drawn is repaid in equal parts; the parts are not rounded, the payments are."""
    drawn = [(month, Decimal(cents(amount)), parts) for month, amount, parts in raw["drawn"]]
    balance, payments = Decimal(0), {}
    for month in range(1, max(begun + parts for begun, _, parts in drawn) + 1):
        balance += sum(amount for begun, amount, _ in drawn if begun == month - 1)
        percent = Decimal([text for since, text in raw["rates"] if since <= month][-1])
        yearly = 1 + percent / 100
        monthly = yearly ** (Decimal(1) / 12) - 1 if raw.get("effective") else percent / 1200
        capital = sum(
            (amount / parts for begun, amount, parts in drawn if begun < month <= begun + parts), Decimal(0)
        )
        payments[month] = half_up(capital + balance * monthly)
        balance -= capital
    payments[1] += cents(raw.get("with_first", "0"))
    return payments


def _share(raw: Mapping[str, Any]) -> Payments:
    """The published payments are rounded, the balances behind them are not."""
    balance, payments = Decimal(cents(raw["drawn"])), {}
    floor = Decimal(cents(raw["floor"]))
    while balance > 0:
        balance *= 1 + Decimal(raw["monthly"]) / 100
        payment = min(max(balance * Decimal(raw["percent"]) / 100, floor), balance)
        payments[len(payments) + 1] = half_up(payment)
        balance -= payment
    return payments
