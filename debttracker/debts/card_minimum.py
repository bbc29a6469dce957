"""The least that a card statement asks for."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import NamedTuple

from debttracker.debts.card_lots import Lot, LotBook
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import BalanceKind, MinimumPart
from debttracker.money.amount import Minor, half_up_within, percent_of

_ALL = frozenset(MinimumPart)
_FORMER_ONLY = frozenset({MinimumPart.PAST_DUE})
# Named here because the way to a member through its class takes longer than the question asked with it.
_PAST_DUE, _INSTALMENTS, _OVER_LIMIT = MinimumPart.PAST_DUE, MinimumPart.INSTALMENTS, MinimumPart.OVER_LIMIT
_INTEREST, _FEES = MinimumPart.INTEREST, MinimumPart.FEES
_CASH = BalanceKind.CASH_ADVANCES


class Shown(NamedTuple):
    """What a statement shows. `principal` is by balance, instalments billed now included, credit left out.

    `new_interest` and `new_fees` came since the last statement; `former` is what is unpaid of the minimums
    asked for before.
    """

    balance: Minor
    principal: Mapping[BalanceKind, Minor]
    interest: Minor = 0
    fees: Minor = 0
    new_interest: Minor = 0
    new_fees: Minor = 0
    instalments: Minor = 0
    over_limit: Minor | None = None
    former: Minor = 0


class Minimum(NamedTuple):
    """The least to pay (None: not known) and the terms missing for it.

    `most` is what would be asked for by the widest terms, when the contract's parts are not known and it was
    asked for.
    """

    amount: Minor | None
    missing: tuple[str, ...] = ()
    most: Minor = 0


def shown(book: LotBook, new: Collection[Lot], credit_limit: Minor | None, former: Minor) -> Shown:
    """Return what a statement made now shows; `new` are the items since the last statement."""
    new_interest = new_fees = instalments = 0
    for lot in new:
        if lot.part == "interest":
            new_interest += lot.remaining
        elif lot.part != "principal":
            new_fees += lot.remaining
        if lot.whole:
            instalments += lot.remaining
    return Shown(
        book.billed,
        book.principal,
        book.sums["interest"],
        book.sums["fees"] + book.sums["penalty"],
        new_interest,
        new_fees,
        instalments,
        None if credit_limit is None else max(book.total - book.credit - credit_limit, 0),
        former,
    )


def minimum_of(terms: CardTerms, bill: Shown, *, widest: bool = True) -> Minimum:
    """Return the minimum of a statement.

    The percentages of what is not asked for whole, plus what `minimum_adds` asks for whole, at least the
    floor; what is unpaid of former minimums on top; never above the balance. Interest and fees that a former
    minimum asked for are in that. With `minimum_adds` unknown: the percentage of all plus former minimums,
    and what the widest terms ask for, if `widest`.
    """
    if bill.balance <= 0:
        return Minimum(0)
    if terms.minimum_percent is None:
        return Minimum(None, ("terms.minimum_percent",))
    if terms.minimum_adds is None:
        amount = _amount(terms, bill, _FORMER_ONLY)
        return Minimum(amount, (), max(amount, _amount(terms, bill, _ALL)) if widest else amount)
    adds = frozenset(terms.minimum_adds)
    unknown = _OVER_LIMIT in adds and bill.over_limit is None
    return Minimum(_amount(terms, bill, adds), ("terms.credit_limit",) if unknown else ())


def _amount(terms: CardTerms, bill: Shown, adds: Collection[MinimumPart]) -> Minor:
    percent = terms.minimum_percent or Decimal(0)
    cash_percent = percent if terms.minimum_cash_percent is None else terms.minimum_cash_percent
    past_due = _PAST_DUE in adds
    cash = bill.principal.get(_CASH, 0)
    rest = sum(bill.principal.values()) - cash
    whole = 0
    if _INSTALMENTS in adds:
        whole += bill.instalments
        rest -= bill.instalments
    if _OVER_LIMIT in adds and bill.over_limit:
        whole += bill.over_limit
        rest = max(rest - bill.over_limit, 0)
    if _INTEREST in adds:
        whole += bill.new_interest if past_due else bill.interest
    else:
        rest += bill.interest
    if _FEES in adds:
        whole += bill.new_fees if past_due else bill.fees
    else:
        rest += bill.fees
    exact = percent_of(rest, percent)
    if cash:
        exact += percent_of(cash, cash_percent)
    share = half_up_within(exact)
    asked = max(share + whole, terms.minimum_floor or 0) + (bill.former if past_due else 0)
    return min(asked, bill.balance)
