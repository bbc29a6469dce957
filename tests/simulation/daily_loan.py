"""A loan day by day, as plainly as can be: a second calculation that shares nothing with the program.

What happens on a day, in this order: overdue interest grows for one day on what was overdue at the end of
the day before; the lender changes the loan; instalments fall due; late fees fall due; payments are booked.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from fractions import Fraction

from calendar_days import DAY, days, later, months_later, moved, rounded
from daily_changes import change_loan
from daily_payments import pay_loan
from plain_schedule import (
    Row,
    at_start,
    due_days,
    fee_of_a_period,
    fill,
    level_of,
    rows_of,
    share_of,
    years_between,
)

from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import OverdueBase, PaymentOrder, Prepayment
from debttracker.money.vocabulary import DayCount

PARTS = ("principal", "interest", "penalty", "fees")


class DailyLoan:
    """Plays one loan from its start to a last day.

    `grown` is all overdue interest so far; `late_fees` are those unpaid, `late_fees_charged` all. `other` are
    charges that stand in no row. `spread` are refundable fees with the days on which their periods begin.
    """

    def __init__(self, debt: Debt, payments: Sequence[Payment], order: PaymentOrder | None) -> None:
        assert isinstance(debt.terms, LoanTerms)
        assert debt.terms.start
        self.terms = debt.terms
        self.changes = debt.changes
        self.payments = payments
        self.order = order or self.terms.payment_order or PaymentOrder.INSTALMENTS
        self.rows = rows_of(self.terms)
        self._move_dues()
        self.start = self.today = debt.terms.start
        self.grown = Fraction(0)
        self.grown_paid = 0
        self.grown_waived = 0
        self.capital = 0
        self.late_fees = 0
        self.late_fees_charged = 0
        self.put_off: tuple[date, int] | None = None
        self.credit = 0
        self.other = self._upfront()
        self.spread = self._spread()
        self.early: tuple[date, int, int, int, int] | None = None
        cap = self.terms.charges_cap_percent
        principal = self.terms.principal or sum(row.principal for row in self.rows)
        self.limit = None if cap is None else int(principal * Fraction(cap) / 100)

    def _move_dues(self) -> None:
        """Due dates move off days that are not worked, never before their period begins."""
        start = self.terms.start
        assert start
        if self.terms.schedule:
            return
        for row in self.rows:
            due = moved(row.due, self.terms.due_shift, self.terms.calendar)
            if row is self.rows[0] and due <= start:
                due = row.due
            row.start, row.due = start, max(due, start)
            row.payable = start = row.due

    def _upfront(self) -> int:
        fees = sum(fee.amount for fee in self.terms.fees if at_start(self.terms, fee))
        kept = (self.terms.principal or 0) - (self.terms.received or self.terms.principal or 0)
        return max(fees, kept)

    def _spread(self) -> list[tuple[int, list[date]]]:
        """A fee is for all periods from the one that it is taken in; a bullet's fees are for all."""
        terms = self.terms
        assert terms.start
        dues = [row.due for row in self.rows] if terms.schedule else due_days(terms)
        starts = [terms.start, *dues[:-1]]
        found = []
        for fee in terms.fees:
            if not fee.refundable or fee.when == "each":
                continue
            covered = starts
            if fee.when[0].isdigit():
                taken = date.fromisoformat(fee.when)
                covered = starts[max(sum(start < taken for start in starts) - 1, 0) :]
            found.append((fee.amount, covered))
        if len(self.rows) == 1 and not terms.schedule and terms.refund_fees:
            found.append((fee_of_a_period(terms) * len(starts), starts))
        return found

    def copy(self) -> "DailyLoan":
        """Return the same loan to try something on."""
        made = copy(self)
        made.rows = [replace(row) for row in self.rows]
        return made

    def run(self, on: date) -> None:
        """Play to the end of a day."""
        for today in days(self.today, on):
            self._day(today)

    @property
    def coming(self) -> list[Row]:
        """The rows that are not due yet."""
        return [row for row in self.rows if not row.fallen]

    @property
    def open_rows(self) -> list[Row]:
        """The rows that are due and not paid."""
        return [row for row in self.rows if row.fallen and row.unpaid > 0]

    @property
    def meter(self) -> int:
        """Unpaid overdue interest."""
        return rounded(self.grown) - self.grown_paid - self.grown_waived

    @property
    def penalty(self) -> int:
        """Unpaid overdue interest and late fees."""
        return self.meter + self.late_fees

    @property
    def penalty_put_off(self) -> int:
        """Of it what was put off and is not to be paid yet."""
        if self.put_off is None or self.today > self.put_off[0]:
            return 0
        return min(self.put_off[1], self.penalty)

    @property
    def accrued(self) -> int:
        """Interest of the running period to date that is not paid."""
        coming = self.coming
        return max(coming[0].earned_to(self.today) - coming[0].paid_interest, 0) if coming else 0

    def uncapped(self) -> dict[str, int]:
        """Return what is owed, whatever the cap of all charges."""
        return {
            "principal": sum(row.open("principal") for row in self.rows),
            "interest": sum(row.open("interest") for row in self.open_rows) + self.accrued,
            "penalty": self.penalty,
            "fees": sum(row.open("fees") for row in self.open_rows),
        }

    def charges(self) -> int:
        """Return all charges so far, paid or not."""
        due = sum(row.interest + row.fees for row in self.rows if row.fallen)
        ahead = sum(row.paid_interest + row.paid_fees for row in self.coming)
        penalties = self.late_fees_charged + rounded(self.grown) - self.grown_waived
        return self.other + due + ahead + self.accrued + penalties

    def above_cap(self) -> dict[str, int]:
        """Return what of penalties, then fees, then interest is above the cap of all charges."""
        left = 0 if self.limit is None else max(self.charges() - self.limit, 0)
        owed, above = self.uncapped(), dict.fromkeys(PARTS, 0)
        for part in ("penalty", "fees", "interest"):
            above[part] = max(min(left, owed[part]), 0)
            left -= above[part]
        return above

    def owed(self) -> dict[str, int]:
        """Return what is owed, by part."""
        above = self.above_cap()
        return {part: amount - above[part] for part, amount in self.uncapped().items()}

    def overdue(self) -> tuple[int, int]:
        """Return what is overdue and for how many days."""
        late = [row for row in self.open_rows if self.late_after(row) < self.today]
        owed = self.owed()
        found = {part: sum(row.open(part) for row in late) for part in ("principal", "interest", "fees")}
        found["penalty"] = self.penalty - self.penalty_put_off
        first = min((row.payable for row in late), default=self.today)
        return sum(min(found[part], owed[part]) for part in PARTS), (self.today - first).days

    def late_after(self, row: Row) -> date:
        """Return the last day on which a row is paid in time."""
        return later(row.payable, self.terms.grace_days or 0)

    def _day(self, today: date) -> None:
        if today > self.today:
            self._grow(today)
        self.today = today
        change_loan(self, today)
        fell = [row for row in self.rows if not row.fallen and row.due <= today]
        for row in fell:
            row.fallen = True
        if self.terms.compound_overdue and (fell or self._is_capital_day()):
            self.capital = max(self.meter, 0)
        self._late_fees()
        for payment in self.payments:
            if payment.paid_on == today or (payment.paid_on < today == self.start):
                pay_loan(self, payment)

    def _is_capital_day(self) -> bool:
        if self.coming:
            return False
        last = [row.due for row in self.rows if row.instalment][-1]
        return any(months_later(last, n) == self.today for n in range(1, (self.today - last).days // 28 + 2))

    def _late_fees(self) -> None:
        wait = max(self.terms.waiting_days or 0, self.terms.grace_days or 0) + 1
        for row in self.open_rows:
            if later(row.payable, wait) == self.today and not row.fee_charged:
                fee = self._late_fee(row)
                row.fee_charged = fee > 0
                self.late_fees += fee
                self.late_fees_charged += fee

    def _late_fee(self, row: Row) -> int:
        terms = self.terms
        if terms.late_fee is not None:
            return terms.late_fee
        if terms.late_fee_percent is None:
            return 0
        of = row.unpaid if terms.charges_on_charges else row.unpaid - row.open("fees")
        fee = max(rounded(of * Fraction(terms.late_fee_percent) / 100), terms.late_fee_floor or 0)
        return fee if terms.late_fee_cap is None else min(fee, terms.late_fee_cap)

    def _grow(self, today: date) -> None:
        """Grow for one day; what begins to be overdue today has been since its due day."""
        for row in self.open_rows:
            if not row.bears and self.late_after(row) < today:
                before = self._base()
                row.bears = True
                since = days(row.payable + DAY, self.late_after(row))
                self.grown += sum(self._day_of(self._base() - before, day) for day in since)
        self.grown += self._day_of(self._base() + self.capital, today)

    def _base(self) -> int:
        late = [row for row in self.open_rows if row.bears]
        if not late:
            return 0
        if self.terms.overdue_base is OverdueBase.ALL:
            base = sum(row.open("principal") for row in self.rows)
        else:
            base = sum(row.open("principal") for row in late)
        if self.terms.overdue_base is not OverdueBase.PRINCIPAL:
            base += sum(row.open("interest") for row in late)
        if self.terms.charges_on_charges:
            base += sum(row.open("fees") for row in late) + self.late_fees
        return base

    def _day_of(self, base: int, day: date) -> Fraction:
        if not base:
            return Fraction(0)
        rate = Fraction(self.terms.overdue_annual_rate or 0)
        if self.terms.overdue_multiplier is not None and self.terms.overdue_annual_rate is None:
            rate = Fraction(self.terms.overdue_multiplier) * Fraction(self.terms.annual_rate or 0)
        kind = self.terms.overdue_day_count or self.terms.day_count or DayCount.ACTUAL_365
        if kind is DayCount.THIRTY_360:
            kind = DayCount.ACTUAL_360
        return base * rate / 100 * years_between(day - DAY, day, kind)

    def pay_penalty(self, left: int, wanted: int) -> int:
        """Pay late fees, then overdue interest, up to an amount; return what is left."""
        fee = min(left, self.late_fees, wanted)
        self.late_fees -= fee
        taken = min(left - fee, wanted - fee, self.meter)
        self.grown_paid += taken
        self.capital = max(self.capital - taken, 0)
        return left - fee - taken

    def cut(self) -> None:
        """What is above the cap of all charges is given up for good."""
        for part, amount in self.above_cap().items():
            self.give_up(part, amount)

    def give_up(self, part: str, amount: int) -> None:
        """Give up charges, the oldest first."""
        if part == "penalty":
            fee = min(amount, self.late_fees)
            self.late_fees -= fee
            self.late_fees_charged -= fee
            waived = min(amount - fee, self.meter)
            self.grown_waived += waived
            self.capital = max(self.capital - waived, 0)
            return
        for row in self.open_rows:
            given = min(amount, row.open(part))
            setattr(row, part, getattr(row, part) - given)
            amount -= given
        running = self.coming[:1]
        if part == "interest" and running and (given := min(amount, self.accrued)):
            running[0].keep_earned(self.today)
            running[0].interest -= given
            running[0].earned -= given

    def replan(self, rows: list[Row], balance: int, *, anew: bool) -> None:
        """Repay another balance with the last rows: of the size they have and fewer, or as many of another
        size. Fees of rows that fall away are given back, or are to be paid with the last that stays.
        """
        head = self.rows[: len(self.rows) - len(rows)]
        ahead = [row for row in rows if not row.untouched_or_partly_paid]
        rows = [row for row in rows if row.untouched_or_partly_paid]
        if not rows:
            return
        level, share = rows[0].interest + rows[0].principal, rows[0].principal
        if anew:
            level = level_of(self.terms, balance, [row.years or Fraction(0) for row in rows])
            share = share_of(self.terms, balance, len(rows))
        fill(self.terms, rows, balance, level, share)
        gone = []
        while len(rows) > 1 and rows[-1].principal == rows[-1].paid_principal:
            gone.append(rows.pop())
        rows[-1].fees += sum(max(row.open("fees") - row.back, 0) for row in gone)
        self.rows = head + ahead + rows

    @property
    def lowers(self) -> bool:
        """Whether what is paid early lowers the principal at once."""
        return self.terms.prepayment in {Prepayment.SHORTEN, Prepayment.REDUCE}
