"""Paying a part of a loan early, and what that costs.

A prepayment lowers the principal by what is left of it after the fee for paying early; a surplus that this
fee would eat up waits for the coming instalments. Of a fixed fee and a percentage only one can be known (see
`check_terms`). Conventions of this program where contracts say nothing: an instalment paid early counts as
paid on its due day, its principal bears interest until then; what is paid beyond it bears none from the day
of the payment on, and the interest saved lowers the principal too, rounded once for all payments of a day.
Flat interest is on the first principal and stays what it is: with fewer instalments (`shorten`) that of the
instalments that fall away falls away.
"""

from collections.abc import Sequence
from decimal import Decimal

from debttracker.debts.formulas import Formula
from debttracker.debts.loan_book import LoanBook
from debttracker.debts.loan_cap import pay_coming
from debttracker.debts.loan_replan import replan
from debttracker.debts.loan_rows import EarlyPaid, LoanRow, Purse
from debttracker.debts.vocabulary import Prepayment
from debttracker.money.amount import Minor, half_up_within, percent_of, round_down
from debttracker.money.vocabulary import Method


def pay_ahead(book: LoanBook, purse: Purse) -> None:
    """Book what is left when everything due is paid: to the coming instalment (not when paid on a due date),
    then by `prepayment`: off the principal, or kept for coming instalments.
    """
    row = book.running
    lowers = book.lowers_principal and book.later_known
    at_start = row is not None and row.start == book.today and row.years is not None
    if row is None or (lowers and (at_start or not book.has_later)):
        pay_put_off(book, purse)
        if row is not None and purse.left:
            _prepay(book, row, purse)
            _pay_all_coming(book, purse)
        return
    pay_coming(book, row, purse)
    pay_put_off(book, purse)
    if not purse.left:
        return
    if lowers:
        _lower_principal(book, row, purse)
        _pay_all_coming(book, purse)
        return
    if book.terms.prepayment is None:
        book.missing["terms.prepayment"] = None
    _pay_all_coming(book, purse)


def pay_put_off(book: LoanBook, purse: Purse) -> None:
    """Pay what was put off."""
    book.pay_penalty(purse, book.penalty)
    for row in book.open_rows:
        row.pay(purse)


def lower_plan(book: LoanBook, balance: Minor, *, shorten: bool, after_running: bool = True) -> None:
    """Repay another balance with the instalments to come, or with those after the one whose period runs;
    those that are paid ahead stay.
    """
    running = book.running
    rows = [row for row in book.touched if row is not running or not after_running]
    kept = [row for row in rows if row.total and not row.unpaid]
    open_rows = [row for row in rows if row.unpaid or not row.total]
    ahead = book.ahead
    if not open_rows and not len(ahead):
        return
    note_refund(book, open_rows)
    if ahead.fees_undecided:
        book.missing["terms.refund_fees"] = None
    made, ahead = replan(open_rows, ahead, balance, book.terms, shorten=shorten)
    book.put_plan(book.next + after_running, kept + made, ahead)


def note_refund(book: LoanBook, rows: Sequence[LoanRow]) -> None:
    """Name the rule on fees as missing when it decides what is owed."""
    if any(row.fee_rule.undecided and row.unpaid_fees for row in rows):
        book.missing["terms.refund_fees"] = None


def early_fee(book: LoanBook, amount: Minor) -> Minor:
    terms = book.terms
    if terms.prepayment_fee is not None:
        fee = terms.prepayment_fee
    else:
        fee = half_up_within(percent_of(amount, terms.prepayment_fee_percent or Decimal(0)))
    return fee if book.limit is None else min(fee, max(book.limit - book.all_charges(), 0))


def charge_early_fee(book: LoanBook, amount: Minor, fee: Minor) -> None:
    inputs: dict[str, str | int] = {"amount": amount}
    source = "terms.prepayment_fee"
    if book.terms.prepayment_fee is None:
        inputs["percent"] = str(book.terms.prepayment_fee_percent)
        source = "terms.prepayment_fee_percent"
    book.charge("fees", fee, Formula.LOAN_PREPAYMENT_FEE, inputs, source)


