"""How the terms would have booked the payments that the lender says it booked otherwise."""

from collections.abc import Sequence
from dataclasses import replace

from debttracker.debts import ledger
from debttracker.debts.balance import Parts
from debttracker.debts.debt import Debt
from debttracker.debts.formulas import Formula
from debttracker.debts.payment import Payment
from debttracker.debts.vocabulary import PaymentKind

PARTS = ("principal", "interest", "penalty", "fees")


def bookings_by_terms(
    debt: Debt, payments: Sequence[Payment], currency: str
) -> tuple[tuple[str, Parts], ...]:
    """Return pairs of payment id and how the terms book it, for each that the lender booked differently.

    Only parts that the lender names are held against the terms; earlier payments stand as they were booked.
    Planned, reversed and returned payments have no booking by the terms.
    """
    found = []
    for payment in payments:
        if payment.scheduled or payment.reversed_on is not None or payment.kind is PaymentKind.REFUND:
            continue
        booked = {part: getattr(payment, f"booked_{part}") for part in PARTS}
        named = {part: amount for part, amount in booked.items() if amount is not None}
        if not named:
            continue
        own = _by_terms(debt, payments, payment, currency)
        if any(amount != getattr(own, part) for part, amount in named.items()):
            found.append((payment.id, own))
    return tuple(found)


def _by_terms(debt: Debt, payments: Sequence[Payment], payment: Payment, currency: str) -> Parts:
    bare = replace(
        payment, booked_principal=None, booked_interest=None, booked_penalty=None, booked_fees=None
    )
    others = [bare if one.id == payment.id else one for one in payments]
    trace = ledger.balance(debt, others, payment.paid_on, currency).trace
    own = [t for t in trace if t.formula == Formula.PAYMENT and t.inputs.get("payment") == payment.id]
    return Parts(*(-sum(line.amount for line in own if line.part == part) for part in PARTS))
