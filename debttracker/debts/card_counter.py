"""Counts the interest of a card from day to day until a statement posts it."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType

from debttracker.debts.card_interest import BalanceMeter, Charged, RateBook
from debttracker.debts.card_lots import Lot, LotBook
from debttracker.debts.debt import DebtChange
from debttracker.debts.formulas import Formula
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import BalanceKind, Compounding, InterestBase
from debttracker.money.amount import Minor

POSTED_WITH_STATEMENT = 5
"""Interest that the bank posted so few days before or after a statement covers the days up to it."""

_DAY = timedelta(days=1)
_PURCHASES = BalanceKind.PURCHASES
_BASES: Mapping[InterestBase | None, Formula] = MappingProxyType(
    {
        None: Formula.CARD_FULL_AMOUNT,
        InterestBase.FULL_AMOUNT: Formula.CARD_FULL_AMOUNT,
        InterestBase.UNPAID_PART: Formula.CARD_UNPAID_PART,
        InterestBase.FROM_DUE: Formula.CARD_FROM_DUE,
        InterestBase.AVERAGE_DAILY_BALANCE: Formula.CARD_AVERAGE_DAILY,
        InterestBase.AVERAGE_DAILY_BALANCE_WITHOUT_NEW: Formula.CARD_AVERAGE_WITHOUT_NEW,
        InterestBase.PREVIOUS_BALANCE: Formula.CARD_PREVIOUS_BALANCE,
        InterestBase.ADJUSTED_BALANCE: Formula.CARD_ADJUSTED_BALANCE,
    }
)
_BALANCES: Mapping[BalanceKind, Formula] = MappingProxyType(
    {
        BalanceKind.CASH_ADVANCES: Formula.CARD_CASH_INTEREST,
        BalanceKind.INSTALMENTS: Formula.CARD_INSTALMENT_INTEREST,
        BalanceKind.BALANCE_TRANSFERS: Formula.CARD_TRANSFER_INTEREST,
    }
)


class InterestCounter:
    """One meter for each balance, run to the same day.

    Previous balance: purchases count as they stood on the last statement. Adjusted balance: as they stand
    now, for all days since the last statement.
    """

    def __init__(self, terms: CardTerms, changes: Sequence[DebtChange], first: date) -> None:
        self.base = terms.interest_base
        self.rates = RateBook(terms, changes)
        self.counted = first - _DAY if first > date.min else first
        self.cycle_begins = first
        self._compounding = terms.compounding
        self._compounds = terms.compounding not in {None, Compounding.NONE}
        self._daily = terms.compounding is Compounding.DAILY
        self._as_left = self.base is InterestBase.ADJUSTED_BALANCE
        self._as_shown = self.base is InterestBase.PREVIOUS_BALANCE
        self._meters = {kind: self.new_meter(kind) for kind in BalanceKind}
        self._former = self.new_meter(_PURCHASES)
        self._previous: Minor = 0
        self._bank_posted: date | None = None
        self._closed: date | None = None
        self._closings: list[date] = []
        self._lots: list[Lot] = []

    def new_meter(self, kind: BalanceKind) -> BalanceMeter:
        """Return an empty meter by the card's terms."""
        return BalanceMeter(kind, self.rates, self._compounding)

    @property
    def interest(self) -> Minor:
        """Interest counted since the last statement, not posted yet."""
        return sum(meter.interest for meter in self._meters.values())

    @property
    def unknown(self) -> list[BalanceKind]:
        """The balances that stood on days whose rate is not known."""
        return [kind for kind, meter in self._meters.items() if meter.unknown]

    def charged(self) -> list[tuple[BalanceKind, Charged, Formula]]:
        """Return the interest counted since the last statement by balance and rate, and its formula."""
        return [
            (kind, line, _BALANCES.get(kind, _BASES[self.base]))
            for kind, meter in self._meters.items()
            for line in meter.charged()
        ]

    def run(self, day: date, book: LotBook) -> None:
        """Count the days up to and including `day` with the balances as they stand."""
        if day <= self.counted:
            return
        first = self.counted + _DAY
        for kind, principal in book.bearing.items():
            balance = principal + book.interest[kind] if self._compounds else principal
            if kind is _PURCHASES and self._as_left:
                self._count_anew(balance - self._posted_since(book), day)
                continue
            if kind is _PURCHASES and self._as_shown:
                balance = self._previous
            if balance or self._daily:
                self._meters[kind].run(balance, first, day)
        self.counted = day

    def meter_of_the_past(self) -> BalanceMeter:
        """Return a meter for days counted already: that of purchases, unless its days must stay apart."""
        apart = self._daily or self._as_left
        return self.new_meter(_PURCHASES) if apart else self._meters[_PURCHASES]

    def take_in(self, past: BalanceMeter, previous: Minor) -> None:
        """Add what purchases cost in the days counted already; `previous` is what stood on the statement."""
        if past is not self._meters[_PURCHASES]:
            self._meters[_PURCHASES].add(past)
            self._former.add(past)
        self._previous += previous

    def bank_posted(self, day: date) -> list[Lot]:
        """The bank posted interest: what was counted for the same days gives way.

        Returns the items of a statement a few days before, which the bank's interest replaces as well.
        """
        if self._closed is not None and 0 < (day - self._closed).days <= POSTED_WITH_STATEMENT and self._lots:
            lots, self._lots = self._lots, []
            shown = (lot.amount_on(self._closed) for lot in lots if lot.balance is _PURCHASES)
            self._previous -= sum(shown) if self._compounds else 0
            return lots
        self._bank_posted = day
        self._reset()
        return []

    def close(self, day: date) -> Iterator[tuple[Lot, Formula, dict[str, str | int], str]]:
        """Yield what a statement posts, each with its formula, inputs and source."""
        if self._bank_posted is not None and (day - self._bank_posted).days <= POSTED_WITH_STATEMENT:
            self._reset()
        self._closed, self._lots = day, []
        for kind, line, formula in self.charged():
            balance = _PURCHASES if kind is BalanceKind.INSTALMENTS else kind
            lot = Lot(day, "interest", line.amount, balance)
            self._lots.append(lot)
            yield lot, formula, line.inputs, line.rate.source
        self._reset()

    def cycles_since(self, made_on: date) -> Iterator[tuple[date, date]]:
        """Yield the first and the last day of each finished cycle after a statement."""
        later = self._closings[bisect_left(self._closings, made_on) :]
        for before, day in pairwise(later):
            yield before + _DAY, day

    def begin_cycle(self, day: date, book: LotBook) -> None:
        """The statement of `day` is made: the next cycle begins on the day after it."""
        self.cycle_begins = day + _DAY if day < date.max else day
        self._closings.append(day)
        extra = book.interest[_PURCHASES] if self._compounds else 0
        self._previous = book.bearing[_PURCHASES] + extra

    def _posted_since(self, book: LotBook) -> Minor:
        """Return the interest on purchases that the bank posted after the last statement."""
        if not self._compounds:
            return 0
        lots = (lot for lot in book.open["interest"] if lot.balance is _PURCHASES)
        return sum(lot.remaining for lot in lots if lot.posted >= self.cycle_begins)

    def _count_anew(self, balance: Minor, day: date) -> None:
        meter = self.new_meter(_PURCHASES)
        meter.add(self._former)
        meter.run(balance, self.cycle_begins, day)
        meter.unknown |= self._meters[_PURCHASES].unknown
        self._meters[_PURCHASES] = meter

    def _reset(self) -> None:
        for meter in self._meters.values():
            meter.reset()
        self._former.reset()
