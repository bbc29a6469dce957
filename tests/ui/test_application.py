"""The application: opening, making, closing; defects and problems; language and colours."""

import json
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_desk import OPENS, FakeDesk
from fake_law import WARNING
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from stub_pages import FRAME_PAGES

from debttracker.errors import WorldError
from debttracker.l10n import language
from debttracker.settings import Settings, keys
from debttracker.ui import application as application_module
from debttracker.ui import main_window
from debttracker.ui.app import AGAIN
from debttracker.ui.application import Application
from debttracker.ui.crashes import CrashHandler, details_of
from debttracker.ui.dialogs.crash_dialog import CrashDialog
from debttracker.ui.dialogs.export_dialog import ExportDialog
from debttracker.ui.dialogs.import_dialog import ImportDialog
from debttracker.ui.dialogs.new_case_dialog import NewCaseDialog
from debttracker.ui.dialogs.passphrase_dialog import PassphraseDialog
from debttracker.ui.dialogs.problem_dialog import ProblemDialog, sentence


@pytest.fixture
def desk(tmp_path: Path) -> FakeDesk:
    return FakeDesk(tmp_path)


@pytest.fixture
def app(desk: FakeDesk, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    original = main_window.MainWindow
    monkeypatch.setattr(application_module, "MainWindow", lambda ctx: original(ctx, FRAME_PAGES))
    made = Application(qapp, desk, inline=True)
    made.window.show()
    yield made
    for dialog in made.window.findChildren(QDialog):
        dialog.hide()
    made.stop()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def dialog(app: Application, kind: type) -> QDialog:
    found = [d for d in app.window.findChildren(kind) if d.isVisible()]
    assert len(found) == 1
    return found[0]


def test_the_window_is_there_before_the_case(desk: FakeDesk, app: Application, qtbot: QtBot) -> None:
    app.start(desk.folder / "mine.debts")
    assert app.window.isVisible()
    assert app.window.is_awaiting
    assert desk.sessions == []
    qtbot.waitUntil(lambda: app.window.case_view is not None and not app.window.is_awaiting)
    assert app.window.case_view.top_bar.case_name.text() == "mine"
    assert [file.name for file in desk.settings.get(keys.RECENT)] == ["mine"]
    kept = Settings.load(desk.folder / "settings.json")
    assert [file.name for file in kept.get(keys.RECENT)] == ["mine"]


def test_another_case_closes_the_one_before(desk: FakeDesk, app: Application) -> None:
    app.files.open_path(str(desk.folder / "one.debts"))
    app.files.open_path(str(desk.folder / "two.debts"))
    assert [session.closed for session in desk.sessions] == [True, False]
    assert app.window.case_view.top_bar.case_name.text() == "two"


def test_an_encrypted_case_asks_until_the_passphrase_fits(
    desk: FakeDesk, app: Application, qtbot: QtBot
) -> None:
    app.files.open_path(str(desk.folder / "secret.debts"))
    first = dialog(app, PassphraseDialog)
    assert not first.accept_button.isEnabled()
    qtbot.keyClicks(first.edit, "wrong")
    first.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    second = dialog(app, PassphraseDialog)
    assert second.field.error == "The passphrase does not open the file."
    assert second.passphrase == ""
    qtbot.keyClicks(second.edit, OPENS)
    second.accept()
    assert app.window.case_view is not None


def test_a_file_that_is_gone_is_said_plainly(desk: FakeDesk, app: Application) -> None:
    app.files.open_path(str(desk.folder / "missing.debts"))
    assert dialog(app, ProblemDialog).text.text() == "There is no file missing.debts."
    assert app.window.case_view is None


def test_a_case_held_elsewhere_opens_to_look_at(desk: FakeDesk, app: Application) -> None:
    app.files.open_path(str(desk.folder / "held.debts"))
    assert app.ctx.read_only
    assert app.window.case_view.banner.isVisible()
    app.files.close()
    assert not app.ctx.read_only


def test_the_demo_is_not_remembered(desk: FakeDesk, app: Application) -> None:
    app.window.asked.emit("demo", "")
    assert app.window.case_view is not None
    assert desk.settings.get(keys.RECENT) == ()


def test_the_demo_and_new_cases_are_of_the_country_chosen(app: Application, desk: FakeDesk) -> None:
    page = app.window.start_page.first
    page.country.setCurrentIndex(page.country.findData("GB"))
    page.country.activated.emit(page.country.currentIndex())
    app.window.asked.emit("demo", "")
    assert app.ctx.tasks.session.case.info.name == "demo-en-GB"
    app.files.close()
    app.window.asked.emit("new", "")
    assert dialog(app, NewCaseDialog).country.currentData() == "GB"
    assert json.loads((desk.folder / "settings.json").read_text())["values"]["country"] == "GB"


def test_the_language_is_chosen_on_the_start_page(app: Application) -> None:
    page = app.window.start_page.first
    page.language.setCurrentIndex(page.language.findData("zh_TW"))
    page.language.activated.emit(page.language.currentIndex())
    assert app.window.start_page.first is not page
    assert app.window.start_page.first.language.currentData() == "zh_TW"


def test_a_copy_that_fails_on_closing_is_said(desk: FakeDesk, app: Application) -> None:
    desk.failing_close = WorldError("no room for the copy")
    app.files.open_path(str(desk.folder / "one.debts"))
    app.files.close()
    assert dialog(app, ProblemDialog).text.text() == "No room for the copy."
    assert app.window.case_view is None


def test_a_backup_is_written_and_the_folder_kept(desk: FakeDesk, app: Application, tmp_path: Path) -> None:
    app.files.open_path(str(desk.folder / "one.debts"))
    app.files.backup_to(str(tmp_path))
    assert app.window.toast.notice.text == f"Backed up and checked: {tmp_path / 'example-copy.debts'}"
    assert desk.settings.get(keys.BACKUP_FOLDER) == str(tmp_path)


def test_export_and_import_with_a_look_before(desk: FakeDesk, app: Application, tmp_path: Path) -> None:
    app.files.open_path(str(desk.folder / "one.debts"))
    app.files.export_to(str(tmp_path / "out.json"))
    assert desk.exported == [tmp_path / "out.json"]
    app.files.preview_import([str(tmp_path / "in.json")])
    before = dialog(app, ImportDialog)
    assert before.accept_button.text() == "Import 1 new row"
    assert desk.sessions[0].written == []
    before.accept()
    assert desk.sessions[0].written == [("import", (tmp_path / "in.json",))]
    assert app.window.toast.notice.text == "File imported."


def test_an_export_says_first_what_it_also_proves(desk: FakeDesk, app: Application) -> None:
    app.files.open_path(str(desk.folder / "one.debts"))
    desk.sessions[0].money_law.warnings = (WARNING,)
    app.files.choose_export()
    said = dialog(app, ExportDialog)
    assert WARNING.sentence in [label.text() for label in said.findChildren(QLabel)]
    assert desk.exported == []
    said.accept()
    chosen = dialog(app, QFileDialog)
    assert chosen.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    chosen.reject()


def test_an_export_that_proves_nothing_asks_for_the_file_at_once(desk: FakeDesk, app: Application) -> None:
    app.files.open_path(str(desk.folder / "one.debts"))
    app.files.choose_export()
    assert app.window.findChildren(ExportDialog) == []
    dialog(app, QFileDialog).reject()


def test_language_and_colours_change_at_once_and_the_case_stays(desk: FakeDesk, app: Application) -> None:
    app.files.open_path(str(desk.folder / "one.debts"))
    app.window.case_view.show_page("calendar")
    for name, detail in (("language", "zh_TW"), ("theme", "dark")):
        app.window.asked.emit(name, detail)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert app.window.isVisible()
        assert app.window.case_view.current == "calendar"
    assert language() == "zh_TW"
    assert app.ctx.theme.name == "dark"
    assert len(desk.sessions) == 1
    assert not desk.sessions[0].closed
    assert len([w for w in QApplication.topLevelWidgets() if isinstance(w, main_window.MainWindow)]) == 1
    app.window.asked.emit("theme", "light")


def test_the_size_is_kept_for_the_next_start(desk: FakeDesk, app: Application) -> None:
    app.window.menus.actions["scale.150"].trigger()
    assert desk.settings.get(keys.SCALE) == 150
    assert "next start" in app.window.toast.notice.text
    app.rebuild()
    assert app.window.menus.actions["scale.150"].isChecked()


def test_a_file_taken_off_the_list_is_not_touched(desk: FakeDesk, app: Application, tmp_path: Path) -> None:
    file = tmp_path / "one.debts"
    file.write_bytes(b"case")
    app.files.open_path(str(file))
    app.files.close()
    app.window.asked.emit("forget", str(file))
    assert desk.settings.get(keys.RECENT) == ()
    assert file.read_bytes() == b"case"


def test_quitting_closes_the_case_first(
    desk: FakeDesk, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    quit_after: list[bool] = []
    monkeypatch.setattr(app._app, "exit", lambda _status: quit_after.append(desk.sessions[0].closed))
    app.files.open_path(str(desk.folder / "one.debts"))
    app.window.close()
    app.window.close()
    assert quit_after == [True]
    assert desk.settings.get(keys.WINDOW_GEOMETRY)


def test_quitting_waits_until_a_failed_copy_was_read(
    desk: FakeDesk, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[str] = []
    monkeypatch.setattr(app._app, "exit", lambda _status: left.append("quit"))
    desk.failing_close = WorldError("no room for the copy")
    app.files.open_path(str(desk.folder / "one.debts"))
    app.window.close()
    assert left == []
    dialog(app, ProblemDialog).accept()
    assert left == ["quit"]


def test_settings_that_were_broken_are_said_after_the_first_view(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    (tmp_path / "settings.json").write_text("{broken", encoding="utf-8")
    desk = FakeDesk(tmp_path)
    desk.settings = Settings.load(tmp_path / "settings.json")
    app = Application(qapp, desk, inline=True)
    app.start()
    qtbot.waitUntil(lambda: app.window.findChildren(ProblemDialog) != [])
    assert "settings.json.broken-1" in app.window.findChildren(ProblemDialog)[0].text.text()
    app.window.findChildren(ProblemDialog)[0].accept()
    app.stop()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def raise_in_slot(message: str) -> None:
    raise ValueError(message)


def test_a_defect_in_a_slot_is_noted_and_shown_once(app: Application, desk: FakeDesk, qtbot: QtBot) -> None:
    app.crashes.install()
    with qtbot.captureExceptions():  # pytest-qt puts its own hook there; ours is called by hand below
        for amount in ("CNY 1,234.00", "CNY 9,999.00"):
            try:
                raise_in_slot(amount)
            except ValueError as error:
                app.crashes._hook(type(error), error, error.__traceback__)
    shown = dialog(app, CrashDialog)
    assert len(desk.logged) == 1
    assert "raise_in_slot" in shown.details.toPlainText()
    assert "1,234" not in shown.details.toPlainText()
    assert not shown.details.isVisible()
    shown.more.click()
    assert shown.details.isVisible()
    shown.copy.click()
    assert "raise_in_slot" in QApplication.clipboard().text()


def test_after_a_defect_the_program_starts_again_on_the_same_case(
    app: Application, desk: FakeDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[int] = []
    monkeypatch.setattr(app._app, "exit", left.append)
    app.start(desk.folder / "mine.debts")
    qtbot.waitUntil(lambda: app.window.case_view is not None and not app.window.is_awaiting)
    app._show_crash("…", "debttracker.log")
    dialog(app, CrashDialog).restart.click()
    assert left == [AGAIN]
    assert desk.reopen == desk.folder / "mine.debts"
    assert desk.sessions[0].closed


def test_another_size_offers_to_start_again(app: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    monkeypatch.setattr(app._app, "exit", left.append)
    app.window.menus.actions["scale.150"].trigger()
    app.window.toast._button.click()
    assert left == [AGAIN]
    assert app.desk.reopen is None


def test_exceptions_of_slots_and_of_threads_reach_the_handler(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    shown: list[str] = []
    handler = CrashHandler(lambda _error: tmp_path / "log", lambda details, _log: shown.append(details))
    before = sys.excepthook, threading.excepthook
    handler.install()
    try:
        QTimer.singleShot(0, lambda: raise_in_slot("in a slot"))
        qtbot.waitUntil(lambda: len(shown) == 1)
        thread = threading.Thread(target=raise_in_slot, args=("in a thread",))
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(shown) == 2)
    finally:
        handler.uninstall()
    assert (sys.excepthook, threading.excepthook) == before
    assert all("raise_in_slot" in details for details in shown)


def test_a_log_that_cannot_be_written_does_not_hide_the_defect(qapp: QApplication) -> None:
    shown: list[tuple[str, str]] = []

    def full(_error: BaseException) -> Path:
        raise OSError(28, "No space left on device")

    handler = CrashHandler(full, lambda details, log: shown.append((details, log)))
    with pytest.raises(ValueError, match="x") as caught:
        raise_in_slot("x")
    handler._hook(ValueError, caught.value, caught.value.__traceback__)
    assert shown == [(details_of(caught.value), "(No space left on device)")]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("there is no file", "There is no file."),
        ("done already.", "Done already."),
        ("%(file)s: damaged", "a.debts: damaged."),
    ],
)
def test_a_problem_is_a_whole_sentence(template: str, expected: str) -> None:
    fields = {"file": "a.debts"} if "%(" in template else {}
    assert sentence(WorldError(template, **fields)) == expected
