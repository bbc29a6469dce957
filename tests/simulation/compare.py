"""Holds the ledger against the simulation, by part and to the cent, and in what is overdue since when."""

from dataclasses import dataclass
from datetime import date

from daily_card import DailyCard
from daily_loan import DailyLoan
from daily_plain import DailyClaim, DailyOpenLoan
from dice import Case
from dice_cards import card
from dice_loans import loan

from debttracker.debts.ledger import balance
from debttracker.debts.payment import Payment
from debttracker.debts.terms import LoanTerms

PARTS = ("principal", "interest", "penalty", "fees")


@dataclass(frozen=True)
class Standing:
    """What is owed by part, what of it is overdue, and for how many days."""

    owed: dict[str, int]
    overdue: int
    days: int


@dataclass(frozen=True)
class Outcome:
    """What both say of one debt."""

    name: str
    simulated: Standing
    ledger: Standing

    @property
    def agree(self) -> bool:
        """Whether there is no difference."""
        return self.simulated == self.ledger


def outcome(number: int) -> Outcome:
    """Return what both say of the random debt with this number: even ones are cards, odd ones loans."""
    case = loan(number) if number % 2 else card(number)
    return Outcome(f"{'loan' if number % 2 else 'card'} {number}", simulated(case), by_ledger(case))


def by_ledger(case: Case) -> Standing:
    """Return what the ledger says."""
    found = balance(case.debt, case.payments, case.on, "CNY", case.order)
    owed = {part: getattr(found.owed, part) for part in PARTS}
    return Standing(owed, found.overdue.total, found.days_past_due)


def simulated(case: Case) -> Standing:
    """Return what the simulation says."""
    terms = case.debt.terms
    live = [payment for payment in case.payments if counts(payment, case.on)]
    if terms is None:
        played: DailyCard | DailyLoan | DailyOpenLoan | DailyClaim = DailyClaim(case.debt, live)
    elif not isinstance(terms, LoanTerms):
        played = DailyCard(case.debt, live)
    elif terms.start and case.on < terms.start:
        return Standing(dict.fromkeys(PARTS, 0), 0, 0)
    elif terms.schedule or terms.method:
        played = DailyLoan(case.debt, live, case.order)
    else:
        played = DailyOpenLoan(case.debt, live)
    played.run(case.on)
    return Standing(played.owed(), *played.overdue())


def counts(payment: Payment, on: date) -> bool:
    """Whether a payment counts on a day: made, from its own day to the day before it was reversed."""
    made = payment.paid_on <= on and not payment.scheduled
    return made and (payment.reversed_on is None or payment.reversed_on > on)
