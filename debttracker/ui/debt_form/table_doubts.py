"""What does not fit in a lender's own payment table: in itself, or beside the terms."""

from collections.abc import Callable, Iterator
from datetime import date

from debttracker.debts.table_check import TableDifference, TableFault, table_differences
from debttracker.debts.terms import LoanTerms
from debttracker.l10n import _, formats, ngettext
from debttracker.money.amount import Minor


def table_doubts(terms: LoanTerms, money: Callable[[Minor], str]) -> Iterator[str]:
    """Yield a sentence for each kind of difference, with its first row; the table is followed anyway."""
    seen: set[TableFault] = set()
    for difference in table_differences(terms):
        if difference.fault not in seen:
            seen.add(difference.fault)
            yield _sentence(difference, terms, money)


def _sentence(found: TableDifference, terms: LoanTerms, money: Callable[[Minor], str]) -> str:
    row = found.row or 1
    fields = {
        "row": formats.number(row),
        "date": formats.date_short(terms.schedule[row - 1].due),
        "stated": _written(found, found.stated, money),
        "computed": _written(found, found.computed, money),
    }
    return {
        TableFault.PARTS: _("In the lender's table the parts of %(date)s do not add up to the payment."),
        TableFault.PRINCIPAL_SUM: _(
            "The principal parts of the lender's table do not add up to the amount of the loan."
        ),
        TableFault.ORDER: _("The due dates of the lender's table are not in order."),
        TableFault.PERIODS: ngettext(
            "The lender's table has %(stated)s payment; the terms say %(computed)s.",
            "The lender's table has %(stated)s payments; the terms say %(computed)s.",
            len(terms.schedule),
        ),
        TableFault.DUE: _(
            "Payment %(row)s of the lender's table is due on %(stated)s; "
            "by the terms it would be %(computed)s."
        ),
        TableFault.PAYMENT: _(
            "Payment %(row)s of the lender's table is %(stated)s; the terms give %(computed)s."
        ),
        TableFault.INTEREST: _(
            "Interest of payment %(row)s in the lender's table is %(stated)s; the terms give %(computed)s."
        ),
    }[found.fault] % fields


def _written(found: TableDifference, value: Minor | str, money: Callable[[Minor], str]) -> str:
    if isinstance(value, str):
        return formats.date_short(date.fromisoformat(value)) if found.fault is TableFault.DUE else value
    return formats.number(value) if found.fault is TableFault.PERIODS else money(value)
