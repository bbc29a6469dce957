"""What goes into a case file comes out of it: every kind of record, every field, every order."""

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
from debttracker.casefile.unit_of_work import CaseFile
from debttracker.contacts.contact import Contact
from debttracker.errors import InputError
from debttracker.exchange import json_case
from debttracker.exchange.references import LISTS, key_of
from debttracker.exchange.shape import fields_of
from tests.exchange.whole_cases import cases
from tests.services.example import CASE

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
