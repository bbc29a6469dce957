"""New instalments for the principal that is left: after a prepayment, a waiver, a change of the rate."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from debttracker.debts.loan_plan import rounding_of
from debttracker.debts.loan_rows import LoanRow
from debttracker.debts.terms import LoanTerms
from debttracker.money.amount import Minor
from debttracker.money.schedule import interest_for, level_payment
from debttracker.money.vocabulary import Method


def replan(rows: Sequence[LoanRow], balance: Minor, terms: LoanTerms, *, shorten: bool) -> list[LoanRow]:
    """Return new rows that repay `balance`: fewer of the size they have (`shorten`), or as many as now with a
    payment computed anew. Flat interest stays on the first principal.

    Fees of rows that fall away are dropped as far as they are refundable, else they join the last row.
    """
    rate = terms.annual_rate or Decimal(0)
    years = [row.years or Fraction(0) for row in rows]
    rounding = rounding_of(terms.rounding)
    if shorten:
        level, share = rows[0].interest + rows[0].principal, rows[0].principal
    else:
        level = level_payment(balance, rate, years, rounding)
        share = rounding(Decimal(balance) / len(rows))
    made: list[LoanRow] = []
    for number, row in enumerate(rows):
        if balance == 0 and made:
            break
        flat = terms.method is Method.FLAT
        interest = row.interest if flat else interest_for(balance, rate, years[number])
        if number == len(rows) - 1:
            principal = balance
        elif terms.method is Method.LEVEL_PAYMENT:
            principal = min(balance, max(level - interest, 0))
        elif terms.method is Method.INTEREST_ONLY:
            principal = 0
        else:
            principal = min(balance, share)
        balance -= principal
        made.append(_row(row, interest, principal))
    made[-1].fees += sum(max(row.unpaid_fees - row.fee_rule.refundable, 0) for row in rows[len(made) :])
    return made


def _row(row: LoanRow, interest: Minor, principal: Minor) -> LoanRow:
    """Return the row with new figures; what was paid on it before stays paid."""
    return replace(
        row,
        interest=max(interest, row.paid_interest),
        principal=principal + row.paid_principal,
        accrues_from=row.start,
        accrued_base=0,
    )
