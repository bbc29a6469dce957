"""Payments made."""

from dataclasses import dataclass
from datetime import date

from debttracker.money.amount import Minor


@dataclass(frozen=True, slots=True)
class Payment:
    """Money paid on a debt, in minor units of the debt's currency; reversed from `reversed_on` on."""

    id: str
    debt: str
    paid_on: date
    amount: Minor
    reversed_on: date | None = None
    method: str | None = None
    payee: str | None = None
    note: str | None = None
