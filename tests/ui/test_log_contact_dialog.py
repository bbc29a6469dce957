"""Logging a contact: few fields, live verdicts, nothing lost."""

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fake_records import AGENCY, FLAGS, NOW, finding_card
from fake_session import FakeSession
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import debttracker
from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import (
    Channel,
    Consent,
    Direction,
    NumberKind,
    Person,
    Tag,
    TimePrecision,
)
from debttracker.errors import WorldError
from debttracker.services.session import Attachment
from debttracker.services.views import FindingCard
from debttracker.settings import Settings
from debttracker.ui.contact_form.drafts import DraftKeeper
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.log_contact_dialog import LogContactDialog
from debttracker.ui.widgets.value_editor import ParsedLine

# What the display without a screen says of every dialog.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def dialog(ctx: UiContext, qtbot: QtBot) -> Iterator[LogContactDialog]:
    made = opened(ctx, qtbot)
    yield made
    close(made)


def opened(ctx: UiContext, qtbot: QtBot) -> LogContactDialog:
    made = LogContactDialog(ctx)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def close(dialog: LogContactDialog) -> None:
    dialog._timer.stop()
    dialog.hide()


def typed(dialog: LogContactDialog, field: str, text: str) -> None:
    editor = dialog.form.rows[field].editor
    assert isinstance(editor, ParsedLine)
    editor.line.setText(text)
    editor.line.editingFinished.emit()


def logged(session: FakeSession) -> Contact:
    name, fields = session.written[-1]
    assert name == "save_contact"
    contact: Contact = fields[0]
    return contact


def judge(dialog: LogContactDialog) -> None:
    """Let the pause in typing be over."""
    dialog._timer.stop()
    dialog._judge()


def test_three_fields_make_a_right_contact(
    dialog: LogContactDialog, session: FakeSession, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.form.channel.buttons[Channel.CALL], Qt.MouseButton.LeftButton)
    typed(dialog, "at", "昨天 22:41")
    dialog.form.who.number.editor.target().setText("95001234")  # type: ignore[attr-defined]
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    contact = logged(session)
    assert contact == Contact(
        contact.id,
        at=datetime(2026, 11, 22, 14, 41, tzinfo=UTC),
        at_precision=TimePrecision.MINUTE,
        channel=Channel.CALL,
        direction=Direction.INCOMING,
        number="95001234",
        number_kind=NumberKind.HOTLINE,  # filled in from the number, in sight
        collector="agency",
    )
    assert contact.at is not None
    assert contact.at.utcoffset() == timedelta(hours=8)
    assert contact.recorded_at is None  # the session notes it
    assert not dialog.isVisible()


def test_opens_with_now_filled_in(dialog: LogContactDialog) -> None:
    contact = dialog.form.contact("")
    assert contact.at == NOW
    assert contact.at_precision is TimePrecision.MINUTE
    assert dialog.form.rows["at"].editor.raw() == "2026-11-23 10:00"


def test_a_day_alone_has_no_time_of_day(dialog: LogContactDialog) -> None:
    typed(dialog, "at", "2026-11-20")
    contact = dialog.form.contact("")
    assert contact.at_precision is TimePrecision.DATE
    assert "not known" in dialog.form.rows["at"].below.text()


def test_what_is_not_answered_stays_unknown(dialog: LogContactDialog, session: FakeSession) -> None:
    dialog.form.channel.set_value(Channel.VISIT)
    dialog.form.rows["person"].editor.set_value(Person.SPOUSE)
    dialog.save()
    contact = logged(session)
    answered = {"id", "at", "at_precision", "channel", "direction", "person"}
    for field in Contact.__dataclass_fields__:
        if field not in answered:
            assert getattr(contact, field) in (None, ()), field


def test_nonsense_is_said_at_the_field_and_nothing_is_lost(
    dialog: LogContactDialog, session: FakeSession
) -> None:
    dialog.form.channel.set_value(Channel.VISIT)
    dialog.form.rows["words"].editor.set_value("kept words")
    for field, nonsense in (
        ("at", "a while back <b>!"),
        ("at", "23:50"),
        ("duration_seconds", "ages"),
        ("visitors", "-3"),
        ("visitors", "two or so"),
    ):
        typed(dialog, field, nonsense)
        dialog.save()
        assert session.written == []
        row = dialog.form.rows[field]
        assert row.isVisible()
        assert nonsense in row.error
        assert row.editor.raw() == nonsense
        assert dialog.form.rows["words"].value() == "kept words"
        assert dialog.isVisible()
        assert [name for name, row in dialog.form.rows.items() if row.error] == [field]
        typed(dialog, field, "")
    dialog.save()
    assert logged(session).at is None  # not known, rather than now
    assert logged(session).words == "kept words"


