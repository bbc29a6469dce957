"""One bill of a card: what it asks for, what was credited, whether it is late."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from debttracker.debts.balance import DueItem, DueKind, DueState
from debttracker.debts.debt import Statement
from debttracker.money.amount import Minor


@dataclass(slots=True)
class Bill:
    """A statement as it stands. `minimum` is what it asked for, arrears included (None: not known);
    `unpaid` is what is open of the part that was new with it; `credits` is what came in since. `most` is the
    minimum by the widest terms where the contract's are not known; `due_is_sure` is False where a weekend or
    holiday may move the due date. `step` and `in_a_row` count missed bills (0: not missed); `lines` are those
    of the statement as computed.
    """

    made_on: date
    due: date | None
    grace_days: int
    balance: Minor
    minimum: Minor | None
    unpaid: Minor = 0
    credits: Minor = 0
    most: Minor = 0
    due_is_sure: bool = True
    step: int = 0
    in_a_row: int = 0
    lines: Statement | None = None

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
