"""Ending a loan early: what is owed then.

The loan ends with interest to the day only, the fees that stay due (see `loan_fees`) and the fee for paying
early (see `loan_prepay`). Interest and fees that were paid for a later time are booked anew.
"""

from debttracker.debts.formulas import Formula
from debttracker.debts.loan_book import Inputs, LoanBook, parts_of
from debttracker.debts.loan_cap import cut_to_cap
from debttracker.debts.loan_prepay import charge_early_fee, early_fee, note_refund
from debttracker.debts.loan_rows import LoanRow, Purse
from debttracker.debts.vocabulary import Prepayment
from debttracker.money.amount import Minor


def settled(book: LoanBook) -> LoanBook:
    """Return the books as they would be if the loan were to end today and nothing had been paid for it yet.

    Where paying early is not allowed, everything to come is owed whole.
    """
    made = book.copy()
    if made.terms.prepayment is Prepayment.NOT_ALLOWED:
        while made.running is not None:
            made.fall_due()
    else:
        settle_up(made)
    cut_to_cap(made)
    return made


def can_settle(book: LoanBook, amount: Minor) -> bool:
    """Return whether an amount ends the loan today. A payment does so if it covers all that is owed then
    (Civil Code of China, art. 677: interest for the real time), unless paying early is not allowed.
    """
    if book.terms.prepayment is Prepayment.NOT_ALLOWED or book.running is None:
        return False
    given_back = sum(fee.amount for fee in book.spread)
    if amount + given_back + _paid_ahead(book) < book.open_principal:
        return False
    return amount >= settled(book).owed().total


def settle_up(book: LoanBook) -> None:
    """Let everything be owed that ends the loan today."""
    early = book.coming_principal
    row = end_plan(book)
    fee = early_fee(book, early) if early > 0 else 0
    if row is not None and fee:
        charge_early_fee(book, early, fee)
        row.fees += fee
        row.told_fees += fee
        if not any(item is row for item in book.open_rows):
            book.open_rows.append(row)


def end_plan(book: LoanBook, *, keep_fees: bool = True) -> LoanRow | None:
    """Let all that is to come fall due today as one instalment: interest to date only, and with `keep_fees`
    the fees that are not refundable. Return the instalment, None when nothing was to come.
    """
    coming = book.coming
    if not coming:
        return None
    first, today = coming[0], book.today
    interest = first.accrued(today)
    fees = sum(_kept_fees(book, row, keep_fees=keep_fees) for row in coming)
    paid_interest = sum(row.paid_interest for row in coming)
    paid_fees = sum(row.paid_fees for row in coming)
    ahead = {"interest": max(paid_interest - interest, 0), "fees": max(paid_fees - fees, 0)}
    row = LoanRow(
        first.period,
        first.start,
        today,
        today,
        interest,
        sum(item.principal for item in coming),
        fees,
        None,
        first.fee_rule,
        None,
        interest,
        paid_interest - ahead["interest"],
        sum(item.paid_principal for item in coming),
        paid_fees - ahead["fees"],
        first.told_interest,
        sum(item.told_fees for item in coming),
    )
    book.rows[book.next :] = [row]
    book.fall_due()
    for part, amount in ahead.items():
        if amount:
            book.convert(part, amount, Formula.LOAN_PAID_AHEAD, {}, "terms")
            _credit(book, amount, Formula.LOAN_PAID_AHEAD, {}, "terms")
    if keep_fees:
        _refund(book)
    return row


def _paid_ahead(book: LoanBook) -> Minor:
    """Return the interest and fees paid of instalments to come."""
    paid = 0
    for row in book.touched:
        if row.total and row.unpaid == row.total:
            break
        paid += row.paid_interest + row.paid_fees
    return paid


def _kept_fees(book: LoanBook, row: LoanRow, *, keep_fees: bool) -> Minor:
    begun = row.begun(book.today)
    if keep_fees and (not begun or len(book.rows) == 1):
        note_refund(book, [row])
    if begun:
        return row.fees
    return max(row.fees - row.fee_rule.refundable, 0) if keep_fees else row.paid_fees


def _refund(book: LoanBook) -> None:
    for fee in book.spread:
        amount = fee.refund(book.today)
        inputs: Inputs = {
            "name": fee.name,
            "fee": fee.amount,
            "remaining": fee.remaining(book.today),
            "periods": len(fee.starts),
        }
        _credit(book, amount, Formula.LOAN_FEE_REFUND, inputs, "terms.fees")
        book.charged -= amount
    book.spread = ()


def _credit(book: LoanBook, amount: Minor, formula: Formula, inputs: Inputs, source: str) -> None:
    """Book money that is given back against what is owed: principal, interest, fees, penalties."""
    purse = Purse(amount)
    for row in book.open_rows:
        row.pay_principal(purse)
    for row in book.open_rows:
        row.pay(purse)
    book.pay_penalty(purse, book.penalty)
    for part, spent in parts_of(purse.spent):
        book.convert(part, -spent, formula, inputs, source)
    book.convert("credit", purse.left, formula, inputs, source)
    book.close(purse)
