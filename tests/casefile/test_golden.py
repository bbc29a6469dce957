"""Files of every version are kept for ever: each opens with all that it held, and is whole."""

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from debttracker.casefile import backup, integrity
from debttracker.casefile.tables import make_schema
from debttracker.casefile.unit_of_work import CaseFile
from debttracker.casefile.version import SCHEMA_VERSION
from debttracker.contacts.contact import Contact
from debttracker.errors import CannotOpenError
from debttracker.exchange import json_case
from debttracker.l10n import message_of
from debttracker.norms.finding import FindingStatus
from debttracker.norms.vocabulary import FindingState
from tests.casefile import freeze, golden
from tests.casefile.golden import FOLDER, clock
from tests.services.example import CASE, call

VERSIONS = range(1, SCHEMA_VERSION + 1)
OLDER = range(1, SCHEMA_VERSION)
KINDS = ("", "-whole", "-secret", "-edited")


def words(kind: str) -> str | None:
    return golden.PASSPHRASE if kind == "-secret" else None


def expected(version: int, kind: str = "") -> Any:
    kind = kind.replace("secret", "whole")
    return json_case.load(FOLDER / f"v{version}{kind}.json")


def whole(file: CaseFile) -> Any:
    return file.load(with_evidence=True, with_history=True)


def copy_of(folder: Path, version: int, kind: str = "") -> Path:
    return Path(shutil.copyfile(FOLDER / f"v{version}{kind}.debts", folder / "case.debts"))


def version_of(path: Path, passphrase: str | None = None) -> int:
    connection = dbapi2.connect(str(path))
    if passphrase:
        connection.execute(f"PRAGMA key = '{passphrase}'")
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return int(found)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("version", VERSIONS)
def test_a_kept_file_opens_with_all_that_it_held(tmp_path: Path, version: int, kind: str) -> None:
    path = copy_of(tmp_path, version, kind)
    assert version_of(path, words(kind)) == version
    with CaseFile.open(path, passphrase=words(kind), clock=clock) as file:
        assert file.encrypted == (kind == "-secret")
        assert whole(file) == expected(version, kind)
        assert json_case.dump(whole(file)) == json_case.dump(expected(version, kind))
        assert file.verify() == []
        assert freeze.layout_of(file) == freeze.kept_layout(SCHEMA_VERSION)
    assert version_of(path, words(kind)) == SCHEMA_VERSION
    with CaseFile.open(path, passphrase=words(kind), read_only=True, clock=clock) as file:
        assert whole(file) == expected(version, kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("version", VERSIONS)
def test_it_can_be_written_to_and_goes_through_a_new_file(tmp_path: Path, version: int, kind: str) -> None:
    path = copy_of(tmp_path, version, kind)
    held = expected(version, kind)
    with CaseFile.open(path, passphrase=words(kind), clock=clock) as file:
        file.write([Contact("new"), *held.debts, *held.payments], label="still to be written to")
        assert [entry.record_id for entry in file.undo()] == ["new"]
        assert file.load() == replace(held, evidence_files=(), history=())
        assert file.verify() == []
    with CaseFile.create(tmp_path / "other.debts", held.info, clock=clock) as file:
        file.write_case(held)
        assert replace(whole(file), history=held.history) == held


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("version", VERSIONS)
def test_it_is_verified_and_restored_as_it_is(tmp_path: Path, version: int, kind: str) -> None:
    """Old backups must not count as damaged because the program has newer tables."""
    path = copy_of(tmp_path, version, kind)
    before = path.read_bytes()
    assert integrity.verify(path, words(kind), clock=clock) == []
    assert path.read_bytes() == before
    restored = backup.restore(path, tmp_path / "back.debts", passphrase=words(kind), clock=clock)
    assert path.read_bytes() == before
    assert version_of(restored, words(kind)) == version
    with CaseFile.open(restored, passphrase=words(kind), clock=clock) as file:
        assert whole(file) == expected(version, kind)


@pytest.mark.parametrize("version", VERSIONS)
def test_what_was_done_in_it_is_undone_and_no_number_comes_back(tmp_path: Path, version: int) -> None:
    path = copy_of(tmp_path, version, "-edited")
    connection = dbapi2.connect(str(path))
    numbers = dict(connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    (last,) = connection.execute("SELECT max(entry) FROM payment").fetchone()
    connection.close()
    assert numbers["payment"] > last
    with CaseFile.open(path, clock=clock) as file:
        found = file._writer._connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence").all()
        assert dict(found) == numbers
        file.write([replace(CASE.payments[0], id="payment-9"), call("c9", 9, 0)], label="g")
        new = "SELECT entry FROM payment WHERE id = 'payment-9'"
        assert file._writer._connection.exec_driver_sql(new).scalar() == numbers["payment"] + 1
        (status,) = file.load().finding_status
        assert status == FindingStatus("c1", "cn.norm", FindingState.CONFIRMED)
        file.write([replace(status, state=FindingState.USED)], label="h")
        for _ in range(2 + golden.EDITS):
            assert file.undo()
            assert file.verify() == []
        assert file.undo() == []
        assert file.load() == expected(version)


@pytest.mark.parametrize("version", OLDER)
def test_an_older_file_is_not_shown_before_it_is_upgraded(tmp_path: Path, version: int) -> None:
    path = copy_of(tmp_path, version)
    before = path.read_bytes()
    with pytest.raises(CannotOpenError, match="older version of the program; open it once for writing"):
        CaseFile.open(path, read_only=True, clock=clock)
    assert [entry.name for entry in tmp_path.iterdir()] == ["case.debts"]
    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("version", OLDER)
def test_the_copy_beside_an_upgraded_file_is_the_older_one(tmp_path: Path, version: int, kind: str) -> None:
    path = copy_of(tmp_path, version, kind)
    CaseFile.open(path, passphrase=words(kind), clock=clock).close()
    (copy,) = (entry for entry in tmp_path.iterdir() if entry != path)
    assert version_of(copy, words(kind)) == version
    assert integrity.verify(copy, words(kind), clock=clock) == []
    with CaseFile.open(copy, passphrase=words(kind), clock=clock) as file:
        assert whole(file) == expected(version, kind)


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE payment SET amount = amount + 1", "payment payment-2 is not as it was written"),
        ("UPDATE debt_transactions SET amount = 1", "debt card-1 is not as it was written"),
        ("DELETE FROM debt_loan_terms", "debt loan-1 is not as it was written"),
        ("UPDATE history SET before = '{}' WHERE id = 1", "entry 1 of the history is not as it was written"),
        ("UPDATE payment SET paid_on = 'yesterday'", "a record of payment holds a value that cannot be"),
        # A step that makes the table anew stumbles over it; where none does, reading the record finds it.
        (
            "UPDATE debt_transactions SET kind = 'gift'",
            "is damaged and cannot be read|a record of debt holds a value that cannot be",
        ),
        ("DELETE FROM debt WHERE id = 'loan-1'", "is damaged and cannot be read"),
        ("CREATE TABLE extra (a)", "the table or index extra is not as this version"),
    ],
)
@pytest.mark.parametrize("version", OLDER)
def test_what_was_changed_in_an_older_file_is_found(
    tmp_path: Path, version: int, statement: str, problem: str
) -> None:
    path = copy_of(tmp_path, version, "-edited")
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(statement)
    connection.close()
    before = path.read_bytes()
    found = [message_of(one) for one in integrity.verify(path, clock=clock)]
    assert any(re.search(problem, sentence) for sentence in found)
    if "is damaged" in problem:
        with pytest.raises(CannotOpenError, match="is damaged"):
            CaseFile.open(path, clock=clock)
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", OLDER)
def test_an_older_file_whose_pages_are_mixed_up_is_found(tmp_path: Path, version: int) -> None:
    path = copy_of(tmp_path, version)
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = bytes(4096 * 3)
    path.write_bytes(content)
    assert integrity.verify(path, clock=clock)
    with pytest.raises(CannotOpenError, match="damaged"):
        CaseFile.open(path, clock=clock)
    assert path.read_bytes() == bytes(content)


