"""Copying, saving and choosing columns of a table, as a person does it."""

import csv
import os
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from debttracker.errors import WorldError
from debttracker.settings import Settings
from debttracker.ui.context import UiContext
from debttracker.ui.models.row_model import Column, LazyRowModel, RowModel, SortElsewhere
from debttracker.ui.widgets.table import DataTable
from debttracker.ui.widgets.table_memory import remember_table
from debttracker.ui.widgets.table_menu import fill_column_menu, save_table

ROWS = (("b", "=1+1", -5), ("a", "two\nlines", 12), ("c", "", 7))
COLUMNS = (
    Column("name", lambda: "Name", lambda row: row[0]),
    Column("note", lambda: "A & B", lambda row: row[1], detail=lambda row: f"row {row[0]}"),
    Column(
        "size",
        lambda: "Size",
        lambda row: "" if row[2] < 0 else str(row[2]),
        sort=lambda row: row[2],
        chips=lambda row: (("less than nothing", "soon", "clock"),) if row[2] < 0 else (),
    ),
)


def made(qtbot: QtBot, rows: Sequence[tuple[str, str, int]] = ROWS, *, lazy: bool = False) -> DataTable:
    model = (LazyRowModel if lazy else RowModel)(COLUMNS, lambda row: row[0])
    table = DataTable(model, "Things", None, SortElsewhere() if lazy else None)
    table.setSelectionMode(DataTable.SelectionMode.ExtendedSelection)
    qtbot.addWidget(table)
    model.set_rows(rows)
    table.resize(500, 300)
    table.show()
    return table


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def entry(menu: QMenu, text: str):
    return next(action for action in menu.actions() if action.text().replace("&", "") == text)


@pytest.mark.parametrize("lazy", [False, True])
def test_the_rows_chosen_are_copied_as_they_are_sorted_and_shown(qtbot: QtBot, *, lazy: bool) -> None:
    table = made(qtbot, sorted(ROWS) if lazy else ROWS, lazy=lazy)
    table.sort_by_key("name")
    table.want_column("size", wanted=False)
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == "Name\tA & B\na\ttwo lines, row a\nb\t=1+1, row b"


def test_nothing_chosen_leaves_the_clipboard(qtbot: QtBot) -> None:
    table = made(qtbot)
    QGuiApplication.clipboard().setText("mine")
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == "mine"


def test_the_menu_key_opens_the_menu_and_its_columns(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: opened.append(menu))
    table = made(qtbot)
    table.selectRow(0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(table, event)
    entry(table.row_menu, "Copy as CSV").trigger()
    assert list(csv.reader(clipboard().splitlines())) == [
        ["Name", "A & B", "Size"],
        ["b", "'=1+1, row b", "less than nothing"],
    ]
    entry(table.row_menu, "Columns…").trigger()
    table.horizontalHeader().customContextMenuRequested.emit(QPoint(5, 5))
    assert opened == [table.row_menu, table.column_menu, table.column_menu]
    assert [action.text() for action in table.column_menu.actions()][:3] == ["Name", "A && B", "Size"]


def test_columns_are_chosen_and_one_stays(qtbot: QtBot) -> None:
    table = made(qtbot)
    for key in ("note", "size"):
        table.want_column(key, wanted=False)
    menu = table.column_menu
    fill_column_menu(menu, table)
    states = [(a.text(), a.isChecked(), a.isEnabled()) for a in menu.actions()[:3]]
    assert states == [("Name", True, False), ("A && B", False, True), ("Size", False, True)]
    menu.actions()[1].trigger()
    assert not table.isColumnHidden(1)
    assert table.isColumnHidden(2)


def test_a_column_without_room_comes_back_only_if_it_is_wanted(qtbot: QtBot) -> None:
    table = made(qtbot)
    table.want_column("size", wanted=False)
    for hidden in (True, False):
        table.setColumnHidden(1, hidden)
        table.setColumnHidden(2, hidden)
        assert table.isColumnHidden(1) is hidden
        assert table.isColumnHidden(2)


def test_the_choice_is_kept_and_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    settings = Settings(file)
    table = made(qtbot)
    remember_table(table, "page", settings)
    table.want_column("note", wanted=False)
    table.horizontalHeader().resizeSection(0, 222)
    settings.save()
    again = made(qtbot)
    remember_table(again, "page", Settings.load(file))
    assert again.unwanted == {"note"}
    assert again.isColumnHidden(1)
    assert again.columnWidth(0) == 222
    again.arrange_anew()
    assert not again.isColumnHidden(1)
    assert again.columnWidth(0) == COLUMNS[0].width
    assert again.sort_state() is None


def test_a_kept_choice_that_would_leave_nothing_is_not_followed(qtbot: QtBot) -> None:
    table = made(qtbot)
    table.set_unwanted({"name", "note", "size", "older"})
    assert table.unwanted == frozenset()


def test_a_table_is_saved_whole_for_its_owner_alone(qtbot: QtBot, ctx: UiContext, tmp_path: Path) -> None:
    table = made(qtbot)
    said: list[str] = []
    ctx.notify.wanted.connect(lambda notice: said.append(notice.text))
    save_table(table, ctx, tmp_path / "things.csv")
    assert said == ["3 rows saved as things.csv."]
    with (tmp_path / "things.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file)] == ["Name", "b", "a", "c"]
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "things.csv").stat().st_mode) == 0o600


def test_a_folder_that_is_not_there_is_said(qtbot: QtBot, ctx: UiContext, tmp_path: Path) -> None:
    table = made(qtbot)
    problems: list[WorldError] = []
    ctx.tasks.on_problem = problems.append
    save_table(table, ctx, tmp_path / "nowhere" / "things.csv")
    assert len(problems) == 1
