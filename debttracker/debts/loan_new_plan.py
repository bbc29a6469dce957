"""A restructured plan: what is owed becomes the principal of a new schedule."""

from dataclasses import replace
from decimal import Decimal

from debttracker.debts.balance import Parts
from debttracker.debts.debt import DebtChange
from debttracker.debts.formulas import Formula
from debttracker.debts.loan_ahead import Ahead
from debttracker.debts.loan_book import LoanBook, parts_of
from debttracker.debts.loan_cap import cut_to_cap
from debttracker.debts.loan_early import end_plan
from debttracker.debts.loan_fees import NO_FEES
from debttracker.debts.loan_late import LateClock
from debttracker.debts.loan_overdue import OverdueMeter, overdue_terms
from debttracker.debts.loan_plan import planned_rows, rounding_of
from debttracker.debts.loan_trace import overdue_lines
from debttracker.errors import InputError
from debttracker.money.amount import Minor
from debttracker.money.frequency import parse_frequency
from debttracker.money.schedule import ScheduleTerms, schedule
from debttracker.money.vocabulary import Method


def new_plan(book: LoanBook, clock: LateClock, change: DebtChange) -> None:
    """Replace what is left of the loan by the plan of a change; see `loan_changes`.

    When the plan cannot be computed its missing terms are named and the loan goes on as it was.
    """
    missing = _missing(change)
    if missing:
        book.missing |= dict.fromkeys(missing)
        return
    owed = _ended(book.copy())
    principal = owed.total if change.principal is None else change.principal
    rows = _rows(book, change, principal) if principal > 0 else Ahead.of(())
    if rows is None:
        book.missing["changes.first_due"] = None
        return
    _roll_up(book, clock, _ended(book), principal)
    book.first_row = book.next = len(book.rows)
    book.put_plan(book.next, [], rows)
    book.open_principal = principal
    book.spread = ()
    book.terms = replace(
        book.terms,
        annual_rate=change.annual_rate,
        method=change.method,
        every=change.every,
        first_due=change.first_due,
        period_fee_rate=None,
        principal=principal,
        schedule=(),
        fees=(),
    )
    book.meter.change(overdue_terms(book.terms))


def _ended(book: LoanBook) -> Parts:
    """End the plan that ran until now; return what is owed then."""
    end_plan(book, keep_fees=False)
    cut_to_cap(book)
    return book.owed()


def _roll_up(book: LoanBook, clock: LateClock, owed: Parts, principal: Minor) -> None:
    for line in overdue_lines(book):
        book.charge(line.part, line.amount, Formula(line.formula), line.inputs, line.source or "")
    inputs = {"owed": owed.total, "principal": principal}
    for part, amount in parts_of(owed):
        if part != "principal":
            book.convert(part, -amount, Formula.LOAN_NEW_PLAN, inputs, "changes")
    book.convert("principal", principal - owed.principal, Formula.LOAN_NEW_PLAN, inputs, "changes")
    clock.drop(book.open_rows)
    for row in book.open_rows:
        row.interest, row.principal, row.fees = row.paid_interest, row.paid_principal, row.paid_fees
    book.clear_paid()
    book.late_fees_unpaid = 0
    book.meter = OverdueMeter(book.meter.terms)
    book.put_off = None


def _rows(book: LoanBook, change: DebtChange, principal: Minor) -> Ahead | None:
    try:
        wanted = ScheduleTerms(
            principal,
            book.today,
            parse_frequency(change.every) if change.every else None,
            change.periods or 1,
            change.method or (Method.EQUAL_PRINCIPAL if (change.periods or 1) > 1 else Method.BULLET),
            change.annual_rate,
            None,
            book.terms.day_count,
            change.first_due,
            rounding=rounding_of(book.terms.rounding),
        )
        return Ahead.of(planned_rows(wanted, schedule(wanted).rows, NO_FEES))
    except InputError:
        return None


def _missing(change: DebtChange) -> list[str]:
    single = change.periods == 1 or (change.periods is None and change.every is None)
    bears = (change.annual_rate or Decimal(0)) > 0
    unknown = {
        "changes.annual_rate": change.annual_rate is None,
        "changes.first_due": change.first_due is None and change.every is None,
        "changes.every": change.every is None and not single,
        "changes.periods": change.periods is None and not single,
        "changes.method": change.method is None and bears and not single,
    }
    return [name for name, absent in unknown.items() if absent]