def test_an_empty_form_is_not_saved(dialog: LogContactDialog, session: FakeSession) -> None:
    dialog.save()
    assert session.written == []
    assert dialog.problem.text()


def test_verdicts_follow_what_is_typed(dialog: LogContactDialog) -> None:
    assert dialog.panel.cards is None
    dialog.form.channel.set_value(Channel.CALL)
    assert dialog._timer.isActive()
    judge(dialog)
    assert dialog.panel.cards == ()
    typed(dialog, "at", "yesterday 22:41")
    judge(dialog)
    assert [card.title for card in dialog.panel.cards or ()] == ["Quiet hours"]
    typed(dialog, "at", "yesterday 12:00")
    judge(dialog)
    assert dialog.panel.cards == ()


def test_only_the_latest_draft_is_judged(
    dialog: LogContactDialog, session: FakeSession, monkeypatch: pytest.MonkeyPatch, ctx: UiContext
) -> None:
    waiting: list[tuple[Callable, Callable]] = []
    monkeypatch.setattr(ctx.tasks, "read", lambda _owner, op, done, _failed=None: waiting.append((op, done)))
    judged: list[Contact] = []

    def judge_draft(draft: Contact) -> tuple[FindingCard, ...]:
        judged.append(draft)
        return ()

    monkeypatch.setattr(session, "judge_draft", judge_draft)
    dialog.form.channel.set_value(Channel.CALL)
    for words in ("first", "second", "third"):
        dialog.form.rows["words"].editor.set_value(words)
        judge(dialog)
    assert len(waiting) == 1  # the others wait for the answer
    while waiting:
        op, done = waiting.pop(0)
        done(op(session))
    assert [draft.words for draft in judged] == ["first", "third"]


