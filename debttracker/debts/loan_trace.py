"""The trace of a loan's balance: its lines sum, part by part, to what is owed."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from debttracker.debts.account import Booking
from debttracker.debts.balance import TraceLine
from debttracker.debts.formulas import Formula

if TYPE_CHECKING:
    from debttracker.debts.loan import LoanAccount


def loan_trace(account: "LoanAccount") -> tuple[TraceLine, ...]:
    """Return how each part of what is owed came about, by date."""
    lines = [*_charged(account), *booking_lines(account.bookings, f"payment_order.{account.order}")]
    return tuple(sorted(lines, key=lambda line: line.on))


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


def _charged(account: "LoanAccount") -> list[TraceLine]:
    source = "terms.schedule" if account.terms.schedule else "terms"
    first = account.rows[0]
    principal = sum(row.principal for row in account.rows) + account.prepaid
    lines = [TraceLine(first.start or first.due, "principal", principal, Formula.LOAN_PRINCIPAL, {}, source)]
    for row in account.due_rows:
        inputs = {"period": row.period}
        if row.interest:
            lines.append(TraceLine(row.due, "interest", row.interest, Formula.LOAN_INTEREST, inputs, source))
        if row.fees:
            lines.append(TraceLine(row.due, "fees", row.fees, Formula.LOAN_FEES, inputs, source))
    lines += _running(account, source)
    return lines + _penalties(account)


def _running(account: "LoanAccount", source: str) -> Sequence[TraceLine]:
    lines = []
    row = account.running
    for ahead in account.rows[len(account.due_rows) :]:
        interest = ahead.paid_interest
        inputs: dict[str, str | int] = {"period": ahead.period}
        if ahead is row:
            interest = max(row.accrued(account.today), interest)
            if row.start is not None:
                days, of_days = (account.today - row.start).days, (row.due - row.start).days
                inputs |= {"days": max(days, 0), "of_days": of_days, "interest": row.interest}
        if interest:
            name = Formula.LOAN_INTEREST_ACCRUED
            lines.append(TraceLine(account.today, "interest", interest, name, inputs, source))
        if ahead.paid_fees:
            inputs = {"period": ahead.period}
            lines.append(TraceLine(account.today, "fees", ahead.paid_fees, Formula.LOAN_FEES, inputs, source))
    return lines


def _penalties(account: "LoanAccount") -> list[TraceLine]:
    lines = []
    for on, row, amount in account.late_fees:
        inputs: dict[str, str | int] = {"period": row.period, "due": row.due.isoformat()}
        lines.append(TraceLine(on, "penalty", amount, Formula.LOAN_LATE_FEE, inputs, "terms.late_fee"))
    meter = account.meter
    if meter.charged:
        inputs = {
            "base": meter.terms.base.value,
            "annual_rate": str(meter.terms.rate),
            "day_count": meter.terms.day_count.value,
        }
        if account.terms.day_count is None:
            inputs["day_count_assumed"] = "yes"
        lines.append(
            TraceLine(
                account.today, "penalty", meter.charged, Formula.LOAN_OVERDUE, inputs, meter.terms.source
            )
        )
    return lines
