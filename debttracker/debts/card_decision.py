"""When a bill was not paid in time: which items bear interest, and what they bear for the days past."""

from collections.abc import Sequence
from datetime import date, timedelta

from debttracker.debts.card_bill import Bill
from debttracker.debts.card_interest import CardMeter
from debttracker.debts.card_lots import Lot, LotBook
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import InterestBase


def begin_interest(
    book: LotBook, meter: CardMeter, lots: Sequence[Lot], bill: Bill, terms: CardTerms, last: date
) -> None:
    """Make these items bear interest, and count the days up to and including `last` in the meter.

    Full amount: what the bill showed of each item, from its posting day. Unpaid part: only what is left.
    From due: what was open from the due day on. Average daily balance: from the day after the statement.
    """
    past = CardMeter(meter.rate, terms.compounding)
    for lot in lots:
        first = _counts_from(lot, bill, terms.interest_base)
        if terms.interest_base is InterestBase.UNPAID_PART:
            past.run(lot.remaining, (last - first).days + 1)
        else:
            for amount, days in lot.segments(first, last):
                past.run(amount, days)
        meter.add(past)
        past.reset()
        book.set_bearing(lot)
    decided = {id(lot) for lot in lots}
    book.undecided = [lot for lot in book.undecided if id(lot) not in decided]


def _counts_from(lot: Lot, bill: Bill, base: InterestBase | None) -> date:
    start = max(lot.posted, lot.counts_from)
    if base is InterestBase.FROM_DUE and bill.due is not None:
        return max(start, bill.due)
    if base is InterestBase.AVERAGE_DAILY_BALANCE:
        return max(start, bill.made_on + timedelta(days=1))
    return start
