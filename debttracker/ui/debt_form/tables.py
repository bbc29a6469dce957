"""The tables of a debt's form: fees, the lender's payment table, statements, what was posted."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from debttracker.debts.debt import Statement, Transaction
from debttracker.debts.terms import Fee, ScheduleRow
from debttracker.debts.vocabulary import TransactionKind
from debttracker.errors import InputError
from debttracker.l10n import _, formats, pgettext
from debttracker.ui.debt_words import fee_time_name, transaction_kind_name
from debttracker.ui.widgets.grid_editor import GridColumn, GridEditor


class CurrencyCode:
    """The currency that a form's amounts are in; it may change while the form is open."""

    def __init__(self, code: str) -> None:
        self.code = code


FEE_TIMES = ("start", "each", "end")


class RecordGrid(GridEditor):
    """A table whose rows are records of one kind."""

    def __init__(
        self, columns: Sequence[GridColumn], make: Callable[[dict[str, Any], int], Any], *, rows: int = 3
    ) -> None:
        super().__init__(columns, rows=rows)
        self._make = make

    def value(self) -> tuple[Any, ...]:
        """Return the records. Raises InputError naming the row and the column that is wrong."""
        return tuple(self._make(row, number) for number, row in enumerate(super().value(), 1))

    def set_value(self, value: Sequence[Any] | None) -> None:
        """Show records."""
        super().set_value([{f.name: getattr(one, f.name) for f in fields(one)} for one in value or ()])


def fees_grid(currency: CurrencyCode) -> RecordGrid:
    """Return the table of a loan's fees."""
    return RecordGrid(
        (
            GridColumn("name", pgettext("fee", "Name"), str.strip),
            _amount("amount", pgettext("column", "Amount"), currency, required=True),
            GridColumn(
                "when",
                pgettext("fee", "When it is taken"),
                _read_fee_time,
                fee_time_name,
                choices=tuple(fee_time_name(when) for when in FEE_TIMES),
            ),
        ),
        lambda row, number: Fee(
            row["name"] or _("Fee %(number)s") % {"number": number}, row["amount"], row["when"] or "start"
        ),
        rows=2,
    )


def schedule_grid(currency: CurrencyCode) -> RecordGrid:
    """Return the lender's own table of payments."""
    return RecordGrid(
        (
            _day("due", pgettext("column", "Due"), required=True),
            _amount("payment", pgettext("column", "Payment"), currency, required=True),
            _amount("principal", pgettext("part", "Principal"), currency),
            _amount("interest", pgettext("part", "Interest"), currency),
            _amount("fees", pgettext("part", "Fees"), currency),
        ),
        lambda row, _number: ScheduleRow(**row),
        rows=4,
    )


def statements_grid(currency: CurrencyCode) -> RecordGrid:
    """Return the statements of a card as the bank printed them."""
    return RecordGrid(
        (
            _day("date", _("Statement of"), required=True),
            _day("due", pgettext("column", "Due")),
            _amount("balance", _("Balance"), currency),
            _amount("minimum", _("Minimum"), currency),
        ),
        lambda row, _number: Statement(**row),
    )


def transactions_grid(currency: CurrencyCode) -> RecordGrid:
    """Return what was posted to a card."""
    names = {transaction_kind_name(kind): kind for kind in TransactionKind}
    return RecordGrid(
        (
            _day("posted_on", _("Posted on"), required=True),
            _amount("amount", pgettext("column", "Amount"), currency, required=True),
            GridColumn(
                "kind",
                pgettext("column", "Kind"),
                lambda text: _read_kind(text, names),
                transaction_kind_name,
                choices=tuple(names),
            ),
            GridColumn("note", _("Note"), str.strip),
            GridColumn("id", "", str.strip, hidden=True),
        ),
        lambda row, _number: Transaction(
            row["id"] or "",
            row["posted_on"],
            row["amount"],
            row["kind"] or TransactionKind.PURCHASE,
            row["note"],
        ),
    )


def with_ids(rows: Sequence[Transaction]) -> tuple[Transaction, ...]:
    """Return the transactions with an id for each that has none yet."""
    used = {row.id for row in rows}
    found, number = [], 0
    for row in rows:
        new = row.id
        while not new:
            number += 1
            new = "" if f"t{number}" in used else f"t{number}"
        used.add(new)
        found.append(row if row.id else replace(row, id=new))
    return tuple(found)


def _amount(key: str, title: str, currency: CurrencyCode, *, required: bool = False) -> GridColumn:
    def read(text: str) -> int:
        minor = formats.parse_amount(text, currency.code)
        if minor < 0:
            raise InputError('"%(text)s": the amount must not be less than 0', text=text.strip())
        return minor

    return GridColumn(
        key, title, read, lambda minor: formats.amount(minor, currency.code), required=required, right=True
    )


def _day(key: str, title: str, *, required: bool = False) -> GridColumn:
    return GridColumn(key, title, formats.parse_date, date.isoformat, required=required)


def _read_fee_time(text: str) -> str:
    typed = text.strip()
    for when in FEE_TIMES:
        if typed.casefold() in {when, fee_time_name(when).casefold()}:
            return when
    try:
        return formats.parse_date(typed).isoformat()
    except InputError:
        raise InputError('"%(text)s": choose when the fee is taken, or write a date', text=typed) from None


def _read_kind(text: str, names: dict[str, TransactionKind]) -> TransactionKind:
    found = {name.casefold(): kind for name, kind in names.items()}.get(text.strip().casefold())
    if found is None:
        raise InputError('"%(text)s": choose one of the kinds offered', text=text.strip())
    return found
