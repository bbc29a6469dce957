"""Counts the interest of a card from day to day until a statement posts it."""

from collections.abc import Iterator
from datetime import date, timedelta

from debttracker.debts.card_interest import CardMeter, cash_rate, purchase_rate
from debttracker.debts.card_lots import Lot, LotBook
from debttracker.debts.card_trace import interest_formula
from debttracker.debts.formulas import Formula
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import Compounding
from debttracker.money.amount import Minor

POSTED_WITH_STATEMENT = 5
"""Interest that the bank posted so few days before or after a statement covers the days up to it."""

_DAY = timedelta(days=1)


class InterestCounter:
    """One meter for purchases and one for cash advances, run to the same day."""

    def __init__(self, terms: CardTerms, first: date) -> None:
        self.purchases = CardMeter(purchase_rate(terms), terms.compounding)
        self.cash = CardMeter(cash_rate(terms), terms.compounding)
        self.counted = first - _DAY if first > date.min else first
        self._compounds = terms.compounding not in {None, Compounding.NONE}
        self._formula = interest_formula(terms.interest_base)
        self._bank_posted: date | None = None
        self._closed: date | None = None
        self._lots: list[Lot] = []

    @property
    def interest(self) -> Minor:
        """Interest counted since the last statement, not posted yet."""
        return self.purchases.interest + self.cash.interest

    def meters(self) -> tuple[tuple[CardMeter, Formula], ...]:
        """What counts, and by which formula."""
        return (self.purchases, self._formula), (self.cash, Formula.CARD_CASH_INTEREST)

    def run(self, day: date, book: LotBook) -> None:
        """Count the days up to and including `day` with the balances as they stand."""
        days = (day - self.counted).days
        if days <= 0:
            return
        extra = book.sums["interest"] if self._compounds else 0
        on_cash = self.purchases.rate is None
        self.purchases.run(book.bearing + (0 if on_cash else extra), days)
        self.cash.run(book.cash + (extra if on_cash else 0), days)
        self.counted = day

    def bank_posted(self, day: date) -> list[Lot]:
        """The bank posted interest: what was counted for the same days gives way.

        Returns the items of a statement a few days before, which the bank's interest replaces as well.
        """
        if self._closed is not None and 0 < (day - self._closed).days <= POSTED_WITH_STATEMENT and self._lots:
            lots, self._lots = self._lots, []
            return lots
        self._bank_posted = day
        self._reset()
        return []

    def close(self, day: date) -> Iterator[tuple[Lot, Formula, dict[str, str | int], str | None]]:
        """Yield what a statement posts, each with its formula, inputs and source."""
        if self._bank_posted is not None and (day - self._bank_posted).days <= POSTED_WITH_STATEMENT:
            self._reset()
        self._closed, self._lots = day, []
        for meter, formula in self.meters():
            if meter.interest:
                lot = Lot(day, "interest", meter.interest)
                self._lots.append(lot)
                yield lot, formula, meter.inputs, meter.rate.source if meter.rate else None
            meter.reset()

    def _reset(self) -> None:
        self.purchases.reset()
        self.cash.reset()
