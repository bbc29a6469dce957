"""The account of a card: statements, due dates, minimum payments, interest, late fees, payments.

Day rules, fitted to published bills: the posting day counts, the day of a payment counts with the balance
after it, the statement day counts. Interest is decided on the day after the due date with its grace days,
on what the bill showed, and posted with the next statement, one line for each balance and rate; a cash
advance and a balance transfer bear interest from their posting day. An amount in instalments is billed part
by part, with its fee, and what is not billed yet is owed but not asked for. The minimum: see card_minimum;
late fees: card_late_fee; in which order a payment is booked: card_orders. Fees and late fees bear no
interest. A statement that the bank printed overrides what was computed. A payment that was reversed or is
only scheduled is not handed in: it was never made.

Conventions of this program where contracts say nothing: interest is posted in one line for each balance, rate
and source of a rate, each rounded half up. A refund of a purchase lowers the bill, and a minimum asks for no
more than what is open of its bill, but it pays no minimum. Average daily balance: when a bill was not paid in
full, purchases after it bear interest too, each from its posting day, and so do those up to the next
statement. A minimum that does not ask for what is past due takes the place of the former ones.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from debttracker.debts.balance import Balance, DueItem, Parts
from debttracker.debts.card_bill import Bill, bill_items
from debttracker.debts.card_books import CardBooks
from debttracker.debts.card_changes import apply_change, unknown_changes
from debttracker.debts.card_cycle import due_date, due_is_sure, statement_dates
from debttracker.debts.card_decision import begin_interest
from debttracker.debts.card_late_fee import late_fee, note_missed
from debttracker.debts.card_lots import CHARGES_FIRST, Lot
from debttracker.debts.card_minimum import Minimum, minimum_of, shown
from debttracker.debts.card_orders import order_of
from debttracker.debts.card_trace import card_trace
from debttracker.debts.card_unknown import (
    MINIMUM_ADDS,
    unknown_at_deadline,
    unknown_rates,
    unknown_terms,
    unknown_while_open,
)
from debttracker.debts.debt import Debt, Statement
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import InterestBase, PaymentKind, TransactionKind
from debttracker.money.amount import Minor

LONGEST_DAYS = 36525
"""Replay stops after a hundred years: beyond lie only typing mistakes."""

_LATE_FEE_DAYS = 45
"""A late fee that the bank posts so few days after the last day to pay is the one for that bill."""

_DAY = timedelta(days=1)
_AVERAGE = InterestBase.AVERAGE_DAILY_BALANCE
_REFUND = PaymentKind.REFUND


class CardAccount:
    """Replays one card. See the module for the rules."""

    def __init__(self, debt: Debt, terms: CardTerms, first: date, currency: str, until: date) -> None:
        self.terms = terms
        self.first = first
        self.today = first
        self.currency = currency
        self._transactions = sorted(
            (item for item in debt.transactions if item.posted_on <= until), key=lambda item: item.posted_on
        )
        self._posting_days = [*(item.posted_on for item in self._transactions), date.max]
        self._due_in_doubt = terms.grace_days is None or terms.due_shift is not None
        self._late_fees = [item for item in self._transactions if item.kind is TransactionKind.LATE_FEE]
        self._end = first + min(LONGEST_DAYS, (date.max - first).days) * _DAY
        self._position = 0
        self._changes = sorted(debt.changes, key=lambda change: change.date, reverse=True)
        self.books = CardBooks(terms, self._transactions, debt.changes, first)
        self.bills = self.books.bills
        self.counter = self.books.counter
        self.book = self.books.book
        self._missing: dict[str, None] = dict.fromkeys((*unknown_terms(debt, terms), *unknown_changes(debt)))
        self._dates: Iterator[tuple[date, Statement | None]] = statement_dates(terms, debt.statements, first)
        self._coming = next(self._dates, None)
        self._undecided: list[Bill] = []

    def advance(self, day: date) -> None:
        """Let time pass up to `day`: statements of earlier days, deadlines and postings up to it."""
        day = min(day, self._end)
        while True:
            statement = self._coming[0] if self._coming and self._coming[0] < day else date.max
            undecided = self._first_undecided()
            deadline = undecided.decided_on if undecided is not None else date.max
            posting = self._posting_days[self._position]
            change = self._changes[-1].date if self._changes else date.max
            at = min(statement, deadline, posting, change)
            if at > day or at == date.max:
                break
            if undecided is not None and at == deadline:
                self._decide(undecided)
            elif at == change:
                self.counter.run(at - _DAY if at > date.min else at, self.book)
                apply_change(self.books, self._changes.pop())
            elif at == posting:
                self.counter.run(at - _DAY if at > date.min else at, self.book)
                self.books.post(self._transactions[self._position])
                self._position += 1
            else:
                self._close()
        self.today = max(self.today, day)

    def finish(self, day: date) -> None:
        """Let `day` end, with its statement when it is a statement day."""
        self.advance(day)
        if self._coming and self._coming[0] <= self.today:
            self._close()
        self.counter.run(self.today, self.book)

    def pay(self, payment: Payment) -> None:
        """Book a payment, or money given back."""
        day = payment.paid_on
        self.advance(day)
        self.counter.run(day - _DAY if day > date.min else day, self.book)
        if payment.kind is _REFUND:
            self.books.give_back(payment)
            return
        if self._due_in_doubt:
            self._note(unknown_while_open(self.terms, self.bills.lately(day), day))
        order = order_of(self.terms.payment_order, self.currency, self._days_past_due(day))
        self.books.pay(payment, self.bills.unpaid, order)

    def owed(self) -> Parts:
        """Everything open, with interest counted since the last statement as far as no credit covers it."""
        covered = self.covered_by_credit
        return self.book.owed + Parts(-covered.principal, self.counter.interest - covered.interest)

    @property
    def covered_by_credit(self) -> Parts:
        """Interest and instalments not yet billed that money paid beyond the balance will pay."""
        interest = min(self.book.credit, self.counter.interest)
        return Parts(min(self.book.credit - interest, self.book.unbilled), interest)

    def asked_on(self, day: date) -> Minor:
        """The minimum of a bill due on this day, arrears included."""
        if not any(bill.due == day for bill in self.bills.lately(day)):
            return 0
        unpaid = sum(bill.unpaid for bill in self.bills.asking if bill.due is not None and bill.due <= day)
        return min(unpaid, max(self.book.billed, 0))

    def balance(self, debt: str, currency: str, day: date) -> Balance:
        """Return the balance with its trace."""
        self._note(unknown_while_open(self.terms, self.bills.lately(day), day))
        self._note(unknown_rates(self.counter.unknown))
        owed = self.owed()
        late = self._late(day)
        overdue = self._overdue_parts(min(sum(bill.unpaid for bill in late), owed.total))
        bills = reversed(list(self.bills.lately(day)))
        coming = next((bill for bill in bills if bill.due and bill.due >= day and bill.open_amount), None)
        known = coming is not None and coming.minimum is not None
        amount = self.bills.unpaid if known else None
        return Balance(
            debt,
            day,
            currency,
            owed,
            overdue,
            self._days_past_due(day),
            min((bill.due for bill in late if bill.due), default=None),
            coming.due if coming else None,
            None if amount is None else min(amount, owed.total),
            tuple(self._missing),
            card_trace(self),
        )

    def due_items(self, debt: str, first: date, last: date, on: date) -> list[DueItem]:
        """Return the bills due between two days as they stand on `on`; coming ones have no amount yet."""
        coming = [] if not self.book.total else self._coming_dues(last)
        return bill_items(self.bills.bills, coming, debt, (first, last), on)

    def _note(self, missing: Iterable[str]) -> None:
        for name in missing:
            self._missing[name] = None

    def _coming_dues(self, last: date) -> list[date]:
        start = self.today + _DAY if self.today < date.max else self.today
        found: list[date] = []
        for day, _ in statement_dates(self.terms, (), start):
            due = due_date(self.terms, day)
            if due is None or day > last:
                break
            found.append(due)
        return found

    def _first_undecided(self) -> Bill | None:
        first = None
        for bill in self._undecided:
            if first is None or bill.decided_on < first.decided_on:
                first = bill
        return first

    def _decide(self, bill: Bill) -> None:
        """The last day to pay has passed: decide on interest and late fee."""
        self._undecided = [other for other in self._undecided if other is not bill]
        self.counter.run(bill.decided_on - _DAY, self.book)
        lots = [lot for lot in self.book.undecided if lot.posted <= bill.made_on]
        if bill.shortfall <= (self.terms.tolerance or 0):
            for lot in lots:
                lot.counts_from = bill.decided_on
            self.bills.settle(bill)
        elif self.terms.interest_base is not None:
            if self.terms.interest_base is _AVERAGE:
                lots = self.book.undecided
                self.books.new_bear = True
            begin_interest(self.book, self.counter, lots, bill)
        self._note(unknown_at_deadline(self.terms, bill))
        self._charge_late_fee(bill)

    def _charge_late_fee(self, bill: Bill) -> None:
        unpaid = self.bills.unpaid_by(bill)
        if unpaid <= 0 or bill.balance <= (self.terms.late_fee_free_up_to or 0):
            return
        note_missed(self.terms, self.bills.bills, bill)
        if self._late_fee_posted(bill):
            return
        fee = late_fee(self.terms, bill, unpaid)
        self._note(fee.missing)
        if fee.amount:
            inputs = fee.inputs | {"due": bill.due.isoformat() if bill.due else ""}
            self.books.add(Lot(bill.decided_on, "penalty", fee.amount), fee.formula, inputs, fee.source)

    def _late_fee_posted(self, bill: Bill) -> bool:
        """Whether the bank posted its own late fee for this bill within the next cycle."""
        if not self._late_fees:
            return False
        until = bill.decided_on + _LATE_FEE_DAYS * _DAY
        return any(bill.due is not None and bill.due < item.posted_on <= until for item in self._late_fees)

    def _close(self) -> None:
        """The statement day ends: post interest, make the bill."""
        if self._coming is None:
            return
        day, printed = self._coming
        self._coming = next(self._dates, None)
        self.counter.run(day, self.book)
        for lot, formula, inputs, source in self.counter.close(day):
            self.books.add(lot, formula, inputs, source)
        self.books.bill_instalments(day)
        if printed is not None and printed.balance is not None:
            more = self.books.take_over(printed, printed.balance)
            self._note(("transactions",) if more else ())
        self.books.new_bear = False
        self.book.at_statement(self._undecided[-1].made_on if self._undecided else None)
        self.counter.begin_cycle(day, self.book)
        self._make_bill(day, printed)

    def _make_bill(self, day: date, printed: Statement | None) -> None:
        former = self.bills.unpaid
        minimum = self._minimum(printed, former)
        self._note(minimum.missing)
        if minimum.amount is not None and former > minimum.amount:
            self.bills.pay(former - minimum.amount)
            former = minimum.amount
        given = printed.due if printed is not None else None
        due = given or due_date(self.terms, day)
        balance = self.book.billed
        if due is None and balance > 0:
            self._note(("terms.due_day",))
        bill = Bill(day, due, self.terms.grace_days or 0, balance, minimum.amount, self.bills.came)
        bill.unpaid = max((minimum.amount or 0) - former, 0)
        bill.most = minimum.most
        bill.due_is_sure = given is not None or due_is_sure(self.terms, day)
        self.books.end_cycle(bill)
        self.bills.add(bill)
        if due is not None:
            self._undecided.append(bill)

    def _minimum(self, printed: Statement | None, former: Minor) -> Minimum:
        if printed is not None and printed.minimum is not None and self.book.billed > 0:
            return Minimum(max(printed.minimum, 0))
        bill = shown(self.book, self.books.new, self.terms.credit_limit, former)
        return minimum_of(self.terms, bill, widest=MINIMUM_ADDS not in self._missing)

    def _late(self, day: date) -> list[Bill]:
        return self.bills.late(day) if self.book.total else []

    def _days_past_due(self, day: date) -> int:
        late = self.bills.oldest_late(day) if self.book.total else None
        return (day - late.due).days if late is not None and late.due is not None else 0

    def _overdue_parts(self, amount: Minor) -> Parts:
        left, found = amount, {}
        for part in CHARGES_FIRST:
            found[part] = min(left, self.book.sums[part])
            left -= found[part]
        found["interest"] += left  # counted since the last statement, not posted yet
        return Parts(**found)
