"""The rows of a loan from the textbook, in fractions: a second calculation beside the program's."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from calendar_days import months_later, rounded

from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import RoundingRule
from debttracker.money.vocabulary import DayCount, Method


@dataclass
class Row:
    """One instalment: what it asks for and what was paid of it. `start` is the day before its first day.

    What was `earned` by the day `earned_by` stays, whatever becomes of the rest of its interest.
    """

    start: date
    due: date
    years: Fraction
    interest: int
    principal: int
    fees: int
    paid_interest: int = 0
    paid_principal: int = 0
    paid_fees: int = 0
    earned_by: date | None = None
    earned: int = 0

    @property
    def unpaid(self) -> int:
        """What is open of it."""
        asked = self.interest + self.principal + self.fees
        return asked - self.paid_interest - self.paid_principal - self.paid_fees

    def earned_to(self, day: date) -> int:
        """Return the interest that was earned by the end of a day, evenly by days."""
        begun = self.earned_by or self.start
        if day >= self.due:
            return self.interest
        if day <= begun:
            return self.earned
        rest = (self.interest - self.earned) * Fraction((day - begun).days, (self.due - begun).days)
        return self.earned + rounded(rest)

    def bear_less(self, day: date, part: Fraction) -> None:
        """From this day on a part of what bore interest bears none."""
        earned = self.earned_to(day)
        self.interest -= rounded((self.interest - earned) * part)
        self.earned_by, self.earned = day, earned


def step(terms: LoanTerms, anchor: date, count: int) -> date:
    """Return the date so many periods after another one."""
    number, unit = (terms.every or "").split()
    if unit == "month":
        return months_later(anchor, int(number) * count)
    return anchor + timedelta(days=int(number) * count * (7 if unit == "week" else 1))


def years_between(first: date, last: date, kind: DayCount) -> Fraction:
    """Return the part of a year between two dates by a day count."""
    days = (last - first).days
    if kind is DayCount.ACTUAL_360:
        return Fraction(days, 360)
    if kind is DayCount.ACTUAL_365:
        return Fraction(days, 365)
    if kind is DayCount.THIRTY_360:
        begin = min(first.day, 30)
        end = 30 if last.day == 31 and begin == 30 else last.day
        return Fraction((last.year - first.year) * 360 + (last.month - first.month) * 30 + end - begin, 360)
    total = Fraction(0)
    while first < last:
        length = 366 if (date(first.year, 12, 31) - date(first.year, 1, 1)).days == 365 else 365
        total += Fraction(1, length)
        first += timedelta(days=1)
    return total


def rows_of(terms: LoanTerms) -> list[Row]:
    """Return all rows; a bullet loan has one."""
    assert terms.start
    assert terms.principal
    assert terms.periods
    regular = step(terms, terms.start, 1)
    if terms.first_due in {None, regular}:
        dues = [step(terms, terms.start, n) for n in range(1, terms.periods + 1)]
    else:
        assert terms.first_due
        dues = [step(terms, terms.first_due, n) for n in range(terms.periods)]
    starts = [terms.start, *dues[:-1]]
    lengths = [
        _length(terms, a, b, n == 0 and b != regular)
        for n, (a, b) in enumerate(zip(starts, dues, strict=True))
    ]
    per_period = rounded(terms.principal * Fraction(terms.period_fee_rate or 0) / 100)
    if terms.method is Method.BULLET:
        length = sum(lengths, Fraction(0))
        if terms.day_count not in {None, DayCount.THIRTY_360}:
            length = years_between(terms.start, dues[-1], terms.day_count)
        rows = [
            Row(terms.start, dues[-1], length, _interest(terms, terms.principal, length), terms.principal, 0)
        ]
        rows[0].fees = per_period * terms.periods
    else:
        rows = [Row(a, b, y, 0, 0, per_period) for a, b, y in zip(starts, dues, lengths, strict=True)]
        fill(
            terms,
            rows,
            terms.principal,
            level_of(terms, terms.principal, lengths),
            share_of(terms, terms.principal, len(rows)),
        )
    for fee in terms.fees:
        if fee.when == "each":
            for row in rows:
                row.fees += fee.amount
        elif fee.when == "end":
            rows[-1].fees += fee.amount
    return rows


def fill(terms: LoanTerms, rows: list[Row], balance: int, level: int, share: int) -> None:
    """Write interest and principal into rows that repay a balance."""
    for row in rows:
        row.interest = _interest(
            terms, (terms.principal or 0) if terms.method is Method.FLAT else balance, row.years
        )
        if row is rows[-1]:
            row.principal = balance
        elif terms.method is Method.INTEREST_ONLY:
            row.principal = 0
        elif terms.method is Method.LEVEL_PAYMENT:
            row.principal = min(balance, max(level - row.interest, 0))
        else:
            row.principal = min(balance, share)
        balance -= row.principal


def level_of(terms: LoanTerms, balance: int, lengths: list[Fraction]) -> int:
    """Return the equal payment that repays a balance."""
    rate = Fraction(terms.annual_rate or 0) / 100
    growth, worth = Fraction(1), Fraction(0)
    for length in lengths:
        growth *= 1 + rate * length
        worth += 1 / growth
    return _by_rule(terms, balance / worth)


def share_of(terms: LoanTerms, balance: int, count: int) -> int:
    """Return the equal part of principal."""
    return _by_rule(terms, Fraction(balance, count))


def _by_rule(terms: LoanTerms, value: Fraction) -> int:
    if terms.rounding is RoundingRule.UP:
        return -int(-value // 1)
    return int(value) if terms.rounding is RoundingRule.DOWN else rounded(value)


def _interest(terms: LoanTerms, balance: int, years: Fraction) -> int:
    return rounded(balance * Fraction(terms.annual_rate or 0) / 100 * years)


def _length(terms: LoanTerms, first: date, last: date, odd: bool) -> Fraction:
    number, unit = (terms.every or "").split()
    if not odd and unit == "month" and terms.day_count in {None, DayCount.THIRTY_360}:
        return Fraction(int(number), 12)
    if terms.day_count is not None:
        return years_between(first, last, terms.day_count)
    if unit != "month":
        return Fraction((last - first).days, 365)
    months = 0
    while months_later(last, -months - 1) >= first:
        months += 1
    left = (months_later(last, -months) - first).days
    # A month's end is the same day as a later one that the month does not have.
    if months_later(first, months + 1) == last:
        months, left = months + 1, 0
    return Fraction(months, 12) + Fraction(left, 365)
