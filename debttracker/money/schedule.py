"""Repayment schedules: every method, every frequency, exact to the minor unit.

Conventions. Interest is rounded half up per period; the level payment is rounded, and by the same rule the
equal part of principal of the methods that have one; the last payment is the balance with its interest.
Without a day count a month is a twelfth of a year, weeks and days are days over 365, and odd days before the
first due date are days over 365. With `30/360` a whole month is 30 days; with another day count a period is
its true fraction of a year.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise

from debttracker.errors import InputError
from debttracker.money.amount import LARGEST, Minor, Percent, half_up, half_up_quotient, percent_of
from debttracker.money.day_count import year_fraction
from debttracker.money.frequency import Frequency, Unit, due_dates, months_back
from debttracker.money.vocabulary import DayCount, Method

MOST_PERIODS = 1200
HIGHEST_RATE = Decimal(100_000)
NO_FEE_TIME = "%(when)r is not a time of a fee; write start, each, end or a date"
FEE_TIMES = ("start", "each", "end")
Rounding = Callable[[Decimal], Minor]


@dataclass(frozen=True, slots=True)
class FeeCharge:
    """A fee in minor units. `when` is "start", "each", "end" or a date: then it joins the next payment."""

    amount: Minor
    when: str | date = "start"


@dataclass(frozen=True, slots=True)
class ScheduleTerms:
    """What a schedule needs. Amounts are minor units, rates percent; no `annual_rate` means none agreed.

    `received` is what was really paid out; when None it is the principal less the fees taken at the start.
    `every` may be None only for a single payment on `first_due`.
    """

    principal: Minor
    start: date
    every: Frequency | None
    periods: int
    method: Method
    annual_rate: Percent | None = None
    period_fee_rate: Percent | None = None
    day_count: DayCount | None = None
    first_due: date | None = None
    received: Minor | None = None
    fees: tuple[FeeCharge, ...] = ()
    rounding: Rounding = half_up


@dataclass(frozen=True, slots=True)
class Instalment:
    """One row: payment = interest + principal + fees; `balance` is the principal left after it."""

    period: int
    due: date
    payment: Minor
    interest: Minor
    principal: Minor
    fees: Minor
    balance: Minor


@dataclass(frozen=True, slots=True)
class ScheduleTotals:
    """Sums of the rows. `upfront_fees` are taken at the start and stand in no row; `cost` is all that is
    paid less what was received.
    """

    payment: Minor
    interest: Minor
    principal: Minor
    fees: Minor
    upfront_fees: Minor
    received: Minor
    cost: Minor


@dataclass(frozen=True, slots=True)
class Schedule:
    """The rows in order of their due dates, and their totals."""

    rows: tuple[Instalment, ...]
    totals: ScheduleTotals


def schedule(terms: ScheduleTerms) -> Schedule:
    """Return the repayment schedule. Raises InputError when the terms are impossible."""
    check(terms)
    dues = due_dates(terms.start, terms.first_due, terms.every, terms.periods)
    if not dues:
        raise InputError("a schedule needs either a frequency or one payment with its due date")
    parts = _bullet(terms, dues) if terms.method is Method.BULLET else _periodic(terms, dues)
    if terms.method is Method.BULLET:
        dues = dues[-1:]
    fees = _fees_by_row(terms, dues)
    rows = []
    balance = terms.principal
    for number, (due, (interest, principal), fee) in enumerate(zip(dues, parts, fees, strict=True), 1):
        balance -= principal
        rows.append(Instalment(number, due, interest + principal + fee, interest, principal, fee, balance))
    return Schedule(tuple(rows), _totals(terms, rows))


def period_fractions(terms: ScheduleTerms, dues: Sequence[date]) -> list[Fraction]:
    """Return each period's length in years by the terms' day count."""
    regular = due_dates(terms.start, None, terms.every, 1)
    first_is_regular = bool(regular) and dues[0] == regular[0]
    first = (
        _regular_fraction(terms, terms.start, dues[0]) if first_is_regular else _odd_fraction(terms, dues[0])
    )
    months = _even_months(terms)
    if months is not None:
        return [first] + [Fraction(months, 12)] * (len(dues) - 1)
    return [first, *(_regular_fraction(terms, a, b) for a, b in pairwise(dues))]


def whole_length(terms: ScheduleTerms, dues: Sequence[date]) -> Fraction:
    """Return the length of all periods together in years by the terms' day count."""
    if terms.day_count in {None, DayCount.THIRTY_360}:
        return sum(period_fractions(terms, dues), Fraction(0))
    return year_fraction(terms.start, dues[-1], terms.day_count or DayCount.ACTUAL_365)


def interest_for(principal: Minor, rate: Percent, years: Fraction) -> Minor:
    """Return simple interest in minor units, rounded half up."""
    over, under = rate.as_integer_ratio()
    return half_up_quotient(principal * over * years.numerator, 100 * under * years.denominator)


