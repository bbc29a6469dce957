"""What every kind of account can be asked: loans, cards, open loans, bare claims."""

from datetime import date
from typing import NamedTuple, Protocol

from debttracker.debts.balance import Balance, DueItem, Parts
from debttracker.debts.formulas import Formula
from debttracker.debts.payment import Payment
from debttracker.money.amount import Minor


class Booking(NamedTuple):
    """How one payment was booked; `overpaid` found nothing to pay.

    Of money given back the parts and `overpaid` are negative. `source` names the order (None: the account's
    own); `beyond` is what the lender booked on a part beyond what was open of it.
    """

    payment: str
    on: date
    parts: Parts
    overpaid: Minor = 0
    formula: Formula = Formula.PAYMENT
    source: str | None = None
    beyond: Minor = 0


class Account(Protocol):
    """A running account. Time only goes forward: `advance`, then ask."""

    def advance(self, day: date) -> None:
        """Let time pass up to `day`, before the payments of that day."""

    def finish(self, day: date) -> None:
        """Let `day` end: what closes with the day is closed. `owed` and `balance` are for finished days."""

    def pay(self, payment: Payment) -> None:
        """Book a payment on a day that is not earlier than any before; a refund gives money back."""

    def owed(self) -> Parts:
        """What is owed now, unpaid parts of every kind."""

    def asked_on(self, day: date) -> Minor:
        """What falls to be paid on exactly this day, arrears included; 0 on other days."""

    def balance(self, debt: str, currency: str, day: date) -> Balance:
        """Return the balance with its trace; time must have been advanced to `day`."""

    def due_items(self, debt: str, first: date, last: date, on: date) -> list[DueItem]:
        """Return what is due between two days as it stands on `on`."""
