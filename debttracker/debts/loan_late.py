"""What being late adds by time: overdue interest and late fees.

An instalment is overdue from the day after it is payable; within `grace_days` nothing is charged, and what is
paid counts as paid in time. When they have passed, what is unpaid bears overdue interest from the due day.
A late fee is charged once for an instalment, on the day after both `waiting_days` and `grace_days`.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from debttracker.debts.formulas import Formula
from debttracker.debts.loan_book import LoanBook
from debttracker.debts.loan_overdue import base_of, late_fee_of, unpaid_of
from debttracker.debts.loan_rows import LoanRow
from debttracker.money.amount import Minor


class LateClock:
    """Lets time pass over the instalments that are due and unpaid."""

    def __init__(self, book: LoanBook) -> None:
        self.book = book
        self._grace = max(book.terms.grace_days or 0, 0)
        self._wait = max(book.terms.waiting_days or 0, self._grace, 0) + 1
        self._entering: list[tuple[date, LoanRow]] = []
        self._bearing: list[LoanRow] = []
        self._waiting: list[tuple[date, LoanRow]] = []
        self.late_fees = False

    def late_after(self, row: LoanRow) -> date:
        """Return the last day on which an instalment counts as paid in time."""
        return _later(row.payable, self._grace)

    def add(self, row: LoanRow) -> None:
        """Watch an instalment that is due."""
        self._entering.append((self.late_after(row), row))
        if not row.late_fee_charged:
            self._waiting.append((_later(row.payable, self._wait), row))

    def drop(self, rows: Iterable[LoanRow]) -> None:
        """Watch some instalments no more."""
        gone = {id(row) for row in rows}
        self._entering = [item for item in self._entering if id(item[1]) not in gone]
        self._waiting = [item for item in self._waiting if id(item[1]) not in gone]
        self._bearing = [row for row in self._bearing if id(row) not in gone]

    def next_day(self) -> date | None:
        """Return the next day on which something begins or is charged."""
        days = [day for day, _ in self._entering if day > self.book.today]
        days += [day for day, _ in self._waiting]
        return min(days, default=None)

    def run(self, day: date) -> None:
        """Count overdue interest up to the end of `day`."""
        book = self.book
        if day <= book.today:
            return
        if self._entering:
            self._enter()
        if book.meter.terms.rate:
            book.meter.run(self._base(), book.today, day)
        book.today = day

    def charge_late_fees(self, day: date) -> None:
        """Charge the late fees that are ripe at the beginning of `day`."""
        ripe = [item for item in self._waiting if item[0] <= day]
        if not ripe:
            return
        self._waiting = [item for item in self._waiting if item[0] > day]
        for on, row in ripe:
            if row.unpaid and not row.late_fee_charged:
                self._charge_late_fee(on, row)

    def _charge_late_fee(self, on: date, row: LoanRow) -> None:
        terms = self.book.terms
        fee = late_fee_of(row, terms)
        if fee is None or not fee.amount:
            return
        row.late_fee_charged = self.late_fees = True
        self.book.late_fees_unpaid += fee.amount
        inputs: dict[str, str | int] = {"period": row.period, "due": row.payable.isoformat()}
        if fee.of is None:
            self.book.charge("penalty", fee.amount, Formula.LOAN_LATE_FEE, inputs, "terms.late_fee", on)
            return
        inputs |= {"unpaid": fee.of, "percent": str(terms.late_fee_percent)}
        bounds = {"floor": terms.late_fee_floor, "cap": terms.late_fee_cap}
        inputs |= {name: bound for name, bound in bounds.items() if bound is not None}
        formula = Formula.LOAN_LATE_FEE_PERCENT
        self.book.charge("penalty", fee.amount, formula, inputs, "terms.late_fee_percent", on)

    def _enter(self) -> None:
        """Let instalments whose grace has passed bear overdue interest, from their due day."""
        ripe = [item for item in self._entering if item[0] <= self.book.today]
        if not ripe:
            return
        self._entering = [item for item in self._entering if item[0] > self.book.today]
        for last, row in ripe:
            if row.unpaid:
                before = self._base()
                self._bearing.append(row)
                if last > row.payable:
                    self.book.meter.add(self._base() - before, row.payable, last)

    def _base(self) -> Minor:
        if not self._bearing:
            return 0
        self._bearing = [row for row in self._bearing if row.unpaid]
        book = self.book
        return base_of(unpaid_of(self._bearing), book.open_principal, book.late_fees_unpaid, book.terms)


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))
