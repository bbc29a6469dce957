"""The board of findings over a real session: filters, months, marking many, sorting, newer norms."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from debttracker import paths
from debttracker.case import Case
from debttracker.l10n import set_language
from debttracker.norms.finding import FindingKey
from debttracker.norms.registry import Registry
from debttracker.norms.vocabulary import FindingState, Force, Subject, Verdict
from debttracker.services import norm_memory
from debttracker.services.files import Cases
from debttracker.services.session import Session
from debttracker.settings import Settings
from debttracker.ui.bus import Bus
from debttracker.ui.case_view import CaseView
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.dismiss_dialog import DismissDialog
from debttracker.ui.dialogs.norms_news_dialog import NormsNewsDialog
from debttracker.ui.models.finding_model import FindingModel, columns, state_tip
from debttracker.ui.models.row_model import in_order
from debttracker.ui.pages.contacts_page import ContactsPage
from debttracker.ui.pages.findings_board import FindingsBoard
from debttracker.ui.pages.today_page import TodayPage
from debttracker.ui.tasks import Tasks
from debttracker.ui.theme.theme import Theme
from debttracker.ui.widgets.board_filters import EVERYTHING
from debttracker.ui.widgets.table_memory import remember_table
from tests.services.example import CASE, SHANGHAI, call

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
QUIET = FindingKey("c5", None, "cn.gbt45251.quiet-hours")
EARLY = replace(call("c9", 23, 30), at=datetime(2026, 9, 3, 23, 30, tzinfo=SHANGHAI))
LOG = replace(CASE, contacts=(*CASE.contacts, EARLY))


class Desk:
    """A page over a case file of its own."""

    def __init__(self, folder: Path, case: Case) -> None:
        registry = Registry(paths.resources() / "norms")
        self.cases = Cases(clock=lambda: NOW, norms=lambda: registry)
        self.path = folder / "case.debts"
        self.cases.new(self.path, case.info, content=case).close()
        self.settings = Settings(folder / "settings.json")

    def context(self, theme: Theme, *, read_only: bool = False) -> UiContext:
        """Open the case for a window."""
        tasks = Tasks(Bus(), inline=True)
        tasks.session = self.cases.open(self.path, read_only=read_only)
        ctx = UiContext(tasks, tasks._bus, theme, self.settings, lambda: NOW)
        ctx.read_only = read_only
        return ctx


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, LOG)


@pytest.fixture
def page(desk: Desk, ctx: UiContext, qtbot: QtBot) -> Iterator[ContactsPage]:
    yield from shown(desk, ctx.theme, qtbot)


@pytest.fixture
def board(page: ContactsPage) -> FindingsBoard:
    return page.board


def shown(desk: Desk, theme: Theme, qtbot: QtBot, *, read_only: bool = False) -> Iterator[ContactsPage]:
    real = desk.context(theme, read_only=read_only)
    made = ContactsPage(real)
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.show()
    made.show_findings()
    yield made
    made.board.filters._timer.stop()
    made.hide()
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog):
            dialog.hide()
            dialog.deleteLater()
    session_of(made).close()
    real.tasks.stop()


def session_of(page: ContactsPage) -> Session:
    session = page.ctx.tasks.session
    assert isinstance(session, Session)
    return session


def keys(board: FindingsBoard) -> list[FindingKey]:
    return [row.key for row in board.model.rows]


def choose(board: FindingsBoard, *wanted: FindingKey) -> None:
    board.table.clearSelection()
    for key in wanted:
        place = board.model.index_of(key)
        assert place is not None
        flags = (
            board.table.selectionModel().SelectionFlag.Select
            | board.table.selectionModel().SelectionFlag.Rows
        )
        board.table.selectionModel().select(board.table.model().index(place, 0), flags)


def dialog_of(kind: type[QDialog]) -> QDialog:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def test_shows_what_is_judged_and_on_wish_what_lacks_a_fact(board: FindingsBoard) -> None:
    judged = keys(board)
    assert QUIET in judged
    assert all(row.verdict is not Verdict.CANNOT_TELL for row in board.model.rows)
    board.filters.verdict.set_value(EVERYTHING)
    assert set(judged) < set(keys(board))
    assert any(key.debt for key in keys(board))
    total = len(keys(board))
    assert board.count.text() == f"Showing {total} of {total}"
    board.filters.clear_button.click()
    assert keys(board) == judged


def test_filters_and_words(board: FindingsBoard, qtbot: QtBot) -> None:
    board.filters.subject.set_value(Subject.QUIET_HOURS)
    board.filters.force.set_value(Force.STANDARD)
    assert {row.subject for row in board.model.rows} == {Subject.QUIET_HOURS}
    assert {row.force for row in board.model.rows} == {Force.STANDARD}
    board.filters.state.set_value(FindingState.USED)
    assert board.stack.currentWidget() is board.none
    board.none.action.click()
    assert board.stack.currentWidget() is board.table
    qtbot.keyClicks(board.filters.words, "night")
    board.filters._timer.stop()
    board.filters._tell()
    assert {row.subject for row in board.model.rows} == {Subject.QUIET_HOURS}


def test_a_month_is_counted_named_and_filters(board: FindingsBoard, qtbot: QtBot) -> None:
    everything = keys(board)
    first = board.months.bars[0]
    assert [bar.month for bar in board.months.bars] == [(2026, 9), (2026, 10), (2026, 11)]
    assert board.months.bars[1].count == 0
    assert first.accessibleName() == f"September 2026: {first.count} findings"
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert {key.contact for key in keys(board)} == {"c9"}
    assert len(keys(board)) == first.count
    chosen = next(bar for bar in board.months.bars if bar.isChecked())
    assert chosen.month == (2026, 9)
    chosen.click()
    assert keys(board) == everything


def test_many_are_marked_in_one_step_that_is_undone_at_once(page: ContactsPage) -> None:
    board, session = page.board, session_of(page)
    board.table.selectAll()
    many = len(board.chosen())
    assert many > 2
    assert f"{many} chosen" in board.count.text()
    board.buttons[FindingState.CONFIRMED].click()
    assert len(session.case.finding_status) == many
    assert {row.state for row in board.model.rows} == {FindingState.CONFIRMED}
    page.ctx.tasks.write(page, lambda opened: opened.undo())
    assert session.case.finding_status == ()
    assert {row.state for row in board.model.rows} == {FindingState.OPEN}


def test_a_dismissal_of_many_asks_once_for_the_reason(page: ContactsPage) -> None:
    board = page.board
    two = keys(board)[:2]
    choose(board, *two)
    board.buttons[FindingState.DISMISSED].click()
    dialog = dialog_of(DismissDialog)
    assert isinstance(dialog, DismissDialog)
    dialog.reason_editor.set_value("agreed by phone")
    dialog.accept_button.click()
    assert {s.key for s in session_of(page).case.finding_status} == set(two)
    assert {s.reason for s in session_of(page).case.finding_status} == {"agreed by phone"}
    choose(board, *two)
    assert not board.buttons[FindingState.DISMISSED].isEnabled()
    board.buttons[FindingState.OPEN].click()
    assert {s.state for s in session_of(page).case.finding_status} == {FindingState.OPEN}


def test_what_lacks_a_fact_is_neither_confirmed_nor_used(page: ContactsPage) -> None:
    board = page.board
    board.filters.verdict.set_value(Verdict.CANNOT_TELL)
    board.table.selectRow(0)
    assert not board.buttons[FindingState.CONFIRMED].isEnabled()
    assert not board.buttons[FindingState.USED].isEnabled()
    assert board.buttons[FindingState.DISMISSED].isEnabled()
    board.filters.verdict.set_value(EVERYTHING)
    board.table.selectAll()
    board.set_state(FindingState.CONFIRMED)
    assert all(s.verdict is not Verdict.CANNOT_TELL for s in session_of(page).case.finding_status)


def test_return_opens_the_contact_or_the_debt(page: ContactsPage, qtbot: QtBot) -> None:
    board = page.board
    wanted: list[str] = []
    page.ctx.navigate.debt_wanted.connect(wanted.append)
    board.table.select_id(QUIET)
    qtbot.keyClick(board.table, Qt.Key.Key_Return)
    assert page.views.current == 0
    assert page.selected_ids == ("c5",)
    page.show_findings()
    board.filters.verdict.set_value(EVERYTHING)
    over_debt = next(key for key in keys(board) if key.debt)
    board.table.select_id(over_debt)
    qtbot.keyClick(board.table, Qt.Key.Key_Return)
    assert wanted == [over_debt.debt]


@pytest.mark.parametrize("column", [column.key for column in columns()])
def test_a_click_on_a_column_sorts_and_is_remembered(
    page: ContactsPage, desk: Desk, column: str, qtmodeltester: ModelTester
) -> None:
    board = page.board
    remember_table(board.table, "contacts", desk.settings)
    board.filters.verdict.set_value(EVERYTHING)
    everything = board.model.rows
    spec = next(one for one in board.model.columns if one.key == column)
    for ascending in (True, False):
        board.table.sort_by_key(column, ascending)
        assert set(keys(board)) == {row.key for row in everything}
        values = [v for v in ((spec.sort or spec.text)(row) for row in board.model.rows) if v is not None]
        assert values == sorted(values, reverse=not ascending)
    other = FindingsBoard(page.ctx)
    remember_table(other.table, "contacts", desk.settings)
    assert other.table.sort_state() == (column, False)
    other.deleteLater()
    qtmodeltester.check(board.table.model())


def test_today_leads_to_what_is_open(desk: Desk, ctx: UiContext, qtbot: QtBot) -> None:
    real = desk.context(ctx.theme)
    view = CaseView(real)
    qtbot.addWidget(view)
    view.resize(1180, 760)
    view.show()
    view.show_page("today")
    today, session = view.page("today"), real.tasks.session
    assert isinstance(today, TodayPage)
    assert session is not None
    session.mark_findings([QUIET], FindingState.CONFIRMED)
    today.refresh()
    today.open_findings.click()
    page = view.page("contacts")
    assert isinstance(page, ContactsPage)
    assert view.current == "contacts"
    assert {row.state for row in page.board.model.rows} == {FindingState.OPEN}
    assert today.open_findings.text() == f"{len(page.board.model.rows)} open findings"
    view.hide()
    session.close()
    real.tasks.stop()


def test_rows_without_a_value_stand_last_either_way(board: FindingsBoard) -> None:
    board.filters.verdict.set_value(EVERYTHING)
    when = columns()[0]
    for ascending in (True, False):
        found = in_order(board.model.rows, when, ascending=ascending)
        assert {row.key.debt is None for row in found[-3:]} == {False}


def test_cells_say_below_the_title_what_has_no_column(board: FindingsBoard) -> None:
    wide = FindingModel(board)
    wide.set_rows(board.model.rows)
    place = [column.key for column in wide.columns].index("what")
    said = wide.index(0, place).data(Qt.ItemDataRole.AccessibleTextRole)
    wide.fold(frozenset({"force"}))
    assert wide.index(0, place).data(Qt.ItemDataRole.AccessibleTextRole) != said


def test_a_mark_set_on_another_verdict_is_said(page: ContactsPage) -> None:
    session = session_of(page)
    session.mark_findings([QUIET], FindingState.CONFIRMED)
    session.write_records([replace(session.case.finding_status[0], verdict=Verdict.POSSIBLE)], (), "x")
    page.refresh()
    row = next(row for row in page.board.model.rows if row.key == QUIET)
    assert "Judged otherwise when you confirmed it: To be confirmed" in state_tip(row)


def make_old(desk: Desk) -> None:
    """Have the file remember a judgement by an older release in which a norm said less."""
    session = desk.cases.open(desk.path)
    session.open_findings()
    session._judged_anew.remember()
    kept = session._store.recall()
    assert kept is not None
    memory = norm_memory.read(kept.text)
    assert memory is not None
    norms = {**memory.basis.norms, QUIET.norm: "other"}
    basis = replace(memory.basis, releases={"CN": "2026-01-01"}, norms=norms)
    verdicts = {**memory.verdicts, QUIET: Verdict.POSSIBLE}
    session._store.remember(norm_memory.written(replace(memory, basis=basis, verdicts=verdicts)))
    session.close()


def test_newer_norms_are_told_listed_and_noted(desk: Desk, ctx: UiContext, qtbot: QtBot) -> None:
    make_old(desk)
    for page in shown(desk, ctx.theme, qtbot):
        board = page.board
        assert board.news_card.isVisible()
        page.views.show_tab(0)  # above the log too
        assert board.news_card.isVisible()
        page.show_findings()
        assert board.news_words.text() == "The norms were updated: 1 changed."
        board.news_show.click()
        dialog = dialog_of(NormsNewsDialog)
        assert isinstance(dialog, NormsNewsDialog)
        (row,) = range(dialog.model.rowCount())
        said = [dialog.model.index(row, n).data() for n in range(dialog.model.columnCount())]
        assert said[-1].startswith("The norm was changed (release 2026-01-01 →")
        dialog.accept_button.click()
        assert not board.news_card.isVisible()
        assert session_of(page).norms_news() is None


def test_news_open_the_record(desk: Desk, ctx: UiContext, qtbot: QtBot) -> None:
    make_old(desk)
    for page in shown(desk, ctx.theme, qtbot):
        page.board.show_news()
        dialog = dialog_of(NormsNewsDialog)
        assert isinstance(dialog, NormsNewsDialog)
        dialog.table.select_id(QUIET)
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
        assert page.selected_ids == ("c5",)
        assert session_of(page).norms_news() is not None


def test_a_case_that_is_only_looked_at_is_not_written(desk: Desk, ctx: UiContext, qtbot: QtBot) -> None:
    make_old(desk)
    before = desk.path.read_bytes()
    for page in shown(desk, ctx.theme, qtbot, read_only=True):
        board = page.board
        board.table.selectAll()
        assert not any(made.isEnabled() for made in board.buttons.values())
        assert board.news_card.isVisible()
        assert not board.news_noted.isVisible()
    assert desk.path.read_bytes() == before


def test_nothing_found_says_so(tmp_path: Path, ctx: UiContext, qtbot: QtBot) -> None:
    empty = Desk(tmp_path, Case(CASE.info))
    for page in shown(empty, ctx.theme, qtbot):
        assert page.board.stack.currentWidget() is page.board.empty
        assert not page.board.months.isVisible()


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
@pytest.mark.parametrize("width", [560, 840, 1400])
def test_every_width_and_language_shows_verdict_and_state(
    desk: Desk, ctx: UiContext, qtbot: QtBot, language: str, width: int
) -> None:
    set_language(language)
    try:
        for page in shown(desk, ctx.theme, qtbot):
            page.resize(width, 640)
            QApplication.processEvents()
            for key in ("when", "what", "verdict", "state"):
                place = [column.key for column in page.board.model.columns].index(key)
                assert not page.board.table.isColumnHidden(place)
            assert page.board.filters.height() >= page.board.filters.heightForWidth(
                page.board.filters.width()
            )
    finally:
        set_language("en")
