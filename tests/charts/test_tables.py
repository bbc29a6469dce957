"""The numbers of a chart as a table and as CSV."""

import csv
import io
from dataclasses import dataclass
from datetime import date

from debttracker import l10n
from debttracker.charts import tables
from debttracker.charts.series import Counts, DuePoint, DueTone, GrowthLine

D1, D2 = date(2026, 11, 23), date(2026, 12, 1)


@dataclass(frozen=True)
class Cell:
    weekday: int
    hour: int
    contacts: int
    flagged: int


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_due_dates_are_in_order_with_plain_amounts() -> None:
    table = tables.due_table(
        [DuePoint(D2, "B", None, DueTone.AHEAD), DuePoint(D1, 'A, "x"', -123456, DueTone.OVERDUE)], "CNY"
    )
    assert rows_of(table.csv()) == [
        ["Due", "Debt", "Amount", "State"],
        ["2026-11-23", 'A, "x"', "-1234.56", "overdue"],
        ["2026-12-01", "B", "", "ahead"],
    ]
    assert table.texts(lambda _minor: "•••") == (
        ("Nov 23, 2026", 'A, "x"', "•••", "overdue"),
        ("Dec 1, 2026", "B", "—", "ahead"),
    )


def test_currencies_without_decimals_have_none() -> None:
    table = tables.growth_table([GrowthLine("x", (D1,), (1234,))], "JPY")
    assert rows_of(table.csv())[1] == ["2026-11-23", "1234"]


def test_lines_over_different_days_leave_gaps() -> None:
    table = tables.growth_table(
        [GrowthLine("a", (D1, D2), (100, 200)), GrowthLine("b", (D2,), (3_000_000_000_00,))], "CNY"
    )
    assert rows_of(table.csv())[1:] == [["2026-11-23", "1.00", ""], ["2026-12-01", "2.00", "3000000000.00"]]
    counted = tables.rolling_table([Counts("a", (D1,), (3,)), Counts("b", (D2,), (0,))])
    assert rows_of(counted.csv())[1:] == [["2026-11-23", "3", ""], ["2026-12-01", "", "0"]]


def test_a_name_never_becomes_a_formula() -> None:
    table = tables.due_table([DuePoint(D1, "=1+1", 1, DueTone.PAID)], "CNY")
    assert rows_of(table.csv())[1][1] == "'=1+1"
    growing = tables.growth_table([GrowthLine("@x", (D1,), (1,))], "CNY")
    assert rows_of(growing.csv())[0][1] == "'@x"


def test_hours_are_named_and_empty_cells_left_out() -> None:
    table = tables.hours_table([Cell(6, 23, 2, 1), Cell(0, 9, 1, 0), Cell(1, 1, 0, 0)])
    assert rows_of(table.csv())[1:] == [
        ["Monday", "09:00", "10:00", "1", "0"],
        ["Sunday", "23:00", "24:00", "2", "1"],
    ]
    with l10n.using("zh_TW"):
        assert tables.hours_table([Cell(0, 9, 1, 0)]).rows[0][0] == "星期一"
