"""What an explanation shows of a count: its period, the contacts in it, and those left out."""

from dataclasses import dataclass
from datetime import datetime

from debttracker.services.views import ContactRow


@dataclass(frozen=True, slots=True)
class CountMark:
    """A contact in the period of a count: when it was, in the person's zone, and whether it counts."""

    at: datetime
    counts: bool
    contact: str


@dataclass(frozen=True, slots=True)
class CountWindow:
    """The period that a count looked back over, the contacts in it, oldest first, and what is allowed."""

    first: datetime
    last: datetime
    marks: tuple[CountMark, ...]
    limit: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A contact of the same lender in the period that does not count, and why."""

    row: ContactRow
    reason: str
