"""The table model: figures once, sorting by value, the choice found again."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from debttracker.settings import Settings
from debttracker.ui.models.row_model import ChipsRole, Column, DetailRole, RowModel, RowRole, SortProxy
from debttracker.ui.widgets.table import DataTable
from debttracker.ui.widgets.table_memory import remember_table


@dataclass(frozen=True)
class Row:
    id: str
    name: str
    rate: Decimal | None
    due: date | None = None


ROWS = (
    Row("a", "Zeta", Decimal("10.5"), date(2026, 3, 1)),
    Row("b", "Alpha", None, date(2025, 12, 31)),
    Row("c", "Middle", Decimal("9.25"), None),
    Row("d", "<b>Bold</b>", Decimal(100), date(2026, 1, 1)),
)


def columns() -> list[Column]:
    return [
        Column(
            "name", lambda: "Name", lambda row: row.name, detail=lambda row: f"detail {row.id}", stretch=True
        ),
        Column(
            "rate",
            lambda: "Rate",
            lambda row: "—" if row.rate is None else str(row.rate),
            sort=lambda row: row.rate,
            align="right",
            tone=lambda row: "overdue" if row.rate and row.rate > 50 else None,
        ),
        Column(
            "due",
            lambda: "Due",
            lambda row: row.due.isoformat() if row.due else "",
            sort=lambda row: row.due,
            chips=lambda _row: [("Soon", "soon", "clock"), ("Flagged", "flagged", "flag")],
        ),
    ]


@pytest.fixture
def model(qapp: QApplication) -> RowModel:
    made = RowModel(columns(), lambda row: row.id)
    made.set_rows(ROWS)
    return made


@pytest.fixture
def table(model: RowModel, qtbot: QtBot) -> DataTable:
    made = DataTable(model, "Rows")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def shown(table: DataTable) -> list[str]:
    view = table.model()
    return [view.index(n, 0).data(RowRole).id for n in range(view.rowCount())]


def test_model_and_proxy_keep_the_rules_of_qt(model: RowModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    proxy = SortProxy()
    proxy.setSourceModel(model)
    qtmodeltester.check(proxy)


def test_an_empty_model_keeps_them_too(qapp: QApplication, qtmodeltester: ModelTester) -> None:
    empty = RowModel(columns(), lambda row: row.id)
    qtmodeltester.check(empty)
    assert empty.rowCount() == 0
    assert empty.index_of("a") is None


def test_cells_say_what_is_seen_and_heard(model: RowModel) -> None:
    assert model.index(0, 0).data() == "Zeta"
    assert model.index(0, 0).data(DetailRole) == "detail a"
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Zeta, detail a"
    assert model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "2025-12-31, Soon, Flagged"
    assert model.index(1, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Rate"
    assert model.index(0, 2).data(ChipsRole)[0] == ("Soon", "soon", "clock")


@pytest.mark.parametrize(
    ("column", "up", "down"),
    [("name", "dbca", "acbd"), ("rate", "cadb", "dacb"), ("due", "bdac", "adbc")],
)
def test_sorting_compares_values_and_puts_the_unknown_last(
    table: DataTable, column: str, up: str, down: str
) -> None:
    table.sort_by_key(column)
    assert "".join(shown(table)) == up
    table.sort_by_key(column, ascending=False)
    assert "".join(shown(table)) == down
    assert table.sort_state() == (column, False)


def test_the_order_of_entry_stands_until_one_sorts(table: DataTable) -> None:
    assert shown(table) == ["a", "b", "c", "d"]
    assert table.sort_state() is None
    table.sort_by_key("no such column")
    assert shown(table) == ["a", "b", "c", "d"]


def test_the_choice_is_found_again_by_id(table: DataTable, model: RowModel) -> None:
    chosen: list[Row | None] = []
    table.chosen.connect(chosen.append)
    assert table.select_id("c")
    table.sort_by_key("rate")
    model.set_rows(tuple(reversed(ROWS)))
    assert table.selected_id == "c"
    assert chosen[-1] == ROWS[2]
    assert [index.data(RowRole).id for index in table.selectionModel().selectedRows()] == ["c"]


def test_a_choice_that_is_gone_is_said_to_be_none(table: DataTable, model: RowModel) -> None:
    chosen: list[Row | None] = []
    table.select_id("c")
    table.chosen.connect(chosen.append)
    model.set_rows(ROWS[:2])
    assert table.selected_id is None
    assert chosen[-1] is None
    assert not table.select_id("c")


def test_return_opens_the_chosen_row(table: DataTable, qtbot: QtBot) -> None:
    table.select_id("b")
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args[0].id == "b"


def test_rows_are_drawn(table: DataTable) -> None:
    table.select_id("a")
    picture = table.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, 600, 3) for y in range(0, 300, 3)}
    assert len(colours) > 5


def drag(table: DataTable, place: int, by: int, qtbot: QtBot) -> None:
    """Drag the right edge of a column's head."""
    header = table.horizontalHeader()
    edge = header.sectionViewportPosition(place) + header.sectionSize(place) - 1
    here, there = QPoint(edge, 10), QPoint(edge + by, 10)
    qtbot.mouseMove(header.viewport(), here)
    qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=here)
    qtbot.mouseMove(header.viewport(), there)
    qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=there)


def test_a_width_that_was_dragged_stays_and_others_follow_what_is_reckoned(
    table: DataTable, qtbot: QtBot
) -> None:
    before = table.columnWidth(1)
    drag(table, 1, 40, qtbot)
    assert table.widths() == {"rate": before + 40}
    table.setColumnWidth(1, 300)
    table.setColumnWidth(2, 210)
    table.setColumnHidden(1, True)
    table.setColumnHidden(1, False)
    assert (table.columnWidth(1), table.columnWidth(2)) == (before + 40, 210)
    assert table.widths() == {"rate": before + 40}


def test_a_table_is_found_again_as_it_was_left(
    table: DataTable, model: RowModel, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "settings.json"
    settings = Settings(file)
    remember_table(table, "debts", settings)
    drag(table, 1, 40, qtbot)
    table.sort_by_key("rate", ascending=False)
    settings.save()
    again = DataTable(model, "Rows")
    qtbot.addWidget(again)
    remember_table(again, "debts", Settings.load(file))
    assert again.widths() == table.widths()
    assert again.columnWidth(1) == table.columnWidth(1)
    assert again.sort_state() == ("rate", False)
    elsewhere = DataTable(model, "Rows")
    qtbot.addWidget(elsewhere)
    remember_table(elsewhere, "calendar", Settings.load(file))
    assert (elsewhere.widths(), elsewhere.sort_state()) == ({}, None)


def test_what_the_settings_say_of_other_columns_is_left_alone(table: DataTable) -> None:
    table.set_widths({"rate": 155, "gone": 10, "name": 33})
    assert table.widths() == {"rate": 155}
