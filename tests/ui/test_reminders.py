"""Reminders: the line on Today, the dialog, and what is kept in the settings."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from fake_records import TODAY
from fake_session import FakeSession, empty
from pytestqt.qtbot import QtBot

from debttracker.services.deadlines import Deadline, DeadlineKind
from debttracker.services.reminders import Leads, Mark
from debttracker.settings import Settings, keys
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.reminders_dialog import RemindersDialog
from debttracker.ui.models.row_model import ChipsRole
from debttracker.ui.pages.today_page import TodayPage
from debttracker.ui.reminder_book import ReminderBook, is_quiet, quiet_hours

CASE = "/cases/lin.debts"


@pytest.fixture
def dialog(ctx: UiContext, qtbot: QtBot) -> Iterator[RemindersDialog]:
    made = RemindersDialog(ctx)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()


def rows(dialog: RemindersDialog) -> list[tuple[str, str, str]]:
    model = dialog.model
    return [
        (model.index(n, 0).data(), model.index(n, 1).data(), model.index(n, 3).data(ChipsRole)[0][0])
        for n in range(model.rowCount())
    ]


def test_it_lists_what_is_near_and_what_is_ahead(dialog: RemindersDialog) -> None:
    assert rows(dialog) == [
        ("Wed, Nov 25", "Minimum payment", "Remind now"),
        ("Sat, Nov 28", "Instalment 7 of 12", "From Nov 25 on"),
        ("Sun, Dec 6", "Minimum payment", "From Dec 3 on"),
    ]
    assert not dialog.again_button.isEnabled()


def test_done_put_off_and_again(dialog: RemindersDialog, ctx: UiContext, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ctx.bus.reminders_changed):
        dialog.done_button.click()
    assert rows(dialog)[0][2] == "Done"
    assert not dialog.done_button.isEnabled()
    dialog.again_button.click()
    dialog.later_actions[1].trigger()
    assert rows(dialog)[0][2] == "Put off until Nov 26"
    kept = ctx.settings.get(keys.REMINDER_MARKS)
    assert [list(marks.values()) for marks in kept.values()] == [["2026-11-26"]]


def test_days_before_for_all_and_for_one_debt(dialog: RemindersDialog, ctx: UiContext) -> None:
    dialog.usual.setValue(1)
    assert rows(dialog)[0][2] == "From Nov 24 on"
    dialog.own.setValue(5)
    assert rows(dialog)[0][2] == "Remind now"
    dialog.own.setValue(-1)
    assert rows(dialog)[0][2] == "From Nov 24 on"
    assert ctx.settings.get(keys.REMINDER_LEAD) == 1


def test_without_deadlines_it_says_so(ctx: UiContext, qtbot: QtBot) -> None:
    ctx.tasks.session = empty()  # type: ignore[assignment]
    made = RemindersDialog(ctx)
    qtbot.addWidget(made)
    made.show()
    assert made.empty.isVisible()
    assert not made.table.isVisible()
    made.hide()


@pytest.fixture
def page(ctx: UiContext, qtbot: QtBot) -> Iterator[TodayPage]:
    made = TodayPage(ctx)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    made.show()
    yield made
    made.hide()


def test_today_begins_with_what_to_keep_in_mind(page: TodayPage, ctx: UiContext, qtbot: QtBot) -> None:
    assert page.reminders.isVisible()
    assert page.reminders.text.text() == (
        "To keep in mind: Bank B card 8890 · Minimum payment, Wed, Nov 25 (in 2 days)"
    )
    with qtbot.waitSignal(ctx.navigate.reminders_wanted):
        page.reminders.open_button.click()


def test_enough_for_today_holds_for_the_day(page: TodayPage, ctx: UiContext) -> None:
    page.reminders.away_button.click()
    assert not page.reminders.isVisible()
    page.refresh()
    assert not page.reminders.isVisible()
    ctx.settings.set(keys.SUMMARY_SHOWN, "2026-11-22")
    page.refresh()
    assert page.reminders.isVisible()


def test_more_than_one_is_counted(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    session.ends = (Deadline(DeadlineKind.LIMITATION, TODAY.replace(day=30), "x", "Loan C", "loan-c"),)
    made = TodayPage(ctx)
    qtbot.addWidget(made)
    made.show()
    assert made.reminders.text.text().endswith(" · 1 more")
    made.hide()


def test_the_book_keeps_cases_apart_and_survives_nonsense(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = Settings(path)
    book = ReminderBook(settings, CASE)
    book.set_lead("card-1", 9)
    book.set_mark("due card-1 2026-11-25", Mark(done=True), date(2026, 11, 23))
    settings.save()
    again = Settings.load(path)
    assert ReminderBook(again, CASE).leads == Leads(3, {"card-1": 9})
    assert ReminderBook(again, CASE).marks == {"due card-1 2026-11-25": Mark(done=True)}
    assert ReminderBook(again, "/other.debts").marks == {}
    again.set(keys.REMINDER_MARKS, {CASE: {"due x 2026-11-25": "soon"}})
    assert ReminderBook(again, CASE).marks == {}


@pytest.mark.parametrize(
    ("text", "now", "quiet"),
    [
        ("22:00-08:00", time(23, 0), True),
        ("22:00-08:00", time(7, 59), True),
        ("22:00-08:00", time(8, 0), False),
        ("12:00-13:00", time(12, 30), True),
        ("12:00-13:00", time(13, 0), False),
        ("", time(3, 0), False),
    ],
)
def test_quiet_hours(text: str, now: time, quiet: bool, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.json")
    settings.set(keys.QUIET_HOURS, text)
    assert is_quiet(now, quiet_hours(settings)) is quiet
