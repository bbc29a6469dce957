"""Keeps how a person arranged a table: widths that were dragged, columns left out, and the sorting."""

from dataclasses import replace

from debttracker.settings import Settings, TableState
from debttracker.ui.widgets.table import DataTable


def remember_table(table: DataTable, place: str, settings: Settings) -> None:
    """Arrange a table as it was left, and note in the settings how it is arranged from now on.

    A table is known by its place in the window and its columns, so that one with other columns starts anew.
    """
    name = ".".join((place, *(column.key for column in table.rows.columns)))
    kept = settings.table(name)
    table.set_widths(dict(kept.columns))
    table.set_unwanted(kept.hidden)
    if kept.sort is not None:
        table.sort_by_key(kept.sort, ascending=not kept.descending)
    table.arranged.connect(lambda: settings.set_table(name, _state(table)))


def _state(table: DataTable) -> TableState:
    sorting = table.sort_state()
    arranged = TableState(tuple(table.widths().items()), tuple(sorted(table.unwanted)))
    if sorting is None:
        return arranged
    key, ascending = sorting
    return replace(arranged, sort=key, descending=not ascending)
