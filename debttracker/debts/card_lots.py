"""What is open on a card, item by item, and in which order credits are booked against it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from debttracker.debts.balance import Parts
from debttracker.money.amount import Minor

PARTS = ("fees", "penalty", "interest", "principal")
CHARGES_FIRST = PARTS
PRINCIPAL_FIRST = ("principal", "interest", "fees", "penalty")


@dataclass(slots=True)
class Lot:
    """One item. `steps` are the changes of what remains of it; `bears` when it bears interest now."""

    posted: date
    part: str
    remaining: Minor
    cash: bool = False
    bears: bool = False
    counts_from: date = field(default=date.min)
    steps: list[tuple[date, Minor]] = field(default_factory=list)

    def segments(self, first: date, last: date) -> Iterator[tuple[Minor, int]]:
        """Yield (amount, days) from `first` to `last`, both days included."""
        ends = [step[0] for step in self.steps[1:]] + [last + timedelta(days=1)]
        for (start, amount), end in zip(self.steps, ends, strict=True):
            days = (min(end, last + timedelta(days=1)) - max(start, first)).days
            if days > 0 and amount:
                yield amount, days


class LotBook:
    """The open items of a card with running sums."""

    def __init__(self) -> None:
        self.open: dict[str, list[Lot]] = {part: [] for part in PARTS}
        self.sums: dict[str, Minor] = dict.fromkeys(PARTS, 0)
        self.bearing: Minor = 0
        self.cash: Minor = 0
        self.undecided: list[Lot] = []
        self.credit: Minor = 0

    def add(self, lot: Lot) -> None:
        """Add an item; a purchase stays undecided until its bill's due date has passed."""
        lot.steps = [(lot.posted, lot.remaining)]
        self.open[lot.part].append(lot)
        self.sums[lot.part] += lot.remaining
        if lot.cash:
            self.cash += lot.remaining
        elif lot.bears:
            self.bearing += lot.remaining
        elif lot.part == "principal":
            self.undecided.append(lot)

    def take(self, day: date, amount: Minor, order: Iterable[str]) -> tuple[Parts, Minor]:
        """Book a credit against the open items, oldest first; return what it paid and what is left."""
        left = amount
        paid = dict.fromkeys(PARTS, 0)
        for part in order:
            lots = self.open[part]
            while lots and left:
                taken = min(left, lots[0].remaining)
                self._lower(lots[0], day, taken)
                paid[part] += taken
                left -= taken
                if not lots[0].remaining:
                    lots.pop(0)
        return Parts(**paid), left

    def set_bearing(self, lot: Lot) -> None:
        """From now on the item bears interest."""
        lot.bears = True
        self.bearing += lot.remaining

    def at_statement(self, pending: date | None) -> None:
        """A bill shows what is left of each item; what was paid before is forgotten.

        Items of a bill made by `pending` whose last day to pay is still ahead keep what they went through.
        """
        kept = pending or date.min
        self.undecided = [lot for lot in self.undecided if lot.remaining or lot.posted <= kept]
        for lot in self.undecided:
            if lot.posted > kept:
                lot.steps = [(lot.posted, lot.remaining)]

    def remove(self, day: date, lot: Lot) -> tuple[Minor, Minor]:
        """Take an item back as if it had never been posted; what was paid on it becomes credit.

        Returns what was open of it and what was paid.
        """
        remaining, full = lot.remaining, lot.steps[0][1]
        self._lower(lot, day, remaining)
        self.open[lot.part] = [other for other in self.open[lot.part] if other is not lot]
        self.credit += full - remaining
        return remaining, full - remaining

    @property
    def owed(self) -> Parts:
        """What is open, by part."""
        return Parts(**self.sums)

    def _lower(self, lot: Lot, day: date, amount: Minor) -> None:
        lot.remaining -= amount
        lot.steps.append((day, lot.remaining))
        self.sums[lot.part] -= amount
        if lot.cash:
            self.cash -= amount
        elif lot.bears:
            self.bearing -= amount
