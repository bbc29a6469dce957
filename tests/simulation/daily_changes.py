"""What the lender changes in a loan, on its own: nothing here comes from the program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from calendar_days import rounded
from daily_payments import end_plan
from plain_schedule import Row, interest_of, rows_of, step, years_between

from debttracker.debts.debt import DebtChange
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import DebtChangeKind
from debttracker.money.vocabulary import DayCount, Method

if TYPE_CHECKING:
    from daily_loan import DailyLoan

ON_ONE_DAY = (
    DebtChangeKind.WAIVER,
    DebtChangeKind.RATE_CHANGE,
    DebtChangeKind.EXTENSION,
    DebtChangeKind.RE_AGEING,
    DebtChangeKind.ACCELERATION,
    DebtChangeKind.RESTRUCTURED_PLAN,
)


def change_loan(loan: DailyLoan, today: date) -> None:
    """Apply the changes of a day: first what is given up, last what is planned anew."""
    for change in sorted(loan.changes, key=lambda change: ON_ONE_DAY.index(change.kind)):
        if change.date == today:
            loan.cut()
            APPLY[change.kind](loan, change)


def _waive(loan: DailyLoan, change: DebtChange) -> None:
    for part in ("fees", "penalty", "interest"):
        loan.give_up(part, getattr(change, f"waived_{part}") or 0)
    left = change.waived_principal or 0
    for row in loan.open_rows:
        given = min(left, row.open("principal"))
        row.principal -= given
        left -= given
    coming = loan.coming
    balance = sum(row.open("principal") for row in coming)
    lowered = min(left, balance)
    if not lowered:
        return
    if any(row.years is None for row in coming):
        for row in reversed(coming):
            given = min(lowered, row.open("principal"))
            row.principal -= given
            lowered -= given
        return
    _lower(loan, balance, lowered)


def _lower(loan: DailyLoan, balance: int, lowered: int) -> None:
    """The running row and the later ones repay less in proportion; the running one bears less from today."""
    row, later = loan.coming[0], loan.coming[1:]
    if loan.terms.method is not Method.FLAT:
        rest = row.interest - row.earned_to(loan.today)
        saved = rounded(Fraction(rest * lowered, sum(other.principal for other in loan.coming)))
        row.keep_earned(loan.today)
        row.interest -= min(saved, row.open("interest"))
    own = min(rounded(Fraction(row.open("principal") * lowered, balance)), lowered) if later else lowered
    row.principal -= own
    if later:
        balance = sum(other.open("principal") for other in later)
        loan.replan(later, balance - (lowered - own), anew=True)


def _change_rate(loan: DailyLoan, change: DebtChange) -> None:
    loan.terms = replace(loan.terms, annual_rate=change.annual_rate)
    coming = loan.coming
    if not coming or coming[0].years is None:
        return
    flat = loan.terms.method is Method.FLAT
    bearing = (loan.terms.principal or 0) if flat else sum(row.principal for row in coming)
    row = coming[0]
    assert row.start
    begun = max(loan.today, row.start)
    rest = (row.years or 0) * Fraction((row.due - begun).days, (row.due - row.start).days)
    earned = row.earned_to(loan.today)
    row.interest = max(earned + interest_of(loan.terms, bearing, rest), row.paid_interest)
    row.earned, row.earned_by = earned, begun
    if flat:
        for other in coming[1:]:
            interest = interest_of(loan.terms, bearing, other.years or Fraction(0))
            other.interest = max(interest, other.paid_interest)
    elif coming[1:]:
        loan.replan(coming[1:], sum(other.open("principal") for other in coming[1:]), anew=True)


def _extend(loan: DailyLoan, change: DebtChange) -> None:
    coming = loan.coming
    before = coming[0].due if coming else loan.today
    until = change.first_due or (before + timedelta(days=change.extra_days) if change.extra_days else None)
    if until is None or until <= loan.today:
        return
    years = years_between(before, until, loan.terms.day_count or DayCount.ACTUAL_365)
    rate = loan.terms.annual_rate if change.annual_rate is None else change.annual_rate
    terms = replace(loan.terms, annual_rate=rate)
    if not coming:
        _extend_the_end(loan, terms, until, years)
        return
    flat = terms.method is Method.FLAT
    bearing = terms.principal or 0 if flat else sum(row.open("principal") for row in coming)
    row = coming[0]
    row.keep_earned(loan.today)
    row.interest = max(row.interest + interest_of(terms, bearing, years), row.earned, row.paid_interest)
    row.years = None if row.years is None else row.years + years
    by_step = change.first_due is not None and terms.every and not terms.schedule
    start = row.start
    for number, other in enumerate(coming):
        due = step(terms.every, until, number) if by_step and terms.every else other.due + (until - before)
        other.start, other.due, other.payable = start, due, due
        if number:
            other.earned_by = None
        start = due


def _extend_the_end(loan: DailyLoan, terms: LoanTerms, until: date, years: Fraction) -> None:
    """When nothing is to come, the open principal is due anew and bears interest until then."""
    principal = sum(row.open("principal") for row in loan.open_rows)
    if not principal:
        return
    for row in loan.open_rows:
        row.principal = row.paid_principal
    interest = interest_of(terms, principal, years)
    loan.rows.append(Row(loan.today, until, None, interest, principal, 0, payable=until))


def _re_age(loan: DailyLoan, change: DebtChange) -> None:
    late = [row for row in loan.open_rows if row.payable < loan.today]
    until = change.first_due or (loan.coming[-1].due if loan.coming else None)
    if until is None or until < loan.today:
        return
    for row in late:
        row.payable, row.bears = until, False
    loan.put_off = (until, loan.penalty)


def _accelerate(loan: DailyLoan, _: DebtChange) -> None:
    if loan.coming:
        end_plan(loan, keep_fees=True)
    for row in loan.open_rows:
        if row.payable > loan.today:
            row.payable, row.bears = loan.today, False
    loan.put_off = None


def _plan_anew(loan: DailyLoan, change: DebtChange) -> None:
    """What is owed today is the principal of a new plan; charges so far still count for their cap."""
    if loan.coming:
        end_plan(loan, keep_fees=False)
    loan.cut()
    charged = loan.charges()
    principal = sum(loan.owed().values()) if change.principal is None else change.principal
    for row in loan.open_rows:
        row.interest, row.principal, row.fees = row.paid_interest, row.paid_principal, row.paid_fees
    loan.grown, loan.grown_paid, loan.grown_waived, loan.capital = Fraction(0), 0, 0, 0
    loan.late_fees = loan.late_fees_charged = 0
    loan.put_off, loan.spread = None, []
    loan.other += charged - loan.charges()
    method = change.method or (Method.EQUAL_PRINCIPAL if (change.periods or 1) > 1 else Method.BULLET)
    loan.terms = replace(
        loan.terms,
        principal=principal,
        start=loan.today,
        first_due=change.first_due,
        every=change.every,
        periods=change.periods or 1,
        method=method,
        annual_rate=Decimal(change.annual_rate or 0),
        period_fee_rate=None,
        fees=(),
        schedule=(),
    )
    if principal:
        loan.rows += rows_of(loan.terms)


APPLY = {
    DebtChangeKind.WAIVER: _waive,
    DebtChangeKind.RATE_CHANGE: _change_rate,
    DebtChangeKind.EXTENSION: _extend,
    DebtChangeKind.RE_AGEING: _re_age,
    DebtChangeKind.ACCELERATION: _accelerate,
    DebtChangeKind.RESTRUCTURED_PLAN: _plan_anew,
}
