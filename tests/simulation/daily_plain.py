"""Debts without a schedule day by day: a loan of which too little is known, and a bare claim."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from calendar_days import DAY, days, rounded
from plain_schedule import at_start, years_between

from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import DebtChangeKind, PaymentKind
from debttracker.money.vocabulary import DayCount

CHARGES_FIRST = ("fees", "penalty", "interest", "principal")


class DailyOpenLoan:
    """Simple interest on the unpaid principal, day by day; a payment pays interest, then principal."""

    def __init__(self, debt: Debt, payments: Sequence[Payment]) -> None:
        assert isinstance(debt.terms, LoanTerms)
        assert debt.terms.start
        self.debt = debt
        self.terms = debt.terms
        self.start = debt.terms.start
        self.payments = payments
        self.rate = Fraction(debt.terms.annual_rate or 0) / 100
        self.principal = debt.terms.principal or 0
        self.grown = Fraction(0)
        self.paid = 0
        self.waived = 0
        self.over = 0
        cap = debt.terms.charges_cap_percent
        fees = sum(fee.amount for fee in debt.terms.fees if at_start(debt.terms, fee))
        kept = self.principal - (debt.terms.received or self.principal)
        self.room = None
        if cap is not None:
            self.room = max(int(self.principal * Fraction(cap) / 100) - max(fees, kept), 0)

    @property
    def interest(self) -> int:
        """What is owed of interest."""
        charged = rounded(self.grown)
        above = 0 if self.room is None else max(charged - self.waived - self.room, 0)
        return charged - self.waived - self.paid - above

    def run(self, on: date) -> None:
        """Play to the end of a day."""
        for today in days(self.start, on):
            if today > self.start:
                self.grown += self.principal * self.rate * (self._years(today) - self._years(today - DAY))
            for change in self.debt.changes:
                if change.date == today:
                    if change.kind is DebtChangeKind.RATE_CHANGE:
                        self.rate = Fraction(change.annual_rate or 0) / 100
                    if change.kind is DebtChangeKind.WAIVER:
                        self.principal -= min(change.waived_principal or 0, self.principal)
                        self.waived += min(change.waived_interest or 0, self.interest)
            for payment in self.payments:
                if payment.paid_on == today:
                    self._pay(payment)

    def _years(self, day: date) -> Fraction:
        return years_between(self.start, day, self.terms.day_count or DayCount.ACTUAL_365)

    def _pay(self, payment: Payment) -> None:
        left = payment.amount
        if payment.kind is PaymentKind.REFUND:
            used = min(left, self.over)
            self.over -= used
            self.principal += left - used
            return
        told = min(payment.booked_interest or 0, left, self.interest)
        self.paid += told
        left -= told
        told = min(payment.booked_principal or 0, left, self.principal)
        self.principal -= told
        left -= told
        interest = min(left, self.interest)
        self.paid += interest
        left -= interest
        principal = min(left, self.principal)
        self.principal -= principal
        self.over += left - principal

    def owed(self) -> dict[str, int]:
        """Return what is owed, by part."""
        return {"principal": self.principal, "interest": self.interest, "penalty": 0, "fees": 0}

    def overdue(self) -> tuple[int, int]:
        """Nothing is known of it."""
        return 0, 0


class DailyClaim:
    """What the lender's side claims last, less what was paid after it."""

    def __init__(self, debt: Debt, payments: Sequence[Payment]) -> None:
        self.debt = debt
        self.payments = payments
        self.parts = dict.fromkeys(CHARGES_FIRST, 0)

    def run(self, on: date) -> None:
        """Play to the end of a day."""
        claims = [claim for claim in self.debt.claims if claim.date <= on]
        if not claims:
            return
        claim = max(claims, key=lambda claim: claim.date)
        for part in CHARGES_FIRST:
            self.parts[part] = getattr(claim, part) or 0
        if claim.principal is None and claim.total is not None:
            self.parts["principal"] = max(claim.total - sum(self.parts.values()), 0)
        for payment in self.payments:
            if payment.paid_on > claim.date:
                self._pay(payment)

    def _pay(self, payment: Payment) -> None:
        left = payment.amount
        if payment.kind is PaymentKind.REFUND:
            self.parts["principal"] += left
            return
        for part in CHARGES_FIRST:
            taken = min(left, self.parts[part])
            self.parts[part] -= taken
            left -= taken

    def owed(self) -> dict[str, int]:
        """Return what is owed, by part."""
        return self.parts

    def overdue(self) -> tuple[int, int]:
        """Nothing is known of it."""
        return 0, 0
