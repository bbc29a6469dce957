"""A person's own norms: what can be used is used, what is wrong is named, and nothing shipped changes."""

import shutil
from pathlib import Path

import pytest

from debttracker.norms.engine import evaluate
from debttracker.norms.registry import Registry
from debttracker.norms.vocabulary import Note
from debttracker.norms.worked_cases import read_cases
from debttracker.paths import resources
from debttracker.services.own_norms import try_own_norms

NORMS = resources() / "norms"
NAME = "firm.insult"


def write_own(folder: Path, place: str = "cn", name: str = NAME, **changes: str) -> Path:
    """Write a norm of one's own, made from one that is shipped, with its cases; return its file."""
    cases = folder / place / "cases"
    cases.mkdir(parents=True, exist_ok=True)
    shutil.copy(NORMS / "cn" / "cases" / "_matters.toml", cases)
    file = folder / place / f"{name}.toml"
    for source, target in (
        (NORMS / "cn" / "cba2026.insult.toml", file),
        (NORMS / "cn" / "cases" / "cba2026.insult.toml", cases / f"{name}.toml"),
    ):
        text = source.read_text(encoding="utf-8").replace("cn.cba2026.insult", f"{place}.{name}")
        for old, new in changes.items():
            text = text.replace(old, new)
        target.write_text(text, encoding="utf-8")
    return file


def test_own_norm_judges_beside_the_shipped_ones_and_is_marked(tmp_path: Path) -> None:
    write_own(tmp_path)
    registry = Registry(NORMS, None, tmp_path)
    assert registry.own.mistakes == ()
    case = next(c for c in read_cases(tmp_path / "cn") if c.name == "hit")
    found = {f.norm: f for f in evaluate(case.matter, registry)}
    assert found["cn.firm.insult"].notes[-1] == Note.OWN_NORM
    assert Note.OWN_NORM not in found["cn.cba2026.insult"].notes
    assert [pack.own for pack in registry.packs("CN")] == [False, True]
    shipped = [f for f in found.values() if f.norm != "cn.firm.insult"]
    assert shipped == evaluate(case.matter, Registry(NORMS))


def test_folder_that_is_not_there_is_no_mistake(tmp_path: Path) -> None:
    registry = Registry(NORMS, None, tmp_path / "none")
    assert registry.own.packs == ()
    assert registry.own.mistakes == ()


def test_wrong_file_is_left_out_and_named_and_the_others_stay(tmp_path: Path) -> None:
    write_own(tmp_path)
    write_own(tmp_path, name="firm.wrong", **{'force = "industry_code"': 'force = "custom"'})
    (tmp_path / "cn" / "firm.broken.toml").write_text('id = "cn.firm', encoding="utf-8")
    registry = Registry(NORMS, None, tmp_path)
    assert [norm.id for norm in registry.own.packs[0].norms] == ["cn.firm.insult"]
    broken, wrong = map(str, registry.own.mistakes)
    assert broken.startswith("cn/firm.broken.toml is not valid TOML")
    assert "line 1" in broken
    assert wrong.startswith("cn/firm.wrong.toml, line 3: force: expected one of")


def test_id_of_a_shipped_norm_is_refused(tmp_path: Path) -> None:
    write_own(tmp_path, name="cba2026.insult")
    registry = Registry(NORMS, None, tmp_path)
    assert registry.own.packs == ()
    assert "cn.cba2026.insult is a norm of the program" in str(registry.own.mistakes[0])
    norm = registry.norm("cn.cba2026.insult")
    assert norm is not None
    assert not norm.own


