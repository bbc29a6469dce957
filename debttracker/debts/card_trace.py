"""The trace of a card's balance: its lines sum, part by part, to what is owed."""

from operator import attrgetter
from typing import TYPE_CHECKING

from debttracker.debts.account import Booking
from debttracker.debts.balance import TraceLine
from debttracker.debts.card_orders import CHARGES_SOURCE
from debttracker.debts.loan_trace import booking_lines

if TYPE_CHECKING:
    from debttracker.debts.card import CardAccount


def card_trace(account: "CardAccount") -> tuple[TraceLine, ...]:
    """Return how each part of what is owed came about, by date."""
    books = account.books
    lines = [*books.lines, *booking_lines(books.bookings, CHARGES_SOURCE)]
    for _kind, line, formula in account.counter.charged():
        inputs = line.inputs | {"not_yet_posted": "yes"}
        lines.append(TraceLine(account.today, "interest", line.amount, formula, inputs, line.rate.source))
    if (covered := account.covered_by_credit).total:
        held = Booking("credit", account.today, covered, -covered.total)
        lines += booking_lines([held], CHARGES_SOURCE)
    return tuple(sorted(lines, key=attrgetter("on")))
