"""The made-up case: whole on any day, the same for the same day, in every language, without real names."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from debttracker import paths
from debttracker.norms.engine import evaluate
from debttracker.norms.registry import Registry
from debttracker.services.demo import Demo, load
from debttracker.services.judging import matter_of

DAYS = ("2026-11-23", "2026-12-31", "2027-03-01", "2028-02-29", "2028-03-30")
FOLDER = paths.resources() / "demo"


def made(day: str, language: str = "zh_CN", hour: int = 2) -> Demo:
    return load(FOLDER, "CN", datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC), language)


@pytest.mark.parametrize("day", DAYS)
def test_it_is_a_whole_case_on_any_day(day: str) -> None:
    case = made(day).case()
    assert (len(case.debts), len(case.collectors)) == (7, 5)
    assert 55 <= len(case.contacts) <= 70
    assert len({contact.id for contact in case.contacts}) == len(case.contacts)
    now = datetime.fromisoformat(day).replace(hour=2, tzinfo=UTC)
    for contact in case.contacts:
        assert contact.at is not None
        assert contact.recorded_at is not None
        assert contact.at <= contact.recorded_at <= now


def test_the_same_day_gives_the_same_case() -> None:
    assert made("2026-11-23") == made("2026-11-23", hour=2)
    assert made("2026-11-23").document != made("2026-11-24").document


def test_every_kind_of_verdict_and_many_subjects_occur() -> None:
    found = evaluate(matter_of(made("2026-11-23").case()), Registry(paths.resources() / "norms"))
    verdicts = Counter(finding.verdict for finding in found)
    assert {"breach", "possible", "advisory", "cannot_tell"} <= verdicts.keys()
    subjects = {str(finding.subject) for finding in found if finding.verdict == "breach"}
    assert subjects >= {
        "quiet_hours",
        "frequency",
        "third_party",
        "third_party_refusal",
        "disclosure",
        "impersonation",
        "insult",
        "visit",
        "publicity",
    }
    flagged = {finding.contact for finding in found if finding.verdict != "cannot_tell"}
    assert 15 <= len(flagged) <= 45


def test_what_was_made_of_findings_fits_findings() -> None:
    demo = made("2026-11-23")
    found = evaluate(matter_of(demo.case()), Registry(paths.resources() / "norms"))
    verdicts = {(finding.contact, finding.norm) for finding in found}
    assert len(demo.decisions) == 3
    assert {(decision.contact, decision.norm) for decision in demo.decisions} <= verdicts


def test_in_english_no_chinese_is_left() -> None:
    assert not re.search("[\u3000-\u9fff]", json.dumps(made("2026-11-23", "en").document, ensure_ascii=False))


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_in_another_language_only_the_words_change(language: str) -> None:
    here, there = made("2026-11-23").document, made("2026-11-23", language).document
    assert shape(here) == shape(there)
    words = tomllib.loads((FOLDER / f"cn.{language}.toml").read_text(encoding="utf-8"))
    source = (FOLDER / "cn.toml").read_text(encoding="utf-8")
    assert [text for text in words if f'"{text}"' not in source] == []
    mainland = {text for text in texts(here) if re.search("[\u3000-\u9fff]", text)}
    assert mainland <= words.keys()


def test_the_evidence_comes_with_the_case() -> None:
    case = made("2026-11-23", "zh_TW").case()
    names = {file.name: file.sha256 for contact in case.contacts for file in contact.evidence}
    held = {file.sha256: file.content.decode() for file in case.evidence_files}
    assert held[names["簡訊原文.txt"]] == "結清金額七千八百六十元，今天處理可以減免。"
    assert set(names.values()) == held.keys()


def texts(value: Any) -> Iterator[str]:
    """Yield every text of a document but the contents of files."""
    if isinstance(value, dict):
        yield from (text for key, item in value.items() if key != "content" for text in texts(item))
    elif isinstance(value, list):
        yield from (text for item in value for text in texts(item))
    elif isinstance(value, str):
        yield value


def shape(value: Any) -> Any:
    """Return a document with its texts taken out."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shape(item) for item in value]
    return "text" if isinstance(value, str) else value


def test_numbers_belong_to_nobody() -> None:
    text = json.dumps(made("2026-11-23").document)
    mobiles = set(re.findall(r'"(1[2-9]\d{9})"', text))
    assert mobiles
    assert all(number.startswith("120") for number in mobiles)  # no operator has this range
