"""A card day by day, as plainly as can be: a second calculation that shares nothing with the program.

What happens on a day, in this order: bills whose last day to pay has passed are judged; items are posted;
payments are booked; every item that bears interest bears it for the day on what is left of it; the
statement is made.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from calendar_days import DAY, days, in_month, months_later, rounded

from debttracker.debts.debt import Debt, Transaction
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import BalanceKind, Compounding, InterestBase, TransactionKind

CHARGES_FIRST = ("fees", "penalty", "interest", "principal")
PRINCIPAL_FIRST = ("principal", "interest", "fees", "penalty")
BALANCES = {
    TransactionKind.CASH_ADVANCE: BalanceKind.CASH_ADVANCES,
    TransactionKind.BALANCE_TRANSFER: BalanceKind.BALANCE_TRANSFERS,
}
ADB = InterestBase.AVERAGE_DAILY_BALANCE
FROM_THE_BILL = {
    ADB,
    InterestBase.AVERAGE_DAILY_BALANCE_WITHOUT_NEW,
    InterestBase.PREVIOUS_BALANCE,
    InterestBase.ADJUSTED_BALANCE,
}
PARTS = ("principal", "interest", "penalty", "fees")


@dataclass
class Item:
    """Something posted to the card. `left` is what is open; `ends` what was open at the end of each day,
    `stated` what each statement showed of it.
    """

    posted: date
    part: str
    left: int
    kind: BalanceKind = BalanceKind.PURCHASES
    bears: bool = False
    ends: dict[date, int] = field(default_factory=dict)
    stated: dict[date, int] = field(default_factory=dict)


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
        self.begun = date.max
        self.carried: dict[Fraction, Fraction] = {}
        self.grown: dict[BalanceKind, dict[Fraction, Fraction]] = {kind: {} for kind in BalanceKind}

    def rate(self, kind: BalanceKind, day: date) -> Fraction:
        """Return the rate of a day: of the entries that cover it the one that began last, else the card's."""
        fits = [
            entry
            for entry in self.terms.rates
            if entry.balance is kind
            and (entry.from_ is None or entry.from_ <= day)
            and (entry.until is None or day <= entry.until)
        ]
        if fits:
            found = max(reversed(fits), key=lambda entry: entry.from_ or date.min)
            return self._per_day(found.daily_rate, found.annual_rate)
        if kind is BalanceKind.CASH_ADVANCES and self.terms.cash_daily_rate is not None:
            return Fraction(self.terms.cash_daily_rate) / 100
        return self._per_day(self.terms.daily_rate, self.terms.annual_rate)

    def _per_day(self, daily: Decimal | None, annual: Decimal | None) -> Fraction:
        if daily is not None:
            return Fraction(daily) / 100
        return Fraction(annual or 0) / 100 / (self.terms.year_days or 365)

    def _charged(self) -> int:
        return sum(rounded(amount) for by_rate in self.grown.values() for amount in by_rate.values())

    def owed(self, on: date) -> dict[str, int]:
        """Return what is owed at the end of a day, by part."""
        first = [item.posted_on for item in self.posted] + [item.paid_on for item in self.paid]
        for today in days(min(first, default=on), on):
            self._day(today)
        parts = {part: sum(item.left for item in self.items if item.part == part) for part in PARTS}
        parts["interest"] += max(self._charged() - self.credit, 0)
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
            for paid in self.bills:
                paid.asked = 0 if paid.made <= bill.made else paid.asked
            return
        self.revolving = True
        bill.late = True
        unpaid = sum(other.asked for other in self.bills if other.made <= bill.made)
        if unpaid > 0:
            self._late_fee(unpaid, today)
        for item in self.items:
            reached = item.posted <= bill.made or self.terms.interest_base is ADB
            if item.part == "principal" and not item.bears and reached:
                self._take_over(item, self._past(item, bill, today))
                item.bears = True

    def _past(self, item: Item, bill: Bill, today: date) -> dict[Fraction, Fraction]:
        """Return the interest of an item for all days before today, by rate."""
        base = self.terms.interest_base
        first = bill.due if base is InterestBase.FROM_DUE else item.posted
        if base in FROM_THE_BILL:
            first = max(item.posted, bill.made + DAY)
        grown: dict[Fraction, Fraction] = {}
        last = today - DAY
        if base is InterestBase.ADJUSTED_BALANCE:
            last = min(last, self.begun - DAY)
        for day in days(first, last):
            rate = self.rate(item.kind, day)
            bore = Fraction(self._bore(item, bill, day))
            if self.terms.compounding is Compounding.DAILY:
                bore += sum(grown.values())
            grown[rate] = grown.get(rate, Fraction(0)) + bore * rate
        return grown

    def _bore(self, item: Item, bill: Bill, day: date) -> int:
        """Return on what an item of a bill bore interest on a day gone by."""
        base = self.terms.interest_base
        if base is InterestBase.UNPAID_PART:
            return item.left
        if base is InterestBase.PREVIOUS_BALANCE:
            return item.stated[max(made for made in item.stated if made < day)]
        if base is InterestBase.ADJUSTED_BALANCE:
            later = [made for made in item.stated if made >= day]
            return item.stated[min(later)] if later else item.left
        return item.ends[max(day, bill.made)]

    def _take_over(self, item: Item, past: dict[Fraction, Fraction]) -> None:
        for rate, amount in past.items():
            self._add_grown(item.kind, rate, amount)
            self.carried[rate] = self.carried.get(rate, Fraction(0)) + amount

    def _add_grown(self, kind: BalanceKind, rate: Fraction, amount: Fraction) -> None:
        self.grown[kind][rate] = self.grown[kind].get(rate, Fraction(0)) + amount

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
            self._credit(posted.amount, PRINCIPAL_FIRST)
        elif kind is TransactionKind.FEE:
            self._add(Item(today, "fees", posted.amount))
        else:
            balance = BALANCES.get(kind, BalanceKind.PURCHASES)
            at_once = balance is not BalanceKind.PURCHASES
            at_once = at_once or (self.revolving and self.terms.interest_base is ADB)
            self._add(Item(today, "principal", posted.amount, balance, at_once))
            if kind is TransactionKind.CASH_ADVANCE:
                self._cash_fee(posted.amount, today)

    def _cash_fee(self, amount: int, today: date) -> None:
        fee = max(
            rounded(amount * Fraction(self.terms.cash_fee_percent or 0) / 100), self.terms.cash_fee_floor or 0
        )
        if self.terms.cash_fee_cap is not None:
            fee = min(fee, self.terms.cash_fee_cap)
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
        self._credit(amount, PRINCIPAL_FIRST if principal_first else CHARGES_FIRST)

    def _credit(self, amount: int, order: Sequence[str]) -> None:
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
        for kind in BalanceKind:
            if kind is BalanceKind.PURCHASES and self.terms.interest_base is InterestBase.ADJUSTED_BALANCE:
                self._count_the_cycle_anew(today)
            else:
                self._bear_on(kind, today, sum(self._bears(item) for item in self.items if item.kind is kind))

    def _bears(self, item: Item) -> int:
        """Return on what an item bears interest today."""
        if not item.bears:
            return 0
        if item.kind is BalanceKind.PURCHASES and self.terms.interest_base is InterestBase.PREVIOUS_BALANCE:
            return item.stated[max(item.stated)] if item.stated else 0
        return item.left

    def _bear_on(self, kind: BalanceKind, day: date, amount: int) -> None:
        bore = Fraction(amount)
        if self.terms.compounding is Compounding.DAILY:
            bore += sum(self.grown[kind].values())
        rate = self.rate(kind, day)
        self._add_grown(kind, rate, bore * rate)

    def _count_the_cycle_anew(self, today: date) -> None:
        """What was paid in the cycle counts as if it had been paid on its first day."""
        kind = BalanceKind.PURCHASES
        left = sum(item.left for item in self.items if item.bears and item.kind is kind and item.stated)
        self.grown[kind] = dict(self.carried)
        for day in days(self.begun, today):
            self._bear_on(kind, day, left)

    def _state(self, today: date) -> None:
        bears = self.terms.compounding is not Compounding.NONE
        for kind, by_rate in self.grown.items():
            for amount in by_rate.values():
                self._add(Item(today, "interest", rounded(amount), kind, bears))
            by_rate.clear()
        self.revolving = False
        self.carried.clear()
        self.begun = today + DAY
        for item in self.items:
            item.stated[today] = item.left
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
