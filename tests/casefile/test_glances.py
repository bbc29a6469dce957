"""What is kept of the page Today: found on its day, and void as soon as anything else is written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from debttracker.casefile import glances, integrity
from debttracker.casefile.unit_of_work import CaseFile
from tests.services.example import CASE, call

BASIS = "0.1.0 zh_CN"
DAY = date(2026, 11, 24)
"""It begins in Shanghai while it is still the evening of the 23rd in UTC."""
TEXT = "欠款 ¥1,234.56" * 50


def clock() -> datetime:
    return datetime(2026, 11, 23, 16, 30, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "case.debts"
    with CaseFile.create(made, CASE.info, clock=clock) as file:
        file.write_case(CASE)
        file.keep_glances(BASIS, "Asia/Shanghai", {DAY: TEXT, DAY + timedelta(1): "tomorrow"})
    return made


@contextmanager
def opened(path: Path) -> Iterator[CaseFile]:
    with CaseFile.open(path, clock=clock) as file:
        yield file


def test_it_is_found_on_its_day_in_the_zone_of_the_case(path: Path) -> None:
    assert glances.find(path, BASIS, clock) == TEXT
    assert glances.find(path, BASIS, lambda: clock() + timedelta(days=1)) == "tomorrow"
    assert glances.find(path, BASIS, lambda: clock() - timedelta(hours=1)) is None
    assert glances.find(path, BASIS, lambda: clock() + timedelta(days=2)) is None


def test_other_words_are_not_taken_for_these(path: Path) -> None:
    assert glances.find(path, "0.1.0 en", clock) is None
    assert glances.find(path, "0.2.0 zh_CN", clock) is None


def test_reading_does_not_void_it(path: Path) -> None:
    before = path.read_bytes()
    with CaseFile.open(path, read_only=True, clock=clock) as file:
        file.load()
    with opened(path) as file:
        assert file.has_glance(BASIS, DAY)
        assert not file.has_glance(BASIS, DAY + timedelta(2))
        assert not file.has_glance("other", DAY)
    assert path.read_bytes() == before
    assert glances.find(path, BASIS, clock) == TEXT


def test_any_write_voids_it(path: Path) -> None:
    with opened(path) as file:
        file.write([call("new", 9, 30)], label="Logged")
        assert not file.has_glance(BASIS, DAY)
        assert glances.find(path, BASIS, clock) is None
        file.undo()
        assert glances.find(path, BASIS, clock) is None
    assert glances.find(path, BASIS, clock) is None


def test_a_write_by_another_program_voids_it(path: Path) -> None:
    driver = dbapi2.connect(str(path))
    driver.execute("UPDATE case_info SET name = 'other'")
    driver.commit()
    driver.close()
    assert glances.find(path, BASIS, clock) is None


def test_what_the_program_remembers_later_voids_it(path: Path) -> None:
    with opened(path) as file:
        file.remember("{}")
    assert glances.find(path, BASIS, clock) is None


def test_kept_anew_it_replaces_what_was_kept(path: Path) -> None:
    with opened(path) as file:
        file.write([replace(CASE.info, name="other")], label="Renamed")
        file.keep_glances(BASIS, "UTC", {date(2026, 11, 23): "new"})
        assert file.has_glance(BASIS, date(2026, 11, 23))
    assert glances.find(path, BASIS, clock) == "new"
    driver = dbapi2.connect(str(path))
    assert driver.execute("SELECT count(*) FROM glance").fetchone() == (1,)
    driver.close()
    assert integrity.verify(path) == []


def test_it_is_no_record_and_cannot_be_undone(path: Path) -> None:
    with opened(path) as file:
        assert file.load() == CASE
        assert file.undo() == []


def test_an_encrypted_file_keeps_none(tmp_path: Path) -> None:
    path = tmp_path / "secret.debts"
    with CaseFile.create(path, CASE.info, passphrase="秘密", clock=clock) as file:
        file.keep_glances(BASIS, "Asia/Shanghai", {DAY: TEXT})
        assert not file.has_glance(BASIS, DAY)
        assert file._driver.execute("SELECT count(*) FROM glance").fetchone() == (0,)
    assert glances.find(path, BASIS, clock) is None


def test_a_file_that_somebody_writes_to_is_not_waited_for(path: Path) -> None:
    driver = dbapi2.connect(str(path), isolation_level=None)
    driver.execute("BEGIN EXCLUSIVE")
    assert glances.find(path, BASIS, clock) is None
    driver.execute("ROLLBACK")
    driver.close()
    assert glances.find(path, BASIS, clock) == TEXT


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_file_that_may_only_be_read_shows_it(path: Path) -> None:
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        assert glances.find(path, BASIS, clock) == TEXT
    finally:
        path.parent.chmod(0o700)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE glance SET zone = 'Nowhere/Land'",
        "UPDATE glance SET zone = '/etc/passwd'",
        "UPDATE glance SET content = x'0102'",
        "UPDATE glance SET content = substr(content, 1, 20)",
    ],
)
def test_what_cannot_be_read_counts_as_none(path: Path, statement: str) -> None:
    driver = dbapi2.connect(str(path))
    driver.execute(statement)
    counter = int.from_bytes(path.read_bytes()[24:28], "big") + 1
    driver.execute("UPDATE glance SET counter = ?", (counter,))
    driver.commit()
    driver.close()
    assert int.from_bytes(path.read_bytes()[24:28], "big") == counter
    assert glances.find(path, BASIS, clock) is None


@pytest.mark.parametrize("content", [b"", b"{}", b"SQLite format 3\0", b"SQLite format 3\0" + bytes(200)])
def test_another_file_holds_none(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other"
    other.write_bytes(content)
    assert glances.find(other, BASIS, clock) is None
    assert glances.find(tmp_path / "missing", BASIS, clock) is None
    assert glances.find(tmp_path, BASIS, clock) is None


def test_a_file_of_an_older_version_holds_none(tmp_path: Path) -> None:
    kept = Path(__file__).parents[1] / "data" / "casefile" / "v3.debts"
    path = tmp_path / "old.debts"
    path.write_bytes(kept.read_bytes())
    assert glances.find(path, BASIS, clock) is None
    assert path.read_bytes() == kept.read_bytes()
