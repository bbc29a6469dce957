"""Overdue interest of a loan: its rate, its base, and the meter that counts it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import OverdueBase
from debttracker.money.amount import Minor, half_up_within
from debttracker.money.day_count import year_fraction
from debttracker.money.vocabulary import DayCount


@dataclass(frozen=True, slots=True)
class OverdueTerms:
    """The rate in percent a year (None when unknown), what it is charged on, and how days are counted.

    Actual days are counted, over 365 unless the day count says 360 or actual/actual. With no base known the
    smallest, the overdue principal, is used and named as missing, so that the figure is a lower bound.
    """

    rate: Decimal | None
    base: OverdueBase
    day_count: DayCount
    source: str
    missing: tuple[str, ...] = ()


def overdue_terms(terms: LoanTerms) -> OverdueTerms:
    """Read the overdue terms of a loan."""
    rate, source, missing = _rate(terms)
    if terms.overdue_base is None and rate != 0:
        missing = (*missing, "terms.overdue_base")
    day_count = terms.day_count or DayCount.ACTUAL_365
    if day_count is DayCount.THIRTY_360:
        day_count = DayCount.ACTUAL_360
    return OverdueTerms(rate, terms.overdue_base or OverdueBase.PRINCIPAL, day_count, source, missing)


def _rate(terms: LoanTerms) -> tuple[Decimal | None, str, tuple[str, ...]]:
    if terms.overdue_annual_rate is not None:
        return terms.overdue_annual_rate, "terms.overdue_annual_rate", ()
    if terms.overdue_multiplier is None:
        return None, "", ("terms.overdue_multiplier",)
    if terms.annual_rate is None:
        return None, "", ("terms.annual_rate",)
    return terms.overdue_multiplier * terms.annual_rate, "terms.overdue_multiplier", ()


class OverdueMeter:
    """Counts overdue interest exactly and rounds the running total half up."""

    def __init__(self, terms: OverdueTerms) -> None:
        self.terms = terms
        self.paid: Minor = 0
        self.capital: Minor = 0
        self._years = Fraction(0)

    def run(self, base: Minor, first: date, last: date) -> None:
        """Count the time between two days on this base and on what was capitalised."""
        amount = base + self.capital
        if amount and last > first:
            self._years += amount * year_fraction(first, last, self.terms.day_count)

    @property
    def charged(self) -> Minor:
        """All overdue interest so far, rounded half up."""
        if self.terms.rate is None or not self._years:
            return 0
        return half_up_within(self.terms.rate * self._years.numerator / self._years.denominator / 100)

    @property
    def unpaid(self) -> Minor:
        """What of it is not paid."""
        return self.charged - self.paid

    def capitalise(self) -> None:
        """From now on what is unpaid bears overdue interest itself."""
        self.capital = max(self.unpaid, 0)

    def pay(self, amount: Minor) -> Minor:
        """Take a payment; return what is left of it."""
        taken = min(amount, max(self.unpaid, 0))
        self.paid += taken
        self.capital = min(self.capital, max(self.unpaid, 0))
        return amount - taken
