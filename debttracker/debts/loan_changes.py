"""What was changed in a loan after it was agreed, replayed on its day.

A change counts from the beginning of its day, before an instalment falls due on it and before payments. Of
several on one day the lender first gives up, then changes rates and dates, then makes due or plans anew.

- Extension: the coming due dates move by `extra_days`, or so that the first of them is `first_due`. The
  running period bears interest for the time that it grows by, at the rate of the change or else of the loan.
  When nothing is to come any more, the open principal becomes due on the new day and bears interest from now
  until then.
- Re-ageing: what is overdue is due on `first_due`, else with the last instalment, and overdue no more.
- Acceleration: everything is due at once, with interest to the day only; fees as when the loan ends early.
- Rate change: the running period bears the new rate from this day on, the later instalments are computed
  anew over the same due dates. Flat interest stays on the first principal. A lender's own table cannot be
  computed anew.
- Restructured plan: all that is owed (interest to the day, no later fees) becomes the principal of a new
  plan. Where the plan names another principal the difference is given up, or added, by the plan.
- Waiver: what is unpaid is given up by part, the oldest first; principal not yet due lowers the coming
  instalments. What is not known of a change is named, and it is passed over then.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from debttracker.debts.debt import DebtChange
from debttracker.debts.formulas import Formula
from debttracker.debts.loan_book import LoanBook
from debttracker.debts.loan_cap import cut_to_cap
from debttracker.debts.loan_early import end_plan
from debttracker.debts.loan_late import LateClock
from debttracker.debts.loan_new_plan import new_plan
from debttracker.debts.loan_overdue import overdue_terms
from debttracker.debts.loan_prepay import lower_plan
from debttracker.debts.loan_rows import LoanRow, Purse
from debttracker.debts.vocabulary import DebtChangeKind
from debttracker.errors import InputError
from debttracker.money.amount import Minor, Percent, half_up
from debttracker.money.day_count import year_fraction
from debttracker.money.frequency import add_days, nth_date, parse_frequency
from debttracker.money.schedule import interest_for
from debttracker.money.vocabulary import DayCount, Method

SOURCE = "changes"


_ON_ONE_DAY = (
    DebtChangeKind.WAIVER,
    DebtChangeKind.RATE_CHANGE,
    DebtChangeKind.EXTENSION,
    DebtChangeKind.RE_AGEING,
    DebtChangeKind.ACCELERATION,
    DebtChangeKind.RESTRUCTURED_PLAN,
)


def in_order(changes: Iterable[DebtChange]) -> list[DebtChange]:
    """Return changes in the order in which they count, whatever order they were entered in."""
    return sorted(changes, key=lambda item: (item.date, _ON_ONE_DAY.index(item.kind), repr(item)))


def apply_change(book: LoanBook, clock: LateClock, change: DebtChange) -> None:
    """Change a loan today."""
    cut_to_cap(book)
    if change.kind is DebtChangeKind.EXTENSION:
        _extend(book, clock, change)
    elif change.kind is DebtChangeKind.RE_AGEING:
        _re_age(book, clock, change)
    elif change.kind is DebtChangeKind.ACCELERATION:
        _accelerate(book, clock)
    elif change.kind is DebtChangeKind.RATE_CHANGE:
        _change_rate(book, change)
    elif change.kind is DebtChangeKind.RESTRUCTURED_PLAN:
        new_plan(book, clock, change)
    else:
        _waive(book, change)


def _extend(book: LoanBook, clock: LateClock, change: DebtChange) -> None:
    first = book.running
    before = first.due if first else book.today
    try:
        until = change.first_due or (add_days(before, change.extra_days) if change.extra_days else None)
        if until is None or until <= book.today:
            book.missing["changes.extra_days"] = None
            return
        if first is None:
            _extend_open(book, clock, change, until)
            return
        dues = _moved(book, until, (until - before).days, by_frequency=change.first_due is not None)
    except InputError:
        book.missing["changes.first_due"] = None
        return
    rate = _rate(book, change)
    flat = book.terms.method is Method.FLAT
    base = book.terms.principal or 0 if flat else book.coming_principal
    years = _years(book, before, until)
    extra = interest_for(base, rate, years) if rate is not None else 0
    book.tell_accrued()
    _keep_accrued(first, book.today)
    first.interest = max(first.interest + extra, first.told_interest, first.paid_interest)
    first.years = first.years + years if first.years is not None else None
    start = first.start
    for row, due in zip(book.coming, dues, strict=True):
        row.start, row.due, row.payable = start, due, due
        if row is not first:
            row.accrues_from = start
        start = due
    book.note(Formula.LOAN_EXTENSION, _dated(until, rate), SOURCE)


def _extend_open(book: LoanBook, clock: LateClock, change: DebtChange, until: date) -> None:
    principal = sum(row.unpaid_principal for row in book.open_rows)
    rate = _rate(book, change)
    if not principal:
        return
    years = _years(book, book.today, until)
    interest = interest_for(principal, rate, years) if rate is not None else 0
    last = book.last_instalment
    for row in book.open_rows:
        row.principal = row.paid_principal
    book.clear_paid()
    book.rows.append(
        LoanRow(
            last.period, book.today, until, until, interest, principal, 0, None, last.fee_rule, book.today
        )
    )
    clock.drop([row for row in book.rows if not row.unpaid])
    book.note(Formula.LOAN_EXTENSION, _dated(until, rate), SOURCE)


def _moved(book: LoanBook, until: date, days: int, *, by_frequency: bool) -> list[date]:
    coming = book.coming
    if by_frequency and book.terms.every is not None and not book.terms.schedule:
        every = parse_frequency(book.terms.every)
        return [nth_date(until, every, n) for n in range(len(coming))]
    return [add_days(row.due, days) for row in coming]


def _re_age(book: LoanBook, clock: LateClock, change: DebtChange) -> None:
    late = [row for row in book.open_rows if row.payable < book.today]
    until = change.first_due or (book.rows[-1].due if book.running else None)
    if until is None or until < book.today:
        book.missing["changes.first_due"] = None
        return
    clock.drop(late)
    for row in late:
        row.payable = until
        clock.add(row)
    unpaid = sum(row.unpaid for row in late) + book.penalty
    book.put_off = (until, book.penalty)
    book.note(Formula.LOAN_RE_AGEING, {"unpaid": unpaid, "until": until.isoformat()}, SOURCE)


def _accelerate(book: LoanBook, clock: LateClock) -> None:
    row = end_plan(book)
    for item in book.open_rows:
        if item.payable > book.today:
            clock.drop([item])
            item.payable = book.today
            clock.add(item)
    if row is not None and row.unpaid:
        clock.add(row)
    book.put_off = None
    book.note(Formula.LOAN_ACCELERATION, {"unpaid": book.owed().total}, SOURCE)


def _change_rate(book: LoanBook, change: DebtChange) -> None:
    rate = change.annual_rate
    if rate is None:
        book.missing["changes.annual_rate"] = None
        return
    row = book.running
    book.tell_accrued()
    book.terms = replace(book.terms, annual_rate=rate)
    if row is not None:
        if row.years is None or row.start is None:
            book.missing["terms.schedule"] = None
        elif book.terms.method is Method.FLAT:
            _flat_rate(book, rate)
        else:
            _running_rate(book, row, rate, book.bearing_principal)
            if book.has_later:
                lower_plan(book, book.coming_principal - row.unpaid_principal, shorten=False)
    book.meter.change(overdue_terms(book.terms))
    book.note(Formula.LOAN_RATE_CHANGE, {"annual_rate": str(rate)}, SOURCE)


def _flat_rate(book: LoanBook, rate: Percent) -> None:
    principal = book.terms.principal or 0
    for row in book.coming:
        if row is book.running:
            _running_rate(book, row, rate, principal)
        else:
            row.interest = max(interest_for(principal, rate, row.years or Fraction(0)), row.paid_interest)


def _running_rate(book: LoanBook, row: LoanRow, rate: Percent, base: Minor) -> None:
    """Let the rest of the running period bear another rate."""
    begun = max(book.today, row.start or book.today)
    accrued = row.accrued(book.today)
    days = (row.due - row.start).days if row.start else 0
    rest = (row.years or Fraction(0)) * Fraction((row.due - begun).days, days) if days else Fraction(0)
    row.accrued_base, row.accrues_from = accrued, begun
    row.interest = max(accrued + interest_for(base, rate, rest), row.paid_interest)


def _waive(book: LoanBook, change: DebtChange) -> None:
    for part in ("fees", "penalty", "interest"):
        amount = getattr(change, f"waived_{part}")
        if amount:
            book.give_up(part, amount, Formula.LOAN_WAIVER, {}, SOURCE)
    if change.waived_principal:
        _waive_principal(book, change.waived_principal)


def _waive_principal(book: LoanBook, amount: Minor) -> None:
    purse = Purse(amount)
    for row in book.open_rows:
        row.principal -= purse.spend("principal", row.unpaid_principal)
    balance = book.coming_principal
    lowered = purse.spend("principal", balance)
    if lowered:
        book.tell_accrued()
        _lower_coming(book, balance, lowered)
    given = purse.spent.principal
    if given:
        book.open_principal -= given
        book.charge("principal", -given, Formula.LOAN_WAIVER, {}, SOURCE)
    book.clear_paid()


def _lower_coming(book: LoanBook, balance: Minor, lowered: Minor) -> None:
    """Repay less principal: from the last instalment on, or by a plan computed anew."""
    row, later = book.running, book.rows[book.next + 1 :]
    if row is None:
        return
    if any(item.years is None for item in book.coming):
        left = Purse(lowered)
        for item in reversed(book.coming):
            item.principal -= left.spend("principal", item.unpaid_principal)
        return
    if book.terms.method is not Method.FLAT:
        saved = Decimal((row.interest - row.accrued(book.today)) * lowered) / book.bearing_principal
        row.lower_interest(min(half_up(saved), row.unpaid_interest), book.today)
    own = lowered if not later else min(half_up(Decimal(row.unpaid_principal * lowered) / balance), lowered)
    row.principal -= own
    if later:
        open_later = sum(item.unpaid_principal for item in later)
        lower_plan(book, open_later - (lowered - own), shorten=False)


def _keep_accrued(row: LoanRow, today: date) -> None:
    """Let what is earned by today stay earned, whatever the end of the period will be."""
    if row.accrues_from is not None and row.accrues_from <= today:
        row.accrued_base, row.accrues_from = row.accrued(today), today


def _rate(book: LoanBook, change: DebtChange) -> Percent | None:
    rate = change.annual_rate if change.annual_rate is not None else book.terms.annual_rate
    if rate is None and book.terms.period_fee_rate is None:
        book.missing["terms.annual_rate"] = None
    return rate


def _years(book: LoanBook, first: date, last: date) -> Fraction:
    return year_fraction(first, last, book.terms.day_count or DayCount.ACTUAL_365)


def _dated(until: date, rate: Decimal | None) -> dict[str, str | int]:
    return {"until": until.isoformat(), "annual_rate": str(rate or 0)}
