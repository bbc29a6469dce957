"""The kind of a number: proposed from the number typed, never over what the person chose."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from fake_session import FakeSession
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import Channel, NumberKind
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.contact_editor_dialog import ContactEditorDialog
from debttracker.ui.dialogs.log_contact_dialog import LogContactDialog
from debttracker.ui.pages.contacts_page import ContactsPage
from debttracker.ui.widgets.number_kind_box import NumberKindBox

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def log_form(ctx: UiContext, qtbot: QtBot) -> LogContactDialog:
    made = LogContactDialog(ctx)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def put(dialog: LogContactDialog, number: str) -> None:
    dialog.form.who.number.editor.target().setText(number)  # type: ignore[attr-defined]


def close(dialog: LogContactDialog) -> None:
    dialog._timer.stop()
    dialog.hide()


def kind_of(dialog: LogContactDialog) -> NumberKind | None:
    return dialog.form.contact("").number_kind


def below(dialog: LogContactDialog) -> str:
    return dialog.form.rows["number_kind"].below.text()


def test_a_settled_range_fills_the_kind_in_and_says_so(ctx: UiContext, qtbot: QtBot) -> None:
    dialog = log_form(ctx, qtbot)
    row = dialog.form.rows["number_kind"]
    assert row.isHidden()
    put(dialog, "10690 12345678")
    assert kind_of(dialog) is NumberKind.SMS_PORT
    assert row.isVisible()
    assert "Registered class" in below(dialog)
    assert "Filled in" in below(dialog)
    put(dialog, "4001234567")
    assert kind_of(dialog) is NumberKind.HOTLINE
    put(dialog, "")
    assert kind_of(dialog) is None
    assert row.isHidden()
    close(dialog)


@pytest.mark.parametrize(
    ("number", "offered"),
    [
        ("13800138000", NumberKind.MOBILE),  # may be a company's
        ("010 5550 1234", NumberKind.LANDLINE),  # only the general plan says so
        ("106812345678", NumberKind.SMS_PORT),  # only one source says so
    ],
)
def test_what_the_number_does_not_settle_is_only_offered(
    ctx: UiContext, qtbot: QtBot, number: str, offered: NumberKind
) -> None:
    dialog = log_form(ctx, qtbot)
    put(dialog, number)
    assert kind_of(dialog) is None
    assert "Registered class" in below(dialog)
    assert "Filled in" not in below(dialog)
    take = dialog.form.kind.take_button
    assert take.isVisible()
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    assert kind_of(dialog) is offered
    assert take.isHidden()
    close(dialog)


@pytest.mark.parametrize("number", ["1064812345678", "+1 212 555 0100"])
def test_a_class_without_a_kind_offers_nothing(ctx: UiContext, qtbot: QtBot, number: str) -> None:
    dialog = log_form(ctx, qtbot)
    put(dialog, number)
    assert kind_of(dialog) is None
    assert dialog.form.rows["number_kind"].isVisible()
    assert dialog.form.kind.take_button.isHidden()
    close(dialog)


@pytest.mark.parametrize("number", ["Officer Li", "1060123", "9", "微信：小王", "1" * 10_000])
def test_what_tells_nothing_stays_unknown(ctx: UiContext, qtbot: QtBot, number: str) -> None:
    dialog = log_form(ctx, qtbot)
    put(dialog, number)
    assert kind_of(dialog) is None
    assert dialog.form.rows["number_kind"].isHidden()
    close(dialog)


@pytest.mark.parametrize("chosen", [NumberKind.SPOOFED, None])
def test_what_the_person_chose_is_never_overwritten(
    ctx: UiContext, qtbot: QtBot, chosen: NumberKind | None
) -> None:
    dialog = log_form(ctx, qtbot)
    put(dialog, "95588")
    box = dialog.form.kind
    box.box.setCurrentIndex(box._values.index(chosen))
    assert kind_of(dialog) is chosen
    assert "Filled in" not in below(dialog)
    for number in ("10690 12345678", "", "4001234567"):
        put(dialog, number)
        assert kind_of(dialog) is chosen
    close(dialog)


def test_an_account_is_not_taken_for_a_number(ctx: UiContext, qtbot: QtBot) -> None:
    dialog = log_form(ctx, qtbot)
    put(dialog, "95588")
    assert kind_of(dialog) is NumberKind.HOTLINE
    dialog.form.channel.set_value(Channel.MESSENGER)
    assert kind_of(dialog) is None
    dialog.form.channel.set_value(Channel.CALL)
    assert kind_of(dialog) is NumberKind.HOTLINE
    close(dialog)


def test_a_number_of_a_known_collector_still_finds_it(ctx: UiContext, qtbot: QtBot) -> None:
    dialog = log_form(ctx, qtbot)
    put(dialog, "95001234")
    contact = dialog.form.contact("")
    assert (contact.collector, contact.number_kind) == ("agency", NumberKind.HOTLINE)
    close(dialog)


@pytest.mark.parametrize("by_hand", [False, True])
def test_a_draft_remembers_who_filled_it_in(ctx: UiContext, qtbot: QtBot, *, by_hand: bool) -> None:
    dialog = log_form(ctx, qtbot)
    put(dialog, "95588")
    if by_hand:
        dialog.form.kind.box.setCurrentIndex(0)
    before = dialog.form.contact("")
    dialog.reject()
    again = log_form(ctx, qtbot)
    assert again.form.contact("") == before
    put(again, "10690 12345678")
    assert kind_of(again) is (None if by_hand else NumberKind.SMS_PORT)
    again._start_afresh()
    assert again.form.is_empty()
    close(dialog)
    close(again)


def test_only_the_latest_number_counts(
    ctx: UiContext, session: FakeSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = log_form(ctx, qtbot)
    waiting: list[tuple[Callable, Callable]] = []
    monkeypatch.setattr(ctx.tasks, "read", lambda _owner, op, done, _failed=None: waiting.append((op, done)))
    put(dialog, "95588")
    put(dialog, "1064812345678")
    for op, done in reversed(waiting):
        done(op(session))
    assert kind_of(dialog) is None
    close(dialog)


def editor(ctx: UiContext, session: FakeSession, contact: Contact, qtbot: QtBot) -> ContactEditorDialog:
    session.log = (*session.log, contact)
    made = ContactEditorDialog(ctx, contact.id)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_opening_the_editor_only_offers(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    contact = Contact("plain", number="95588", channel=Channel.CALL)
    dialog = editor(ctx, session, contact, qtbot)
    box = dialog.rows["number_kind"].editor
    assert isinstance(box, NumberKindBox)
    assert dialog.edited() == contact
    assert not dialog.is_changed()
    assert "Registered class" in dialog.rows["number_kind"].below.text()
    assert not box.take_button.isHidden()
    box.take_button.click()
    assert dialog.edited() == replace(contact, number_kind=NumberKind.HOTLINE)
    dialog.hide()


def test_the_editor_keeps_what_was_noted(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    contact = Contact("noted", number="95588", channel=Channel.CALL, number_kind=NumberKind.SPOOFED)
    dialog = editor(ctx, session, contact, qtbot)
    dialog.rows["number"].editor.set_value("10690 12345678")
    assert dialog.edited().number_kind is NumberKind.SPOOFED
    dialog.hide()


def test_the_editor_fills_in_for_a_new_number(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    dialog = editor(ctx, session, Contact("plain", channel=Channel.SMS), qtbot)
    dialog.rows["number"].editor.set_value("10690 12345678")
    assert dialog.edited().number_kind is NumberKind.SMS_PORT
    dialog.hide()


def test_the_detail_says_the_class_and_not_who_calls(
    ctx: UiContext, session: FakeSession, qtbot: QtBot
) -> None:
    call = Contact("call", number="95588", channel=Channel.CALL, number_kind=NumberKind.SPOOFED)
    account = Contact("account", number="95588", channel=Channel.MESSENGER)
    session.log = (*session.log, call, account)
    page = ContactsPage(ctx)
    qtbot.addWidget(page)
    page.show()
    page.show_contact("call")
    said = " ".join(one.text() for one in page.detail.findChildren(QLabel))
    assert "Registered class: customer numbers of service enterprises" in said
    assert "not who calls" in said
    assert "as noted: False number" in said
    page.show_contact("account")
    assert "Registered class" not in " ".join(one.text() for one in page.detail.findChildren(QLabel))
    page.hide()
