"""The made-up cases of all places: what each has to hold, and that the commands take them."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from debttracker import paths
from debttracker.bootstrap import Program
from debttracker.norms.engine import evaluate
from debttracker.norms.finding import Finding
from debttracker.norms.registry import Registry
from debttracker.services.demo import Demo, load
from debttracker.services.judging import matter_of
from debttracker.services.places import DEMO_PLACES, PLACES

FOLDER = paths.resources() / "demo"
DAYS = ("2026-11-26", "2026-12-31", "2027-03-01", "2027-04-05", "2028-02-29")


def made(place: str, day: str = DAYS[0], language: str = "en", hour: int = 20) -> Demo:
    return load(FOLDER, place, datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC), language)


@cache
def registry() -> Registry:
    return Registry(paths.resources() / "norms")


@cache
def judged(place: str, day: str = DAYS[0]) -> tuple[Finding, ...]:
    return tuple(evaluate(matter_of(made(place, day).case()), registry()))


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("place", DEMO_PLACES)
def test_it_holds_what_a_demo_has_to_hold_on_any_day(place: str, day: str) -> None:
    case = made(place, day).case()
    assert (case.info.jurisdiction, case.info.currency) == (place, PLACES[place].currency)
    kinds = Counter(str(debt.kind) for debt in case.debts)
    assert kinds["credit_card"] == kinds["instalment"] == 2
    assert kinds.total() == 7
    assert len(case.collectors) == 5
    assert 55 <= len(case.contacts) <= 72
    assert len(case.payments) >= 15
    now = datetime.fromisoformat(day).replace(hour=20, tzinfo=UTC)
    for contact in case.contacts:
        assert contact.at is not None
        assert contact.recorded_at is not None
        assert contact.at <= contact.recorded_at <= now
    assert min((now - contact.at).days for contact in case.contacts if contact.at) <= 2
    assert 115 <= max((now - contact.at).days for contact in case.contacts if contact.at) <= 125


@pytest.mark.parametrize("day", DAYS[:2])
@pytest.mark.parametrize("place", DEMO_PLACES)
def test_contacts_are_clean_flagged_and_not_to_be_told(place: str, day: str) -> None:
    found = judged(place, day)
    verdicts = Counter(str(finding.verdict) for finding in found)
    assert {"breach", "possible", "advisory", "cannot_tell"} <= verdicts.keys()
    assert ("presumed" in verdicts) == (place == "US")
    flagged = {finding.contact for finding in found if finding.verdict != "cannot_tell"}
    clean = {contact.id for contact in made(place, day).case().contacts} - {
        finding.contact for finding in found
    }
    assert len(flagged) >= 15
    assert len(clean) >= 12
    assert len({finding.subject for finding in found}) >= 7
    assert all(finding.norm.split(".")[0].split("-")[0].upper() == place for finding in found)


@pytest.mark.parametrize("place", DEMO_PLACES)
def test_simplified_and_traditional_are_not_mixed(place: str) -> None:
    mainland = json.dumps(made(place, language="zh_CN").document, ensure_ascii=False)
    taiwan = json.dumps(made(place, language="zh_TW").document, ensure_ascii=False)
    assert not set(mainland) & set("電話還錢貸資訊這個們銀")
    assert not set(taiwan) & set("电话还钱贷资讯这个们银")


@pytest.mark.parametrize("place", DEMO_PLACES)
def test_it_is_written_opened_and_found_whole(run: Callable[..., Any], tmp_path: Path, place: str) -> None:
    file = tmp_path / "demo.debts"
    assert run("demo", "--jurisdiction", place, "--language", "zh_TW", "--save", file).status == 0
    assert run("verify", file).status == 0
    verdicts = {finding["verdict"] for finding in run("check", file, "--json").value["findings"]}
    assert {"breach", "possible", "advisory", "cannot_tell"} <= verdicts
    owed = run("owed", file, "--on", "2026-11-26", "--json").value["debts"]
    assert len(owed) == 7
    session = Program().open(file, read_only=True)
    try:
        assert session.case.info.jurisdiction == place
        assert session.today_view().overdue
    finally:
        session.close()
