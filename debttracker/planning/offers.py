"""Offers of the lender's side to settle or to pay in parts."""

from dataclasses import dataclass
from datetime import date

from debttracker.money.amount import Minor


@dataclass(frozen=True, slots=True)
class OfferPayment:
    """One payment that an offer asks for."""

    due: date
    amount: Minor


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer on one debt; amounts are minor units of the debt's currency."""

    id: str
    debt: str
    kind: str | None = None
    made_by: str | None = None
    made_on: date | None = None
    expires_on: date | None = None
    payments: tuple[OfferPayment, ...] = ()
    waives: Minor | None = None
    in_writing: bool | None = None
    accepted_on: date | None = None
    note: str | None = None
