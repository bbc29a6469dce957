"""The case file: nothing is lost, nothing is half-written, and whatever is wrong is said plainly."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from debttracker.case import EvidenceFile
from debttracker.casefile import backup, integrity
from debttracker.casefile.unit_of_work import CaseFile
from debttracker.contacts.contact import Contact
from debttracker.debts.debt import Debt
from debttracker.errors import CannotOpenError, InputError, WorldError
from tests.services.example import CASE, call

PASSPHRASE = "it's 秘密"  # noqa: S105 - opens a file of this test only


def clock() -> datetime:
    return datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "case.debts"
    with CaseFile.create(made, CASE.info, clock=clock) as file:
        file.write_case(CASE)
    return made


def load(path: Path, passphrase: str | None = None):
    with CaseFile.open(path, passphrase=passphrase, read_only=True, clock=clock) as file:
        return file.load()


def test_what_is_written_is_read_back(path: Path) -> None:
    assert load(path) == CASE
    assert integrity.verify(path) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_can_read_it(path: Path) -> None:
    assert path.stat().st_mode & 0o077 == 0


def test_a_newer_version_is_refused_and_left_alone(path: Path) -> None:
    connection = dbapi2.connect(str(path))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(CannotOpenError):
        CaseFile.open(path, clock=clock)
    assert path.read_bytes() == before


@pytest.mark.parametrize("length", [0, 1, 15, 16, 99, 100, 4095, 4096, 12_000, 40_000])
def test_a_truncated_file_is_refused_plainly(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])
    try:
        problems = integrity.verify(path)
    except WorldError:
        return
    assert problems


def test_flipped_bytes_never_end_in_anything_but_a_plain_error(path: Path) -> None:
    whole = path.read_bytes()
    for position in range(100, len(whole), 7919):
        damaged = bytearray(whole)
        for offset in range(min(40, len(whole) - position)):
            damaged[position + offset] ^= 0x5A
        path.write_bytes(bytes(damaged))
        try:
            load(path)
            integrity.verify(path)
        except WorldError:
            continue


@pytest.mark.parametrize("content", [b"", b"junk" * 2000, b"\x89PNG\r\n" + bytes(5000)])
def test_another_kind_of_file_is_refused(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.debts"
    other.write_bytes(content)
    with pytest.raises(CannotOpenError):
        CaseFile.open(other, clock=clock)
    assert other.read_bytes() == content


def test_a_passphrase_protects_the_file(tmp_path: Path) -> None:
    path = tmp_path / "secret.debts"
    with CaseFile.create(path, CASE.info, passphrase=PASSPHRASE, clock=clock) as file:
        file.write_case(CASE)
        assert file.encrypted
    assert "甲银行".encode() not in path.read_bytes()
    for wrong in (None, "", "other"):
        with pytest.raises(CannotOpenError):
            CaseFile.open(path, passphrase=wrong, clock=clock)
    assert load(path, PASSPHRASE) == CASE


def test_a_second_writer_is_told_and_may_look(path: Path) -> None:
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom debttracker.casefile.unit_of_work import CaseFile\n"
        "from debttracker.clock import system_clock\n"
        "file = CaseFile.open(Path(sys.argv[1]), clock=system_clock)\n"
        "print('open', flush=True)\nsys.stdin.read()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdin is not None
    assert other.stdout is not None
    assert other.stdout.readline().strip() == b"open"
    with pytest.raises(CannotOpenError) as refused:
        CaseFile.open(path, clock=clock)
    assert str(other.pid) in str(refused.value)
    assert load(path) == CASE
    other.kill()
    other.wait()
    other.stdin.close()
    other.stdout.close()
    with CaseFile.open(path, clock=clock) as file:
        assert not file.read_only


def test_edits_and_deletions_are_undone_in_groups(path: Path) -> None:
    with CaseFile.open(path, clock=clock) as file:
        file.write(
            put=[replace(CASE.contacts[0], words="😀\u202eرسالة", debts=("card-1", "loan-1"))], label="a"
        )
        file.write(delete=[(Contact, "c2"), (Contact, "c3")], label="b")
        assert [c.id for c in file.load().contacts] == ["c1", "c4", "c5"]
        assert {entry.record_id for entry in file.undo()} == {"c2", "c3"}
        assert file.load().contacts[0].words == "😀\u202eرسالة"
        file.undo()
        assert file.load() == CASE
        assert len(file.history(100)) >= 3


def test_dangling_ids_are_refused_and_nothing_is_written(path: Path) -> None:
    with CaseFile.open(path, clock=clock) as file:
        with pytest.raises(InputError):
            file.write(put=[call("c8", 9, 0), call("c9", 9, 0, debts=("nowhere",))], label="a")
        with pytest.raises(InputError):
            file.write(delete=[(Debt, "loan-1")], label="b")
        assert file.load() == CASE


def test_evidence_is_kept_and_a_changed_byte_is_found(path: Path) -> None:
    import hashlib

    content = b"evidence" * 100
    name = hashlib.sha256(content).hexdigest()
    with CaseFile.open(path, clock=clock) as file:
        file.write(evidence=[EvidenceFile(name, content)], put=[call("c9", 9, 0)], label="a")
        assert file.evidence(name) == content
    connection = dbapi2.connect(str(path))
    table = connection.execute("SELECT name FROM sqlite_master WHERE name LIKE 'evidence%'").fetchone()[0]
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    blob = next(c for c in columns if c in {"content", "bytes", "data"})
    connection.execute(f"UPDATE {table} SET {blob} = x'00'")  # noqa: S608 - names of our own tables
    connection.commit()
    connection.close()
    assert integrity.verify(path)


def test_a_backup_of_a_file_in_use_loses_nothing_and_is_put_back(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    with CaseFile.open(path, clock=clock) as file:
        file.write(put=[call("c9", 9, 0)], label="a")
        copy = file.backup(folder)
        expected = file.load()
    assert load(copy) == expected
    target = tmp_path / "back.debts"
    backup.restore(copy, target, clock=clock)
    assert load(target) == expected
    with pytest.raises(WorldError):
        backup.restore(copy, path, clock=clock)
    assert load(path) == expected


def test_a_full_disk_leaves_what_was_there(path: Path) -> None:
    with CaseFile.open(path, clock=clock) as file:
        pages = file._driver.execute("PRAGMA page_count").fetchone()[0]
        file._driver.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(WorldError):
            file.write(put=[call("c9", 9, 0, words="x" * 200_000)], label="a")
    assert load(path) == CASE
    assert integrity.verify(path) == []


KILLS = 200


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_writer_leaves_everything_it_had_committed(path: Path) -> None:
    """Fork a writer, kill it at an unforeseen moment, open the file; 200 times over the same file."""
    program = Path(__file__).with_name("killed_writer.py")
    done = subprocess.run(
        [sys.executable, str(program), str(path), str(KILLS)],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{KILLS} kills" in done.stdout
