"""Figures that are hard to draw: no label lies on another or runs out of the picture."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from matplotlib.text import Text

from debttracker.charts import figures
from debttracker.charts.money_series import CostGroup, Part, Stack
from debttracker.charts.series import DueTone, GrowthLine
from debttracker.charts.style import Style
from debttracker.debts.balance import Parts
from debttracker.l10n import formats

TODAY = date(2026, 11, 23)
LONG = "某某消费金融股份有限公司个人信用循环贷款合同（二〇二四年第三期）"
DAYS = tuple(TODAY + timedelta(n) for n in range(0, 365, 5))
Make = Callable[[Style], figures.Drawn]


def line(name: str, first: int, step: int) -> GrowthLine:
    return GrowthLine(name, DAYS, tuple(first + step * n for n in range(len(DAYS))))


def growth(*lines: GrowthLine) -> Make:
    return lambda style: figures.growth(lines, style, today=TODAY, currency="CNY")


def bars(count: int, amount: int) -> Make:
    stacks = [
        Stack(TODAY + timedelta(30 * n), str(n), {Part.PRINCIPAL: amount}, DueTone.OVERDUE)
        for n in range(count)
    ]
    return lambda style: figures.schedule_bars(stacks, style, today=TODAY, currency="CNY")


def cost(count: int) -> Make:
    groups = [CostGroup(LONG, Parts(10**9 + n), Parts(10**11, 70), Parts(10**11), n) for n in range(count)]
    return lambda style: figures.cost_split(groups, style, currency="CNY")


ODD: dict[str, Make] = {
    "one point": growth(GrowthLine("If nothing is paid", (TODAY,), (12_345,))),
    "all zero": growth(line("A", 0, 0), line("B", 0, 0)),
    "below zero": growth(line("A", -500_000, 9_000), line(LONG, -1, -4_000)),
    "huge": growth(line("A", 10**15, 10**13), line("B", 10**15, 0)),
    "twenty": growth(*(line(LONG, 100_000 * n, 900 * (n - 10)) for n in range(20))),
    "one huge bar": bars(1, 10**14),
    "sixty bars": bars(60, 123_456),
    "cost of one": cost(1),
    "cost of twenty": cost(20),
}


def shown(drawn: figures.Drawn) -> list[Text]:
    drawn.figure.canvas.draw()
    texts = drawn.figure.findobj(Text)
    return [text for text in texts if text.get_visible() and text.get_text().strip()]


@pytest.mark.parametrize("size", [(960, 420, 96.0), (520, 300, 96.0), (1040, 600, 192.0)])
@pytest.mark.parametrize("name", ODD)
def test_labels_keep_apart_and_within(name: str, size: tuple[int, int, float], style: Style) -> None:
    width, height, dpi = size
    drawn = ODD[name](replace(style, width=width, height=height, dpi=dpi))
    boxes = [(text.get_text(), text.get_window_extent()) for text in shown(drawn)]
    assert boxes
    for words, box in boxes:
        assert box.x0 >= -1, words
        assert box.x1 <= width + 1, words
        assert box.y0 >= -1, words
        assert box.y1 <= height + 1, words
    slack = 3 * dpi / 96
    for (one, a), (other, b) in combinations(boxes, 2):
        across = min(a.x1, b.x1) - max(a.x0, b.x0)
        along = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert across <= slack or along <= slack, (one, other)


def test_one_point_names_its_own_day(style: Style) -> None:
    words = [text.get_text() for text in shown(ODD["one point"](style))]
    assert formats.day_month(TODAY) in words


def test_real_minus_signs(style: Style) -> None:
    words = [text.get_text() for text in shown(ODD["below zero"](style))]
    assert any(word.startswith("\N{MINUS SIGN}") for word in words)
    assert not any(word.startswith("-") for word in words)


def test_marks_of_direction_in_a_name_are_harmless(style: Style) -> None:
    name = "\u202eبنك\u202c A"
    drawn = growth(line(name, 100, 5))(style)
    labels = [text.get_text() for text in shown(drawn)]
    assert not any(mark in label for label in labels for mark in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
    assert drawn.hover(drawn.stops[0].x, drawn.stops[0].y)
