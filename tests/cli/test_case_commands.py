"""Commands over a case file and over a case in JSON: what they say, and that a JSON case is never changed."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

BOTH = pytest.mark.parametrize("case", ["case_file", "json_case"])
KEYS = [
    "norm",
    "subject",
    "verdict",
    "force",
    "strength",
    "contact",
    "counted",
    "facts",
    "parameters",
    "missing",
    "notes",
    "citation",
    "version_from",
]


def over_contacts(value: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the findings over contacts; those over debts come after them."""
    return [finding for finding in value["findings"] if finding["contact"] is not None]


@pytest.fixture
def case(request: pytest.FixtureRequest) -> Path:
    """Return the case that the parameter names."""
    found: Path = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("case", ["case_file", "json_case"], indirect=True)
def test_findings_have_the_promised_form_and_the_same_bytes_twice(
    run: Callable[..., Any], case: Path
) -> None:
    before = case.read_bytes()
    ran = run("check", case, "--json")
    assert (ran.status, ran.err) == (0, "")
    value = ran.value
    assert (value["format"], value["version"]) == ("debttracker-findings", 1)
    assert value["packs"][0]["jurisdiction"] == "CN"
    contacts = over_contacts(value)
    assert all(list(finding) == KEYS for finding in contacts)
    money = value["findings"][len(contacts) :]
    at = KEYS.index("contact") + 1
    assert all(list(finding) == [*KEYS[:at], "debt", *KEYS[at:]] for finding in money)
    assert [(f["debt"], f["norm"]) for f in money] == sorted((f["debt"], f["norm"]) for f in money)
    assert {f["subject"] for f in money} <= {
        "rate_cap",
        "fee_rule",
        "payment_order",
        "cost_disclosure",
        "credit_reporting",
    }
    assert {finding["verdict"] for finding in value["findings"]} >= {"breach", "possible", "cannot_tell"}
    assert all(finding["missing"] for finding in value["findings"] if finding["verdict"] == "cannot_tell")
    assert run("check", case, "--json").out == ran.out
    assert run("check", case, "--json", now=datetime(2028, 1, 1, tzinfo=UTC)).out == ran.out
    if case.suffix == ".json":
        assert case.read_bytes() == before


