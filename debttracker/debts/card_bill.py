"""One bill of a card: what it asks for, what was credited, whether it is late."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from heapq import heappop, heappush

from debttracker.debts.balance import DueItem, DueKind, DueState
from debttracker.debts.debt import Statement
from debttracker.money.amount import Minor

_LATELY = 400
"""A bill is due at most so many days after its statement."""


@dataclass(slots=True)
class Came:
    """What came in on a card so far."""

    total: Minor = 0


@dataclass(slots=True)
class Bill:
    """A statement as it stands. `minimum` is what it asked for, arrears included (None: not known);
    `unpaid` is what is open of the part that was new with it; `came` counts what comes in. `decided_on`
    is the first day on which it can no longer be paid in time (never, without a due date). `most` is the
    minimum by the widest terms where the contract's are not known and that still decides; `due_is_sure` is
    False where a weekend or holiday may move the due date. `step` and `in_a_row` count missed bills (0: not
    missed); `cycle` sums, line by line, what happened since the bill before it, which asked for `former`.
    `place` is that among all bills of the card, from 0.
    """

    made_on: date
    due: date | None
    grace_days: int
    balance: Minor
    minimum: Minor | None
    came: Came = field(default_factory=Came)
    came_before: Minor = field(init=False)
    decided_on: date = field(init=False)
    unpaid: Minor = 0
    most: Minor = 0
    due_is_sure: bool = True
    step: int = 0
    in_a_row: int = 0
    former: Minor = 0
    place: int = 0
    cycle: Mapping[str, Minor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.came_before = self.came.total
        self.decided_on = date.max
        if self.due is not None:
            self.move_due(self.due)

    def move_due(self, due: date) -> None:
        """Set the due date, and with it the first day on which the bill can no longer be paid in time."""
        self.due = due
        days = min(max(self.grace_days, 0) + 1, (date.max - due).days)
        self.decided_on = due + timedelta(days=days)

    @property
    def lines(self) -> Statement:
        """The lines of the statement as computed."""
        cycle = self.cycle
        return Statement(
            self.made_on,
            self.due,
            self.balance,
            self.minimum,
            self.former + cycle.get("opening", 0),
            cycle.get("purchases", 0),
            cycle.get("cash_advances", 0),
            cycle.get("interest", 0),
            cycle.get("fees", 0),
            cycle.get("late_fee", 0),
            cycle.get("payments", 0),
        )

    @property
    def credits(self) -> Minor:
        """What came in since the statement."""
        return self.came.total - self.came_before

    @property
    def asks(self) -> bool:
        """Whether something is open that makes it late once its last day has passed."""
        return self.unpaid > 0 or (self.minimum is None and self.balance > 0 and self.credits == 0)

    @property
    def shortfall(self) -> Minor:
        """What is open of the whole bill."""
        return max(self.balance + self.came_before - self.came.total, 0)

    @property
    def lowered_from(self) -> Minor:
        """When more than this has come in, less is open of the bill than its minimum asks for; with the
        minimum not known, whatever comes in counts.
        """
        return self.came_before if self.minimum is None else self.balance + self.came_before - self.unpaid

    @property
    def open_amount(self) -> Minor:
        """What is open of the minimum, or of the bill when the minimum is not known."""
        return self.shortfall if self.minimum is None else self.unpaid

    def pay(self, amount: Minor) -> Minor:
        """Book a payment against the minimum; return what is left."""
        taken = min(amount, self.unpaid)
        self.unpaid -= taken
        return amount - taken

    def is_late(self, day: date) -> bool:
        """Whether its minimum was missed: with the minimum not known, only when nothing at all came in."""
        return self.asks and day >= self.decided_on


class BillBook:
    """The bills of a card, oldest first.

    `asking` are all that still ask for something, and `unpaid` is what is open of their minimums. Few of them
    change with a payment: those that it pays, and those of which less is open than they ask for; the latter
    come first in `_tight`, by the `lowered_from` that they had at the least.
    """

    def __init__(self) -> None:
        self.bills: list[Bill] = []
        self.asking: list[Bill] = []
        self.unpaid: Minor = 0
        self.came = Came()
        self._tight: list[tuple[Minor, int, Bill]] = []

    def add(self, bill: Bill) -> None:
        """Add the bill of a new statement."""
        bill.place = len(self.bills)
        self.bills.append(bill)
        if bill.asks:
            heappush(self._tight, (bill.lowered_from, len(self.bills), bill))
            self.asking.append(bill)
            self.unpaid += bill.unpaid

    def unpaid_by(self, last: Bill) -> Minor:
        """Return what is open of the minimums of this bill and those before it."""
        unpaid = self.unpaid
        for bill in reversed(self.asking):
            if bill.made_on <= last.made_on:
                break
            unpaid -= bill.unpaid
        return unpaid

    def late(self, day: date) -> list[Bill]:
        """Return the bills whose minimum was missed."""
        return [bill for bill in self.asking if bill.is_late(day)]

    def oldest_late(self, day: date) -> Bill | None:
        """Return the bill due first of those with a due date whose minimum was missed."""
        oldest, first = None, date.max
        for bill in self.asking:
            if bill.decided_on <= day and bill.due is not None and bill.due < first and bill.asks:
                oldest, first = bill, bill.due
        return oldest

    def lately(self, day: date) -> Iterator[Bill]:
        """Yield the bills that may be due around a day, newest first."""
        for bill in reversed(self.bills):
            if (day - bill.made_on).days > _LATELY:
                return
            yield bill

    def pay(self, amount: Minor) -> None:
        """Book money against the minimums asked for, oldest first."""
        left = amount
        for bill in self.asking:
            if not left:
                break
            left = bill.pay(left)
        self.unpaid -= amount - left
        self._strike_paid()

    def credit(self, amount: Minor) -> None:
        """Lower what is open of each bill; no minimum asks for more than is open of its bill."""
        self.came.total += amount
        tight = self._tight
        while tight and tight[0][0] < self.came.total:
            _, number, bill = heappop(tight)
            self._lower(bill, min(bill.unpaid, bill.shortfall))
            if bill.asks:
                heappush(tight, (bill.lowered_from, number, bill))
        self._strike_paid()

    def forgive(self, day: date) -> None:
        """What is late on a day asks for nothing any more."""
        kept = [bill for bill in self.asking if not bill.is_late(day)]
        for bill in self.late(day):
            self._lower(bill, 0)
        self.asking = kept

    def settle(self, last: Bill) -> None:
        """This bill and those before it ask for nothing any more."""
        for bill in self.asking:
            if bill.made_on <= last.made_on:
                self._lower(bill, 0)
        self._strike_paid()

    def _lower(self, bill: Bill, unpaid: Minor) -> None:
        self.unpaid -= bill.unpaid - unpaid
        bill.unpaid = unpaid

    def _strike_paid(self) -> None:
        """Strike the oldest bills as far as they ask for nothing."""
        asking = self.asking
        if asking and not asking[0].asks:
            del asking[: next((place for place, bill in enumerate(asking) if bill.asks), len(asking))]


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
