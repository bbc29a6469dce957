"""The books of one loan: its instalments, what was charged, paid and given up, with a journal of it.

The journal has a line for everything that was charged or given up; the lines of payments are made from the
bookings. What grows by the day (interest of the running period, overdue interest) is added when it is asked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import date

from debttracker.debts.account import Booking
from debttracker.debts.balance import Parts, TraceLine
from debttracker.debts.formulas import Formula
from debttracker.debts.loan_ahead import Ahead
from debttracker.debts.loan_fees import upfront_charges
from debttracker.debts.loan_overdue import OverdueMeter, overdue_terms, unpaid_of
from debttracker.debts.loan_plan import LoanPlan
from debttracker.debts.loan_rows import EarlyPaid, LoanRow, Purse
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import PaymentOrder, Prepayment
from debttracker.money.amount import Minor, percent_of, round_down

Inputs = Mapping[str, str | int]


class LoanBook:
    """The state of one loan at the end of `today`. `terms` are those that hold now."""

    def __init__(self, terms: LoanTerms, plan: LoanPlan, order: PaymentOrder) -> None:
        self.terms = terms
        self.order = order
        self._rows: list[LoanRow] = []
        self._ahead = Ahead.of(plan.rows)
        self._taken = 0
        self.next = 0
        self.first_row = 0
        self.today = plan.rows[0].start or plan.rows[0].due
        self.open_rows: list[LoanRow] = []
        self.meter = OverdueMeter(overdue_terms(terms))
        self.late_fees_unpaid: Minor = 0
        self.spread = plan.spread
        self.put_off: tuple[date, Minor] | None = None
        self.early: EarlyPaid | None = None
        self.open_principal: Minor = sum(row.principal for row in plan.rows)
        self.credit: Minor = 0
        self.charged: Minor = upfront_charges(terms)
        self.bookings: list[Booking] = []
        self.journal: list[TraceLine] = []
        self.missing = dict.fromkeys(plan.missing)
        self._limit = charges_limit(terms, self.open_principal)
        source = "terms.schedule" if terms.schedule else "terms"
        self.charge("principal", self.open_principal, Formula.LOAN_PRINCIPAL, {}, source)

    def copy(self) -> "LoanBook":
        """Return books that go on by themselves from here; instalments that are done with are shared."""
        made = copy(self)
        live = {id(row): replace(row) for row in [*self.open_rows, *self.touched]}
        made._rows = [live.get(id(row), row) for row in self._rows]  # noqa: SLF001 - of the same class
        made.open_rows = [live[id(row)] for row in self.open_rows]
        made.meter = self.meter.copy()
        made.bookings, made.journal = list(self.bookings), list(self.journal)
        made.missing = dict(self.missing)
        return made

    @property
    def source(self) -> str:
        """What the figures of the instalments come from."""
        return "terms.schedule" if self.terms.schedule else "terms"

    @property
    def rows(self) -> list[LoanRow]:
        """All instalments, those that are due first."""
        while self._look_ahead():
            pass
        return self._rows

    @property
    def running(self) -> LoanRow | None:
        """The instalment whose period runs, None after the last due date."""
        if self.next < len(self._rows) or self._look_ahead():
            return self._rows[self.next]
        return None

    @property
    def latest(self) -> LoanRow | None:
        """The instalment that fell due last."""
        return self._rows[self.next - 1] if self.next else None

    @property
    def coming(self) -> Sequence[LoanRow]:
        """The instalments that are not due yet."""
        return self.rows[self.next :]

    @property
    def touched(self) -> Sequence[LoanRow]:
        """The instalments that are not due yet, without those that nothing has happened to."""
        return self._rows[self.next :]

    @property
    def ahead(self) -> Ahead:
        """The instalments that nothing has happened to."""
        return self._ahead.rest(self._taken)

    @property
    def has_later(self) -> bool:
        """Whether there are instalments after the one whose period runs."""
        return len(self._rows) + len(self._ahead) - self._taken > self.next + 1

    @property
    def later_known(self) -> bool:
        """Whether the length of all periods is known that come after the one that runs."""
        known = self._ahead.known or self._taken == len(self._ahead)
        return known and all(row.years is not None for row in self.touched[1:])

    def walk(self) -> Iterator[LoanRow]:
        """Yield the instalments that are not due yet, looking no further ahead than asked for."""
        place = self.next
        while place < len(self._rows) or self._look_ahead():
            yield self._rows[place]
            place += 1

    def put_plan(self, first: int, rows: Iterable[LoanRow], ahead: Ahead) -> None:
        """Let these instalments take the place of all from a place on."""
        self._rows[first:] = rows
        self._ahead, self._taken = ahead, 0

    def _look_ahead(self) -> bool:
        """Look at the next instalment that nothing has happened to; return whether there was one."""
        if self._taken == len(self._ahead):
            return False
        self._rows.append(self._ahead.row(self._taken))
        self._taken += 1
        return True

    @property
    def last_instalment(self) -> LoanRow:
        """The instalment that is due last; money that was given back is none, it has no due day."""
        return next(row for row in reversed(self.rows) if row.period)

    @property
    def accrued(self) -> Minor:
        """Interest of the running period to date that is not paid."""
        row = self.running
        return max(row.accrued(self.today) - row.paid_interest, 0) if row else 0

    @property
    def penalty(self) -> Minor:
        """Unpaid overdue interest and late fees."""
        return self.late_fees_unpaid + self.meter.unpaid

    @property
    def coming_principal(self) -> Minor:
        """The unpaid principal that is not due yet."""
        ahead = sum(self._ahead.principal[self._taken :])
        return ahead + sum(row.unpaid_principal for row in self.touched)

    @property
    def bearing_principal(self) -> Minor:
        """The principal that bears interest in the running period: all that is not due yet. What was paid of
        coming instalments bears it too: an instalment paid early counts as paid on its due day.
        """
        return sum(self._ahead.principal[self._taken :]) + sum(row.principal for row in self.touched)

    @property
    def lowers_principal(self) -> bool:
        """Whether what is paid early lowers the principal at once."""
        return self.terms.prepayment in {Prepayment.SHORTEN, Prepayment.REDUCE}

    def uncapped(self) -> Parts:
        """Everything unpaid, also what is above the cap of all charges."""
        due = unpaid_of(self.open_rows)
        return Parts(self.open_principal, due.interest + self.accrued, self.penalty, due.fees)

    def owed(self) -> Parts:
        """Everything unpaid: principal due or not, interest due and accrued, penalties, fees due."""
        above = self.above_cap()
        owed = self.uncapped()
        return Parts(
            owed.principal,
            owed.interest - above.interest,
            owed.penalty - above.penalty,
            owed.fees - above.fees,
        )

    def all_charges(self) -> Minor:
        """All interest, penalties and fees so far, paid or not, those taken at the start too."""
        untold = sum(
            row.paid_interest - row.told_interest + row.paid_fees - row.told_fees for row in self.touched
        )
        return self.charged + self.meter.charged + untold + self.accrued

    @property
    def limit(self) -> Minor | None:
        """The most that all charges may come to; None when there is no cap."""
        return self._limit

    def above_cap(self) -> Parts:
        """Return what is unpaid above the cap of all charges: of penalties, then fees, then interest."""
        if self._limit is None:
            return Parts()
        left = Purse(max(self.all_charges() - self._limit, 0))
        if left.left:
            owed = self.uncapped()
            for part in ("penalty", "fees", "interest"):
                left.spend(part, getattr(owed, part))
        return left.spent

    def charge(
        self, part: str, amount: Minor, formula: Formula, inputs: Inputs, source: str, on: date | None = None
    ) -> None:
        """Write a charge, or with a negative amount what is given up of one."""
        self.journal.append(TraceLine(on or self.today, part, amount, formula, inputs, source))
        if part != "principal":
            self.charged += amount

    def convert(self, part: str, amount: Minor, formula: Formula, inputs: Inputs, source: str) -> None:
        """Write an amount that goes from one part to another; it changes nothing in what was charged."""
        if amount:
            self.journal.append(TraceLine(self.today, part, amount, formula, inputs, source))

    def fall_due(self) -> LoanRow:
        """Let the running instalment fall due."""
        row = next(self.walk())
        self.next += 1
        inputs = {"period": row.period}
        if row.interest != row.told_interest:
            amount = row.interest - row.told_interest
            self.charge("interest", amount, Formula.LOAN_INTEREST, inputs, self.source, row.due)
        if row.fees != row.told_fees:
            self.charge("fees", row.fees - row.told_fees, Formula.LOAN_FEES, inputs, self.source, row.due)
        row.told_interest, row.told_fees = row.interest, row.fees
        if row.unpaid:
            self.open_rows.append(row)
        return row

    def tell_accrued(self) -> None:
        """Write the interest of the running period to date, before it is changed."""
        row = self.running
        if row is None:
            return
        amount = max(row.accrued(self.today), row.paid_interest) - row.told_interest
        if amount > 0:
            inputs = running_inputs(row, self.today)
            self.charge("interest", amount, Formula.LOAN_INTEREST_ACCRUED, inputs, self.source)
            row.told_interest += amount

    def clear_paid(self) -> None:
        """Strike instalments that are paid from those that are open."""
        self.open_rows = [row for row in self.open_rows if row.unpaid]

    @property
    def penalty_put_off(self) -> Minor:
        """Unpaid penalties that are not to be paid yet."""
        if self.put_off is None or self.today > self.put_off[0]:
            return 0
        return min(self.put_off[1], self.penalty)

    def pay_penalty(self, purse: Purse, wanted: Minor) -> None:
        """Pay late fees, then overdue interest, up to the amount wanted."""
        fees = purse.spend("penalty", min(self.late_fees_unpaid, wanted))
        self.late_fees_unpaid -= fees
        self.meter.pay(purse, wanted - fees)

    def note(self, formula: Formula, inputs: Inputs, source: str) -> None:
        """Write down a change that moves no amount."""
        self.journal.append(TraceLine(self.today, "principal", 0, formula, inputs, source))

    def close(self, purse: Purse) -> None:
        """Take what a payment has paid into the totals; what is left of it is kept."""
        self.open_principal -= purse.spent_on_principal
        self.credit += purse.left
        self.clear_paid()

    def give_up(self, part: str, amount: Minor, formula: Formula, inputs: Inputs, source: str) -> None:
        """Give up charges that are unpaid, the oldest first; not more than there are."""
        purse = Purse(amount)
        if part == "penalty":
            self.late_fees_unpaid -= purse.spend(part, self.late_fees_unpaid)
            self.meter.waive(purse.spend(part, self.meter.unpaid))
        for row in self.open_rows:
            if part == "fees":
                lower = purse.spend(part, row.unpaid_fees)
                row.fees -= lower
                row.told_fees -= lower
            elif part == "interest":
                lower = purse.spend(part, row.unpaid_interest)
                row.interest -= lower
                row.told_interest -= lower
        if part == "interest":
            self._give_up_accrued(purse)
        given = amount - purse.left
        if given:
            self.charge(part, -given, formula, inputs, source)
        self.clear_paid()

    def _give_up_accrued(self, purse: Purse) -> None:
        row = self.running
        if row is None or not purse.left or not self.accrued:
            return
        self.tell_accrued()
        lower = purse.spend("interest", self.accrued)
        row.lower_interest(lower, self.today)
        row.accrued_base -= lower
        row.told_interest -= lower


def running_inputs(row: LoanRow, day: date) -> dict[str, str | int]:
    """Return what the interest to date of a running period is counted from."""
    inputs: dict[str, str | int] = {"period": row.period}
    if row.start is not None:
        days, of_days = (day - row.start).days, (row.due - row.start).days
        inputs |= {"days": max(days, 0), "of_days": of_days, "interest": row.interest}
    return inputs


def parts_of(parts: Parts) -> Iterator[tuple[str, Minor]]:
    """Return the parts that are not 0 with their names, in the order in which they are booked."""
    for part in ("fees", "penalty", "interest", "principal"):
        amount = getattr(parts, part)
        if amount:
            yield part, amount


def charges_limit(terms: LoanTerms, planned: Minor) -> Minor | None:
    """Return the most that all charges may come to, in minor units; None when there is no cap."""
    if terms.charges_cap_percent is None:
        return None
    return round_down(percent_of(terms.principal or planned, terms.charges_cap_percent))
