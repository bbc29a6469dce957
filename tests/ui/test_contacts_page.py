"""The page of contacts: filters, the contact explained, marking, deleting and undoing."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fake_records import CONTACTS, FLAGS, contact_row, finding_card
from fake_session import FakeSession, empty
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from debttracker.contacts.vocabulary import Channel, Person, TimePrecision
from debttracker.errors import WorldError
from debttracker.l10n import set_language
from debttracker.norms.finding import FindingStatus
from debttracker.norms.vocabulary import FindingState, Subject, Verdict
from debttracker.services.changes import Changes
from debttracker.services.views import ContactDetail, ContactFilter, DayWindow
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.contact_editor_dialog import ContactEditorDialog
from debttracker.ui.dialogs.dismiss_dialog import DismissDialog
from debttracker.ui.dialogs.save_evidence import safe_name, write_copy
from debttracker.ui.models.contact_model import contact_model, day_text, outcome_text
from debttracker.ui.pages.contacts_page import ContactsPage
from debttracker.ui.widgets.contact_detail import ContactDetailView
from debttracker.ui.widgets.contact_filters import Span
from debttracker.ui.widgets.day_window import DayWindowBar, closed_spans, is_closed
from debttracker.ui.widgets.finding_card import FindingCardView, is_web_address
from debttracker.ui.words import row_chips

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def page(ctx: UiContext, qtbot: QtBot) -> Iterator[ContactsPage]:
    made = ContactsPage(ctx)
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.show()
    yield made
    made.filters._timer.stop()
    made.hide()
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog):
            dialog.hide()
            dialog.deleteLater()


def shown(page: ContactsPage) -> list[str]:
    return [row.contact.id for row in page.model.rows]


def texts(page: ContactsPage) -> str:
    body = page.detail.widget()
    assert body is not None
    return "\n".join(label.text() for label in body.findChildren(QLabel))


def dialog_of(kind: type[QDialog]) -> QDialog:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def test_shows_the_log_and_explains_the_first(page: ContactsPage) -> None:
    assert shown(page) == [contact.id for contact in CONTACTS]
    assert page.count.text() == "Showing 5 of 5"
    assert page.selected_ids == ("contact-1",)
    said = texts(page)
    assert "They called at 22:41." in said
    assert "Recommended standard · SAC · 5.3 · in force since 2025-08-01" in said
    assert "The time was written down nine minutes later." in said
    assert "Checked, with nothing found: Who is calling and Third parties" in said
    assert "A court or the authority decides." in said
    assert "illegal" not in said.casefold()


def test_filters_ask_the_session(
    page: ContactsPage, session: FakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[ContactFilter] = []
    read = session.contacts

    def contacts(wanted: ContactFilter) -> tuple:
        asked.append(wanted)
        return read(wanted)

    monkeypatch.setattr(session, "contacts", contacts)
    page.filters.channel.set_value(Channel.SMS)
    assert shown(page) == ["contact-4"]
    assert page.count.text() == "Showing 1 of 5"
    assert asked[-1] == ContactFilter(channel="sms")
    page.filters.clear()
    page.filters.who.set_value("collector:agency")
    page.filters.flag.set_value(Verdict.BREACH)
    page.filters.subject.set_value(Subject.QUIET_HOURS)
    page.filters.span.set_value(Span.WEEK)
    page.filters.words.setText("pay")
    page.filters._timer.stop()
    page.filters._tell()
    wanted = asked[-1]
    assert (wanted.collector, wanted.verdict, wanted.subject, wanted.words) == (
        "agency",
        Verdict.BREACH,
        Subject.QUIET_HOURS,
        "pay",
    )
    assert (str(wanted.first), wanted.last) == ("2026-11-17", None)
    page.filters.clear_button.click()
    assert shown(page) == [contact.id for contact in CONTACTS]
    assert not page.filters.is_active()


def test_only_subjects_that_occur_are_offered(page: ContactsPage) -> None:
    box = page.filters.subject.box
    assert box.count() == 4  # any, quiet hours, how often, threat


def test_days_that_make_no_sense_do_not_filter(page: ContactsPage) -> None:
    page.filters.span.set_value(Span.CHOSEN)
    assert page.filters.first.isVisible()
    page.filters.first.editor.target().setText("whenever")  # type: ignore[attr-defined]
    page.filters.first.check()
    assert page.filters.value().first is None
    assert "whenever" in page.filters.first.error


def test_nothing_fits_and_nothing_logged_say_what_to_do(
    page: ContactsPage, ctx: UiContext, qtbot: QtBot
) -> None:
    page.filters.words.setText("no such words")
    page.filters._timer.stop()
    page.filters._tell()
    assert page.stack.currentWidget() is page.none
    page.none.action.click()
    assert page.stack.currentWidget() is page.table
    ctx.tasks.session = empty()  # type: ignore[assignment]
    page.refresh()
    assert page.stack.currentWidget() is page.empty
    with qtbot.waitSignal(ctx.navigate.log_contact_wanted, timeout=1000):
        page.empty.action.click()


def test_many_are_deleted_at_once_and_brought_back(
    page: ContactsPage, session: FakeSession, ctx: UiContext, qtbot: QtBot
) -> None:
    changes: list[Changes] = []
    ctx.bus.changed.connect(changes.append)
    before = session.log
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    page.table.selectionModel().select(page.table.model().index(2, 0), flags)
    assert page.selected_ids == ("contact-1", "contact-3")
    assert "2 contacts chosen" in texts(page)
    with qtbot.waitActive(page):
        page.activateWindow()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert session.written == [("delete_contacts", (("contact-1", "contact-3"),))]
    assert changes[-1].undoable
    assert shown(page) == ["contact-2", "contact-4", "contact-5"]
    session.log = before
    ctx.bus.changed.emit(session.undo())
    assert shown(page) == [contact.id for contact in CONTACTS]


def test_a_case_to_look_at_cannot_be_changed(
    page: ContactsPage, session: FakeSession, ctx: UiContext, qtbot: QtBot
) -> None:
    ctx.read_only = True
    page.refresh()
    assert not page.detail.delete_button.isEnabled()
    assert not any(b.isEnabled() for view in page.detail.cards for b in view.state_buttons.values())
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert session.written == []


def test_marking_a_finding(page: ContactsPage, session: FakeSession) -> None:
    page.detail.cards[0].state_buttons[FindingState.CONFIRMED].click()
    assert session.written[-1] == (
        "set_finding_state",
        ("contact-1", "quiet", FindingState.CONFIRMED, None),
    )


def test_dismissing_asks_for_a_reason(page: ContactsPage, session: FakeSession) -> None:
    page.detail.cards[1].state_buttons[FindingState.DISMISSED].click()
    dialog = dialog_of(DismissDialog)
    assert isinstance(dialog, DismissDialog)
    assert not dialog.accept_button.isEnabled()
    dialog.reason_editor.set_value("  \n ")
    assert not dialog.accept_button.isEnabled()
    dialog.reason_editor.set_value("I had asked for it")
    dialog.accept_button.click()
    assert session.written[-1] == (
        "set_finding_state",
        ("contact-1", "often", FindingState.DISMISSED, "I had asked for it"),
    )


def test_a_counted_contact_is_chosen_by_a_click(page: ContactsPage) -> None:
    page.detail.contact_wanted.emit("contact-4")
    assert page.selected_ids == ("contact-4",)


def test_a_contact_hidden_by_the_filter_is_still_shown(page: ContactsPage) -> None:
    page.filters.channel.set_value(Channel.SMS)
    page.show_contact("contact-2")
    assert page.selected_ids == ("contact-2",)
    assert not page.filters.is_active()


def test_edit_opens_the_editor(page: ContactsPage) -> None:
    page.detail.edit_wanted.emit("consent")
    dialog = dialog_of(ContactEditorDialog)
    assert isinstance(dialog, ContactEditorDialog)
    assert dialog.rows["consent"].isVisible()


def test_the_choice_and_detail_follow_a_change(page: ContactsPage, session: FakeSession) -> None:
    page.show_contact("contact-5")
    session.log = (*session.log[:4], replace(session.log[4], words="Changed words"))
    page.refresh()
    assert page.selected_ids == ("contact-5",)
    assert "Changed words" in texts(page)


def test_what_was_said_is_shown_as_plain_text(page: ContactsPage, session: FakeSession) -> None:
    nasty = "<b>Pay</b> <img src='file:///etc/passwd'> & 😀 \u202eالآن\u202c"
    session.log = (replace(session.log[0], words=nasty, note="<i>n</i>", person_name="<u>x</u>"),)
    page.refresh()
    body = page.detail.widget()
    assert body is not None
    labels = body.findChildren(QLabel)
    assert nasty in [label.text() for label in labels]
    assert {label.textFormat() for label in labels if label.text()} == {Qt.TextFormat.PlainText}


def test_a_long_text_leaves_the_page_usable(page: ContactsPage, session: FakeSession) -> None:
    session.log = (replace(session.log[0], words="很长的一句话 " * 4000),)
    page.refresh()
    assert len(page.model.index(0, 4).data()) <= 80
    body = page.detail.widget()
    assert body is not None
    assert body.minimumSizeHint().width() <= page.detail.viewport().width()


def test_flags_are_seen_at_every_width(page: ContactsPage) -> None:
    for width in (840, 1000, 1400):
        page.resize(width, 600)
        QApplication.processEvents()
        assert page.table.horizontalScrollBar().maximum() == 0, width
        flags = len(page.model.columns) - 1
        assert not page.table.isColumnHidden(flags)
        assert page.table.columnWidth(flags) >= 120


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = contact_model()
    model.set_rows([contact_row(record) for record in CONTACTS])
    qtmodeltester.check(model)


def test_cells() -> None:
    row = contact_row(CONTACTS[0])
    assert [chip[0] for chip in row_chips(row)] == ["Quiet hours", "+1"]
    assert [chip[1:] for chip in row_chips(replace(row, flags=()))] == [("ok", "circle-check")]
    assert row_chips(replace(row, flags=(), dismissed=1))[0][0] == "Dismissed"
    to_mother = replace(row.contact, person=Person.PARENT, duration_seconds=200)
    assert outcome_text(replace(row, contact=to_mother)) == "Spoke together · 3 min 20 s · Parent"
    assert outcome_text(row) == "Spoke together"
    day_only = replace(row, contact=replace(row.contact, at_precision=TimePrecision.DATE))
    model = contact_model()
    model.set_rows([day_only])
    assert "22:41" not in str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "10:41" not in str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert day_text(replace(row, local_at=None)) == "Time not known"


def test_missing_facts_offer_an_answer(qtbot: QtBot, ctx: UiContext) -> None:
    card = finding_card(CONTACTS[2], FLAGS["contact-3"][0])
    finding = card.finding._replace(missing=("contact.ended_at", "creditor.member_of"))
    questions = ("When did it end?", "Which code binds it?")
    view = FindingCardView(replace(card, finding=finding, missing=questions))
    qtbot.addWidget(view)
    answers = [b for b in view.findChildren(QPushButton) if b.text() == "Answer"]
    assert len(answers) == 1
    assert set(view.state_buttons) == {FindingState.DISMISSED}
    with qtbot.waitSignal(view.answer_wanted, timeout=1000) as told:
        answers[0].click()
    assert told.args == ["ended_at"]


def test_states_lead_to_the_next_step(qtbot: QtBot, ctx: UiContext) -> None:
    card = finding_card(CONTACTS[0], FLAGS["contact-1"][0])
    expected = {
        FindingState.OPEN: {FindingState.CONFIRMED, FindingState.DISMISSED, FindingState.USED},
        FindingState.CONFIRMED: {FindingState.USED, FindingState.DISMISSED, FindingState.OPEN},
        FindingState.DISMISSED: {FindingState.OPEN},
        FindingState.USED: {FindingState.OPEN},
    }
    for state, buttons in expected.items():
        status = FindingStatus("contact-1", "quiet", state, "because <b>of</b> it")
        view = FindingCardView(replace(card, status=status))
        qtbot.addWidget(view)
        assert set(view.state_buttons) == buttons
        assert "Reason noted: because <b>of</b> it" in [label.text() for label in view.findChildren(QLabel)]


def test_only_the_person_opens_a_link(qtbot: QtBot, ctx: UiContext, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    card = finding_card(CONTACTS[0], FLAGS["contact-1"][0])
    view = FindingCardView(replace(card, link="https://example.org/norm?a=1#p"))
    qtbot.addWidget(view)
    assert opened == []
    view.open_link.click()
    assert opened == ["https://example.org/norm?a=1#p"]
    other = FindingCardView(replace(card, link="file:///etc/passwd"))
    qtbot.addWidget(other)
    assert not other.open_link.isEnabled()
    assert not is_web_address("javascript:alert(1)")


@pytest.mark.parametrize(
    ("window", "spans", "closed"),
    [
        (DayWindow(1320, 480, 1361), ((0, 480), (1320, 1440)), True),
        (DayWindow(1320, 480, 1320), ((0, 480), (1320, 1440)), True),
        (DayWindow(1320, 480, 480), ((0, 480), (1320, 1440)), False),
        (DayWindow(1320, 480, 720), ((0, 480), (1320, 1440)), False),
        (DayWindow(780, 1020, 800), ((780, 1020),), True),
        (DayWindow(1320, 0, 1439), ((1320, 1440),), True),
        (DayWindow(600, 600, 600), (), False),
    ],
)
def test_the_day_is_drawn_as_it_is(
    qtbot: QtBot, ctx: UiContext, window: DayWindow, spans: tuple, closed: bool
) -> None:
    assert closed_spans(window) == spans
    assert is_closed(window) is closed
    bar = DayWindowBar(window)
    qtbot.addWidget(bar)
    bar.resize(480, 56)
    image = bar.grab().toImage()
    open_day = DayWindowBar(DayWindow(0, 0, window.at))
    qtbot.addWidget(open_day)
    open_day.resize(480, 56)
    plain = open_day.grab().toImage()
    for minutes in (60, 240, 700, 900, 1100, 1400):
        x = round(1 + 478 * minutes / 1440)
        if abs(minutes - window.at) < 30:
            continue
        column = {image.pixel(x, y) for y in range(22, 32)}
        same = column == {plain.pixel(x, y) for y in range(22, 32)}
        assert same is not any(first <= minutes < last for first, last in spans), minutes


def test_evidence_is_saved_whole_or_not_at_all(tmp_path: Path) -> None:
    content = b"evidence"
    sha256 = hashlib.sha256(content).hexdigest()
    path = write_copy(content, sha256, tmp_path / "copy.png")
    assert path.read_bytes() == content
    with pytest.raises(WorldError, match="damaged"):
        write_copy(b"other", sha256, tmp_path / "bad.png")
    with pytest.raises(WorldError, match="could not be written"):
        write_copy(content, sha256, tmp_path / "no" / "folder" / "copy.png")
    assert [file.name for file in tmp_path.iterdir()] == ["copy.png"]
    assert safe_name("../../etc/passwd") == "passwd"
    assert safe_name("..\\..\\x.exe") == "x.exe"
    assert safe_name("..") == "evidence"


def test_a_contact_deleted_meanwhile_is_no_crash(
    page: ContactsPage, session: FakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_contact: str) -> ContactDetail:
        raise KeyError("contact-2")

    monkeypatch.setattr(session, "contact", gone)
    page.table.select_id("contact-2")
    assert page.detail.detail is None


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
def test_it_opens_in_every_language(ctx: UiContext, qtbot: QtBot, language: str) -> None:
    set_language(language)
    made = ContactsPage(ctx)
    qtbot.addWidget(made)
    made.show()
    assert len(made.model.rows) == 5
    made.hide()


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
def test_a_card_fits_the_narrowest_pane(ctx: UiContext, qtbot: QtBot, language: str) -> None:
    """At 1024 pixels the pane is about 290 wide; nothing of a card may be cut there."""
    set_language(language)
    contact = next(c for c in CONTACTS if FLAGS.get(c.id))
    card = replace(
        finding_card(contact, FLAGS[contact.id][0]),
        link="https://www.spp.gov.cn/spp/fl/202506/t20250627_699863.shtml",
    )
    view = ContactDetailView(ctx)
    qtbot.addWidget(view)
    view.resize(300, 600)
    view.show_detail(ContactDetail(contact_row(contact), (card,), ()))
    view.show()
    QApplication.processEvents()
    body = view.widget()
    assert body.minimumSizeHint().width() <= view.viewport().width()