def test_the_tables_change_only_with_the_version(tmp_path: Path) -> None:
    """A change of a record changes its table: see CONTRIBUTING.md."""
    with CaseFile.create(tmp_path / "case.debts", CASE.info, clock=clock) as file:
        assert freeze.layout_of(file) == freeze.kept_layout(SCHEMA_VERSION)


def test_the_step_to_this_version_is_that_of_its_layout() -> None:
    """Both are frozen by one call; neither is to be changed alone."""
    import debttracker.casefile

    module = Path(debttracker.casefile.__path__[0]) / "migrations" / f"v{SCHEMA_VERSION}_tables.py"
    before, after = (freeze.kept_layout(version) for version in (SCHEMA_VERSION - 1, SCHEMA_VERSION))
    assert module.read_text(encoding="utf-8") == freeze.statements(before, after, SCHEMA_VERSION)


def test_no_line_of_a_frozen_statement_breaks_within_a_text() -> None:
    sql = f"CREATE TABLE a ( b TEXT, CHECK (b = '{'x ' * 80}' OR b LIKE 'it''s  two') ) STRICT"
    assert freeze._wrapped(sql).replace("\n", " ") == sql


def test_no_field_and_no_table_of_the_whole_case_is_empty(tmp_path: Path) -> None:
    case = expected(SCHEMA_VERSION, "-whole")
    assert golden.empty_of_case(case) == []
    path = copy_of(tmp_path, SCHEMA_VERSION, "-whole")
    with CaseFile.open(path, clock=clock) as file:
        remembered = file.recall()
        assert remembered is not None
        assert remembered.text == golden.REMEMBERED
        schema = make_schema()
        tables = set(schema.metadata.sorted_tables) - {schema.changes}
        counts = {
            table.name: file._driver.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]  # noqa: S608
            for table in tables
        }
    assert [name for name, count in counts.items() if not count] == []


def test_what_is_kept_is_what_is_frozen_now() -> None:
    """A record that gained a field is in the files that are kept, or they are out of date."""
    assert golden.whole_case() == expected(SCHEMA_VERSION, "-whole")
