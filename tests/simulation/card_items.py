"""What the simulation of a card keeps: items, purchases in parts, bills."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from calendar_days import rounded

from debttracker.debts.vocabulary import BalanceKind, InterestBase

FROM_THE_BILL = {
    InterestBase.AVERAGE_DAILY_BALANCE,
    InterestBase.AVERAGE_DAILY_BALANCE_WITHOUT_NEW,
    InterestBase.PREVIOUS_BALANCE,
    InterestBase.ADJUSTED_BALANCE,
}
PARTS = ("principal", "interest", "penalty", "fees")
CHARGES_FIRST = ("fees", "penalty", "interest", "principal")
PRINCIPAL_FIRST = ("principal", "interest", "fees", "penalty")


@dataclass
class Item:
    """Something posted to the card. `left` is what is open; `ends` what was open at the end of each day,
    `stated` what each statement showed of it. `whole`: a part of a purchase in instalments; `new` since the
    last statement.
    """

    posted: date
    part: str
    left: int
    kind: BalanceKind = BalanceKind.PURCHASES
    bears: bool = False
    whole: bool = False
    new: bool = True
    counts_from: date = date.min
    ends: dict[date, int] = field(default_factory=dict)
    stated: dict[date, int] = field(default_factory=dict)
    full: int = field(init=False)

    def __post_init__(self) -> None:
        self.full = self.left


@dataclass
class Plan:
    """A purchase that is billed in equal parts, the last one with the rest; a fee is percent of the whole."""

    amount: int
    left_periods: int
    percent: Fraction
    left: int = field(init=False)
    part: int = field(init=False)

    def __post_init__(self) -> None:
        self.left = self.amount
        self.part = rounded(Fraction(self.amount, self.left_periods))

    @property
    def fee(self) -> int:
        """The fee of each part."""
        return rounded(self.amount * self.percent / 100)

    def bill(self) -> int:
        """Bill the next part."""
        self.left_periods -= 1
        billed = min(self.part, self.left) if self.left_periods else self.left
        self.left -= billed
        return billed


@dataclass
class Bill:
    """A statement: `minimum` is what it asked for in all, `asked` what is open of what was new with it,
    `open` what is open of the whole bill. `step` and `in_a_row` count missed bills.
    """

    made: date
    due: date
    balance: int
    minimum: int
    asked: int
    open: int = field(init=False)
    judged: bool = False
    late: bool = False
    step: int = 0
    in_a_row: int = 0

    def __post_init__(self) -> None:
        self.open = max(self.balance, 0)
