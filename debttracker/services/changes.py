"""What a write changed, so that only the views that show it refresh."""

from dataclasses import dataclass
from enum import StrEnum, auto


class ChangeKind(StrEnum):
    """What kind of record changed."""

    CASE = auto()
    CREDITORS = auto()
    DEBTS = auto()
    PAYMENTS = auto()
    NOTICES = auto()
    CONTACTS = auto()
    FINDINGS = auto()


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write changed; `label` is a message key that names it for the undo notice."""

    kinds: frozenset[ChangeKind]
    ids: tuple[str, ...] = ()
    label: str = ""
    undoable: bool = True
