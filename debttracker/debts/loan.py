"""The account of a loan with a schedule: what is due, what was paid, what is overdue.

Rules. A payment pays fees and penalties first, then what is due, then the coming instalment (not when paid
on a due date: then the surplus is a prepayment at once). What is left goes by `prepayment`: it lowers the
principal at once (`shorten`, `reduce`; interest of the running period is counted for the real days) or is
kept for coming instalments (`not_allowed`, or not known). A payment that covers principal, interest to date
and fees ends the loan (Civil Code of China, art. 677), unless prepayment is not allowed. With
`compound_overdue` unpaid overdue interest bears overdue interest from each later due date on, after the
last one monthly. Charges that the terms do not name are not charged.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from debttracker.debts.account import Booking
from debttracker.debts.balance import Balance, DueItem, DueKind, DueState, Parts
from debttracker.debts.formulas import Formula
from debttracker.debts.loan_overdue import OverdueMeter, overdue_terms
from debttracker.debts.loan_plan import LoanPlan
from debttracker.debts.loan_rows import LoanRow, replan
from debttracker.debts.loan_trace import loan_trace
from debttracker.debts.payment import Payment
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import OverdueBase, PaymentKind, PaymentOrder, Prepayment
from debttracker.errors import InputError
from debttracker.money.amount import Minor, half_up
from debttracker.money.frequency import add_months
from debttracker.money.vocabulary import Method


class LoanAccount:
    """Replays one loan. See the module for the rules."""

    def __init__(
        self, terms: LoanTerms, plan: LoanPlan, order: PaymentOrder = PaymentOrder.INSTALMENTS
    ) -> None:
        self.terms = terms
        self.order = order
        self.rows = [LoanRow.of(row) for row in plan.rows]
        self.meter = OverdueMeter(overdue_terms(terms))
        self.bookings: list[Booking] = []
        self.late_fees: list[tuple[date, LoanRow, Minor]] = []
        self.today = plan.rows[0].start or plan.rows[0].due
        self.prepaid: Minor = 0
        self._late_fees_paid: Minor = 0
        self._paid = Parts()
        self._missing = dict.fromkeys(plan.missing)
        self._next = 0
        self._capital_step = 1
        self._waiting: list[tuple[date, LoanRow]] = []
        self._recount()

    def advance(self, day: date) -> None:
        """Let time pass up to the end of `day`."""
        while (mark := self._mark()) is not None and mark <= day:
            self._run_to(mark)
            if self._next < len(self.rows):
                row = self.rows[self._next]
                self._next += 1
                self._waiting.append((_late_day(row.due, self.terms.waiting_days or 0), row))
                self._recount()
            else:
                self._capital_step += 1
            if self.terms.compound_overdue:
                self.meter.capitalise()
        self._run_to(day)
        self._charge_late_fees(day)

    def finish(self, day: date) -> None:
        """Let `day` end; a loan has nothing to do at the end of a day."""
        self.advance(day)

    def pay(self, payment: Payment) -> None:
        """Book a payment; a refund uses up what was overpaid."""
        day, amount = payment.paid_on, payment.amount
        self.advance(day)
        if payment.kind is PaymentKind.REFUND:
            back = Booking(payment.id, day, Parts(), -amount, formula=Formula.PAYMENT_RETURNED)
            self.bookings.append(back)
            return
        before = self._paid_parts()
        left = self._settle(amount) if self._settles(amount) else self._pay_in_order(amount)
        after = self._paid_parts()
        parts = Parts(
            after.principal - before.principal,
            after.interest - before.interest,
            after.penalty - before.penalty,
            after.fees - before.fees,
        )
        self.bookings.append(Booking(payment.id, day, parts, left))
        self._recount()

    def owed(self) -> Parts:
        """Everything unpaid: principal due or not, interest due and accrued, penalties, fees due."""
        row = self.running
        accrued = max(row.accrued(self.today) - row.paid_interest, 0) if row else 0
        return Parts(self._open, self._due.interest + accrued, self._penalty(), self._due.fees)

    @property
    def running(self) -> LoanRow | None:
        """The instalment whose period runs, None after the last due date."""
        return self.rows[self._next] if self._next < len(self.rows) else None

    @property
    def due_rows(self) -> Sequence[LoanRow]:
        """The instalments due by now."""
        return self.rows[: self._next]

    def asked_on(self, day: date) -> Minor:
        """Arrears and the instalment of this day, when one is due on it."""
        if not any(row.due == day for row in self.due_rows):
            return 0
        return self._due.total + self._penalty()

    def payoff(self) -> Minor:
        """What ends the loan now: interest to date only, so that interest paid ahead of it is given back."""
        coming = self.rows[self._next :]
        fees = 0 if self.terms.refund_fees else sum(row.unpaid_fees for row in coming)
        return self.owed().total + fees - sum(row.paid_ahead(self.today) for row in coming)

    def balance(self, debt: str, currency: str, day: date) -> Balance:
        """Return the balance with its trace."""
        late = [row for row in self.due_rows if row.due < day and row.unpaid]
        overdue = Parts()
        for row in late:
            overdue += row.unpaid_parts
        penalty = self._penalty()
        if penalty:
            overdue += Parts(penalty=penalty)
        oldest = late[0].due if late else None
        coming = next((row for row in self.rows if row.due >= day and row.unpaid), None)
        return Balance(
            debt,
            day,
            currency,
            self.owed(),
            overdue,
            (day - oldest).days if oldest else 0,
            oldest,
            coming.due if coming else None,
            coming.unpaid if coming else None,
            self._missing_now(late),
            loan_trace(self),
        )

    def due_items(self, debt: str, first: date, last: date, on: date) -> list[DueItem]:
        """Return the instalments due between two days as they stand on `on`."""
        kind = DueKind.FULL_BALANCE if len(self.rows) == 1 else DueKind.INSTALMENT
        return [
            DueItem(
                debt, row.due, kind, _state(row, on), row.total, row.unpaid, None, row.period, len(self.rows)
            )
            for row in self.rows
            if first <= row.due <= last and row.total
        ]

    def _mark(self) -> date | None:
        if self._next < len(self.rows):
            return self.rows[self._next].due
        if not self.terms.compound_overdue or not self._due.total:
            return None
        try:
            return add_months(self.rows[-1].due, self._capital_step)
        except InputError:
            return None

    def _run_to(self, day: date) -> None:
        if day > self.today:
            if self.meter.terms.rate:
                self.meter.run(self._base(), self.today, day)
            self.today = day

    def _base(self) -> Minor:
        if self.meter.terms.base is OverdueBase.PRINCIPAL:
            return self._due.principal
        if self.meter.terms.base is OverdueBase.INSTALMENT or not self._due.total:
            return self._due.total
        return self._open + self._due.interest + self._due.fees

    def _recount(self) -> None:
        due = Parts()
        for row in self.due_rows:
            if row.unpaid:
                due += row.unpaid_parts
        self._due = due
        self._open = sum(row.unpaid_principal for row in self.rows)

    def _penalty(self) -> Minor:
        fees = sum(amount for *_, amount in self.late_fees)
        return self.meter.unpaid + fees - self._late_fees_paid

    def _charge_late_fees(self, day: date) -> None:
        ripe = [item for item in self._waiting if item[0] <= day]
        if not ripe:
            return
        self._waiting = [item for item in self._waiting if item[0] > day]
        if self.terms.late_fee:
            self.late_fees += [(on, row, self.terms.late_fee) for on, row in ripe if row.unpaid]

    def _paid_parts(self) -> Parts:
        return Parts(
            sum(row.paid_principal for row in self.rows) + self.prepaid,
            sum(row.paid_interest for row in self.rows),
            self.meter.paid + self._late_fees_paid,
            sum(row.paid_fees for row in self.rows),
        )

    def _settles(self, amount: Minor) -> bool:
        allowed = self.terms.prepayment is not Prepayment.NOT_ALLOWED
        return allowed and self.running is not None and amount >= self.payoff()

    def _settle(self, amount: Minor) -> Minor:
        left = amount - self.payoff()
        self._note_refund(self.rows[self._next :])
        self._pay_penalty(amount)
        for row in self.due_rows:
            row.pay(row.unpaid)
        for row in self.rows[self._next :]:
            row.end(self.today, keep_fees=not self.terms.refund_fees)
        return left

    def _pay_in_order(self, amount: Minor) -> Minor:
        left = amount
        for row in self.due_rows:
            left = row.pay_fees(left)
        left = self._pay_penalty(left)
        if self.order is PaymentOrder.CIVIL_CODE_561:
            for row in self.due_rows:
                left = row.pay_interest(left)
        for row in self.due_rows:
            left = row.pay(left)
        return self._pay_ahead(left) if left else 0

    def _pay_penalty(self, amount: Minor) -> Minor:
        fees = sum(fee for *_, fee in self.late_fees) - self._late_fees_paid
        taken = min(amount, fees)
        self._late_fees_paid += taken
        return self.meter.pay(amount - taken)

    def _pay_ahead(self, amount: Minor) -> Minor:
        row = self.running
        if row is None:
            return amount
        lowers = self.terms.prepayment in {Prepayment.SHORTEN, Prepayment.REDUCE}
        later = self.rows[self._next + 1 :]
        if lowers and not later:
            return row.prepay(amount, self.today)
        if lowers and row.start == self.today and all(item.years is not None for item in (row, *later)):
            return self._lower_from_start(amount)
        open_before = self._running_principal()
        left = row.pay(amount)
        if not left:
            return 0
        if lowers and all(item.years is not None for item in later):
            return self._lower_principal(row, left, open_before)
        if self.terms.prepayment is None:
            self._missing["terms.prepayment"] = None
        for item in later:
            left = item.pay(left)
        return left

    def _lower_from_start(self, surplus: Minor) -> Minor:
        """Take a surplus off the principal on a due date, when no interest has accrued since."""
        coming = self.rows[self._next :]
        self._note_refund(coming)
        lowered = min(surplus, self._running_principal())
        self.prepaid += lowered
        self.rows[self._next :] = replan(coming, self._running_principal() - lowered, self.terms)
        return surplus - lowered

    def _running_principal(self) -> Minor:
        return sum(item.unpaid_principal for item in self.rows[self._next :])

    def _note_refund(self, rows: Sequence[LoanRow]) -> None:
        if self.terms.refund_fees is None and any(row.unpaid_fees for row in rows):
            self._missing["terms.refund_fees"] = None

    def _lower_principal(self, row: LoanRow, surplus: Minor, open_before: Minor) -> Minor:
        """Take a surplus off the principal; the running period bears less interest from today on."""
        later = self.rows[self._next + 1 :]
        open_later = sum(item.unpaid_principal for item in later)
        flat = self.terms.method is Method.FLAT
        rest = 0 if flat or row.start is None else row.interest - row.accrued(self.today)
        lowered = surplus
        if 0 < rest < open_before:
            lowered = half_up(Decimal(surplus) * open_before / (open_before - rest))
        lowered = min(lowered, open_later)
        saved = (
            min(half_up(Decimal(rest) * lowered / open_before), rest, row.paid_interest) if open_before else 0
        )
        row.save_interest(saved, self.today)
        self.prepaid += lowered
        self._note_refund(later)
        self.rows[self._next + 1 :] = replan(later, open_later - lowered, self.terms)
        return max(surplus + saved - lowered, 0)

    def _missing_now(self, late: Sequence[LoanRow]) -> tuple[str, ...]:
        names = dict(self._missing)
        if late:
            names |= dict.fromkeys(self.meter.terms.missing)
        if self.late_fees and self.terms.waiting_days is None:
            names["terms.waiting_days"] = None
        return tuple(names)


def _late_day(due: date, waiting_days: int) -> date:
    return due + timedelta(days=min(max(waiting_days, 0) + 1, (date.max - due).days))


def _state(row: LoanRow, on: date) -> DueState:
    if not row.unpaid:
        return DueState.PAID
    if row.due < on:
        return DueState.OVERDUE
    return DueState.PARTLY_PAID if row.unpaid < row.total else DueState.OPEN
