"""Lines that a norm draws for what a loan may cost, and whether what was agreed crosses one.

Which line applies is data of the norms; here a line is only numbers: so many percent, of what, from when.

Method for the cost of a whole plan. What was received is replayed against the plan's payments as if the
line's rate were the contract's: between two payments the unpaid money bears the line's rate, a payment pays
what has accrued first, then the money. What is paid when nothing is left to pay is beyond the line. This is
the same as asking whether the internal rate of the plan is above the line, without a float. The plan's own
count of time is taken where that is fair, so that a contract at exactly the line is not above it. Each row
of a plan is rounded to the minor unit: half a unit a row, with what the line's rate adds to it, is no
excess.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, localcontext
from enum import StrEnum, auto
from fractions import Fraction

from debttracker.debts.debt import Debt
from debttracker.debts.loan_plan import PlannedRow, loan_plan
from debttracker.debts.plan_time import YEAR_DAYS, PlanTime
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.money.amount import Minor, Percent, round_up

_PRECISION = 50
_ROUNDING = Decimal("0.501")
"""Half a minor unit, and a little for the digits that a Decimal cuts off."""


class CapScope(StrEnum):
    """What a line limits: interest alone, or interest, penalty and fees together."""

    INTEREST = auto()
    ALL_CHARGES = auto()


class CapUnit(StrEnum):
    """What the percent of a line are percent of: the money still owed, by year or day, or the money lent.

    `effective_percent_a_year` is with interest on interest: so much after one year in which nothing is paid.
    """

    PERCENT_A_YEAR = auto()
    EFFECTIVE_PERCENT_A_YEAR = auto()
    PERCENT_A_DAY = auto()
    PERCENT_OF_CREDIT = auto()


@dataclass(frozen=True, slots=True)
class CapSegment:
    """A line from one day of accrual to another, both included; `basis` says where the percent come from."""

    norm: str
    percent: Percent
    unit: CapUnit = CapUnit.PERCENT_A_YEAR
    first: date | None = None
    last: date | None = None
    basis: Mapping[str, str | int] = field(default_factory=dict)

    def covers(self, day: date) -> bool:
        """Whether what accrues on a day is limited by it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    @property
    def yearly(self) -> Percent | None:
        """The line in percent a year, comparable with a stated rate; None when it is no such rate."""
        if self.unit is CapUnit.PERCENT_A_DAY:
            return self.percent * YEAR_DAYS
        return None if self.unit is CapUnit.PERCENT_OF_CREDIT else self.percent

    def growth(self, days: int, years: Fraction) -> Decimal:
        """Return what one unit of money may cost over a time, given in days and in years."""
        if self.unit is CapUnit.PERCENT_OF_CREDIT:
            return Decimal(0)
        if self.unit is CapUnit.PERCENT_A_DAY:
            return self.percent * days / 100
        length = in_decimals(years)
        if self.unit is CapUnit.PERCENT_A_YEAR:
            return self.percent * length / 100
        return (1 + self.percent / 100) ** length - 1


@dataclass(frozen=True, slots=True)
class CapLine:
    """One line over time; its segments do not overlap and come oldest first."""

    id: str
    scope: CapScope
    segments: tuple[CapSegment, ...]

    def on(self, day: date) -> CapSegment | None:
        """Return the segment that limits what accrues on a day, or None."""
        return next((segment for segment in self.segments if segment.covers(day)), None)

    def pieces(self, first: date, last: date) -> Iterator[tuple[CapSegment | None, date, date]]:
        """Cut the time from `first` to `last` where the line changes; the day of `last` itself accrues."""
        start = first
        while start < last:
            segment = self.on(start + timedelta(days=1))
            end = start + timedelta(days=1)
            while end < last and self.on(end + timedelta(days=1)) is segment:
                end = self._leap(end, last, segment)
            yield segment, start, end
            start = end

    def _leap(self, end: date, last: date, segment: CapSegment | None) -> date:
        """Go as far as the segment surely reaches, else one day."""
        if segment is not None:
            return last if segment.last is None else min(last, segment.last)
        coming = [s.first for s in self.segments if s.first is not None and s.first > end]
        return min([last, *(day - timedelta(days=1) for day in coming)])


@dataclass(frozen=True, slots=True)
class AgreedRate:
    """A rate in percent a year that holds from one day to another; `field` is where it stands."""

    percent: Percent
    field: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Crossing:
    """A rate agreed above a line, and the first day on which it accrued above it."""

    rate: AgreedRate
    segment: CapSegment
    since: date


def agreed_rates(debt: Debt) -> tuple[AgreedRate, ...]:
    """Return the yearly rates that the contract states; a daily rate counts 365 times.

    Rates that are not stated are left out: whoever asks has to look whether there are any.
    """
    terms = debt.terms
    if isinstance(terms, LoanTerms):
        return tuple(_loan_rates(debt, terms))
    return tuple(_card_rates(terms)) if terms is not None else ()


def _loan_rates(debt: Debt, terms: LoanTerms) -> Iterator[AgreedRate]:
    changes = sorted((c for c in debt.changes if c.annual_rate is not None), key=lambda c: c.date)
    ends = [change.date - timedelta(days=1) for change in changes]
    if terms.annual_rate is not None:
        yield AgreedRate(terms.annual_rate, "terms.annual_rate", None, ends[0] if ends else None)
    for number, change in enumerate(changes):
        if change.annual_rate is not None:
            last = ends[number + 1] if number + 1 < len(ends) else None
            yield AgreedRate(change.annual_rate, "changes.annual_rate", change.date, last)