def test_a_missing_fact_asks_its_question(
    dialog: LogContactDialog, session: FakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = finding_card(session.log[0], FLAGS["contact-3"][0])
    asking = replace(
        card,
        finding=card.finding._replace(missing=("contact.consent",)),
        missing=("Had the debtor agreed?",),
    )
    monkeypatch.setattr(session, "judge_draft", lambda _draft: (asking,))
    typed(dialog, "at", "yesterday 12:00")
    dialog.form.channel.set_value(Channel.CALL)
    assert dialog.form.rows["consent"].isHidden()
    judge(dialog)
    assert dialog.form.rows["consent"].isVisible()


def test_questions_appear_where_they_are_called_for(dialog: LogContactDialog) -> None:
    rows = dialog.form.rows
    assert rows["disclosed"].isHidden()
    assert rows["entered_home"].isHidden()
    rows["person"].editor.set_value(Person.COLLEAGUE)
    dialog.form.channel.set_value(Channel.VISIT)
    typed(dialog, "at", "yesterday 22:41")
    assert rows["disclosed"].isVisible()
    assert rows["entered_home"].isVisible()
    assert rows["consent"].isVisible()
    rows["entered_home"].editor.set_value(False)
    rows["consent"].editor.set_value(Consent.NONE)
    dialog.form.channel.set_value(Channel.CALL)
    typed(dialog, "at", "yesterday 12:00")
    assert rows["entered_home"].isVisible()  # an answer is never hidden, for it would be saved unseen
    assert rows["consent"].isVisible()
    assert rows["visitors"].isHidden()
    assert dialog.form.contact("").entered_home is False


def test_only_pressed_tags_count(dialog: LogContactDialog) -> None:
    dialog.form.tags.suggest([Tag.VIOLENCE])
    assert dialog.form.tags.buttons[Tag.VIOLENCE].isVisible()
    dialog.form.tags.buttons[Tag.THREAT].click()
    assert dialog.form.contact("").tags == (Tag.THREAT,)
    assert dialog.form.contact("").suggested_tags == ()
    assert not dialog.form.tags.buttons[Tag.DETENTION].isVisible()
    dialog.form.tags.more.click()
    assert dialog.form.tags.buttons[Tag.DETENTION].isVisible()
    assert set(dialog.form.tags.buttons) == set(Tag)


def test_a_number_finds_its_collector_and_a_choice_by_hand_stays(dialog: LogContactDialog) -> None:
    who = dialog.form.who
    line = who.number.editor.target()
    line.setText("9500 1234")  # type: ignore[attr-defined]
    assert who.value().collector == "agency"
    line.setText("13800000000")  # type: ignore[attr-defined]
    assert who.value().collector is None
    who.party_editor.set_value("creditor:bank-a")
    line.setText("95001234")  # type: ignore[attr-defined]
    assert who.value().creditor == "bank-a"
    assert who.value().collector is None


def test_a_name_is_no_number(dialog: LogContactDialog) -> None:
    who = dialog.form.who
    who.number.editor.target().setText("agency jia")  # type: ignore[attr-defined]
    assert (who.value().number, who.value().collector) == (None, "agency")
    who.number.editor.target().setText("Officer Li")  # type: ignore[attr-defined]
    assert (who.value().number, who.value().collector) == ("Officer Li", None)


def test_a_new_number_is_noted_with_its_collector(dialog: LogContactDialog, session: FakeSession) -> None:
    dialog.form.channel.set_value(Channel.CALL)
    dialog.form.who.number.editor.target().setText("13800000000")  # type: ignore[attr-defined]
    dialog.form.who.choose_collector("agency")
    assert dialog.form.who.remember.isVisible()
    dialog.save()
    names = [name for name, _fields in session.written]
    assert names == ["save_collector", "save_contact"]
    assert session.written[0][1][0].numbers == (*AGENCY.numbers, "13800000000")


def test_completion_fills_in_the_number(dialog: LogContactDialog) -> None:
    completer = dialog.form.who.number.editor.target().completer()  # type: ignore[attr-defined]
    completer.setCompletionPrefix("jia")
    assert completer.currentCompletion() == "95001234"


def test_escape_keeps_everything_typed(
    dialog: LogContactDialog, ctx: UiContext, qtbot: QtBot, session: FakeSession
) -> None:
    long = "他说今天不还就带人来 😀 \u202eشخص\u202c " * 200
    dialog.form.channel.set_value(Channel.SMS)
    typed(dialog, "at", "10 min ago")
    typed(dialog, "duration_seconds", "ages")
    dialog.form.rows["words"].editor.set_value(long)
    dialog.form.rows["entered_home"].editor.set_value(False)
    dialog.form.rows["tags"].editor.set_value((Tag.INSULT,))
    dialog.form.who.number.editor.target().setText("10690000")  # type: ignore[attr-defined]
    dialog.evidence.add(Attachment("a.png", b"bytes"))
    before = dialog.form.contact("")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert session.written == []
    again = opened(ctx, qtbot)
    assert again.form.contact("") == before
    assert again.form.rows["duration_seconds"].editor.raw() == "ages"
    assert again.form.rows["duration_seconds"].error
    assert again.form.rows["at"].editor.raw() == "2026-11-23 09:50"  # not ten minutes ago once more
    assert [kept.attachment.name for kept in again.evidence.kept] == ["a.png"]
    assert again.restored.isVisible()
    again._start_afresh()
    assert again.form.is_empty()
    assert again.evidence.kept == []
    assert again.form.contact("").at == NOW
    assert again.form.contact("").direction is Direction.INCOMING
    close(again)


def test_a_draft_of_an_encrypted_case_is_not_written_to_the_settings(
    ctx: UiContext, session: FakeSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = replace(session.state(), encrypted=True)
    monkeypatch.setattr(session, "state", lambda: state)
    dialog = opened(ctx, qtbot)
    dialog.form.rows["words"].editor.set_value("secret words")
    dialog.reject()
    assert "secret words" not in str(ctx.settings.get(_drafts_key()))
    assert DraftKeeper.of(ctx).find(state.path) is not None
    close(dialog)


def test_a_draft_of_an_open_file_outlives_the_program(
    dialog: LogContactDialog, ctx: UiContext, session: FakeSession
) -> None:
    dialog.form.rows["words"].editor.set_value("plain words")
    dialog.evidence.add(Attachment("call.png", b"bytes"))
    dialog.reject()
    later = UiContext(ctx.tasks, ctx.bus, ctx.theme, ctx.settings, ctx.clock)
    draft = DraftKeeper.of(later).find(session.state().path)
    assert draft is not None
    assert draft.fields["words"] == "plain words"
    assert draft.lost == ("call.png",)
    later.deleteLater()


def _drafts_key() -> object:
    from debttracker.settings import keys

    return keys.DRAFTS


def test_saving_forgets_the_draft(
    dialog: LogContactDialog, ctx: UiContext, session: FakeSession, qtbot: QtBot
) -> None:
    dialog.form.channel.set_value(Channel.SMS)
    dialog.reject()
    again = opened(ctx, qtbot)
    again.save()
    assert DraftKeeper.of(ctx).find(session.state().path) is None
    close(again)


def test_a_failed_save_keeps_the_form_open(dialog: LogContactDialog, session: FakeSession) -> None:
    session.fail = WorldError("the disk is full; nothing was saved")
    dialog.form.channel.set_value(Channel.CALL)
    dialog.save()
    assert dialog.isVisible()
    assert dialog.problem.text() == "the disk is full; nothing was saved"
    session.fail = None
    dialog.save()
    assert logged(session).channel is Channel.CALL


def test_a_case_to_look_at_is_not_written(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    ctx.read_only = True
    dialog = opened(ctx, qtbot)
    dialog.form.channel.set_value(Channel.CALL)
    assert not dialog.save_button.isEnabled()
    dialog.save()
    assert session.written == []
    close(dialog)


def test_evidence_is_kept_with_its_hash(
    dialog: LogContactDialog, session: FakeSession, tmp_path: Path
) -> None:
    file = tmp_path / "录音 <b>1.m4a"
    file.write_bytes(b"sound")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)), QUrl.fromLocalFile(str(tmp_path / "gone.png"))])
    assert dialog.evidence.take(mime)
    assert [kept.sha256 for kept in dialog.evidence.kept] == [hashlib.sha256(b"sound").hexdigest()]
    assert "gone.png" in dialog.evidence.problem.text()
    dialog.evidence.add_files([file])
    assert len(dialog.evidence.kept) == 1
    dialog.form.channel.set_value(Channel.CALL)
    dialog.save()
    assert session.written[-1][1][1] == (Attachment(file.name, b"sound"),)


