"""Letters and complaints sent, and what came back."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was written. `to` is the id of a creditor or collector, or a name."""

    id: str
    kind: str
    to: str | None = None
    debts: tuple[str, ...] = ()
    written_on: date | None = None
    sent_on: date | None = None
    received_on: date | None = None
    answer_due: date | None = None
    answered_on: date | None = None
    outcome: str | None = None
    note: str | None = None