def _card_rates(terms: CardTerms) -> Iterator[AgreedRate]:
    if terms.daily_rate is not None:
        yield AgreedRate(terms.daily_rate * YEAR_DAYS, "terms.daily_rate")
    elif terms.annual_rate is not None:
        yield AgreedRate(terms.annual_rate, "terms.annual_rate")
    if terms.cash_daily_rate is not None:
        yield AgreedRate(terms.cash_daily_rate * YEAR_DAYS, "terms.cash_daily_rate")
    for entry in terms.rates:
        percent = entry.annual_rate if entry.daily_rate is None else entry.daily_rate * YEAR_DAYS
        if percent is not None:
            yield AgreedRate(percent, "terms.rates", entry.from_, entry.until)


def overdue_rate(terms: LoanTerms) -> AgreedRate | None:
    """Return the yearly rate of overdue interest: stated, or the contract rate times the multiplier."""
    if terms.overdue_annual_rate is not None:
        return AgreedRate(terms.overdue_annual_rate, "terms.overdue_annual_rate")
    if terms.overdue_multiplier is None or terms.annual_rate is None:
        return None
    return AgreedRate(terms.overdue_multiplier * terms.annual_rate, "terms.overdue_multiplier")


def crossings(line: CapLine, rates: Iterable[AgreedRate], begin: date, on: date) -> tuple[Crossing, ...]:
    """Return the rates above the line on days from `begin` to `on`; exactly the line is not above."""
    found = []
    for rate in rates:
        for segment in line.segments:
            first = max(d for d in (begin, rate.first, segment.first) if d is not None)
            last = min(d for d in (on, rate.last, segment.last) if d is not None)
            yearly = segment.yearly
            if first <= last and yearly is not None and rate.percent > yearly:
                found.append(Crossing(rate, segment, first))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class PlanCost:
    """What a plan costs against a line: charged in all, and what of it is beyond the line (0: nothing)."""

    charged: Minor
    excess: Minor


def plan_cost(terms: LoanTerms, line: CapLine, *, with_fees: bool) -> PlanCost | None:
    """Return what the whole plan costs against a line; None when the plan or its beginning is not known.

    `with_fees` counts fees, and money that was kept back at the start, as cost; without, interest alone.
    None also for a plan that reaches into days that the line does not limit.
    """
    plan = loan_plan(terms)
    unknown = set(plan.missing) - ({"terms.schedule.interest"} if with_fees else set())
    if not plan.rows or unknown or plan.rows[0].start is None or terms.principal is None:
        return None
    out = received(terms) if with_fees else terms.principal
    if out is None:
        return None
    paid = [row.interest + row.principal + (row.fees if with_fees else 0) for row in plan.rows]
    beyond = _beyond(line, plan.rows, out, paid, terms)
    return None if beyond is None else PlanCost(sum(paid) - out, round_up(beyond) if beyond > 0 else 0)


def received(terms: LoanTerms) -> Minor | None:
    """Return the money really paid out: as stated, or the principal less the fees taken at the start."""
    if terms.received is not None or terms.principal is None:
        return terms.received
    kept = sum(fee.amount for fee in terms.fees if fee.when == "start" or _not_after(fee.when, terms.start))
    return terms.principal - kept


def _not_after(when: str, start: date | None) -> bool:
    return start is not None and when[:1].isdigit() and date.fromisoformat(when) <= start


def _beyond(
    line: CapLine, rows: tuple[PlannedRow, ...], out: Minor, paid: list[Minor], terms: LoanTerms
) -> Decimal | None:
    """What is paid beyond the line, 0 when it is no more than rounding; None on days without a line."""
    with localcontext() as context:
        context.prec = _PRECISION
        account, noise, time = CapAccount(), Decimal(0), PlanTime(terms)
        start = rows[0].start or rows[0].due
        account.lend(out, line.on(start))
        for row, amount in zip(rows, paid, strict=True):
            for segment, first, last in line.pieces(start, row.due):
                if segment is None:
                    return None
                days, years = (last - first).days, time.years(first, last)
                noise *= 1 + segment.growth(days, years)
                account.accrue(segment, days, years)
            account.pay(Decimal(amount))
            noise += _ROUNDING
            start = row.due
        return account.beyond if account.beyond > noise else Decimal(0)


def in_decimals(years: Fraction) -> Decimal:
    """Return a length of time as a Decimal of the precision in force."""
    return Decimal(years.numerator) / years.denominator


class CapAccount:
    """Money lent that bears exactly what a line allows; amounts are unrounded minor units."""

    def __init__(self) -> None:
        self.principal = Decimal(0)
        self.allowed = Decimal(0)
        self.beyond = Decimal(0)

    def lend(self, amount: Minor, segment: CapSegment | None) -> None:
        """Hand out money, less what was paid beyond before. A share of the credit is allowed at once."""
        if segment is not None and segment.unit is CapUnit.PERCENT_OF_CREDIT:
            self.allowed += segment.percent * amount / 100
        set_off = min(self.beyond, Decimal(amount))
        self.beyond -= set_off
        self.principal += amount - set_off

    def accrue(
        self, segment: CapSegment, days: int, years: Fraction, limit: Percent | None = None
    ) -> Decimal:
        """Let time pass and return what may be charged for it; `limit` is a lower rate in percent a year."""
        base = self.principal
        if limit is not None and segment.yearly is not None and limit < segment.yearly:
            added = base * limit * in_decimals(years) / 100
        else:
            if segment.unit is CapUnit.EFFECTIVE_PERCENT_A_YEAR:
                base += self.allowed
            added = base * segment.growth(days, years)
        self.allowed += added
        return added

    def pay(self, amount: Decimal) -> None:
        """Pay what is allowed first, then the money lent; the rest is beyond the line."""
        charges = min(amount, self.allowed)
        self.allowed -= charges
        money = min(amount - charges, self.principal)
        self.principal -= money
        self.beyond += amount - charges - money
