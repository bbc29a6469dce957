"""Those who lent, or claim to have lent."""

from dataclasses import dataclass

from debttracker.debts.vocabulary import CreditorKind


@dataclass(frozen=True, slots=True)
class Creditor:
    """A lender. `member_of` is None when unknown and empty when it is known to be in no association."""

    id: str
    name: str | None = None
    kind: CreditorKind | None = None
    licensed: bool | None = None
    via_platform: bool | None = None
    member_of: tuple[str, ...] | None = None
    note: str | None = None
