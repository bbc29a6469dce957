"""How a payment on a loan is booked: as the lender booked it as far as that is known, the rest by order.

Conventions of this program where orders say nothing: of penalties late fees are paid before overdue interest;
what was put off is paid after the coming instalment.
"""

from datetime import date

from debttracker.debts.account import Booking
from debttracker.debts.balance import Parts
from debttracker.debts.formulas import Formula
from debttracker.debts.loan_book import LoanBook
from debttracker.debts.loan_cap import cut_to_cap
from debttracker.debts.loan_early import can_settle, settle_up
from debttracker.debts.loan_fees import NO_FEES
from debttracker.debts.loan_prepay import pay_ahead, pay_put_off
from debttracker.debts.loan_rows import LoanRow, Purse
from debttracker.debts.payment import Payment
from debttracker.debts.vocabulary import PaymentKind, PaymentOrder
from debttracker.money.amount import Minor

BOOKED = "payment.booked"
_CHARGES_FIRST = frozenset({PaymentOrder.CIVIL_CODE_561, PaymentOrder.CHARGES_FIRST})


def book_payment(book: LoanBook, payment: Payment) -> None:
    """Book a payment of today; money given back goes the other way."""
    if payment.kind is PaymentKind.REFUND:
        _give_back(book, payment)
        return
    cut_to_cap(book)
    left = _as_lender(book, payment)
    if not left:
        return
    purse = Purse(left)
    if can_settle(book, left):
        settle_up(book)
        cut_to_cap(book)
        _pay_due(book, purse)
        pay_put_off(book, purse)
    else:
        _pay_due(book, purse)
        if purse.left:
            pay_ahead(book, purse)
    book.bookings.append(
        Booking(payment.id, book.today, purse.spent, purse.left, source=f"payment_order.{book.order}")
    )
    book.close(purse)


def _pay_due(book: LoanBook, purse: Purse) -> None:
    """Pay what is due by the order. `instalments`: fees and penalties, then the instalments, oldest first;
    `civil_code_561` and `charges_first`: all interest before any principal; `principal_first`.
    """
    rows = [row for row in book.open_rows if row.payable <= book.today]
    if book.order is PaymentOrder.PRINCIPAL_FIRST:
        for row in rows:
            row.pay_principal(purse)
    for row in rows:
        row.pay_fees(purse)
    book.pay_penalty(purse, book.penalty - book.penalty_put_off)
    if book.order in _CHARGES_FIRST:
        for row in rows:
            row.pay_interest(purse)
    for row in rows:
        row.pay(purse)


def _as_lender(book: LoanBook, payment: Payment) -> Minor:
    """Book the parts that the lender says it booked, as far as they are open; return what is left."""
    if not (
        payment.booked_fees or payment.booked_penalty or payment.booked_interest or payment.booked_principal
    ):
        return payment.amount
    purse = Purse(payment.amount)
    beyond = 0
    for part in ("fees", "penalty", "interest", "principal"):
        wanted = getattr(payment, f"booked_{part}") or 0
        if wanted > 0:
            before = purse.left
            _pay_part(book, part, purse, min(wanted, purse.left))
            beyond += min(wanted, before) - (before - purse.left)
    if purse.spent.total:
        booking = Booking(payment.id, book.today, purse.spent, source=BOOKED, beyond=beyond)
        book.bookings.append(booking)
        left, purse.left = purse.left, 0
        book.close(purse)
        return left
    return purse.left


def _pay_part(book: LoanBook, part: str, purse: Purse, wanted: Minor) -> None:
    if part == "penalty":
        book.pay_penalty(purse, wanted)
        return
    running = book.running
    for row in book.open_rows:
        open_amount = getattr(row, f"unpaid_{part}")
        paid = purse.spend(part, min(open_amount, wanted))
        wanted -= paid
        _add_paid(row, part, paid)
    if part == "interest" and running is not None:
        _add_paid(running, part, purse.spend(part, min(book.accrued, wanted)))


def _add_paid(row: LoanRow, part: str, amount: Minor) -> None:
    if part == "fees":
        row.paid_fees += amount
    elif part == "interest":
        row.paid_interest += amount
    else:
        row.paid_principal += amount


def _give_back(book: LoanBook, payment: Payment) -> None:
    """Money that the lender gave back uses up what was overpaid; the rest is owed again, with no due day."""
    used = min(payment.amount, book.credit)
    book.credit -= used
    rest = payment.amount - used
    booking = Booking(payment.id, book.today, Parts(principal=-rest), -used, formula=Formula.PAYMENT_RETURNED)
    book.bookings.append(booking)
    if not rest:
        return
    row = LoanRow(0, None, book.today, date.max, 0, rest, 0, None, NO_FEES, None)
    book.rows.insert(book.next, row)
    book.next += 1
    book.open_rows.append(row)
    book.open_principal += rest