def test_place_of_ones_own_needs_its_head(tmp_path: Path) -> None:
    write_own(tmp_path, place="fr")
    registry = Registry(NORMS, None, tmp_path)
    assert "fr/pack.toml cannot be read" in str(registry.own.mistakes[0])
    head = tmp_path / "fr" / "pack.toml"
    head.write_text('jurisdiction = "BE"\nrelease = "1"\nverified_through = 2026-11-23\n', encoding="utf-8")
    assert "expected FR" in str(registry.read_own_again().mistakes[0])
    head.write_text(head.read_text(encoding="utf-8").replace("BE", "FR"), encoding="utf-8")
    assert registry.read_own_again().mistakes == ()
    assert [n.id for n in registry.norms("FR")] == ["fr.firm.insult"]
    norm = registry.norm("fr.firm.insult")
    assert norm is not None
    assert norm.own


def test_file_outside_a_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "rule.toml").write_text("", encoding="utf-8")
    mistake = Registry(NORMS, None, tmp_path).own.mistakes[0]
    assert str(mistake).startswith("rule.toml: a norm belongs into a folder")


def test_cases_of_own_norms_are_run(tmp_path: Path) -> None:
    write_own(tmp_path)
    trial = try_own_norms(Registry(NORMS), tmp_path)
    assert (trial.norms, trial.cases, trial.holds) == (1, 9, True)


def test_case_that_fails_and_norm_without_one_are_named(tmp_path: Path) -> None:
    write_own(tmp_path)
    cases = tmp_path / "cn" / "cases" / f"{NAME}.toml"
    text = cases.read_text(encoding="utf-8")
    cases.write_text(text.replace('tags = ["suit_threat"]', 'tags = ["insult"]'), encoding="utf-8")
    write_own(tmp_path, name="firm.lone")
    (tmp_path / "cn" / "cases" / "firm.lone.toml").unlink()
    trial = try_own_norms(Registry(NORMS), tmp_path)
    assert trial.failed == {"cn/firm.insult: no hit": ("c1, cn.firm.insult: expected clear, found breach",)}
    assert trial.without_cases == ("cn.firm.lone",)
    assert not trial.holds


WRONG_CASES = {
    "unknown word": ('tags = ["suit_threat"]', 'tags = ["rude"]', "tags: expected one of"),
    "unknown field": ('tags = ["suit_threat"]', "mood = 1", "mood: no such field of Contact"),
    "unknown key": ('name = "no hit"', 'name = "no hit"\nwhy = "so"', "why: no such key"),
    "unknown matter": (
        'matter = "member_bank"',
        'matter = "bank"',
        "matter: expected one of card_bank, ",
    ),
    "unknown verdict": (
        'name = "hit"\nexpect = {c1 = "breach"}',
        'name = "hit"\nexpect = {c1 = "guilty"}',
        "expect: expected one of",
    ),
    "no cases": ("[[case]]", "[[cases]]", "cases: no such key"),
}


@pytest.mark.parametrize("mistake", WRONG_CASES)
def test_mistake_in_a_case_names_file_case_and_field(mistake: str, tmp_path: Path) -> None:
    write_own(tmp_path)
    old, new, expected = WRONG_CASES[mistake]
    cases = tmp_path / "cn" / "cases" / f"{NAME}.toml"
    text = cases.read_text(encoding="utf-8")
    assert old in text
    cases.write_text(text.replace(old, new), encoding="utf-8")
    trial = try_own_norms(Registry(NORMS), tmp_path)
    assert [str(m) for m in trial.mistakes if expected in str(m)], trial.mistakes
    assert str(trial.mistakes[0]).startswith(f"cn/cases/{NAME}.toml: case ")


def test_zone_that_does_not_exist_fails_its_cases(tmp_path: Path) -> None:
    write_own(tmp_path)
    matters = tmp_path / "cn" / "cases" / "_matters.toml"
    text = matters.read_text(encoding="utf-8").replace("Asia/Shanghai", "Mars/Base")
    matters.write_text(text, encoding="utf-8")
    trial = try_own_norms(Registry(NORMS), tmp_path)
    assert len(trial.failed) == trial.cases
    assert "Mars/Base" in next(iter(trial.failed.values()))[0]
