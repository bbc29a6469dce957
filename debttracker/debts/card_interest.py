"""Interest of a card: the daily rates of its balances by date, and a meter of exact balance-days."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from debttracker.debts.debt import DebtChange
from debttracker.debts.terms import BalanceRate, CardTerms
from debttracker.debts.vocabulary import BalanceKind, Compounding, DebtChangeKind
from debttracker.money.amount import Minor, half_up_within

_DAYS_OF_YEAR = 365
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DailyRate:
    """Percent a day, kept as a quotient so that a 365th of an annual rate stays exact."""

    percent: Decimal
    days: int
    source: str

    def interest(self, balance_days: int | Decimal) -> Decimal:
        """Return the interest on a sum of daily balances, unrounded, in minor units."""
        return self.percent * balance_days / (100 * self.days)

    @property
    def factor(self) -> Decimal:
        """The rate of one day as a fraction."""
        return self.percent / (100 * self.days)

    def growth(self, days: int) -> Decimal:
        """Return what one minor unit earns in so many days when interest bears interest each day."""
        return (1 + self.factor) ** days - 1

    def __str__(self) -> str:
        return str(self.percent) if self.days == 1 else f"{self.percent}/{self.days}"


class RateBook:
    """The daily rate of each balance on each day.

    A balance has the rate in `rates` that began last, else the card's own: that of purchases, for cash
    advances `cash_daily_rate` where given. From a rate change on the changed rate takes the place of that of
    purchases. Instalments not yet billed cost their fee and bear interest only where `rates` says so.
    """

    def __init__(self, terms: CardTerms, changes: Sequence[DebtChange] = ()) -> None:
        self._terms = terms
        kind = DebtChangeKind.RATE_CHANGE
        self._changes = [
            change for change in changes if change.kind is kind and change.annual_rate is not None
        ]
        self._pieces = {kind: self._pieces_of(kind) for kind in BalanceKind}
        self._starts = {kind: [start for start, _ in pieces] for kind, pieces in self._pieces.items()}

    def on(self, kind: BalanceKind, day: date) -> DailyRate | None:
        """Return the rate on a day, None when it is not known."""
        return self._pieces[kind][bisect_right(self._starts[kind], day) - 1][1]

    def spans(self, kind: BalanceKind, first: date, last: date) -> Iterable[tuple[DailyRate | None, int]]:
        """Return each rate and its days from `first` to `last`, both days included."""
        pieces = self._pieces[kind]
        if len(pieces) == 1 and first <= last:
            return ((pieces[0][1], (last - first).days + 1),)
        return self._spans(pieces, kind, first, last)

    def _spans(
        self, pieces: Sequence[tuple[date, DailyRate | None]], kind: BalanceKind, first: date, last: date
    ) -> Iterator[tuple[DailyRate | None, int]]:
        place = bisect_right(self._starts[kind], first) - 1
        while first <= last:
            rate = pieces[place][1]
            place += 1
            end = pieces[place][0] - _DAY if place < len(pieces) else last
            yield rate, (min(end, last) - first).days + 1
            if end >= last:
                return
            first = end + _DAY

    def _pieces_of(self, kind: BalanceKind) -> list[tuple[date, DailyRate | None]]:
        rates = [item for item in self._terms.rates if item.balance is kind and self._rate(item)]
        starts = {date.min, *(item.from_ for item in rates if item.from_)}
        starts |= {change.date for change in self._changes}
        starts |= {item.until + _DAY for item in rates if item.until and item.until < date.max}
        return [(start, self._holding(kind, rates, start)) for start in sorted(starts)]

    def _holding(self, kind: BalanceKind, rates: Sequence[BalanceRate], day: date) -> DailyRate | None:
        covering = [
            (item.from_ or date.min, place, item)
            for place, item in enumerate(rates)
            if (item.from_ or date.min) <= day <= (item.until or date.max)
        ]
        if covering:
            return self._rate(max(covering, key=lambda found: found[:2])[2])
        if kind is BalanceKind.INSTALMENTS:
            return DailyRate(Decimal(0), 1, "transactions")
        cash = self._terms.cash_daily_rate
        if kind is BalanceKind.CASH_ADVANCES and cash is not None:
            return DailyRate(cash, 1, "terms.cash_daily_rate")
        return self._own(day)

    def _own(self, day: date) -> DailyRate | None:
        terms = self._terms
        changed = max(
            (change for change in self._changes if change.date <= day),
            key=lambda change: change.date,
            default=None,
        )
        if changed is not None and changed.annual_rate is not None:
            return DailyRate(changed.annual_rate, terms.year_days or _DAYS_OF_YEAR, "changes")
        if terms.daily_rate is not None:
            return DailyRate(terms.daily_rate, 1, "terms.daily_rate")
        if terms.annual_rate is not None:
            return DailyRate(terms.annual_rate, terms.year_days or _DAYS_OF_YEAR, "terms.annual_rate")
        return None

    def _rate(self, item: BalanceRate) -> DailyRate | None:
        if item.daily_rate is not None:
            return DailyRate(item.daily_rate, 1, "terms.rates")
        if item.annual_rate is not None:
            return DailyRate(item.annual_rate, self._terms.year_days or _DAYS_OF_YEAR, "terms.rates")
        return None


@dataclass(slots=True)
class _Count:
    balance_days: int = 0
    compounded: Decimal = Decimal(0)


class Charged(NamedTuple):
    """Interest at one rate, rounded half up, and what went into it."""

    amount: Minor
    rate: DailyRate
    inputs: dict[str, str | int]


class BalanceMeter:
    """Counts the interest of one balance between two statements, apart for each rate.

    Daily compounding counts interest on the interest counted. `unknown`: a balance stood on a day whose rate
    is not known.
    """

    def __init__(self, kind: BalanceKind, rates: RateBook, compounding: Compounding | None) -> None:
        self.kind = kind
        self.unknown = False
        self._rates = rates
        self._daily = compounding is Compounding.DAILY
        self._counts: list[tuple[DailyRate, _Count]] = []

    def run(self, balance: Minor, first: date, last: date) -> None:
        """Count the days from `first` to `last`, both included, with this balance."""
        if not balance and not (self._daily and self._counts):
            return
        for rate, days in self._rates.spans(self.kind, first, last):
            if rate is None:
                self.unknown |= balance > 0
                continue
            counts = self._counts
            count = counts[0][1] if counts and counts[0][0] is rate else self._count(rate)
            count.balance_days += balance * days
            if self._daily:
                before = sum((other.compounded for _, other in counts), Decimal(0))
                grows = balance + before
                count.compounded += rate.interest(grows) if days == 1 else grows * rate.growth(days)

    def charged(self) -> list[Charged]:
        """The interest counted since the last statement, by rate."""
        found = []
        for rate, count in self._counts:
            exact = count.compounded if self._daily else rate.interest(count.balance_days)
            if amount := half_up_within(exact):
                inputs: dict[str, str | int] = {
                    "balance": str(self.kind),
                    "daily_rate": str(rate),
                    "balance_days": count.balance_days,
                }
                found.append(Charged(amount, rate, inputs))
        return found

    @property
    def interest(self) -> Minor:
        """The interest counted since the last statement."""
        return sum(line.amount for line in self.charged())

    def add(self, other: "BalanceMeter") -> None:
        """Take over what another meter of the same balance counted."""
        self.unknown |= other.unknown
        for rate, count in other._counts:  # noqa: SLF001 - of the same class
            mine = self._count(rate)
            mine.balance_days += count.balance_days
            mine.compounded += count.compounded

    def reset(self) -> None:
        """Begin a new cycle."""
        self._counts.clear()

    def _count(self, rate: DailyRate) -> _Count:
        for known, count in self._counts:
            if known is rate or known == rate:
                return count
        self._counts.append((rate, made := _Count()))
        return made
