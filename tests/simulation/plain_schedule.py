"""The rows of a loan from the textbook, in fractions: a second calculation beside the program's."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from calendar_days import months_later, rounded

from debttracker.debts.terms import Fee, LoanTerms, ScheduleRow
from debttracker.debts.vocabulary import RoundingRule
from debttracker.money.vocabulary import DayCount, Method

MONTHLY = (None, DayCount.THIRTY_360)


@dataclass
class Row:
    """One instalment: what it asks for and what was paid of it. `start` is the day before its first day.

    What was `earned` by the day `earned_by` stays, whatever becomes of the rest of its interest. `back` is
    what is given back of its fees when it never begins. It can be late after `payable`; it `bears` overdue
    interest. Money that the lender gave back is owed as a row that is no `instalment`.
    """

    start: date | None
    due: date
    years: Fraction | None
    interest: int
    principal: int
    fees: int
    back: int = 0
    payable: date = date.max
    paid_interest: int = 0
    paid_principal: int = 0
    paid_fees: int = 0
    earned_by: date | None = None
    earned: int = 0
    fallen: bool = False
    bears: bool = False
    fee_charged: bool = False
    instalment: bool = True

    def open(self, part: str) -> int:
        """What is open of a part."""
        return int(getattr(self, part)) - int(getattr(self, f"paid_{part}"))

    @property
    def unpaid(self) -> int:
        """What is open of it."""
        return self.open("interest") + self.open("principal") + self.open("fees")

    @property
    def untouched_or_partly_paid(self) -> bool:
        """Whether it is not paid ahead."""
        return self.unpaid > 0 or self.interest + self.principal + self.fees == 0

    def earned_to(self, day: date) -> int:
        """Return the interest that was earned by the end of a day, evenly by days."""
        begun = self.earned_by or self.start
        if day >= self.due:
            return self.interest
        if begun is None or day <= begun:
            return self.earned
        rest = (self.interest - self.earned) * Fraction((day - begun).days, (self.due - begun).days)
        return self.earned + rounded(rest)

    def keep_earned(self, day: date) -> None:
        """Let what was earned by a day stay, whatever becomes of the rest."""
        self.earned = self.earned_to(day)
        self.earned_by = max(day, self.earned_by or self.start or day)

    def book(self, part: str, amount: int) -> int:
        """Pay on a part; return what is left."""
        taken = max(min(amount, self.open(part)), 0)
        name = f"paid_{part}"
        setattr(self, name, getattr(self, name) + taken)
        return amount - taken

    def book_all(self, amount: int) -> int:
        """Pay fees, interest, then principal; return what is left."""
        for part in ("fees", "interest", "principal"):
            amount = self.book(part, amount)
        return amount


def step(every: str, anchor: date, count: int) -> date:
    """Return the date so many periods after another one."""
    number, unit = every.split()
    if unit == "month":
        return months_later(anchor, int(number) * count)
    return anchor + timedelta(days=int(number) * count * (7 if unit == "week" else 1))


def years_between(first: date, last: date, kind: DayCount) -> Fraction:
    """Return the part of a year between two dates by a day count, less than 0 when the last is earlier."""
    if last < first:
        return -years_between(last, first, kind)
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


def due_days(terms: LoanTerms) -> list[date]:
    """Return the due dates: a first one that is one period after the start keeps the start's day."""
    assert terms.start
    if terms.every is None:
        assert terms.first_due
        return [terms.first_due]
    periods = terms.periods or 1
    if terms.first_due in {None, step(terms.every, terms.start, 1)}:
        return [step(terms.every, terms.start, n) for n in range(1, periods + 1)]
    assert terms.first_due
    return [step(terms.every, terms.first_due, n) for n in range(periods)]


def rows_of(terms: LoanTerms) -> list[Row]:
    """Return all rows; a bullet loan has one. A lender's own table is taken as it is."""
    assert terms.start
    if terms.schedule:
        return _table(terms)
    assert terms.principal
    dues = due_days(terms)
    starts = [terms.start, *dues[:-1]]
    regular = step(terms.every, terms.start, 1) if terms.every else None
    lengths = [
        _length(terms, a, b, n == 0 and b != regular)
        for n, (a, b) in enumerate(zip(starts, dues, strict=True))
    ]
    if terms.method is Method.BULLET:
        length = sum(lengths, Fraction(0))
        if terms.day_count not in MONTHLY:
            length = years_between(terms.start, dues[-1], terms.day_count or DayCount.ACTUAL_365)
        interest = interest_of(terms, terms.principal, length)
        rows = [Row(terms.start, dues[-1], length, interest, terms.principal, 0)]
    else:
        rows = [Row(a, b, y, 0, 0, 0) for a, b, y in zip(starts, dues, lengths, strict=True)]
        level = level_of(terms, terms.principal, lengths)
        fill(terms, rows, terms.principal, level, share_of(terms, terms.principal, len(rows)))
    _add_fees(terms, rows, len(dues))
    for row in rows:
        row.payable = row.due
    return rows


