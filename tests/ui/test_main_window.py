"""The frame: pages, shortcuts, search, status line, banner, undo, what is remembered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fake_records import INFO, NOW
from fake_session import FakeSession
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from stub_pages import FRAME_PAGES

from debttracker.l10n import set_language
from debttracker.services.changes import ChangeKind, Changes
from debttracker.settings import RecentFile, keys
from debttracker.ui.context import HIDDEN, UiContext
from debttracker.ui.main_window import MainWindow
from debttracker.ui.widgets.status_line import copy_words, norm_words


@pytest.fixture
def window(ctx: UiContext, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(ctx, FRAME_PAGES)
    made.resize(1280, 800)
    made.show()
    made.show_case()
    made.activateWindow()
    yield made
    made.hide()
    made.deleteLater()


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, *, alt: bool = False) -> None:
    modifier = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, key, modifier)


def test_it_says_whose_case_it_is_and_where_it_lies(window: MainWindow) -> None:
    view = window.case_view
    assert view.top_bar.case_name.text() == "Example case"
    assert view.top_bar.jurisdiction.text == "Mainland China"
    assert view.status.saved.text() == "Everything is saved"
    assert view.status.file.text() == "example.debts · not encrypted"
    assert view.status.copies.text().startswith("Backup: ")
    assert view.status.norms.text() == "Norms 2026.11 · checked through Nov 23, 2026"
    assert view.banner.isHidden()


@pytest.mark.parametrize("alt", [False, True], ids=["ctrl", "alt"])
def test_pages_are_reached_by_number(window: MainWindow, qtbot: QtBot, alt: bool) -> None:
    shown = []
    for number in range(5):
        press(qtbot, window, Qt.Key(Qt.Key.Key_1 + number), alt=alt)
        shown.append(window.case_view.current)
    assert shown == ["today", "debts", "calendar", "contacts", "charts"]


def test_a_page_refreshes_at_once_while_visible_else_when_shown(window: MainWindow, ctx: UiContext) -> None:
    view = window.case_view
    view.show_page("debts")
    debts, contacts = view.page("debts"), view.page("contacts")
    assert (debts.refreshed, contacts.refreshed) == (1, 0)
    ctx.bus.changed.emit(Changes(frozenset({ChangeKind.DEBTS})))
    assert (debts.refreshed, contacts.refreshed) == (2, 0)
    view.show_page("contacts")
    assert contacts.refreshed == 1
    ctx.bus.changed.emit(Changes(frozenset({ChangeKind.NOTICES})))
    view.show_page("debts")
    assert debts.refreshed == 2, "notices are not of its kinds"


def test_amounts_are_hidden_everywhere_by_one_key(window: MainWindow, ctx: UiContext, qtbot: QtBot) -> None:
    window.case_view.show_page("today")
    today = window.case_view.page("today")
    assert "¥" in today.owed.value.text()
    press(qtbot, window, Qt.Key.Key_H)
    assert ctx.amounts_hidden
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    texts = " ".join(label.text() for label in today.findChildren(type(today.owed.value)))
    assert HIDDEN in texts
    assert "¥" not in texts
    assert "¥" not in " ".join(widget.accessibleName() for widget in today.findChildren(QWidget))
    press(qtbot, window, Qt.Key.Key_H)
    assert "¥" in today.owed.value.text()


def test_search_finds_and_leads_there(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, Qt.Key.Key_K)
    search = window.case_view.top_bar.search
    assert QApplication.focusWidget() is search
    qtbot.keyClicks(search, "bank b")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert search.hits.isVisible()
    assert [search.hits.item(n).text() for n in range(search.hits.count())] == [
        "Debts",
        "Bank B card 8890 · Example Bank B",
        "Contacts",
        "Example Bank B",
    ]
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert window.case_view.current == "contacts"
    assert window.case_view.page("contacts").shown == ["contact-2"]
    assert search.text() == ""
    assert not search.hits.isVisible()


def test_search_leads_to_pages_and_runs_actions(window: MainWindow, qtbot: QtBot) -> None:
    search = window.case_view.top_bar.search
    search.setFocus()
    qtbot.keyClicks(search, "charts")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert [search.hits.item(n).text() for n in range(search.hits.count())][:2] == [
        "Pages",
        "Charts · Ctrl+5",
    ]
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert window.case_view.current == "charts"
    search.setFocus()
    qtbot.keyClicks(search, "hide am")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert window.ctx.amounts_hidden
    titles = {hit.title for hit in window.menus.commands()}
    assert {"Export", "Colours: Dark", "Language: 简体中文"} <= titles
    assert not {title for title in titles if "&" in title}


def test_search_offers_only_what_can_be_done_now(window: MainWindow) -> None:
    window.menus.enable(["import"], enabled=False)
    assert "import" not in {hit.id for hit in window.menus.commands()}


def test_search_says_when_there_is_nothing(window: MainWindow, qtbot: QtBot) -> None:
    search = window.case_view.top_bar.search
    search.setFocus()
    qtbot.keyClicks(search, "<b>zzz")
    qtbot.waitUntil(search.hits.isVisible)
    assert search.hits.item(0).text() == "Nothing found for “<b>zzz”"
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert window.case_view.current == "today"
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert not search.hits.isVisible()


def test_a_write_is_noticed_and_can_be_taken_back(
    window: MainWindow, ctx: UiContext, session: FakeSession
) -> None:
    focus = QApplication.focusWidget()
    ctx.tasks.write(window, lambda s: s.delete_debt("card-a"))
    assert window.toast.isVisible()
    assert window.toast.notice.text == "Debt deleted."
    assert QApplication.focusWidget() is focus, "a notice takes no focus"
    window.toast._button.click()
    assert session.written == []
    assert window.toast.notice.text == "Taken back."
    assert window.toast.notice.action is None


def test_undo_by_key_says_when_there_is_nothing(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, Qt.Key.Key_Z)
    assert window.toast.notice.text == "There is nothing to take back."


def test_a_case_held_elsewhere_is_only_looked_at(ctx: UiContext, session: FakeSession) -> None:
    session.read_only, session.held_by, ctx.read_only = True, "anna@desk", True
    window = MainWindow(ctx, FRAME_PAGES)
    window.show()
    window.show_case()
    view = window.case_view
    assert view.banner.isVisible()
    assert "anna@desk" in view.banner.text.text()
    assert not view.top_bar.log_button.isEnabled()
    assert not window.menus.actions["undo"].isEnabled()
    assert window.menus.actions["export"].isEnabled()
    ctx.navigate.log_contact_wanted.emit()
    assert window.toast.notice.text == "This case can be looked at, but not changed."
    assert view.status.saved.text() == "Only to look at"
    window.hide()
    window.deleteLater()


def test_the_rail_is_walked_by_arrows_and_folds_in_a_narrow_window(window: MainWindow, qtbot: QtBot) -> None:
    rail = window.case_view.rail
    rail.button("today").setFocus()
    qtbot.keyClick(rail.button("today"), Qt.Key.Key_Down)
    assert rail.button("debts").hasFocus()
    qtbot.keyClick(rail.button("debts"), Qt.Key.Key_Space)
    assert window.case_view.current == "debts"
    window.resize(700, 600)
    assert rail.width() == 60
    assert rail.button("debts").text() == ""
    assert rail.button("debts").accessibleName() == "Debts"


def test_every_control_has_a_name(window: MainWindow) -> None:
    for name in ("today", "calendar"):
        window.case_view.show_page(name)
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not hasattr(widget, "text")
        and widget.objectName() not in {"qt_scrollarea_viewport", "qt_toolbar_ext_button"}
    ]
    assert nameless == []


def test_tab_reaches_every_control_of_a_page_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.case_view.show_page("today")
    wanted = {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    start = window.case_view.top_bar.search
    start.setFocus()
    reached = {start}
    for _ in range(200):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is start:
            break
        reached.add(now)
    assert QApplication.focusWidget() is start
    assert {widget for widget in wanted - reached if widget.accessibleName()} == set()


def test_it_fits_where_it_must(window: MainWindow) -> None:
    window.resize(1024, 700)
    for name in ("today", "calendar"):
        window.case_view.show_page(name)
        assert window.minimumSizeHint().width() <= 1024
        assert window.minimumSizeHint().height() <= 700


def test_it_remembers_page_and_place(ctx: UiContext, qtbot: QtBot) -> None:
    first = MainWindow(ctx, FRAME_PAGES)
    first.resize(760, 500)
    first.show()
    first.show_case()
    first.case_view.show_page("calendar")
    first.remember()
    first.hide()
    first.deleteLater()
    second = MainWindow(ctx, FRAME_PAGES)
    second.show()
    second.show_case()
    assert second.case_view.current == "calendar"
    assert (second.width(), second.height()) == (760, 500)
    second.hide()
    second.deleteLater()


def test_a_page_of_older_settings_is_no_obstacle(ctx: UiContext) -> None:
    ctx.settings.set(keys.PAGE, "plan")
    window = MainWindow(ctx, FRAME_PAGES)
    window.show_case()
    assert window.case_view.current == "today"
    window.deleteLater()


def test_closing_shows_the_start_page_and_switches_off_what_needs_a_case(window: MainWindow) -> None:
    window.show_start()
    assert window.case_view is None
    assert window.start_page.isVisible()
    assert not window.menus.actions["export"].isEnabled()
    assert window.menus.actions["open"].isEnabled()


def test_a_view_that_is_gone_hears_nothing(window: MainWindow, ctx: UiContext, qtbot: QtBot) -> None:
    window.show_case()
    window.show_start()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    ctx.navigate.page_wanted.emit("calendar")
    ctx.bus.changed.emit(Changes(frozenset(ChangeKind)))
    ctx.amounts_hidden = True
    assert window.case_view is None


def test_a_renamed_case_is_shown_by_its_new_name(window: MainWindow, ctx: UiContext) -> None:
    ctx.tasks.write(window, lambda s: s.save_case_info(replace(INFO, name="New name")))
    assert window.case_view.top_bar.case_name.text() == "New name"


def test_names_are_shown_as_typed_never_as_markup(ctx: UiContext, session: FakeSession) -> None:
    session.info = replace(INFO, name="<b>Zhang & Li</b>")
    ctx.settings.remember_file(RecentFile("/x/<i>a&b</i>.debts", "<i>a&b</i>", NOW))
    window = MainWindow(ctx, FRAME_PAGES)
    window.show()
    assert window.menus.menus["recent"].actions()[0].text() == "<i>a&&b</i> — /x/<i>a&&b</i>.debts"
    window.show_case()
    assert window.case_view.top_bar.case_name.text() == "<b>Zhang & Li</b>"
    assert window.case_view.top_bar.case_name.textFormat() == Qt.TextFormat.PlainText
    window.hide()
    window.deleteLater()


def test_start_lists_recent_files_and_those_that_are_gone(
    ctx: UiContext, tmp_path: Path, qtbot: QtBot
) -> None:
    there = tmp_path / "there.debts"
    there.write_bytes(b"x")
    ctx.settings.remember_file(RecentFile(str(tmp_path / "gone.debts"), "Gone", NOW - timedelta(days=40)))
    ctx.settings.remember_file(RecentFile(str(there), "There", NOW))
    window = MainWindow(ctx, FRAME_PAGES)
    window.show()
    asked: list[tuple[str, str]] = []
    window.asked.connect(lambda *what: asked.append(what))
    rows = window.start_page.rows
    assert [row.is_missing for row in rows] == [False, True]
    qtbot.waitUntil(lambda: rows[0].opened.text() == "today")
    for row in rows:
        row.button.click()
    window.start_page.new_button.click()
    window.start_page.demo_button.click()
    assert asked == [
        ("open_path", str(there)),
        ("forget", str(tmp_path / "gone.debts")),
        ("new", ""),
        ("demo", "US"),
    ]
    window.hide()
    window.deleteLater()


def test_the_age_of_the_copy_in_words() -> None:
    now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    assert copy_words(None, now) == "No backup yet"
    assert copy_words(now - timedelta(hours=1), now) == "Backup: today 11:00\u00a0AM"
    assert copy_words(now - timedelta(days=3), now) == "Backup: 3 days ago"
    assert norm_words(None, None) == "No norms for this place"


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
def test_every_menu_has_a_key_of_its_own(ctx: UiContext, language: str) -> None:
    set_language(language)
    window = MainWindow(ctx, FRAME_PAGES)
    shortcuts = [key.toString() for action in window.menus.actions.values() for key in action.shortcuts()]
    assert len(shortcuts) == len(set(shortcuts))
    tops = [action.text() for action in window.menuBar().actions()]
    letters = [text[text.index("&") + 1].lower() for text in tops]
    assert len(letters) == len(set(letters)) == 4
    window.deleteLater()


def test_what_a_write_needs_is_loaded_once_somebody_begins_to_type(
    window: MainWindow, session: FakeSession
) -> None:
    assert not session.prepared
    window.ctx.navigate.log_contact_wanted.emit()
    assert session.prepared
    window.findChild(QDialog).close()
