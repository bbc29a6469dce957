"""The trace of a loan's balance: its lines sum, part by part, to what is owed."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from operator import attrgetter

from debttracker.debts.account import Booking
from debttracker.debts.balance import TraceLine
from debttracker.debts.formulas import Formula
from debttracker.debts.loan_book import LoanBook, parts_of, running_inputs
from debttracker.debts.loan_cap import cap_inputs
from debttracker.money.amount import half_up_within


def loan_trace(book: LoanBook) -> tuple[TraceLine, ...]:
    """Return how each part of what is owed came about, by date."""
    bookings = booking_lines(book.bookings, f"payment_order.{book.order}")
    lines = [*book.journal, *_running(book), *overdue_lines(book), *_cut(book), *bookings]
    return tuple(sorted(lines, key=attrgetter("on")))


def booking_lines(bookings: Iterable[Booking], source: str | None) -> list[TraceLine]:
    """Return the lines of payments: negative, by part; those of money given back positive."""
    lines = []
    for booking in bookings:
        inputs: dict[str, str | int] = {"payment": booking.payment}
        over = Formula.PAYMENT_OVERPAID if booking.overpaid > 0 else booking.formula
        if booking.overpaid:
            lines.append(TraceLine(booking.on, "credit", booking.overpaid, over, inputs))
        if booking.beyond:
            inputs = inputs | {"beyond": booking.beyond}
        order = booking.source or source
        for part in ("fees", "penalty", "interest", "principal"):
            amount = getattr(booking.parts, part)
            if amount:
                lines.append(TraceLine(booking.on, part, -amount, booking.formula, inputs, order))
    return lines


def _running(book: LoanBook) -> Sequence[TraceLine]:
    """Return what the journal does not have yet of the instalments to come."""
    lines = []
    for row in book.touched:
        interest: int = row.paid_interest
        inputs: dict[str, str | int] = {"period": row.period}
        if row is book.running:
            interest, inputs = max(row.accrued(book.today), interest), running_inputs(row, book.today)
        if interest != row.told_interest:
            amount, name = interest - row.told_interest, Formula.LOAN_INTEREST_ACCRUED
            lines.append(TraceLine(book.today, "interest", amount, name, inputs, book.source))
        if row.paid_fees != row.told_fees:
            amount = row.paid_fees - row.told_fees
            inputs = {"period": row.period}
            lines.append(TraceLine(book.today, "fees", amount, Formula.LOAN_FEES, inputs, book.source))
    return lines


def overdue_lines(book: LoanBook) -> list[TraceLine]:
    """Return overdue interest, a line for each time under the same terms; they sum to what is charged."""
    lines = []
    total, told = Decimal(0), 0
    for spell in book.meter.spells:
        total += spell.interest
        amount = half_up_within(total) - told
        if not amount:
            continue
        told += amount
        terms = spell.terms
        inputs: dict[str, str | int] = {
            "base": terms.base.value,
            "annual_rate": str(terms.rate),
            "day_count": terms.day_count.value,
        }
        if terms.assumed:
            inputs["day_count_assumed"] = "yes"
        lines.append(TraceLine(book.today, "penalty", amount, Formula.LOAN_OVERDUE, inputs, terms.source))
    return lines


def _cut(book: LoanBook) -> list[TraceLine]:
    inputs = cap_inputs(book) if book.limit is not None else {}
    source = "terms.charges_cap_percent"
    return [
        TraceLine(book.today, part, -amount, Formula.LOAN_CHARGES_CAP, inputs, source)
        for part, amount in parts_of(book.above_cap())
    ]
