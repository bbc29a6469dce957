"""The editors of contacts, collectors and notices: every field, nothing changed that was not touched."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time

import pytest
from fake_records import AGENCY, NOW
from fake_session import FakeSession
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from debttracker.contacts.contact import ConsentScope, Contact, Evidence
from debttracker.contacts.notice import CreditorNotice, Notice, TimeWindow
from debttracker.contacts.vocabulary import (
    Channel,
    Consent,
    ContactPurpose,
    CreditorNoticeKind,
    Direction,
    Disclosed,
    Identified,
    LetterItem,
    NoticeKind,
    NumberKind,
    Outcome,
    Person,
    Place,
    Tag,
    TimePrecision,
    Visibility,
)
from debttracker.errors import WorldError
from debttracker.services.session import Attachment
from debttracker.ui.contact_words import choices, letter_item_name
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.collector_dialog import CollectorDialog
from debttracker.ui.dialogs.contact_editor_dialog import ContactEditorDialog
from debttracker.ui.dialogs.notice_dialog import CreditorNoticeDialog, NoticeDialog
from debttracker.ui.dialogs.record_dialog import RecordDialog
from debttracker.ui.widgets.list_editor import WordsChoice
from debttracker.ui.widgets.value_editor import TriState

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
NASTY = "<b>bold</b> & <img src=x> 😀👨‍👩‍👧 \u202eأدفع الآن\u202c\n" + "很长" * 3000

FULL = Contact(
    "full",
    at=datetime(2026, 11, 22, 14, 41, 7, 123456, tzinfo=UTC),
    at_precision=None,
    ended_at=datetime(2026, 11, 22, 14, 44, 59, 1, tzinfo=UTC),
    duration_seconds=201,
    sent_at=datetime(2026, 11, 22, 14, 40, 30, tzinfo=UTC),
    delivered_at=datetime(2026, 11, 22, 14, 42, tzinfo=UTC),
    channel=Channel.PUBLIC_POST,
    automated=False,
    direction=Direction.INCOMING,
    outcome=Outcome.REFUSED,
    number=" 9500-1234 ",
    number_kind=NumberKind.SPOOFED,
    called_number="13900000000",
    address_used="a@example.invalid",
    address_by_employer=True,
    visibility=Visibility.CONTACTS,
    creditor="bank-a",
    collector="agency",
    debts=("loan-c", "gone-debt", "card-a"),
    purpose=ContactPurpose.COLLECT,
    reply_to="contact-1",
    person=Person.UNKNOWN,
    person_name=" 张三 ",
    place=Place.SCHOOL,
    person_zone="America/New_York",
    candidate_zones=("Asia/Tokyo", "Europe/London"),
    identified=Identified.NONE,
    authority_shown=False,
    badge_shown=True,
    recording_notice=False,
    pay_by=date(2026, 12, 1),
    asked_who=True,
    identity_checked=False,
    strain=4,
    recorded_by_collector=True,
    visitors=0,
    visit_announced=False,
    purpose_stated=True,
    entered_home=False,
    entry_consent=False,
    asked_to_leave=True,
    left_when_asked=False,
    disclosed=Disclosed.DETAILS,
    third_party_offered_to_pay=False,
    debtor_unreachable="phone was off",
    number_source="the phone list",
    checklist=(),
    consent=Consent.SPECIFIC,
    consent_scope=ConsentScope(Channel.CALL, time(9), None, date(2026, 1, 1), None),
    amount_demanded=3_000_000_000_00,
    amount_taken=0,
    payee="somebody",
    tags=(Tag.INSULT, Tag.THREAT),
    suggested_tags=(Tag.VIOLENCE,),
    words=NASTY,
    note="  blanks stay  ",
    evidence=(Evidence("a.png", "ab" * 32, NOW), Evidence("b.png", "cd" * 32, None)),
    recorded_at=NOW,
)


def open_dialog(dialog: RecordDialog, qtbot: QtBot) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()


def edit(ctx: UiContext, session: FakeSession, contact: Contact, qtbot: QtBot) -> ContactEditorDialog:
    session.log = (*session.log, contact)
    dialog = ContactEditorDialog(ctx, contact.id)
    open_dialog(dialog, qtbot)
    return dialog


def test_every_field_has_an_editor(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    dialog = edit(ctx, session, FULL, qtbot)
    kept = {"id", "at_precision", "suggested_tags", "recorded_at"}
    assert set(dialog.rows) == {field.name for field in fields(Contact)} - kept
    for name, row in dialog.rows.items():
        assert row.title.text() != name, "each field asks a question"
        assert row.editor.accessibleName()
    dialog.hide()


@pytest.mark.parametrize("contact", [FULL, Contact("empty"), replace(FULL, id="other", checklist=None)])
def test_opening_and_saving_changes_nothing(
    ctx: UiContext, session: FakeSession, qtbot: QtBot, contact: Contact
) -> None:
    dialog = edit(ctx, session, contact, qtbot)
    assert not dialog.is_changed()
    dialog.accept()
    name, (saved, attachments) = session.written[-1]
    assert (name, saved, attachments) == ("save_contact", contact, ())
    assert saved.at is None or saved.at.utcoffset() == contact.at.utcoffset()  # type: ignore[union-attr]


def test_unknown_is_never_written_as_no(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    dialog = edit(ctx, session, Contact("plain"), qtbot)
    yes_no = [field.name for field in fields(Contact) if field.type == bool | None]
    assert len(yes_no) == 15
    for name in yes_no:
        editor = dialog.rows[name].editor
        assert isinstance(editor, TriState)
        assert editor.buttons[None].isChecked()
        for answer in (True, None, False, None):
            editor.buttons[answer].click()
            assert getattr(dialog.edited(), name) is answer
    assert dialog.edited() == Contact("plain")
    dialog.hide()


def test_changing_one_field_changes_one_field(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    dialog = edit(ctx, session, FULL, qtbot)
    dialog.rows["outcome"].editor.set_value(Outcome.BUSY)
    assert dialog.is_changed()
    assert dialog.edited() == replace(FULL, outcome=Outcome.BUSY)
    dialog.hide()


def test_another_zone_shows_another_time_of_the_same_instant(
    ctx: UiContext, session: FakeSession, qtbot: QtBot
) -> None:
    dialog = edit(ctx, session, FULL, qtbot)
    assert dialog.rows["at"].editor.raw() == "2026-11-22 09:41"
    dialog.rows["person_zone"].editor.target().setText("asia/tokyo")  # type: ignore[attr-defined]
    assert dialog.rows["at"].editor.raw() == "2026-11-22 23:41"
    assert "Asia/Tokyo" in dialog.rows["at"].below.text()
    edited = dialog.edited()
    assert (edited.at, edited.person_zone) == (FULL.at, "Asia/Tokyo")
    dialog.rows["at"].editor.target().setText("2026-11-22 08:00")  # type: ignore[attr-defined]
    assert dialog.edited().at == datetime(2026, 11, 21, 23, 0, tzinfo=UTC)
    assert dialog.edited().at_precision is TimePrecision.MINUTE
    dialog.hide()


NONSENSE = (
    ("at", "whenever"),
    ("ended_at", "2026-11-20"),
    ("sent_at", "25:00"),
    ("duration_seconds", "long"),
    ("visitors", "many"),
    ("person_zone", "Mars/Base"),
    ("amount_demanded", "1.234,56"),
    ("amount_taken", "ten"),
)


def test_nonsense_is_said_at_its_field(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    dialog = edit(ctx, session, Contact("plain", words="kept"), qtbot)
    for field, nonsense in NONSENSE:
        line = dialog.rows[field].editor.target()
        line.setText(nonsense)  # type: ignore[attr-defined]
        dialog.accept()
        assert session.written == []
        assert dialog.isVisible()
        assert nonsense in dialog.rows[field].error
        assert dialog.rows[field].isVisible()  # its tab was turned to
        assert [name for name, row in dialog.rows.items() if row.error] == [field]
        line.setText("")  # type: ignore[attr-defined]
    dialog.accept()
    assert session.written[-1][1][0] == Contact("plain", words="kept")


def test_a_zone_that_does_not_exist_is_said(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    dialog = edit(ctx, session, Contact("plain"), qtbot)
    dialog.rows["candidate_zones"].editor.target().setPlainText("Asia/Tokyo\nMars")  # type: ignore[attr-defined]
    dialog.accept()
    assert "Mars" in dialog.rows["candidate_zones"].error
    dialog.hide()


def test_a_question_opens_at_its_field(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    dialog = ContactEditorDialog(ctx, session.log[0].id, "consent")
    open_dialog(dialog, qtbot)
    assert dialog.tabs is not None
    assert dialog.rows["consent"].isVisible()
    assert dialog.tabs.currentIndex() == 5
    dialog.hide()


def test_suggested_tags_are_only_marked(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    dialog = edit(ctx, session, FULL, qtbot)
    tags = dialog.rows["tags"].editor
    assert not tags.buttons[Tag.VIOLENCE].isChecked()  # type: ignore[attr-defined]
    assert tags.buttons[Tag.VIOLENCE].text().endswith("?")  # type: ignore[attr-defined]
    assert dialog.edited().tags == FULL.tags
    dialog.hide()


def test_evidence_is_added_and_taken_away(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    dialog = edit(ctx, session, FULL, qtbot)
    dialog.evidence.add(Attachment("new.png", b"new"))
    dialog.rows["evidence"].editor.boxes["ab" * 32].click()  # type: ignore[attr-defined]
    dialog.accept()
    saved, attachments = session.written[-1][1]
    assert saved.evidence == FULL.evidence[1:]
    assert attachments == (Attachment("new.png", b"new"),)


def test_escape_drops_changes_only_when_asked_twice(
    ctx: UiContext, session: FakeSession, qtbot: QtBot
) -> None:
    dialog = edit(ctx, session, Contact("plain"), qtbot)
    dialog.rows["note"].editor.set_value("typed")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.problem.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert session.written == []


def test_a_contact_that_is_gone_is_said(ctx: UiContext, qtbot: QtBot) -> None:
    dialog = ContactEditorDialog(ctx, "gone")
    open_dialog(dialog, qtbot)
    assert "deleted" in dialog.problem.text()
    assert not dialog.accept_button.isEnabled()
    dialog.accept()
    dialog.hide()


def test_a_failed_save_is_said_and_can_be_tried_again(
    ctx: UiContext, session: FakeSession, qtbot: QtBot
) -> None:
    dialog = edit(ctx, session, Contact("plain"), qtbot)
    dialog.rows["note"].editor.set_value("typed")
    session.fail = WorldError("the disk is full")
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.problem.text() == "the disk is full"
    assert dialog.rows["note"].value() == "typed"
    session.fail = None
    dialog.accept()
    assert session.written[-1][1][0].note == "typed"


def test_a_collector_is_entered_and_edited(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    dialog = CollectorDialog(ctx, typed="13800000000")
    open_dialog(dialog, qtbot)
    ids: list[str] = []
    dialog.saved.connect(ids.append)
    dialog.accept()
    saved = session.written[-1][1][0]
    assert (saved.numbers, saved.name, saved.licensed, saved.kind) == (("13800000000",), None, None, None)
    assert ids == [saved.id]
    other = CollectorDialog(ctx, AGENCY)
    open_dialog(other, qtbot)
    other.accept()
    assert session.written[-1][1][0] == AGENCY


def test_a_collector_needs_a_name_or_a_number(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    dialog = CollectorDialog(ctx)
    open_dialog(dialog, qtbot)
    dialog.accept()
    assert session.written == []
    assert dialog.problem.text()
    dialog.hide()


NOTICE = Notice(
    "notice-1",
    NoticeKind.INCONVENIENT_TIME,
    sent_on=date(2026, 11, 1),
    in_writing=False,
    channel=Channel.SMS,
    person=Person.DEBTOR,
    to="agency",
    debts=("card-a",),
    window=TimeWindow(time(22), time(7, 30)),
)
RECEIVED = CreditorNotice(
    "creditor-notice-1",
    CreditorNoticeKind.VALIDATION,
    received_on=date(2026, 11, 2),
    returned=False,
    items=(),
    from_="bank-a",
)


def test_notices_are_shown_and_saved_as_they_are(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    for dialog, record in (
        (NoticeDialog(ctx, NOTICE), NOTICE),
        (CreditorNoticeDialog(ctx, RECEIVED), RECEIVED),
    ):
        open_dialog(dialog, qtbot)
        assert not dialog.is_changed()
        dialog.accept()
        assert session.written[-1] == ("save_notice", (record,))


def test_a_new_notice_needs_a_kind(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    dialog = NoticeDialog(ctx)
    open_dialog(dialog, qtbot)
    dialog.accept()
    assert session.written == []
    dialog.rows["kind"].editor.set_value(NoticeKind.STOP_CONTACT)
    dialog.accept()
    saved = session.written[-1][1][0]
    assert saved == Notice(saved.id, NoticeKind.STOP_CONTACT)


def test_half_a_window_is_refused(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    dialog = NoticeDialog(ctx, NOTICE)
    open_dialog(dialog, qtbot)
    dialog.rows["window"].editor.parts["until"].editor.target().setText("")  # type: ignore[attr-defined]
    dialog.accept()
    assert session.written == []
    assert "both" in dialog.rows["window"].error
    dialog.hide()


def test_never_came_and_came_exclude_each_other(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    dialog = CreditorNoticeDialog(ctx, RECEIVED)
    open_dialog(dialog, qtbot)
    dialog.rows["never"].editor.set_value(True)
    dialog.accept()
    assert session.written == []
    assert dialog.problem.text()
    dialog.hide()


def test_a_notice_is_deleted(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    dialog = NoticeDialog(ctx, NOTICE)
    open_dialog(dialog, qtbot)
    dialog.delete_button.click()
    assert session.written == [("delete_notice", (NOTICE,))]
    assert not dialog.isVisible()


def test_items_of_a_letter_are_chosen_and_unknown_stays_unknown(qtbot: QtBot) -> None:
    editor = WordsChoice(choices(LetterItem, letter_item_name))
    qtbot.addWidget(editor)
    assert editor.value() is None
    editor.boxes["balance"].setChecked(True)
    assert editor.value() == ("balance",)
    editor.none.setChecked(True)
    assert editor.value() == ()
    editor.boxes["name"].setChecked(True)
    assert (editor.value(), editor.none.isChecked()) == (("name",), False)
    editor.set_value(("姓名",))
    assert editor.value() == ("姓名",)
    for value in (None, (), ("name", "own words")):
        editor.set_value(value)
        assert editor.value() == value
        kept = editor.raw()
        editor.set_value(("reason",))
        editor.set_raw(kept)
        assert editor.value() == value
