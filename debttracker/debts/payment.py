"""Payments made."""

from dataclasses import dataclass
from datetime import date, datetime

from debttracker.debts.vocabulary import PaymentKind
from debttracker.money.amount import Minor


@dataclass(frozen=True, slots=True)
class Payment:
    """Money paid on a debt, in minor units of the debt's currency; reversed from `reversed_on` on.

    `scheduled` payments are planned, not made: they lower nothing. A `refund` is money that the lender gave
    back. `booked_*` is how the lender booked the payment, as far as it says so; `booked_purchases` and
    `booked_cash_advances` are parts of the principal of a card. `received_at` is the instant at which it
    reached the lender, `directed_to` the id of the debt that the payer named.
    """

    id: str
    debt: str
    paid_on: date
    amount: Minor
    kind: PaymentKind | None = None
    scheduled: bool | None = None
    reversed_on: date | None = None
    booked_principal: Minor | None = None
    booked_interest: Minor | None = None
    booked_penalty: Minor | None = None
    booked_fees: Minor | None = None
    booked_purchases: Minor | None = None
    booked_cash_advances: Minor | None = None
    received_at: datetime | None = None
    directed_to: str | None = None
    method: str | None = None
    payee: str | None = None
    note: str | None = None
