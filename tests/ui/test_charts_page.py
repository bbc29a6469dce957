"""The page Charts: drawn when seen, with values, numbers and files, and nothing left behind."""

import csv
import gc
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from fake_charts import LAW_WORDS, SOURCE
from fake_records import BALANCES, CARD_B, DUE, TODAY, debt_row, series
from fake_session import FakeSession, empty
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from debttracker.charts.money_series import Stack
from debttracker.charts.series import DueTone
from debttracker.debts.balance import DueState
from debttracker.services.changes import ChangeKind, Changes
from debttracker.services.views import GrowthChart, GrowthSeries
from debttracker.ui.context import UiContext
from debttracker.ui.pages.charts_page import ChartsPage, due_points, due_tone
from debttracker.ui.theme.theme import Theme
from debttracker.ui.widgets.chart_growth import growth_lines
from debttracker.ui.widgets.chart_schedule import near

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)
DUE_TAB, GROWTH_TAB, COST_TAB, SCHEDULE_TAB, CLAIMS_TAB, HOURS_TAB, ROLLING_TAB, STRAIN_TAB = range(8)


@pytest.fixture
def page(ctx: UiContext, qtbot: QtBot) -> Iterator[ChartsPage]:
    made = ChartsPage(ctx)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    yield made
    made.close()


def drawn(page: ChartsPage, tab: int, qtbot: QtBot):
    page.tabs.setCurrentIndex(tab)
    canvas = page.charts[tab].canvas
    qtbot.waitUntil(lambda: canvas.drawn is not None)
    return canvas


def figures() -> int:
    from matplotlib.figure import Figure

    gc.collect()
    return sum(isinstance(one, Figure) for one in gc.get_objects())


