"""Holds the ledger against the simulation, by part and to the cent."""

from dataclasses import dataclass
from datetime import date

from daily_card import DailyCard
from daily_loan import DailyLoan, TwoWays
from random_debts import Case, card, loan

from debttracker.debts.ledger import balance
from debttracker.debts.payment import Payment

PARTS = ("principal", "interest", "penalty", "fees")
Owed = dict[str, int]


@dataclass(frozen=True)
class Outcome:
    """What both say; `simulated` is None where the rules leave two readings."""

    name: str
    simulated: Owed | None
    ledger: Owed

    @property
    def agree(self) -> bool:
        """Whether there is no difference."""
        return self.simulated is None or self.simulated == self.ledger


def outcome(number: int) -> Outcome:
    """Return what both say of the random debt with this number: even ones are cards, odd ones loans."""
    case = loan(number) if number % 2 else card(number)
    found = balance(case.debt, case.payments, case.on, "CNY", case.order)
    ledger = {part: getattr(found.owed, part) for part in PARTS}
    return Outcome(f"{'loan' if number % 2 else 'card'} {number}", simulated(case), ledger)


def simulated(case: Case) -> Owed | None:
    """Return what the simulation says, None where the rules leave two readings."""
    live = [payment for payment in case.payments if counts(payment, case.on)]
    if case.debt.kind.is_card:
        return DailyCard(case.debt, live).owed(case.on)
    try:
        return DailyLoan(case.debt, live, case.order).owed(case.on)
    except TwoWays:
        return None


def counts(payment: Payment, on: date) -> bool:
    """Whether a payment counts on a day: from its own day to the day before it was reversed."""
    return payment.paid_on <= on and (payment.reversed_on is None or payment.reversed_on > on)