def test_a_pasted_picture_is_evidence_and_pasted_text_is_text(dialog: LogContactDialog) -> None:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    mime = QMimeData()
    mime.setImageData(image)
    words = dialog.form.rows["words"].editor.target()
    words.insertFromMimeData(mime)  # type: ignore[attr-defined]
    assert dialog.evidence.kept[0].attachment.content.startswith(b"\x89PNG")
    rich = QMimeData()
    rich.setHtml("<b>bold</b>")
    rich.setText("bold")
    words.insertFromMimeData(rich)  # type: ignore[attr-defined]
    assert dialog.form.contact("").words == "bold"


def test_the_keyboard_alone_suffices(dialog: LogContactDialog, session: FakeSession, qtbot: QtBot) -> None:
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    qtbot.keyClick(dialog, "2", Qt.KeyboardModifier.AltModifier)
    assert dialog.form.contact("").channel is Channel.SMS
    dialog.form.who.number.editor.target().setFocus()
    seen = set()
    for _step in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.add(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    for row in ("at", "person", "words"):
        assert dialog.form.rows[row].editor.target() in seen, row
    assert dialog.save_button in seen
    words = dialog.form.rows["words"].editor.target()
    qtbot.keyClicks(words, "Pay now")
    qtbot.keyClick(words, Qt.Key.Key_Return)
    assert session.written == []  # Return is a new line, not a save
    qtbot.keyClick(words, Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)
    assert logged(session).words == "Pay now\n"


def test_every_field_has_a_name_and_plain_text(dialog: LogContactDialog) -> None:
    for name, row in dialog.form.rows.items():
        assert row.title.textFormat() == Qt.TextFormat.PlainText
        assert row.editor.accessibleName(), name
        assert row.title.buddy() is row.editor.target(), name


@pytest.mark.parametrize("size", [(1000, 640), (820, 620), (640, 440), (512, 350)])
def test_all_of_it_can_be_used_in_a_small_window(
    ctx: UiContext, session: FakeSession, qtbot: QtBot, size: tuple[int, int]
) -> None:
    dialog = opened(ctx, qtbot)
    dialog.form.rows["channel"].editor.set_value(Channel.CALL)
    dialog.form.rows["person"].editor.set_value(Person.PARENT)
    dialog.panel.show_cards([finding_card(session.log[0], FLAGS["contact-3"][0])])
    dialog.resize(*size)
    QApplication.processEvents()
    assert not dialog._scroll.horizontalScrollBar().isVisible()
    for shown in (dialog.save_button, dialog.later_button, dialog.panel):
        place = shown.rect().translated(shown.mapTo(dialog, QPoint()))
        assert dialog.rect().contains(place)
        assert shown.visibleRegion().boundingRect() == shown.rect()
    assert dialog.panel.height() >= 30
    channels = [*dialog.form.channel.buttons.values(), dialog.form.channel.other]
    for button in channels:
        assert button.width() >= button.sizeHint().width()
        assert dialog.form.channel.rect().contains(button.geometry())
    fields = [row for row in dialog.form.rows.values() if row.isVisible()]
    assert all(row.width() >= 160 and row.height() >= row.heightForWidth(row.width()) for row in fields)
    close(dialog)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0001-01-01 00:00", "too long ago"),
        ("9999-12-31 23:59", "still ahead"),
        ("\u202eأدفع الآن\u202c", "is not a time"),
        ("😀👨‍👩‍👧", "is not a time"),
        ("\0\x07\x1b[31m", "is not a time"),
        ("很" * 1_000_000, "is not a time"),
    ],
)
def test_a_nonsense_time_is_said_plainly_and_kept(
    dialog: LogContactDialog, session: FakeSession, text: str, said: str
) -> None:
    dialog.form.channel.set_value(Channel.CALL)
    typed(dialog, "at", text)
    dialog.save()
    row = dialog.form.rows["at"]
    assert said in row.error
    assert len(row.error) < 250
    assert session.written == []
    assert text.startswith(row.editor.raw())
    assert dialog.problem.text() == "Nothing is lost. Please look at the field marked."


