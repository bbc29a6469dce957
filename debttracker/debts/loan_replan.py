"""New instalments for the principal that is left: after a prepayment, a waiver, a change of the rate."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from debttracker.debts.loan_ahead import Ahead, Length, length_of
from debttracker.debts.loan_plan import rounding_of
from debttracker.debts.loan_rows import LoanRow
from debttracker.debts.terms import LoanTerms
from debttracker.money.amount import Minor, half_up_quotient
from debttracker.money.schedule import level_payment
from debttracker.money.vocabulary import Method


@dataclass(frozen=True, slots=True)
class _Size:
    """What one payment is meant to be: with its interest (`level`), its principal alone (`share`)."""

    level: Minor
    share: Minor


def replan(
    rows: Sequence[LoanRow], ahead: Ahead, balance: Minor, terms: LoanTerms, *, shorten: bool
) -> tuple[list[LoanRow], Ahead]:
    """Let `rows`, and after them `ahead`, repay `balance`: fewer of the size they have (`shorten`), or as
    many as now with a payment computed anew. Flat interest stays on the first principal. Rows are changed.

    Fees of rows that fall away are dropped as far as they are refundable, else they join the last row.
    """
    lengths = [*(length_of(row.years) for row in rows), *ahead.lengths]
    size = _size_now(rows, ahead) if shorten else _size_anew(rows, ahead, balance, terms)
    flat = [*(row.interest for row in rows), *ahead.interest] if terms.method is Method.FLAT else None
    interest, principal = _figures(lengths, balance, terms, size, flat)
    count = len(rows)
    made = list(rows[: len(interest)])
    for row, own_interest, own_principal in zip(made, interest, principal, strict=False):
        row.replan(own_interest, own_principal)
    left = ahead.replanned(interest[count:], principal[count:])
    kept = sum(max(row.unpaid_fees - row.fee_rule.refundable, 0) for row in rows[len(made) :])
    kept += ahead.fees_kept(len(left))
    if kept and len(left):
        return made, left.with_last_fees(kept)
    if kept:
        made[-1].fees += kept
    return made, left


def _size_now(rows: Sequence[LoanRow], ahead: Ahead) -> _Size:
    first = rows[0] if rows else ahead.row(0)
    return _Size(first.interest + first.principal, first.principal)


def _size_anew(rows: Sequence[LoanRow], ahead: Ahead, balance: Minor, terms: LoanTerms) -> _Size:
    known = [*(row.years for row in rows), *(row.years for row in ahead.planned)]
    years = [length or Fraction(0) for length in known]
    rounding = rounding_of(terms.rounding)
    level = level_payment(balance, terms.annual_rate or Decimal(0), years, rounding)
    return _Size(level, rounding(Decimal(balance) / len(years)))


def _figures(
    lengths: Sequence[Length], balance: Minor, terms: LoanTerms, size: _Size, flat: Sequence[Minor] | None
) -> tuple[list[Minor], list[Minor]]:
    """Return the interest and the principal of each instalment until the balance is repaid, one at least."""
    over, under = (terms.annual_rate or Decimal(0)).as_integer_ratio()
    level, is_level = size.level, terms.method is Method.LEVEL_PAYMENT
    last = len(lengths) - 1
    interests: list[Minor] = []
    principals: list[Minor] = []
    for place, (years, of_years) in enumerate(lengths):
        if balance == 0 and place:
            break
        if flat is not None:
            interest = flat[place]
        else:
            interest = half_up_quotient(balance * over * years, 100 * under * of_years)
        if place == last:
            principal = balance
        elif is_level:
            principal = min(balance, level - interest) if interest < level else 0
        elif terms.method is Method.INTEREST_ONLY:
            principal = 0
        else:
            principal = min(balance, size.share)
        balance -= principal
        interests.append(interest)
        principals.append(principal)
    return interests, principals
