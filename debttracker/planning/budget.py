"""What comes in and what must go out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from debttracker.money.amount import Minor


class BudgetKind(StrEnum):
    """Which way a budget line goes."""

    INCOME = auto()
    NECESSITY = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line, in minor units of the case's currency, `every` as "1 month"."""

    name: str
    amount: Minor
    kind: BudgetKind = BudgetKind.NECESSITY
    every: str = "1 month"
    from_: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """The household's budget; `reserve` is what must stay in cash."""

    lines: tuple[BudgetLine, ...] = ()
    reserve: Minor | None = None
    note: str | None = None
