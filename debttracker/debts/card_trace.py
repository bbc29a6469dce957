"""The trace of a card's balance: its lines sum, part by part, to what is owed."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from debttracker.debts.account import Booking
from debttracker.debts.balance import Parts, TraceLine
from debttracker.debts.formulas import Formula
from debttracker.debts.loan_trace import booking_lines
from debttracker.debts.vocabulary import InterestBase

if TYPE_CHECKING:
    from debttracker.debts.card import CardAccount

_FORMULAS: Mapping[InterestBase, Formula] = MappingProxyType(
    {
        InterestBase.FULL_AMOUNT: Formula.CARD_FULL_AMOUNT,
        InterestBase.UNPAID_PART: Formula.CARD_UNPAID_PART,
        InterestBase.FROM_DUE: Formula.CARD_FROM_DUE,
        InterestBase.AVERAGE_DAILY_BALANCE: Formula.CARD_AVERAGE_DAILY,
    }
)


def interest_formula(base: InterestBase | None) -> Formula:
    """Return the name of the formula of an interest base."""
    return Formula.CARD_FULL_AMOUNT if base is None else _FORMULAS[base]


def card_trace(account: "CardAccount") -> tuple[TraceLine, ...]:
    """Return how each part of what is owed came about, by date."""
    source = "cn.card2011.payment-order" if account.currency == "CNY" else "payment_order.charges_first"
    lines = [*account.lines, *booking_lines(account.bookings, source)]
    for meter, formula in account.counter.meters():
        if meter.interest and meter.rate is not None:
            inputs = meter.inputs | {"not_yet_posted": "yes"}
            lines.append(
                TraceLine(account.today, "interest", meter.interest, formula, inputs, meter.rate.source)
            )
    if covered := account.covered_by_credit:
        held = Booking("credit", account.today, Parts(interest=covered), -covered)
        lines += booking_lines([held], source)
    return tuple(sorted(lines, key=lambda line: line.on))
