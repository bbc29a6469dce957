"""Settings: each takes effect at once and is kept in a readable file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fake_desk import FakeDesk
from PySide6.QtCore import QEvent, QTime
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from stub_pages import FRAME_PAGES

from debttracker.l10n import Styles, formats, language, set_language, set_styles
from debttracker.settings import Settings, keys
from debttracker.ui import application as application_module
from debttracker.ui import main_window
from debttracker.ui.application import Application
from debttracker.ui.dialogs.settings_dialog import SettingsDialog


@pytest.fixture
def app(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    original = main_window.MainWindow
    monkeypatch.setattr(application_module, "MainWindow", lambda ctx: original(ctx, FRAME_PAGES))
    made = Application(qapp, FakeDesk(tmp_path), inline=True)
    made.window.show()
    made.window.menus.actions["settings"].trigger()
    yield made
    for dialog in made.window.findChildren(QDialog):
        dialog.hide()
    made.stop()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    set_styles(Styles())
    set_language("en")


def dialog(app: Application) -> SettingsDialog:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (found,) = [d for d in app.window.findChildren(SettingsDialog) if d.isVisible()]
    return found


def kept(app: Application) -> Settings:
    app.save_settings()
    return Settings.load(app.desk.config_folder / "settings.json")


def test_a_new_language_is_spoken_at_once_and_the_settings_stay_open(app: Application) -> None:
    dialog(app).language.set_value("zh_TW")
    assert language() == "zh_TW"
    assert dialog(app).windowTitle() == "設定"
    assert kept(app).get(keys.LANGUAGE) == "zh_TW"


def test_colours_change_at_once(app: Application) -> None:
    dialog(app).theme.set_value("dark")
    assert app.ctx.theme.name == "dark"
    assert dialog(app).theme.value() == "dark"
    dialog(app).theme.set_value("light")
    assert app.ctx.theme.name == "light"


def test_dates_and_figures_change_at_once(app: Application) -> None:
    assert formats.date_short(date(2026, 11, 3)) == "Nov 3, 2026"
    dialog(app).dates.set_value("iso")
    assert formats.date_short(date(2026, 11, 3)) == "2026-11-03"
    dialog(app).grouped.setChecked(False)
    assert formats.money(123_456_789, "CNY") == "¥1234567.89"
    assert formats.amount(-123_456_789, "CNY") == "−1234567.89"
    assert formats.number(1234567) == "1234567"
    assert formats.percent(1200) == "1200%"
    again = kept(app)
    assert (again.get(keys.DATE_STYLE), again.get(keys.GROUPED)) == ("iso", False)


def test_what_is_written_ungrouped_is_read_back(app: Application) -> None:
    dialog(app).grouped.setChecked(False)
    assert formats.parse_amount(formats.amount(123_456_789, "CNY"), "CNY") == 123_456_789


def test_amounts_are_hidden_at_once(app: Application) -> None:
    dialog(app).hidden.setChecked(True)
    assert app.ctx.amounts_hidden
    assert app.window.menus.actions["hide"].isChecked()
    app.ctx.amounts_hidden = False


def test_reminders_and_quiet_hours(app: Application, qtbot: QtBot) -> None:
    shown = dialog(app)
    with qtbot.waitSignal(app.ctx.bus.reminders_changed):
        shown.lead.setValue(7)
    shown.notices.setChecked(False)
    shown.quiet_from.setTime(QTime(21, 30))
    assert kept(app).get(keys.QUIET_HOURS) == "21:30-08:00"
    shown.quiet.setChecked(False)
    assert not shown.quiet_from.isEnabled()
    again = kept(app)
    assert again.get(keys.QUIET_HOURS) == ""
    assert (again.get(keys.REMINDER_LEAD), again.get(keys.REMINDER_NOTICES)) == (7, False)


def test_the_folder_for_backups(app: Application, tmp_path: Path) -> None:
    shown = dialog(app)
    assert not shown.beside.isEnabled()
    shown.set_backup_folder(str(tmp_path))
    assert kept(app).get(keys.BACKUP_FOLDER) == str(tmp_path)
    shown.beside.click()
    assert kept(app).get(keys.BACKUP_FOLDER) is None


def test_wrong_values_in_the_file_fall_back_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(
        '{"format": "debttracker-settings", "version": 1, "values": {"quiet_hours": "25:00-8", '
        '"reminder_lead_days": 900, "date_style": "iso", "reminder_marks": {"a": 3}}}',
        encoding="utf-8",
    )
    settings = Settings.load(path)
    assert settings.problem is not None
    assert settings.get(keys.QUIET_HOURS) == "22:00-08:00"
    assert settings.get(keys.REMINDER_LEAD) == 3
    assert settings.get(keys.REMINDER_MARKS) == {}
    assert settings.get(keys.DATE_STYLE) == "iso"
