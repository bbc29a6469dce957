"""The tables of a loan's form: its fees, and the lender's own table of payments."""

from debttracker.debts.terms import Fee, ScheduleRow
from debttracker.debts.vocabulary import FeeKind
from debttracker.errors import InputError
from debttracker.l10n import _, formats, pgettext
from debttracker.ui.debt_form.record_grid import (
    CurrencyCode,
    RecordGrid,
    amount_column,
    choice_column,
    day_column,
    yes_no_column,
)
from debttracker.ui.debt_words import fee_kind_name, fee_time_name
from debttracker.ui.widgets.grid_editor import GridColumn

FEE_TIMES = ("start", "each", "end")


def fees_grid(currency: CurrencyCode) -> RecordGrid:
    """Return the table of a loan's fees."""
    return RecordGrid(
        (
            GridColumn("name", pgettext("fee", "Name"), str.strip),
            amount_column("amount", pgettext("column", "Amount"), currency, required=True),
            GridColumn(
                "when",
                pgettext("fee", "When it is taken"),
                _read_fee_time,
                fee_time_name,
                choices=tuple(fee_time_name(when) for when in FEE_TIMES),
            ),
            choice_column("kind", pgettext("fee", "What for"), tuple(FeeKind), fee_kind_name),
            yes_no_column("refundable", pgettext("fee", "Given back when paid early?")),
        ),
        lambda row, number: Fee(
            **row
            | {
                "name": row["name"] or _("Fee %(number)s") % {"number": number},
                "when": row["when"] or "start",
            }
        ),
        rows=2,
    )


def schedule_grid(currency: CurrencyCode) -> RecordGrid:
    """Return the lender's own table of payments."""
    return RecordGrid(
        (
            day_column("due", pgettext("column", "Due"), required=True),
            amount_column("payment", pgettext("column", "Payment"), currency, required=True),
            amount_column("principal", pgettext("part", "Principal"), currency),
            amount_column("interest", pgettext("part", "Interest"), currency),
            amount_column("fees", pgettext("part", "Fees"), currency),
        ),
        lambda row, _number: ScheduleRow(**row),
        rows=4,
    )


def _read_fee_time(text: str) -> str:
    typed = text.strip()
    for when in FEE_TIMES:
        if typed.casefold() in {when, fee_time_name(when).casefold()}:
            return when
    try:
        return formats.parse_date(typed).isoformat()
    except InputError:
        raise InputError('"%(text)s": choose when the fee is taken, or write a date', text=typed) from None
