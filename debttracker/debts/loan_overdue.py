"""Overdue interest of a loan: its rate, its base, and the meter that counts it; and the late fee.

Conventions of this program where contracts say nothing: the running total of overdue interest is rounded, not
each day. What is paid or given up of it is the oldest, so that what was capitalised goes first (it is also
the heavier burden: Civil Code of China, art. 560). Under the base `all` an overdue fee alone makes the whole
principal bear overdue interest, as anything overdue does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from debttracker.debts.balance import Parts
from debttracker.debts.loan_rows import LoanRow, Purse
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import OverdueBase
from debttracker.money.amount import Minor, half_up_within, percent_of
from debttracker.money.day_count import year_fraction
from debttracker.money.vocabulary import DayCount


@dataclass(frozen=True, slots=True)
class OverdueTerms:
    """The rate in percent a year (None when unknown), what it is charged on, and how days are counted.

    The day count is the one for overdue interest, else that of the loan, else actual days over 365. Days
    overdue are always counted as they are: of `30/360` only the 360 counts. With no base known the smallest,
    the overdue principal, is used and named as missing, so that the figure is a lower bound.
    """

    rate: Decimal | None
    base: OverdueBase
    day_count: DayCount
    source: str
    assumed: bool
    missing: tuple[str, ...] = ()


def overdue_terms(terms: LoanTerms) -> OverdueTerms:
    """Read the overdue terms of a loan."""
    rate, source, missing = _rate(terms)
    if terms.overdue_base is None and rate != 0:
        missing = (*missing, "terms.overdue_base")
    stated = terms.overdue_day_count or terms.day_count
    day_count = DayCount.ACTUAL_360 if stated is DayCount.THIRTY_360 else stated or DayCount.ACTUAL_365
    base = terms.overdue_base or OverdueBase.PRINCIPAL
    return OverdueTerms(rate, base, day_count, source, stated is None, missing)


def _rate(terms: LoanTerms) -> tuple[Decimal | None, str, tuple[str, ...]]:
    if terms.overdue_annual_rate is not None:
        return terms.overdue_annual_rate, "terms.overdue_annual_rate", ()
    if terms.overdue_multiplier is None:
        return None, "", ("terms.overdue_multiplier",)
    if terms.annual_rate is None:
        return None, "", ("terms.annual_rate",)
    return terms.overdue_multiplier * terms.annual_rate, "terms.overdue_multiplier", ()


@dataclass(slots=True)
class Spell:
    """A time under the same overdue terms; `years` are minor units times years."""

    terms: OverdueTerms
    years: Fraction = Fraction(0)

    @property
    def interest(self) -> Decimal:
        """The overdue interest of this time, not rounded."""
        if self.terms.rate is None or not self.years:
            return Decimal(0)
        return self.terms.rate * self.years.numerator / self.years.denominator / 100


class OverdueMeter:
    """Counts overdue interest exactly and rounds the running total half up."""

    def __init__(self, terms: OverdueTerms) -> None:
        self.terms = terms
        self.paid: Minor = 0
        self.waived: Minor = 0
        self.capital: Minor = 0
        self.charged: Minor = 0
        """All overdue interest so far, rounded half up."""
        self.spells = [Spell(terms)]

    def copy(self) -> "OverdueMeter":
        """Return a meter that goes on by itself from here."""
        made = OverdueMeter(self.terms)
        made.paid, made.waived, made.capital = self.paid, self.waived, self.capital
        made.charged = self.charged
        made.spells = [Spell(spell.terms, spell.years) for spell in self.spells]
        return made

    def change(self, terms: OverdueTerms) -> None:
        """Count by other terms from now on."""
        self.terms = terms
        self.spells.append(Spell(terms))

    def run(self, base: Minor, first: date, last: date) -> None:
        """Count the time between two days on this base and on what was capitalised."""
        self.add(base + self.capital, first, last)

    def add(self, amount: Minor, first: date, last: date) -> None:
        """Count the time between two days on this amount."""
        if self.terms.rate and amount and last > first:
            self.spells[-1].years += amount * year_fraction(first, last, self.terms.day_count)
            self.charged = half_up_within(sum((spell.interest for spell in self.spells), Decimal(0)))

    @property
    def unpaid(self) -> Minor:
        """What of it is neither paid nor given up."""
        return self.charged - self.paid - self.waived

    def capitalise(self) -> None:
        """From now on what is unpaid bears overdue interest itself."""
        self.capital = max(self.unpaid, 0)

    def pay(self, purse: Purse, wanted: Minor) -> None:
        """Take a payment, up to the amount wanted."""
        paid = purse.spend("penalty", min(self.unpaid, wanted))
        self.paid += paid
        self._lower_capital(paid)

    def waive(self, amount: Minor) -> None:
        """Give up an amount that is unpaid."""
        self.waived += amount
        self._lower_capital(amount)

    def _lower_capital(self, amount: Minor) -> None:
        """The oldest overdue interest is paid and given up first: that is what was capitalised."""
        self.capital = max(self.capital - amount, 0)


def unpaid_of(rows: Iterable[LoanRow]) -> Parts:
    """Return what is unpaid of some instalments, by part."""
    principal = interest = fees = 0
    for row in rows:
        principal += row.unpaid_principal
        interest += row.unpaid_interest
        fees += row.unpaid_fees
    return Parts(principal, interest, 0, fees)


def base_of(overdue: Parts, open_principal: Minor, late_fees: Minor, terms: LoanTerms) -> Minor:
    """Return what overdue interest is charged on, `overdue` being what is late, in minor units.

    `principal`: the overdue principal; `instalment`: its interest too; `all`: the overdue interest and the
    whole principal not repaid, as soon as anything is late. Fees, late fees among them, count only with
    `charges_on_charges`.
    """
    if not overdue.total:
        return 0
    fees = overdue.fees + late_fees if terms.charges_on_charges else 0
    if terms.overdue_base is OverdueBase.ALL:
        return open_principal + overdue.interest + fees
    if terms.overdue_base is OverdueBase.INSTALMENT:
        return overdue.principal + overdue.interest + fees
    return overdue.principal + fees


@dataclass(frozen=True, slots=True)
class LateFee:
    """A late fee in minor units; of a percentage the amount it was taken of."""

    amount: Minor
    of: Minor | None = None


def late_fee_of(row: LoanRow, terms: LoanTerms) -> LateFee | None:
    """Return the late fee for an unpaid instalment: the fixed one, or the percentage between floor and cap.

    The percentage is taken of the unpaid principal and interest, with `charges_on_charges` of its fees too.
    """
    if terms.late_fee is not None:
        return LateFee(terms.late_fee)
    if terms.late_fee_percent is None:
        return None
    base = row.unpaid if terms.charges_on_charges else row.unpaid_principal + row.unpaid_interest
    fee = half_up_within(percent_of(base, terms.late_fee_percent))
    if terms.late_fee_floor is not None:
        fee = max(fee, terms.late_fee_floor)
    if terms.late_fee_cap is not None:
        fee = min(fee, terms.late_fee_cap)
    return LateFee(fee, base)
