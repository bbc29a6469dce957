"""One instalment of a loan with what was paid on it, and the making of new rows after a prepayment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from debttracker.debts.balance import Parts
from debttracker.debts.loan_plan import PlannedRow
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import Prepayment
from debttracker.money.amount import Minor, half_up
from debttracker.money.schedule import interest_for, level_payment
from debttracker.money.vocabulary import Method


@dataclass(slots=True)
class LoanRow:
    """An instalment as it stands; interest accrues evenly by days, from `accrues_from` on `accrued_base`."""

    period: int
    start: date | None
    due: date
    interest: Minor
    principal: Minor
    fees: Minor
    years: Fraction | None
    accrues_from: date | None
    accrued_base: Minor = 0
    paid_interest: Minor = 0
    paid_principal: Minor = 0
    paid_fees: Minor = 0

    @classmethod
    def of(cls, row: PlannedRow) -> "LoanRow":
        """Return the unpaid row of a plan."""
        return cls(
            row.period, row.start, row.due, row.interest, row.principal, row.fees, row.years, row.start
        )

    @property
    def total(self) -> Minor:
        """What the instalment asks for."""
        return self.interest + self.principal + self.fees

    @property
    def unpaid_principal(self) -> Minor:
        """The principal part not paid."""
        return self.principal - self.paid_principal

    @property
    def unpaid_fees(self) -> Minor:
        """The fees not paid."""
        return self.fees - self.paid_fees

    @property
    def unpaid(self) -> Minor:
        """Everything not paid."""
        return self.total - self.paid_interest - self.paid_principal - self.paid_fees

    @property
    def unpaid_parts(self) -> Parts:
        """Everything not paid, by part."""
        return Parts(
            self.unpaid_principal, self.interest - self.paid_interest, fees=self.fees - self.paid_fees
        )

    def accrued(self, day: date) -> Minor:
        """Interest earned by the end of `day`, rounded half up."""
        if self.accrues_from is None or day <= self.accrues_from:
            return self.accrued_base if day < self.due else self.interest
        if day >= self.due:
            return self.interest
        share = Decimal((day - self.accrues_from).days) / (self.due - self.accrues_from).days
        return self.accrued_base + half_up((self.interest - self.accrued_base) * share)

    def pay_fees(self, amount: Minor) -> Minor:
        """Pay the fees of this row; return what is left."""
        taken = min(amount, self.unpaid_fees)
        self.paid_fees += taken
        return amount - taken

    def pay_interest(self, amount: Minor) -> Minor:
        """Pay the interest of this row; return what is left."""
        taken = min(amount, self.interest - self.paid_interest)
        self.paid_interest += taken
        return amount - taken

    def pay(self, amount: Minor) -> Minor:
        """Pay fees, interest, then principal of this row; return what is left."""
        left = self.pay_interest(self.pay_fees(amount))
        taken = min(left, self.unpaid_principal)
        self.paid_principal += taken
        return left - taken

    def prepay(self, amount: Minor, day: date) -> Minor:
        """Pay early on the last row: interest to date, then principal, which then bears no more interest."""
        accrued = self.accrued(day)
        taken = min(amount, max(accrued - self.paid_interest, 0))
        self.paid_interest += taken
        lowered = min(amount - taken, self.unpaid_principal)
        if self.unpaid_principal:
            rest = Decimal(max(self.interest - max(accrued, self.paid_interest), 0))
            self.save_interest(half_up(rest * lowered / self.unpaid_principal), day, paid=False)
        self.paid_principal += lowered
        return self.pay(amount - taken - lowered)

    def save_interest(self, amount: Minor, day: date, *, paid: bool = True) -> None:
        """Lower the interest of the running period from `day` on."""
        self.accrued_base = self.accrued(day)
        self.accrues_from = max(day, self.accrues_from) if self.accrues_from else day
        self.interest -= amount
        if paid:
            self.paid_interest -= amount

    def paid_ahead(self, day: date) -> Minor:
        """Interest paid that is not earned by the end of `day`."""
        return max(self.paid_interest - self._earned(day), 0)

    def _earned(self, day: date) -> Minor:
        return self.accrued(day) if self.start is None or self.start < day else 0

    def end(self, day: date, *, keep_fees: bool) -> None:
        """Settle: interest to date only, the rest of the period is waived, also where it was paid."""
        self.interest = self._earned(day)
        self.paid_interest = min(self.paid_interest, self.interest)
        self.accrued_base, self.accrues_from = self.interest, None
        if not keep_fees:
            self.fees = self.paid_fees
        self.pay(self.unpaid)


def replan(rows: Sequence[LoanRow], balance: Minor, terms: LoanTerms) -> list[LoanRow]:
    """Return new rows for the principal left: fewer of them (`shorten`) or smaller ones (`reduce`).

    Fees of rows that fall away are dropped when the terms refund fees, else they join the last row.
    """
    rate = terms.annual_rate or Decimal(0)
    reduce = terms.prepayment is Prepayment.REDUCE
    years = [row.years or Fraction(0) for row in rows]
    level = level_payment(balance, rate, years) if reduce else rows[0].interest + rows[0].principal
    share = half_up(Decimal(balance) / len(rows)) if reduce else rows[0].principal
    made: list[LoanRow] = []
    for number, row in enumerate(rows):
        if balance == 0 and made:
            break
        flat = terms.method is Method.FLAT
        interest = row.interest if flat else interest_for(balance, rate, years[number])
        if number == len(rows) - 1:
            principal = balance
        elif terms.method is Method.LEVEL_PAYMENT:
            principal = min(balance, max(level - interest, 0))
        elif terms.method is Method.INTEREST_ONLY:
            principal = 0
        else:
            principal = min(balance, share)
        balance -= principal
        made.append(_row(row, interest, principal))
    if not terms.refund_fees:
        made[-1].fees += sum(row.unpaid_fees for row in rows[len(made) :])
    return made


def _row(row: LoanRow, interest: Minor, principal: Minor) -> LoanRow:
    return LoanRow(row.period, row.start, row.due, interest, principal, row.unpaid_fees, row.years, row.start)
