"""Opening: what a file may be instead of a case file, what a killed program leaves, who else has it open."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from debttracker.casefile import integrity
from debttracker.casefile.lock import lock_path
from debttracker.casefile.recovery import journal_path
from debttracker.casefile.unit_of_work import CaseFile
from debttracker.contacts.contact import Contact
from debttracker.errors import CannotOpenError, InputError
from tests.services.example import CASE

WORDS = "the right words"


def clock() -> datetime:
    return datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "case.debts"
    with CaseFile.create(made, CASE.info, clock=clock) as file:
        file.write_case(CASE)
    return made


def refusal(path: Path, passphrase: str | None = None, *, read_only: bool = False) -> str:
    with pytest.raises(CannotOpenError) as refused:
        CaseFile.open(path, passphrase=passphrase, read_only=read_only, clock=clock)
    return str(refused.value).replace(str(path), "FILE")


def test_a_closed_file_leaves_nothing_beside_it(path: Path) -> None:
    assert [entry.name for entry in path.parent.iterdir()] == ["case.debts"]


def test_a_case_is_read_without_what_only_writing_needs(path: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom debttracker.casefile.unit_of_work import CaseFile\n"
        "from debttracker.clock import system_clock\n"
        "with CaseFile.open(Path(sys.argv[1]), clock=system_clock) as file:\n"
        "    read = file.load()\n"
        "    print('sqlalchemy' in sys.modules)\n"
        "    file.prepare_to_write()\n"
        "    print('sqlalchemy' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, path], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["False", "True"]


def test_an_existing_file_is_never_replaced(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(InputError, match="exists already; it was not touched"):
        CaseFile.create(path, CASE.info, clock=clock)
    assert path.read_bytes() == before


def test_no_file_is_left_where_none_can_be_made(tmp_path: Path) -> None:
    with pytest.raises(CannotOpenError, match="cannot be made"):
        CaseFile.create(tmp_path / "none" / "case.debts", CASE.info, clock=clock)
    with pytest.raises(CannotOpenError, match="must not be empty"):
        CaseFile.create(tmp_path / "case.debts", CASE.info, passphrase="", clock=clock)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_case_file_is_called_what_it_is(tmp_path: Path) -> None:
    other = tmp_path / "other.debts"
    assert refusal(other) == "there is no file FILE"
    other.mkdir()
    assert refusal(other) == "FILE is a folder; a case file is expected"
    other.rmdir()
    other.write_bytes(b"")
    assert refusal(other) == "FILE is empty; it is not a case file"
    other.write_bytes(b"not a database")
    assert refusal(other) == "FILE is not a case file, or it is damaged"
    other.write_bytes(bytes(range(256)) * 64)
    assert refusal(other) == "FILE is not a case file, or it is encrypted and needs its passphrase"
    assert "does not open with this passphrase" in refusal(other, "secret")


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.debts"
    connection = dbapi2.connect(str(other))
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    before = other.read_bytes()
    assert refusal(other) == "FILE is a database, but not a case file of this program"
    assert other.read_bytes() == before


def test_a_file_of_a_version_that_never_was_is_damaged(path: Path) -> None:
    connection = dbapi2.connect(str(path))
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    assert "is damaged" in refusal(path)


def test_a_wrong_passphrase_is_said_and_nothing_is_printed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "secret.debts"
    CaseFile.create(path, CASE.info, passphrase=WORDS, clock=clock).close()
    assert "does not open with this passphrase" in refusal(path, "wrong")
    assert "does not open with this passphrase" in refusal(path, "wrong", read_only=True)
    with pytest.raises(CannotOpenError, match="passphrase"):
        integrity.verify(path, "wrong")
    assert capfd.readouterr() == ("", "")


def test_a_passphrase_may_be_composed_either_way(tmp_path: Path) -> None:
    path = tmp_path / "secret.debts"
    composed, decomposed = "caf\u00e9 'x\"", "cafe\u0301 'x\""
    CaseFile.create(path, CASE.info, passphrase=composed, clock=clock).close()
    with CaseFile.open(path, passphrase=decomposed, clock=clock) as file:
        assert file.load().info == CASE.info


def test_a_passphrase_for_a_file_that_is_not_encrypted_is_not_needed(path: Path) -> None:
    with CaseFile.open(path, passphrase=WORDS, clock=clock) as file:
        assert not file.encrypted
        assert file.load() == CASE


def half_written(path: Path) -> None:
    """Make what a program leaves that is killed in the middle of a write: pages changed, the journal hot."""
    whole = path.read_bytes()
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE contact SET note = hex(randomblob(20000))")
    copies = {name: name.read_bytes() for name in (path, journal_path(path))}
    connection.execute("ROLLBACK")
    connection.close()
    for name, content in copies.items():
        name.write_bytes(content)
    assert copies[path] != whole
    assert copies[journal_path(path)]


@pytest.mark.parametrize("read_only", [False, True])
def test_a_write_that_broke_off_is_rolled_back(path: Path, *, read_only: bool) -> None:
    half_written(path)
    with CaseFile.open(path, read_only=read_only, clock=clock) as file:
        assert file.load() == CASE
        assert file.verify() == []


def test_a_write_that_broke_off_is_no_damage(path: Path) -> None:
    half_written(path)
    assert integrity.verify(path) == []


def test_the_lock_names_its_holder_and_goes_with_it(path: Path) -> None:
    with CaseFile.open(path, clock=clock) as file:
        assert file.held_by is None
        assert f"process {os.getpid()}" in refusal(path)
        with CaseFile.open(path, read_only=True, clock=clock) as reader:
            assert reader.held_by is not None
            assert f"debttracker, {os.uname().nodename}, process {os.getpid()}" in reader.held_by
            file.write([Contact("c9")], label="x")
            assert len(reader.load().contacts) == len(CASE.contacts) + 1
        file.close()
        file.close()
    with CaseFile.open(path, read_only=True, clock=clock) as reader:
        assert reader.held_by is None


def test_what_a_dead_process_left_locks_nobody_out(path: Path) -> None:
    lock_path(path).write_text("not even JSON", encoding="utf-8")
    with CaseFile.open(path, read_only=True, clock=clock) as reader:
        assert reader.held_by is None
    CaseFile.open(path, clock=clock).close()
    assert not lock_path(path).exists()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_link_to_the_file_is_the_same_file(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.debts"
    link.parent.mkdir()
    link.symlink_to(path)
    with CaseFile.open(path, clock=clock):
        assert "open for writing elsewhere" in refusal(link)


@pytest.mark.skipif(os.name == "nt", reason="Windows locks open files")
def test_a_file_in_a_folder_with_an_odd_name_opens(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "案件 100% #1?mode=ro&x"
    folder.mkdir()
    moved = folder / "é 'file'.debts"
    shutil.move(path, moved)
    with CaseFile.open(moved, clock=clock) as file:
        file.write([Contact("c9")], label="x")
        assert len(file.load().contacts) == len(CASE.contacts) + 1