def test_matplotlib_waits_for_the_first_chart() -> None:
    code = (
        "import sys, debttracker.ui.pages.charts_page, debttracker.ui.pages.debts_page, "
        "debttracker.ui.dialogs.debt_dialog; "
        "sys.exit('matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("tab", range(7))
def test_every_chart_is_drawn_when_it_is_seen(page: ChartsPage, qtbot: QtBot, tab: int) -> None:
    canvas = drawn(page, tab, qtbot)
    assert canvas.accessibleName() == canvas.drawn.summary
    image = canvas.grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 3
    others = [chart.canvas.drawn for place, chart in enumerate(page.charts) if place not in {tab, 0}]
    assert others == [None] * len(others), "what is not seen is not drawn"


def test_it_says_that_it_is_drawing_first(ctx: UiContext, qtbot: QtBot) -> None:
    page = ChartsPage(ctx)
    qtbot.addWidget(page)
    page.resize(800, 500)
    page.show()
    canvas = page.charts[0].canvas
    assert canvas.drawn is None
    canvas.grab()
    qtbot.waitUntil(lambda: canvas.drawn is not None)


def test_figures_are_not_left_behind(page: ChartsPage, qtbot: QtBot) -> None:
    canvas = drawn(page, GROWTH_TAB, qtbot)
    before = figures()
    for _ in range(12):
        canvas.draw()
    assert figures() == before


def test_a_closed_page_leaves_no_figure(ctx: UiContext, qtbot: QtBot) -> None:
    page = ChartsPage(ctx)
    page.resize(800, 500)
    page.show()
    drawn(page, GROWTH_TAB, qtbot)
    before = figures()
    page.close()
    page.deleteLater()
    QApplication.sendPostedEvents(None, 52)
    del page
    assert figures() < before


def test_it_is_drawn_anew_in_another_size_and_theme(page: ChartsPage, qtbot: QtBot, qapp) -> None:
    canvas = drawn(page, GROWTH_TAB, qtbot)
    first = canvas.drawn
    with qtbot.waitSignal(canvas.drawn_anew):
        page.resize(1000, 700)
    assert canvas.drawn is not first
    light = canvas.drawn.figure.get_facecolor()
    old = qapp.property("debttracker_theme")
    try:
        with qtbot.waitSignal(canvas.drawn_anew):
            Theme("dark").apply(qapp)
        assert canvas.drawn.figure.get_facecolor() != light
    finally:
        old.apply(qapp)


def test_the_pointer_is_told_what_is_below_it(page: ChartsPage, qtbot: QtBot) -> None:
    canvas = drawn(page, GROWTH_TAB, qtbot)
    said = canvas.said_at(canvas.width() / 3, canvas.height() / 2)
    assert said is not None
    assert "If nothing is paid" in said
    assert canvas.said_at(-5, -5) is None


@pytest.mark.parametrize("tab", range(7))
def test_the_numbers_stand_in_a_table(page: ChartsPage, qtbot: QtBot, tab: int) -> None:
    drawn(page, tab, qtbot)
    chart = page.charts[tab]
    chart.toggle.setChecked(True)
    assert chart.numbers is not None
    assert chart.numbers.isVisible()
    assert chart.numbers.model().rowCount() == len(chart.canvas.drawn.table.rows) > 0
    chart.toggle.setChecked(False)
    assert chart.canvas.isVisible()


def test_numbers_follow_the_choice_while_they_are_shown(
    page: ChartsPage, qtbot: QtBot, session: FakeSession
) -> None:
    chart = page.charts[ROLLING_TAB]
    drawn(page, ROLLING_TAB, qtbot)
    chart.toggle.setChecked(True)
    before = chart.numbers
    with qtbot.waitSignal(chart.canvas.drawn_anew):
        chart.days.set_value(365)
    assert chart.numbers is not before
    assert chart.numbers.isVisible()


@pytest.mark.parametrize("ending", [".png", ".svg", ".csv"])
def test_a_chart_is_saved(page: ChartsPage, qtbot: QtBot, tmp_path: Path, ending: str) -> None:
    canvas = drawn(page, GROWTH_TAB, qtbot)
    path = tmp_path / f"chart{ending}"
    before = figures()
    page.charts[GROWTH_TAB].write(path)
    assert figures() == before
    if ending == ".png":
        image = QImage(str(path))
        assert image.width() >= 2 * canvas.width() - 2
    elif ending == ".svg":
        assert "<svg" in path.read_text(encoding="utf-8")
    else:
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
        assert rows[0] == ["Date", "If nothing is paid", "If the minimum is paid"]
        assert rows[1] == [TODAY.isoformat(), "0.00", "0.00"]


def test_numbers_are_saved_while_only_they_are_shown(page: ChartsPage, qtbot: QtBot, tmp_path: Path) -> None:
    drawn(page, HOURS_TAB, qtbot)
    page.charts[HOURS_TAB].toggle.setChecked(True)
    page.charts[HOURS_TAB].write(tmp_path / "n.csv")
    page.charts[HOURS_TAB].write(tmp_path / "n.png")
    assert (tmp_path / "n.csv").stat().st_size > 0
    assert (tmp_path / "n.png").stat().st_size > 0


def test_amounts_are_hidden_in_the_chart(page: ChartsPage, qtbot: QtBot, ctx: UiContext) -> None:
    canvas = drawn(page, GROWTH_TAB, qtbot)
    with qtbot.waitSignal(canvas.drawn_anew):
        ctx.amounts_hidden = True
    assert "6,600" not in canvas.drawn.summary
    page.charts[GROWTH_TAB].toggle.setChecked(True)
    assert page.charts[GROWTH_TAB].numbers.model().index(1, 1).data() == "•••"


def test_a_chosen_debt_that_is_gone_gives_way_to_all(
    page: ChartsPage, qtbot: QtBot, session: FakeSession, ctx: UiContext
) -> None:
    canvas = drawn(page, GROWTH_TAB, qtbot)
    chart = page.charts[GROWTH_TAB]
    chart.debt.set_value("card-b")
    assert chart.debt.value() == "card-b"
    session.rows = session.rows[:1]
    ctx.bus.changed.emit(Changes(frozenset({ChangeKind.DEBTS})))
    assert chart.debt.value() is None
    qtbot.waitUntil(lambda: canvas.drawn is not None)


def test_an_empty_case_says_so(ctx: UiContext, qtbot: QtBot) -> None:
    session = empty()
    ctx.tasks.session = session  # type: ignore[assignment]
    page = ChartsPage(ctx)
    qtbot.addWidget(page)
    page.resize(800, 500)
    page.show()
    canvas = drawn(page, DUE_TAB, qtbot)
    assert canvas.drawn.summary.splitlines() == [
        "Nothing is due in this period.",
        "Choose a longer time, or enter the due day of a debt.",
    ]


def test_amounts_beyond_all_reason_are_drawn(page: ChartsPage, qtbot: QtBot, session: FakeSession) -> None:
    days = (date(2026, 10, 31), date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 29))
    huge = GrowthSeries(days, (10**17,) * 4, (0, 10**15, 10**16, 10**17))
    session.growth = lambda _debt, _days: GrowthChart("CNY", huge, huge)  # type: ignore[method-assign]
    canvas = drawn(page, GROWTH_TAB, qtbot)
    assert "1,000,000,000,000,000" in canvas.drawn.summary


