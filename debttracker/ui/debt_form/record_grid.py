"""Tables whose rows are records: every field of the record is a column, so that no edit loses another."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from debttracker.errors import InputError
from debttracker.l10n import _, formats, pgettext
from debttracker.ui.debt_form.row_dialog import RowDialog
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.date_field import DateField
from debttracker.ui.widgets.grid_editor import GridColumn, GridEditor
from debttracker.ui.widgets.whole_field import read_whole

E = TypeVar("E", bound=StrEnum)
Relevant = Callable[[dict[str, str]], frozenset[str] | None]
"""Tells from the texts of a row which of its fields count; None: all of them."""


class CurrencyCode:
    """The currency that a form's amounts are in; it may change while the form is open."""

    def __init__(self, code: str) -> None:
        self.code = code


class RecordGrid(GridEditor):
    """A table whose rows are records of one kind. Folded columns are typed into in a form of the row."""

    def __init__(
        self,
        columns: Sequence[GridColumn],
        make: Callable[[dict[str, Any], int], Any],
        *,
        rows: int = 3,
        row_title: str = "",
        relevant: Relevant = lambda _texts: None,
    ) -> None:
        super().__init__(columns, rows=rows)
        self._make = make
        self._row_title = row_title
        self._relevant = relevant
        self.whole_row = button(_("All fields of the row …"), "link-button", "pencil")
        self.whole_row.setVisible(any(column.folded for column in columns))
        self.whole_row.clicked.connect(self.open_row)
        self.foot.insertWidget(0, self.whole_row)

    def value(self) -> tuple[Any, ...]:
        """Return the records. Raises InputError naming the row and the column that is wrong."""
        return tuple(self._make(row, number) for number, row in enumerate(super().value(), 1))

    def set_value(self, value: Sequence[Any] | None) -> None:
        """Show records."""
        super().set_value([{f.name: getattr(one, f.name) for f in fields(one)} for one in value or ()])

    def open_row(self) -> RowDialog:
        """Open the form of the row chosen, of a new one when none is."""
        self.finish_typing()
        row = self.view.currentIndex().row()
        if row < 0:
            row = len(self.model.rows) - 1
        columns = [column for column in self.model.columns if not column.hidden]
        dialog = RowDialog(self._row_title, columns, self.model.texts(row), self._relevant, self)
        dialog.accepted.connect(lambda: self._take_over(row, dialog.texts()))
        dialog.open()
        return dialog

    def _take_over(self, row: int, texts: dict[str, str]) -> None:
        for place, column in enumerate(self.model.columns):
            if column.key in texts:
                self.model.setData(self.model.index(row, place), texts[column.key])


def amount_column(
    key: str, title: str, currency: CurrencyCode, *, required: bool = False, folded: bool = False
) -> GridColumn:
    """Return a column of amounts in the form's currency."""

    def read(text: str) -> int:
        minor = formats.parse_amount(text, currency.code)
        if minor < 0:
            raise InputError('"%(text)s": the amount must not be less than 0', text=text.strip())
        return minor

    return GridColumn(
        key,
        title,
        read,
        lambda minor: formats.amount(minor, currency.code),
        required=required,
        right=True,
        folded=folded,
    )


def day_column(key: str, title: str, *, required: bool = False, folded: bool = False) -> GridColumn:
    """Return a column of days."""
    return GridColumn(
        key,
        title,
        formats.parse_date,
        date.isoformat,
        required=required,
        folded=folded,
        editor=DateField,
    )


def rate_column(key: str, title: str, *, folded: bool = False) -> GridColumn:
    """Return a column of rates in percent."""
    return GridColumn(key, title, formats.parse_percent, _plain, right=True, folded=folded)


def whole_column(key: str, title: str, least: int, most: int, *, folded: bool = False) -> GridColumn:
    """Return a column of whole numbers within bounds."""
    return GridColumn(key, title, lambda text: read_whole(text, least, most), str, right=True, folded=folded)


def note_column(title: str = "") -> GridColumn:
    """Return a column of free text."""
    return text_column("note", title or _("Note"))


def choice_column(
    key: str,
    title: str,
    members: Sequence[E],
    name: Callable[[E], str],
    *,
    required: bool = False,
    folded: bool = False,
) -> GridColumn:
    """Return a column of words of a closed vocabulary, written as the person would say them."""
    known = {name(member).casefold(): member for member in members}

    def read(text: str) -> E:
        typed = text.strip().casefold()
        found = known.get(typed) or next((one for one in members if one.value == typed), None)
        if found is None:
            raise InputError('"%(text)s": choose one of the kinds offered', text=text.strip())
        return found

    return GridColumn(
        key,
        title,
        read,
        name,
        required=required,
        choices=tuple(name(member) for member in members),
        folded=folded,
    )


def word_column(
    key: str, title: str, members: Sequence[E], name: Callable[[E], str], *, folded: bool = False
) -> GridColumn:
    """Return a column of words of a vocabulary, which takes any other text as it is typed, too."""
    known = {name(member).casefold(): member.value for member in members}
    names = {member.value: name(member) for member in members}
    return GridColumn(
        key,
        title,
        lambda text: known.get(text.strip().casefold(), text.strip()),
        lambda kept: names.get(kept, kept),
        choices=tuple(names.values()),
        folded=folded,
    )


def text_column(key: str, title: str, *, folded: bool = False) -> GridColumn:
    """Return a column of free text."""
    return GridColumn(key, title, str.strip, folded=folded)


def yes_no_column(key: str, title: str, *, folded: bool = False, hidden: bool = False) -> GridColumn:
    """Return a column of yes and no; empty is not known."""
    words = {True: pgettext("answer", "Yes"), False: pgettext("answer", "No")}

    def read(text: str) -> bool:
        for answer, word in words.items():
            if text.strip().casefold() == word.casefold():
                return answer
        raise InputError('"%(text)s": write yes or no, or leave it empty', text=text.strip())

    return GridColumn(
        key,
        title,
        read,
        lambda answer: words[answer],
        choices=tuple(words.values()),
        folded=folded,
        hidden=hidden,
    )


def _plain(value: Decimal) -> str:
    return format(value, "f")
