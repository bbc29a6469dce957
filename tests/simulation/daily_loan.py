"""A loan day by day, as plainly as can be: a second calculation that shares nothing with the program.

What happens on a day, in this order: overdue interest grows for one day on what was overdue at the end of
the day before; late fees fall due; payments are booked.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from calendar_days import DAY, days, months_later, rounded
from plain_schedule import Row, fill, level_of, rows_of, share_of, years_between

from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import OverdueBase, PaymentOrder, Prepayment
from debttracker.money.vocabulary import DayCount, Method


class DailyLoan:
    """Plays one loan from its start to a last day."""

    def __init__(self, debt: Debt, payments: Sequence[Payment], order: PaymentOrder) -> None:
        assert isinstance(debt.terms, LoanTerms)
        self.terms = debt.terms
        self.payments = payments
        self.by_law = order is PaymentOrder.CIVIL_CODE_561
        self.rows = rows_of(self.terms)
        self.level = level_of(self.terms, self.terms.principal or 0, [row.years for row in self.rows])
        self.share = share_of(self.terms.principal or 0, len(self.rows))
        self.grown = Fraction(0)
        self.grown_paid = 0
        self.capital = 0
        self.late_fees = 0
        self.kept = 0
        self.ended = False

    def owed(self, on: date) -> dict[str, int]:
        """Return what is owed at the end of a day, by part."""
        assert self.terms.start
        if on < self.terms.start:
            return dict.fromkeys(("principal", "interest", "penalty", "fees"), 0)
        for today in days(self.terms.start, on):
            self._day(today)
        return {
            "principal": sum(row.principal - row.paid_principal for row in self.rows),
            "interest": self._interest_to(on),
            "penalty": self._penalty(),
            "fees": sum(row.fees - row.paid_fees for row in self.rows if row.due <= on),
        }

    def _penalty(self) -> int:
        return rounded(self.grown) - self.grown_paid + self.late_fees

    def _interest_to(self, today: date) -> int:
        return sum(max(self._earned(row, today) - row.paid_interest, 0) for row in self.rows)

    def _earned(self, row: Row, today: date) -> int:
        if today >= row.due:
            return row.interest
        if today <= row.start:
            return 0
        return rounded(Fraction(row.interest * (today - row.start).days, (row.due - row.start).days))

    def _day(self, today: date) -> None:
        self._grow(today)
        for row in self.rows:
            if (
                today == row.due + (self.terms.waiting_days or 0) * DAY + DAY
                and row.unpaid + row.fees > row.paid_fees
            ):
                self.late_fees += self.terms.late_fee or 0
        if any(row.due == today for row in self.rows) and self.kept:
            kept, self.kept = self.kept, 0
            self._pay(kept, today)
        for payment in self.payments:
            if payment.paid_on == today or (payment.paid_on < today == self.terms.start):
                self._pay(payment.amount, today)
        if self.terms.compound_overdue and self._is_capital_day(today):
            self.capital = max(rounded(self.grown) - self.grown_paid, 0)

    def _is_capital_day(self, today: date) -> bool:
        last = self.rows[-1].due
        if today <= last:
            return any(row.due == today for row in self.rows)
        return any(months_later(last, n) == today for n in range(1, (today - last).days // 28 + 2))

    def _grow(self, today: date) -> None:
        past = [row for row in self.rows if row.due < today]
        principal = sum(row.principal - row.paid_principal for row in past)
        rest = sum(row.interest - row.paid_interest for row in past)
        if self.terms.charges_on_charges:
            rest += sum(row.fees - row.paid_fees for row in past)
        if self.terms.overdue_base is OverdueBase.ALL and principal + rest > 0:
            principal = sum(row.principal - row.paid_principal for row in self.rows)
        base = principal if self.terms.overdue_base is OverdueBase.PRINCIPAL else principal + rest
        if self.terms.compound_overdue:
            base += self.capital
        rate = Fraction(self.terms.overdue_annual_rate or 0)
        if self.terms.overdue_multiplier is not None and self.terms.overdue_annual_rate is None:
            rate = Fraction(self.terms.overdue_multiplier) * Fraction(self.terms.annual_rate or 0)
        kind = self.terms.day_count or DayCount.ACTUAL_365
        if kind is DayCount.THIRTY_360:
            kind = DayCount.ACTUAL_360
        self.grown += base * rate / 100 * years_between(today - DAY, today, kind)

    def _pay(self, amount: int, today: date) -> None:
        due = [row for row in self.rows if row.due <= today]
        coming = next((row for row in self.rows if row.due > today), None)
        if self._ends(amount, today):
            return
        left = amount
        for row in due:
            left = self._book(row, "fees", left)
        left = self._pay_penalty(left)
        if self.by_law:
            for part in ("interest", "principal"):
                for row in due:
                    left = self._book(row, part, left)
        else:
            for row in due:
                left = self._book(row, "principal", self._book(row, "interest", left))
        if coming is not None and not any(row.due == today for row in due):
            left = self._book(
                coming, "principal", self._book(coming, "interest", self._book(coming, "fees", left))
            )
        if left and self.terms.prepayment is Prepayment.NOT_ALLOWED:
            self.kept += left
        elif left:
            self._prepay(left, today)

    def _ends(self, amount: int, today: date) -> bool:
        """A payment that covers principal, interest to date and fees ends the loan."""
        if self.terms.prepayment is Prepayment.NOT_ALLOWED:
            return False
        fees = sum(r.fees - r.paid_fees for r in self.rows if r.due <= today or not self.terms.refund_fees)
        principal = sum(row.principal - row.paid_principal for row in self.rows)
        if amount < principal + self._interest_to(today) + self._penalty() + fees:
            return False
        for row in self.rows:
            row.interest = row.paid_interest = self._earned(row, today)
            row.paid_principal = row.principal
            row.fees = row.paid_fees
        self.grown, self.grown_paid, self.late_fees, self.capital = Fraction(0), 0, 0, 0
        return True

    def _pay_penalty(self, left: int) -> int:
        taken = min(left, rounded(self.grown) - self.grown_paid)
        self.grown_paid += taken
        self.capital = max(self.capital - taken, 0)
        left -= taken
        fee = min(left, self.late_fees)
        self.late_fees -= fee
        return left - fee

    def _book(self, row: Row, part: str, left: int) -> int:
        paid = f"paid_{part}"
        taken = min(left, getattr(row, part) - getattr(row, paid))
        setattr(row, paid, getattr(row, paid) + taken)
        return left - taken

    def _prepay(self, left: int, today: date) -> None:
        """On a due date: the principal is lower at once, the coming rows are made anew."""
        rows = [row for row in self.rows if row.due > today]
        if not rows:
            return
        balance = sum(row.principal for row in rows) - left
        if self.terms.method is Method.BULLET:
            raise NotImplementedError
        level, share = self.level, self.share
        if self.terms.prepayment is Prepayment.REDUCE:
            level = level_of(self.terms, balance, [row.years for row in rows])
            share = share_of(balance, len(rows))
        self.level, self.share = level, share
        fill(self.terms, rows, balance, level, share)
