"""What every kind of account can be asked: loans, cards, open loans, bare claims."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from debttracker.debts.balance import Balance, DueItem, Parts
from debttracker.money.amount import Minor


@dataclass(frozen=True, slots=True)
class Booking:
    """How one payment was booked; `overpaid` found nothing to pay."""

    payment: str
    on: date
    parts: Parts
    overpaid: Minor = 0


class Account(Protocol):
    """A running account. Time only goes forward: `advance`, then ask."""

    def advance(self, day: date) -> None:
        """Let time pass up to `day`, before the payments of that day."""

    def finish(self, day: date) -> None:
        """Let `day` end: what closes with the day is closed. `owed` and `balance` are for finished days."""

    def pay(self, payment: str, day: date, amount: Minor) -> None:
        """Book a payment on a day that is not earlier than any before."""

    def owed(self) -> Parts:
        """What is owed now, unpaid parts of every kind."""

    def asked_on(self, day: date) -> Minor:
        """What falls to be paid on exactly this day, arrears included; 0 on other days."""

    def balance(self, debt: str, currency: str, day: date) -> Balance:
        """Return the balance with its trace; time must have been advanced to `day`."""

    def due_items(self, debt: str, first: date, last: date, on: date) -> list[DueItem]:
        """Return what is due between two days as it stands on `on`."""
