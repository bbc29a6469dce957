"""When a bill was not paid in time: which items bear interest, and what they bear for the days past."""

from collections.abc import Sequence
from datetime import date, timedelta

from debttracker.debts.card_bill import Bill
from debttracker.debts.card_counter import InterestCounter
from debttracker.debts.card_lots import Lot, LotBook
from debttracker.debts.vocabulary import InterestBase

_DAY = timedelta(days=1)
_UNPAID_PART, _FROM_DUE = InterestBase.UNPAID_PART, InterestBase.FROM_DUE
_ADJUSTED = InterestBase.ADJUSTED_BALANCE
_FROM_THE_STATEMENT = frozenset(
    {
        InterestBase.AVERAGE_DAILY_BALANCE,
        InterestBase.AVERAGE_DAILY_BALANCE_WITHOUT_NEW,
        InterestBase.PREVIOUS_BALANCE,
        InterestBase.ADJUSTED_BALANCE,
    }
)
_BY_CYCLE = frozenset({InterestBase.PREVIOUS_BALANCE, InterestBase.ADJUSTED_BALANCE})


def begin_interest(book: LotBook, counter: InterestCounter, lots: Sequence[Lot], bill: Bill) -> None:
    """Make these items bear interest, and count the days gone by in the counter.

    Full amount: what the bill showed of each item, from its posting day. Unpaid part: only what is left.
    From due: what was open from the due day on. Average daily balance: from the day after the statement.
    Previous balance: what the statement showed, from the day after it; adjusted balance: what the next one
    shows of that, or as long as it is not made what is left.
    """
    for lot in lots:
        _count_past(counter, lot, bill)
        book.set_bearing(lot)
    book.undecided = [lot for lot in book.undecided if not lot.bears]


def _count_past(counter: InterestCounter, lot: Lot, bill: Bill) -> None:
    past = counter.meter_of_the_past()
    first, last = _counts_from(lot, bill, counter.base), counter.counted
    previous = 0
    if counter.base is _UNPAID_PART:
        past.run(lot.remaining, first, last)
    elif counter.base in _BY_CYCLE:
        by_its_end = counter.base is _ADJUSTED
        for begins, ends in counter.cycles_since(bill.made_on):
            amount = lot.amount_on(ends if by_its_end else begins - _DAY)
            past.run(amount, max(first, begins), min(last, ends))
        if not by_its_end:
            previous = lot.amount_on(counter.cycle_begins - _DAY)
            past.run(previous, max(first, counter.cycle_begins), last)
    else:
        past.run(lot.amount_on(bill.made_on), first, min(last, bill.made_on))
        for amount, start, end in lot.segments(max(first, bill.made_on + _DAY), last):
            past.run(amount, start, end)
    counter.take_in(past, previous)


def _counts_from(lot: Lot, bill: Bill, base: InterestBase | None) -> date:
    start = max(lot.posted, lot.counts_from)
    if base is _FROM_DUE and bill.due is not None:
        return max(start, bill.due)
    if base in _FROM_THE_STATEMENT:
        return max(start, bill.made_on + _DAY)
    return start