def _add_fees(terms: LoanTerms, rows: list[Row], periods: int) -> None:
    """A fee of each period is with each row; a dated one with the first row that is due then or later."""
    per_period = fee_of_a_period(terms)
    several = len(rows) == 1
    for row in rows:
        row.fees = per_period * (periods if several else 1)
        row.back = per_period if terms.refund_fees and not several else 0
    for fee in terms.fees:
        if fee.when == "each":
            for row in rows:
                row.fees += fee.amount
                row.back += fee.amount if given_back(terms, fee) and not several else 0
        elif fee.when == "end":
            rows[-1].fees += fee.amount
        elif not at_start(terms, fee):
            taken = date.fromisoformat(fee.when)
            next((row for row in rows if row.due >= taken), rows[-1]).fees += fee.amount


def fee_of_a_period(terms: LoanTerms) -> int:
    """Return the fee that a rate makes of the first principal."""
    return rounded((terms.principal or 0) * Fraction(terms.period_fee_rate or 0) / 100)


def given_back(terms: LoanTerms, fee: Fee) -> bool:
    """Whether a fee of each period is given back for periods that never begin."""
    return bool(terms.refund_fees if fee.refundable is None else fee.refundable)


def at_start(terms: LoanTerms, fee: Fee) -> bool:
    """Whether a fee is taken when the loan is paid out."""
    assert terms.start
    return fee.when == "start" or (fee.when[0].isdigit() and date.fromisoformat(fee.when) <= terms.start)


def _table(terms: LoanTerms) -> list[Row]:
    rows = []
    start = terms.start
    for line in sorted(terms.schedule, key=lambda line: line.due):
        interest, principal, fees = _split(line)
        back = fees if terms.refund_fees else 0
        rows.append(Row(start, line.due, None, interest, principal, fees, back, line.due))
        start = line.due
    return rows


def _split(line: ScheduleRow) -> tuple[int, int, int]:
    """Return interest, principal and fees, which sum to the payment; what is not said is principal."""
    fees = line.fees
    if fees is None:
        both = line.interest is not None and line.principal is not None
        fees = max(line.payment - (line.interest or 0) - (line.principal or 0), 0) if both else 0
    fees = min(fees, line.payment)
    left = line.payment - fees
    if line.interest is not None:
        interest = min(line.interest, left)
    else:
        interest = max(left - line.principal, 0) if line.principal is not None else 0
    return interest, left - interest, fees


def fill(terms: LoanTerms, rows: list[Row], balance: int, level: int, share: int) -> None:
    """Write interest and principal into rows that repay a balance. Flat interest stays as it is when it is
    there already. What was paid on a row before stays paid.
    """
    planned = any(row.interest or row.principal for row in rows)
    for row in rows:
        if terms.method is not Method.FLAT:
            row.interest = interest_of(terms, balance, row.years or Fraction(0))
        elif not planned:
            row.interest = interest_of(terms, terms.principal or 0, row.years or Fraction(0))
        if row is rows[-1]:
            principal = balance
        elif terms.method is Method.INTEREST_ONLY:
            principal = 0
        elif terms.method is Method.LEVEL_PAYMENT:
            principal = min(balance, max(level - row.interest, 0))
        else:
            principal = min(balance, share)
        balance -= principal
        row.principal = principal + row.paid_principal
        row.interest = max(row.interest, row.paid_interest)
        row.earned, row.earned_by = 0, None


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


def interest_of(terms: LoanTerms, balance: int, years: Fraction) -> int:
    """Return simple interest at the rate of the loan."""
    return rounded(balance * Fraction(terms.annual_rate or 0) / 100 * years)


def _length(terms: LoanTerms, first: date, last: date, odd: bool) -> Fraction:
    number, unit = (terms.every or "0 month").split()
    if not odd and unit == "month" and terms.day_count in MONTHLY:
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
