"""A card day by day, as plainly as can be: a second calculation that shares nothing with the program.

What happens on a day, in this order: bills whose last day to pay has passed are judged; the lender changes
something; items are posted; payments are booked; every item that bears interest bears it for the day on what
is left of it; the statement is made.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from calendar_days import DAY, days, in_month, months_later, moved, rounded
from card_items import FROM_THE_BILL, PARTS, Bill, Item, Plan
from card_money import Money
from card_rules import Rate, cash_fee, late_fee, minimum, rate_of

from debttracker.debts.debt import Debt, DebtChange, Transaction
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import (
    BalanceKind,
    Compounding,
    DebtChangeKind,
    InterestBase,
    PaymentKind,
    TransactionKind,
)

BALANCES = {
    TransactionKind.CASH_ADVANCE: BalanceKind.CASH_ADVANCES,
    TransactionKind.BALANCE_TRANSFER: BalanceKind.BALANCE_TRANSFERS,
}
CHARGES = {
    TransactionKind.FEE: "fees",
    TransactionKind.LATE_FEE: "penalty",
    TransactionKind.INTEREST: "interest",
}
ADB = InterestBase.AVERAGE_DAILY_BALANCE
BANK_POSTS_WITHIN = 5
"""Interest that the bank posted so many days before or after a statement is that of the cycle."""

Grown = dict[Rate, Fraction]


class DailyCard:
    """Plays one card from its first day to a last one.

    `grown` is interest not posted yet, by balance and rate; `carried` what of it is for days before the
    cycle.
    """

    def __init__(self, debt: Debt, payments: Sequence[Payment]) -> None:
        assert isinstance(debt.terms, CardTerms)
        self.debt = debt
        self.terms = debt.terms
        self.paid = payments
        self.printed = {item.date: item for item in debt.statements}
        self.money = Money(debt)
        self.items = self.money.items
        self.bills = self.money.bills
        self.compounds = self.terms.compounding is not Compounding.NONE
        self.revolving = False
        self.begun = date.max
        self.today = date.min
        self.carried: Grown = {}
        self.grown: dict[BalanceKind, Grown] = {kind: {} for kind in BalanceKind}
        self.posted_interest: list[Item] = []
        self.bank_posted = date.min
        self.stated = date.min

    def run(self, on: date) -> None:
        """Play to the end of a day."""
        first = [item.posted_on for item in self.debt.transactions] + [item.paid_on for item in self.paid]
        first += [item.date for item in self.debt.statements]
        for today in days(min([*first, on]), on):
            self.today = today
            self._day(today, on)

    def owed(self) -> dict[str, int]:
        """Return what is owed at the end of the day, by part; what was paid too much covers what grows."""
        parts = {part: self.money.open(part) for part in PARTS}
        charged = sum(rounded(amount) for by_rate in self.grown.values() for amount in by_rate.values())
        covered = min(self.money.credit, charged)
        parts["interest"] += charged - covered
        parts["principal"] += max(self.money.unbilled - (self.money.credit - covered), 0)
        return parts

    def overdue(self) -> tuple[int, int]:
        """Return what is overdue and for how many days."""
        if not self.money.posted:
            return 0, 0
        late = self.money.late
        first = min((bill.due for bill in late), default=self.today)
        return min(sum(bill.asked for bill in late), sum(self.owed().values())), (self.today - first).days

    def _day(self, today: date, on: date) -> None:
        for bill in self.bills:
            if not bill.judged and today > bill.due + (self.terms.grace_days or 0) * DAY:
                self._judge(bill, today, on)
        for change in (item for item in self.debt.changes if item.date == today):
            self._change(change)
        for posted in (item for item in self.debt.transactions if item.posted_on == today):
            self._post(posted, today)
        for payment in (item for item in self.paid if item.paid_on == today):
            self._pay(payment)
        self._bear(today)
        if self._is_statement_day(today):
            self._state(today)
        for item in self.items:
            if item.part == "principal" and not item.bears:
                item.ends[today] = item.left

    def _is_statement_day(self, today: date) -> bool:
        """A printed statement takes the place of the one by the terms within 14 days of it."""
        if today in self.printed:
            return True
        by_terms = today == in_month(today.year, today.month, self.terms.statement_day or 31)
        return by_terms and all(abs(today - day) > 14 * DAY for day in self.printed)

    def _change(self, change: DebtChange) -> None:
        if change.kind is DebtChangeKind.RE_AGEING:
            for bill in self.money.late:
                bill.asked = 0
        elif change.kind is DebtChangeKind.EXTENSION:
            for bill in self.bills:
                if bill.due >= change.date:
                    bill.due = change.first_due or bill.due + (change.extra_days or 0) * DAY
        elif change.kind is DebtChangeKind.WAIVER:
            for part in ("fees", "penalty", "interest", "principal"):
                wanted = getattr(change, f"waived_{part}") or 0
                self.money.lower_bills(wanted - self.money.take(wanted, (part,)))

    def _judge(self, bill: Bill, today: date, on: date) -> None:
        bill.judged = True
        open_items = [item for item in self.items if item.part == "principal" and not item.bears]
        if bill.open <= (self.terms.tolerance or 0):
            for item in open_items:
                if item.posted <= bill.made:
                    item.counts_from = today
            for paid in self.bills:
                paid.asked = 0 if paid.made <= bill.made else paid.asked
            return
        self.revolving = True
        bill.late = True
        for item in open_items:
            if item.posted <= bill.made or self.terms.interest_base is ADB:
                self._take_over(item, self._past(item, bill, today))
                item.bears = True
        unpaid = sum(other.asked for other in self.bills if other.made <= bill.made)
        if unpaid > 0 and bill.balance > (self.terms.late_fee_free_up_to or 0):
            fee = late_fee(self.terms, self.bills, bill, unpaid)
            own = [item for item in self.debt.transactions if item.kind is TransactionKind.LATE_FEE]
            until = min(today + 45 * DAY, on)
            if not any(bill.due < item.posted_on <= until for item in own):
                self.money.add(Item(today, "penalty", fee))

    def _past(self, item: Item, bill: Bill, today: date) -> Grown:
        """Return the interest of an item for all days before today, by rate."""
        base = self.terms.interest_base
        first = max(item.posted, item.counts_from)
        if base is InterestBase.FROM_DUE:
            first = max(first, bill.due)
        if base in FROM_THE_BILL:
            first = max(first, bill.made + DAY)
        last = today - DAY
        if base is InterestBase.ADJUSTED_BALANCE:
            last = min(last, self.begun - DAY)
        grown: Grown = {}
        for day in days(first, last):
            self._grow(grown, item.kind, day, self._bore(item, bill, day))
        return grown

    def _bore(self, item: Item, bill: Bill, day: date) -> int:
        """Return on what an item of a bill bore interest on a day gone by."""
        base = self.terms.interest_base
        if base is InterestBase.UNPAID_PART:
            return item.left
        if base is InterestBase.PREVIOUS_BALANCE:
            return item.stated[max(made for made in item.stated if made < day)]
        if base is InterestBase.ADJUSTED_BALANCE:
            return item.stated[min(made for made in item.stated if made >= day)]
        return item.ends[max(day, bill.made)]

    def _take_over(self, item: Item, past: Grown) -> None:
        for rate, amount in past.items():
            grown = self.grown[item.kind]
            grown[rate] = grown.get(rate, Fraction(0)) + amount
            self.carried[rate] = self.carried.get(rate, Fraction(0)) + amount

    def _grow(self, grown: Grown, kind: BalanceKind, day: date, amount: int) -> None:
        """Let an amount bear interest for one day, and with daily compounding what has grown so far."""
        bore = Fraction(amount)
        if self.terms.compounding is Compounding.DAILY:
            bore += sum(grown.values())
        if bore:
            rate, factor = rate_of(self.debt, kind, day)
            grown[rate] = grown.get(rate, Fraction(0)) + bore * factor

    def _post(self, posted: Transaction, today: date) -> None:
        kind = posted.kind
        if kind is TransactionKind.REFUND:
            self.money.credit += self.money.take(posted.amount, ("principal", "interest", "fees", "penalty"))
            self.money.lower_bills(posted.amount)
        elif kind in CHARGES:
            if kind is TransactionKind.INTEREST:
                self._replace_interest(today)
            bears = kind is TransactionKind.INTEREST and self.compounds
            self.money.add(Item(today, CHARGES[kind], posted.amount, bears=bears))
        elif posted.periods:
            self.money.plans.append(
                Plan(posted.amount, posted.periods, Fraction(posted.period_fee_rate or 0))
            )
        else:
            balance = BALANCES.get(kind, BalanceKind.PURCHASES)
            at_once = balance is not BalanceKind.PURCHASES or (
                self.revolving and self.terms.interest_base is ADB
            )
            whole = kind is TransactionKind.INSTALMENT
            self.money.add(Item(today, "principal", posted.amount, balance, at_once, whole))
            if kind is TransactionKind.CASH_ADVANCE:
                self.money.add(Item(today, "fees", cash_fee(self.debt, posted)))

    def _replace_interest(self, today: date) -> None:
        """The bank posted interest: what was counted or just posted for the same days gives way."""
        if self.posted_interest and DAY <= today - self.stated <= BANK_POSTS_WITHIN * DAY:
            for item in self.posted_interest:
                self.money.credit += item.full - item.left
                item.left = 0
                item.stated.clear()
                self.money.lower_bills(item.full)
            self.posted_interest = []
            return
        self.bank_posted = today
        self._forget()

    def _forget(self) -> None:
        for grown in self.grown.values():
            grown.clear()
        self.carried.clear()

    def _pay(self, payment: Payment) -> None:
        if payment.kind is PaymentKind.REFUND:
            used = min(payment.amount, self.money.credit)
            self.money.credit -= used
            bears = self.revolving and self.terms.interest_base is ADB
            self.money.add(Item(payment.paid_on, "principal", payment.amount - used, bears=bears))
            return
        self.money.pay(payment)

    def _bear(self, today: date) -> None:
        for kind in BalanceKind:
            bearing = [item for item in self.items if item.kind is kind and item.bears]
            amount = sum(self._bears(item) for item in bearing)
            if kind is BalanceKind.INSTALMENTS:
                amount += self.money.unbilled
            if kind is BalanceKind.PURCHASES and self.terms.interest_base is InterestBase.ADJUSTED_BALANCE:
                self._count_the_cycle_anew(today, sum(item.left for item in bearing if item.stated))
            else:
                self._grow(self.grown[kind], kind, today, amount)

    def _bears(self, item: Item) -> int:
        """Return on what an item bears interest today."""
        if item.kind is BalanceKind.PURCHASES and self.terms.interest_base is InterestBase.PREVIOUS_BALANCE:
            return item.stated[max(item.stated)] if item.stated else 0
        return item.left

    def _count_the_cycle_anew(self, today: date, left: int) -> None:
        """What was paid in the cycle counts as if it had been paid on its first day."""
        kind = BalanceKind.PURCHASES
        self.grown[kind] = dict(self.carried)
        for day in days(self.begun, today):
            self._grow(self.grown[kind], kind, day, left)

    def _state(self, today: date) -> None:
        if today - self.bank_posted <= BANK_POSTS_WITHIN * DAY:
            self._forget()
        self.posted_interest, self.stated = [], today
        for kind, by_rate in self.grown.items():
            balance = BalanceKind.PURCHASES if kind is BalanceKind.INSTALMENTS else kind
            for amount in by_rate.values():
                item = Item(today, "interest", rounded(amount), balance, self.compounds)
                self.posted_interest.append(item)
                self.money.add(item)
        self._forget()
        for plan in self.money.plans:
            self.money.add(Item(today, "principal", plan.bill(), whole=True))
            self.money.add(Item(today, "fees", plan.fee))
        self.money.plans = [plan for plan in self.money.plans if plan.left_periods]
        printed = self.printed.get(today)
        if printed and printed.balance is not None:
            self._follow(printed.balance, today)
        self.revolving = False
        self.begun = today + DAY
        for item in self.items:
            item.stated[today] = item.left
        asked = minimum(self.terms, self.money)
        if printed and printed.minimum is not None and self.money.billed > 0:
            asked = printed.minimum
        asked_before = sum(bill.asked for bill in self.bills)
        self.money.lower_asked(max(asked_before - asked, 0))
        new = max(asked - asked_before, 0)
        due = printed.due if printed and printed.due else self._due(today)
        self.bills.append(Bill(today, due, self.money.billed, asked, new))
        for item in self.items:
            item.new = False

    def _follow(self, balance: int, today: date) -> None:
        """What the bank printed holds: more is principal from tomorrow on, less is given up."""
        more = balance - self.money.billed
        if more > 0:
            self.money.add(Item(today, "principal", more, counts_from=today + DAY))
        elif more < 0:
            before = self.money.open("principal")
            left = self.money.take(-more, ("interest", "penalty", "fees", "principal"))
            self.money.credit += left
            self.money.lower_asked(before - self.money.open("principal") + left)
            self.money.lower_bills(-more)

    def _due(self, made: date) -> date:
        if self.terms.due_days_after is not None:
            due = made + self.terms.due_days_after * DAY
            return moved(due, self.terms.due_shift, self.terms.calendar)
        first = made.replace(day=1)
        ends = (months_later(first, n) for n in (0, 1, 2))
        due = next(
            day for end in ends if (day := in_month(end.year, end.month, self.terms.due_day or 31)) > made
        )
        return moved(due, self.terms.due_shift, self.terms.calendar)
