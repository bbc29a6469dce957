"""The five main tasks in a window over a real file, by mouse and keys; what the file then holds counts."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from debttracker.bootstrap import Program
from debttracker.case import Case, CaseInfo
from debttracker.commands.desk import WindowDesk
from debttracker.contacts.collector import Collector
from debttracker.contacts.vocabulary import Channel, CollectorKind, Consent, ContactPurpose
from debttracker.contacts.vocabulary import Person as Who
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Transaction
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import CreditorKind
from debttracker.l10n import set_language
from debttracker.norms.vocabulary import Verdict
from debttracker.ui.application import Application
from debttracker.ui.dialogs.debt_dialog import DebtDialog
from debttracker.ui.dialogs.export_dialog import ExportDialog
from debttracker.ui.dialogs.log_contact_dialog import LogContactDialog

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
LANGUAGES = ("zh_CN", "en")
NUMBER = "4000000011"
CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Person:
    """Who sits before the window."""

    app: Application
    file: Path
    qtbot: QtBot

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
        """Press a key where the keyboard is."""
        front = QApplication.activeModalWidget() or self.app.window
        front.activateWindow()
        QApplication.processEvents()
        self.qtbot.keyClick(QApplication.focusWidget() or front, key, modifier)
        QApplication.processEvents()

    def write(self, field: Any, text: str) -> None:
        """Click into a field and type; what no key has comes from the clipboard, as from an input method."""
        line = getattr(field, "line", None) or field.target()
        self.qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
        self.qtbot.keyClick(line, Qt.Key.Key_A, CONTROL)
        if text.isascii():
            self.qtbot.keyClicks(line, text)
        else:
            QGuiApplication.clipboard().setText(text)
            self.qtbot.keyClick(line, Qt.Key.Key_V, CONTROL)
        self.qtbot.keyClick(line, Qt.Key.Key_Tab)

    def dialog(self, kind: type[QDialog]) -> Any:
        """Return the dialog that opened."""
        found = [one for one in self.app.window.findChildren(kind) if one.isVisible()]
        assert len(found) == 1
        return found[0]

    def reads(self, widget: QWidget) -> str:
        """Return all that stands in a part of the window."""
        return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())

    def saved(self) -> Any:
        """Return what is in the file, read by another program."""
        session = Program(clock=lambda: NOW).open(self.file, read_only=True)
        try:
            return session.case
        finally:
            session.close()


@pytest.fixture(params=LANGUAGES)
def person(
    request: pytest.FixtureRequest, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> Iterator[Person]:
    set_language(request.param)
    program = Program(clock=lambda: NOW)
    file = tmp_path / "mine.debts"
    info = CaseInfo("Mine", "CN", timezone="Asia/Shanghai", currency="CNY", language=request.param)
    content = Case(
        info,
        creditors=(Creditor("bank-a", "甲银行", CreditorKind.BANK, member_of=("CBA",)),),
        collectors=(
            Collector(
                "desk",
                "甲银行信用卡中心",
                CollectorKind.IN_HOUSE,
                "bank-a",
                own_name=True,
                numbers=("4000000011",),
            ),
        ),
    )
    program.cases.new(file, info, content=content).close()
    with WindowDesk(program, request.param) as desk:
        app = Application(qapp, desk, inline=True)
        app.start(file)
        qtbot.waitUntil(lambda: app.window.case_view is not None and not app.window.is_awaiting)
        app.window.activateWindow()
        QApplication.processEvents()
        yield Person(app, file, qtbot)
        for dialog in app.window.findChildren(QDialog):
            dialog.hide()
        app.ctx.tasks.close(app, lambda _none: None, lambda _error: None)
        app.stop()
    set_language("en")


def add_card(person: Person) -> None:
    person.press(Qt.Key.Key_D)
    dialog = person.dialog(DebtDialog)
    person.qtbot.mouseClick(dialog.kind_choice.buttons.button(0), Qt.MouseButton.LeftButton)
    dialog.creditor.editor.set_value("bank-a")
    person.write(dialog.more["name"].editor, "甲银行信用卡")
    terms = dialog.terms_form
    for key, text in (
        ("credit_limit", "20,000"),
        ("statement_day", "10"),
        ("due_days_after", "20"),
        ("daily_rate", "0.05"),
        ("minimum_percent", "10"),
    ):
        if not terms.rows[key].isVisible():
            next(one for one in terms.sections.values() if one.isAncestorOf(terms.rows[key])).unfold()
        person.write(terms.rows[key].editor, text)
    person.qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def log_call(person: Person, answers: Mapping[str, object] = MappingProxyType({})) -> None:
    person.press(Qt.Key.Key_L)
    dialog = person.dialog(LogContactDialog)
    person.qtbot.mouseClick(dialog.form.channel.buttons[Channel.CALL], Qt.MouseButton.LeftButton)
    person.write(dialog.form.who.number.editor, NUMBER)
    person.write(dialog.form.rows["at"].editor, "昨天 22:41")
    for key, answer in answers.items():
        dialog.form.rows[key].editor.set_value(answer)
    person.press(Qt.Key.Key_Return)


def test_a_card_is_added(person: Person) -> None:
    add_card(person)
    (card,) = person.saved().debts
    assert card.name == "甲银行信用卡"
    assert card.terms == CardTerms(
        credit_limit=2_000_000,
        statement_day=10,
        due_days_after=20,
        daily_rate=Decimal("0.05"),
        minimum_percent=Decimal(10),
    )


def test_a_call_is_logged_with_three_fields(person: Person) -> None:
    log_call(person)
    (contact,) = person.saved().contacts
    assert contact.channel is Channel.CALL
    assert contact.number == NUMBER
    assert contact.at == datetime(2026, 11, 22, 14, 41, tzinfo=UTC)
    assert contact.recorded_at == NOW


def test_a_verdict_is_read(person: Person) -> None:
    add_card(person)
    debts = (person.saved().debts[0].id,)
    told = {"debts": debts, "person": Who.DEBTOR, "purpose": ContactPurpose.COLLECT, "consent": Consent.NONE}
    log_call(person, told)
    person.press(Qt.Key.Key_4)
    page: Any = person.app.window.case_view.page("contacts")
    person.qtbot.mouseClick(
        page.table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.table.visualRect(page.table.model().index(0, 0)).center(),
    )
    text = person.reads(page.detail)
    (card,) = [view.card for view in page.detail.cards if view.card.finding.norm == "cn.cba2026.quiet-hours"]
    assert card.finding.verdict is Verdict.BREACH, card.finding.missing
    assert ":41" in card.words
    for shown in (card.title, card.words, card.force_line, card.can_do):
        assert shown in text
    asked = [question for view in page.detail.cards for question in view.card.missing]
    assert asked, "what was not said is asked for"
    assert all(question in text for question in asked)
    (found,) = person.saved().contacts
    assert found.collector == "desk", "found by the number"


def test_one_sees_what_is_due(person: Person) -> None:
    add_card(person)
    session = person.app.ctx.tasks.session
    card = session.case.debts[0]
    session.save_debt(replace(card, transactions=(Transaction("t", date(2026, 11, 5), 300_000),)), None)
    person.app.window.case_view.page("calendar")
    person.press(Qt.Key.Key_3)
    page: Any = person.app.window.case_view.page("calendar")
    page.refresh()
    due = [row for row in page.model.rows if row.on == date(2026, 11, 30)]
    assert [(row.name, row.amount) for row in due] == [("甲银行信用卡", 30_000)]
    place = page.model.rows.index(due[0])
    texts = [page.model.data(page.model.index(place, n)) for n in range(len(page.model.columns))]
    assert any("300.00" in str(text) for text in texts)


def test_the_case_is_exported(person: Person, tmp_path: Path) -> None:
    add_card(person)
    log_call(person)
    person.press(Qt.Key.Key_E)
    warning = [one for one in person.app.window.findChildren(ExportDialog) if one.isVisible()]
    if warning:
        person.qtbot.mouseClick(warning[0].accept_button, Qt.MouseButton.LeftButton)
    files = person.dialog(QFileDialog)
    target = tmp_path / "out.json"
    name = files.findChild(QLineEdit, "fileNameEdit")
    name.setText(str(target))
    person.qtbot.keyClick(name, Qt.Key.Key_Return)
    QApplication.processEvents()
    document = json.loads(target.read_text(encoding="utf-8"))
    assert document["format"] == "debttracker-case"
    assert [debt["name"] for debt in document["debts"]] == ["甲银行信用卡"]
    assert [contact["number"] for contact in document["contacts"]] == [NUMBER]
