"""Backups: complete while the file is written to, put back without harm, thinned without losing the last."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from debttracker.casefile import backup, integrity
from debttracker.casefile.recovery import journal_path
from debttracker.casefile.unit_of_work import CaseFile
from debttracker.contacts.contact import Contact
from debttracker.errors import CannotOpenError, InputError, WorldError
from tests.services.example import CASE

WORDS, OTHER_WORDS = "秘密", "other"
NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
WRITER = """
import sys
from pathlib import Path
from debttracker.casefile.unit_of_work import CaseFile
from debttracker.clock import system_clock
from debttracker.contacts.contact import Contact
with CaseFile.open(Path(sys.argv[1]), clock=system_clock) as file:
    for number in range(400):
        file.write([Contact(f"w{number}", words="x" * 3000)], label="w")
        print(number, flush=True)
"""


def clock() -> datetime:
    return NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "case.debts"
    with CaseFile.create(made, CASE.info, clock=clock) as file:
        file.write_case(CASE)
    return made


def load(path: Path, passphrase: str | None = None):
    with CaseFile.open(path, passphrase=passphrase, read_only=True, clock=clock) as file:
        return file.load()


def test_backups_of_a_file_that_another_process_writes_to_lose_nothing(path: Path, tmp_path: Path) -> None:
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    try:
        for _ in range(5):
            committed = int(writer.stdout.readline())
            copy = backup.backup(path, tmp_path, clock=clock)
            there = {contact.id for contact in load(copy).contacts}
            assert {f"w{number}" for number in range(committed + 1)} <= there
            assert integrity.verify(copy) == []
    finally:
        writer.kill()
        writer.wait()
        writer.stdout.close()


def test_the_copy_of_an_encrypted_file_is_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "secret.debts"
    with CaseFile.create(path, CASE.info, passphrase=WORDS, clock=clock) as file:
        file.write_case(CASE)
        copy = file.backup(tmp_path)
    assert copy.stat().st_mode & 0o077 == 0 or copy.drive
    assert not copy.read_bytes().startswith(b"SQLite")
    assert load(copy, WORDS) == CASE
    target = tmp_path / "back.debts"
    with pytest.raises(CannotOpenError, match="passphrase"):
        backup.restore(copy, target, passphrase=OTHER_WORDS, clock=clock)
    assert not target.exists()
    backup.restore(copy, target, passphrase=WORDS, clock=clock)
    assert load(target, WORDS) == CASE


def test_two_backups_in_one_second_are_two_files(path: Path, tmp_path: Path) -> None:
    first = backup.backup(path, tmp_path, clock=clock)
    second = backup.backup(path, tmp_path, clock=clock)
    assert first != second
    assert load(first) == load(second) == CASE


def test_a_damaged_file_is_not_taken_for_a_backup(path: Path, tmp_path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = bytes(4096 * 3)
    path.write_bytes(content)
    folder = tmp_path / "copies"
    folder.mkdir()
    with pytest.raises(WorldError, match="damaged"):
        backup.backup(path, folder, clock=clock)
    assert list(folder.iterdir()) == []


def test_a_backup_needs_a_folder(path: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no folder"):
        backup.backup(path, tmp_path / "none", clock=clock)


def test_a_damaged_backup_replaces_nothing(path: Path, tmp_path: Path) -> None:
    copy = backup.backup(path, tmp_path, clock=clock)
    copy.write_bytes(copy.read_bytes()[:20_000])
    before = path.read_bytes()
    with pytest.raises(CannotOpenError, match="is damaged"):
        backup.restore(copy, path, replace=True, clock=clock)
    assert path.read_bytes() == before


def test_a_file_in_use_is_not_replaced(path: Path, tmp_path: Path) -> None:
    copy = backup.backup(path, tmp_path, clock=clock)
    with CaseFile.open(path, clock=clock) as file:
        with pytest.raises(CannotOpenError, match="open for writing elsewhere"):
            backup.restore(copy, path, replace=True, clock=clock)
        file.write([Contact("c9")], label="x")
    assert len(load(path).contacts) == len(CASE.contacts) + 1


def test_what_was_half_written_before_is_not_played_into_what_is_put_back(path: Path, tmp_path: Path) -> None:
    copy = backup.backup(path, tmp_path, clock=clock)
    with CaseFile.open(path, clock=clock) as file:
        file.write([Contact("c9", words="x" * 50_000)], label="x")
        file._writer._connection.exec_driver_sql("BEGIN IMMEDIATE")
        file._writer._connection.exec_driver_sql("UPDATE contact SET note = 'half'")
        journal = journal_path(path).read_bytes()
        file._writer._connection.exec_driver_sql("ROLLBACK")
    journal_path(path).write_bytes(journal)
    backup.restore(copy, path, replace=True, clock=clock)
    assert not journal_path(path).exists()
    assert load(path) == CASE
    assert integrity.verify(path) == []


def test_nothing_is_left_beside_a_file_that_was_put_back(path: Path, tmp_path: Path) -> None:
    copy = backup.backup(path, tmp_path, clock=clock)
    target = tmp_path / "new" / "back.debts"
    target.parent.mkdir()
    assert backup.restore(copy, target, clock=clock) == target
    assert [entry.name for entry in target.parent.iterdir()] == ["back.debts"]
    with pytest.raises(InputError, match="exists already"):
        backup.restore(copy, target, clock=clock)


def copies(folder: Path, ages: list[timedelta], series: str = "case-0a1b2c") -> None:
    for age in ages:
        stamp = (NOW - age).strftime("%Y%m%dT%H%M%SZ")
        (folder / f"{series}-{stamp}.debts").touch()


def test_copies_are_thinned_by_day_week_and_month(tmp_path: Path) -> None:
    copies(tmp_path, [timedelta(hours=6 * step) for step in range(4 * 200)])
    gone = backup.thin(tmp_path)
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert len(gone) + len(kept) == 800
    ages = [NOW - datetime.strptime(name[12:28], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) for name in kept]
    assert sum(age <= timedelta(days=2) for age in ages) == 9
    assert sum(timedelta(days=2) < age <= timedelta(days=14) for age in ages) == 12  # the 9th to the 20th
    assert 6 <= sum(timedelta(days=14) < age <= timedelta(days=60) for age in ages) <= 8
    assert 4 <= sum(age > timedelta(days=60) for age in ages) <= 6
    assert backup.thin(tmp_path) == []


def test_the_only_copy_stays_however_old_it_is(tmp_path: Path) -> None:
    copies(tmp_path, [timedelta(days=3000)])
    copies(tmp_path, [timedelta(days=3000), timedelta(days=3000, hours=1)], "other-ffffff")
    assert backup.thin(tmp_path) == []


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    names = ["case.debts", "case-20200101T000000Z.debts", "notes.txt", "case-0a1b2c-2020.debts"]
    for name in names:
        (tmp_path / name).touch()
    copies(tmp_path, [timedelta(0)])
    assert backup.thin(tmp_path) == []


def test_files_of_one_name_in_two_folders_are_thinned_apart(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / path.name
    other.parent.mkdir()
    CaseFile.create(other, CASE.info, clock=clock).close()
    old = NOW - timedelta(days=400)
    mine = backup.backup(path, tmp_path, clock=lambda: old)
    theirs = backup.backup(other, tmp_path, clock=lambda: old + timedelta(minutes=1))
    backup.backup(other, tmp_path, clock=clock)
    assert backup.thin(tmp_path) == []
    assert load(mine) == CASE
    assert theirs.exists()
