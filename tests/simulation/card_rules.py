"""The least to pay, late fees, fees for cash and rates of a card, on their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from calendar_days import rounded
from card_items import Bill

from debttracker.debts.debt import Debt, Transaction
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import BalanceKind, DebtChangeKind, MinimumPart, TransactionKind

if TYPE_CHECKING:
    from card_money import Money

Rate = tuple[str, Decimal]
"""Where a rate stands, with its unit, and the rate: interest is posted in one line for each."""


def rate_of(debt: Debt, kind: BalanceKind, day: date) -> tuple[Rate, Fraction]:
    """Return the rate of a day: of the entries that cover it the one that began last, else the card's."""
    terms = debt.terms
    assert isinstance(terms, CardTerms)
    fits = [
        entry
        for entry in terms.rates
        if entry.balance is kind
        and (entry.from_ is None or entry.from_ <= day)
        and (entry.until is None or day <= entry.until)
    ]
    if fits:
        found = max(reversed(fits), key=lambda entry: entry.from_ or date.min)
        return _per_day("rates", terms, found.daily_rate, found.annual_rate)
    if kind is BalanceKind.INSTALMENTS:
        return ("none", Decimal(0)), Fraction(0)
    if kind is BalanceKind.CASH_ADVANCES and terms.cash_daily_rate is not None:
        return _per_day("cash", terms, terms.cash_daily_rate, None)
    changed = [
        change for change in debt.changes if change.kind is DebtChangeKind.RATE_CHANGE and change.date <= day
    ]
    if changed:
        return _per_day("changes", terms, None, max(changed, key=lambda change: change.date).annual_rate)
    return _per_day("card", terms, terms.daily_rate, terms.annual_rate)


def _per_day(
    where: str, terms: CardTerms, daily: Decimal | None, annual: Decimal | None
) -> tuple[Rate, Fraction]:
    if daily is not None:
        return (f"{where} a day", daily), Fraction(daily) / 100
    annual = annual or Decimal(0)
    return (f"{where} a year", annual), Fraction(annual) / 100 / (terms.year_days or 365)


def minimum(terms: CardTerms, money: Money) -> int:
    """Return the least that a statement asks for: the percentages of what is not asked for whole, what is
    asked for whole, at least the floor, and what is unpaid of former minimums; never above the balance.
    """
    if money.billed <= 0:
        return 0
    adds = {MinimumPart.PAST_DUE} if terms.minimum_adds is None else set(terms.minimum_adds)
    former = sum(bill.asked for bill in money.bills) if MinimumPart.PAST_DUE in adds else 0
    cash = money.open("principal", kind=BalanceKind.CASH_ADVANCES)
    rest = money.open("principal") - cash
    whole = 0
    if MinimumPart.INSTALMENTS in adds:
        parts = sum(item.left for item in money.items if item.new and item.whole)
        whole, rest = whole + parts, rest - parts
    if MinimumPart.OVER_LIMIT in adds and terms.credit_limit is not None:
        over = max(money.posted - money.credit - terms.credit_limit, 0)
        whole, rest = whole + over, max(rest - over, 0)
    charges = ((MinimumPart.INTEREST, ("interest",)), (MinimumPart.FEES, ("fees", "penalty")))
    for part, names in charges:
        if part not in adds:
            rest += sum(money.open(name) for name in names)
        else:
            whole += sum(money.open(name, new=MinimumPart.PAST_DUE in adds) for name in names)
    percent = Fraction(terms.minimum_percent or 0)
    for_cash = percent if terms.minimum_cash_percent is None else Fraction(terms.minimum_cash_percent)
    share = rounded((rest * percent + cash * for_cash) / 100)
    return min(max(share + whole, terms.minimum_floor or 0) + former, money.billed)


def late_fee(terms: CardTerms, bills: Sequence[Bill], bill: Bill, unpaid: int) -> int:
    """Count a missed bill and return its late fee."""
    before = [other for other in bills if other.made < bill.made][::-1]
    near = before[: terms.late_fee_repeat_within or 1]
    bill.step = 1 + next((other.step for other in near if other.step), 0)
    bill.in_a_row = 1 + (before[0].in_a_row if before else 0)
    if terms.late_fee_steps:
        fee = terms.late_fee_steps[min(bill.step, len(terms.late_fee_steps)) - 1]
    else:
        fee = rounded(unpaid * Fraction(terms.late_fee_percent or 0) / 100)
        fee = max(fee, terms.late_fee_floor or 0)
        fee = fee if terms.late_fee_cap is None else min(fee, terms.late_fee_cap)
    if terms.late_fee_most is not None and bill.in_a_row > terms.late_fee_most:
        return 0
    return min(fee, bill.minimum) if terms.late_fee_within_minimum else fee


def cash_fee(debt: Debt, posted: Transaction) -> int:
    """Return the fee for a cash advance; none when the bank posted one like it on that day."""
    terms = debt.terms
    assert isinstance(terms, CardTerms)
    fee = rounded(posted.amount * Fraction(terms.cash_fee_percent or 0) / 100)
    fee = max(fee, terms.cash_fee_floor or 0)
    fee = fee if terms.cash_fee_cap is None else min(fee, terms.cash_fee_cap)
    own = [
        item.amount
        for item in debt.transactions
        if item.kind is TransactionKind.FEE and item.posted_on == posted.posted_on
    ]
    return 0 if any(Fraction(fee, 2) <= amount <= 2 * fee for amount in own) else fee
