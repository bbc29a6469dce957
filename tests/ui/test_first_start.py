"""The first start: language, place, then one debt or the demo; what was chosen is not lost on the way."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from fake_desk import FakeDesk
from fake_records import NOW
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea
from pytestqt.qtbot import QtBot

from debttracker.l10n import NAMES, set_language
from debttracker.services.places import DEMO_PLACES, PLACES
from debttracker.settings import RecentFile, keys
from debttracker.ui.application import Application
from debttracker.ui.dialogs.new_case_dialog import NewCaseDialog
from debttracker.ui.living_place import demo_place, living_place
from debttracker.ui.pages.start_page import StartPage


@pytest.fixture
def desk(tmp_path: Path) -> FakeDesk:
    return FakeDesk(tmp_path)


@pytest.fixture
def app(desk: FakeDesk, qapp: QApplication) -> Iterator[Application]:
    made = Application(qapp, desk, inline=True)
    made.start()
    yield made
    made.stop()
    set_language("en")


def choose(box: QComboBox, data: object) -> None:
    """Choose an entry as the person does."""
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def page(app: Application) -> StartPage:
    return app.window.start_page


def test_nobody_was_here_before(app: Application) -> None:
    start = page(app)
    assert start.first.isVisible()
    assert start.first.debt_button.isVisible()
    assert start.demo_button.isVisible()
    assert start.open_button.isVisible()
    assert not start.new_button.isVisible()
    offered = [start.first.language.itemText(place) for place in range(start.first.language.count())]
    assert offered == list(NAMES.values())
    assert start.first.country.count() == len(PLACES)
    assert start.demo_choice.count() == len(DEMO_PLACES)


def test_it_goes_once_there_is_a_file(app: Application, tmp_path: Path) -> None:
    app.ctx.settings.remember_file(RecentFile(str(tmp_path / "a.debts"), "A", NOW - timedelta(days=2)))
    page(app).show_recent()
    assert not page(app).first.isVisible()
    assert page(app).new_button.isVisible()
    assert page(app).demo_button.isVisible()
    app.ctx.settings.forget_file(str(tmp_path / "a.debts"))
    page(app).show_recent()
    assert page(app).first.isVisible()
    assert page(app).demo_button.isVisible()


def reached(app: Application) -> list[str]:
    """Name what the tab key reaches on the start page, from the first on."""
    found, widget = [], app.window
    while (widget := widget.nextInFocusChain()) is not app.window:
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isVisible() and page(app).isAncestorOf(widget):
            found.append(widget.accessibleName())
    return found


def test_the_tab_key_goes_as_one_reads(app: Application, tmp_path: Path) -> None:
    demo = ["Look around in the demo", "Place of the demo"]
    choose(page(app).first.country, "HK")
    steps = ["Language", "Where the debtor lives", "Enter the first debt"]
    assert reached(app) == [*steps, *demo, "Open a case file"]
    app.ctx.settings.remember_file(RecentFile(str(tmp_path / "a.debts"), "A", NOW))
    page(app).show_recent()
    later = reached(app)
    start = later.index("New case")
    in_turn = later[start:] + later[:start]
    assert in_turn[:4] == ["New case", "Open a case file", *demo]


def test_it_fits_the_smallest_window(app: Application, tmp_path: Path) -> None:
    app.window.resize(app.window.minimumSize())
    scroll = page(app).findChild(QScrollArea)
    QApplication.processEvents()
    assert scroll.horizontalScrollBar().maximum() == 0
    app.ctx.settings.remember_file(RecentFile(str(tmp_path / "a.debts"), "A", NOW))
    page(app).show_recent()
    QApplication.processEvents()
    assert scroll.horizontalScrollBar().maximum() == 0


def test_the_language_changes_at_once_and_the_place_stays(app: Application) -> None:
    choose(page(app).first.country, "GB")
    choose(page(app).first.region, "GB-SCT")
    choose(page(app).first.language, "zh_TW")
    start = page(app)
    assert start.first.debt_button.text() == "輸入第一筆債務"
    assert start.first.language.currentText() == "繁體中文"
    assert start.first.country.currentData() == "GB"
    assert start.first.region.currentData() == "GB-SCT"
    assert start.demo_choice.currentData() == "GB"


def test_a_country_without_parts_asks_for_none(app: Application) -> None:
    first = page(app).first
    choose(first.country, "US")
    assert first.region_field.isVisible()
    assert first.region.currentData() is None
    choose(first.region, "US-CA")
    choose(first.country, "HK")
    assert not first.region_field.isVisible()
    assert living_place(app.ctx.settings) == ("HK", None)


@pytest.mark.parametrize(
    ("country", "region", "place", "demo"),
    [
        ("US", "US-CA", ("US", "US-CA"), "US"),
        ("US", "US-XX", ("US", None), "US"),
        ("GB", "US-CA", ("GB", None), "GB"),
        ("JP", "", ("JP", None), "US"),
    ],
)
def test_what_was_said_of_the_place(
    app: Application, country: str, region: str, place: tuple[str, str | None], demo: str
) -> None:
    app.ctx.settings.set(keys.COUNTRY, country)
    app.ctx.settings.set(keys.REGION, region)
    assert living_place(app.ctx.settings) == place
    assert demo_place(app.ctx.settings) == demo


def test_the_place_is_on_disk_at_once(app: Application, desk: FakeDesk) -> None:
    choose(page(app).first.country, "US")
    choose(page(app).first.region, "US-TX")
    values = json.loads((desk.folder / "settings.json").read_text(encoding="utf-8"))["values"]
    assert (values["country"], values["region"]) == ("US", "US-TX")


def test_the_demo_of_the_place_chosen_opens(app: Application) -> None:
    choose(page(app).first.country, "US")
    page(app).demo_button.click()
    assert app.window.case_view is not None
    assert "demo-en-US" in str(app._path)
    assert app.ctx.settings.get(keys.RECENT) == ()


def test_another_demo_can_be_chosen_without_moving_there(app: Application) -> None:
    page(app).demo_choice.setCurrentIndex(page(app).demo_choice.findData("HK"))
    page(app).demo_button.click()
    assert "demo-en-HK" in str(app._path)
    assert app.ctx.settings.get(keys.COUNTRY) == ""


def test_the_first_debt_is_asked_for_once_its_file_is_made(
    app: Application, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which: str(tmp_path))
    (tmp_path / "My debts.debts").write_bytes(b"of somebody else")
    choose(page(app).first.country, "GB")
    choose(page(app).first.region, "GB-WLS")
    page(app).first.debt_button.click()
    dialog = app.window.findChild(NewCaseDialog)
    assert dialog.name.text() == "My debts"
    assert dialog.country.currentData() == "GB"
    assert dialog.region.currentData() == "GB-WLS"
    assert Path(dialog.place.text()) == tmp_path / "My debts 2.debts"
    with qtbot.waitSignal(app.ctx.navigate.new_debt_wanted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert app.window.case_view is not None
    assert (tmp_path / "My debts.debts").read_bytes() == b"of somebody else"


def test_a_case_made_later_asks_for_no_debt(app: Application, tmp_path: Path, qtbot: QtBot) -> None:
    choose(page(app).first.country, "HK")
    app.files.new()
    dialog = app.window.findChild(NewCaseDialog)
    assert dialog.name.text() == ""
    dialog.name.setText("Another")
    dialog.place.setText(str(tmp_path / "another.debts"))
    with qtbot.assertNotEmitted(app.ctx.navigate.new_debt_wanted):
        dialog.accept()
    assert app.window.case_view is not None


def test_a_demo_leaves_no_debt_to_ask_for_when_the_dialog_is_left(app: Application, qtbot: QtBot) -> None:
    page(app).first.debt_button.click()
    app.window.findChild(NewCaseDialog).reject()
    with qtbot.assertNotEmitted(app.ctx.navigate.new_debt_wanted):
        page(app).demo_button.click()
    assert app.window.case_view is not None
