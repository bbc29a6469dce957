"""The tables of a card's form: statements, what was posted, rates for a time or for one balance."""

from collections.abc import Sequence
from dataclasses import replace

from debttracker.debts.card_statement import LINES
from debttracker.debts.debt import Statement, Transaction
from debttracker.debts.terms import BalanceRate
from debttracker.debts.vocabulary import BalanceKind, TransactionKind
from debttracker.l10n import _, pgettext
from debttracker.ui.debt_form.record_grid import (
    CurrencyCode,
    RecordGrid,
    amount_column,
    choice_column,
    day_column,
    note_column,
    rate_column,
    whole_column,
    yes_no_column,
)
from debttracker.ui.debt_words import balance_kind_name, transaction_kind_name
from debttracker.ui.statement_words import statement_line_name
from debttracker.ui.widgets.grid_editor import GridColumn

_MOST_INSTALMENTS = 120


def statements_grid(currency: CurrencyCode) -> RecordGrid:
    """Return the statements of a card as the bank printed them."""
    lines = [
        amount_column(line, statement_line_name(line), currency, folded=True)
        for line in LINES
        if line not in {"balance", "minimum"}
    ]
    return RecordGrid(
        (
            day_column("date", _("Statement of"), required=True),
            day_column("due", pgettext("column", "Due")),
            amount_column("balance", _("Balance"), currency),
            amount_column("minimum", _("Minimum"), currency),
            *lines,
            day_column("sent_on", _("Sent on"), folded=True),
            yes_no_column("shows_cost_of_minimum", _("Shows what paying the minimum costs?"), folded=True),
            yes_no_column("shows_due_and_late_fee", _("Shows due day and late fee?"), folded=True),
        ),
        lambda row, _number: Statement(**row),
        row_title=_("A statement as it is printed"),
    )


def transactions_grid(currency: CurrencyCode) -> RecordGrid:
    """Return what was posted to a card."""
    return RecordGrid(
        (
            day_column("posted_on", _("Posted on"), required=True),
            amount_column("amount", pgettext("column", "Amount"), currency, required=True),
            choice_column("kind", pgettext("column", "Kind"), tuple(TransactionKind), transaction_kind_name),
            note_column(),
            whole_column("periods", pgettext("column", "Instalments"), 1, _MOST_INSTALMENTS),
            rate_column("period_fee_rate", pgettext("column", "Fee each, in %")),
            GridColumn("id", "", str.strip, hidden=True),
        ),
        lambda row, _number: Transaction(
            **row | {"id": row["id"] or "", "kind": row["kind"] or TransactionKind.PURCHASE}
        ),
    )


def rates_grid() -> RecordGrid:
    """Return the rates of single balances of a card and the days from and until which they hold."""
    return RecordGrid(
        (
            choice_column(
                "balance", pgettext("column", "Balance"), tuple(BalanceKind), balance_kind_name, required=True
            ),
            day_column("from_", pgettext("rate", "From")),
            day_column("until", pgettext("rate", "Until")),
            rate_column("annual_rate", pgettext("rate", "% a year")),
            rate_column("daily_rate", pgettext("rate", "or % a day")),
        ),
        lambda row, _number: BalanceRate(**row),
        rows=2,
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
