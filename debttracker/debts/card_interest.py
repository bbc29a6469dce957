"""Interest of a card: the daily rate, and a meter that counts balance-days exactly."""

from dataclasses import dataclass
from decimal import Decimal

from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import Compounding
from debttracker.money.amount import Minor, half_up_within


@dataclass(frozen=True, slots=True)
class DailyRate:
    """Percent a day, kept as a quotient so that a 365th of an annual rate stays exact."""

    percent: Decimal
    days: int
    source: str

    def interest(self, balance_days: int) -> Decimal:
        """Return the interest on a sum of daily balances, unrounded, in minor units."""
        return self.percent * balance_days / (100 * self.days)

    @property
    def factor(self) -> Decimal:
        """The rate of one day as a fraction."""
        return self.percent / (100 * self.days)

    def __str__(self) -> str:
        return str(self.percent) if self.days == 1 else f"{self.percent}/{self.days}"


def purchase_rate(terms: CardTerms) -> DailyRate | None:
    """Return the rate on purchases: `daily_rate`, else a 365th of `annual_rate`, else None."""
    if terms.daily_rate is not None:
        return DailyRate(terms.daily_rate, 1, "terms.daily_rate")
    if terms.annual_rate is not None:
        return DailyRate(terms.annual_rate, 365, "terms.annual_rate")
    return None


def cash_rate(terms: CardTerms) -> DailyRate | None:
    """Return the rate on cash advances: `cash_daily_rate`, else that on purchases."""
    if terms.cash_daily_rate is not None:
        return DailyRate(terms.cash_daily_rate, 1, "terms.cash_daily_rate")
    return purchase_rate(terms)


class CardMeter:
    """Counts interest between two statements. Daily compounding counts interest on the interest counted."""

    def __init__(self, rate: DailyRate | None, compounding: Compounding | None) -> None:
        self.rate = rate
        self.balance_days = 0
        self._daily = compounding is Compounding.DAILY
        self.compounded = Decimal(0)

    def run(self, balance: Minor, days: int) -> None:
        """Count so many days with this balance."""
        if days <= 0 or not (balance or self.compounded):
            return
        self.balance_days += balance * days
        if self._daily and self.rate is not None:
            grown = (balance + self.compounded) * ((1 + self.rate.factor) ** days - 1)
            self.compounded += grown

    @property
    def interest(self) -> Minor:
        """The interest counted since the last statement, rounded half up."""
        if self.rate is None:
            return 0
        exact = self.compounded if self._daily else self.rate.interest(self.balance_days)
        return half_up_within(exact)

    @property
    def inputs(self) -> dict[str, str | int]:
        """What goes into the interest, for a trace."""
        return {"daily_rate": str(self.rate), "balance_days": self.balance_days}

    def add(self, other: "CardMeter") -> None:
        """Take over what another meter counted."""
        self.balance_days += other.balance_days
        self.compounded += other.compounded

    def reset(self) -> None:
        """Begin a new cycle."""
        self.balance_days = 0
        self.compounded = Decimal(0)
