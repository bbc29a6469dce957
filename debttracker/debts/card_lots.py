"""What is open on a card, item by item, and how credits lower it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain

from debttracker.debts.balance import Parts
from debttracker.debts.vocabulary import BalanceKind
from debttracker.money.amount import Minor

PARTS = ("fees", "penalty", "interest", "principal")
CHARGES_FIRST = PARTS
PRINCIPAL_FIRST = ("principal", "interest", "fees", "penalty")
_INSTALMENTS = BalanceKind.INSTALMENTS
_DAY = timedelta(days=1)


@dataclass(slots=True)
class Lot:
    """One item of a balance. `steps` are the changes of what remains of it; `bears` when it bears interest
    now; `whole` when it is a billed instalment, which a minimum may ask for whole.
    """

    posted: date
    part: str
    remaining: Minor
    balance: BalanceKind = BalanceKind.PURCHASES
    bears: bool = False
    whole: bool = False
    counts_from: date = field(default=date.min)
    steps: list[tuple[date, Minor]] = field(init=False)

    def segments(self, first: date, last: date) -> Iterator[tuple[Minor, date, date]]:
        """Yield (amount, from, to) within `first` to `last`, all days included."""
        steps = self.steps
        for place, (start, amount) in enumerate(steps, 1):
            begins = max(start, first)
            ends = min(steps[place][0] - _DAY, last) if place < len(steps) else last
            if begins <= ends:
                yield amount, begins, ends

    def amount_on(self, day: date) -> Minor:
        """Return what was open of it at the end of a day."""
        for made, amount in reversed(self.steps):
            if made <= day:
                return amount
        return 0


class LotBook:
    """The open items of a card with running sums.

    `principal` and `interest` are by balance; `bearing` is the principal that bears interest now, of
    purchases and of the other balances that there ever were. `unbilled` is the principal of instalments that
    no statement has asked for yet: it is owed, but payments do not lower it.
    """

    def __init__(self) -> None:
        self.open: dict[str, list[Lot]] = {part: [] for part in PARTS}
        self.sums: dict[str, Minor] = dict.fromkeys(PARTS, 0)
        self.bearing: defaultdict[BalanceKind, Minor] = defaultdict(int, {BalanceKind.PURCHASES: 0})
        self.interest: dict[BalanceKind, Minor] = dict.fromkeys(BalanceKind, 0)
        self.principal: dict[BalanceKind, Minor] = dict.fromkeys(BalanceKind, 0)
        self.undecided: list[Lot] = []
        self.credit: Minor = 0

    def add(self, lot: Lot) -> None:
        """Add an item; a purchase stays undecided until its bill's due date has passed."""
        lot.steps = [(lot.posted, lot.remaining)]
        self.open[lot.part].append(lot)
        self._change(lot, lot.remaining)
        if lot.part == "principal" and not lot.bears:
            self.undecided.append(lot)

    def take(self, day: date, amount: Minor, order: Iterable[str]) -> tuple[Parts, Minor]:
        """Book a credit against the open items, oldest first; return what it paid and what is left."""
        parts, left = self._take(day, amount, chain.from_iterable([self.open[part] for part in order]))
        for lots in self.open.values():
            if lots and not lots[0].remaining:
                del lots[: next((place for place, lot in enumerate(lots) if lot.remaining), len(lots))]
        return parts, left

    def take_from(self, day: date, amount: Minor, lots: Iterable[Lot]) -> tuple[Parts, Minor]:
        """Book a credit against these items in their order; return what it paid and what is left."""
        parts, left = self._take(day, amount, lots)
        self.open = {part: [lot for lot in items if lot.remaining] for part, items in self.open.items()}
        return parts, left

    def set_bearing(self, lot: Lot) -> None:
        """From now on the item bears interest."""
        lot.bears = True
        self.bearing[lot.balance] += lot.remaining

    def raise_unbilled(self, amount: Minor) -> None:
        """More (or, negative, less) is to be billed in instalments later."""
        self.bearing[_INSTALMENTS] += amount

    @property
    def unbilled(self) -> Minor:
        """The principal of instalments not yet billed."""
        return self.bearing.get(_INSTALMENTS, 0)

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
        """What is open, by part, instalments not yet billed included."""
        return Parts(**self.sums) + Parts(principal=self.unbilled)

    @property
    def total(self) -> Minor:
        """Everything that is open."""
        return sum(self.sums.values()) + self.unbilled

    @property
    def billed(self) -> Minor:
        """What a bill made now would ask for: everything open but coming instalments, less credit."""
        return sum(self.sums.values()) - self.credit

    def _take(self, day: date, amount: Minor, lots: Iterable[Lot]) -> tuple[Parts, Minor]:
        left = amount
        paid = dict.fromkeys(PARTS, 0)
        for lot in lots:
            if not left:
                break
            taken = min(left, lot.remaining)
            self._lower(lot, day, taken)
            paid[lot.part] += taken
            left -= taken
        return Parts(paid["principal"], paid["interest"], paid["penalty"], paid["fees"]), left

    def _lower(self, lot: Lot, day: date, amount: Minor) -> None:
        lot.remaining -= amount
        lot.steps.append((day, lot.remaining))
        self._change(lot, -amount)

    def _change(self, lot: Lot, amount: Minor) -> None:
        self.sums[lot.part] += amount
        if lot.part == "interest":
            self.interest[lot.balance] += amount
        elif lot.part == "principal":
            self.principal[lot.balance] += amount
            if lot.bears:
                self.bearing[lot.balance] += amount
