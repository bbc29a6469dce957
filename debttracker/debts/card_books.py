"""The books of a card: every posting, payment and refund passes through here and leaves its trace."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from debttracker.debts.account import Booking
from debttracker.debts.balance import Parts, TraceLine
from debttracker.debts.card_bill import Bill, BillBook
from debttracker.debts.card_counter import InterestCounter
from debttracker.debts.card_lots import CHARGES_FIRST, PARTS, PRINCIPAL_FIRST, Lot, LotBook
from debttracker.debts.card_orders import book_payment
from debttracker.debts.card_plans import InstalmentPlan
from debttracker.debts.debt import DebtChange, Statement, Transaction
from debttracker.debts.formulas import Formula
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import BalanceKind, PaymentOrder, TransactionKind
from debttracker.money.amount import Minor, half_up_within, percent_of

_DAY = timedelta(days=1)
_CHARGES = {
    TransactionKind.FEE: ("fees", Formula.CARD_FEE),
    TransactionKind.INTEREST: ("interest", Formula.CARD_INTEREST_POSTED),
    TransactionKind.LATE_FEE: ("penalty", Formula.CARD_LATE_FEE_POSTED),
}
_BALANCES = {
    TransactionKind.CASH_ADVANCE: BalanceKind.CASH_ADVANCES,
    TransactionKind.BALANCE_TRANSFER: BalanceKind.BALANCE_TRANSFERS,
}
_PURCHASES, _CASH = BalanceKind.PURCHASES, BalanceKind.CASH_ADVANCES
_OPENING, _REFUND = TransactionKind.OPENING_BALANCE, TransactionKind.REFUND
_CASH_ADVANCE, _INSTALMENT = TransactionKind.CASH_ADVANCE, TransactionKind.INSTALMENT
_LINES = {"fees": "fees", "penalty": "late_fee", "interest": "interest"}


class CardBooks:
    """What is open on a card and how it came about.

    `cycle` sums, line by line of a statement, what happened since the last one; `new` are its items.
    """

    def __init__(
        self,
        terms: CardTerms,
        transactions: Sequence[Transaction],
        changes: Sequence[DebtChange],
        first: date,
    ) -> None:
        self.terms = terms
        self.book = LotBook()
        self.counter = InterestCounter(terms, changes, first)
        self.bills = BillBook()
        self.lines: list[TraceLine] = []
        self.bookings: list[Booking] = []
        self.cycle: defaultdict[str, Minor] = defaultdict(int)
        self.new: list[Lot] = []
        self.new_bear = False
        self._plans: list[InstalmentPlan] = []
        self._fees = [item for item in transactions if item.kind is TransactionKind.FEE]

    def add(self, lot: Lot, formula: Formula, inputs: dict[str, str | int], source: str) -> None:
        """Post an item; money paid ahead pays it at once."""
        self.lines.append(TraceLine(lot.posted, lot.part, lot.remaining, formula, inputs, source))
        if lot.part in _LINES:
            self.cycle[_LINES[lot.part]] += lot.remaining
        self._open(lot)

    def pay(self, payment: Payment, minimum: Minor, order: tuple[PaymentOrder, str]) -> None:
        """Book a payment."""
        self.bookings += book_payment(self.book, self.counter.rates, payment, minimum, order)
        self.cycle["payments"] += payment.amount
        self.bills.pay(payment.amount)
        self.bills.credit(payment.amount)

    def give_back(self, payment: Payment) -> None:
        """Money that the lender gave back: uses up what was overpaid, the rest is owed like a purchase."""
        used = min(payment.amount, self.book.credit)
        self.book.credit -= used
        rest = payment.amount - used
        if rest:
            self._open(Lot(payment.paid_on, "principal", rest, bears=self.new_bear))
        self.cycle["payments"] -= payment.amount
        parts = Parts(principal=-rest)
        returned = Formula.PAYMENT_RETURNED
        self.bookings.append(Booking(payment.id, payment.paid_on, parts, -used, formula=returned))

    def post(self, item: Transaction) -> None:
        """Post a transaction."""
        if item.kind is _REFUND or item.amount < 0:
            self._refund(item)
            return
        inputs: dict[str, str | int] = {"kind": str(item.kind), "transaction": item.id}
        if item.kind in _CHARGES:
            part, formula = _CHARGES[item.kind]
            self._replace_computed(item)
            self.add(Lot(item.posted_on, part, item.amount), formula, inputs, "transactions")
            return
        if item.periods is not None and item.periods > 0:
            self._plans.append(InstalmentPlan(item))
            self.book.raise_unbilled(item.amount)
            line = TraceLine(
                item.posted_on, "principal", item.amount, Formula.CARD_PURCHASE, inputs, "transactions"
            )
            self.lines.append(line)
        else:
            self._post_principal(item, inputs)
        if item.kind is _CASH_ADVANCE:
            self._cash_fee(item)

    def bill_instalments(self, day: date) -> None:
        """Bill the next part of each purchase in instalments, with its fee."""
        for plan in self._plans:
            part = plan.bill()
            self.book.raise_unbilled(-part.principal)
            self.cycle["purchases"] += part.principal
            self._open(Lot(day, "principal", part.principal, whole=True))
            if part.fee:
                lot = Lot(day, "fees", part.fee, whole=False)
                self.add(lot, Formula.CARD_INSTALMENT_FEE, part.inputs, "transactions")
        self._plans = [plan for plan in self._plans if not plan.done]

    def take_over(self, printed: Statement, balance: Minor) -> bool:
        """Follow the printed balance: book the difference to what was computed; return whether it is more."""
        computed = self.book.billed
        difference = balance - computed
        if not difference:
            return False
        inputs: dict[str, str | int] = {"printed": balance, "computed": computed}
        if difference > 0:
            lot = Lot(printed.date, "principal", difference)
            lot.counts_from = printed.date + _DAY if printed.date < date.max else printed.date
            self.add(lot, Formula.CARD_STATEMENT, inputs, "statements")
            return True
        parts, left = self.book.take(printed.date, -difference, ("interest", "penalty", "fees", "principal"))
        self.book.credit += left
        self.bills.pay(parts.principal + left)
        self.bills.credit(-difference)
        self._lower(printed.date, parts, Formula.CARD_STATEMENT, (inputs, "statements"))
        if left:
            self.lines.append(TraceLine(printed.date, "credit", left, Formula.CARD_STATEMENT, inputs))
        return False

    def end_cycle(self, bill: Bill) -> None:
        """Let the bill end the cycle, and begin the next."""
        bill.cycle, self.cycle, self.new = self.cycle, defaultdict(int), []
        bill.former = self.bills.bills[-1].balance if self.bills.bills else 0

    def _post_principal(self, item: Transaction, inputs: dict[str, str | int]) -> None:
        balance = _BALANCES.get(item.kind, _PURCHASES)
        lot = Lot(item.posted_on, "principal", item.amount, balance)
        lot.bears = balance is not _PURCHASES or self.new_bear
        lot.whole = item.kind is _INSTALMENT
        line = "cash_advances" if balance is _CASH else "purchases"
        self.cycle["opening" if item.kind is _OPENING else line] += item.amount
        self.add(lot, Formula.CARD_PURCHASE, inputs, "transactions")

    def _open(self, lot: Lot) -> None:
        self.book.add(lot)
        self.new.append(lot)
        if self.book.credit:
            parts, left = self.book.take(lot.posted, self.book.credit, CHARGES_FIRST)
            used = self.book.credit - left
            self.book.credit = left
            self.bookings.append(Booking("credit", lot.posted, parts, -used))

    def _refund(self, item: Transaction) -> None:
        amount = abs(item.amount)
        parts, left = self.book.take(item.posted_on, amount, PRINCIPAL_FIRST)
        self.book.credit += left
        self.cycle["payments"] += amount
        self._lower(item.posted_on, parts, Formula.CARD_REFUND, ({"transaction": item.id}, "transactions"))
        if left:
            self.lines.append(TraceLine(item.posted_on, "credit", left, Formula.CARD_REFUND))
        self.bills.credit(amount)

    def _lower(
        self, day: date, parts: Parts, formula: Formula, why: tuple[dict[str, str | int], str]
    ) -> None:
        for part in PARTS:
            if taken := getattr(parts, part):
                self.lines.append(TraceLine(day, part, -taken, formula, *why))

    def _cash_fee(self, item: Transaction) -> None:
        percent, floor, cap = self.terms.cash_fee_percent, self.terms.cash_fee_floor, self.terms.cash_fee_cap
        inputs: dict[str, str | int] = {"amount": item.amount}
        fee = 0
        if percent is not None:
            fee = half_up_within(percent_of(item.amount, percent))
            inputs["percent"] = str(percent)
        if floor is not None:
            fee = max(fee, floor)
            inputs["floor"] = floor
        if cap is not None:
            fee = min(fee, cap)
            inputs["cap"] = cap
        if fee and not self._fee_posted(item, fee):
            lot = Lot(item.posted_on, "fees", fee)
            self.add(lot, Formula.CARD_CASH_FEE, inputs, "terms.cash_fee_percent")

    def _fee_posted(self, item: Transaction, fee: Minor) -> bool:
        """Whether the bank posted a fee that day that may be this one: half of it to twice as much."""
        return any(
            other.posted_on == item.posted_on and fee <= 2 * other.amount <= 4 * fee for other in self._fees
        )

    def _replace_computed(self, item: Transaction) -> None:
        """Interest that the bank posted takes the place of what was counted for the same days."""
        if item.kind is not TransactionKind.INTEREST:
            return
        for lot in self.counter.bank_posted(item.posted_on):
            open_part, paid = self.book.remove(item.posted_on, lot)
            self.cycle["interest"] -= open_part + paid
            inputs: dict[str, str | int] = {"kind": item.kind.value, "transaction": item.id}
            for part, amount in (("interest", -open_part), ("credit", paid)):
                if amount:
                    line = TraceLine(
                        item.posted_on, part, amount, Formula.CARD_INTEREST_POSTED, inputs, "transactions"
                    )
                    self.lines.append(line)
            self.bills.credit(open_part + paid)
