"""A card day by day, as plainly as can be: a second calculation that shares nothing with the program.

What happens on a day, in this order: bills whose last day to pay has passed are judged; items are posted;
payments are booked; every item that bears interest bears it for the day on what is left of it; the
statement is made.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from calendar_days import DAY, days, in_month, months_later, rounded

from debttracker.debts.debt import Debt, Transaction
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import Compounding, InterestBase, TransactionKind

CHARGES_FIRST = ("fees", "penalty", "interest", "principal")
PRINCIPAL_FIRST = ("principal", "interest", "fees", "penalty")
ADB = InterestBase.AVERAGE_DAILY_BALANCE
PARTS = ("principal", "interest", "penalty", "fees")


@dataclass
class Item:
    """Something posted to the card. `left` is what is open; `ends` what was open at the end of each day."""

    posted: date
    part: str
    left: int
    cash: bool = False
    bears: bool = False
    billed: bool = False
    ends: dict[date, int] = field(default_factory=dict)


@dataclass
class Bill:
    """A statement: `asked` is what is open of the minimum that was new with it, `open` of the whole bill."""

    made: date
    due: date
    open: int
    asked: int
    judged: bool = False
    late: bool = False


class DailyCard:
    """Plays one card from its first day to a last one."""

    def __init__(self, debt: Debt, payments: Sequence[Payment]) -> None:
        assert isinstance(debt.terms, CardTerms)
        self.terms = debt.terms
        self.posted = debt.transactions
        self.paid = payments
        self.items: list[Item] = []
        self.bills: list[Bill] = []
        self.credit = 0
        self.revolving = False
        self.grown = {"cash": Fraction(0), "other": Fraction(0)}
        rate = self.terms.daily_rate
        per_day = Fraction(rate) if rate is not None else Fraction(self.terms.annual_rate or 0) / 365
        cash = self.terms.cash_daily_rate
        self.rate = {
            "other": per_day / 100,
            "cash": Fraction(cash) / 100 if cash is not None else per_day / 100,
        }

    def owed(self, on: date) -> dict[str, int]:
        """Return what is owed at the end of a day, by part."""
        first = [item.posted_on for item in self.posted] + [item.paid_on for item in self.paid]
        for today in days(min(first, default=on), on):
            self._day(today)
        parts = {part: sum(item.left for item in self.items if item.part == part) for part in PARTS}
        parts["interest"] += max(sum(rounded(amount) for amount in self.grown.values()) - self.credit, 0)
        return parts

    def _day(self, today: date) -> None:
        grace = self.terms.grace_days or 0
        for bill in self.bills:
            if not bill.judged and today > bill.due + grace * DAY:
                self._judge(bill, today)
        for posted in self.posted:
            if posted.posted_on == today:
                self._post(posted, today)
        for payment in self.paid:
            if payment.paid_on == today:
                self._pay(payment.amount, today)
        self._bear(today)
        for item in self.items:
            item.ends[today] = item.left
        if today == in_month(today.year, today.month, self.terms.statement_day or 31):
            self._state(today)

    def _judge(self, bill: Bill, today: date) -> None:
        bill.judged = True
        if bill.open <= (self.terms.tolerance or 0):
            return
        self.revolving = True
        bill.late = True
        unpaid = sum(other.asked for other in self.bills if other.made <= bill.made)
        if unpaid > 0:
            self._late_fee(unpaid, today)
        for item in self.items:
            reached = item.posted <= bill.made or self.terms.interest_base is ADB
            if item.part == "principal" and not item.bears and reached:
                self.grown["other"] += self._past(item, bill, today)
                item.bears = True

    def _past(self, item: Item, bill: Bill, today: date) -> Fraction:
        """Return the interest of an item for all days before today."""
        base = self.terms.interest_base
        first = bill.due if base is InterestBase.FROM_DUE else item.posted
        if base is ADB:
            first = max(item.posted, bill.made + DAY)
        grown = Fraction(0)
        for day in days(first, today - DAY):
            if base is InterestBase.UNPAID_PART:
                bore = item.left
            else:
                bore = item.ends[max(day, bill.made)]
            if self.terms.compounding is Compounding.DAILY:
                grown += grown * self.rate["other"]
            grown += bore * self.rate["other"]
        return grown

    def _late_fee(self, unpaid: int, today: date) -> None:
        terms = self.terms
        fee = rounded(unpaid * Fraction(terms.late_fee_percent or 0) / 100)
        fee = max(fee, terms.late_fee_floor or 0)
        if terms.late_fee_cap is not None:
            fee = min(fee, terms.late_fee_cap)
        self._add(Item(today, "penalty", fee))

    def _post(self, posted: Transaction, today: date) -> None:
        kind = posted.kind
        if kind is TransactionKind.REFUND:
            self._credit(posted.amount, today, PRINCIPAL_FIRST)
        elif kind is TransactionKind.FEE:
            self._add(Item(today, "fees", posted.amount))
        else:
            cash = kind is TransactionKind.CASH_ADVANCE
            at_once = cash or (self.revolving and self.terms.interest_base is ADB)
            self._add(Item(today, "principal", posted.amount, cash=cash, bears=at_once))
            if cash and self.terms.cash_fee_percent:
                fee = rounded(posted.amount * Fraction(self.terms.cash_fee_percent) / 100)
                self._add(Item(today, "fees", fee))

    def _add(self, item: Item) -> None:
        used = min(self.credit, item.left)
        self.credit -= used
        item.left -= used
        self.items.append(item)

    def _pay(self, amount: int, today: date) -> None:
        late = [bill.due for bill in self.bills if bill.late and bill.asked > 0]
        left = amount
        for bill in self.bills:
            booked = min(left, bill.asked)
            bill.asked -= booked
            left -= booked
        principal_first = bool(late) and (today - min(late)).days >= 91
        self._credit(amount, today, PRINCIPAL_FIRST if principal_first else CHARGES_FIRST)

    def _credit(self, amount: int, today: date, order: Sequence[str]) -> None:
        for bill in self.bills:
            bill.open = max(bill.open - amount, 0)
            bill.asked = min(bill.asked, bill.open)
        for part in order:
            for item in self.items:
                if item.part == part:
                    taken = min(amount, item.left)
                    item.left -= taken
                    amount -= taken
        self.credit += amount

    def _bear(self, today: date) -> None:
        if self.terms.compounding is Compounding.DAILY:
            for kind, amount in self.grown.items():
                self.grown[kind] += amount * self.rate[kind]
        for item in self.items:
            if item.bears:
                kind = "cash" if item.cash else "other"
                self.grown[kind] += item.left * self.rate[kind]

    def _state(self, today: date) -> None:
        bears = self.terms.compounding is not Compounding.NONE
        for kind, amount in self.grown.items():
            self._add(Item(today, "interest", rounded(amount), bears=bears))
            self.grown[kind] = Fraction(0)
        self.revolving = False
        balance = sum(item.left for item in self.items)
        former = sum(bill.asked for bill in self.bills)
        share = rounded(balance * Fraction(self.terms.minimum_percent or 0) / 100)
        minimum = min(max(share, self.terms.minimum_floor or 0) + former, balance)
        if balance > 0:
            self.bills.append(Bill(today, self._due(today), balance, minimum - former))

    def _due(self, made: date) -> date:
        if self.terms.due_days_after is not None:
            return made + self.terms.due_days_after * DAY
        first = made.replace(day=1)
        ends = (months_later(first, n) for n in (0, 1, 2))
        return next(
            day for end in ends if (day := in_month(end.year, end.month, self.terms.due_day or 31)) > made
        )
