"""One instalment of a loan with what was paid on it, and the money of one payment on its way."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from debttracker.debts.balance import Parts
from debttracker.debts.loan_fees import PeriodFees
from debttracker.money.amount import Minor, half_up_quotient


@dataclass(frozen=True, slots=True)
class EarlyPaid:
    """What was paid early on one day: paid in several payments it lowers as much as paid in one.

    `bearing` is the principal that bore interest before, `rest` the interest that it was still to bear.
    """

    on: date
    bearing: Minor
    rest: Minor
    lowered: Minor = 0
    saved: Minor = 0

    def more(self, lowered: Minor) -> Minor:
        """Return the interest that is saved when the principal is lowered by more, rounded half up in all."""
        in_all = self.lowered + lowered
        return half_up_quotient(self.rest * in_all, self.bearing) - self.saved if self.bearing else 0

    def lowered_by(self, paid: Minor) -> Minor:
        """Return by how much a payment lowers the principal when the interest that this saves is paid back
        and lowers the principal too.
        """
        if not 0 < self.rest < self.bearing:
            return paid
        paid_in_all = self.lowered - self.saved + paid
        return half_up_quotient(paid_in_all * self.bearing, self.bearing - self.rest) - self.lowered

    def with_more(self, lowered: Minor, saved: Minor) -> "EarlyPaid":
        """Return what was paid early on the day with so much more."""
        return replace(self, lowered=self.lowered + lowered, saved=self.saved + saved)


class Purse:
    """Money that is being booked: what is left of it and which parts it has paid so far."""

    def __init__(self, amount: Minor) -> None:
        self.left = amount
        self._spent = {"principal": 0, "interest": 0, "penalty": 0, "fees": 0}

    def spend(self, part: str, wanted: Minor) -> Minor:
        """Pay on a part as far as the money goes; return what was paid."""
        if wanted <= 0 or self.left <= 0:
            return 0
        taken = min(self.left, wanted)
        self.left -= taken
        self._spent[part] += taken
        return taken

    def take_back(self, part: str, amount: Minor) -> None:
        """Take money back from a part, to be spent anew."""
        self.left += amount
        self._spent[part] -= amount

    @property
    def spent(self) -> Parts:
        """What was paid, by part."""
        spent = self._spent
        return Parts(spent["principal"], spent["interest"], spent["penalty"], spent["fees"])

    @property
    def spent_on_principal(self) -> Minor:
        """What was paid of principal."""
        return self._spent["principal"]


@dataclass(slots=True)
class LoanRow:
    """An instalment as it stands. It is overdue after `payable`: its due day unless that was put off.

    Interest accrues evenly by days, from `accrues_from` on `accrued_base`. `told_interest` and `told_fees`
    are what the journal has of them. `late_fee_charged`: there is one late fee for an instalment.
    """

    period: int
    start: date | None
    due: date
    payable: date
    interest: Minor
    principal: Minor
    fees: Minor
    years: Fraction | None
    fee_rule: PeriodFees
    accrues_from: date | None
    accrued_base: Minor = 0
    paid_interest: Minor = 0
    paid_principal: Minor = 0
    paid_fees: Minor = 0
    told_interest: Minor = 0
    told_fees: Minor = 0
    late_fee_charged: bool = False

    @property
    def total(self) -> Minor:
        """What the instalment asks for."""
        return self.interest + self.principal + self.fees

    @property
    def unpaid_principal(self) -> Minor:
        """The principal part not paid."""
        return self.principal - self.paid_principal

    @property
    def unpaid_interest(self) -> Minor:
        """The interest not paid."""
        return self.interest - self.paid_interest

    @property
    def unpaid_fees(self) -> Minor:
        """The fees not paid."""
        return self.fees - self.paid_fees

    @property
    def unpaid(self) -> Minor:
        """Everything not paid."""
        return self.total - self.paid_interest - self.paid_principal - self.paid_fees

    def begun(self, day: date) -> bool:
        """Whether its period has begun before `day`; also when its beginning is not known."""
        return self.start is None or self.start < day

    def accrued(self, day: date) -> Minor:
        """Interest earned by the end of `day`, rounded half up."""
        if self.accrues_from is None or day <= self.accrues_from:
            return self.accrued_base if day < self.due else self.interest
        if day >= self.due:
            return self.interest
        days, of_days = (day - self.accrues_from).days, (self.due - self.accrues_from).days
        return self.accrued_base + half_up_quotient((self.interest - self.accrued_base) * days, of_days)

    def replan(self, interest: Minor, principal: Minor) -> None:
        """Take new figures; what was paid on it before stays paid."""
        self.interest = max(interest, self.paid_interest)
        self.principal = principal + self.paid_principal
        self.accrues_from, self.accrued_base = self.start, 0

    def pay_fees(self, purse: Purse) -> None:
        """Pay the fees of this row."""
        self.paid_fees += purse.spend("fees", self.unpaid_fees)

    def pay_interest(self, purse: Purse) -> None:
        """Pay the interest of this row."""
        self.paid_interest += purse.spend("interest", self.unpaid_interest)

    def pay_principal(self, purse: Purse) -> None:
        """Pay the principal of this row."""
        self.paid_principal += purse.spend("principal", self.unpaid_principal)

    def pay(self, purse: Purse) -> None:
        """Pay fees, interest, then principal of this row."""
        self.pay_fees(purse)
        self.pay_interest(purse)
        self.pay_principal(purse)

    def lower_interest(self, amount: Minor, day: date) -> None:
        """Lower the interest of the running period from `day` on; what is earned by then stays."""
        self.accrued_base = self.accrued(day)
        self.accrues_from = max(day, self.accrues_from) if self.accrues_from else day
        self.interest -= amount
