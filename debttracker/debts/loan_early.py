"""Ending a loan early, paying a part of it early, and what that costs.

The loan ends with interest to the day only, the fees that stay due (see `loan_fees`) and the fee for paying
early. Interest and fees that were paid for a later time are booked anew. A prepayment lowers the principal by
what is left of it after the fee. With both a fixed fee and a percentage the fixed one counts.
"""

from collections.abc import Sequence
from decimal import Decimal

from debttracker.debts.formulas import Formula
from debttracker.debts.loan_book import Inputs, LoanBook, parts_of
from debttracker.debts.loan_replan import replan
from debttracker.debts.loan_rows import LoanRow, Purse
from debttracker.debts.vocabulary import Prepayment
from debttracker.money.amount import Minor, half_up, half_up_within, percent_of, round_down
from debttracker.money.vocabulary import Method


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
    fee = _early_fee(book, early) if early > 0 else 0
    if row is not None and fee:
        _charge_early_fee(book, early, fee)
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
    interest = max(first.accrued(today), first.told_interest) if first.begun(today) else first.told_interest
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


def pay_ahead(book: LoanBook, purse: Purse) -> None:
    """Book what is left when everything due is paid: to the coming instalment (not when paid on a due date),
    then by `prepayment`: off the principal, or kept for coming instalments.
    """
    row = book.running
    later = book.rows[book.next + 1 :]
    lowers = book.lowers_principal and all(item.years is not None for item in later)
    if row is None or (lowers and (not later or (row.start == book.today and row.years is not None))):
        pay_put_off(book, purse)
        if row is not None and purse.left:
            _prepay(book, row, later, purse)
            _pay_all_coming(book, purse)
        return
    before = book.coming_principal
    _pay_coming(book, row, purse)
    pay_put_off(book, purse)
    if not purse.left:
        return
    if lowers:
        _lower_principal(book, row, purse, before)
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


def cut_to_cap(book: LoanBook) -> None:
    """Give up what is above the cap of all charges, before a payment is booked."""
    if book.limit is None:
        return
    above = book.above_cap()
    inputs = cap_inputs(book)
    for part, amount in parts_of(above):
        book.give_up(part, amount, Formula.LOAN_CHARGES_CAP, inputs, "terms.charges_cap_percent")


def cap_inputs(book: LoanBook) -> dict[str, str | int]:
    """Return what the cut to the cap is counted from."""
    return {
        "charged": book.all_charges(),
        "limit": book.limit or 0,
        "percent": str(book.terms.charges_cap_percent),
    }


def lower_plan(book: LoanBook, rows: Sequence[LoanRow], balance: Minor, *, shorten: bool) -> None:
    """Repay another balance with the last instalments; those that are paid ahead stay."""
    kept = [row for row in rows if row.total and not row.unpaid]
    open_rows = [row for row in rows if row.unpaid or not row.total]
    if not open_rows:
        return
    note_refund(book, open_rows)
    made = replan(open_rows, balance, book.terms, shorten=shorten)
    book.rows[len(book.rows) - len(rows) :] = kept + made


def note_refund(book: LoanBook, rows: Sequence[LoanRow]) -> None:
    """Name the rule on fees as missing when it decides what is owed."""
    if any(row.fee_rule.undecided and row.unpaid_fees for row in rows):
        book.missing["terms.refund_fees"] = None


def _paid_ahead(book: LoanBook) -> Minor:
    """Return the interest and fees paid of instalments to come."""
    paid = 0
    for row in book.coming:
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


def _early_fee(book: LoanBook, amount: Minor) -> Minor:
    terms = book.terms
    if terms.prepayment_fee is not None:
        fee = terms.prepayment_fee
    else:
        fee = half_up_within(percent_of(amount, terms.prepayment_fee_percent or Decimal(0)))
    return fee if book.limit is None else min(fee, max(book.limit - book.all_charges(), 0))


def _charge_early_fee(book: LoanBook, amount: Minor, fee: Minor) -> None:
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
    fee = min(_early_fee(book, early), purse.left)
    if fee:
        _charge_early_fee(book, purse.left - fee, fee)
        purse.spend("fees", fee)


def _pay_all_coming(book: LoanBook, purse: Purse) -> None:
    for row in book.coming:
        if not purse.left:
            return
        _pay_coming(book, row, purse)


def _pay_coming(book: LoanBook, row: LoanRow, purse: Purse) -> None:
    """Pay on an instalment that is not due; none of its charges is taken that the cap will cut."""
    if book.limit is not None:
        accrued = row.accrued(book.today) if row is book.running else 0
        counted = max(accrued, row.paid_interest) + row.paid_fees
        over = row.interest + row.fees - counted - max(book.limit - book.all_charges(), 0)
        if over > 0:
            _cut_coming(book, row, over)
    row.pay(purse)


def _cut_coming(book: LoanBook, row: LoanRow, over: Minor) -> None:
    fees = min(over, row.unpaid_fees)
    row.fees -= fees
    interest = min(over - fees, row.unpaid_interest)
    row.lower_interest(interest, book.today)
    inputs = cap_inputs(book) | {"cut": over, "period": row.period}
    book.note(Formula.LOAN_CHARGES_CAP_AHEAD, inputs, "terms.charges_cap_percent")


def _prepay(book: LoanBook, row: LoanRow, later: Sequence[LoanRow], purse: Purse) -> None:
    if later:
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
    lower_plan(book, book.coming, balance - lowered, shorten=_shortens(book))


def _prepay_last(book: LoanBook, row: LoanRow, purse: Purse) -> None:
    """Pay early on the last instalment: interest to date, then principal, which then bears no more."""
    accrued = row.accrued(book.today)
    row.paid_interest += purse.spend("interest", accrued - row.paid_interest)
    if not purse.left or _only_fee(book, purse):
        return
    _take_early_fee(book, purse)
    open_before = row.unpaid_principal
    lowered = purse.spend("principal", open_before)
    if open_before:
        rest = Decimal(max(row.interest - max(accrued, row.paid_interest), 0))
        row.lower_interest(half_up(rest * lowered / open_before), book.today)
    row.paid_principal += lowered
    _pay_coming(book, row, purse)


def _lower_principal(book: LoanBook, row: LoanRow, purse: Purse, open_before: Minor) -> None:
    """Take a surplus off the principal; the running period bears less interest from today on."""
    later = book.rows[book.next + 1 :]
    if _only_fee(book, purse):
        return
    _take_early_fee(book, purse)
    open_later = sum(item.unpaid_principal for item in later)
    flat = book.terms.method is Method.FLAT
    rest = 0 if flat or row.start is None else row.interest - row.accrued(book.today)
    lowered = purse.left
    if 0 < rest < open_before:
        lowered = half_up(Decimal(lowered) * open_before / (open_before - rest))
    lowered = min(lowered, open_later)
    saved = half_up(Decimal(rest) * lowered / open_before) if open_before else 0
    saved = min(saved, rest, row.paid_interest)
    row.lower_interest(saved, book.today)
    row.paid_interest -= saved
    purse.take_back("interest", saved)
    lowered = purse.spend("principal", lowered)
    lower_plan(book, later, open_later - lowered, shorten=_shortens(book))


def _only_fee(book: LoanBook, purse: Purse) -> bool:
    """Return whether the fee for paying early would eat up a surplus: that waits for what is to come."""
    return (book.terms.prepayment_fee or 0) >= purse.left


def _shortens(book: LoanBook) -> bool:
    return book.terms.prepayment is not Prepayment.REDUCE
