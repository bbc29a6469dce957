"""The instalments of a loan to which nothing has happened yet: their figures, until they are looked at.

A prepayment computes all of them anew. Nearly all are computed many times before they fall due, so that they
are kept as numbers, and become a `LoanRow` only when something happens to them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Self

from debttracker.debts.loan_plan import PlannedRow
from debttracker.debts.loan_rows import LoanRow
from debttracker.money.amount import Minor

Length = tuple[int, int]
"""The length of a period in years, as numerator and denominator."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """Instalments with nothing paid or charged on them, side by side: as planned, and what they ask for now.

    All lists are of the same length. `known`: the length of each period is known.
    """

    planned: Sequence[PlannedRow]
    lengths: Sequence[Length]
    interest: Sequence[Minor]
    principal: Sequence[Minor]
    fees: Sequence[Minor]
    known: bool

    @classmethod
    def of(cls, rows: Sequence[PlannedRow]) -> Self:
        """Return the instalments as they are planned."""
        return cls(
            rows,
            [length_of(row.years) for row in rows],
            [row.interest for row in rows],
            [row.principal for row in rows],
            [row.fees for row in rows],
            all(row.years is not None for row in rows),
        )

    def __len__(self) -> int:
        return len(self.interest)

    def rest(self, first: int) -> "Ahead":
        """Return the instalments from a place on."""
        return Ahead(
            self.planned[first:],
            self.lengths[first:],
            self.interest[first:],
            self.principal[first:],
            self.fees[first:],
            self.known,
        )

    def row(self, place: int) -> LoanRow:
        """Return one instalment, for something to happen to it."""
        row = self.planned[place]
        return LoanRow(
            row.period,
            row.start,
            row.due,
            row.due,
            self.interest[place],
            self.principal[place],
            self.fees[place],
            row.years,
            row.fee_rule,
            row.start,
        )

    def replanned(self, interest: Sequence[Minor], principal: Sequence[Minor]) -> "Ahead":
        """Return the first instalments with other figures; those for which there are none fall away."""
        count = len(interest)
        return Ahead(
            self.planned[:count], self.lengths[:count], interest, principal, self.fees[:count], self.known
        )

    def with_last_fees(self, more: Minor) -> "Ahead":
        """Return the instalments with more fees in the last one."""
        fees = [*self.fees[:-1], self.fees[-1] + more]
        return Ahead(self.planned, self.lengths, self.interest, self.principal, fees, self.known)

    def fees_kept(self, first: int) -> Minor:
        """Return the fees that are not given back for the instalments from a place on."""
        rules = (row.fee_rule for row in self.planned[first:])
        return sum(
            max(fees - rule.refundable, 0) for fees, rule in zip(self.fees[first:], rules, strict=True)
        )

    @property
    def fees_undecided(self) -> bool:
        """Whether it is not known if fees of these instalments are given back."""
        return any(self.fees) and any(
            fees and row.fee_rule.undecided for fees, row in zip(self.fees, self.planned, strict=True)
        )


def length_of(years: Fraction | None) -> Length:
    """Return the length of a period; one that is not known counts as none."""
    return (0, 1) if years is None else (years.numerator, years.denominator)
