"""Fields of the forms of debts: what is understood, what is refused, and that nothing typed is lost."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from debttracker.errors import InputError
from debttracker.ui.context import UiContext
from debttracker.ui.debt_form.card_tables import statements_grid, transactions_grid, with_ids
from debttracker.ui.debt_form.loan_tables import fees_grid, schedule_grid
from debttracker.ui.debt_form.record_grid import CurrencyCode
from debttracker.ui.widgets.amount_field import AmountField
from debttracker.ui.widgets.date_field import DateField
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.rate_field import EveryField, FactorField, RateField
from debttracker.ui.widgets.value_editor import ParsedLine
from debttracker.ui.widgets.whole_field import WholeField, read_whole

NONSENSE = ("abc", "--", "1,2,3", "١٢", "²", "1e5", "∞", "nan", "\x00", "💰", "1/2", "'; drop", "1.2.3")
TODAY = date(2026, 11, 23)


def typed(editor: ParsedLine, text: str) -> object:
    editor.line.setText(text)
    return editor.value()


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("1234.5", 123_450),
        ("￥１，２３４．５０", 123_450),
        ("1.2万", 1_200_000),
        ("0", 0),
        ("999999999999999", 99_999_999_999_999_900),
        ("1000000000000000", None),
    ],
)
def test_amount(qtbot: QtBot, ctx: UiContext, text: str, minor: int | None) -> None:
    field = AmountField("CNY")
    qtbot.addWidget(field)
    if minor is None:
        with pytest.raises(InputError):
            typed(field, text)
    else:
        assert typed(field, text) == minor


@pytest.mark.parametrize("text", [*NONSENSE, "-5", "$5", "1.234", "99999999999999999999"])
def test_amount_refuses(qtbot: QtBot, ctx: UiContext, text: str) -> None:
    field = AmountField("CNY")
    row = FieldRow("Amount", field)
    qtbot.addWidget(row)
    field.line.setText(text)
    assert not row.check()
    assert row.error


def test_amount_of_zero_is_refused_where_something_must_be_paid(qtbot: QtBot, ctx: UiContext) -> None:
    field = AmountField("CNY", positive=True)
    qtbot.addWidget(field)
    with pytest.raises(InputError):
        typed(field, "0")


@given(st.integers(0, 10**15 - 1), st.sampled_from(["CNY", "JPY", "KWD"]))
def test_amount_is_written_so_that_it_is_read_back(minor: int, currency: str) -> None:
    field = AmountField(currency)
    field.set_value(minor)
    assert field.value() == minor
    text = field.line.text()
    field.set_value(None)
    assert field.value() is None
    assert typed(field, text) == minor
    field.deleteLater()


def test_an_amount_keeps_its_text_in_another_currency(qtbot: QtBot, ctx: UiContext) -> None:
    field = AmountField("CNY")
    qtbot.addWidget(field)
    field.set_value(123_400)
    field.set_currency("JPY")
    assert field.line.text() == "1,234.00"
    assert field.value() == 1234


def test_days_at_the_end_of_a_month(qtbot: QtBot, ctx: UiContext) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    assert typed(field, "2026-1-31") == date(2026, 1, 31)
    assert typed(field, "2024年2月29日") == date(2024, 2, 29)
    assert typed(field, "10-31") == date(2026, 10, 31)
    assert typed(field, "12-31") == date(2025, 12, 31)
    assert typed(field, "  ") is None


def test_a_coming_day_without_a_year_is_the_next_one(qtbot: QtBot, ctx: UiContext) -> None:
    field = DateField(today=TODAY, coming=True)
    qtbot.addWidget(field)
    assert typed(field, "12-31") == date(2026, 12, 31)
    assert typed(field, "11-23") == TODAY
    assert typed(field, "10-31") == date(2027, 10, 31)
    assert typed(field, "2-29") == date(2028, 2, 29)
    assert typed(field, "2026-01-05") == date(2026, 1, 5), "a year that is typed counts"
    field.ask_for_coming(False)
    with qtbot.waitSignal(field.changed):
        field.line.setText("10-31")
    assert field.value() == date(2026, 10, 31)
    with qtbot.waitSignal(field.changed):
        field.ask_for_coming(True)
    assert field.value() == date(2027, 10, 31)
    for text in set(NONSENSE) - {"1/2"}:
        with pytest.raises(InputError):
            typed(field, text)


@pytest.mark.parametrize(
    "text", [*NONSENSE, "2026-02-29", "2026-02-30", "2026-13-01", "03/04/2026", "0001-01-01", "9999-12-31"]
)
def test_day_refuses(qtbot: QtBot, ctx: UiContext, text: str) -> None:
    field = DateField()
    qtbot.addWidget(field)
    with pytest.raises(InputError):
        typed(field, text)


@pytest.mark.qt_log_ignore("plugin does not support", extend=True)
def test_a_day_chosen_in_the_calendar(qtbot: QtBot, ctx: UiContext) -> None:
    from PySide6.QtWidgets import QCalendarWidget, QMenu

    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    field.show()
    qtbot.mouseClick(field.pick, Qt.MouseButton.LeftButton)
    menu = field.findChild(QMenu)
    assert menu is not None
    calendar = menu.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate().toPython() == TODAY
    calendar.activated.emit(calendar.selectedDate().addDays(1))
    assert field.value() == date(2026, 11, 24)


def test_rates_and_factors(qtbot: QtBot, ctx: UiContext) -> None:
    rate, factor = RateField(), FactorField()
    for one in (rate, factor):
        qtbot.addWidget(one)
    assert typed(rate, "万五") == Decimal("0.05")
    assert typed(rate, "18.25%") == Decimal("18.25")
    assert typed(factor, "1.5倍") == Decimal("1.5")
    for text in (*NONSENSE, "-1", "1000000"):
        with pytest.raises(InputError):
            typed(rate, text)
        with pytest.raises(InputError):
            typed(factor, text)
    with pytest.raises(InputError):
        typed(factor, "50%")


def test_whole_numbers(qtbot: QtBot, ctx: UiContext) -> None:
    field = WholeField(1, 31)
    qtbot.addWidget(field)
    assert typed(field, "31") == 31
    assert typed(field, "８号") == 8
    for text in (*NONSENSE, "0", "32", "-1", "1.5", "9" * 30):
        with pytest.raises(InputError):
            typed(field, text)


@given(st.text(max_size=20))
def test_whole_number_is_read_or_refused(text: str) -> None:
    with suppress(InputError):
        assert 0 <= read_whole(text, 0, 9999) <= 9999


def test_how_often(qtbot: QtBot, ctx: UiContext) -> None:
    field = EveryField()
    qtbot.addWidget(field)
    assert field.value() is None
    field.count.line.setText("1")
    assert field.value() == "1 month"
    field.set_value("14 day")
    assert field.value() == "14 day"
    field.count.line.setText("x")
    with pytest.raises(InputError):
        field.value()
    field.set_value("every blue moon")
    assert field.value() == "every blue moon", "what cannot be shown is kept while it is not touched"


def test_rows_are_pasted_into_a_payment_table(qtbot: QtBot, ctx: UiContext) -> None:
    grid = schedule_grid(CurrencyCode("CNY"))
    qtbot.addWidget(grid)
    grid.model.paste(0, 0, "2026-01-31\t945.60\t745.60\t200\n2026-02-28\t945.60\t\t\n")
    rows = grid.value()
    assert [row.due for row in rows] == [date(2026, 1, 31), date(2026, 2, 28)]
    assert rows[0].interest == 20_000
    assert rows[1].interest is None
    assert grid.model.rowCount() == 3, "an empty row stands last"


def test_a_wrong_cell_is_named_by_row_and_column(qtbot: QtBot, ctx: UiContext) -> None:
    grid = statements_grid(CurrencyCode("CNY"))
    qtbot.addWidget(grid)
    grid.model.paste(0, 0, "2026-01-05\t2026-01-25\tlots\t10")
    with pytest.raises(InputError, match="row 1, Balance"):
        grid.value()
    index = grid.model.index(0, 2)
    assert index.data(Qt.ItemDataRole.ToolTipRole)
    grid.model.setData(index, "800")
    assert grid.value()[0].balance == 80_000
    grid.model.setData(grid.model.index(0, 0), "")
    with pytest.raises(InputError, match="please fill this in"):
        grid.value()


def test_rows_keep_what_is_not_shown(qtbot: QtBot, ctx: UiContext) -> None:
    from debttracker.debts.debt import Transaction

    grid = transactions_grid(CurrencyCode("CNY"))
    qtbot.addWidget(grid)
    grid.set_value([Transaction("t9", TODAY, 5_000)])
    grid.model.setData(grid.model.index(0, 1), "60")
    grid.model.paste(1, 0, "2026-11-01\t7\tPurchase\tshoes")
    rows = with_ids(grid.value())
    assert [(row.id, row.amount, row.note) for row in rows] == [("t9", 6_000, None), ("t1", 700, "shoes")]


def test_fees_are_taken_at_a_time_or_on_a_day(qtbot: QtBot, ctx: UiContext) -> None:
    grid = fees_grid(CurrencyCode("CNY"))
    qtbot.addWidget(grid)
    grid.model.paste(0, 0, "\t50\nservice\t5\tWith every payment\nbreak\t9\t2026-03-01")
    assert [(fee.name, fee.when) for fee in grid.value()] == [
        ("Fee 1", "start"),
        ("service", "each"),
        ("break", "2026-03-01"),
    ]
    grid.model.paste(0, 2, "some day")
    with pytest.raises(InputError):
        grid.value()


def test_a_row_is_removed(qtbot: QtBot, ctx: UiContext) -> None:
    grid = fees_grid(CurrencyCode("CNY"))
    qtbot.addWidget(grid)
    grid.model.paste(0, 0, "a\t1\nb\t2")
    grid.view.setCurrentIndex(grid.model.index(0, 0))
    grid.remove.click()
    assert [fee.name for fee in grid.value()] == ["b"]


def test_the_table_is_a_sound_model(qtmodeltester, ctx: UiContext) -> None:
    grid = fees_grid(CurrencyCode("CNY"))
    grid.model.paste(0, 0, "a\t1\nb\tx")
    qtmodeltester.check(grid.model)
    grid.deleteLater()
