"""What a payment does to a loan, on its own: nothing here comes from the program."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from calendar_days import rounded
from plain_schedule import Row

from debttracker.debts.payment import Payment
from debttracker.debts.vocabulary import PaymentKind, PaymentOrder, Prepayment
from debttracker.money.vocabulary import Method

if TYPE_CHECKING:
    from daily_loan import DailyLoan

INTEREST_FIRST = {PaymentOrder.CIVIL_CODE_561, PaymentOrder.CHARGES_FIRST}


def pay_loan(loan: DailyLoan, payment: Payment) -> None:
    """Book a payment of today: as the lender booked it, the rest by the order."""
    if payment.kind is PaymentKind.REFUND:
        _give_back(loan, payment.amount)
        return
    loan.cut()
    left = _as_booked(loan, payment)
    if not left:
        return
    if _ends(loan, left):
        settle(loan)
        loan.cut()
        left = _pay_put_off(loan, _pay_due(loan, left))
    else:
        left = _pay_ahead(loan, _pay_due(loan, left))
    loan.credit += left


def _give_back(loan: DailyLoan, amount: int) -> None:
    """What was overpaid is used up; the rest is owed again and never late."""
    used = min(amount, loan.credit)
    loan.credit -= used
    if amount > used:
        row = Row(None, loan.today, None, 0, amount - used, 0, fallen=True, instalment=False)
        loan.rows.insert(len(loan.rows) - len(loan.coming), row)


def _as_booked(loan: DailyLoan, payment: Payment) -> int:
    left = payment.amount
    for part in ("fees", "penalty", "interest", "principal"):
        wanted = min(getattr(payment, f"booked_{part}") or 0, left)
        if part == "penalty":
            left = loan.pay_penalty(left, wanted)
            continue
        before = wanted
        for row in loan.open_rows:
            wanted = row.book(part, wanted)
        if part == "interest" and loan.coming:
            accrued = min(wanted, loan.accrued)
            loan.coming[0].paid_interest += accrued
            wanted -= accrued
        left -= before - wanted
    return left


def _pay_due(loan: DailyLoan, left: int) -> int:
    due = [row for row in loan.open_rows if row.payable <= loan.today]
    first: tuple[str, ...] = ("principal",) if loan.order is PaymentOrder.PRINCIPAL_FIRST else ()
    for part in (*first, "fees"):
        for row in due:
            left = row.book(part, left)
    left = loan.pay_penalty(left, loan.penalty - loan.penalty_put_off)
    if loan.order in INTEREST_FIRST:
        for row in due:
            left = row.book("interest", left)
    for row in due:
        left = row.book_all(left)
    return left


def _pay_put_off(loan: DailyLoan, left: int) -> int:
    left = loan.pay_penalty(left, loan.penalty)
    for row in loan.open_rows:
        left = row.book_all(left)
    return left


def _ends(loan: DailyLoan, amount: int) -> bool:
    """A payment that covers all that is owed when the loan ends today ends it."""
    if loan.terms.prepayment is Prepayment.NOT_ALLOWED or not loan.coming:
        return False
    tried = loan.copy()
    settle(tried)
    tried.cut()
    return amount >= sum(tried.owed().values())


def settle(loan: DailyLoan) -> None:
    """End the loan today: interest to date, the fees that stay, the fee for paying early."""
    early = sum(row.open("principal") for row in loan.coming)
    row = end_plan(loan, keep_fees=True)
    if early > 0:
        row.fees += _early_fee(loan, early)


def end_plan(loan: DailyLoan, *, keep_fees: bool) -> Row:
    """Let all that is to come be due today in one row; what was paid for later days is booked anew."""
    coming, today = loan.coming, loan.today
    begun = [row.start is None or row.start < today for row in coming]
    fees = sum(
        row.fees if has_begun else max(row.fees - row.back, 0) if keep_fees else row.paid_fees
        for row, has_begun in zip(coming, begun, strict=True)
    )
    made = Row(coming[0].start, today, None, coming[0].earned_to(today), 0, fees, payable=today, fallen=True)
    made.principal = sum(row.principal for row in coming)
    made.paid_principal = sum(row.paid_principal for row in coming)
    paid_interest = sum(row.paid_interest for row in coming)
    paid_fees = sum(row.paid_fees for row in coming)
    made.paid_interest = min(paid_interest, made.interest)
    made.paid_fees = min(paid_fees, fees)
    loan.rows = [row for row in loan.rows if row.fallen] + [made]
    _book_back(loan, paid_interest - made.paid_interest)
    _book_back(loan, paid_fees - made.paid_fees)
    if keep_fees:
        for amount, starts in loan.spread:
            back = rounded(Fraction(amount * sum(start >= today for start in starts), len(starts)))
            loan.other -= back
            _book_back(loan, back)
        loan.spread = []
    return made


def _book_back(loan: DailyLoan, amount: int) -> None:
    for row in loan.open_rows:
        amount = row.book("principal", amount)
    for row in loan.open_rows:
        amount = row.book_all(amount)
    loan.credit += loan.pay_penalty(amount, loan.penalty)


def _early_fee(loan: DailyLoan, amount: int) -> int:
    terms = loan.terms
    fee = terms.prepayment_fee
    if fee is None:
        fee = rounded(amount * Fraction(terms.prepayment_fee_percent or 0) / 100)
    return fee if loan.limit is None else min(fee, max(loan.limit - loan.charges(), 0))


def _pay_ahead(loan: DailyLoan, left: int) -> int:
    """To the coming instalment, then off the principal; on a due date off the principal at once."""
    coming = loan.coming
    if not left:
        return 0
    if not coming:
        return _pay_put_off(loan, left)
    lowers = loan.lowers and all(row.years is not None for row in coming[1:])
    on_due_date = coming[0].start == loan.today and coming[0].years is not None
    if not lowers or (len(coming) > 1 and not on_due_date):
        left = _pay_coming(loan, coming[0], left)
    left = _pay_put_off(loan, left)
    if left and lowers and left > (loan.terms.prepayment_fee or 0):
        if len(coming) == 1:
            left = _prepay_last(loan, coming[0], left)
        elif on_due_date:
            left = _prepay_on_due_date(loan, left)
        else:
            left = _prepay_in_between(loan, coming[0], left)
    elif left and lowers and len(coming) == 1:
        left -= _pay_earned(loan, coming[0], left)
    for row in loan.coming:
        left = _pay_coming(loan, row, left)
    return left


def _pay_coming(loan: DailyLoan, row: Row, left: int) -> int:
    """Pay on a row that is not due; charges that the cap leaves no room for fall away, fees first."""
    if left and loan.limit is not None:
        earned = row.earned_to(loan.today) if row is loan.coming[0] else 0
        counted = max(earned, row.paid_interest) + row.paid_fees
        over = row.interest + row.fees - counted - max(loan.limit - loan.charges(), 0)
        fees = max(min(over, row.open("fees")), 0)
        row.fees -= fees
        interest = max(min(over - fees, row.open("interest")), 0)
        if interest or fees:
            row.keep_earned(loan.today)
        row.interest -= interest
    return row.book_all(left)


def _take_fee(loan: DailyLoan, left: int) -> int:
    """Take the fee for paying early out of the money; it is a percentage of the rest."""
    early = left
    if loan.terms.prepayment_fee is None:
        early = int(left / (1 + Fraction(loan.terms.prepayment_fee_percent or 0) / 100))
    fee = min(_early_fee(loan, early), left)
    loan.other += fee
    return left - fee


def _prepay_on_due_date(loan: DailyLoan, left: int) -> int:
    left = _take_fee(loan, left)
    balance = sum(row.open("principal") for row in loan.coming)
    lowered = min(left, balance)
    loan.replan(loan.coming, balance - lowered, anew=loan.terms.prepayment is Prepayment.REDUCE)
    return left - lowered


def _pay_earned(loan: DailyLoan, row: Row, left: int) -> int:
    paid = max(min(left, row.earned_to(loan.today) - row.paid_interest), 0)
    row.paid_interest += paid
    return paid


def _prepay_last(loan: DailyLoan, row: Row, left: int) -> int:
    """Interest to date, then principal, which then bears no more; flat interest stays."""
    left -= _pay_earned(loan, row, left)
    if left <= (loan.terms.prepayment_fee or 0):
        return left
    left = _take_fee(loan, left)
    earned = max(row.earned_to(loan.today), row.paid_interest)
    rest = 0 if loan.terms.method is Method.FLAT else max(row.interest - earned, 0)
    bearing = row.open("principal")
    lowered = min(left, bearing)
    _less(loan, row, bearing, rest, lowered)
    row.paid_principal += lowered
    return left - lowered


def _less(loan: DailyLoan, row: Row, bearing: int, rest: int, lowered: int) -> int:
    """Lower the rest of the running interest in proportion, rounded once for all payments of a day."""
    if loan.early is None or loan.early[0] != loan.today:
        loan.early = (loan.today, bearing, rest, 0, 0)
    day, bearing, rest, lowered_before, saved_before = loan.early
    lowered_in_all = lowered_before + lowered
    saved = rounded(Fraction(rest * lowered_in_all, bearing)) - saved_before if bearing else 0
    loan.early = (day, bearing, rest, lowered_in_all, saved_before + saved)
    row.keep_earned(loan.today)
    row.interest -= saved
    return saved


def _prepay_in_between(loan: DailyLoan, row: Row, left: int) -> int:
    """The interest of the running period, which was paid whole, is less from today on: that comes back and
    lowers the principal too. An instalment that was paid early bears interest to its due day.
    """
    left = _take_fee(loan, left)
    later = loan.coming[1:]
    balance = sum(other.open("principal") for other in later)
    flat = loan.terms.method is Method.FLAT or row.start is None
    rest = 0 if flat else row.interest - row.earned_to(loan.today)
    bearing = sum(other.principal for other in loan.coming)
    lowered = min(_with_interest_saved(loan, left, bearing, rest), balance)
    saved = min(_less(loan, row, bearing, rest, lowered), rest)
    row.paid_interest -= saved
    loan.replan(later, balance - lowered, anew=loan.terms.prepayment is Prepayment.REDUCE)
    return left + saved - lowered


def _with_interest_saved(loan: DailyLoan, paid: int, bearing: int, rest: int) -> int:
    before = 0
    if loan.early is not None and loan.early[0] == loan.today:
        _, bearing, rest, before, saved = loan.early
        paid += before - saved
    part = Fraction(rest, bearing) if 0 < rest < bearing else Fraction(0)
    return rounded(paid / (1 - part)) - before
