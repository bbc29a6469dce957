"""Purchases on a card that are repaid in parts, one with each statement."""

from dataclasses import dataclass
from decimal import Decimal

from debttracker.debts.debt import Transaction
from debttracker.money.amount import Minor, half_up, half_up_within, percent_of


@dataclass(frozen=True, slots=True)
class BilledPart:
    """What one statement asks for of a purchase in instalments."""

    principal: Minor
    fee: Minor
    inputs: dict[str, str | int]


class InstalmentPlan:
    """One purchase in instalments: equal parts, the last takes the rest; the fee is on the whole amount."""

    def __init__(self, item: Transaction) -> None:
        self.item = item
        self.left: Minor = item.amount
        self._billed = 0
        self._periods = item.periods or 1

    @property
    def done(self) -> bool:
        """Whether all parts are billed."""
        return self._billed >= self._periods

    def bill(self) -> BilledPart:
        """Bill the next part."""
        self._billed += 1
        equal = half_up(Decimal(self.item.amount) / self._periods)
        principal = self.left if self.done else min(equal, self.left)
        self.left -= principal
        percent = self.item.period_fee_rate or Decimal(0)
        inputs: dict[str, str | int] = {
            "transaction": self.item.id,
            "amount": self.item.amount,
            "period": self._billed,
            "of_periods": self._periods,
            "percent": str(percent),
        }
        return BilledPart(principal, half_up_within(percent_of(self.item.amount, percent)), inputs)
