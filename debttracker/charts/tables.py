"""The numbers of each chart as a table, to read and to save as CSV."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from debttracker.charts.series import CountLine, DuePoint, DueTone, GrowthLine, HourCell
from debttracker.l10n import formats, pgettext
from debttracker.money.amount import Minor, to_major

Cell = str | int | date | None
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class Kind(StrEnum):
    """What a column holds."""

    TEXT = auto()
    DATE = auto()
    AMOUNT = auto()
    COUNT = auto()


@dataclass(frozen=True, slots=True)
class Table:
    """Columns (title and kind) and rows; amounts are minor units of `currency`, None is not known."""

    columns: tuple[tuple[str, Kind], ...]
    rows: tuple[tuple[Cell, ...], ...]
    currency: str = ""

    @property
    def titles(self) -> tuple[str, ...]:
        """The heads of the columns."""
        return tuple(title for title, _kind in self.columns)

    def texts(self, money: Callable[[Minor], str]) -> tuple[tuple[str, ...], ...]:
        """Return the rows as one reads them on a screen."""
        kinds = [kind for _title, kind in self.columns]
        return tuple(
            tuple(_shown(cell, kind, money) for cell, kind in zip(row, kinds, strict=True))
            for row in self.rows
        )

    def plain(self, money: Callable[[Minor], str]) -> str:
        """Return the table as one reads it, a line for each row and a tab between cells."""
        rows = [self.titles, *self.texts(money)]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows) + "\n"

    def csv(self) -> str:
        """Return the table as CSV (RFC 4180): ISO dates, amounts in major units with a point.

        A text that a spreadsheet would take for a formula gets an apostrophe before it.
        """
        target = io.StringIO()
        writer = csv.writer(target)
        writer.writerow([_plain(title, Kind.TEXT, "") for title in self.titles])
        kinds = [kind for _title, kind in self.columns]
        for row in self.rows:
            writer.writerow(
                [_plain(cell, kind, self.currency) for cell, kind in zip(row, kinds, strict=True)]
            )
        return target.getvalue()


def _shown(cell: Cell, kind: Kind, money: Callable[[Minor], str]) -> str:
    if cell is None:
        return "—"
    if isinstance(cell, date):
        return formats.date_short(cell)
    if isinstance(cell, int):
        return money(cell) if kind is Kind.AMOUNT else formats.number(cell)
    return cell


def _plain(cell: Cell, kind: Kind, currency: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int):
        return to_major(cell, currency) if kind is Kind.AMOUNT else str(cell)
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell


def tone_word(tone: DueTone) -> str:
    """Return the word for how a due date stands."""
    words = {
        DueTone.OVERDUE: pgettext("due date", "overdue"),
        DueTone.SOON: pgettext("due date", "due soon"),
        DueTone.AHEAD: pgettext("due date", "ahead"),
        DueTone.PAID: pgettext("due date", "paid"),
    }
    return words[tone]


def due_table(points: Sequence[DuePoint], currency: str) -> Table:
    """Return the due dates, earliest first."""
    ordered = sorted(points, key=lambda point: (point.due, point.name))
    return Table(
        (
            (pgettext("column", "Due"), Kind.DATE),
            (pgettext("column", "Debt"), Kind.TEXT),
            (pgettext("column", "Amount"), Kind.AMOUNT),
            (pgettext("column", "State"), Kind.TEXT),
        ),
        tuple((point.due, point.name, point.amount, tone_word(point.tone)) for point in ordered),
        currency,
    )


def growth_table(lines: Sequence[GrowthLine], currency: str) -> Table:
    """Return one row for each date with a column for each line."""
    days = sorted({day for line in lines for day in line.dates})
    held = [dict(zip(line.dates, line.values, strict=True)) for line in lines]
    return Table(
        ((pgettext("column", "Date"), Kind.DATE), *((line.name, Kind.AMOUNT) for line in lines)),
        tuple((day, *(values.get(day) for values in held)) for day in days),
        currency,
    )


def hours_table(cells: Sequence[HourCell]) -> Table:
    """Return one row for each hour of a weekday that has contacts."""
    ordered = sorted((cell for cell in cells if cell.contacts), key=lambda cell: (cell.weekday, cell.hour))
    return Table(
        (
            (pgettext("column", "Weekday"), Kind.TEXT),
            (pgettext("column", "From"), Kind.TEXT),
            (pgettext("column", "Until"), Kind.TEXT),
            (pgettext("column", "Contacts"), Kind.COUNT),
            (pgettext("column", "Flagged"), Kind.COUNT),
        ),
        tuple(
            (
                formats.weekday_name(cell.weekday, long=True),
                formats.clock_time(cell.hour * 60),
                formats.clock_time(cell.hour * 60 + 60),
                cell.contacts,
                cell.flagged,
            )
            for cell in ordered
        ),
    )


def rolling_table(lines: Sequence[CountLine]) -> Table:
    """Return one row for each date with a column for each line."""
    return Table(
        ((pgettext("column", "Date"), Kind.DATE), *((line.name, Kind.COUNT) for line in lines)),
        tuple(_rolling_rows(lines)),
    )


def _rolling_rows(lines: Sequence[CountLine]) -> Iterator[tuple[Cell, ...]]:
    if len({line.dates for line in lines}) == 1:
        yield from zip(lines[0].dates, *(line.counts for line in lines), strict=True)
        return
    held = [dict(zip(line.dates, line.counts, strict=True)) for line in lines]
    for day in sorted({day for line in lines for day in line.dates}):
        yield (day, *(counts.get(day) for counts in held))
