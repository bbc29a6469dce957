"""The cap of all charges: what is above it is given up before a payment is booked, and never paid ahead."""

from debttracker.debts.formulas import Formula
from debttracker.debts.loan_book import LoanBook, parts_of
from debttracker.debts.loan_rows import LoanRow, Purse
from debttracker.money.amount import Minor


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


def pay_coming(book: LoanBook, row: LoanRow, purse: Purse) -> None:
    """Pay on an instalment that is not due; none of its charges is taken that the cap will cut."""
    if book.limit is not None and purse.left:
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
