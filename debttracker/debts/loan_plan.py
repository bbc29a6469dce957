"""From the terms of a loan to the rows that are to be paid: computed, or the lender's own table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from debttracker.debts.business_days import shifted
from debttracker.debts.loan_fees import (
    NO_FEES,
    PeriodFees,
    SpreadFee,
    period_fees,
    spread_fees,
    upfront_charges,
)
from debttracker.debts.terms import LoanTerms, ScheduleRow
from debttracker.debts.vocabulary import DueShift, RoundingRule
from debttracker.errors import InputError
from debttracker.money.amount import Minor, half_up, round_down, round_up
from debttracker.money.annual_rate import Flow, merge_flows, schedule_flows
from debttracker.money.frequency import due_dates, nth_date, parse_frequency
from debttracker.money.schedule import (
    FEE_TIMES,
    NO_FEE_TIME,
    FeeCharge,
    Instalment,
    Rounding,
    ScheduleTerms,
    period_fractions,
    schedule,
    whole_length,
)
from debttracker.money.vocabulary import Method


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One payment asked for. It runs from `start` (None when not known); `years` is its length in years,
    None in a lender's own table. `fee_rule` says what of its fees is given back when it never begins.
    """

    period: int
    start: date | None
    due: date
    interest: Minor
    principal: Minor
    fees: Minor
    years: Fraction | None = None
    fee_rule: PeriodFees = NO_FEES


@dataclass(frozen=True, slots=True)
class LoanPlan:
    """The rows of a loan and the terms that are not known. No rows: the schedule cannot be known;
    `dues` are then the due dates as far as they are. `spread` are refundable fees for several periods.
    """

    rows: tuple[PlannedRow, ...]
    missing: tuple[str, ...] = ()
    dues: tuple[date, ...] = ()
    spread: tuple[SpreadFee, ...] = ()


def loan_plan(terms: LoanTerms) -> LoanPlan:
    """Return what is to be paid when. A table of the lender's own is taken as it is."""
    if terms.schedule:
        return _own_table(terms)
    wanted, missing = schedule_terms(terms)
    if wanted is None:
        return LoanPlan((), missing, _known_dues(terms))
    try:
        computed = schedule(wanted).rows
        nominal = due_dates(wanted.start, wanted.first_due, wanted.every, wanted.periods)
    except InputError:
        return LoanPlan((), (*missing, "terms"), ())
    one_row = len(computed) == 1
    spread = spread_fees(terms, [wanted.start, *nominal[:-1]], one_row=one_row)
    rule = period_fees(terms)
    rule = PeriodFees(0, rule.undecided) if one_row else rule
    rows, unknown = _shift(planned_rows(wanted, computed, rule), terms)
    return LoanPlan(rows, (*missing, *unknown), (), spread)


def planned_rows(
    wanted: ScheduleTerms, computed: Sequence[Instalment], rule: PeriodFees
) -> tuple[PlannedRow, ...]:
    """Return the rows of a computed schedule with the beginning and the length of each period."""
    dues = [row.due for row in computed]
    starts = [wanted.start, *dues]
    if wanted.method is Method.BULLET:
        nominal = due_dates(wanted.start, wanted.first_due, wanted.every, wanted.periods)
        years = [whole_length(wanted, nominal)]
    else:
        years = period_fractions(wanted, dues)
    return tuple(
        PlannedRow(row.period, starts[n], row.due, row.interest, row.principal, row.fees, years[n], rule)
        for n, row in enumerate(computed)
    )


def rounding_of(rule: RoundingRule | None) -> Rounding:
    """Return how the level payment is rounded; half up when it is not known."""
    known = {RoundingRule.UP: round_up, RoundingRule.DOWN: round_down}
    return known.get(rule, half_up) if rule is not None else half_up


def _shift(rows: tuple[PlannedRow, ...], terms: LoanTerms) -> tuple[tuple[PlannedRow, ...], tuple[str, ...]]:
    """Move due dates off days that are not worked. The interest of a period stays what it is. A due date that
    cannot be moved, since its calendar is not known, stays and is named.
    """
    if terms.due_shift is None or terms.due_shift is DueShift.NONE:
        return rows, ()
    found = [shifted(row.due, terms.due_shift, terms.calendar) for row in rows]
    moved: list[PlannedRow] = []
    start = rows[0].start
    for row, due in zip(rows, found, strict=True):
        day = row.due if due is None or (not moved and start is not None and due <= start) else due
        day = max(day, start or day)
        moved.append(replace(row, start=start, due=day))
        start = day
    return tuple(moved), ("terms.calendar",) if None in found else ()


