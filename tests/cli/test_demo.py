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
from debttracker.services.demo import Demo, demo_places, load
from debttracker.services.judging import matter_of

DAYS = ("2026-11-23", "2026-12-31", "2027-03-01", "2028-02-29", "2028-03-30")
FOLDER = paths.resources() / "demo"


PLACES = demo_places(FOLDER)
OWN = {"CN": "zh_CN", "TW": "zh_TW", "HK": "zh_TW", "US": "en", "GB": "en"}
"""The language that each demo is written in."""


def made(day: str, language: str = "zh_CN", hour: int = 2, place: str = "CN") -> Demo:
    return load(FOLDER, place, datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC), language)


def test_each_country_of_the_plan_has_one() -> None:
    assert set(PLACES) == OWN.keys()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("day", DAYS)
def test_it_is_a_whole_case_on_any_day(day: str, place: str) -> None:
    case = made(day, place=place, hour=22).case()
    assert case.info.jurisdiction == place
    assert (len(case.debts), len(case.collectors)) == (7, 5)
    assert 55 <= len(case.contacts) <= 70
    assert len({contact.id for contact in case.contacts}) == len(case.contacts)
    now = datetime.fromisoformat(day).replace(hour=22, tzinfo=UTC)
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


LEAST = {
    "TW": {"quiet_hours", "third_party", "identification", "insult"},
    "HK": set(),
    "US": {"quiet_hours", "third_party", "validation_notice", "stop_contact", "impersonation"},
    "GB": {"moratorium", "impersonation", "visit", "new_borrowing"},
}
"""Subjects with a breach at least. The codes of Hong Kong were not read: they give no more than possible."""


@pytest.mark.parametrize("place", LEAST)
def test_elsewhere_the_norms_of_the_place_find_something_too(place: str) -> None:
    found = evaluate(matter_of(made("2026-11-23", place=place).case()), Registry(paths.resources() / "norms"))
    verdicts = Counter(finding.verdict for finding in found)
    assert {"possible", "cannot_tell"} <= verdicts.keys()
    assert LEAST[place] <= {str(f.subject) for f in found if f.verdict == "breach"}
    assert {finding.norm.partition(".")[0].partition("-")[0] for finding in found} == {place.lower()}
    flagged = {finding.contact for finding in found if finding.verdict != "cannot_tell"}
    assert 15 <= len(flagged) <= 45


@pytest.mark.parametrize("place", PLACES)
def test_what_was_made_of_findings_fits_findings(place: str) -> None:
    demo = made("2026-11-23", place=place)
    found = evaluate(matter_of(demo.case()), Registry(paths.resources() / "norms"))
    verdicts = {(finding.contact, finding.norm) for finding in found}
    assert len(demo.decisions) == 3
    assert {(decision.contact, decision.norm) for decision in demo.decisions} <= verdicts


@pytest.mark.parametrize("place", PLACES)
def test_in_english_no_chinese_is_left(place: str) -> None:
    document = made("2026-11-23", "en", place=place).document
    assert not re.search("[\u3000-\u9fff]", json.dumps(document, ensure_ascii=False))


@pytest.mark.parametrize(
    ("place", "language"),
    [(p, other) for p in PLACES for other in ("zh_CN", "zh_TW", "en") if other != OWN[p]],
)
def test_in_another_language_only_the_words_change(place: str, language: str) -> None:
    here = made("2026-11-23", OWN[place], place=place).document
    there = made("2026-11-23", language, place=place).document
    assert shape(here) == shape(there)
    words = tomllib.loads((FOLDER / f"{place.lower()}.{language}.toml").read_text(encoding="utf-8"))
    source = (FOLDER / f"{place.lower()}.toml").read_text(encoding="utf-8")
    assert [text for text in words if f'"{text}"' not in source] == []
    written = {text for text in texts(here) if re.search("[\u3000-\u9fff]| [a-z]", text)}
    assert written - words.keys() <= {"1 month", "2 week"}


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


NOBODYS = {
    "CN": "1060?0|106900|1200000|0[1-3]000000|4000000",  # no operator has these ranges
    "TW": "0000?-?000|00-0000|0000-00",  # no area and no operator begins so
    "HK": "0000 |#0000",
    "US": "...-555-01..|555-",  # kept for fiction
    "GB": "020 7946 0|07700 900|0808 157 0",  # kept for drama
}


@pytest.mark.parametrize("place", PLACES)
def test_numbers_belong_to_nobody(place: str) -> None:
    document = made("2026-11-23", place=place).document
    numbers = {number for party in document["collectors"] for number in party["numbers"]}
    for contact in document["contacts"]:
        numbers |= {contact.get("number"), contact.get("called_number")} - {None}
    numbers = {number for number in numbers if any(sign.isdigit() for sign in number[:3])}
    assert len(numbers) > 8
    assert [number for number in numbers if not re.match(NOBODYS[place], number)] == []
