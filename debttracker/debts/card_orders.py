"""In which order a card payment is booked against what is open.

As the lender booked it, as far as it says so; the rest by the order of the contract. Where the contract says
nothing: charges first, for cards in CNY principal first from day 91 past due on (card business rules of
2011). Of the two orders by rate, one lets the minimum pay charges first and then the oldest items. Fees take
the rate of purchases there.
"""

from datetime import date
from decimal import Decimal
from types import MappingProxyType

from debttracker.debts.account import Booking
from debttracker.debts.balance import Parts
from debttracker.debts.card_interest import RateBook
from debttracker.debts.card_lots import CHARGES_FIRST, PARTS, PRINCIPAL_FIRST, Lot, LotBook
from debttracker.debts.payment import Payment
from debttracker.debts.vocabulary import BalanceKind, PaymentOrder
from debttracker.money.amount import Minor

PRINCIPAL_FIRST_FROM_DAY = 91
BOOKED_BY_LENDER = "payment.booked"
CHARGES_SOURCE = f"payment_order.{PaymentOrder.CHARGES_FIRST}"
_CARD_RULES = "cn.card2011.payment-order"
_SOURCES = MappingProxyType({order: f"payment_order.{order}" for order in PaymentOrder})
_CHARGES_FIRST, _PRINCIPAL_FIRST = PaymentOrder.CHARGES_FIRST, PaymentOrder.PRINCIPAL_FIRST
_SWITCH = PaymentOrder.CHARGES_THEN_PRINCIPAL_FROM_DAY_91


def order_of(agreed: PaymentOrder | None, currency: str, days_past_due: int) -> tuple[PaymentOrder, str]:
    """Return the order that holds on a day, and where it comes from."""
    order = agreed or (_SWITCH if currency == "CNY" else _CHARGES_FIRST)
    source = _SOURCES[order] if agreed or order is not _SWITCH else _CARD_RULES
    if order is _SWITCH:
        late = days_past_due >= PRINCIPAL_FIRST_FROM_DAY
        order = _PRINCIPAL_FIRST if late else _CHARGES_FIRST
    return order, source


def book_payment(
    book: LotBook, rates: RateBook, payment: Payment, minimum: Minor, order: tuple[PaymentOrder, str]
) -> list[Booking]:
    """Book a payment and return how; `minimum` is what is asked for on the day. What is left is credit."""
    told = _as_booked(book, payment)
    rest = payment.amount - (told.parts.total if told else 0)
    above = max(payment.amount - minimum, 0)
    parts, left = _by_order(book, rates, payment.paid_on, (rest, min(above, rest)), order[0])
    book.credit += left
    booked = Booking(payment.id, payment.paid_on, parts, left, source=order[1])
    return [booked] if told is None else [told, booked]


def _as_booked(book: LotBook, payment: Payment) -> Booking | None:
    said = {
        "fees": payment.booked_fees or 0,
        "penalty": payment.booked_penalty or 0,
        "interest": payment.booked_interest or 0,
        "principal": payment.booked_principal or 0,
    }
    if not any(said.values()):
        return None
    left, beyond, parts = payment.amount, 0, Parts()
    for part, amount in said.items():
        taken = min(amount, book.sums[part], left)
        parts += book.take(payment.paid_on, taken, (part,))[0]
        left -= taken
        beyond += amount - taken
    return Booking(payment.id, payment.paid_on, parts, source=BOOKED_BY_LENDER, beyond=beyond)


def _by_order(
    book: LotBook, rates: RateBook, day: date, amounts: tuple[Minor, Minor], order: PaymentOrder
) -> tuple[Parts, Minor]:
    amount, above = amounts
    if order is _PRINCIPAL_FIRST:
        return book.take(day, amount, PRINCIPAL_FIRST)
    if order is PaymentOrder.HIGHEST_RATE_FIRST:
        return book.take_from(day, amount, _by_rate(book, rates, day))
    if order is PaymentOrder.HIGHEST_RATE_ABOVE_MINIMUM:
        first, left = book.take(day, amount - above, CHARGES_FIRST)
        then, left = book.take_from(day, above + left, _by_rate(book, rates, day))
        return first + then, left
    return book.take(day, amount, CHARGES_FIRST)


def _by_rate(book: LotBook, rates: RateBook, day: date) -> list[Lot]:
    factors = {kind: rate.factor if (rate := rates.on(kind, day)) else Decimal(0) for kind in BalanceKind}
    return sorted((lot for part in PARTS for lot in book.open[part]), key=lambda lot: -factors[lot.balance])
