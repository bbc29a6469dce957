"""A loan day by day, as plainly as can be: a second calculation that shares nothing with the program.

What happens on a day, in this order: overdue interest grows for one day on what was overdue at the end of
the day before; late fees fall due; payments are booked.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from calendar_days import DAY, days, months_later, rounded
from plain_schedule import Row, fill, level_of, rows_of, share_of, years_between

from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import OverdueBase, PaymentOrder, Prepayment
from debttracker.money.vocabulary import DayCount


class TwoWays(Exception):  # noqa: N818 - no mistake, a case left out
    """The rules do not say which of two figures is meant."""


class DailyLoan:
    """Plays one loan from its start to a last day."""

    def __init__(self, debt: Debt, payments: Sequence[Payment], order: PaymentOrder) -> None:
        assert isinstance(debt.terms, LoanTerms)
        self.terms = debt.terms
        self.payments = payments
        self.by_law = order is PaymentOrder.CIVIL_CODE_561
        self.rows = rows_of(self.terms)
        self.level = level_of(self.terms, self.terms.principal or 0, [row.years for row in self.rows])
        self.share = share_of(self.terms, self.terms.principal or 0, len(self.rows))
        self.grown = Fraction(0)
        self.grown_paid = 0
        self.capital = 0
        self.late_fees = 0

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
        return sum(max(row.earned_to(today) - row.paid_interest, 0) for row in self.rows)

    def _day(self, today: date) -> None:
        self._grow(today)
        for row in self.rows:
            if (
                today == row.due + (self.terms.waiting_days or 0) * DAY + DAY
                and row.unpaid + row.fees > row.paid_fees
            ):
                self.late_fees += self._late_fee(row)
        for payment in self.payments:
            if payment.paid_on == today or (payment.paid_on < today == self.terms.start):
                self._pay(payment.amount, today)
        if self.terms.compound_overdue and self._is_capital_day(today):
            self.capital = max(rounded(self.grown) - self.grown_paid, 0)

    def _late_fee(self, row: Row) -> int:
        terms = self.terms
        if terms.late_fee is not None:
            return terms.late_fee
        of = row.unpaid if terms.charges_on_charges else row.unpaid - row.fees + row.paid_fees
        fee = max(rounded(of * Fraction(terms.late_fee_percent or 0) / 100), terms.late_fee_floor or 0)
        return fee if terms.late_fee_cap is None else min(fee, terms.late_fee_cap)

    def _is_capital_day(self, today: date) -> bool:
        last = self.rows[-1].due
        if today <= last:
            return any(row.due == today for row in self.rows)
        return any(months_later(last, n) == today for n in range(1, (today - last).days // 28 + 2))

    def _grow(self, today: date) -> None:
        past = [row for row in self.rows if row.due < today]
        principal = sum(row.principal - row.paid_principal for row in past)
        rest = sum(row.interest - row.paid_interest for row in past)
        if self.terms.overdue_base is OverdueBase.ALL and any(row.unpaid for row in past):
            principal = sum(row.principal - row.paid_principal for row in self.rows)
        base = principal if self.terms.overdue_base is OverdueBase.PRINCIPAL else principal + rest
        if self.terms.compound_overdue:
            base += self.capital
        if self.terms.charges_on_charges:
            base += sum(row.fees - row.paid_fees for row in past) + self.late_fees
        rate = Fraction(self.terms.overdue_annual_rate or 0)
        if self.terms.overdue_multiplier is not None and self.terms.overdue_annual_rate is None:
            rate = Fraction(self.terms.overdue_multiplier) * Fraction(self.terms.annual_rate or 0)
        kind = self.terms.overdue_day_count or self.terms.day_count or DayCount.ACTUAL_365
        if kind is DayCount.THIRTY_360:
            kind = DayCount.ACTUAL_360
        self.grown += base * rate / 100 * years_between(today - DAY, today, kind)

    def _pay(self, amount: int, today: date) -> None:
        due = [row for row in self.rows if row.due <= today]
        coming = next((row for row in self.rows if row.due > today and row.unpaid > 0), None)
        if self._ends(amount, today):
            return
        left = self._pay_due(due, amount)
        if coming is None or not left:
            return
        if self.terms.prepayment is Prepayment.NOT_ALLOWED:
            for row in self.rows:
                left = self._book_whole(row, left)
        elif any(row.due == today for row in due):
            self._lower(left, today)
        elif coming is self.rows[-1]:
            self._prepay_last(coming, left, today)
        else:
            self._pay_coming(coming, left, today)

    def _pay_due(self, due: list[Row], left: int) -> int:
        for row in due:
            left = self._book(row, "fees", left)
        left = self._pay_penalty(left)
        if self.by_law:
            for part in ("interest", "principal"):
                for row in due:
                    left = self._book(row, part, left)
            return left
        for row in due:
            left = self._book(row, "principal", self._book(row, "interest", left))
        return left

    def _pay_coming(self, coming: Row, left: int, today: date) -> None:
        touched = coming.paid_principal > 0
        left = self._book_whole(coming, left)
        if left and touched:
            raise TwoWays
        if left:
            self._prepay_in_between(coming, left, today)

    def _book_whole(self, row: Row, left: int) -> int:
        return self._book(row, "principal", self._book(row, "interest", self._book(row, "fees", left)))

    def _ends(self, amount: int, today: date) -> bool:
        """A payment that covers principal, interest to date and fees ends the loan."""
        if self.terms.prepayment is Prepayment.NOT_ALLOWED:
            return False
        fees = sum(r.fees - r.paid_fees for r in self.rows if r.due <= today or not self.terms.refund_fees)
        principal = sum(row.principal - row.paid_principal for row in self.rows)
        if amount < principal + self._interest_to(today) + self._penalty() + fees:
            return False
        for row in self.rows:
            row.interest = row.paid_interest = row.earned_to(today)
            row.earned_by, row.earned = today, row.interest
            row.paid_principal = row.principal
            row.fees = row.paid_fees
        self.grown, self.grown_paid, self.late_fees, self.capital = Fraction(0), 0, 0, 0
        return True

    def _pay_penalty(self, left: int) -> int:
        fee = min(left, self.late_fees)
        self.late_fees -= fee
        taken = min(left - fee, rounded(self.grown) - self.grown_paid)
        self.grown_paid += taken
        self.capital = min(self.capital, rounded(self.grown) - self.grown_paid)
        return left - fee - taken

    def _book(self, row: Row, part: str, left: int) -> int:
        paid = f"paid_{part}"
        taken = min(left, getattr(row, part) - getattr(row, paid))
        setattr(row, paid, getattr(row, paid) + taken)
        return left - taken

    def _prepay_last(self, row: Row, left: int, today: date) -> None:
        """Interest to date, then principal, which then bears no more."""
        interest = min(left, row.earned_to(today) - row.paid_interest)
        row.paid_interest += interest
        open_principal = row.principal - row.paid_principal
        paid = min(left - interest, open_principal)
        row.paid_principal += paid
        row.bear_less(today, Fraction(paid, open_principal) if paid else Fraction(0))
        self._book(row, "fees", left - interest - paid)

    def _prepay_in_between(self, row: Row, left: int, today: date) -> None:
        """The interest of the running period, which was paid whole, is less from today on and comes back."""
        balance = sum(other.principal for other in self.rows if other.due >= row.due)
        part = (row.interest - row.earned_to(today)) * Fraction(1, balance)
        back = rounded(left * part / (1 - part))
        row.bear_less(today, Fraction(left + back, balance))
        row.paid_interest = row.interest
        self._lower(left + back, row.due)

    def _lower(self, amount: int, after: date) -> None:
        """Make the rows after a day anew for less principal: as large and fewer, or as many and smaller."""
        rows = [row for row in self.rows if row.due > after]
        balance = sum(row.principal for row in rows) - amount
        if self.terms.prepayment is Prepayment.REDUCE:
            self.level = level_of(self.terms, balance, [row.years for row in rows])
            self.share = share_of(self.terms, balance, len(rows))
        fill(self.terms, rows, balance, self.level, self.share)
        self._drop_empty(rows)

    def _drop_empty(self, rows: list[Row]) -> None:
        """Instalments that fall away take their fees with them, or leave them to the last that stays."""
        while len(rows) > 1 and rows[-1].principal == 0:
            gone = rows.pop()
            self.rows.remove(gone)
            if not self.terms.refund_fees:
                rows[-1].fees += gone.fees
