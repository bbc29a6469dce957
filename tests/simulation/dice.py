"""What random cards and random loans share."""

import random
from dataclasses import dataclass
from datetime import date

from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.debts.vocabulary import PaymentOrder

START = date(2023, 1, 1)


@dataclass(frozen=True)
class Case:
    """A debt, what was paid on it, and the day asked about. No order: the one that the terms name."""

    debt: Debt
    payments: tuple[Payment, ...]
    on: date
    order: PaymentOrder | None = None


def booked(amount: int, dice: random.Random) -> dict[str, int]:
    """Return how a lender may have booked a payment, in part or beyond it."""
    parts = ("principal", "interest", "penalty", "fees")
    return {f"booked_{part}": dice.randint(0, amount) for part in parts if dice.random() < 0.5}