def test_a_case_file_and_its_json_are_judged_alike(
    run: Callable[..., Any], case_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "whole.json"
    assert run("export", case_file, out).status == 0
    assert run("check", out, "--json").out == run("check", case_file, "--json").out
    owed = [run("owed", file, "--on", "2027-01-31", "--json").out for file in (out, case_file)]
    assert owed[0] == owed[1]


def test_findings_are_ordered_by_contact_time_then_norm(
    run: Callable[..., Any], json_case: Path, demo_document: dict[str, Any]
) -> None:
    times = {contact["id"]: contact["at"] for contact in demo_document["contacts"]}
    value = run("check", json_case, "--json").value
    found = [(times[f["contact"]], f["norm"]) for f in over_contacts(value)]
    assert found == sorted(found)


def test_all_adds_only_what_is_no_finding(run: Callable[..., Any], json_case: Path) -> None:
    findings = run("check", json_case, "--json").value["findings"]
    everything = run("check", json_case, "--all", "--json").value["findings"]
    quiet = [f for f in everything if f["verdict"] in {"clear", "not_applicable"}]
    assert [f for f in everything if f not in quiet] == findings
    assert {f["verdict"] for f in quiet} == {"clear", "not_applicable"}


def test_at_leaves_later_contacts_out(
    run: Callable[..., Any], json_case: Path, demo_document: dict[str, Any]
) -> None:
    times = {contact["id"]: contact["at"][:10] for contact in demo_document["contacts"]}
    findings = run("check", json_case, "--at", "2026-10-13", "--json").value["findings"]
    assert findings
    assert max(times[f["contact"]] for f in findings if f["contact"]) <= "2026-10-13"
    assert run("check", json_case, "--at", "2000-01-01", "--json").value["findings"] == []


def test_plain_findings_name_norm_and_time(run: Callable[..., Any], json_case: Path) -> None:
    ran = run("check", json_case)
    assert ran.status == 0
    assert "[cn.cba2026.quiet-hours]" in ran.out
    assert "2026-10-13 22:41" in ran.out
    assert "illegal" not in re.sub(r"\[cn\.[a-z0-9.-]+\]", "", ran.out)


@pytest.mark.parametrize("case", ["case_file", "json_case"], indirect=True)
def test_owed_adds_up(run: Callable[..., Any], case: Path) -> None:
    ran = run("owed", case, "--on", "2026-11-23", "--json")
    assert (ran.status, ran.err) == (0, "")
    value = ran.value
    assert (value["on"], value["currency"]) == ("2026-11-23", "CNY")
    assert len(value["debts"]) == 7
    for name in ("owed", "overdue"):
        total = sum(Decimal(debt[name]["total"]) for debt in value["debts"])
        assert Decimal(value["totals"]["CNY"][name]["total"]) == total
        for debt in value["debts"]:
            parts = [Decimal(debt[name][part]) for part in ("principal", "interest", "penalty", "fees")]
            assert sum(parts) == Decimal(debt[name]["total"])
    late = {debt["id"]: debt["days_past_due"] for debt in value["debts"]}
    assert late["card-1"] > 30
    assert late["card-2"] == late["loan-2"] == late["inst-1"] == 0
    assert late["loan-3"] > 90
    assert 0 < late["inst-2"] <= 30
    lines = run("owed", case, "--on", "2026-11-23").out
    assert value["totals"]["CNY"]["owed"]["total"] in lines


def test_what_a_debt_grows_to_is_never_less_later(run: Callable[..., Any], json_case: Path) -> None:
    totals = [
        Decimal(run("owed", json_case, "--on", day, "--json").value["totals"]["CNY"]["owed"]["total"])
        for day in ("2026-11-23", "2026-12-31", "2027-06-30")
    ]
    assert totals == sorted(totals)
    assert totals[0] < totals[-1]


def test_new_from_json_holds_every_record(
    run: Callable[..., Any], json_case: Path, tmp_path: Path, demo_document: dict[str, Any]
) -> None:
    file = tmp_path / "新 🆕.debts"
    ran = run("new", file, "--from", json_case, "--json")
    assert ran.status == 0
    assert ran.value["records"]["contacts"] == len(demo_document["contacts"])
    again = run("import", file, json_case, "--json")
    report = again.value["files"][0]
    assert (report["new"], report["refused"]) == (0, [])
    assert report["already_there"] == report["read"] > 100


def test_new_for_a_place(run: Callable[..., Any], tmp_path: Path) -> None:
    for number, options in enumerate((["CN"], ["gb"], ["US", "--timezone", "America/New_York"])):
        file = tmp_path / f"{number}.debts"
        assert run("new", file, "--jurisdiction", *options).status == 0
        assert run("owed", file, "--on", "2026-01-01").status == 0
        assert run("verify", file).status == 0


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ([], "--jurisdiction"),
        (["--jurisdiction", "China"], "--jurisdiction"),
        (["--jurisdiction", "US"], "--timezone"),
        (["--jurisdiction", "FR", "--timezone", "Europe/Paris"], "--currency"),
        (["--jurisdiction", "CN", "--timezone", "Mars/Olympus"], "--timezone"),
        (["--jurisdiction", "CN", "--timezone", "../../etc/passwd"], "--timezone"),
        (["--jurisdiction", "CN", "--region", "US-MA"], "--region"),
        (["--jurisdiction", "CN", "--currency", "yuan"], "--currency"),
    ],
)
def test_new_with_wrong_options_makes_nothing(
    run: Callable[..., Any], tmp_path: Path, options: list[str], named: str
) -> None:
    file = tmp_path / "new.debts"
    ran = run("new", file, *options)
    assert (ran.status, ran.out) == (2, "")
    assert named in ran.line
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_ever_overwritten(run: Callable[..., Any], case_file: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.debts"
    there.write_text("mine", encoding="utf-8")
    backup = Path(run("backup", case_file, tmp_path / "copies", "--json").value["backup"])
    assert run("new", there, "--jurisdiction", "CN").status in {2, 3}
    assert run("restore", backup, there).status in {2, 3}
    assert run("demo", "--save", there).status in {2, 3}
    assert there.read_text(encoding="utf-8") == "mine"


def test_import_reports_and_a_dry_run_changes_nothing(
    run: Callable[..., Any], json_case: Path, tmp_path: Path
) -> None:
    file = tmp_path / "empty.debts"
    assert run("new", file, "--jurisdiction", "CN").status == 0
    dry = run("import", file, json_case, "--dry-run", "--json").value
    assert dry["dry_run"] is True
    assert run("owed", file, "--on", "2026-11-23", "--json").value["debts"] == []
    done = run("import", file, json_case, "--json").value
    assert done["files"][0]["new"] == dry["files"][0]["new"] > 100
    assert len(run("owed", file, "--on", "2026-11-23", "--json").value["debts"]) == 7
    assert "0 refused" in run("import", file, json_case).out


def test_import_refuses_another_record_under_a_known_id(
    run: Callable[..., Any], case_file: Path, demo_document: dict[str, Any], tmp_path: Path
) -> None:
    out = tmp_path / "whole.json"
    assert run("export", case_file, out).status == 0
    whole = json.loads(out.read_bytes())
    changed = json.loads(json.dumps(demo_document))
    changed["contacts"][0]["note"] = "another"
    file = tmp_path / "changed.json"
    file.write_text(json.dumps(changed), encoding="utf-8")
    report = run("import", case_file, file, "--json").value["files"][0]
    places = [refusal["place"].partition(" ")[0] for refusal in report["refused"]]
    assert places == ["contacts[0]"]
    assert run("export", case_file, out).status == 0
    assert json.loads(out.read_bytes()) == whole


def test_import_into_a_json_case_is_refused(run: Callable[..., Any], json_case: Path) -> None:
    before = json_case.read_bytes()
    ran = run("import", json_case, json_case)
    assert ran.status == 2
    assert "new" in ran.line
    assert json_case.read_bytes() == before


def test_owed_says_what_ends_a_debt_and_what_waiting_costs(run: Callable[..., Any], case_file: Path) -> None:
    value = run("owed", case_file, "--on", "2026-11-23", "--json").value
    for debt in value["debts"]:
        payoff = debt["payoff"]
        assert sum(Decimal(line["amount"]) for line in payoff["trace"]) == Decimal(payoff["total"])
        for key, until in (("one_more_day", "2026-11-24"), ("one_more_month", "2026-12-23")):
            cost = debt[key]
            assert cost["until"] == until
            steps = [sum(Decimal(line["amount"]) for line in cost[name]) for name in ("trace", "counted")]
            assert steps[0] - steps[1] == Decimal(cost["total"])
        assert debt["bucket"].startswith("M")
        assert debt["days_bucket"] in {"0", "1-30", "31-60", "61-90", "90+"}
    before = run("owed", case_file, "--on", "2020-01-01", "--json").value
    assert {debt["payoff"] for debt in before["debts"] if debt["kind"] == "microloan"} == {None}


def test_an_export_says_what_it_also_proves(run: Callable[..., Any], case_file: Path, tmp_path: Path) -> None:
    ran = run("export", case_file, tmp_path / "out.json", "--json")
    assert ran.status == 0
    lines = ran.err.splitlines()
    assert "evidence for the lender" in lines[0]
    assert any("戊速借" in line for line in lines[1:])


def test_export_of_tables(
    run: Callable[..., Any], case_file: Path, tmp_path: Path, demo_document: dict[str, Any]
) -> None:
    ran = run("export", case_file, tmp_path / "tables.csv", "--json")
    assert ran.status == 0
    files = [Path(file) for file in ran.value["files"]]
    assert files
    rows = {file.stem: list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig")))) for file in files}
    contacts = len(demo_document["contacts"])
    assert any(len(table) == contacts + 1 for table in rows.values())


@pytest.mark.parametrize("ending", [".xlsx", ".txt", ""])
def test_export_to_another_ending_is_refused(
    run: Callable[..., Any], json_case: Path, tmp_path: Path, ending: str
) -> None:
    ran = run("export", json_case, tmp_path / f"out{ending}")
    assert ran.status == 2
    assert ".json" in ran.line


def test_export_where_nothing_can_be_written(
    run: Callable[..., Any], json_case: Path, tmp_path: Path
) -> None:
    for target in (tmp_path / "none" / "out.json", json_case / "out.json"):
        ran = run("export", json_case, target)
        assert ran.status == 2
        assert ran.line
    (tmp_path / "folder.json").mkdir()
    assert run("export", json_case, tmp_path / "folder.json").status == 2


def test_backup_verify_restore(run: Callable[..., Any], case_file: Path, tmp_path: Path) -> None:
    ran = run("backup", case_file, tmp_path / "copies 🗂", "--json")
    assert ran.status == 0
    backup = Path(ran.value["backup"])
    assert run("verify", backup, "--json").value == {"file": str(backup), "whole": True, "problems": []}
    restored = tmp_path / "restored.debts"
    assert run("restore", backup, restored).status == 0
    assert run("check", restored, "--json").out == run("check", case_file, "--json").out


def test_backup_of_a_json_case_is_refused(run: Callable[..., Any], json_case: Path, tmp_path: Path) -> None:
    assert run("backup", json_case, tmp_path / "copies").status == 2


def test_verify_finds_damage(run: Callable[..., Any], case_file: Path) -> None:
    content = bytearray(case_file.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 2048] = b"\xa5" * 2048
    case_file.write_bytes(content)
    ran = run("verify", case_file, "--json")
    assert ran.status in {1, 3}
    if ran.status == 1:
        assert ran.value["whole"] is False
        assert ran.value["problems"]


def test_verify_of_a_json_case(run: Callable[..., Any], json_case: Path) -> None:
    assert run("verify", json_case, "--json").value["whole"] is True


def test_an_encrypted_case(run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "secret.debts"
    assert run("new", file, "--jurisdiction", "CN", "--encrypted").status == 3
    assert not file.exists()
    monkeypatch.setenv("DEBTTRACKER_PASSPHRASE", "秘密 passphrase")
    assert run("new", file, "--jurisdiction", "CN", "--encrypted").status == 0
    assert not file.read_bytes().startswith(b"SQLite")
    assert run("owed", file, "--on", "2026-01-01").status == 0
    monkeypatch.setenv("DEBTTRACKER_PASSPHRASE", "another")
    wrong = run("owed", file, "--on", "2026-01-01")
    assert wrong.status == 3
    assert "another" not in wrong.err
    monkeypatch.delenv("DEBTTRACKER_PASSPHRASE")
    assert run("owed", file, "--on", "2026-01-01").status == 3


def test_a_passphrase_in_the_environment_does_not_disturb_a_plain_file(
    run: Callable[..., Any], case_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEBTTRACKER_PASSPHRASE", "not needed")
    assert run("owed", case_file, "--on", "2026-01-01").status == 0


def test_there_is_no_demo_for_a_place_without_one(run: Callable[..., Any], tmp_path: Path) -> None:
    ran = run("demo", "--jurisdiction", "JP", "--save", tmp_path / "jp.debts")
    assert ran.status == 2
    assert "CN, GB, HK, TW, US" in ran.line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["TW", "HK", "US", "GB"])
def test_a_demo_of_another_country_is_a_whole_file(
    run: Callable[..., Any], tmp_path: Path, place: str
) -> None:
    file = tmp_path / "demo.debts"
    assert run("demo", "--jurisdiction", place, "--language", "en", "--save", file).status == 0
    assert run("verify", file).status == 0
    assert len(run("check", file, "--json").value["findings"]) > 20


def test_norms_by_place(run: Callable[..., Any]) -> None:
    value = run("norms", "--jurisdiction", "cn", "--json").value
    assert {norm["jurisdiction"] for norm in value["norms"]} == {"CN"}
    for norm in value["norms"]:
        assert {"id", "title", "force", "in_force_from", "in_force_until", "verified_through"} <= norm.keys()
    assert run("norms", "--jurisdiction", "XX").status == 2
    assert "cn.cba2026.quiet-hours" in run("norms").out
