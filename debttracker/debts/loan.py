"""The account of a loan with a schedule: what is due, what was paid, what is overdue.

On a day first the loan is changed (`loan_changes`), then instalments fall due, then late fees are charged
(`loan_late`), then payments are booked (`loan_booking`): fees and penalties, what is due, the coming
instalment, and what is left by `prepayment` (`loan_prepay`): it lowers the principal at once (`shorten`,
`reduce`; interest of the running period is counted for the real days) or is kept for coming instalments
(`not_allowed`, or not known). With `compound_overdue` unpaid overdue interest bears overdue interest from
each later due date on, after the last one monthly. All charges together stay within `charges_cap_percent`.
Charges that the terms do not name are not charged.
"""

from collections.abc import Sequence
from datetime import date

from debttracker.debts.balance import Balance, DueItem, DueKind, DueState, Parts, TraceLine
from debttracker.debts.debt import DebtChange
from debttracker.debts.loan_book import LoanBook
from debttracker.debts.loan_booking import book_payment
from debttracker.debts.loan_changes import apply_change, in_order
from debttracker.debts.loan_early import settled
from debttracker.debts.loan_late import LateClock
from debttracker.debts.loan_overdue import unpaid_of
from debttracker.debts.loan_plan import LoanPlan
from debttracker.debts.loan_rows import LoanRow
from debttracker.debts.loan_trace import loan_trace
from debttracker.debts.payment import Payment
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import PaymentOrder
from debttracker.errors import InputError
from debttracker.money.amount import Minor
from debttracker.money.frequency import add_months


class LoanAccount:
    """Replays one loan. See the module for the rules. The order is that of the terms where none is given,
    else `instalments`.
    """

    def __init__(
        self,
        terms: LoanTerms,
        plan: LoanPlan,
        order: PaymentOrder | None = None,
        changes: Sequence[DebtChange] = (),
    ) -> None:
        chosen = order or terms.payment_order or PaymentOrder.INSTALMENTS
        self.book = LoanBook(terms, plan, chosen)
        self.clock = LateClock(self.book)
        self._changes = in_order(changes)
        self._capital_step = 1

    def advance(self, day: date) -> None:
        """Let time pass up to the end of `day`."""
        while (mark := self._mark()) is not None and mark <= day:
            self.clock.run(mark)
            self._happen(mark)
        self.clock.run(day)

    def finish(self, day: date) -> None:
        """Let `day` end; a loan has nothing to do at the end of a day."""
        self.advance(day)

    def pay(self, payment: Payment) -> None:
        """Book a payment; money given back uses up what was overpaid, then is owed again."""
        self.advance(payment.paid_on)
        book_payment(self.book, payment)

    def owed(self) -> Parts:
        """Everything unpaid: principal due or not, interest due and accrued, penalties, fees due."""
        return self.book.owed()

    def asked_on(self, day: date) -> Minor:
        """Arrears and the instalment of this day, when one is due on it."""
        book = self.book
        last = book.latest
        if (last is None or last.payable != day) and all(row.payable != day for row in book.open_rows):
            return 0
        due = unpaid_of(row for row in book.open_rows if row.payable <= day)
        return self._capped(due + Parts(penalty=book.penalty - book.penalty_put_off)).total

    def payoff(self) -> tuple[Parts, tuple[TraceLine, ...], tuple[str, ...]]:
        """Return what ends the loan now, by part, its trace, and the terms that are not known."""
        ended = settled(self.book)
        return ended.owed(), loan_trace(ended), tuple(ended.missing)

    def balance(self, debt: str, currency: str, day: date) -> Balance:
        """Return the balance with its trace."""
        book = self.book
        late = [row for row in book.open_rows if self.clock.late_after(row) < day]
        overdue = unpaid_of(late) + Parts(penalty=book.penalty - book.penalty_put_off)
        oldest = min((row.payable for row in late), default=None)
        coming = self._next_due(day)
        return Balance(
            debt,
            day,
            currency,
            book.owed(),
            self._capped(overdue),
            (day - oldest).days if oldest else 0,
            oldest,
            coming[0] if coming else None,
            coming[1] if coming else None,
            self._missing(late),
            loan_trace(book),
        )

    def _next_due(self, day: date) -> tuple[date, Minor] | None:
        ahead = [
            row for row in (*self.book.open_rows, *self.book.coming) if row.unpaid and row.payable >= day
        ]
        due = min((row.payable for row in ahead), default=date.max)
        if due == date.max:
            return None
        return due, sum(row.unpaid for row in ahead if row.payable == due)

    def due_items(self, debt: str, first: date, last: date, on: date) -> list[DueItem]:
        """Return the instalments due between two days as they stand on `on`."""
        rows = [row for row in self.book.rows if row.total and row.payable < date.max]
        return [self._due_item(debt, row, on) for row in rows if first <= row.payable <= last]

    def _due_item(self, debt: str, row: LoanRow, on: date) -> DueItem:
        periods = len(self.book.rows) - self.book.first_row
        kind = DueKind.FULL_BALANCE if periods == 1 else DueKind.INSTALMENT
        state = self._state(row, on)
        return DueItem(debt, row.payable, kind, state, row.total, row.unpaid, None, row.period, periods)

    def _mark(self) -> date | None:
        book = self.book
        marks = [self.clock.next_day()]
        if self._changes:
            marks.append(self._changes[0].date)
        if (running := book.running) is not None:
            marks.append(running.due)
        elif book.terms.compound_overdue and (book.open_rows or book.meter.unpaid):
            marks.append(self._capital_day())
        return min([mark for mark in marks if mark is not None], default=None)

    def _capital_day(self) -> date | None:
        try:
            return add_months(self.book.last_instalment.due, self._capital_step)
        except InputError:
            return None

    def _happen(self, mark: date) -> None:
        book = self.book
        while self._changes and self._changes[0].date <= mark:
            apply_change(book, self.clock, self._changes.pop(0))
        if book.running is not None:
            capitalise = self._fall_due(mark)
        else:
            day = self._capital_day()
            capitalise = day is not None and day <= mark
            self._capital_step += capitalise
        if capitalise and book.terms.compound_overdue:
            book.meter.capitalise()
        self.clock.charge_late_fees(mark)

    def _fall_due(self, mark: date) -> bool:
        """Let the instalments of a day fall due; return whether there were any."""
        book, before = self.book, self.book.next
        while (running := book.running) is not None and running.due <= mark:
            row = book.fall_due()
            if row.unpaid:
                self.clock.add(row)
        self._capital_step = 1
        return book.next > before

    def _capped(self, parts: Parts) -> Parts:
        owed = self.book.owed()
        return Parts(
            min(parts.principal, owed.principal),
            min(parts.interest, owed.interest),
            min(parts.penalty, owed.penalty),
            min(parts.fees, owed.fees),
        )

    def _state(self, row: LoanRow, on: date) -> DueState:
        if not row.unpaid:
            return DueState.PAID
        if self.clock.late_after(row) < on:
            return DueState.OVERDUE
        return DueState.PARTLY_PAID if row.unpaid < row.total else DueState.OPEN

    def _missing(self, late: Sequence[LoanRow]) -> tuple[str, ...]:
        names = dict(self.book.missing)
        if late:
            names |= dict.fromkeys(self.book.meter.terms.missing)
        if self.clock.late_fees and self.book.terms.waiting_days is None:
            names["terms.waiting_days"] = None
        return tuple(names)
