"""A chart is the same in the window, in what is saved, and drawn with more pixels."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from matplotlib.text import Text
from pytestqt.qtbot import QtBot

from debttracker.charts.drawing import Drawn
from debttracker.ui.context import UiContext
from debttracker.ui.pages.charts_page import ChartsPage

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


@pytest.fixture
def page(ctx: UiContext, qtbot: QtBot) -> Iterator[ChartsPage]:
    made = ChartsPage(ctx)
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    yield made
    made.close()


def texts(drawn: Drawn) -> list[str]:
    found = drawn.figure.findobj(Text)
    return sorted(text.get_text() for text in found if text.get_visible() and text.get_text().strip())


@pytest.mark.parametrize("tab", range(7))
def test_a_saved_drawing_says_what_the_window_shows(
    page: ChartsPage, qtbot: QtBot, tmp_path: Path, tab: int
) -> None:
    page.tabs.setCurrentIndex(tab)
    chart = page.charts[tab]
    qtbot.waitUntil(lambda: chart.canvas.drawn is not None)
    shown = texts(chart.canvas.drawn)
    assert shown
    chart.write(tmp_path / "chart.svg")
    svg = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    lines = [line for text in shown for line in text.split("\n")]
    written = [words.strip() for words in re.findall(r"<!--(.*?)-->", svg, re.DOTALL)]
    parts = [line.strip() for words in written for line in words.split("\n")]
    assert sorted(lines) == sorted(parts)


@pytest.mark.parametrize("tab", range(7))
def test_twice_the_pixels_is_the_same_chart(page: ChartsPage, qtbot: QtBot, tab: int) -> None:
    page.tabs.setCurrentIndex(tab)
    canvas = page.charts[tab].canvas
    qtbot.waitUntil(lambda: canvas.drawn is not None)
    sharp = canvas.build_anew(sharper=2)
    try:
        assert texts(sharp) == texts(canvas.drawn)
        assert sharp.table == canvas.drawn.table
        assert sharp.summary == canvas.drawn.summary
        assert len(sharp.stops) == len(canvas.drawn.stops)
        for one, other in zip(sharp.stops, canvas.drawn.stops, strict=True):
            assert (one.x, one.y) == pytest.approx((other.x, other.y), abs=0.01)
    finally:
        sharp.figure.clear()