def test_currencies_are_not_mixed(
    page: ChartsPage, qtbot: QtBot, session: FakeSession, ctx: UiContext
) -> None:
    session.dues = (*DUE, replace(DUE[2], currency="USD"))
    canvas = drawn(page, DUE_TAB, qtbot)
    with qtbot.waitSignal(canvas.drawn_anew):
        ctx.bus.changed.emit(Changes(frozenset({ChangeKind.DEBTS})))
    chart = page.charts[DUE_TAB]
    assert chart.currency_row.isVisible()
    assert len(canvas.drawn.table.rows) == len(DUE)
    with qtbot.waitSignal(canvas.drawn_anew):
        chart.currency.set_value("USD")
    assert len(canvas.drawn.table.rows) == 1


def test_due_dates_as_points() -> None:
    assert [due_tone(row) for row in DUE] == [
        DueTone.OVERDUE,
        DueTone.PAID,
        DueTone.SOON,
        DueTone.SOON,
        DueTone.AHEAD,
    ]
    partly = replace(DUE[3], item=replace(DUE[3].item, amount=90_000, unpaid=45_833))
    assert due_points([partly])[0].amount == 45_833
    paid = replace(DUE[1], item=replace(DUE[1].item, unpaid=0, state=DueState.PAID))
    assert due_points([paid])[0].amount == 230_000


def test_growth_without_figures_has_no_lines() -> None:
    none = GrowthSeries((), (), ())
    assert growth_lines(GrowthChart("CNY", none, none), owed=True) == ()


def test_unknown_terms_are_said_below_the_chart(page: ChartsPage, qtbot: QtBot, session: FakeSession) -> None:
    drawn(page, GROWTH_TAB, qtbot)
    chart = page.charts[GROWTH_TAB]
    assert "may be higher" in chart.note.text()
    row = debt_row(CARD_B)
    session.rows = (replace(row, balance=replace(BALANCES["card-b"], missing=())),)
    chart.refresh()
    assert "may be higher" not in chart.note.text()


def choose(page: ChartsPage, tab: int, box: str, value: object, qtbot: QtBot):
    """Make a choice above a chart and wait until it is drawn anew."""
    canvas = drawn(page, tab, qtbot)
    with qtbot.waitSignal(canvas.drawn_anew):
        getattr(page.charts[tab], box).set_value(value)
    return canvas


def test_the_law_is_drawn_for_one_debt(page: ChartsPage, qtbot: QtBot, session: FakeSession) -> None:
    chart = page.charts[GROWTH_TAB]
    drawn(page, GROWTH_TAB, qtbot)
    assert "Choose one debt" in chart.note.text()
    canvas = choose(page, GROWTH_TAB, "debt", "card-b", qtbot)
    assert session.money_charts.asked == ["card-b"]
    assert SOURCE in canvas.drawn.summary
    assert LAW_WORDS in chart.note.text()
    column = canvas.drawn.table.titles.index("Legal cap: 24% a year")
    start = 1_270_000 - series(1_290_560, 0).owed[0]
    assert canvas.drawn.table.rows[0][column] == start
    assert "Below zero" in chart.note.text()
    canvas = choose(page, GROWTH_TAB, "what", "owed", qtbot)
    assert canvas.drawn.table.rows[0][column] == 1_270_000
    assert "Below zero" not in chart.note.text()


def test_words_with_amounts_are_not_said_while_amounts_are_hidden(
    page: ChartsPage, qtbot: QtBot, ctx: UiContext
) -> None:
    canvas = choose(page, GROWTH_TAB, "debt", "card-b", qtbot)
    assert "today is above it" in page.charts[GROWTH_TAB].note.text()
    with qtbot.waitSignal(canvas.drawn_anew):
        ctx.amounts_hidden = True
    assert "today is above it" not in page.charts[GROWTH_TAB].note.text()
    for tab in (COST_TAB, SCHEDULE_TAB, CLAIMS_TAB):
        assert "¥" not in drawn(page, tab, qtbot).drawn.summary


