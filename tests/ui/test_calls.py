"""What reaches the window from outside: a second start, the tray, the hour for a reminder."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fake_desk import FakeDesk
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from stub_pages import FRAME_PAGES

from debttracker.settings import Settings, keys
from debttracker.ui import application as application_module
from debttracker.ui import main_window
from debttracker.ui.application import Application
from debttracker.ui.calls import Calls
from debttracker.ui.dialogs.log_contact_dialog import LogContactDialog
from debttracker.ui.requests import NAME, Requests
from debttracker.ui.tray import Tray

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def app(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    original = main_window.MainWindow
    monkeypatch.setattr(application_module, "MainWindow", lambda ctx: original(ctx, FRAME_PAGES))
    made = Application(qapp, FakeDesk(tmp_path), inline=True)
    yield made
    for dialog in made.window.findChildren(QDialog):
        dialog.hide()
    made.stop()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def logging(app: Application) -> int:
    return sum(d.isVisible() for d in app.window.findChildren(LogContactDialog))


def test_a_start_with_log_opens_the_form_over_the_case(app: Application, qtbot: QtBot) -> None:
    app.start(app.desk.config_folder / "mine.debts", log=True)
    qtbot.waitUntil(lambda: logging(app) == 1)
    assert app.window.case_view is not None


def test_a_request_is_taken_once_and_opens_the_form(app: Application, qtbot: QtBot, tmp_path: Path) -> None:
    app.start(tmp_path / "mine.debts")
    qtbot.waitUntil(lambda: app.calls is not None)
    request = app.desk.state_folder / NAME
    request.write_text(json.dumps({"log": ""}), encoding="utf-8")
    qtbot.waitUntil(lambda: logging(app) == 1)
    assert not request.exists()


def test_a_request_for_another_case_opens_that_one_first(
    app: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    app.start(tmp_path / "mine.debts")
    qtbot.waitUntil(lambda: app.window.case_view is not None and not app.window.is_awaiting)
    app.log_contact(str(tmp_path / "other.debts"))
    assert app.window.case_view is not None
    assert app.window.case_view.top_bar.case_name.text() == "other"
    assert logging(app) == 1


def test_without_a_case_the_one_opened_last_is_taken(app: Application, qtbot: QtBot, tmp_path: Path) -> None:
    app.start(tmp_path / "mine.debts")
    qtbot.waitUntil(lambda: app.window.case_view is not None and not app.window.is_awaiting)
    app.files.close()
    assert app.window.case_view is None
    app.log_contact()
    assert logging(app) == 1


def test_a_second_wish_over_an_open_dialog_changes_nothing(
    app: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    app.start(tmp_path / "mine.debts", log=True)
    qtbot.waitUntil(lambda: logging(app) == 1)
    app.log_contact()
    assert logging(app) == 1


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"log": 3}', b"\xff\xfe", b'{"open": "x"}'])
def test_a_request_that_makes_no_sense_is_dropped(tmp_path: Path, qtbot: QtBot, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    requests = Requests(tmp_path)
    heard: list[str] = []
    requests.log_wanted.connect(heard.append)
    readable = content != b"\xff\xfe"
    if readable:
        qtbot.waitUntil(lambda: not (tmp_path / NAME).exists())
    else:
        qtbot.wait(50)
    assert heard == []
    requests.deleteLater()


@pytest.fixture
def tray(app: Application, tmp_path: Path) -> Iterator[Tray]:
    made = Tray(app.window.windowIcon(), Settings(tmp_path / "tray.json"))
    yield made
    made.close()


def test_it_tells_once_a_day(tray: Tray) -> None:
    assert not tray.tell(0, NOON)
    assert tray.tell(2, NOON)
    assert not tray.tell(2, NOON.replace(hour=15))
    assert tray.tell(2, NOON.replace(day=24))


def test_it_is_quiet_at_night_and_where_nothing_is_wanted(tray: Tray) -> None:
    assert not tray.tell(1, NOON.replace(hour=23))
    assert not tray.tell(1, NOON.replace(hour=7))
    tray._settings.set(keys.QUIET_HOURS, "")
    assert tray.may_tell(1, NOON.replace(hour=23))
    tray._settings.set(keys.REMINDER_NOTICES, False)
    assert not tray.may_tell(1, NOON)


def test_the_notice_names_neither_debt_nor_amount(tray: Tray, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(tray.icon, "showMessage", lambda title, text, *_rest: shown.extend([title, text]))
    tray.tell(2, NOON)
    assert shown == ["Debttracker", "2 reminders for today"]


def test_reminders_of_the_open_case_are_told(app: Application, qtbot: QtBot, tmp_path: Path) -> None:
    app.start(tmp_path / "mine.debts")
    qtbot.waitUntil(lambda: app.calls is not None and app.window.case_view is not None)
    calls = app.calls
    assert isinstance(calls, Calls)
    app.ctx.settings.set(keys.QUIET_HOURS, "")
    calls.look_at_reminders()
    assert not calls.tray.may_tell(1, app.ctx.clock().astimezone())


def test_the_menu_of_the_tray_leads_into_the_window(app: Application, qtbot: QtBot, tmp_path: Path) -> None:
    app.start(tmp_path / "mine.debts")
    qtbot.waitUntil(lambda: app.calls is not None and app.window.case_view is not None)
    assert app.calls is not None
    log, show, _quit = app.calls.tray.menu.actions()
    app.window.hide()
    show.trigger()
    assert app.window.isVisible()
    log.trigger()
    assert logging(app) == 1