def _take_early_fee(book: LoanBook, purse: Purse) -> None:
    """Take the fee for paying early out of the money: what is left of it is what is paid early."""
    terms = book.terms
    early = purse.left
    if terms.prepayment_fee is None:
        percent = terms.prepayment_fee_percent or Decimal(0)
        early = round_down(Decimal(purse.left) * 100 / (100 + percent))
    fee = min(early_fee(book, early), purse.left)
    if fee:
        charge_early_fee(book, purse.left - fee, fee)
        purse.spend("fees", fee)


def _pay_all_coming(book: LoanBook, purse: Purse) -> None:
    coming = book.walk()
    while purse.left and (row := next(coming, None)) is not None:
        pay_coming(book, row, purse)


def _prepay(book: LoanBook, row: LoanRow, purse: Purse) -> None:
    if book.has_later:
        _lower_from_start(book, purse)
    else:
        _prepay_last(book, row, purse)


def _lower_from_start(book: LoanBook, purse: Purse) -> None:
    """Take a surplus off the principal on a due date, when no interest has accrued since."""
    if _only_fee(book, purse):
        return
    _take_early_fee(book, purse)
    balance = book.coming_principal
    lowered = purse.spend("principal", balance)
    lower_plan(book, balance - lowered, shorten=_shortens(book), after_running=False)


def _prepay_last(book: LoanBook, row: LoanRow, purse: Purse) -> None:
    """Pay early on the last instalment: interest to date, then principal, which then bears no more."""
    accrued = row.accrued(book.today)
    row.paid_interest += purse.spend("interest", accrued - row.paid_interest)
    if not purse.left or _only_fee(book, purse):
        return
    _take_early_fee(book, purse)
    flat = book.terms.method is Method.FLAT
    rest = 0 if flat else max(row.interest - max(accrued, row.paid_interest), 0)
    early = _early_today(book, row.unpaid_principal, rest)
    lowered = purse.spend("principal", row.unpaid_principal)
    saved = early.more(lowered)
    book.early = early.with_more(lowered, saved)
    row.lower_interest(saved, book.today)
    row.paid_principal += lowered
    pay_coming(book, row, purse)


def _lower_principal(book: LoanBook, row: LoanRow, purse: Purse) -> None:
    """Take a surplus off the principal; the running period bears less interest from today on.

    The principal of the running instalment bears interest to its due day, also when it was paid before.
    """
    if _only_fee(book, purse):
        return
    _take_early_fee(book, purse)
    open_later = book.coming_principal - row.unpaid_principal
    flat = book.terms.method is Method.FLAT
    rest = 0 if flat or row.start is None else row.interest - row.accrued(book.today)
    early = _early_today(book, book.bearing_principal, rest)
    lowered = min(early.lowered_by(purse.left), open_later)
    saved = min(early.more(lowered), rest, row.paid_interest)
    row.lower_interest(saved, book.today)
    row.paid_interest -= saved
    purse.take_back("interest", saved)
    lowered = purse.spend("principal", lowered)
    book.early = early.with_more(lowered, saved)
    lower_plan(book, open_later - lowered, shorten=_shortens(book))


def _early_today(book: LoanBook, bearing: Minor, rest: Minor) -> EarlyPaid:
    if book.early is not None and book.early.on == book.today:
        return book.early
    return EarlyPaid(book.today, bearing, rest)


def _only_fee(book: LoanBook, purse: Purse) -> bool:
    """Return whether the fee for paying early would eat up a surplus: that waits for what is to come."""
    return (book.terms.prepayment_fee or 0) >= purse.left


def _shortens(book: LoanBook) -> bool:
    return book.terms.prepayment is not Prepayment.REDUCE
