"""The late fee of a card, on what is unpaid of the minimums."""

from collections.abc import Sequence
from typing import NamedTuple

from debttracker.debts.card_bill import Bill
from debttracker.debts.formulas import Formula
from debttracker.debts.terms import CardTerms
from debttracker.money.amount import Minor, half_up_within, percent_of


class LateFee(NamedTuple):
    """A late fee, how it came about, and the terms missing for it."""

    amount: Minor
    formula: Formula
    inputs: dict[str, str | int]
    source: str
    missing: tuple[str, ...] = ()


def note_missed(terms: CardTerms, bills: Sequence[Bill], bill: Bill) -> None:
    """Note on a bill whose minimum was missed which missed one it is; `bills` are all, oldest first.

    `step` counts missed bills that lie within `late_fee_repeat_within` bills of each other (None: one right
    after another); `in_a_row` those one right after another.
    """
    within = terms.late_fee_repeat_within or 1
    before = bills[max(bill.place - within, 0) : bill.place]
    step = 0
    for other in before:
        step = other.step or step
    bill.step = step + 1
    bill.in_a_row = 1 + (before[-1].in_a_row if before else 0)


def late_fee(terms: CardTerms, bill: Bill, unpaid: Minor) -> LateFee:
    """Return the late fee for a missed bill: a step where steps are agreed, else a percentage of `unpaid`."""
    fee = _stepped(terms, bill, unpaid) if terms.late_fee_steps else _percent(terms, unpaid)
    if terms.late_fee_most is not None and bill.in_a_row > terms.late_fee_most:
        return LateFee(0, fee.formula, fee.inputs, fee.source, fee.missing)
    if bill.minimum is None or fee.amount <= bill.minimum:
        return fee
    if terms.late_fee_within_minimum:
        inputs = fee.inputs | {"minimum": bill.minimum}
        return LateFee(bill.minimum, fee.formula, inputs, fee.source, fee.missing)
    if terms.late_fee_steps and terms.late_fee_within_minimum is None:
        missing = (*fee.missing, "terms.late_fee_within_minimum")
        return LateFee(fee.amount, fee.formula, fee.inputs, fee.source, missing)
    return fee


def _stepped(terms: CardTerms, bill: Bill, unpaid: Minor) -> LateFee:
    amount = terms.late_fee_steps[min(bill.step, len(terms.late_fee_steps)) - 1]
    inputs: dict[str, str | int] = {"unpaid": unpaid, "step": bill.step}
    return LateFee(amount, Formula.CARD_LATE_FEE_STEP, inputs, "terms.late_fee_steps")


def _percent(terms: CardTerms, unpaid: Minor) -> LateFee:
    inputs: dict[str, str | int] = {"unpaid": unpaid}
    amount = 0
    if terms.late_fee_percent is not None:
        amount = half_up_within(percent_of(unpaid, terms.late_fee_percent))
        inputs["percent"] = str(terms.late_fee_percent)
    if terms.late_fee_floor is not None:
        amount = max(amount, terms.late_fee_floor)
        inputs["floor"] = terms.late_fee_floor
    if terms.late_fee_cap is not None:
        amount = min(amount, terms.late_fee_cap)
        inputs["cap"] = terms.late_fee_cap
    missing = ("terms.late_fee_percent",) if terms.late_fee_percent is None else ()
    return LateFee(amount, Formula.CARD_LATE_FEE, inputs, "terms.late_fee_percent", missing)
