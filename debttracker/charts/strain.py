"""How hard contacts were on a person over time, as they noted it: a course, never a diagnosis."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol

from matplotlib.axes import Axes

from debttracker.charts.drawing import Drawn, Hover, Sheet, day_ticks, mark_today, place, stops_at
from debttracker.charts.style import Style
from debttracker.charts.tables import Kind, Table
from debttracker.l10n import _, formats, ngettext, pgettext

_MOST = 5


class NotedDay(Protocol):
    """The hardest contact of a day, from 1 to 5, and how many contacts have a note."""

    @property
    def day(self) -> date: ...
    @property
    def strain(self) -> int: ...
    @property
    def contacts(self) -> int: ...


def strain(days: Sequence[NotedDay], style: Style, *, first: date, today: date) -> Drawn:
    """Draw a bar for each day that has a note, from `first` to `today`; days without one stay empty."""
    sheet = Sheet(style)
    table = _table(days)
    if not days:
        empty = _("Nothing is noted in this time.")
        return sheet.empty(empty, table, _("How hard a contact was can be noted when it is logged."))
    words = [formats.number(step) for step in range(1, _MOST + 1)]
    left = max(map(sheet.width_of, words)) + sheet.px(20)
    axes = sheet.axes(left, sheet.px(24), sheet.line_height * 1.6, sheet.line_height * 1.9)
    start, end = min(first, days[0].day), max(today, days[-1].day)
    axes.set_xlim(start.toordinal() - 0.5, (end + timedelta(1)).toordinal() - 0.5)
    axes.set_ylim(0, _MOST + 0.4)
    axes.grid(visible=True, axis="y", color=style.line, linewidth=0.8)
    axes.set_axisbelow(True)
    wide = max(0.8, sheet.px(4) * (end - start).days / axes.bbox.width)
    axes.bar(
        [one.day.toordinal() for one in days], [one.strain for one in days], width=wide, color=style.accent,
        gid="strain", zorder=3,
    )  # fmt: skip
    sheet.ticks(axes, "y", list(range(1, _MOST + 1)), words)
    sheet.ticks(axes, "x", *day_ticks(sheet, start, end, axes.bbox.width))
    mark_today(sheet, axes, today)
    stops = stops_at(sheet.figure, axes, [(one.day.toordinal(), one.strain / 2) for one in days])
    return Drawn(sheet.figure, _hover(sheet, axes, days, wide), table, _summary(days), stops)


def _table(days: Sequence[NotedDay]) -> Table:
    return Table(
        (
            (pgettext("column", "Date"), Kind.DATE),
            (pgettext("column", "Strain"), Kind.COUNT),
            (pgettext("column", "Contacts"), Kind.COUNT),
        ),
        tuple((one.day, one.strain, one.contacts) for one in days),
    )


def _hover(sheet: Sheet, axes: Axes, days: Sequence[NotedDay], wide: float) -> Hover:
    def hover(x: float, y: float) -> str | None:
        found = place(sheet.figure, axes, x, y)
        if found is None:
            return None
        nearest = min(days, key=lambda one: abs(one.day.toordinal() - found[0]))
        return _said(nearest) if abs(nearest.day.toordinal() - found[0]) <= max(wide, 1) else None

    return hover


def _said(one: NotedDay) -> str:
    count = ngettext("%(count)s contact", "%(count)s contacts", one.contacts)
    rows = [formats.date_short(one.day), _("%(strain)s of 5") % {"strain": formats.number(one.strain)}]
    return "\n".join([*rows, count % {"count": formats.number(one.contacts)}])


def _summary(days: Sequence[NotedDay]) -> str:
    hardest = max(days, key=lambda one: (one.strain, one.day))
    words = ngettext(
        "Noted on %(count)s day; the hardest, %(strain)s of 5, on %(day)s",
        "Noted on %(count)s days; the hardest, %(strain)s of 5, on %(day)s",
        len(days),
    )
    return words % {
        "count": formats.number(len(days)),
        "strain": formats.number(hardest.strain),
        "day": formats.date_short(hardest.day),
    }