@pytest.mark.parametrize("text", ["很" * 1_000_000, "<b>x</b> 😀\u202e\n" * 100_000], ids=["line", "lines"])
def test_a_very_long_paste_is_taken_whole(dialog: LogContactDialog, session: FakeSession, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    edit = dialog.form.rows["words"].editor.target()
    edit.insertFromMimeData(mime)  # type: ignore[attr-defined]
    QApplication.processEvents()
    dialog.save()
    assert logged(session).words == text


TYPE_AND_DIE = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from PySide6.QtCore import QTimer
from debttracker.bootstrap import Program
from debttracker.commands.desk import WindowDesk
from debttracker.ui import app, application
from debttracker.ui.dialogs.log_contact_dialog import LogContactDialog

program = Program()


class Typing(application.Application):
    def start(self, case, *, glance=None, log=False):
        super().start(case, glance=glance, log=log)
        self.wait = QTimer(self)
        self.wait.timeout.connect(self.look)
        self.wait.start(20)

    def look(self):
        for dialog in self.window.findChildren(LogContactDialog):
            if dialog._data is not None and dialog.form.is_empty():
                dialog.form.rows["words"].editor.set_value("call me back")
            if "call me back" in Path(sys.argv[3]).read_text(encoding="utf-8"):
                os.kill(os.getpid(), signal.SIGKILL)


application.Application = Typing
with WindowDesk(program, "en") as desk:
    app.run(desk, Path(sys.argv[2]), log=True)
"""


def test_what_is_being_typed_outlives_a_killed_program(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    script, case = tmp_path / "script.py", tmp_path / "demo.debts"
    settings = tmp_path / "config" / "debttracker" / "settings.json"
    script.write_text(TYPE_AND_DIE, encoding="utf-8")
    root = str(Path(debttracker.__file__).parents[1])
    make = [sys.executable, "-m", "debttracker", "demo", "--language", "en", "--save", str(case)]
    subprocess.run(make, env=environment, check=True, capture_output=True, timeout=60)
    call = [sys.executable, str(script), root, str(case), str(settings)]
    died = subprocess.run(call, env=environment, check=False, capture_output=True, timeout=60)
    assert died.returncode == -signal.SIGKILL, died.stderr
    kept = Settings.load(settings).draft(f"log_contact:{case}")
    assert kept is not None
    assert kept["fields"]["words"] == "call me back"
    assert settings.stat().st_mode & 0o077 == 0
