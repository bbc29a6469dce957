"""What a term of a card or a loan is to a form: how it is typed, where it stands, how it is explained."""

from dataclasses import dataclass
from enum import StrEnum, auto


class Kind(StrEnum):
    """What a term holds, which decides how it is typed and written."""

    AMOUNT = auto()
    AMOUNTS = auto()
    RATE = auto()
    RATE_DAILY = auto()
    FACTOR = auto()
    DAY = auto()
    COUNT = auto()
    DATE = auto()
    EVERY = auto()
    YES_NO = auto()
    CALENDAR = auto()
    MINIMUM_PARTS = auto()
    INTEREST_BASE = auto()
    COMPOUNDING = auto()
    METHOD = auto()
    DAY_COUNT = auto()
    OVERDUE_BASE = auto()
    PREPAYMENT = auto()
    ROUNDING = auto()
    DUE_SHIFT = auto()
    CARD_ORDER = auto()
    LOAN_ORDER = auto()


WIDE_KINDS = frozenset({Kind.INTEREST_BASE, Kind.METHOD, Kind.CARD_ORDER, Kind.LOAN_ORDER})
"""Kinds whose words need the whole width of the form."""


class Group(StrEnum):
    """Where a term stands in the form, in this order."""

    BASICS = auto()
    COST = auto()
    MINIMUM = auto()
    LATE = auto()
    STEPS = auto()
    CASH = auto()
    EARLY = auto()
    RATES = auto()
    POSTED = auto()
    TABLE = auto()
    CHANGED = auto()
    RARE = auto()


OPEN_GROUPS = frozenset({Group.BASICS, Group.COST, Group.MINIMUM})
"""The groups that stand open; the others fold until something is in them."""
RARE_GROUPS = frozenset({Group.STEPS, Group.RARE})
"""The groups of terms that few contracts have: nobody is asked for them."""

ALTERNATIVES = (
    frozenset({"due_day", "due_days_after"}),
    frozenset({"daily_rate", "annual_rate"}),
    frozenset({"annual_rate", "period_fee_rate"}),
    frozenset({"overdue_multiplier", "overdue_annual_rate"}),
    frozenset({"late_fee", "late_fee_percent"}),
    frozenset({"late_fee_steps", "late_fee_percent"}),
    frozenset({"prepayment_fee", "prepayment_fee_percent"}),
)
"""Terms of which a contract has one: the other is neither asked for nor filled in beside it."""


@dataclass(frozen=True, slots=True)
class TermField:
    """One term: its name in the record, where it stands, what it holds, and an example to write it like."""

    key: str
    kind: Kind
    group: Group
    label: str
    help: str
    example: str = ""

    def is_known(self, value: object) -> bool:
        """Return whether a value says anything; no step of a late fee at all is no answer."""
        return value is not None and not (value == () and self.kind is Kind.AMOUNTS)


def others_of(key: str) -> frozenset[str]:
    """Return the terms that a contract has instead of this one."""
    return frozenset().union(*(group for group in ALTERNATIVES if key in group)) - {key}
