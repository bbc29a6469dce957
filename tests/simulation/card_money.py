"""What is open on a card and how money lowers it, on its own."""

from collections.abc import Iterable

from card_items import CHARGES_FIRST, PRINCIPAL_FIRST, Bill, Item, Plan
from card_rules import rate_of

from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import BalanceKind, PaymentOrder

SWITCH = PaymentOrder.CHARGES_THEN_PRINCIPAL_FROM_DAY_91


class Money:
    """The items, the purchases in parts and the bills of a card, and what was paid too much."""

    def __init__(self, debt: Debt) -> None:
        assert isinstance(debt.terms, CardTerms)
        self.debt = debt
        default = SWITCH if debt.currency == "CNY" else PaymentOrder.CHARGES_FIRST
        self.order = debt.terms.payment_order or default
        self.items: list[Item] = []
        self.plans: list[Plan] = []
        self.bills: list[Bill] = []
        self.credit = 0

    def open(self, part: str, *, new: bool = False, kind: BalanceKind | None = None) -> int:
        """Return what is open of a part: of all items, or of the new ones, or of one balance."""
        return sum(
            item.left
            for item in self.items
            if item.part == part and (item.new or not new) and kind in {None, item.kind}
        )

    @property
    def unbilled(self) -> int:
        """What is not billed yet of purchases in parts."""
        return sum(plan.left for plan in self.plans)

    @property
    def posted(self) -> int:
        """All that is open, without interest that is not posted yet."""
        return sum(item.left for item in self.items) + self.unbilled

    @property
    def billed(self) -> int:
        """What a statement of today asks for in all."""
        return sum(item.left for item in self.items) - self.credit

    @property
    def late(self) -> list[Bill]:
        """The bills whose minimum was missed and is still open."""
        return [bill for bill in self.bills if bill.late and bill.asked > 0]

    def add(self, item: Item) -> None:
        """Post an item; what was paid too much pays it."""
        self.items.append(item)
        self.credit = self.take(self.credit, CHARGES_FIRST)

    def take(self, amount: int, order: Iterable[str]) -> int:
        """Lower the open items part by part, the oldest first; return what is left."""
        for part in order:
            amount = self._lower(amount, [item for item in self.items if item.part == part])
        return amount

    def _lower(self, amount: int, items: Iterable[Item]) -> int:
        for item in items:
            taken = min(amount, item.left)
            item.left -= taken
            amount -= taken
        return amount

    def lower_asked(self, amount: int) -> None:
        """Lower what the bills ask for, the oldest first."""
        for bill in self.bills:
            lowered = min(amount, bill.asked)
            bill.asked -= lowered
            amount -= lowered

    def lower_bills(self, amount: int) -> None:
        """Something came in: it lowers every bill, and none asks for more than is open of it."""
        for bill in self.bills:
            bill.open = max(bill.open - amount, 0)
            bill.asked = min(bill.asked, bill.open)

    def pay(self, payment: Payment) -> None:
        """Book a payment: as the lender booked it, the rest by the order."""
        asked = sum(bill.asked for bill in self.bills)
        past_due = max(((payment.paid_on - bill.due).days for bill in self.late), default=0)
        left = payment.amount
        for part in CHARGES_FIRST:
            told = min(getattr(payment, f"booked_{part}") or 0, left)
            left -= told - self.take(told, (part,))
        above = min(max(payment.amount - asked, 0), left)
        if self.order is PaymentOrder.HIGHEST_RATE_ABOVE_MINIMUM:
            left = above + self.take(left - above, CHARGES_FIRST)
        if self.order in {PaymentOrder.HIGHEST_RATE_ABOVE_MINIMUM, PaymentOrder.HIGHEST_RATE_FIRST}:
            self.credit += self._lower(left, self._by_rate(payment))
        else:
            switched = self.order is SWITCH and past_due >= 91
            principal_first = switched or self.order is PaymentOrder.PRINCIPAL_FIRST
            self.credit += self.take(left, PRINCIPAL_FIRST if principal_first else CHARGES_FIRST)
        self.lower_asked(payment.amount)
        self.lower_bills(payment.amount)

    def _by_rate(self, payment: Payment) -> list[Item]:
        in_order = [item for part in CHARGES_FIRST for item in self.items if item.part == part]
        return sorted(in_order, key=lambda item: -rate_of(self.debt, item.kind, payment.paid_on)[1])
