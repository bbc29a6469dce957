"""The days of a chart in sight: chosen by keys, wheel, dragging and menu, and always given back."""

from collections.abc import Iterator
from datetime import date

import pytest
from fake_records import TODAY
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from debttracker.ui.context import UiContext
from debttracker.ui.pages.charts_page import ChartsPage
from debttracker.ui.widgets.chart_tab import HORIZONS, days_text
from debttracker.ui.widgets.chart_zoom import within

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)
DUE, GROWTH, COST, SCHEDULE, CLAIMS, HOURS, ROLLING = range(7)
WITH_DAYS = (DUE, GROWTH, SCHEDULE, CLAIMS, ROLLING)


@pytest.fixture
def page(ctx: UiContext, qtbot: QtBot) -> Iterator[ChartsPage]:
    made = ChartsPage(ctx)
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    yield made
    made.close()


def canvas_of(page: ChartsPage, tab: int, qtbot: QtBot):
    page.tabs.setCurrentIndex(tab)
    canvas = page.charts[tab].canvas
    qtbot.waitUntil(lambda: canvas.drawn is not None)
    return canvas


def whole_of(canvas) -> tuple[date, date]:
    return canvas.drawn.days.whole


@pytest.mark.parametrize("tab", [DUE, GROWTH, ROLLING])
def test_keys_show_fewer_days_more_days_and_all(page: ChartsPage, qtbot: QtBot, tab: int) -> None:
    canvas, panel = canvas_of(page, tab, qtbot), page.charts[tab]
    whole, table = whole_of(canvas), canvas.drawn.table
    assert not panel.everything.isVisible()
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.span is not None
    near = whole_of(canvas)
    assert whole[0] <= near[0] < near[1] <= whole[1]
    assert (near[1] - near[0]) < (whole[1] - whole[0])
    assert canvas.drawn.stops
    assert canvas.drawn.table == table, "the numbers stay whole"
    assert panel.everything.isVisible()
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert whole_of(canvas) == whole
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.span is None
    assert whole_of(canvas) == whole
    assert not panel.everything.isVisible()


@pytest.mark.parametrize("tab", WITH_DAYS)
def test_no_number_of_steps_leads_to_an_empty_chart(page: ChartsPage, qtbot: QtBot, tab: int) -> None:
    canvas = canvas_of(page, tab, qtbot)
    for _ in range(15):
        qtbot.keyClick(canvas, Qt.Key.Key_Plus)
        assert canvas.drawn.figure.axes
    for _ in range(15):
        qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.span is None


def test_a_dragged_range_is_shown_and_a_double_click_shows_all(page: ChartsPage, qtbot: QtBot) -> None:
    canvas = canvas_of(page, GROWTH, qtbot)
    whole, axis = whole_of(canvas), canvas.drawn.days
    y = canvas.height() // 2
    left, right = (
        QPoint(round(canvas.width() * (axis.left + share * (axis.right - axis.left))), y)
        for share in (0.0, 0.7)
    )
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=left)
    qtbot.mouseMove(canvas, right)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=right)
    assert canvas.span is not None
    assert canvas.span[0] == whole[0]
    assert canvas.span[1] < whole[1]
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=left)
    assert canvas.span is None


def test_a_press_that_hardly_moves_chooses_nothing(page: ChartsPage, qtbot: QtBot) -> None:
    canvas = canvas_of(page, GROWTH, qtbot)
    drawn = canvas.drawn
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    assert canvas.drawn is drawn


def test_the_wheel_zooms_around_the_pointer(page: ChartsPage, qtbot: QtBot) -> None:
    canvas = canvas_of(page, DUE, qtbot)
    at = QPointF(canvas.width() * canvas.drawn.days.left, canvas.height() / 2)

    def turn(by: int) -> None:
        event = QWheelEvent(
            at, canvas.mapToGlobal(at), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)

    whole = whole_of(canvas)
    turn(120)
    assert whole_of(canvas)[0] == whole[0]
    assert whole_of(canvas)[1] < whole[1]
    turn(-120)
    assert canvas.span is None


def test_charts_without_days_are_not_zoomed(page: ChartsPage, qtbot: QtBot) -> None:
    for tab in (COST, HOURS):
        canvas = canvas_of(page, tab, qtbot)
        drawn = canvas.drawn
        qtbot.keyClick(canvas, Qt.Key.Key_Plus)
        assert canvas.drawn is drawn


def test_another_choice_shows_all_its_days(page: ChartsPage, qtbot: QtBot) -> None:
    canvas = canvas_of(page, ROLLING, qtbot)
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.span is not None
    with qtbot.waitSignal(canvas.drawn_anew):
        page.charts[ROLLING].days.set_value(90)
    assert canvas.span is None


def test_a_zoomed_chart_still_fits_a_small_window(page: ChartsPage, qtbot: QtBot) -> None:
    canvas, panel = canvas_of(page, GROWTH, qtbot), page.charts[GROWTH]
    least = panel.minimumSizeHint().width()
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert panel.everything.isVisible()
    assert panel.minimumSizeHint().width() == least
    assert panel.rect().contains(panel.everything.geometry())


def test_the_menu_does_the_same(page: ChartsPage, qtbot: QtBot) -> None:
    canvas = canvas_of(page, GROWTH, qtbot)
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    menu = canvas.zoom_menu()
    assert [action.isEnabled() for action in menu.actions()] == [True, False, False]
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    menu = canvas.zoom_menu()
    assert all(action.isEnabled() for action in menu.actions())
    menu.actions()[2].trigger()
    assert canvas.span is None


def test_months_and_years_can_be_chosen() -> None:
    assert [days_text(days, back=False) for days in HORIZONS[-2:]] == ["the next 2 years", "the next 5 years"]
    assert days_text(1826, back=True) == "the last 5 years"


def test_days_are_moved_into_the_whole_range() -> None:
    whole = date(2026, 1, 1), date(2026, 12, 31)
    assert within(date(2025, 1, 1), 10, whole) == (date(2026, 1, 1), date(2026, 1, 11))
    assert within(date(2027, 1, 1), 10, whole) == (date(2026, 12, 21), date(2026, 12, 31))
    assert within(TODAY, 400, whole) is None


def test_the_numbers_are_copied_as_they_are_read(page: ChartsPage, qtbot: QtBot, ctx: UiContext) -> None:
    canvas = canvas_of(page, GROWTH, qtbot)
    page.charts[GROWTH].copy_numbers()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Date", "If nothing is paid", "If the minimum is paid"]
    assert lines[1].split("\t") == ["Nov 23, 2026", "¥0.00", "¥0.00"]
    assert len(lines) == 1 + len(canvas.drawn.table.rows)
    with qtbot.waitSignal(canvas.drawn_anew):
        ctx.amounts_hidden = True
    page.charts[GROWTH].copy_numbers()
    assert "¥" not in QGuiApplication.clipboard().text()
