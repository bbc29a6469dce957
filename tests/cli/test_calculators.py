"""`schedule` and `apr` on worked figures, and on nonsense."""

import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

WORKED = tomllib.loads((Path(__file__).parent / "worked.toml").read_text(encoding="utf-8"))
TERMS = {
    "--principal": "10000",
    "--annual-rate": "24",
    "--day-count": "30/360",
    "--start": "2026-01-01",
    "--every": "1 month",
    "--periods": "12",
    "--method": "level_payment",
}


def call(**changed: str | None) -> list[str]:
    """Return the options of one plain loan with some changed or (None) left out."""
    options = TERMS | {f"--{name.replace('_', '-')}": value for name, value in changed.items()}
    return [text for name, value in options.items() if value is not None for text in (name, value)]


@pytest.mark.parametrize("case", WORKED["schedule"], ids=lambda case: case["name"])
def test_worked_schedules(run: Callable[..., Any], case: dict[str, Any]) -> None:
    ran = run("schedule", *case["call"], "--json")
    assert (ran.status, ran.err) == (0, "")
    assert case["totals"].items() <= ran.value["totals"].items()
    rows = {row["period"]: row for row in ran.value["rows"]}
    assert {row["period"]: rows[row["period"]] for row in case["rows"]} == {
        r["period"]: r for r in case["rows"]
    }


@pytest.mark.parametrize("case", WORKED["apr"], ids=lambda case: case["name"])
def test_worked_rates(run: Callable[..., Any], case: dict[str, Any]) -> None:
    ran = run("apr", *case["call"], "--json")
    assert (ran.status, ran.err) == (0, "")
    assert_rates(ran.value, case["rates"])


@pytest.mark.parametrize("case", WORKED["flows"], ids=lambda case: case["name"])
def test_worked_flows(run: Callable[..., Any], case: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "流水 💶.csv"
    file.write_text(case["csv"], encoding="utf-8")
    ran = run("apr", "--flows", file, "--json")
    assert (ran.status, ran.err) == (0, "")
    assert_rates(ran.value, case["rates"])
    assert [flow["date"] for flow in ran.value["flows"]] == sorted(
        flow["date"] for flow in ran.value["flows"]
    )


def assert_rates(value: dict[str, Any], wanted: dict[str, str]) -> None:
    for name, rate in wanted.items():
        places = Decimal(rate).as_tuple().exponent
        assert Decimal(value[name]).quantize(Decimal((0, (1,), places))) == Decimal(rate)
        assert len(value[name].partition(".")[2]) >= 6


def test_a_convention_that_does_not_fit_is_null_with_a_reason(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    file = tmp_path / "flows.csv"
    file.write_text("date,amount\n2026-01-01,500\n2026-01-09,-510\n", encoding="utf-8")
    value = run("apr", "--flows", file, "--json").value
    assert value["nominal"] is None
    assert "months" in value["notes"]["nominal"]


def test_more_than_one_root_is_said(run: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "flows.csv"
    file.write_text("date,amount\n2024-01-01,-100\n2025-01-01,250\n2026-01-01,-156\n", encoding="utf-8")
    value = run("apr", "--flows", file, "--json").value
    assert value["nominal"] is None
    assert "more than one" in value["notes"]["effective"]


def test_plain_lines_hold_the_same_figures(run: Callable[..., Any]) -> None:
    ran = run("schedule", *call())
    assert "945.60" in ran.out
    assert "945.55" in ran.out
    ran = run("apr", *call())
    assert "24.00006319 %" in ran.out


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"principal": None}, "--principal"),
        ({"principal": "a lot"}, "--principal"),
        ({"principal": "1.234"}, "--principal"),
        ({"principal": "1e5"}, "--principal"),
        ({"principal": "-5"}, ""),
        ({"principal": "0"}, ""),
        ({"principal": "999999999999999999999"}, "--principal"),
        ({"annual_rate": "NaN"}, "--annual-rate"),
        ({"annual_rate": "1e9"}, "--annual-rate"),
        ({"day_count": "31/365"}, "--day-count"),
        ({"start": "2026-02-30"}, "--start"),
        ({"start": "yesterday"}, "--start"),
        ({"start": "0001-01-01"}, "--start"),
        ({"start": "２０２６-01-01"}, "--start"),
        ({"every": "now and then"}, "--every"),
        ({"every": "0 month"}, "--every"),
        ({"every": None}, ""),
        ({"periods": "0"}, "--periods"),
        ({"periods": "1.5"}, "--periods"),
        ({"periods": "999999"}, ""),
        ({"periods": "²"}, "--periods"),
        ({"method": "magic"}, "--method"),
        ({"fee": "5@never"}, "--fee"),
        ({"fee": "x@start"}, "--fee"),
        ({"fee": "5@2026-13-01"}, "--fee"),
        ({"received": "many"}, "--received"),
        ({"first_due": "2025-01-01"}, ""),
        ({"currency": "money"}, "--currency"),
    ],
)
def test_wrong_terms_end_with_one_line_that_names_the_option(
    run: Callable[..., Any], changed: dict[str, str | None], named: str
) -> None:
    for command in ("schedule", "apr"):
        ran = run(command, *call(**changed), "--json")
        assert (ran.status, ran.out) == (2, "")
        assert named in ran.line


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"", "date"),
        (b"date,amount\n", "date,amount"),
        (b"when,how much\n2026-01-01,5\n", "date"),
        (b"date,amount\n2026-01-01,5\n2026-02-31,-6\n", "line 3"),
        (b"date,amount\n2026-01-01,5\n2026-02-01,five\n", "line 3"),
        (b"date,amount\n2026-01-01\n", "line 2"),
        (b'date,amount\n2026-01-01,"5\n', "line"),
        (b"\xff\xfe\x00d", "UTF-8"),
        (b"date,amount\n2026-01-01,\x00\n", "line 2"),
        (b"date;amount\n2026-01-01;5\n", "date"),
        (b"date,amount\n2026-01-01,1000\n2026-02-01,-1000,50\n", "line 3"),
        (b'date,amount\n2026-01-01,1000\n2026-02-01,"-1000,50"\n', "line 3"),
        (b"date,amount\n2026-01-01,1000\n2026-02-01,-1000000000000000000\n", "line 3"),
        (b"date,amount\n2026-01-01,1000\n", "no money was paid"),
        (b"date,amount\n2026-01-01,1000\n2026-02-01,50\n", "no money was paid"),
        (b"date,amount\n2026-01-01,-1000\n2026-02-01,-50\n", "no money was received"),
        (b"date,amount\n2026-01-01,1000\n2026-01-01,-1000\n", "no money was received"),
        (b"date,amount\n" + b"2026-01-01,1\n" * 20_001, "rows"),
        (b"date,amount\n" + b"\n" * 5_000_000, "too large"),
    ],
)
def test_wrong_flows_end_with_one_line_that_names_file_and_line(
    run: Callable[..., Any], tmp_path: Path, content: bytes, named: str
) -> None:
    file = tmp_path / "flows.csv"
    file.write_bytes(content)
    ran = run("apr", "--flows", file, "--json")
    assert (ran.status, ran.out) == (2, "")
    assert "flows.csv" in ran.line
    assert named in ran.line


