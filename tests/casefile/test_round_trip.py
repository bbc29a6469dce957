"""What goes into a case file comes out of it: every kind of record, every field, every order."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debttracker.case import Case, CaseInfo
from debttracker.casefile.tables import make_schema
from debttracker.casefile.unit_of_work import CaseFile
from debttracker.contacts.contact import Contact
from debttracker.errors import InputError
from debttracker.exchange import json_case
from debttracker.exchange.references import LISTS, key_of
from debttracker.exchange.shape import fields_of
from tests.exchange.whole_cases import cases
from tests.services.example import CASE

DATA = Path(__file__).parents[1] / "data" / "casefile"
EMPTY = CaseInfo("empty", "CN")


def clock() -> datetime:
    return datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


@contextmanager
def new_file(case: Case, passphrase: str | None = None) -> Iterator[CaseFile]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.debts"
        with CaseFile.create(path, case.info, passphrase=passphrase, clock=clock) as file:
            file.write_case(case)
            yield file


def whole(file: CaseFile) -> Case:
    return file.load(with_evidence=True, with_history=True)


@given(cases())
@settings(max_examples=40)
def test_a_file_holds_the_same_as_json(case: Case) -> None:
    with new_file(case) as file:
        assert whole(file) == case
        assert json_case.dump(whole(file)) == json_case.dump(case)
        assert file.verify() == []


@given(cases(), st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_undoing_every_write_leads_back_to_the_beginning(case: Case, chance: Any) -> None:
    """Records are put in, changed and taken out in any order; undone one by one, each state comes back."""
    with new_file(Case(case.info)) as file:
        states = [json_case.dump(file.load())]
        for name in LISTS.values():
            file.write(getattr(case, name), label="put")
            states.append(json_case.dump(file.load()))
        for change in _changes(case, chance):
            try:
                file.write(**change, label="change")
            except InputError:
                continue
            states.append(json_case.dump(file.load()))
        while len(states) > 1:
            if states.pop() != states[-1]:
                file.undo()
            assert json_case.dump(file.load()) == states[-1]
        assert file.undo() == []
        assert file.verify() == []


def _changes(case: Case, chance: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for kind, name in LISTS.items():
        for record in getattr(case, name):
            if any(field.name == "note" for field in fields_of(kind)):
                found.append({"put": [replace(record, note="changed 😀")]})
            found.append({"delete": [(kind, key_of(record))]})
    chance.shuffle(found)
    return found


def test_every_table_has_been_filled_by_a_case_that_is_kept() -> None:
    case = json_case.load(DATA / "v1-whole.json")
    with new_file(case) as file:
        schema = make_schema()
        tables = set(schema.metadata.sorted_tables) - {schema.changes}
        counts = {
            table.name: file._writer._connection.exec_driver_sql(
                f"SELECT count(*) FROM {table.name}"
            ).scalar()  # noqa: S608
            for table in tables
        }
    assert [name for name, count in counts.items() if not count] == []


@pytest.mark.parametrize(
    ("name", "passphrase"), [("v1-whole.debts", None), ("v1-secret.debts", "a golden 密码")]
)
def test_whole_files_of_the_first_version_still_open(
    tmp_path: Path, name: str, passphrase: str | None
) -> None:
    path = tmp_path / name
    shutil.copy(DATA / name, path)
    expected = json_case.load(DATA / "v1-whole.json")
    with CaseFile.open(path, passphrase=passphrase, clock=clock) as file:
        assert file.encrypted == (passphrase is not None)
        assert file.verify() == []
        assert whole(file) == expected
        file.write([Contact("new")], label="still to be written to")
        file.undo()
        assert file.load() == replace(expected, evidence_files=(), history=())


def test_the_tables_change_only_with_the_version() -> None:
    """A change of a record changes its table: raise SCHEMA_VERSION, add a step to `migrations`."""
    with new_file(CASE) as file:
        rows = file._writer._connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master ORDER BY name"
        ).all()
    layout = {name: " ".join(sql.split()) for name, sql in rows if sql and not name.startswith("sqlite_")}
    assert layout == json.loads((DATA / "v1-layout.json").read_text(encoding="utf-8"))


def test_ten_megabytes_of_text_survive() -> None:
    case = Case(EMPTY, contacts=(Contact("c1", words="催收😀\u202e" * 800_000),))
    with new_file(case) as file:
        assert file.load() == case


def test_a_text_that_no_file_can_keep_is_refused() -> None:
    with new_file(Case(EMPTY)) as file:
        for words in ("a\0b", "a\ud800b"):
            with pytest.raises(InputError, match="contact c1: words: the text holds a character"):
                file.write([Contact("c1", words=words)], label="x")
        assert file.load() == Case(EMPTY)


def test_an_instant_without_a_zone_is_refused() -> None:
    with (
        new_file(Case(EMPTY)) as file,
        pytest.raises(InputError, match="contact c1: at: expected an instant"),
    ):
        file.write([Contact("c1", at=datetime(2026, 1, 1))], label="x")  # noqa: DTZ001 - that is the mistake


def test_a_change_of_the_offset_alone_is_kept() -> None:
    at = datetime(2026, 3, 2, 8, 30, tzinfo=timezone(timedelta(hours=8)))
    with new_file(Case(EMPTY, contacts=(Contact("c1", at=at),))) as file:
        file.write([Contact("c1", at=at.astimezone(UTC))], label="x")
        kept = file.load().contacts[0].at
        assert kept is not None
        assert kept.utcoffset() == timedelta(0)


def test_a_file_may_be_used_from_another_thread() -> None:
    with new_file(CASE) as file:
        found: list[Case] = []
        thread = Thread(target=lambda: found.append(file.load()))
        thread.start()
        thread.join()
        assert found == [CASE]
