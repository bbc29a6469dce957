"""What is kept of the page Today and shown at the next start: always what the records would give."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fake_desk import FakeDesk
from fake_records import NOW
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from debttracker import cli
from debttracker.bootstrap import Program
from debttracker.commands.desk import WindowDesk
from debttracker.errors import CannotOpenError
from debttracker.l10n import formats, set_language
from debttracker.services.session import Session
from debttracker.settings import Settings, keys
from debttracker.ui.application import Application
from debttracker.ui.bus import Bus
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.log_contact_dialog import LogContactDialog
from debttracker.ui.dialogs.problem_dialog import ProblemDialog
from debttracker.ui.glance import CaseGlance
from debttracker.ui.glance_keeper import DAYS, keep_glances, kept_glance
from debttracker.ui.page import Page
from debttracker.ui.pages.today_glance import glance_of
from debttracker.ui.tasks import Tasks

BEGIN = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
PLACES = ("CN", "TW", "HK", "US", "GB")


@dataclass
class Clock:
    now: datetime = BEGIN

    def __call__(self) -> datetime:
        return self.now


class At:
    """A program of its own, with a case file of the demo and a clock that is set by hand."""

    def __init__(self, folder: Path, ctx: UiContext) -> None:
        self.clock = Clock()
        self.folder = folder
        self.path = folder / "demo.debts"
        self.ctx = ctx
        self.program = Program(self.clock)
        self.program.__dict__["settings"] = Settings(folder / "program.json")

    def make(self, place: str, language: str) -> None:
        self.program.write_demo(self.path, language, place)

    @contextmanager
    def session(self, *, read_only: bool = False) -> Iterator[Session]:
        session = self.program.open(self.path, read_only=read_only)
        try:
            yield session
        finally:
            session.close()

    def context(self, session: Session) -> UiContext:
        tasks = Tasks(Bus(), inline=True)
        tasks.session = session
        return UiContext(tasks, Bus(), self.ctx.theme, self.program.settings, self.clock)

    def keep(self) -> None:
        """Open the case, keep what Today shows, close it."""
        with self.session() as session:
            keep_glances(self.context(session))

    def kept(self, language: str = "en") -> CaseGlance | None:
        return kept_glance(WindowDesk(self.program, language), self.path)


@pytest.fixture
def at(tmp_path: Path, ctx: UiContext) -> At:
    return At(tmp_path, ctx)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
def test_on_every_day_it_is_what_the_records_give_then(at: At, place: str, language: str) -> None:
    set_language(language)
    at.make(place, language)
    at.keep()
    for ahead in range(DAYS):
        for hours in (0, 7):  # with 15:30 UTC on both sides of midnight somewhere
            at.clock.now = BEGIN + timedelta(days=ahead, hours=hours)
            with at.session(read_only=True) as session:
                if session.today > BEGIN.date() + timedelta(DAYS - 1):
                    continue
                expected = glance_of(formats.money, session.today_figures())
            found = at.kept(language)
            assert found is not None, (ahead, hours)
            assert found.today == expected
    at.clock.now = BEGIN + timedelta(days=DAYS + 1)
    assert at.kept(language) is None


@pytest.mark.parametrize("chosen", ["en", "zh_TW"])
def test_a_demo_that_is_saved_is_shown_at_once_in_the_language_of_the_window(at: At, chosen: str) -> None:
    at.program.settings.set(keys.LANGUAGE, chosen)
    assert cli.run(["demo", "--save", str(at.path), "--language", "zh_CN"], at.program) == 0
    found = kept_glance(WindowDesk(at.program), at.path)
    assert found is not None
    set_language(chosen)
    with at.session(read_only=True) as session:
        assert found.today == glance_of(formats.money, session.today_figures())
        assert found.place == {"en": "Mainland China", "zh_TW": "中國大陸"}[chosen]


def test_what_is_written_as_text_is_read_back(ctx: UiContext) -> None:
    for view in (
        ctx.tasks.session.today_view(),
        ctx.tasks.session.today_figures(),
        replace(ctx.tasks.session.today_view(), growth=None, due=(), week=(), questions=()),
    ):
        glance = CaseGlance("案 <b>", "x", glance_of(ctx.money, view))
        assert CaseGlance.from_json(glance.to_json()) == glance


def test_it_is_kept_only_once_while_nothing_changes(at: At) -> None:
    at.make("CN", "en")
    at.keep()
    before = at.path.read_bytes()
    at.keep()
    at.clock.now += timedelta(days=DAYS - 2)
    at.keep()
    assert at.path.read_bytes() == before
    at.clock.now += timedelta(days=1)  # of tomorrow nothing is kept now
    at.keep()
    assert at.path.read_bytes() != before


def test_a_change_of_the_case_makes_it_void(at: At) -> None:
    at.make("CN", "en")
    at.keep()
    assert at.kept() is not None
    with at.session() as session:
        session.save_case_info(replace(session.case.info, name="Other"))
    assert at.kept() is None
    at.keep()
    found = at.kept()
    assert found is not None
    assert found.name == "Other"


def test_other_words_are_asked_for(at: At) -> None:
    at.make("CN", "en")
    at.keep()
    settings = at.program.settings
    assert at.kept("zh_CN") is None
    for key, value in (
        (keys.DATE_STYLE, "iso"),
        (keys.GROUPED, False),
        (keys.AMOUNTS_HIDDEN, True),
        (keys.PAGE, "debts"),
    ):
        before = settings.get(key)
        settings.set(key, value)
        assert at.kept() is None, key
        settings.set(key, before)
    assert at.kept() is not None


def test_what_is_hidden_is_not_written_out(at: At) -> None:
    at.make("CN", "en")
    with at.session() as session:
        ctx = at.context(session)
        ctx.amounts_hidden = True
        keep_glances(ctx)
    assert at.kept() is None


def test_a_case_that_is_only_looked_at_is_left_alone(at: At) -> None:
    at.make("CN", "en")
    before = at.path.read_bytes()
    with at.session(read_only=True) as session:
        keep_glances(at.context(session))
    assert at.path.read_bytes() == before


def test_a_long_log_is_kept_for_two_days(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debttracker.ui.glance_keeper.MANY_CONTACTS", 10)
    at.make("CN", "en")
    at.keep()
    at.clock.now += timedelta(days=1)
    assert at.kept() is not None
    at.clock.now += timedelta(days=1)
    assert at.kept() is None


def test_of_a_very_long_log_nothing_is_kept(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debttracker.ui.glance_keeper.MOST_CONTACTS", 10)
    at.make("CN", "en")
    before = at.path.read_bytes()
    at.keep()
    assert at.path.read_bytes() == before
    assert at.kept() is None


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"name": "x", "place": "y", "today": {}}', "\x00"])
def test_damaged_words_count_as_none(at: At, text: str) -> None:
    at.make("CN", "en")
    with at.session() as session:
        basis = "0.1.0 en"
        session.keep_glances(basis, {session.today: text})
    desk = FakeDesk(at.folder)
    desk.glances["demo.debts"] = text
    assert kept_glance(desk, at.path) is None


def example_glance(ctx: UiContext) -> CaseGlance:
    return CaseGlance("kept name", "China", glance_of(ctx.money, ctx.tasks.session.today_figures()))


@pytest.fixture
def desk(tmp_path: Path) -> FakeDesk:
    return FakeDesk(tmp_path)


@pytest.fixture
def app(desk: FakeDesk, qapp: QApplication) -> Iterator[Application]:
    made = Application(qapp, desk, inline=True)
    yield made
    for child in made.window.findChildren(QWidget):
        if child.isWindow():
            child.hide()
    made.stop()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_it_is_shown_before_the_case_is_open_and_replaced_after(
    app: Application, desk: FakeDesk, ctx: UiContext, qtbot: QtBot
) -> None:
    shown = example_glance(ctx)
    old = replace(shown, today=replace(shown.today, owed=replace(shown.today.owed, amount="¥0.01")))
    app.start(desk.folder / "mine.debts", glance=old)
    page = app.window.case_view.page("today")
    assert desk.sessions == []
    assert page.owed.value.text() == "¥0.01"
    assert app.window.case_view.top_bar.case_name.text() == "kept name"
    assert [row.accessibleName() for row in page.due.rows.rows] == [
        ", ".join([line.when, line.what, line.amount, line.chips[0][0]]) for line in shown.today.due
    ]
    qtbot.waitUntil(lambda: not app.window.is_awaiting)
    qtbot.waitUntil(lambda: page.owed.value.text() == shown.today.owed.amount)
    assert app.window.case_view.page("today") is page
    assert app.window.case_view.top_bar.case_name.text() == "mine"
    assert page._is_judged


@pytest.mark.parametrize("page", ["today", "debts", "contacts"])
def test_without_words_no_page_says_anything_before_the_case_is_open(
    app: Application, desk: FakeDesk, qtbot: QtBot, page: str
) -> None:
    desk.settings.set(keys.PAGE, page)
    app.start(desk.folder / "mine.debts")
    view = app.window.case_view
    assert view.isVisible()
    assert [made for made in view.findChildren(Page) if made.isVisible()] == []
    app.window.remember()
    assert desk.settings.get(keys.PAGE) == page
    qtbot.waitUntil(lambda: not app.window.is_awaiting)
    assert app.window.case_view is view
    assert view.current == page
    assert view.page(page).isVisible()


def test_a_case_that_does_not_open_takes_its_words_with_it(
    app: Application, desk: FakeDesk, ctx: UiContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_call: object) -> None:
        raise CannotOpenError("%(file)s is damaged", file="mine.debts")

    monkeypatch.setattr(desk, "open_case", refuse)
    app.start(desk.folder / "mine.debts", glance=example_glance(ctx))
    assert app.window.case_view is not None
    qtbot.waitUntil(lambda: app.window.findChildren(ProblemDialog) != [])
    assert app.window.case_view is None
    assert app.window.start_page.isVisible()
    assert app.window.findChildren(ProblemDialog)[0].text.text() == "mine.debts is damaged."
    assert not app.window.menus.actions["log"].isEnabled()
    app.window.findChildren(ProblemDialog)[0].accept()


def test_what_is_asked_for_meanwhile_waits_until_the_case_is_open(
    app: Application, desk: FakeDesk, ctx: UiContext, qtbot: QtBot
) -> None:
    app.start(desk.folder / "mine.debts", glance=example_glance(ctx))
    app.ctx.navigate.log_contact_wanted.emit()
    assert app.window.findChildren(LogContactDialog) == []
    qtbot.waitUntil(lambda: not app.window.is_awaiting)
    qtbot.waitUntil(lambda: len(app.window.findChildren(LogContactDialog)) == 1)
    app.window.findChildren(LogContactDialog)[0].reject()


def test_closing_keeps_it_for_the_next_start(
    app: Application, desk: FakeDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app._app, "exit", lambda _status: None)
    app.start(desk.folder / "mine.debts")
    qtbot.waitUntil(lambda: not app.window.is_awaiting)
    app.window.close()
    session = desk.sessions[0]
    assert session.closed
    assert len(session.glances) == DAYS
    text = session.glances[date(2026, 11, 23)]
    assert CaseGlance.from_json(text).name == "mine"
    assert NOW.date() == date(2026, 11, 23)


def test_another_case_keeps_that_of_the_one_before(app: Application, desk: FakeDesk) -> None:
    app.files.open_path(str(desk.folder / "one.debts"))
    app.files.open_path(str(desk.folder / "two.debts"))
    assert len(desk.sessions[0].glances) == DAYS
    assert desk.sessions[1].glances == {}


def test_a_file_that_cannot_be_read_is_said_plainly(at: At) -> None:
    desk = WindowDesk(at.program)
    for path in (at.folder / "missing.debts", at.folder):
        assert kept_glance(desk, path) is None
        with pytest.raises(CannotOpenError):
            desk.is_encrypted(path)
    at.make("CN", "en")
    assert not desk.is_encrypted(at.path)


@pytest.mark.parametrize("name", ["missing.debts", ""])
def test_a_file_that_is_not_there_begins_with_the_start_page(
    at: At, qapp: QApplication, qtbot: QtBot, name: str
) -> None:
    app = Application(qapp, WindowDesk(at.program), inline=True)
    app.start(at.folder / name)
    assert app.window.start_page.isVisible()
    qtbot.waitUntil(lambda: app.window.findChildren(ProblemDialog) != [])
    app.window.findChildren(ProblemDialog)[0].accept()
    app.stop()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
