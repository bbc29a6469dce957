"""Values of a chart read out one by one: by the pointer, by the keyboard, and for who cannot see them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from debttracker.ui.context import UiContext
from debttracker.ui.pages.charts_page import ChartsPage
from debttracker.ui.widgets.chart_readout import box_at

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)
GROWTH, COST = 1, 2


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


@pytest.mark.parametrize("tab", range(7))
def test_the_arrow_keys_walk_all_values(page: ChartsPage, qtbot: QtBot, tab: int) -> None:
    canvas = canvas_of(page, tab, qtbot)
    stops = canvas.drawn.stops
    assert stops
    assert canvas.told_words is None
    seen = []
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    for _ in stops:
        seen.append(canvas.told_words)
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert None not in seen
    assert canvas.told == len(stops) - 1, "it stays at the last"
    assert canvas.accessibleDescription() == seen[-1]
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.told == max(len(stops) - 2, 0)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.told_words is None
    assert canvas.accessibleDescription() == canvas.drawn.summary


def test_a_value_is_told_to_screen_readers(
    page: ChartsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = canvas_of(page, GROWTH, qtbot)
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert len(told) == 1
    assert "If nothing is paid: ¥0.00" in told[0]
    assert "If the minimum is paid" in told[0]


def test_the_pointer_moves_the_readout_and_draws_nothing_anew(page: ChartsPage, qtbot: QtBot) -> None:
    canvas = canvas_of(page, GROWTH, qtbot)
    before, drawn = canvas.grab().toImage(), canvas.drawn
    qtbot.mouseMove(canvas, QPoint(canvas.width() // 3, canvas.height() // 2))
    qtbot.waitUntil(lambda: canvas.told is not None)
    said = canvas.said_at(canvas.width() // 3, canvas.height() // 2)
    assert canvas.told_words == said
    assert canvas.drawn is drawn
    assert canvas.grab().toImage() != before
    qtbot.mouseMove(canvas, QPoint(2, 2))
    qtbot.waitUntil(lambda: canvas.told is None)


def test_a_bar_under_the_pointer_is_the_one_told(page: ChartsPage, qtbot: QtBot) -> None:
    canvas = canvas_of(page, COST, qtbot)
    for stop in canvas.drawn.stops:
        far = QPoint(round(canvas.width() * 0.6), round(stop.y * canvas.height()))
        qtbot.mouseMove(canvas, far)
        said = canvas.said_at(far.x(), far.y())
        qtbot.waitUntil(lambda said=said: canvas.told_words == said)


def test_a_new_drawing_starts_without_a_readout(page: ChartsPage, qtbot: QtBot) -> None:
    canvas = canvas_of(page, GROWTH, qtbot)
    qtbot.keyClick(canvas, Qt.Key.Key_End)
    canvas.draw()
    assert canvas.told_words is None


@pytest.mark.parametrize("at", [(0, 0), (399, 299), (200, 150), (399, 0), (0, 299)])
@pytest.mark.parametrize("wanted", [(90, 40), (390, 290), (2000, 900)])
def test_the_box_stays_within_the_chart(at: tuple[int, int], wanted: tuple[int, int]) -> None:
    box = box_at(QPointF(*at), QSizeF(*wanted), QSize(400, 300))
    assert 0 <= box.left() <= box.right() <= 400
    assert 0 <= box.top() <= box.bottom() <= 300