def check(terms: ScheduleTerms) -> None:
    """Raise InputError when no schedule can be made of the terms."""
    if not 0 < terms.principal <= LARGEST:
        raise InputError("the principal must be more than 0")
    if not 1 <= terms.periods <= MOST_PERIODS:
        raise InputError("the number of periods must be from 1 to %(most)s", most=MOST_PERIODS)
    for rate in (terms.annual_rate, terms.period_fee_rate):
        if rate is not None and not 0 <= rate <= HIGHEST_RATE:
            raise InputError("a rate must be from 0 to %(most)s percent", most=HIGHEST_RATE)
    if terms.first_due is not None and terms.first_due <= terms.start:
        raise InputError("the first due date must be after the start")
    for fee in terms.fees:
        if not 0 <= fee.amount <= LARGEST:
            raise InputError("a fee must not be less than 0")
        if not isinstance(fee.when, date) and fee.when not in FEE_TIMES:
            raise InputError(
                "%(when)r is not a time of a fee; write start, each, end or a date", when=fee.when
            )
    _check_received(terms)


def _check_received(terms: ScheduleTerms) -> None:
    if not 0 < received(terms) <= LARGEST:
        raise InputError("the amount received must be more than 0")
    if terms.received is not None and terms.received > terms.principal:
        raise InputError("the amount received must not be more than the principal")


def received(terms: ScheduleTerms) -> Minor:
    """Return what was really paid out: as stated, or the principal less the fees taken at the start."""
    return terms.received if terms.received is not None else terms.principal - _upfront(terms)


def level_payment(
    principal: Minor, rate: Percent, years: Sequence[Fraction], rounding: Rounding = half_up
) -> Minor:
    """Return the equal payment that repays the principal over periods of these lengths."""
    with localcontext() as context:
        context.prec = 50
        factor, annuity = Decimal(1), Decimal(0)
        for length in years:
            factor /= 1 + rate * length.numerator / length.denominator / 100
            annuity += factor
        return rounding(principal / annuity)


def _regular_fraction(terms: ScheduleTerms, first: date, last: date) -> Fraction:
    months = _even_months(terms)
    if months is not None:
        return Fraction(months, 12)
    return year_fraction(first, last, terms.day_count or DayCount.ACTUAL_365)


def _even_months(terms: ScheduleTerms) -> int | None:
    """Return the months of each regular period when all count the same, however many days they have."""
    every = terms.every
    if every is None or every.unit is not Unit.MONTH or terms.day_count not in {None, DayCount.THIRTY_360}:
        return None
    return every.count


def _odd_fraction(terms: ScheduleTerms, due: date) -> Fraction:
    if terms.day_count is not None:
        return year_fraction(terms.start, due, terms.day_count)
    if terms.every is not None and terms.every.unit is not Unit.MONTH:
        return Fraction((due - terms.start).days, 365)
    months, days = months_back(terms.start, due)
    return Fraction(months, 12) + Fraction(days, 365)


def _bullet(terms: ScheduleTerms, dues: Sequence[date]) -> list[tuple[Minor, Minor]]:
    years = whole_length(terms, dues)
    return [(interest_for(terms.principal, terms.annual_rate or Decimal(0), years), terms.principal)]


def _periodic(terms: ScheduleTerms, dues: Sequence[date]) -> list[tuple[Minor, Minor]]:
    """Return (interest, principal) of each period."""
    rate = terms.annual_rate or Decimal(0)
    years = period_fractions(terms, dues)
    level = level_payment(terms.principal, rate, years, terms.rounding)
    share = terms.rounding(Decimal(terms.principal) / terms.periods)
    balance, parts = terms.principal, []
    for number, length in enumerate(years, 1):
        base = terms.principal if terms.method is Method.FLAT else balance
        interest = interest_for(base, rate, length)
        if number == terms.periods:
            principal = balance
        elif terms.method is Method.INTEREST_ONLY:
            principal = 0
        elif terms.method is Method.LEVEL_PAYMENT:
            principal = min(balance, max(0, level - interest))
        else:
            principal = min(balance, share)
        balance -= principal
        parts.append((interest, principal))
    return parts


def _upfront(terms: ScheduleTerms) -> Minor:
    return sum(fee.amount for fee in terms.fees if _at_start(fee, terms.start))


def _at_start(fee: FeeCharge, start: date) -> bool:
    return fee.when == "start" or (isinstance(fee.when, date) and fee.when <= start)


def _fees_by_row(terms: ScheduleTerms, dues: Sequence[date]) -> list[Minor]:
    per_period = half_up(percent_of(terms.principal, terms.period_fee_rate or Decimal(0)))
    periods_in_row = terms.periods if len(dues) == 1 else 1
    fees = [per_period * periods_in_row for _ in dues]
    for fee in terms.fees:
        if fee.when == "each":
            fees = [amount + fee.amount for amount in fees]
        elif fee.when == "end":
            fees[-1] += fee.amount
        elif isinstance(fee.when, date) and not _at_start(fee, terms.start):
            row = next((n for n, due in enumerate(dues) if due >= fee.when), len(dues) - 1)
            fees[row] += fee.amount
    return fees


def _totals(terms: ScheduleTerms, rows: Sequence[Instalment]) -> ScheduleTotals:
    payment = sum(row.payment for row in rows)
    out = received(terms)
    return ScheduleTotals(
        payment,
        sum(row.interest for row in rows),
        sum(row.principal for row in rows),
        sum(row.fees for row in rows),
        _upfront(terms),
        out,
        payment - out,
    )
