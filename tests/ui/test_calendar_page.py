"""The page Calendar: month, agenda, keys."""

from collections.abc import Iterator
from datetime import date

import pytest
from fake_session import FakeSession, empty
from PySide6.QtCore import QPoint, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from debttracker.services.changes import ChangeKind, Changes
from debttracker.ui.context import UiContext
from debttracker.ui.models.row_model import ChipsRole
from debttracker.ui.pages.calendar_page import CalendarPage


@pytest.fixture
def page(ctx: UiContext, qtbot: QtBot) -> Iterator[CalendarPage]:
    made = CalendarPage(ctx)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    made.show()
    yield made
    made.hide()


def agenda(page: CalendarPage) -> list[tuple[str, str, str, str]]:
    model = page.model
    return [
        (
            model.index(n, 0).data(),
            model.index(n, 0).data(ChipsRole)[0][0],
            model.index(n, 1).data(),
            model.index(n, 2).data(),
        )
        for n in range(model.rowCount())
    ]


def test_it_begins_with_the_present_month(page: CalendarPage) -> None:
    assert page.title.text() == "November 2026"
    assert page.grid.chosen == date(2026, 11, 23)
    assert agenda(page) == [
        ("Sat, Nov 7", "16 days overdue", "Micro-loan C", "¥945.60"),
        ("Sun, Nov 8", "Paid", "Bank A card 1234", "¥2,300.00"),
        ("Wed, Nov 25", "In 2 days", "Bank B card 8890", "¥1,180.00"),
        ("Sat, Nov 28", "In 5 days", "Micro-loan C", "¥458.33"),
    ]


def test_what_is_overdue_from_before_stays_in_sight(page: CalendarPage) -> None:
    page.next.click()
    assert page.title.text() == "December 2026"
    assert agenda(page) == [
        ("Sat, Nov 7", "16 days overdue", "Micro-loan C", "¥945.60"),
        ("Sun, Dec 6", "In 13 days", "Bank A card 1234", "not known"),
    ]
    page.to_today.click()
    assert page.title.text() == "November 2026"
    assert page.grid.chosen == date(2026, 11, 23)


def test_the_grid_is_walked_by_keys(page: CalendarPage, qtbot: QtBot) -> None:
    grid = page.grid
    grid.setFocus()
    for key, expected in (
        (Qt.Key.Key_Right, date(2026, 11, 24)),
        (Qt.Key.Key_Down, date(2026, 12, 1)),
        (Qt.Key.Key_PageDown, date(2027, 1, 1)),
        (Qt.Key.Key_Left, date(2026, 12, 31)),
        (Qt.Key.Key_PageUp, date(2026, 11, 30)),
        (Qt.Key.Key_Up, date(2026, 11, 23)),
        (Qt.Key.Key_PageUp, date(2026, 10, 23)),
        (Qt.Key.Key_Home, date(2026, 11, 23)),
    ):
        qtbot.keyClick(grid, key)
        assert grid.chosen == expected
        assert page.title.text() == expected.strftime("%B %Y")


def test_a_day_says_what_falls_due_on_it(page: CalendarPage) -> None:
    page.grid.choose(date(2026, 11, 25))
    assert page.grid.accessibleDescription() == (
        "Wednesday, November 25, 2026; 1 entry; Bank B card 8890 · Minimum payment · In 2 days"
    )


def test_a_click_on_a_day_chooses_its_line_and_the_other_way(page: CalendarPage, qtbot: QtBot) -> None:
    cell = page.grid._cell(date(2026, 11, 25))
    qtbot.mouseClick(page.grid, Qt.MouseButton.LeftButton, pos=QPoint(cell.center()))
    assert page.agenda.selected_row.item.debt == "card-b"
    page.agenda.selectRow(0)
    assert page.grid.chosen == date(2026, 11, 7)


def test_a_day_and_a_line_open_their_debt(page: CalendarPage, ctx: UiContext, qtbot: QtBot) -> None:
    page.grid.choose(date(2026, 11, 25))
    with qtbot.waitSignal(ctx.navigate.debt_wanted) as wanted:
        qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert wanted.args == ["card-b"]


def test_only_what_is_unpaid_can_be_paid(page: CalendarPage, ctx: UiContext, qtbot: QtBot) -> None:
    assert not page.pay.isEnabled()
    page.agenda.selectRow(1)
    assert not page.pay.isEnabled(), "it is paid"
    page.agenda.selectRow(2)
    with qtbot.waitSignal(ctx.navigate.payment_wanted) as wanted:
        page.pay.click()
    assert wanted.args == ["card-b"]


def test_a_read_only_case_takes_no_payment(page: CalendarPage, ctx: UiContext) -> None:
    ctx.read_only = True
    page.agenda.selectRow(2)
    assert not page.pay.isEnabled()


def test_a_payment_refreshes_the_month_and_keeps_the_choice(
    page: CalendarPage, ctx: UiContext, session: FakeSession
) -> None:
    page.agenda.selectRow(2)
    session.dues = session.dues[2:]
    ctx.bus.changed.emit(Changes(frozenset({ChangeKind.PAYMENTS})))
    assert page.model.rowCount() == 2
    assert page.agenda.selected_row.item.debt == "card-b"


def test_an_answer_for_a_month_that_was_left_is_not_shown(page: CalendarPage) -> None:
    page.show_rows(date(2020, 1, 1), date(2026, 11, 23), (), ())
    assert page.model.rowCount() == 4


def test_an_empty_month_says_so(ctx: UiContext, qtbot: QtBot) -> None:
    ctx.tasks.session = empty()  # type: ignore[assignment]
    page = CalendarPage(ctx)
    qtbot.addWidget(page)
    page.show()
    assert page.empty.isVisible()
    assert not page.agenda.isVisible()


def test_the_agenda_keeps_the_rules_of_qt(page: CalendarPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)


@pytest.mark.parametrize("size", [(1500, 900), (800, 560), (420, 340)])
def test_the_month_is_drawn_at_any_size(page: CalendarPage, size: tuple[int, int]) -> None:
    page.grid.resize(*size)
    assert page.grid.grab().size().width() == size[0]