def test_cost_of_each_debt_of_all_and_of_one(page: ChartsPage, qtbot: QtBot, session: FakeSession) -> None:
    canvas = drawn(page, COST_TAB, qtbot)
    chart = page.charts[COST_TAB]
    assert len(canvas.drawn.table.rows) == 6
    assert "known of 1 of 2 debts" in chart.note.text()
    assert "1 debt in another currency" in chart.note.text()
    canvas = choose(page, COST_TAB, "how", "sum", qtbot)
    assert [row[-1] for row in canvas.drawn.table.rows] == [499_000, 2_439_011, 1_090_000]
    canvas = choose(page, COST_TAB, "debt", "loan-c", qtbot)
    assert not chart.how_row.isVisible()
    assert {row[0] for row in canvas.drawn.table.rows} == {"Micro-loan C"}
    assert session.money_charts.asked == [None, "loan-c"]


def test_payments_of_all_by_month_of_a_loan_and_of_a_card(page: ChartsPage, qtbot: QtBot) -> None:
    canvas = drawn(page, SCHEDULE_TAB, qtbot)
    chart = page.charts[SCHEDULE_TAB]
    assert canvas.drawn.table.titles[2:6] == ("Principal", "Interest", "Fees", "Card minimum")
    assert "not known yet: Bank A card 1234" in chart.note.text()
    assert canvas.drawn.table.rows[0][1] == "October 2026"
    canvas = choose(page, SCHEDULE_TAB, "debt", "loan-c", qtbot)
    assert [row[1] for row in canvas.drawn.table.rows] == [f"Instalment {n}" for n in range(1, 5)]
    canvas = choose(page, SCHEDULE_TAB, "debt", "card-b", qtbot)
    assert canvas.drawn.table.titles[2:4] == ("Card minimum", "Rest of the balance")
    assert [row[2:5] for row in canvas.drawn.table.rows] == [
        (170_000, 1_530_000, 1_700_000),
        (0, 1_700_000, 1_700_000),
    ]
    assert "minimum payment is not known" in chart.note.text()


def test_payments_far_away_can_be_left_out() -> None:
    rows = [Stack(TODAY + timedelta(days=n), "", {}, DueTone.AHEAD) for n in (-400, -365, 0, 365, 366)]
    assert [stack.day for stack in near(rows, TODAY, 365)] == [stack.day for stack in rows[1:4]]
    assert near(rows, TODAY, None) == rows


def test_claims_on_the_only_debt_that_has_any(page: ChartsPage, qtbot: QtBot, session: FakeSession) -> None:
    canvas = drawn(page, CLAIMS_TAB, qtbot)
    chart = page.charts[CLAIMS_TAB]
    assert session.money_charts.asked == ["card-b"]
    assert canvas.drawn.table.titles == ("Date", "Claimed", "By the terms", "Legal cap: 24% a year")
    assert "name no total" in chart.note.text()
    assert "at least so much" in chart.note.text()


def test_the_latest_claims_of_several_debts(page: ChartsPage, qtbot: QtBot, session: FakeSession) -> None:
    session.money_charts.claimed = (("card-b", "Bank B card 8890"), ("loan-c", "Micro-loan C"))
    canvas = drawn(page, CLAIMS_TAB, qtbot)
    assert canvas.drawn.table.rows[0][2:] == (1_900_000, 1_824_011, "Legal cap: 24% a year", 1_800_000)
    canvas = choose(page, CLAIMS_TAB, "debt", "card-b", qtbot)
    assert canvas.drawn.table.titles[0] == "Date"
    assert session.money_charts.asked == [None, "card-b"]


@pytest.mark.parametrize("tab", [GROWTH_TAB, COST_TAB, SCHEDULE_TAB, CLAIMS_TAB])
def test_an_empty_case_says_in_every_chart_on_money_what_to_do(
    ctx: UiContext, qtbot: QtBot, tab: int
) -> None:
    session = empty()
    none = GrowthSeries((), (), ())
    session.growth = lambda _debt, _days: GrowthChart("CNY", none, none)  # type: ignore[method-assign]
    ctx.tasks.session = session  # type: ignore[assignment]
    page = ChartsPage(ctx)
    qtbot.addWidget(page)
    page.resize(800, 500)
    page.show()
    canvas = drawn(page, tab, qtbot)
    assert canvas.drawn.table.rows == ()
    assert canvas.drawn.summary.endswith(".")


def test_beside_the_strain_stands_a_way_to_help(page: ChartsPage, ctx: UiContext, qtbot: QtBot) -> None:
    canvas = drawn(page, STRAIN_TAB, qtbot)
    assert "4 of 5" in canvas.drawn.summary
    assert "no diagnosis" in page.charts[STRAIN_TAB].note.text()
    with qtbot.waitSignal(ctx.navigate.help_lines_wanted):
        page.charts[STRAIN_TAB].help.click()
