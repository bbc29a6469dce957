"""The tables of what happened with a debt: acknowledgements, suits, judgments, entries in a credit report."""

from debttracker.debts.debt import DebtEvent
from debttracker.debts.vocabulary import AcknowledgementKind, SuitKind
from debttracker.l10n import _, pgettext
from debttracker.ui.debt_form.record_grid import (
    CurrencyCode,
    RecordGrid,
    amount_column,
    day_column,
    note_column,
    text_column,
    word_column,
    yes_no_column,
)
from debttracker.ui.event_words import acknowledgement_kind_name, suit_kind_name
from debttracker.ui.widgets.grid_editor import GridColumn


def acknowledgements_grid(currency: CurrencyCode) -> RecordGrid:
    """Return by what a debt was acknowledged."""
    return _grid(
        day_column("date", pgettext("event", "Date"), required=True),
        word_column("kind", pgettext("event", "What"), tuple(AcknowledgementKind), acknowledgement_kind_name),
        note_column(),
        text_column("by", _("By whom"), folded=True),
        amount_column("amount", pgettext("column", "Amount"), currency, folded=True),
        title=_("What you promised, signed or asked for"),
    )


def suits_grid(currency: CurrencyCode) -> RecordGrid:
    """Return what the lender brought before a court."""
    return _grid(
        day_column("date", _("Filed on"), required=True),
        word_column("kind", pgettext("event", "What"), tuple(SuitKind), suit_kind_name),
        text_column("by", _("Court")),
        amount_column("amount", pgettext("column", "Amount"), currency),
        note_column(),
    )


def judgments_grid(currency: CurrencyCode) -> RecordGrid:
    """Return the judgments on a debt."""
    return _grid(
        day_column("date", pgettext("judgment", "Of"), required=True),
        text_column("kind", pgettext("event", "What")),
        text_column("by", _("Court")),
        amount_column("amount", pgettext("column", "Amount"), currency),
        note_column(),
    )


def credit_reports_grid(currency: CurrencyCode) -> RecordGrid:
    """Return what credit reports show of a debt."""
    return _grid(
        day_column("date", _("Report of"), required=True),
        text_column("kind", _("Shown as")),
        text_column("by", _("Credit bureau")),
        amount_column("amount", _("Amount shown"), currency),
        yes_no_column("marked_disputed", _("Marked as disputed?")),
        note_column(),
    )


def _grid(*columns: GridColumn, title: str = "") -> RecordGrid:
    if all(column.key != "marked_disputed" for column in columns):
        columns = (*columns, yes_no_column("marked_disputed", "", hidden=True))
    return RecordGrid(columns, lambda row, _number: DebtEvent(**row), rows=2, row_title=title)