def test_money_that_goes_back_and_forth_is_refused(run: Callable[..., Any], tmp_path: Path) -> None:
    rows = [f"{1950 + year}-01-01,{(-1) ** year}" for year in range(100)]
    file = tmp_path / "flows.csv"
    file.write_text("\n".join(["date,amount", *rows]), encoding="utf-8")
    ran = run("apr", "--flows", file)
    assert ran.status == 2
    assert "too often" in ran.line


def test_a_mark_at_the_beginning_and_rows_in_any_order_do_not_matter(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    file = tmp_path / "flows.csv"
    file.write_text("Amount,DATE,note\n-510,2026-01-06,back\n+500,2026-01-01\n", encoding="utf-8-sig")
    value = run("apr", "--flows", file, "--json").value
    assert value["flows"][0] == {"date": "2026-01-01", "amount": "500.00"}
    assert value["simple"] == "146.00000000"
    assert value["total_cost"] == "10.00"
    assert "simple rate and the total cost" in run("apr", "--flows", file).out


def test_the_cost_and_the_rate_as_it_is_stated(run: Callable[..., Any]) -> None:
    value = run("apr", *call(), "--json").value
    assert value["total_cost"] == "1347.15"
    assert value["stated"] == {"eu": "26.8"}
    ran = run("apr", *call())
    assert "stated as 26.8 %" in ran.out
    assert "total cost 1347.15 CNY" in ran.out
    assert "within a month" not in ran.out


def test_flows_that_cannot_be_read(run: Callable[..., Any], tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        ran = run("apr", "--flows", path)
        assert ran.status == 2
        assert path.name in ran.line


def test_terms_and_flows_together_are_refused(run: Callable[..., Any], tmp_path: Path) -> None:
    assert run("apr", *call(), "--flows", tmp_path / "flows.csv").status == 2


def test_another_currency_has_its_own_decimals(run: Callable[..., Any]) -> None:
    ran = run("schedule", *call(currency="JPY"), "--json")
    assert ran.value["rows"][0]["payment"] == "946"
    assert run("schedule", *call(currency="JPY", principal="10000.5")).status == 2
