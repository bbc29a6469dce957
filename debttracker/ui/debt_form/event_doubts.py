"""What is odd in the days on which something happened with a debt."""

from collections.abc import Iterator
from datetime import date, timedelta

from debttracker.debts.debt import Agreement, Debt
from debttracker.l10n import _, formats

_FAR = timedelta(days=366 * 60)


def event_doubts(debt: Debt, today: date) -> Iterator[str]:
    """Yield a sentence for each day that looks like a mistake."""
    yield from _days(debt, today)
    missed, default = debt.first_missed_due, debt.defaulted_on
    if missed is not None and default is not None and default < missed:
        yield _("It is said to be in default since before a due date was missed.")
    sold, told = debt.assigned_on, debt.assignment_notified_on
    if sold is not None and isinstance(told, date) and told < sold:
        yield _("The notice of the sale is said to have come before the sale.")
    if sold is None and told is not None:
        yield _("A notice of a sale is spoken of, but not when the debt was sold.")
    if debt.agreement is not None:
        yield from _agreement(debt.agreement)


def _days(debt: Debt, today: date) -> Iterator[str]:
    days = {day for day in _happened(debt) if day is not None}
    for day in sorted(days):
        fields = {"date": formats.date_short(day)}
        if day > today:
            yield _("%(date)s is still ahead; something is said to have happened on it.") % fields
        elif today - day > _FAR:
            yield _("%(date)s is very far away; is the year right?") % fields
        elif debt.opened is not None and day < debt.opened:
            yield _("%(date)s lies before the debt began; something is said to have happened on it.") % fields


def _happened(debt: Debt) -> Iterator[date | None]:
    yield from (debt.first_missed_due, debt.defaulted_on, debt.last_paid_on, debt.acknowledged_on)
    yield debt.assigned_on
    yield debt.assignment_notified_on if isinstance(debt.assignment_notified_on, date) else None
    yield debt.agreement.missed_on if debt.agreement else None
    for event in (*debt.acknowledgements, *debt.suits, *debt.judgments, *debt.credit_reports):
        yield event.date


def _agreement(agreement: Agreement) -> Iterator[str]:
    begin, end, missed = agreement.from_, agreement.until, agreement.missed_on
    if begin is not None and end is not None and end < begin:
        yield _("The repayment agreement ends before it begins.")
    if missed is not None and begin is not None and missed < begin:
        yield _("A payment of the agreement is said to be missed before the agreement began.")
    if missed is not None and agreement.kept:
        yield _("The agreement is said to be kept, and yet a payment of it was missed.")
