"""What the lender's side claims, beside what the terms give and what a line of the law supports."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from debttracker.debts.balance import Balance
from debttracker.debts.caps import CapLine, CapScope
from debttracker.debts.ceiling import Ceiling, ceiling
from debttracker.debts.debt import Claim, Debt
from debttracker.debts.formulas import Formula
from debttracker.debts.ledger import balance
from debttracker.debts.payment import Payment
from debttracker.money.amount import Minor

PART_NAMES = ("principal", "interest", "penalty", "fees")


class ClaimWord(StrEnum):
    """Which words fit a claimed figure beside another one."""

    MATCHES = auto()
    ABOVE_TERMS = auto()
    BELOW_TERMS = auto()
    ABOVE_CAP = auto()
    WITHIN_CAP = auto()
    CANNOT_TELL = auto()


@dataclass(frozen=True, slots=True)
class PartComparison:
    """One part, or the `total`: claimed (None: not said), by the terms, claimed less computed."""

    part: str
    claimed: Minor | None
    computed: Minor
    difference: Minor | None
    word: ClaimWord


@dataclass(frozen=True, slots=True)
class CapComparison:
    """A claim beside what one line supports; `supported` is the most it leaves of money and charges.

    For a line on interest alone the penalty and fees that the terms give are added, as the line does not
    limit them. `terms_difference` is by how much the figure of the terms itself is above the line
    (negative: below).
    """

    ceiling: Ceiling
    supported: Minor | None
    difference: Minor | None
    terms_difference: Minor | None
    word: ClaimWord
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimComparison:
    """A claim compared on its own date; the last of `parts` is the total."""

    debt: str
    claim: Claim
    balance: Balance
    parts: tuple[PartComparison, ...]
    caps: tuple[CapComparison, ...]

    @property
    def total(self) -> PartComparison:
        """The comparison of the totals."""
        return self.parts[-1]


def compare_claim(
    debt: Debt, claim: Claim, payments: Sequence[Payment], lines: Sequence[CapLine], currency: str
) -> ClaimComparison:
    """Compare a claim with the terms and with every line, on the claim's date. Unknown parts stay unknown."""
    owed = balance(debt, payments, claim.date, currency)
    total = claimed_total(claim)
    parts = [_part(owed, name, getattr(claim, name), getattr(owed.owed, name)) for name in PART_NAMES]
    parts.append(_part(owed, "total", total, owed.owed.total))
    caps = tuple(_cap(debt, payments, line, owed, total) for line in lines)
    return ClaimComparison(debt.id, claim, owed, tuple(parts), caps)


def claimed_total(claim: Claim) -> Minor | None:
    """Return the sum that is claimed: as stated, or the parts when all of them are."""
    if claim.total is not None:
        return claim.total
    parts = [getattr(claim, name) for name in PART_NAMES]
    return None if None in parts else sum(parts)


def supported_by(found: Ceiling, owed: Balance) -> Minor | None:
    """Return the most that a line leaves of money and charges on the day of a balance, None when not known.

    A line on interest alone does not limit penalty and fees: those that the terms give are added.
    """
    if found.total is None or found.scope is not CapScope.INTEREST:
        return found.total
    return found.total + owed.owed.penalty + owed.owed.fees


def _part(owed: Balance, name: str, claimed: Minor | None, computed: Minor) -> PartComparison:
    difference = None if claimed is None else claimed - computed
    return PartComparison(name, claimed, computed, difference, _terms_word(owed, difference))


def _terms_word(owed: Balance, difference: Minor | None) -> ClaimWord:
    """With terms missing the computed figure is "at least": only a claim below it says something."""
    taken_over = any(line.formula == Formula.CLAIM for line in owed.trace)
    if difference is None or taken_over or not owed.trace or (owed.missing and difference >= 0):
        return ClaimWord.CANNOT_TELL
    if difference == 0:
        return ClaimWord.MATCHES
    return ClaimWord.ABOVE_TERMS if difference > 0 else ClaimWord.BELOW_TERMS


def _cap(
    debt: Debt, payments: Sequence[Payment], line: CapLine, owed: Balance, total: Minor | None
) -> CapComparison:
    found = ceiling(debt, payments, line, owed)
    supported, missing = supported_by(found, owed), found.missing
    if supported is not None and line.scope is CapScope.INTEREST:
        missing = owed.missing
    difference = None if supported is None or total is None else total - supported
    by_terms = None if supported is None else owed.owed.total - supported
    return CapComparison(
        found, supported, difference, by_terms, _cap_word(found, difference, missing), missing
    )


def _cap_word(found: Ceiling, difference: Minor | None, missing: tuple[str, ...]) -> ClaimWord:
    if difference is None:
        return ClaimWord.CANNOT_TELL
    if difference <= 0:
        return ClaimWord.WITHIN_CAP
    return ClaimWord.CANNOT_TELL if missing or found.unlimited_days else ClaimWord.ABOVE_CAP
