"""One bill of a card: what it asks for, what was credited, whether it is late."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from debttracker.debts.balance import DueItem, DueKind, DueState
from debttracker.debts.debt import Statement
from debttracker.debts.terms import CardTerms
from debttracker.money.amount import Minor, half_up_within, percent_of


@dataclass(slots=True)
class Bill:
    """A statement as it stands. `minimum` is what it asked for, arrears included (None: not known);
    `unpaid` is what is open of the part that was new with it; `credits` is what came in since.
    """

    made_on: date
    due: date | None
    grace_days: int
    balance: Minor
    minimum: Minor | None
    unpaid: Minor = 0
    credits: Minor = 0

    @property
    def shortfall(self) -> Minor:
        """What is open of the whole bill."""
        return max(self.balance - self.credits, 0)

    @property
    def open_amount(self) -> Minor:
        """What is open of the minimum, or of the bill when the minimum is not known."""
        return self.shortfall if self.minimum is None else self.unpaid

    @property
    def decided_on(self) -> date:
        """The first day on which the bill can no longer be paid in time; never, when no due date is known."""
        if self.due is None:
            return date.max
        return self.due + timedelta(days=min(max(self.grace_days, 0) + 1, (date.max - self.due).days))

    def pay(self, amount: Minor) -> Minor:
        """Book a payment against the minimum; return what is left."""
        taken = min(amount, self.unpaid)
        self.unpaid -= taken
        return amount - taken

    def is_late(self, day: date) -> bool:
        """Whether its minimum was missed: with the minimum not known, only when nothing at all came in."""
        if day < self.decided_on:
            return False
        return self.unpaid > 0 or (self.minimum is None and self.balance > 0 and self.credits == 0)


def pay_minimums(bills: Iterable[Bill], amount: Minor) -> None:
    """Book money against the minimums asked for, oldest first."""
    for bill in bills:
        amount = bill.pay(amount)


def credit_bills(bills: Iterable[Bill], amount: Minor) -> None:
    """Lower what is open of each bill; no minimum asks for more than is open of its bill."""
    for bill in bills:
        bill.credits += amount
        bill.unpaid = min(bill.unpaid, bill.shortfall)


def minimum_of(
    terms: CardTerms, printed: Statement | None, balance: Minor, former: Minor
) -> tuple[Minor | None, tuple[str, ...]]:
    """Return the minimum payment of a statement and the terms missing for it."""
    if balance <= 0:
        return 0, ()
    if printed is not None and printed.minimum is not None:
        return max(printed.minimum, 0), ()
    if terms.minimum_percent is None:
        return None, ("terms.minimum_percent",)
    share = half_up_within(percent_of(balance, terms.minimum_percent))
    return min(max(share, terms.minimum_floor or 0) + former, balance), ()


def late_fee(terms: CardTerms, unpaid: Minor) -> tuple[Minor, dict[str, str | int], tuple[str, ...]]:
    """Return the late fee on an unpaid minimum, what went into it, and the terms missing for it."""
    missing = []
    if terms.late_fee_percent is None:
        missing.append("terms.late_fee_percent")
    inputs: dict[str, str | int] = {"unpaid": unpaid}
    amount = 0
    if terms.late_fee_percent is not None:
        amount = half_up_within(percent_of(unpaid, terms.late_fee_percent))
        inputs["percent"] = str(terms.late_fee_percent)
    if terms.late_fee_floor is not None:
        amount = max(amount, terms.late_fee_floor)
        inputs["floor"] = terms.late_fee_floor
    if terms.late_fee_cap is not None:
        amount = min(amount, terms.late_fee_cap)
        inputs["cap"] = terms.late_fee_cap
    return amount, inputs, tuple(missing)


def bill_items(
    bills: Sequence[Bill], coming: Iterable[date], debt: str, days: tuple[date, date], on: date
) -> list[DueItem]:
    """Return the due items of bills made, then those of bills still to be made, whose amount is not known."""
    first, last = days
    items = []
    arrears = 0
    for bill in bills:
        arrears += bill.unpaid
        if bill.due is None or not first <= bill.due <= last or bill.balance <= 0:
            continue
        unpaid = None if bill.minimum is None else min(arrears, bill.minimum)
        items.append(
            DueItem(
                debt,
                bill.due,
                DueKind.MINIMUM_PAYMENT,
                _state(bill, unpaid, on),
                bill.minimum,
                unpaid,
                bill.shortfall,
            )
        )
    made = {bill.due for bill in bills}
    items += [
        DueItem(debt, due, DueKind.MINIMUM_PAYMENT, DueState.OPEN)
        for due in coming
        if first <= due <= last and due not in made
    ]
    return items


def _state(bill: Bill, unpaid: Minor | None, on: date) -> DueState:
    if bill.shortfall == 0 or unpaid == 0:
        return DueState.PAID
    if bill.is_late(on):
        return DueState.OVERDUE
    return DueState.PARTLY_PAID if bill.credits else DueState.OPEN
