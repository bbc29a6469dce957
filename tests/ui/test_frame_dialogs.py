"""The dialogs of the frame: new case, history, import, about."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_session import FakeSession
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from debttracker.case import CaseInfo
from debttracker.ui.context import UiContext
from debttracker.ui.desk import ImportPreview
from debttracker.ui.dialogs.about_dialog import AboutDialog
from debttracker.ui.dialogs.crash_dialog import CrashDialog
from debttracker.ui.dialogs.history_dialog import HistoryDialog
from debttracker.ui.dialogs.import_dialog import ImportDialog
from debttracker.ui.dialogs.new_case_dialog import NewCaseDialog


@pytest.fixture
def new_case(ctx: UiContext, qtbot: QtBot, tmp_path: Path) -> Iterator[NewCaseDialog]:
    made = NewCaseDialog("CN", tmp_path)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()


def test_a_name_is_enough(new_case: NewCaseDialog, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.keyClicks(new_case.name, "A/B: my case")
    assert new_case.place.text() == str(tmp_path / "A_B_ my case.debts")
    new_case.accept_button.click()
    assert new_case.result() == QDialog.DialogCode.Accepted
    assert new_case.result_case.path == tmp_path / "A_B_ my case.debts"
    assert new_case.result_case.info == CaseInfo("A/B: my case", "CN", language="en")
    assert new_case.result_case.passphrase is None


def test_a_file_that_is_there_is_never_overwritten(
    new_case: NewCaseDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "mine.debts").write_bytes(b"kept")
    qtbot.keyClicks(new_case.name, "mine")
    new_case.accept_button.click()
    assert new_case.isVisible()
    assert "left as it is" in new_case.place_field.error
    assert new_case.result_case is None
    assert (tmp_path / "mine.debts").read_bytes() == b"kept"


@pytest.mark.parametrize(
    ("place", "part"),
    [("", "with its folder"), ("mine.debts", "with its folder"), ("/nowhere/a.debts", "no such folder")],
)
def test_a_wrong_place_is_said_at_its_field(
    new_case: NewCaseDialog, qtbot: QtBot, place: str, part: str
) -> None:
    qtbot.keyClicks(new_case.name, "mine")
    new_case.place.setText(place)
    new_case.accept_button.click()
    assert part in new_case.place_field.error


def test_a_place_of_ones_own_stays_when_the_name_changes(
    new_case: NewCaseDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    new_case.place.clear()
    qtbot.keyClicks(new_case.place, str(tmp_path / "own.debts"))
    qtbot.keyClicks(new_case.name, "other")
    assert new_case.place.text() == str(tmp_path / "own.debts")
    new_case.place.setText(str(tmp_path / "own.txt"))
    new_case.accept_button.click()
    assert ".debts" in new_case.place_field.error


def test_a_passphrase_is_asked_twice_and_not_too_short(new_case: NewCaseDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(new_case.name, "mine")
    assert not new_case.first_field.isVisible()
    new_case.encrypt.click()
    assert new_case.first_field.isVisible()
    qtbot.keyClicks(new_case.first, "short")
    new_case.accept_button.click()
    assert "8" in new_case.first_field.error
    new_case.first.setText("long enough")
    new_case.second.setText("long enougH")
    new_case.accept_button.click()
    assert new_case.first_field.error == ""
    assert new_case.second_field.error == "The two passphrases differ."
    new_case.second.setText(new_case.first.text())
    new_case.accept_button.click()
    assert new_case.result_case.passphrase == new_case.first.text()


@pytest.mark.parametrize(
    "name", ["很" * 1_000_000, "😀" * 300, "\u202eأدفع\u202c", "a/b\\c:d\0\x1b[31m", " . "]
)
def test_any_name_is_taken_and_gives_a_file_that_can_be_made(
    new_case: NewCaseDialog, tmp_path: Path, name: str
) -> None:
    new_case.name.setText(name)
    new_case.accept()
    assert new_case.place_field.error == ""
    assert new_case.result_case is not None
    assert new_case.result_case.info.name == new_case.name.text().strip()
    new_case.result_case.path.touch()
    assert new_case.result_case.path.parent == tmp_path


@pytest.mark.parametrize(
    "place", ["{}/" + "x" * 300 + ".debts", "~nobody-has-this/x.debts", "{}/a\0b.debts", "9999-12-31"]
)
def test_a_nonsense_place_is_said_at_its_field(new_case: NewCaseDialog, tmp_path: Path, place: str) -> None:
    new_case.name.setText("A case")
    new_case.place.setText(place.format(tmp_path))
    new_case.accept()
    assert new_case.result_case is None
    assert new_case.place_field.error


def test_a_place_with_several_clocks_must_be_asked(new_case: NewCaseDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(new_case.name, "mine")
    assert not new_case.zone_field.isVisible()
    new_case.country.setCurrentIndex(new_case.country.findData("US"))
    assert new_case.zone_field.isVisible()
    new_case.accept_button.click()
    assert new_case.zone_field.error == "Please choose the time zone."
    new_case.zone.setCurrentIndex(new_case.zone.findData("America/Denver"))
    new_case.accept_button.click()
    assert new_case.result_case.info.timezone == "America/Denver"
    assert new_case.result_case.info.currency == "USD"


def test_history_lists_changes_and_takes_one_back(
    ctx: UiContext, session: FakeSession, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    session.written.append(("save_debt", ()))
    dialog = HistoryDialog(ctx)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.model.rowCount() == 2
    assert [dialog.model.index(0, n).data() for n in (1, 2)] == ["Changed", "Contact"]
    assert dialog.model.index(0, 3).data().endswith(" · Call")
    qtmodeltester.check(dialog.model)
    dialog.undo_button.click()
    assert session.written == []


def test_a_read_only_history_takes_nothing_back(ctx: UiContext, qtbot: QtBot) -> None:
    ctx.read_only = True
    dialog = HistoryDialog(ctx)
    qtbot.addWidget(dialog)
    assert not dialog.undo_button.isEnabled()


def test_an_import_of_nothing_new_cannot_be_started(ctx: UiContext, qtbot: QtBot) -> None:
    dialog = ImportDialog([ImportPreview("a.json", 2, 0, 2)])
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()


def test_about_says_what_stays_here_and_who_decides(ctx: UiContext, qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    words = " ".join(label.text() for label in dialog.findChildren(type(dialog.heading)))
    assert "no network" in words
    assert "a court or the authority decides" in words
    dialog.hide()


LOW = {
    "new case": lambda: NewCaseDialog("CN", Path("/cases")),
    "about": AboutDialog,
    "crash": lambda: CrashDialog("\n".join(["a line"] * 40), "debttracker.log"),
    "import": lambda: ImportDialog([ImportPreview(f"{n}.json", 3, 2, 1, ("row 1",)) for n in range(2)]),
}


@pytest.mark.parametrize("name", LOW)
def test_a_body_without_room_scrolls_and_the_buttons_stay(name: str, ctx: UiContext, qtbot: QtBot) -> None:
    dialog = LOW[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.resize(dialog.width(), 350)
    QApplication.processEvents()
    assert dialog.height() == 350
    assert dialog.rect().contains(dialog.accept_button.geometry())
    area = dialog.findChild(QScrollArea)
    last = [one for one in area.widget().findChildren(QWidget) if one.isVisible()][-1]
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    assert not last.visibleRegion().isEmpty(), "the last of it can be reached"


@pytest.mark.parametrize("name", LOW)
def test_a_body_with_room_does_not_scroll(name: str, ctx: UiContext, qtbot: QtBot) -> None:
    dialog = LOW[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    assert dialog.height() < dialog.screen().availableGeometry().height()
    assert not dialog.findChild(QScrollArea).verticalScrollBar().isVisible()


def test_tab_scrolls_to_what_it_reaches(ctx: UiContext, qtbot: QtBot) -> None:
    dialog = NewCaseDialog("CN", Path("/cases"))
    qtbot.addWidget(dialog)
    dialog.encrypt.setChecked(True)
    dialog.show()
    dialog.resize(dialog.width(), 350)
    dialog.activateWindow()
    dialog.name.setFocus()
    QApplication.processEvents()
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached = QApplication.focusWidget()
        assert reached.visibleRegion().boundingRect().height() >= reached.height() - 1


def test_a_dialog_is_as_high_as_what_it_shows(ctx: UiContext, qtbot: QtBot) -> None:
    dialog = NewCaseDialog("CN", Path("/cases"))
    qtbot.addWidget(dialog)
    dialog.show()
    low = dialog.height()
    assert low < 480
    dialog.encrypt.setChecked(True)
    QApplication.processEvents()
    assert dialog.height() > low
    assert dialog.rect().contains(dialog.accept_button.geometry())
    assert not dialog.findChild(QScrollArea).verticalScrollBar().isVisible()
    dialog.encrypt.setChecked(False)
    QApplication.processEvents()
    assert dialog.height() <= low
