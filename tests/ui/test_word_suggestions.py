"""Words suggest answers; only what is confirmed is kept as done, the rest stays a suggestion."""

from collections.abc import Iterator

import pytest
from fake_session import FakeSession
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from debttracker.contacts.vocabulary import Tag
from debttracker.ui.context import UiContext
from debttracker.ui.widgets.log_contact_form import LogContactForm


@pytest.fixture
def form(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> Iterator[LogContactForm]:
    made = LogContactForm(ctx, lambda _data: False)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()


def write(form: LogContactForm, text: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.suggestions.changed):
        form.rows["words"].editor.set_value(text)


def press(widget: QWidget, name: str) -> None:
    next(
        one for one in widget.findChildren(QPushButton) if one.accessibleName() == name and one.isVisible()
    ).click()


def test_suggestion_is_shown_with_its_passage_and_counts_as_nothing_yet(
    form: LogContactForm, qtbot: QtBot
) -> None:
    write(form, "下午就去抓你！", qtbot)
    assert form.suggestions.isVisible()
    assert form.suggestions.tags == (Tag.ARREST_THREAT,)
    contact = form.contact("c")
    assert (contact.tags, contact.suggested_tags) == ((), (Tag.ARREST_THREAT,))
    marked = form.rows["words"].editor.edit.extraSelections()
    assert [one.cursor.selectedText() for one in marked] == ["抓你"]


def test_confirmed_suggestion_is_an_answer(form: LogContactForm, qtbot: QtBot) -> None:
    write(form, "😀 Officers will come and arrest you", qtbot)
    press(form.suggestions, "Confirm: Threat of arrest")
    contact = form.contact("c")
    assert (contact.tags, contact.suggested_tags) == ((Tag.ARREST_THREAT,), ())
    assert not form.suggestions.isVisible()


def test_suggestion_turned_down_does_not_come_back(form: LogContactForm, qtbot: QtBot) -> None:
    write(form, "You are a thief", qtbot)
    press(form.suggestions, "Turn down: Called a criminal")
    write(form, "You are a thief!", qtbot)
    contact = form.contact("c")
    assert (contact.tags, contact.suggested_tags) == ((), ())


def test_empty_words_suggest_nothing(form: LogContactForm, qtbot: QtBot) -> None:
    write(form, "You are a thief", qtbot)
    with qtbot.waitSignal(form.suggestions.changed):
        form.rows["words"].editor.edit.clear()
    assert form.suggestions.tags == ()
    assert form.is_empty()
