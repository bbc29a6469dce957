"""A person's own norms on the command line."""

import shutil
from pathlib import Path

import pytest

from debttracker import paths
from tests.cli.conftest import Run


@pytest.fixture
def own() -> Path:
    """Put one norm of one's own with a case into the folder of the settings; return the folder."""
    shipped = paths.resources() / "norms" / "cn"
    folder = paths.user_config_dir() / "norms"
    (folder / "cn" / "cases").mkdir(parents=True)
    shutil.copy(shipped / "cases" / "_matters.toml", folder / "cn" / "cases")
    for part in ("", "cases/"):
        text = (shipped / f"{part}cba2026.insult.toml").read_text(encoding="utf-8")
        changed = text.replace("cn.cba2026.insult", "cn.firm.insult")
        (folder / "cn" / f"{part}firm.insult.toml").write_text(changed, encoding="utf-8")
    return folder


def test_own_norms_are_listed_as_such(run: Run, own: Path) -> None:
    ran = run("norms", "--jurisdiction", "CN", "--json")
    assert ran.status == 0
    assert [(pack["jurisdiction"], pack["own"]) for pack in ran.value["packs"]] == [
        ("CN", False),
        ("CN", True),
    ]
    assert [norm["id"] for norm in ran.value["norms"] if norm["own"]] == ["cn.firm.insult"]
    assert "your own norms:" in run("norms").out


def test_own_norms_judge_a_case_and_are_named_in_its_packs(run: Run, own: Path, case_file: Path) -> None:
    value = run("check", case_file, "--json").value
    assert [pack["own"] for pack in value["packs"]] == [False, True]
    found = [finding for finding in value["findings"] if finding["norm"] == "cn.firm.insult"]
    assert found
    assert all("own_norm" in finding["notes"] for finding in found)


def test_mistake_is_said_and_the_rest_is_judged(run: Run, own: Path, case_file: Path) -> None:
    (own / "cn" / "firm.wrong.toml").write_text('id = "cn.firm.wrong"\n', encoding="utf-8")
    ran = run("check", case_file)
    assert ran.status == 0
    assert ran.line.startswith("left out of your own norms: cn/firm.wrong.toml")
    assert "cn.firm.insult" in ran.out


def test_cases_of_own_norms_are_tried(run: Run, own: Path, tmp_path: Path) -> None:
    ran = run("norms", "--test")
    assert (ran.status, ran.out.splitlines()[-1]) == (0, "1 norm, 9 cases, 0 fail")
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(own, elsewhere)
    cases = elsewhere / "cn" / "cases" / "firm.insult.toml"
    text = cases.read_text(encoding="utf-8").replace('tags = ["suit_threat"]', 'tags = ["insult"]')
    cases.write_text(text, encoding="utf-8")
    ran = run("norms", "--test", elsewhere, "--json")
    assert ran.status == 1
    assert ran.value["failed"] == [
        {
            "case": "cn/firm.insult: no hit",
            "differences": ["c1, cn.firm.insult: expected clear, found breach"],
        }
    ]


def test_folder_that_is_not_there_is_said(run: Run, tmp_path: Path) -> None:
    ran = run("norms", "--test", tmp_path / "none")
    assert ran.status == 2
    assert "there is no folder" in ran.line
