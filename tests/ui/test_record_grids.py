"""The tables of the debt form: an edit of one field of a record leaves every other as it stood."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from whole_records import DAY, FULL

from debttracker.debts.debt import DebtChange, DebtEvent, Statement, Transaction
from debttracker.debts.terms import BalanceRate, Fee, ScheduleRow
from debttracker.debts.vocabulary import DebtChangeKind
from debttracker.errors import InputError
from debttracker.ui.context import UiContext
from debttracker.ui.debt_form.card_tables import rates_grid, statements_grid, transactions_grid
from debttracker.ui.debt_form.change_table import changes_grid, needed
from debttracker.ui.debt_form.event_tables import (
    acknowledgements_grid,
    credit_reports_grid,
    judgments_grid,
    suits_grid,
)
from debttracker.ui.debt_form.loan_tables import fees_grid, schedule_grid
from debttracker.ui.debt_form.record_grid import CurrencyCode, RecordGrid

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)

CNY = CurrencyCode("CNY")
GRIDS: dict[type, Callable[[], RecordGrid]] = {
    Statement: lambda: statements_grid(CNY),
    Transaction: lambda: transactions_grid(CNY),
    BalanceRate: rates_grid,
    Fee: lambda: fees_grid(CNY),
    ScheduleRow: lambda: schedule_grid(CNY),
    DebtChange: lambda: changes_grid(CNY),
    DebtEvent: lambda: acknowledgements_grid(CNY),
}
FREE_TEXT = {(DebtEvent, "kind"), (DebtEvent, "by")}
EACH_FIELD = [(kind, field.name) for kind in FULL for field in fields(kind) if field.name != "id"]

HIDDEN = {(DebtEvent, "marked_disputed")}
FOLDED_FIELD = [
    pair for pair in EACH_FIELD if pair[0] in {Statement, DebtChange, DebtEvent} and pair not in HIDDEN
]


def grid_of(qtbot: QtBot, kind: type) -> RecordGrid:
    grid = GRIDS[kind]()
    qtbot.addWidget(grid)
    grid.set_value([FULL[kind]])
    return grid


def column_of(grid: RecordGrid, key: str) -> int:
    return next(place for place, column in enumerate(grid.model.columns) if column.key == key)


def other_text(grid: RecordGrid, key: str) -> tuple[str, Any]:
    """Return a text for a column that is not the one written there, and what it is read as."""
    column = grid.model.columns[column_of(grid, key)]
    for text in (*column.choices, "2026-12-24", "7", "1 month", "other"):
        try:
            value = column.parse(text)
        except InputError:
            continue
        if value != getattr(FULL[type(grid.value()[0])], key):
            return text, value
    raise AssertionError(key)


@pytest.mark.parametrize("kind", FULL)
def test_every_field_of_a_record_is_a_column(qtbot: QtBot, ctx: UiContext, kind: type) -> None:
    grid = grid_of(qtbot, kind)
    names = [field.name for field in fields(kind)]
    assert sorted(column.key for column in grid.model.columns) == sorted(names)
    assert all(getattr(FULL[kind], name) not in (None, ()) for name in names), "each field is tried"
    assert grid.value() == (FULL[kind],)


@pytest.mark.parametrize(("kind", "name"), EACH_FIELD)
def test_an_edit_of_one_cell_changes_that_field_alone(
    qtbot: QtBot, ctx: UiContext, kind: type, name: str
) -> None:
    grid = grid_of(qtbot, kind)
    text, value = other_text(grid, name)
    grid.model.setData(grid.model.index(0, column_of(grid, name)), text)
    assert grid.value() == (replace(FULL[kind], **{name: value}),)


@pytest.mark.parametrize(("kind", "name"), FOLDED_FIELD)
def test_an_edit_in_the_form_of_the_row_changes_that_field_alone(
    qtbot: QtBot, ctx: UiContext, kind: type, name: str
) -> None:
    grid = grid_of(qtbot, kind)
    text, value = other_text(grid, name)
    grid.view.setCurrentIndex(grid.model.index(0, 0))
    dialog = grid.open_row()
    editor = dialog.rows[name].editor
    if hasattr(editor, "line"):
        editor.line.setText(text)
    else:
        editor.set_value(text)
    dialog.accept()
    assert grid.value() == (replace(FULL[kind], **{name: value}),)


@pytest.mark.parametrize("kind", FULL)
def test_pasting_over_a_cell_keeps_the_rest(qtbot: QtBot, ctx: UiContext, kind: type) -> None:
    grid = grid_of(qtbot, kind)
    key = grid.model.columns[0].key
    text, value = other_text(grid, key)
    grid.model.paste(0, 0, text)
    assert grid.value() == (replace(FULL[kind], **{key: value}),)


def test_amounts_that_are_folded_away_follow_the_currency(qtbot: QtBot, ctx: UiContext) -> None:
    currency = CurrencyCode("CNY")
    grid = statements_grid(currency)
    qtbot.addWidget(grid)
    grid.set_value([Statement(DAY, balance=50_000, interest=1_200)])
    currency.code = "JPY"
    grid.model.read_anew()
    assert grid.value() == (Statement(DAY, balance=500, interest=12),)


def test_a_row_tells_how_many_values_are_folded_away(qtbot: QtBot, ctx: UiContext) -> None:
    grid = grid_of(qtbot, Statement)
    head = grid.model.headerData(0, Qt.Orientation.Vertical)
    assert head == "1 +10"
    assert grid.model.headerData(1, Qt.Orientation.Vertical) == 2
    assert not grid.whole_row.isHidden()
    assert grid_of(qtbot, Fee).whole_row.isHidden(), "nothing of a fee is folded away"


def test_a_row_with_folded_values_alone_is_not_dropped(qtbot: QtBot, ctx: UiContext) -> None:
    grid = statements_grid(CNY)
    qtbot.addWidget(grid)
    dialog = grid.open_row()
    dialog.rows["interest"].editor.line.setText("12")
    dialog.accept()
    with pytest.raises(InputError, match="row 1"):
        grid.value()


def test_a_wrong_text_keeps_the_form_of_a_row_open(qtbot: QtBot, ctx: UiContext) -> None:
    grid = grid_of(qtbot, Statement)
    dialog = grid.open_row()
    dialog.rows["interest"].editor.line.setText("lots")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.rows["interest"].error
    dialog.reject()
    assert grid.value() == (FULL[Statement],)


@pytest.mark.parametrize("kind", DebtChangeKind)
def test_a_change_asks_only_for_what_its_kind_needs(
    qtbot: QtBot, ctx: UiContext, kind: DebtChangeKind
) -> None:
    grid = changes_grid(CNY)
    qtbot.addWidget(grid)
    grid.set_value([DebtChange(DAY, kind)])
    grid.view.setCurrentIndex(grid.model.index(0, 0))
    dialog = grid.open_row()
    shown = {key for key, row in dialog.rows.items() if row.isVisibleTo(dialog)}
    assert shown == needed(kind)
    dialog.reject()


@pytest.mark.parametrize("text", ["\x00", "💰", "\u202e12", "nan", "1e9", "9" * 40, "-1"])
@pytest.mark.parametrize("kind", FULL)
def test_nonsense_in_a_cell_is_named_with_its_row(
    qtbot: QtBot, ctx: UiContext, kind: type, text: str
) -> None:
    for column in GRIDS[kind]().model.columns:
        grid = grid_of(qtbot, kind)
        if column.key in {"name", "note", "id"} or (kind, column.key) in FREE_TEXT:
            continue
        grid.model.setData(grid.model.index(0, column_of(grid, column.key)), text)
        with pytest.raises(InputError, match="row 1"):
            grid.value()


@pytest.mark.parametrize(
    "make", [acknowledgements_grid, suits_grid, judgments_grid, credit_reports_grid], ids=lambda f: f.__name__
)
def test_events_of_every_kind_keep_all_their_fields(
    qtbot: QtBot, ctx: UiContext, make: Callable[[CurrencyCode], RecordGrid]
) -> None:
    grid = make(CNY)
    qtbot.addWidget(grid)
    events = (FULL[DebtEvent], DebtEvent(DAY, " words of their own "), DebtEvent(DAY))
    grid.set_value(events)
    assert grid.value() == events
    grid.model.setData(grid.model.index(0, column_of(grid, "note")), "other")
    assert grid.value() == (replace(events[0], note="other"), *events[1:])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Request for more time", "request_for_delay"),
        (" promise to PAY ", "promise"),
        ("he shook my hand", "he shook my hand"),
        ("\u202e\U0001f4b0", "\u202e\U0001f4b0"),
        ("", None),
    ],
)
def test_a_kind_of_event_is_a_known_word_or_what_was_typed(
    qtbot: QtBot, ctx: UiContext, text: str, kept: str | None
) -> None:
    grid = acknowledgements_grid(CNY)
    qtbot.addWidget(grid)
    grid.set_value([DebtEvent(DAY, "plan")])
    assert grid.model.index(0, column_of(grid, "kind")).data() == "Repayment plan agreed"
    grid.model.setData(grid.model.index(0, column_of(grid, "kind")), text)
    assert grid.value() == (DebtEvent(DAY, kept),)


def test_tab_leaves_the_table_and_goes_on_while_typing(qtbot: QtBot, ctx: UiContext) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    grid, after = acknowledgements_grid(CNY), QLineEdit()
    layout.addWidget(grid)
    layout.addWidget(after)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    grid.view.setFocus()
    grid.view.setCurrentIndex(grid.model.index(0, 0))
    qtbot.keyClick(grid.view, "2")
    qtbot.keyClicks(QApplication.focusWidget(), "026-03-31")
    press(qtbot, Qt.Key.Key_Tab)
    assert grid.view.currentIndex().column() == 1
    assert grid.value() == (DebtEvent(DAY),)
    press(qtbot, Qt.Key.Key_Escape)
    assert grid.view.hasFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert not grid.view.hasFocus()
    assert not grid.view.isAncestorOf(QApplication.focusWidget())


def press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()  # an editor of a cell goes by an event
