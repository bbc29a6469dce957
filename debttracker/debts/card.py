"""The account of a card: statements, due dates, minimum payments, interest, late fees, payments.

Day rules, fitted to published bills: the posting day counts, the day of a payment counts with the balance
after it, the statement day counts. Interest is decided on the day after the due date with its grace days,
on what the bill showed, and posted with the next statement; a cash advance bears interest from its posting
day. The minimum is the percentage of the balance, at least the floor, and what is unpaid of former
minimums, at most the balance. Fees and late fees bear no interest. A statement that the bank printed
overrides what was computed. Before 91 days past due a payment pays charges first; from day 91 on, for cards
in CNY, principal first (card business rules of 2011). A payment that was reversed is not handed in: it was
never made.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from debttracker.debts.account import Booking
from debttracker.debts.balance import Balance, DueItem, Parts, TraceLine
from debttracker.debts.card_bill import (
    Bill,
    bill_items,
    credit_bills,
    late_fee,
    minimum_of,
    pay_minimums,
)
from debttracker.debts.card_counter import InterestCounter
from debttracker.debts.card_cycle import due_date, statement_dates
from debttracker.debts.card_decision import begin_interest
from debttracker.debts.card_lots import CHARGES_FIRST, PARTS, PRINCIPAL_FIRST, Lot, LotBook
from debttracker.debts.card_trace import card_trace
from debttracker.debts.card_unknown import unknown_terms
from debttracker.debts.debt import Debt, Statement, Transaction
from debttracker.debts.formulas import Formula
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import InterestBase, PaymentKind, TransactionKind
from debttracker.money.amount import Minor, half_up_within, percent_of

PRINCIPAL_FIRST_FROM_DAY = 91
LONGEST_DAYS = 36525
"""Replay stops after a hundred years: beyond lie only typing mistakes."""

_GRACE_QUESTION_DAYS = 7
"""A payment so few days late makes unknown grace days decisive."""

_SMALL_SHORTFALL = 10_000
"""Up to so many minor units an unknown tolerance may decide whether a bill counts as paid."""

_DAY = timedelta(days=1)
_CHARGES = {
    TransactionKind.FEE: ("fees", Formula.CARD_FEE),
    TransactionKind.INTEREST: ("interest", Formula.CARD_INTEREST_POSTED),
    TransactionKind.LATE_FEE: ("penalty", Formula.CARD_LATE_FEE_POSTED),
}


class CardAccount:
    """Replays one card. See the module for the rules."""

    def __init__(self, debt: Debt, terms: CardTerms, first: date, currency: str, until: date) -> None:
        self.terms = terms
        self.book = LotBook()
        self.bills: list[Bill] = []
        self.lines: list[TraceLine] = []
        self.bookings: list[Booking] = []
        self.first = first
        self.today = first
        self.currency = currency
        self._missing: dict[str, None] = dict.fromkeys(unknown_terms(debt, terms))
        self._transactions = sorted(
            (item for item in debt.transactions if item.posted_on <= until), key=lambda item: item.posted_on
        )
        self._position = 0
        self._dates: Iterator[tuple[date, Statement | None]] = statement_dates(terms, debt.statements, first)
        self._coming = next(self._dates, None)
        self.counter = InterestCounter(terms, first)
        self._decided = 0
        self._new_bear = False

    def advance(self, day: date) -> None:
        """Let time pass up to `day`: statements of earlier days, deadlines and postings up to it."""
        day = (
            min(day, self.first + LONGEST_DAYS * _DAY) if (date.max - self.first).days > LONGEST_DAYS else day
        )
        while True:
            statement = self._coming[0] if self._coming and self._coming[0] < day else date.max
            deadline = self._deadline()
            posting = self._posting()
            at = min(statement, deadline, posting)
            if at > day or at == date.max:
                break
            if at == deadline:
                self._decide(self.bills[self._decided])
            elif at == posting:
                self._post(self._transactions[self._position])
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
        """Book a payment."""
        day, amount = payment.paid_on, payment.amount
        self.advance(day)
        if payment.kind is PaymentKind.REFUND:
            self._give_back(payment)
            return
        self.counter.run(day - _DAY if day > date.min else day, self.book)
        self._ask_for_grace(day)
        principal_first = self.currency == "CNY" and self._days_past_due(day) >= PRINCIPAL_FIRST_FROM_DAY
        parts, left = self.book.take(day, amount, PRINCIPAL_FIRST if principal_first else CHARGES_FIRST)
        self.book.credit += left
        self.bookings.append(Booking(payment.id, day, parts, left))
        pay_minimums(self.bills, amount)
        credit_bills(self.bills, amount)

    def _give_back(self, payment: Payment) -> None:
        """Money that the lender gave back: uses up what was overpaid, the rest is owed like a purchase."""
        day = payment.paid_on
        self.counter.run(day - _DAY if day > date.min else day, self.book)
        used = min(payment.amount, self.book.credit)
        self.book.credit -= used
        rest = payment.amount - used
        if rest:
            self.book.add(Lot(day, "principal", rest, bears=self._new_bear))
        back = Booking(payment.id, day, Parts(principal=-rest), -used, formula=Formula.PAYMENT_RETURNED)
        self.bookings.append(back)

    def owed(self) -> Parts:
        """Everything open, with interest counted since the last statement as far as no credit covers it."""
        return self.book.owed + Parts(interest=self.counter.interest - self.covered_by_credit)

    @property
    def covered_by_credit(self) -> Minor:
        """Interest not yet posted that money paid beyond the balance will pay."""
        return min(self.book.credit, self.counter.interest)

    def asked_on(self, day: date) -> Minor:
        """The minimum of a bill due on this day, arrears included."""
        if not any(bill.due == day for bill in self.bills):
            return 0
        unpaid = sum(bill.unpaid for bill in self.bills if bill.due is not None and bill.due <= day)
        return min(unpaid, max(self.book.owed.total - self.book.credit, 0))

    def balance(self, debt: str, currency: str, day: date) -> Balance:
        """Return the balance with its trace."""
        self._ask_for_grace(day)
        owed = self.owed()
        late = self._late(day)
        overdue = self._overdue_parts(min(sum(bill.unpaid for bill in late), owed.total))
        coming = next((b for b in self.bills if b.due is not None and b.due >= day and b.open_amount), None)
        known = coming is not None and coming.minimum is not None
        amount = sum(bill.unpaid for bill in self.bills) if known else None
        return Balance(
            debt,
            day,
            currency,
            owed,
            overdue,
            self._days_past_due(day),
            late[0].due if late else None,
            coming.due if coming else None,
            None if amount is None else min(amount, owed.total),
            tuple(self._missing),
            card_trace(self),
        )

    def due_items(self, debt: str, first: date, last: date, on: date) -> list[DueItem]:
        """Return the bills due between two days as they stand on `on`; coming ones have no amount yet."""
        coming = [] if not self.book.owed.total else self._coming_dues(last)
        return bill_items(self.bills, coming, debt, (first, last), on)

    def _ask_for_grace(self, day: date) -> None:
        late = (
            0 < (day - bill.due).days <= _GRACE_QUESTION_DAYS and bill.shortfall > 0
            for bill in self.bills
            if bill.due is not None
        )
        if self.terms.grace_days is None and any(late):
            self._missing["terms.grace_days"] = None

    def _coming_dues(self, last: date) -> list[date]:
        start = self.today + _DAY if self.today < date.max else self.today
        found: list[date] = []
        for day, _ in statement_dates(self.terms, (), start):
            due = due_date(self.terms, day)
            if due is None or day > last:
                break
            found.append(due)
        return found

    def _deadline(self) -> date:
        while self._decided < len(self.bills) and self.bills[self._decided].due is None:
            self._decided += 1
        if self._decided < len(self.bills):
            return self.bills[self._decided].decided_on
        return date.max

    def _posting(self) -> date:
        if self._position < len(self._transactions):
            return self._transactions[self._position].posted_on
        return date.max

    def _post(self, item: Transaction) -> None:
        self.counter.run(item.posted_on - _DAY, self.book)
        if item.kind is TransactionKind.REFUND or item.amount < 0:
            self._refund(item)
            return
        inputs: dict[str, str | int] = {"kind": item.kind.value, "transaction": item.id}
        if item.kind in _CHARGES:
            part, formula = _CHARGES[item.kind]
            self._replace_computed(item)
            self._add(Lot(item.posted_on, part, item.amount), formula, inputs, "transactions")
            return
        cash = item.kind is TransactionKind.CASH_ADVANCE
        lot = Lot(item.posted_on, "principal", item.amount, cash, bears=self._new_bear and not cash)
        self._add(lot, Formula.CARD_PURCHASE, inputs, "transactions")
        if cash:
            self._cash_fee(item)

    def _add(self, lot: Lot, formula: Formula, inputs: dict[str, str | int], source: str | None) -> None:
        self.book.add(lot)
        self.lines.append(TraceLine(lot.posted, lot.part, lot.remaining, formula, inputs, source))
        if self.book.credit:
            parts, left = self.book.take(lot.posted, self.book.credit, CHARGES_FIRST)
            used = self.book.credit - left
            self.book.credit = left
            self.bookings.append(Booking("credit", lot.posted, parts, -used))

    def _refund(self, item: Transaction) -> None:
        amount = abs(item.amount)
        parts, left = self.book.take(item.posted_on, amount, PRINCIPAL_FIRST)
        self.book.credit += left
        for part in PARTS:
            if taken := getattr(parts, part):
                inputs: dict[str, str | int] = {"transaction": item.id}
                line = TraceLine(item.posted_on, part, -taken, Formula.CARD_REFUND, inputs, "transactions")
                self.lines.append(line)
        if left:
            self.lines.append(TraceLine(item.posted_on, "credit", left, Formula.CARD_REFUND))
        credit_bills(self.bills, amount)

    def _cash_fee(self, item: Transaction) -> None:
        percent = self.terms.cash_fee_percent
        if not percent:
            return
        fee = half_up_within(percent_of(item.amount, percent))
        listed = (
            other.kind is TransactionKind.FEE
            and other.posted_on == item.posted_on
            and 2 * other.amount >= fee
            for other in self._transactions
        )
        if any(listed):
            return
        inputs: dict[str, str | int] = {"amount": item.amount, "percent": str(percent)}
        self._add(Lot(item.posted_on, "fees", fee), Formula.CARD_CASH_FEE, inputs, "terms.cash_fee_percent")

    def _replace_computed(self, item: Transaction) -> None:
        """Interest that the bank posted takes the place of what was counted for the same days."""
        if item.kind is not TransactionKind.INTEREST:
            return
        for lot in self.counter.bank_posted(item.posted_on):
            open_part, paid = self.book.remove(item.posted_on, lot)
            inputs: dict[str, str | int] = {"kind": item.kind.value, "transaction": item.id}
            for part, amount in (("interest", -open_part), ("credit", paid)):
                if amount:
                    line = TraceLine(
                        item.posted_on, part, amount, Formula.CARD_INTEREST_POSTED, inputs, "transactions"
                    )
                    self.lines.append(line)
            credit_bills(self.bills, open_part + paid)

    def _decide(self, bill: Bill) -> None:
        """The last day to pay has passed: decide on interest and late fee."""
        self._decided += 1
        self.counter.run(bill.decided_on - _DAY, self.book)
        lots = [lot for lot in self.book.undecided if lot.posted <= bill.made_on]
        if bill.shortfall <= (self.terms.tolerance or 0):
            for lot in lots:
                lot.counts_from = bill.decided_on
            for settled in self.bills[: self._decided]:
                settled.unpaid = 0
        elif self.terms.interest_base is not None:
            if self.terms.interest_base is InterestBase.AVERAGE_DAILY_BALANCE:
                lots = self.book.undecided
                self._new_bear = True
            begin_interest(self.book, self.counter.purchases, lots, bill, self.terms, self.counter.counted)
        self._charge_late_fee(bill)
        if bill.shortfall > (self.terms.tolerance or 0) and self.terms.compounding is None:
            self._missing["terms.compounding"] = None
        small = max(bill.balance // 100, _SMALL_SHORTFALL)
        if self.terms.tolerance is None and bill.credits and 0 < bill.shortfall <= small:
            self._missing["terms.tolerance"] = None

    def _charge_late_fee(self, bill: Bill) -> None:
        unpaid = sum(item.unpaid for item in self.bills[: self._decided])
        if unpaid <= 0 or self._late_fee_posted(bill):
            return
        amount, inputs, missing = late_fee(self.terms, unpaid)
        self._missing |= dict.fromkeys(missing)
        if amount:
            inputs["due"] = bill.due.isoformat() if bill.due else ""
            lot = Lot(bill.decided_on, "penalty", amount)
            self._add(lot, Formula.CARD_LATE_FEE, inputs, "terms.late_fee_percent")

    def _late_fee_posted(self, bill: Bill) -> bool:
        """Whether the bank posted its own late fee for this bill within the next cycle."""
        until = bill.decided_on + 45 * _DAY
        return any(
            item.kind is TransactionKind.LATE_FEE
            and bill.due is not None
            and bill.due < item.posted_on <= until
            for item in self._transactions
        )

    def _close(self) -> None:
        """The statement day ends: post interest, make the bill."""
        if self._coming is None:
            return
        day, printed = self._coming
        self._coming = next(self._dates, None)
        self.counter.run(day, self.book)
        for lot, formula, inputs, source in self.counter.close(day):
            self._add(lot, formula, inputs, source)
        if printed is not None and printed.balance is not None:
            self._take_over(printed)
        self._new_bear = False
        pending = next((bill for bill in self.bills[self._decided :] if bill.due is not None), None)
        self.book.at_statement(pending.made_on if pending else None)
        balance = self.book.owed.total - self.book.credit
        former = sum(bill.unpaid for bill in self.bills)
        minimum, missing = minimum_of(self.terms, printed, balance, former)
        if minimum is not None and former > minimum:
            pay_minimums(self.bills, former - minimum)
            former = minimum
        self._missing |= dict.fromkeys(missing)
        due = printed.due if printed is not None and printed.due is not None else due_date(self.terms, day)
        if due is None and balance > 0:
            self._missing["terms.due_day"] = None
        bill = Bill(day, due, self.terms.grace_days or 0, balance, minimum)
        bill.unpaid = max((minimum or 0) - former, 0)
        self.bills.append(bill)

    def _take_over(self, printed: Statement) -> None:
        """The printed balance is the truth: book the difference to what was computed."""
        computed = self.book.owed.total - self.book.credit
        difference = (printed.balance or 0) - computed
        if not difference:
            return
        inputs: dict[str, str | int] = {"printed": printed.balance or 0, "computed": computed}
        if difference > 0:
            lot = Lot(printed.date, "principal", difference)
            lot.counts_from = printed.date + _DAY
            self._add(lot, Formula.CARD_STATEMENT, inputs, "statements")
            self._missing["transactions"] = None
            return
        parts, left = self.book.take(printed.date, -difference, ("interest", "penalty", "fees", "principal"))
        self.book.credit += left
        pay_minimums(self.bills, parts.principal + left)
        credit_bills(self.bills, -difference)
        for part in PARTS:
            if taken := getattr(parts, part):
                line = TraceLine(printed.date, part, -taken, Formula.CARD_STATEMENT, inputs, "statements")
                self.lines.append(line)
        if left:
            self.lines.append(TraceLine(printed.date, "credit", left, Formula.CARD_STATEMENT, inputs))

    def _late(self, day: date) -> list[Bill]:
        return [bill for bill in self.bills if bill.is_late(day)] if self.book.owed.total else []

    def _days_past_due(self, day: date) -> int:
        late = self._late(day)
        return (day - late[0].due).days if late and late[0].due is not None else 0

    def _overdue_parts(self, amount: Minor) -> Parts:
        left, found = amount, {}
        for part in CHARGES_FIRST:
            found[part] = min(left, self.book.sums[part])
            left -= found[part]
        found["interest"] += left  # counted since the last statement, not posted yet
        return Parts(**found)
