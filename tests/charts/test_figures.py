"""The charts, by what they draw: lines, labels, limits, and what is under the pointer."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any

import pytest

from debttracker import l10n
from debttracker.charts import figures
from debttracker.charts.hours import spans
from debttracker.charts.money_series import ClaimRow, CostGroup, LawCurve, Stack
from debttracker.charts.series import Counts, DuePoint, DueTone, GrowthLine
from debttracker.charts.style import Style

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Cell:
    weekday: int
    hour: int
    contacts: int
    flagged: int


@dataclass(frozen=True)
class Noted:
    day: date
    strain: int
    contacts: int


NOTED = tuple(Noted(TODAY - timedelta(n), 1 + n % 5, 1 + n % 2) for n in (60, 31, 17, 16, 3))
CELLS = (Cell(0, 9, 2, 0), Cell(0, 22, 3, 2), Cell(1, 7, 1, 1), Cell(2, 14, 12, 0), Cell(6, 12, 4, 0))
CLOSED = ((22 * 60, 8 * 60),)


@dataclass(frozen=True)
class Rows:
    due: tuple[DuePoint, ...]
    growth: tuple[GrowthLine, ...]
    counts: tuple[Counts, ...]
    groups: tuple[CostGroup, ...] = ()
    stacks: tuple[Stack, ...] = ()
    law: tuple[LawCurve, ...] = ()


@pytest.fixture
def rows(
    due_points: tuple[DuePoint, ...], growth_lines: tuple[GrowthLine, ...], counts: tuple[Counts, ...],
    cost_groups: tuple[CostGroup, ...], stacks: tuple[Stack, ...], law: tuple[LawCurve, ...],
) -> Rows:  # fmt: skip
    return Rows(due_points, growth_lines, counts, cost_groups, stacks, law)


def claimed(rows: Rows) -> GrowthLine:
    """Two claims on days of the first line."""
    days = rows.growth[0].dates[4:12:7] if rows.growth else ()
    return GrowthLine("Claimed", days, tuple(1_500_000 + 90_000 * n for n in range(len(days))))


def latest(rows: Rows) -> list[ClaimRow]:
    """Eight claims, one of an unknown total, two without terms."""
    return [
        ClaimRow(
            group.name, TODAY, None if n == 3 else 500_000 + 90_000 * n, None if n > 5 else 480_000,
            (("Legal cap: 24% a year", 470_000 + 50_000 * n),) if n % 2 else (),
        )
        for n, group in enumerate(rows.groups)
    ]  # fmt: skip


def computed(rows: Rows) -> GrowthLine:
    return rows.growth[0] if rows.growth else GrowthLine("By the terms", (), ())


def by_debt(rows: Rows) -> list[GrowthLine]:
    """Eight lines that end close together."""
    days = rows.growth[0].dates if rows.growth else ()
    return [
        GrowthLine(line.name, days, tuple(500_000 + number * 100 + day for day in range(len(days))))
        for number, line in enumerate(rows.counts)
    ]


CHARTS: dict[str, Callable[[Rows, Style], figures.Drawn]] = {
    "due": lambda rows, style: figures.due_timeline(rows.due, style, today=TODAY, currency="CNY"),
    "growth": lambda rows, style: figures.growth(rows.growth, style, today=TODAY, currency="CNY"),
    "hours": lambda _rows, style: figures.hours(CELLS, CLOSED, style, norm_title="《公约》夜间 quiet hours"),
    "strain": lambda rows, style: figures.strain(
        NOTED if rows.due else (), style, first=TODAY - timedelta(90), today=TODAY
    ),
    "rolling": lambda rows, style: figures.rolling(rows.counts, 3, style, today=TODAY),
    "law": lambda rows, style: figures.growth(
        rows.growth[:2], style, today=TODAY, currency="CNY", law=rows.law
    ),
    "claims": lambda rows, style: figures.claims(
        claimed(rows), computed(rows), style, today=TODAY, currency="CNY", law=rows.law
    ),
    "beside": lambda rows, style: figures.claims_beside(latest(rows), style, currency="CNY"),
    "cost": lambda rows, style: figures.cost_split(rows.groups, style, currency="CNY"),
    "schedule": lambda rows, style: figures.schedule_bars(rows.stacks, style, today=TODAY, currency="CNY"),
    "debts": lambda rows, style: figures.growth(by_debt(rows), style, today=TODAY, currency="CNY"),
}
NO_ROWS = Rows((), (), ())


def texts(drawn: figures.Drawn) -> list[Any]:
    from matplotlib.text import Text

    return [text for text in drawn.figure.findobj(Text) if text.get_visible() and text.get_text()]


def words(drawn: figures.Drawn) -> list[str]:
    return [text.get_text() for text in texts(drawn)]


def named(drawn: figures.Drawn, gid: str) -> list[Any]:
    return drawn.figure.findobj(lambda artist: artist.get_gid() == gid)


def boxes(patches: list[Any]) -> list[tuple[float, float]]:
    """Return the lower left corner of each rectangle that patches of several rectangles hold."""
    return [tuple(corner) for patch in patches for corner in patch.get_path().vertices[::5]]


def rendered(drawn: figures.Drawn) -> bytes:
    target = io.BytesIO()
    drawn.figure.savefig(target, format="png", dpi=drawn.figure.dpi)
    return target.getvalue()


@pytest.mark.parametrize(
    ("language", "width", "height", "dpi"),
    [
        ("en", 520, 300, 96.0),
        ("zh_CN", 520, 300, 96.0),
        ("zh_TW", 900, 360, 96.0),
        ("en", 1600, 720, 192.0),
    ],
)
@pytest.mark.parametrize("chart", CHARTS)
def test_labels_stay_inside_and_do_not_touch(
    chart: str, width: int, height: int, dpi: float, language: str, rows: Rows,
    sized: Callable[[int, int, float], Style],
) -> None:  # fmt: skip
    with l10n.using(language):
        drawn = CHARTS[chart](rows, sized(width, height, dpi))
        # A sign that the font has not would be a warning here, so an error.
        assert rendered(drawn).startswith(b"\x89PNG")
        boxes = [(text.get_text(), text.get_window_extent()) for text in texts(drawn)]
    for word, box in boxes:
        assert box.x0 >= -1, word
        assert box.y0 >= -1, word
        assert box.x1 <= width + 1, word
        assert box.y1 <= height + 1, word
    for (one, box), (two, other) in combinations(boxes, 2):
        across = min(box.x1, other.x1) - max(box.x0, other.x0)
        along = min(box.y1, other.y1) - max(box.y0, other.y0)
        # The boxes of lines of text include room for accents; only a real overlap counts.
        assert across <= 1 or along <= 0.3 * min(box.height, other.height), (one, two)


@pytest.mark.parametrize("chart", CHARTS)
def test_without_rows_a_chart_says_so_in_words(chart: str, style: Style) -> None:
    drawn = {
        "due": lambda: CHARTS["due"](NO_ROWS, style),
        "growth": lambda: CHARTS["growth"](NO_ROWS, style),
        "hours": lambda: figures.hours((Cell(0, 0, 0, 0),), CLOSED, style),
        "rolling": lambda: CHARTS["rolling"](NO_ROWS, style),
    }.get(chart, lambda: CHARTS[chart](NO_ROWS, style))()
    assert words(drawn) == drawn.summary.splitlines()
    assert drawn.summary.endswith(".")
    assert drawn.hover(0.5, 0.5) is None
    assert drawn.table.rows == ()


def test_texts_are_never_read_as_formulas(rows: Rows, style: Style) -> None:
    for chart in CHARTS.values():
        for text in texts(chart(rows, style)):
            assert not text.get_parse_math()
    assert "$F$ loan_1^2" in words(CHARTS["due"](rows, style))


def test_signs_that_the_font_has_not_become_boxes(style: Style) -> None:
    drawn = figures.due_timeline(
        [DuePoint(TODAY, "贷款🙂\nx", 100, DueTone.AHEAD)], style, today=TODAY, currency="CNY"
    )
    assert rendered(drawn)
    assert "贷款□ x" in words(drawn)


@pytest.mark.parametrize("name", CHARTS)
def test_who_has_no_pointer_is_led_to_what_it_would_tell(name: str, rows: Rows, style: Style) -> None:
    drawn = CHARTS[name](rows, style)
    told = [drawn.hover(stop.x, stop.y) for stop in drawn.stops]
    assert len(told) > 2
    assert all(told)
    assert CHARTS[name](NO_ROWS, style).stops == () or name == "hours"


def test_the_timeline_has_a_row_for_each_of_six_debts(rows: Rows, style: Style) -> None:
    drawn = CHARTS["due"](rows, style)
    labels = [label.get_text() for label in drawn.figure.axes[0].get_yticklabels()]
    assert len(labels) == 6
    assert labels[-1] == "others"
    marks = [day for tone in DueTone for mark in named(drawn, f"due-{tone}") for day in mark.get_xdata()]
    assert len(marks) == len(rows.due)
    assert len(named(drawn, "today")) == 1
    assert named(drawn, "today")[0].get_xdata()[0] == TODAY.toordinal()
    shapes = {tone: named(drawn, f"due-{tone}")[0].get_marker() for tone in DueTone}
    assert len(set(shapes.values())) == len(DueTone)


def test_an_amount_that_would_touch_its_neighbour_is_left_to_the_pointer(rows: Rows, style: Style) -> None:
    drawn = CHARTS["due"](rows, style)
    assert [text.get_text() for text in named(drawn, "amount")].count("¥458.33") == 1
    axes = drawn.figure.axes[0]
    lane = [label.get_text() for label in axes.get_yticklabels()].index("某分期（手机）")
    point = rows.due[4]
    x, y = axes.transData.transform((point.due.toordinal(), lane))
    box = drawn.figure.bbox
    assert drawn.hover(x / box.width, 1 - y / box.height) == "某分期（手机）\nNov 29, 2026 · ahead\n¥458.33"
    assert drawn.hover(0.0, 0.0) is None


def test_an_unknown_amount_is_not_a_zero(rows: Rows, style: Style) -> None:
    drawn = figures.due_timeline(rows.due[8:9], style, today=TODAY, currency="CNY")
    assert named(drawn, "amount") == []
    axes = drawn.figure.axes[0]
    x, y = axes.transData.transform((rows.due[8].due.toordinal(), 0))
    said = drawn.hover(x / drawn.figure.bbox.width, 1 - y / drawn.figure.bbox.height)
    assert said is not None
    assert said.endswith("amount not known")


def test_growth_names_each_line_at_its_end(rows: Rows, style: Style) -> None:
    drawn = CHARTS["growth"](rows, style)
    lines = [line for line in drawn.figure.axes[0].get_lines() if line.get_gid() is None]
    assert [list(line.get_ydata()) for line in lines] == [list(line.values) for line in rows.growth]
    assert [line.get_color() for line in lines] == [style.overdue, style.soon, style.ok]
    assert len({str(line.get_linestyle()) + str(line.get_marker()) for line in lines}) == 3
    assert [text.get_text() for text in named(drawn, "name")] == [
        "Nothing is paid\n¥15,895.60",
        "只还最低\n¥12,698.60",
        "By the plan\n¥12,675.60",
    ]
    assert "today" in words(drawn)
    assert drawn.summary.splitlines()[0] == "Nothing is paid: ¥15,895.60 on Jul 11, 2027"


def test_growth_says_every_value_of_the_day_under_the_pointer(rows: Rows, style: Style) -> None:
    drawn = CHARTS["growth"](rows, style)
    axes = drawn.figure.axes[0]
    x, y = axes.transData.transform((rows.growth[0].dates[2].toordinal() + 2, sum(axes.get_ylim()) / 2))
    said = drawn.hover(x / drawn.figure.bbox.width, 1 - y / drawn.figure.bbox.height)
    assert said is not None
    assert said.splitlines() == [
        "Dec 13, 2026",
        "Nothing is paid: ¥13,165.60",
        "只还最低: ¥12,887.60",
        "By the plan: ¥12,885.60",
    ]


def test_hidden_amounts_are_nowhere_in_the_picture(rows: Rows, style: Style) -> None:
    hidden = replace(style, money=lambda _minor: "•••", axis_money=lambda _minor: "•••")
    for chart in ("due", "growth", "law", "claims", "beside", "cost", "schedule"):
        drawn = CHARTS[chart](rows, hidden)
        assert not any("¥" in word for word in [*words(drawn), drawn.summary])


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        ((0, 0), 0, 100),
        ((100_000, 900_000), 0, 1_000_000),
        ((900_000, 1_000_000), 900_000, 1_000_000),
        ((-500, 500), -500, 500),
        ((3_000_000_000_00, 3_000_000_000_00), None, None),
    ],
)
def test_the_axis_of_amounts_holds_all_values(
    values: tuple[int, int], low: int | None, high: int | None, style: Style
) -> None:
    drawn = figures.growth(
        [GrowthLine("x", (TODAY, TODAY + timedelta(30)), values)], style, today=TODAY, currency="CNY"
    )
    bottom, top = drawn.figure.axes[0].get_ylim()
    assert bottom <= min(values) <= max(values) <= top
    if low is not None:
        assert (bottom, top) == (low, high)
    assert 2 <= len(drawn.figure.axes[0].get_yticks()) <= 7


def test_a_single_day_can_be_drawn(style: Style) -> None:
    drawn = figures.growth([GrowthLine("x", (TODAY,), (5,))], style, today=TODAY, currency="CNY")
    assert rendered(drawn)
    assert rendered(figures.rolling([Counts("x", (TODAY,), (1,))], None, style, today=TODAY))


def test_spans_past_midnight_are_cut_in_two() -> None:
    assert spans([(22 * 60, 8 * 60)]) == [(0, 480), (1320, 1440)]
    assert spans([(0, 480), (720, 840)]) == [(0, 480), (720, 840)]
    assert spans([(1260, 1440)]) == [(1260, 1440)]
    assert spans([(1260, 0)]) == [(1260, 1440)]


def test_hours_shade_what_is_closed_and_frame_what_is_flagged(rows: Rows, style: Style) -> None:
    drawn = CHARTS["hours"](rows, style)
    assert [(patch.get_x(), patch.get_width()) for patch in named(drawn, "closed")] == [
        (0.0, 8.0),
        (22.0, 2.0),
    ]
    assert all(patch.get_hatch() for patch in named(drawn, "closed"))
    assert len(boxes(named(drawn, "cell"))) == 5
    assert len(boxes(named(drawn, "flagged"))) == 2
    assert {"2", "3", "1", "12", "4"} <= set(words(drawn))
    axes = drawn.figure.axes[0]
    x, y = axes.transData.transform((22.5, 0.5))
    said = drawn.hover(x / drawn.figure.bbox.width, 1 - y / drawn.figure.bbox.height)
    assert said == "Monday, 22:00 to 23:00\n3 contacts\n2 of them flagged"
    x, y = axes.transData.transform((3.5, 3.5))
    assert drawn.hover(x / drawn.figure.bbox.width, 1 - y / drawn.figure.bbox.height) is None


def test_rolling_counts_have_a_row_each_with_the_limit_in_it(rows: Rows, style: Style) -> None:
    drawn = CHARTS["rolling"](rows, style)
    curves, highest = named(drawn, "count"), max(count for line in rows.counts for count in line.counts)
    rows_of = [[curve.get_transform().transform((0, count))[1] for count in (0, highest)] for curve in curves]
    assert len(curves) == 6
    assert all(lower_top < base for (base, _top), (_base, lower_top) in pairwise(rows_of))
    assert [line.get_ydata()[0] for line in named(drawn, "limit")] == [3] * 6
    assert "limit: 3" in words(drawn)
    curve = named(drawn, "count")[0]
    assert list(curve.get_ydata())[:-1] == list(rows.counts[0].counts)
    axes = drawn.figure.axes[0]
    day = rows.counts[0].dates[26]
    x, y = axes.transData.transform((day.toordinal() + 0.4, 0.5))
    said = drawn.hover(x / drawn.figure.bbox.width, 1 - y / drawn.figure.bbox.height)
    assert said is not None
    assert said.splitlines()[:2] == ["Oct 20, 2026", "B 银行信用卡: 4, limit 3"]
    assert len(said.splitlines()) == 1 + 6, "every line's count of the day"


def test_a_count_at_the_limit_is_not_above_it(style: Style) -> None:
    days = tuple(TODAY + timedelta(n) for n in range(4))
    at_limit = figures.rolling([Counts("x", days, (1, 3, 3, 0))], 3, style, today=TODAY)
    above = figures.rolling([Counts("x", days, (1, 3, 4, 0))], 3, style, today=TODAY)
    assert at_limit.summary == "x: at most 3"
    assert above.summary == "x: at most 4; above the limit on 1 day"


def test_without_a_norm_no_limit_is_drawn(rows: Rows, style: Style) -> None:
    drawn = figures.rolling(rows.counts[:2], None, style, today=TODAY)
    assert named(drawn, "limit") == []
    assert not any("limit" in word for word in words(drawn))


def test_the_same_rows_give_the_same_picture(rows: Rows, style: Style) -> None:
    for chart in CHARTS.values():
        assert rendered(chart(rows, style)) == rendered(chart(rows, style))


def test_a_chart_can_be_saved_as_a_drawing(rows: Rows, style: Style) -> None:
    for chart in CHARTS.values():
        target = io.BytesIO()
        chart(rows, style).figure.savefig(target, format="svg")
        assert b"<svg" in target.getvalue()


def test_strain_has_a_bar_for_each_noted_day_and_days_without_a_note_stay_empty(style: Style) -> None:
    drawn = figures.strain(NOTED, style, first=TODAY - timedelta(90), today=TODAY)
    bars = named(drawn, "strain")
    assert len(bars) == len(NOTED)
    assert [bar.get_height() for bar in bars] == [one.strain for one in NOTED]
    assert drawn.hover(drawn.stops[-1].x, drawn.stops[-1].y) == "Nov 20, 2026\n4 of 5\n2 contacts"
    assert "Noted on 5 days; the hardest, 4 of 5, on Nov 20, 2026" in drawn.summary
    nothing = figures.strain((), style, first=TODAY, today=TODAY)
    assert "Nothing is noted" in nothing.summary
