"""Verify finds what was changed behind the program's back, and nothing in a file that is whole."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from debttracker.casefile import integrity
from debttracker.casefile.unit_of_work import CaseFile
from debttracker.contacts.contact import Contact
from debttracker.contacts.notice import Notice
from debttracker.contacts.vocabulary import NoticeKind
from debttracker.errors import CannotOpenError
from debttracker.l10n import message_of
from debttracker.norms.finding import FindingStatus
from tests.services.example import CASE

WORDS = "a key"


def clock() -> datetime:
    return datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "case.debts"
    with CaseFile.create(made, CASE.info, clock=clock) as file:
        file.write_case(CASE)
        file.write(
            [
                Notice("n1", NoticeKind.DISPUTE, to="agency-x"),
                FindingStatus("c1", "cn.norm"),
                Contact("c9", words="please pay"),
            ],
            label="x",
        )
    return made


def found_after(path: Path, statement: str) -> list[str]:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(statement)
    connection.close()
    return [message_of(problem) for problem in integrity.verify(path)]


def test_a_whole_file_has_no_problem(path: Path) -> None:
    assert integrity.verify(path) == []


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE contact SET words = 'please play' WHERE id = 'c9'", "contact c9 is not as it was written"),
        ("UPDATE payment SET amount = amount + 1", "is not as it was written"),
        ("DELETE FROM contact_debts WHERE owner = 1", "contact c1 is not as it was written"),
        ("DELETE FROM debt_card_terms", "debt card-1 is not as it was written"),
        ("UPDATE contact SET at_offset = 0 WHERE id = 'c1'", "contact c1 is not as it was written"),
        ("UPDATE history SET before = '{}' WHERE id = 1", "entry 1 of the history is not as it was written"),
        ("UPDATE contact SET channel = 'carrier pigeon'", "a record of contact holds a value that cannot be"),
        ("UPDATE contact SET at = 'yesterday'", "a record of contact holds a value that cannot be"),
        ("DELETE FROM contact WHERE id = 'c1'", "points at a record of contact that is not there"),
        ("DELETE FROM collector", "notice n1 points at agency-x, which is not there"),
        ("DELETE FROM case_info", "the file does not say what case it is"),
        ("DROP INDEX ix_payment_debt", "the table or index ix_payment_debt is not as this version"),
        ("CREATE TABLE extra (a)", "the table or index extra is not as this version"),
    ],
)
def test_what_was_changed_is_found(path: Path, statement: str, problem: str) -> None:
    assert any(problem in sentence for sentence in found_after(path, statement))


def test_a_long_list_of_problems_is_cut(path: Path) -> None:
    with CaseFile.open(path, clock=clock) as file:
        file.write([Contact(f"m{number}") for number in range(200)], label="x")
    assert 1 < len(found_after(path, "UPDATE contact SET note = 'changed'")) <= 50


def test_a_file_whose_pages_are_mixed_up_does_not_open(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = bytes(4096 * 3)
    path.write_bytes(content)
    with pytest.raises(CannotOpenError, match="damaged"):
        CaseFile.open(path, clock=clock)
    assert integrity.verify(path)


def test_an_encrypted_file_with_one_flipped_bit_is_found(tmp_path: Path) -> None:
    path = tmp_path / "secret.debts"
    with CaseFile.create(path, CASE.info, passphrase=WORDS, clock=clock) as file:
        file.write_case(CASE)
    whole = path.read_bytes()
    for position in (4096 * 2 + 17, len(whole) // 2, len(whole) - 100):
        content = bytearray(whole)
        content[position] ^= 1
        path.write_bytes(content)
        with pytest.raises(CannotOpenError, match="damaged"):
            CaseFile.open(path, passphrase=WORDS, clock=clock)
        assert integrity.verify(path, WORDS)
