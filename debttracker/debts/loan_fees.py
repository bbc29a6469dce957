"""Fees of a loan: what of them is given back when the loan ends early.

A fee taken with each period (a period fee rate, or `each`) is for that period. Any other fee is for all
periods from the one that it is taken with to the last; one at the `start` or at the `end` is for all of them.
When the loan ends early, a refundable fee is given back for the periods that have not begun: a period's fee
whole, any other pro rata by the number of periods, rounded half up. A period that has begun counts as used.
Whether it is refundable says the fee itself, and for fees of a period, where it does not, `refund_fees`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from debttracker.debts.terms import Fee, LoanTerms
from debttracker.money.amount import Minor, half_up, percent_of


@dataclass(frozen=True, slots=True)
class SpreadFee:
    """A refundable fee that is for several periods; `starts` are the days on which they begin."""

    name: str
    amount: Minor
    starts: tuple[date, ...]

    def remaining(self, on: date) -> int:
        """Return how many of its periods have not begun before `on`."""
        return sum(start >= on for start in self.starts)

    def refund(self, on: date) -> Minor:
        """Return what is given back when the loan ends on a day, in minor units."""
        return half_up(Decimal(self.amount) * self.remaining(on) / len(self.starts))


@dataclass(frozen=True, slots=True)
class PeriodFees:
    """Of the fees of each period: what is given back for a period not begun, what nothing is known of."""

    refundable: Minor = 0
    undecided: Minor = 0


NO_FEES = PeriodFees()


def period_fees(terms: LoanTerms) -> PeriodFees:
    """Return what of each period's fees is refundable and what of them is not decided."""
    fees = [(_period_fee(terms), terms.refund_fees)]
    fees += [(fee.amount, _of_period(fee, terms)) for fee in terms.fees if fee.when == "each"]
    return PeriodFees(
        sum(amount for amount, back in fees if back), sum(amount for amount, back in fees if back is None)
    )


def spread_fees(terms: LoanTerms, starts: Sequence[date], *, one_row: bool) -> tuple[SpreadFee, ...]:
    """Return the refundable fees that are for several periods. `starts` are the days on which the periods
    begin; with `one_row` everything is paid in one payment, the fees of all periods too.
    """
    found = [
        SpreadFee(fee.name, fee.amount, _covered(fee, starts))
        for fee in terms.fees
        if fee.refundable and fee.when != "each"
    ]
    if one_row and terms.refund_fees and _period_fee(terms):
        found.append(SpreadFee("", _period_fee(terms) * len(starts), tuple(starts)))
    return tuple(fee for fee in found if fee.amount)


def upfront_charges(terms: LoanTerms) -> Minor:
    """Return what was kept back at the start: the fees taken then, or what was not paid out if more."""
    fees = sum(fee.amount for fee in terms.fees if _at_start(fee, terms.start))
    kept = (terms.principal or 0) - terms.received if terms.received is not None else 0
    return max(fees, kept)


def _period_fee(terms: LoanTerms) -> Minor:
    return half_up(percent_of(terms.principal or 0, terms.period_fee_rate or Decimal(0)))


def _of_period(fee: Fee, terms: LoanTerms) -> bool | None:
    return fee.refundable if fee.refundable is not None else terms.refund_fees


def _at_start(fee: Fee, start: date | None) -> bool:
    return fee.when == "start" or (start is not None and fee.when <= start.isoformat())


def _covered(fee: Fee, starts: Sequence[date]) -> tuple[date, ...]:
    if fee.when in {"start", "end"}:
        return tuple(starts)
    taken = date.fromisoformat(fee.when)
    first = max(sum(start < taken for start in starts) - 1, 0)
    return tuple(starts[first:])