def schedule_terms(terms: LoanTerms) -> tuple[ScheduleTerms | None, tuple[str, ...]]:
    """Return the terms as the calculator takes them, or None, with the names of the terms not known.

    Not knowing the start is no obstacle when the first due date is known: the first period is then taken as
    a regular one, and the start is named as missing.
    """
    missing = _missing(terms)
    single = _single_payment(terms)
    if set(missing) - {"terms.start"} or terms.principal is None:
        return None, missing
    try:
        every = parse_frequency(terms.every) if terms.every else None
        start = terms.start
        if start is None and terms.first_due is not None and every is not None:
            start = nth_date(terms.first_due, every, -1)
        if start is None:
            return None, missing
        fees = tuple(FeeCharge(fee.amount, fee_time(fee.when)) for fee in terms.fees)
    except InputError:
        return None, (*missing, "terms")
    return (
        ScheduleTerms(
            terms.principal,
            start,
            every,
            1 if single else terms.periods or 1,
            _method(terms) or Method.BULLET,
            terms.annual_rate,
            terms.period_fee_rate,
            terms.day_count,
            terms.first_due,
            terms.received,
            fees,
            rounding_of(terms.rounding),
        ),
        missing,
    )


def fee_time(when: str) -> str | date:
    """Read when a fee is taken: `start`, `each`, `end` or a date; InputError otherwise."""
    if when in FEE_TIMES:
        return when
    try:
        return date.fromisoformat(when)
    except ValueError:
        raise InputError(NO_FEE_TIME, when=when) from None


def loan_flows(terms: LoanTerms) -> tuple[Flow, ...] | None:
    """Return what is received and paid under the terms, or None when they do not say it."""
    if terms.schedule:
        if terms.start is None or (terms.received is None and terms.principal is None):
            return None
        out = (
            terms.received if terms.received is not None else (terms.principal or 0) - upfront_charges(terms)
        )
        return merge_flows([Flow(terms.start, out), *(Flow(row.due, -row.payment) for row in terms.schedule)])
    wanted, missing = schedule_terms(terms)
    if wanted is None or missing:
        return None
    try:
        return schedule_flows(wanted)
    except InputError:
        return None


def _missing(terms: LoanTerms) -> tuple[str, ...]:
    single = _single_payment(terms)
    unknown = {
        "terms.principal": terms.principal is None,
        "terms.start": terms.start is None,
        "terms.every": terms.every is None and not single,
        "terms.periods": terms.periods is None and not single,
        "terms.method": _method(terms) is None,
        "terms.annual_rate": terms.annual_rate is None and terms.period_fee_rate is None,
    }
    return tuple(name for name, absent in unknown.items() if absent)


def _single_payment(terms: LoanTerms) -> bool:
    """One due date and nothing said of more, by number or by method: everything falls due on it."""
    if terms.first_due is None or terms.every is not None:
        return False
    return terms.periods == 1 or (terms.periods is None and terms.method in {None, Method.BULLET})


def _method(terms: LoanTerms) -> Method | None:
    """The method as stated, or the only one possible for one payment."""
    single = terms.periods == 1 or _single_payment(terms)
    return Method.BULLET if terms.method is None and single else terms.method


def _known_dues(terms: LoanTerms) -> tuple[date, ...]:
    if terms.every is None and terms.first_due is not None:
        return (terms.first_due,)
    if terms.every is None or (terms.start is None and terms.first_due is None):
        return ()
    try:
        every = parse_frequency(terms.every)
        start = terms.start
        if start is None and terms.first_due is not None:
            start = nth_date(terms.first_due, every, -1)
        count = min(max(terms.periods or 0, 0), 1200)
        return tuple(due_dates(start, terms.first_due, every, count)) if start is not None else ()
    except InputError:
        return ()


def _own_table(terms: LoanTerms) -> LoanPlan:
    table = sorted(terms.schedule, key=lambda row: row.due)
    split = [_split(row) for row in table]
    missing = ("terms.schedule.interest",) if any(not known for *_, known in split) else ()
    starts: Sequence[date | None] = [terms.start, *(row.due for row in table)]
    rows = tuple(
        PlannedRow(n + 1, starts[n], row.due, interest, principal, fees, None, _table_fees(terms, fees))
        for n, (row, (interest, principal, fees, _)) in enumerate(zip(table, split, strict=True))
    )
    begins = [terms.start or date.min, *(row.due for row in table[:-1])]
    return LoanPlan(rows, missing, (), spread_fees(terms, begins, one_row=False))


def _table_fees(terms: LoanTerms, fees: Minor) -> PeriodFees:
    return PeriodFees(fees if terms.refund_fees else 0, fees if terms.refund_fees is None else 0)


def _split(row: ScheduleRow) -> tuple[Minor, Minor, Minor, bool]:
    """Return interest, principal, fees and whether the table says them; what is not said is principal.

    The three always sum to the payment, also where the table itself does not add up.
    """
    payment = max(row.payment, 0)
    known = row.interest is not None or row.principal is not None
    if row.fees is None and row.interest is not None and row.principal is not None:
        fees = max(payment - row.interest - row.principal, 0)
    else:
        fees = min(max(row.fees or 0, 0), payment)
    if row.interest is not None:
        interest = min(max(row.interest, 0), payment - fees)
    else:
        interest = max(payment - fees - row.principal, 0) if row.principal is not None else 0
    return interest, payment - interest - fees, fees, known
