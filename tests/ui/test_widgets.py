"""The small parts: chips, cards, fields, lists that fit, notices, drawings."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from fake_records import series
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from debttracker.services.explanation_views import CountMark, CountWindow
from debttracker.ui.context import UiContext
from debttracker.ui.glance import DayBar
from debttracker.ui.notify import Notice, Toast
from debttracker.ui.pages.today_glance import growth_of, nice_step
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.cells import chip_width, place_chips
from debttracker.ui.widgets.chip import Chip
from debttracker.ui.widgets.columns_layout import ColumnsLayout
from debttracker.ui.widgets.count_window import CountWindowBar
from debttracker.ui.widgets.empty_state import EmptyState
from debttracker.ui.widgets.fitting_list import FittingList
from debttracker.ui.widgets.forms import Field
from debttracker.ui.widgets.growth_area import GrowthArea
from debttracker.ui.widgets.labels import ElidedLabel, label
from debttracker.ui.widgets.month_grid import days_shown, same_day
from debttracker.ui.widgets.week_strip import WeekStrip


def test_a_chip_is_word_and_tone_together(ctx: UiContext, qtbot: QtBot) -> None:
    chip = Chip("Quiet hours", "flagged", "flag")
    qtbot.addWidget(chip)
    assert (chip.text, chip.tone, chip.accessibleName()) == ("Quiet hours", "flagged", "Quiet hours")
    chip.set_chip("Paid", "ok")
    assert (chip.text, chip.tone) == ("Paid", "ok")
    with pytest.raises(ValueError, match="pink"):
        chip.set_chip("Paid", "pink")


def test_labels_never_read_markup(ctx: UiContext) -> None:
    assert label("<b>x</b>").textFormat() == Qt.TextFormat.PlainText
    assert ElidedLabel("<b>x</b>").textFormat() == Qt.TextFormat.PlainText


def test_a_long_line_ends_in_dots_and_is_whole_in_its_tip(ctx: UiContext, qtbot: QtBot) -> None:
    line = ElidedLabel("a very long name of a lender that does not fit here")
    qtbot.addWidget(line)
    line.resize(80, 20)
    line.show()
    line.grab()
    assert line.toolTip() == line.text()
    line.resize(800, 20)
    line.grab()
    assert line.toolTip() == ""


def test_a_card_has_heading_link_and_body(ctx: UiContext, qtbot: QtBot) -> None:
    card = Card("Next 14 days", "Open the calendar")
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.link_clicked):
        card.link.click()
    assert card.link.accessibleName() == "Open the calendar (Next 14 days)"


def test_an_empty_state_says_what_to_do_first(ctx: UiContext, qtbot: QtBot) -> None:
    empty = EmptyState("phone", "No contact yet.", "Log a contact")
    qtbot.addWidget(empty)
    empty.show()
    with qtbot.waitSignal(empty.acted):
        empty.action.click()
    empty.show_empty("phone", "Nothing to do.")
    assert not empty.action.isVisible()


def test_a_field_says_what_is_wrong_at_its_place(ctx: UiContext, qtbot: QtBot) -> None:
    field = Field("&Amount", QLineEdit(), "As printed.")
    qtbot.addWidget(field)
    assert field.widget.accessibleName() == "Amount"
    assert field.title.buddy() is field.widget
    field.set_error("Please write an amount.")
    assert field.error == "Please write an amount."
    assert field.widget.accessibleDescription() == "Please write an amount."
    field.set_error("")
    assert field.error == ""
    assert field.below.text() == "As printed."


@pytest.mark.parametrize(("height", "visible", "left"), [(400, 6, 0), (240, 6, 0), (200, 4, 2), (40, 2, 4)])
def test_a_list_shows_what_fits_and_counts_the_rest(
    ctx: UiContext, qtbot: QtBot, height: int, visible: int, left: int
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    rows = FittingList(40, host)
    rows.set_rows([label(str(n)) for n in range(6)])
    rows.resize(300, height)
    host.show()
    assert sum(row.isVisible() for row in rows.rows) == visible
    assert rows.more.isVisible() == (left > 0)
    assert not left or rows.more.text() == f"{left} more"


def test_a_list_forgets_its_rows(ctx: UiContext, qtbot: QtBot) -> None:
    rows = FittingList(40)
    qtbot.addWidget(rows)
    rows.set_rows([label("old")])
    rows.set_rows([])
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert rows.rows == ()
    assert [child.text() for child in rows.findChildren(type(label()))] == []


@pytest.fixture
def toast(ctx: UiContext, qtbot: QtBot) -> Iterator[Toast]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    yield Toast(window)
    window.hide()


def test_a_notice_lies_within_its_window_and_follows_it(toast: Toast) -> None:
    toast.show_notice(Notice("Contact logged.", "Undo", lambda: None))
    assert toast.parentWidget().rect().contains(toast.geometry())
    toast.parentWidget().resize(500, 400)
    assert toast.parentWidget().rect().contains(toast.geometry())


def test_a_notice_goes_by_itself_but_not_under_the_pointer(
    toast: Toast, monkeypatch: pytest.MonkeyPatch
) -> None:
    toast.show_notice(Notice("Saved."))
    monkeypatch.setattr(toast, "underMouse", lambda: True)
    toast._timer.timeout.emit()
    assert toast.isVisible()
    monkeypatch.setattr(toast, "underMouse", lambda: False)
    toast._timer.timeout.emit()
    assert not toast.isVisible()
    assert toast.notice is None


def test_a_notice_acts_once_and_is_gone(toast: Toast) -> None:
    acted: list[str] = []
    toast.show_notice(Notice("Deleted.", "Undo", lambda: acted.append("undo")))
    toast._button.click()
    toast._act()
    assert acted == ["undo"]
    assert not toast.isVisible()


def test_growth_says_in_a_sentence_what_it_draws(ctx: UiContext, qtbot: QtBot) -> None:
    area = GrowthArea()
    qtbot.addWidget(area)
    area.resize(500, 200)
    blank = area.grab().toImage()
    growth = growth_of(ctx.money, series(100_000, 5_000), "CNY")
    assert growth is not None
    area.show_growth(growth)
    assert area.accessibleName() == "If nothing is paid, ¥300.00 will come on top by May 22, 2027."
    assert area.grab().toImage() != blank
    area.show_growth(None)
    assert area.accessibleName() == ""
    assert area.grab().toImage() == blank


@given(most=st.integers(0, 10**17), lines=st.integers(1, 6))
def test_an_axis_reaches_its_greatest_value_in_round_steps(most: int, lines: int) -> None:
    step = nice_step(most, lines)
    assert step * lines >= most
    assert str(step).rstrip("0") in {"1", "2", "5"}
    assert step == 1 or step * lines <= max(5 * most, 10 * lines)


def test_the_week_says_its_days(ctx: UiContext, qtbot: QtBot) -> None:
    strip = WeekStrip()
    qtbot.addWidget(strip)
    strip.set_days(
        [DayBar("Mon", 0, 0, "0", "Mon: 0, flagged 0"), DayBar("Tue", 6, 3, "6", "Tue: 6, flagged 3")]
    )
    assert strip.accessibleDescription() == "Mon: 0, flagged 0; Tue: 6, flagged 3"
    strip.grab()


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_six_weeks_hold_the_month(day: date) -> None:
    days = days_shown(day)
    assert len(days) == 42
    assert days[0].weekday() == 0
    assert day in days
    following = same_day(day.replace(day=1), 1) - timedelta(days=1)
    assert following in days


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(-30, 30))
def test_months_away_stay_in_their_month(day: date, months: int) -> None:
    there = same_day(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert there.day <= day.day
    assert there.day == day.day or (there + timedelta(days=1)).day == 1


def test_a_button_is_named_by_its_text(ctx: UiContext) -> None:
    assert button("&Save").accessibleName() == "Save"
    assert button("Open", name="Open Bank A").accessibleName() == "Open Bank A"


def test_columns_are_as_many_as_fit_and_rows_are_balanced(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = ColumnsLayout(100, holder, 10)
    items = [QPushButton(str(n)) for n in range(4)]
    for item in items:
        layout.addWidget(item)
    items[3].hide()
    height = items[0].sizeHint().height()
    assert [layout.heightForWidth(width) for width in (320, 319, 99)] == [
        height,
        2 * height + 10,
        3 * height + 20,
    ]
    layout.setGeometry(QRect(0, 0, 320, height))
    assert [item.geometry().getRect()[::2] for item in items[:3]] == [(0, 100), (110, 100), (220, 100)]
    items[3].show()
    layout.setGeometry(QRect(0, 0, 350, 2 * height + 10))
    assert {item.width() for item in items} == {170}, "two and two, not three and one"
    assert layout.minimumSize().width() == 100


def test_the_first_chip_gives_way_and_no_count_is_ever_changed(qapp: QApplication) -> None:
    flag, more = ("A long name of a finding", "flagged", "flag"), ("+2", "neutral", "")
    wide = place_chips((flag, more), 400)
    assert [width for _chip, _left, width in wide] == [chip_width(flag), chip_width(more)]
    narrow = place_chips((flag, more), 120)
    assert [chip for chip, _left, _width in narrow] == [flag, more]
    assert narrow[1][1] + narrow[1][2] == 120
    assert place_chips((flag, flag, flag), 120)[1][0] == ("+2", "neutral", "")
    assert place_chips((flag,), 10)[0][2] == 30


def test_a_count_window_tells_its_figures_and_draws_in_a_small_place(ctx: UiContext, qtbot: QtBot) -> None:
    begun = datetime(2026, 11, 22, tzinfo=UTC)
    hours = [(9, True), (10, False), (11, True)]
    marks = tuple(CountMark(begun.replace(hour=hour), counts, f"c{hour}") for hour, counts in hours)
    bar = CountWindowBar(CountWindow(begun, begun.replace(hour=11), marks, 1))
    qtbot.addWidget(bar)
    assert bar.accessibleName() == "2 contacts counted, 1 left out, 1 allowed"
    assert [" ".join(end.split()) for end in bar.ends()] == ["12:00 AM", "11:00 AM"]
    bar.resize(120, 58)
    assert not bar.grab().isNull()
