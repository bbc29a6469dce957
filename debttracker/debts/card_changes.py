"""What was changed in a card after it was agreed.

A waiver lowers what is open, part by part; re-ageing lets what is overdue no longer count as overdue; an
extension moves the due dates of the bills that are still to be paid; a changed rate is in `RateBook`. A new
plan or an acceleration takes a card out of its bills: those are not counted, and it is said that changes are
missing.
"""

from collections.abc import Iterator
from datetime import timedelta

from debttracker.debts.balance import TraceLine
from debttracker.debts.card_books import CardBooks
from debttracker.debts.debt import Debt, DebtChange
from debttracker.debts.formulas import Formula
from debttracker.debts.vocabulary import DebtChangeKind

SOURCE = "changes"
_COUNTED = frozenset(
    {
        DebtChangeKind.EXTENSION,
        DebtChangeKind.RE_AGEING,
        DebtChangeKind.RATE_CHANGE,
        DebtChangeKind.WAIVER,
    }
)


def unknown_changes(debt: Debt) -> Iterator[str]:
    """Name the changes when there is one that a card's bills do not follow."""
    if any(change.kind not in _COUNTED for change in debt.changes):
        yield "changes"


def apply_change(books: CardBooks, change: DebtChange) -> None:
    """Apply a change at the beginning of its day."""
    if change.kind is DebtChangeKind.RE_AGEING:
        books.bills.forgive(change.date)
    elif change.kind is DebtChangeKind.EXTENSION:
        _extend(books, change)
    elif change.kind is DebtChangeKind.WAIVER:
        _waive(books, change)


def _extend(books: CardBooks, change: DebtChange) -> None:
    extra = timedelta(days=change.extra_days or 0)
    for bill in books.bills.lately(change.date):
        if bill.due is not None and bill.due >= change.date:
            bill.move_due(change.first_due or bill.due + extra)


def _waive(books: CardBooks, change: DebtChange) -> None:
    for part in ("fees", "penalty", "interest", "principal"):
        wanted = getattr(change, f"waived_{part}") or 0
        parts, _ = books.book.take(change.date, wanted, (part,))
        if given := parts.total:
            line = TraceLine(change.date, part, -given, Formula.CARD_WAIVER, {"waived": wanted}, SOURCE)
            books.lines.append(line)
            books.cycle["payments"] += given
            books.bills.credit(given)
