"""Money norms on the command line: judged, listed, with the lines beside what is owed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LOAN = {
    "id": "d1",
    "kind": "private_loan",
    "creditor": "l1",
    "terms": {
        "principal": "10000.00",
        "start": "2026-10-01",
        "every": "1 month",
        "periods": 12,
        "method": "level_payment",
        "annual_rate": "12",
    },
}


def write_case(folder: Path, place: str = "CN", **debt: Any) -> Path:
    file = folder / f"{place}.json"
    document = {
        "format": "debttracker-case",
        "version": 1,
        "case": {"name": "case", "jurisdiction": place, "timezone": "UTC", "currency": "CNY"},
        "creditors": [{"id": "l1", "kind": "individual"}],
        "debts": [{**LOAN, **debt}],
    }
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def finding(run: Callable[..., Any], case: Path, norm: str = "cn.privatelending.rate-4lpr") -> Any:
    found = run("check", case, "--all", "--json").value["findings"]
    return next(f for f in found if f["norm"] == norm)


@pytest.fixture
def own_rates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which a person keeps own reference rates."""
    monkeypatch.setattr("debttracker.paths.user_config_dir", lambda: tmp_path / "config")
    folder = tmp_path / "config" / "reference_rates"
    folder.mkdir(parents=True)
    return folder


def test_a_fixing_that_the_person_adds_settles_what_could_not_be_told(
    run: Callable[..., Any], tmp_path: Path, own_rates: Path
) -> None:
    case = write_case(tmp_path)
    before = finding(run, case)
    assert (before["verdict"], before["missing"]) == ("cannot_tell", ["reference_rates.cn-lpr-1y"])
    (own_rates / "lpr.toml").write_text(
        'id = "cn-lpr-1y"\ntitle = "LPR"\nverified_through = 2026-10-20\n[source]\nissuer = "me"\n'
        '[[fixing]]\nfrom = 2026-09-21\npercent = "2.9"\n',
        encoding="utf-8",
    )
    after = finding(run, case)
    assert (after["verdict"], after["facts"]["line"]) == ("breach", "11.6")
    assert (after["contact"], after["debt"], after["counted"]) == (None, "d1", [])
    assert after["citation"]["title"]


def test_a_rate_file_that_is_wrong_is_one_plain_line(
    run: Callable[..., Any], tmp_path: Path, own_rates: Path
) -> None:
    (own_rates / "lpr.toml").write_text('id = "cn-lpr-1y"\n', encoding="utf-8")
    ran = run("check", write_case(tmp_path), "--json")
    assert ran.status == 2
    assert "lpr.toml" in ran.line


def test_a_place_with_money_norms_only_is_judged_and_listed(run: Callable[..., Any], tmp_path: Path) -> None:
    case = write_case(tmp_path, "TW")
    assert finding(run, case, "tw.civilcode.rate-16")["verdict"] == "clear"
    assert run("check", case).status == 0
    listed = run("norms", "--jurisdiction", "tw", "--json").value["norms"]
    assert "tw.civilcode.rate-16" in {norm["id"] for norm in listed}
    assert "tw.civilcode.rate-16" in run("norms", "--jurisdiction", "TW").out
    assert run("norms", "--jurisdiction", "FR").status == 2


def test_owed_has_the_lines_with_their_steps(run: Callable[..., Any], tmp_path: Path) -> None:
    terms = {**LOAN["terms"], "start": "2025-06-01", "annual_rate": "36"}
    case = write_case(tmp_path, terms=terms)
    (debt,) = run("owed", case, "--on", "2025-07-01", "--json").value["debts"]
    (cap,) = debt["caps"]
    assert (cap["line"], cap["percent"], cap["certain"]) == ("cn.privatelending.rate-4lpr", "12.00", True)
    assert (cap["principal"], cap["charges"], cap["total"]) == ("10000.00", "100.00", "10100.00")
    assert [step["formula"] for step in cap["trace"]] == ["cap.lent", "cap.allowed"]
