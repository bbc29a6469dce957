"""What a money check found."""

from collections.abc import Mapping
from dataclasses import dataclass

from debttracker.norms.finding import Value
from debttracker.norms.money_schema import MoneyVersion
from debttracker.norms.vocabulary import Note, Verdict


@dataclass(frozen=True, slots=True)
class Looked:
    """What a check found: hit or not (None: not known), at most how far, with what doubts and facts."""

    hit: bool | None
    version: MoneyVersion | None = None
    ceiling: Verdict | None = None
    notes: tuple[Note, ...] = ()
    missing: tuple[str, ...] = ()
    facts: Mapping[str, Value] | None = None
    counted: tuple[str, ...] = ()
