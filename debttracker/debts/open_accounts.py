"""Accounts without a schedule: a loan whose terms are partly known, and a debt known only by claims."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from debttracker.debts.account import Booking
from debttracker.debts.balance import Balance, DueItem, DueKind, DueState, Parts, TraceLine
from debttracker.debts.debt import Claim, Debt
from debttracker.debts.formulas import Formula
from debttracker.debts.loan_trace import booking_lines
from debttracker.debts.payment import Payment
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import PaymentKind
from debttracker.money.amount import Minor, half_up_within
from debttracker.money.day_count import year_fraction
from debttracker.money.vocabulary import DayCount


class OpenLoanAccount:
    """A loan without a known schedule: simple interest by days on the unpaid principal when the rate and the
    start are known, payments to interest, then principal. What is due when is not known.
    """

    def __init__(self, debt: Debt, terms: LoanTerms, missing: Sequence[str], dues: Sequence[date]) -> None:
        self.debt = debt
        self.terms = terms
        self.principal: Minor = max(terms.principal or 0, 0)
        self.bookings: list[Booking] = []
        self.today = terms.start or terms.first_due or date.min
        self._missing = tuple(missing)
        self._dues = tuple(dues)
        self._years = Fraction(0)
        self._interest_paid: Minor = 0
        self._principal_paid: Minor = 0
        self._day_count = terms.day_count or DayCount.ACTUAL_365

    def advance(self, day: date) -> None:
        """Let time pass."""
        if day > self.today:
            if self.terms.start is not None and self.terms.annual_rate:
                open_principal = self.principal - self._principal_paid
                self._years += open_principal * year_fraction(self.today, day, self._day_count)
            self.today = day

    def finish(self, day: date) -> None:
        """Let `day` end."""
        self.advance(day)

    def pay(self, payment: Payment) -> None:
        """Book a payment; a refund raises the principal again."""
        day, amount = payment.paid_on, payment.amount
        self.advance(day)
        if payment.kind is PaymentKind.REFUND:
            self._principal_paid -= amount
            self.bookings.append(
                Booking(payment.id, day, Parts(principal=-amount), 0, Formula.PAYMENT_RETURNED)
            )
            return
        interest = min(amount, self._charged - self._interest_paid)
        principal = min(amount - interest, self.principal - self._principal_paid)
        self._interest_paid += interest
        self._principal_paid += principal
        left = amount - interest - principal
        self.bookings.append(Booking(payment.id, day, Parts(principal, interest), left))

    def owed(self) -> Parts:
        """Unpaid principal and interest."""
        return Parts(self.principal - self._principal_paid, self._charged - self._interest_paid)

    def asked_on(self, day: date) -> Minor:
        """Not known."""
        del day
        return 0

    def balance(self, debt: str, currency: str, day: date) -> Balance:
        """Return the balance with its trace."""
        coming = next((due for due in self._dues if due >= day), None)
        return _balance(self, self.debt, (debt, currency, day), (coming, self._missing), self._trace())

    def due_items(self, debt: str, first: date, last: date, on: date) -> list[DueItem]:
        """Return the due dates that are known; their amounts are not."""
        if not self.owed().total:
            return []
        periods = len(self._dues)
        return [
            DueItem(debt, due, DueKind.INSTALMENT, DueState.OPEN, period=number, periods=periods)
            for number, due in enumerate(self._dues, 1)
            if first <= due <= last and due >= on
        ]

    @property
    def _charged(self) -> Minor:
        rate = self.terms.annual_rate
        if rate is None or rate < 0 or not self._years:
            return 0
        return half_up_within(rate * self._years.numerator / self._years.denominator / 100)

    def _trace(self) -> tuple[TraceLine, ...]:
        start = self.terms.start or self.today
        lines = []
        if self.principal:
            lines.append(TraceLine(start, "principal", self.principal, Formula.LOAN_PRINCIPAL, {}, "terms"))
        if self._charged:
            inputs: dict[str, str | int] = {
                "days": (self.today - start).days,
                "annual_rate": str(self.terms.annual_rate),
                "day_count": self._day_count.value,
            }
            if self.terms.day_count is None:
                inputs["day_count_assumed"] = "yes"
            name = Formula.LOAN_INTEREST_DAILY
            lines.append(TraceLine(self.today, "interest", self._charged, name, inputs, "terms.annual_rate"))
        return tuple(lines + booking_lines(self.bookings, "payment_order.civil_code_561"))


class ClaimAccount:
    """A debt known only by what the lender's side claims: the latest claim less what was paid after it.

    Payments lower fees, penalty, interest, then principal.
    """

    def __init__(self, debt: Debt, missing: Sequence[str], on: date) -> None:
        self.debt = debt
        self.bookings: list[Booking] = []
        self.today = on
        self._missing = tuple(missing)
        claims = sorted((claim for claim in debt.claims if claim.date <= on), key=lambda claim: claim.date)
        self.claim = claims[-1] if claims else None
        self._open = claim_parts(self.claim) if self.claim else Parts()

    def advance(self, day: date) -> None:
        """Let time pass: nothing is known to grow."""
        self.today = day

    def finish(self, day: date) -> None:
        """Let `day` end."""
        self.advance(day)

    def pay(self, payment: Payment) -> None:
        """Book a payment made after the claim; earlier ones are in the claim. A refund raises it again."""
        day, amount = payment.paid_on, payment.amount
        if self.claim is None or day <= self.claim.date:
            return
        if payment.kind is PaymentKind.REFUND:
            self._open += Parts(principal=amount)
            self.bookings.append(
                Booking(payment.id, day, Parts(principal=-amount), 0, Formula.PAYMENT_RETURNED)
            )
            return
        left = amount
        taken = {}
        for part in ("fees", "penalty", "interest", "principal"):
            taken[part] = min(left, getattr(self._open, part))
            left -= taken[part]
        parts = Parts(**taken)
        self._open += Parts(-parts.principal, -parts.interest, -parts.penalty, -parts.fees)
        self.bookings.append(Booking(payment.id, day, parts, left))

    def owed(self) -> Parts:
        """What is left of the claim."""
        return self._open

    def asked_on(self, day: date) -> Minor:
        """Not known."""
        del day
        return 0

    def balance(self, debt: str, currency: str, day: date) -> Balance:
        """Return the balance with its trace."""
        lines = []
        if self.claim is not None:
            parts = claim_parts(self.claim)
            inputs = {"claimed_on": self.claim.date.isoformat()}
            lines = [
                TraceLine(self.claim.date, part, getattr(parts, part), Formula.CLAIM, inputs, "claims")
                for part in ("principal", "interest", "penalty", "fees")
                if getattr(parts, part)
            ]
        trace = tuple(lines + booking_lines(self.bookings, "payment_order.civil_code_561"))
        return _balance(self, self.debt, (debt, currency, day), (None, self._missing), trace)

    def due_items(self, debt: str, first: date, last: date, on: date) -> list[DueItem]:
        """Nothing is known to be due."""
        del debt, first, last, on
        return []


def claim_parts(claim: Claim) -> Parts:
    """Return a claim by part; of a total only, what no part explains is principal."""
    interest, penalty, fees = (max(value or 0, 0) for value in (claim.interest, claim.penalty, claim.fees))
    if claim.principal is not None or claim.total is None:
        return Parts(max(claim.principal or 0, 0), interest, penalty, fees)
    return Parts(max(claim.total - interest - penalty - fees, 0), interest, penalty, fees)


def _balance(
    account: OpenLoanAccount | ClaimAccount,
    debt: Debt,
    head: tuple[str, str, date],
    known: tuple[date | None, tuple[str, ...]],
    trace: tuple[TraceLine, ...],
) -> Balance:
    """Make the balance of an account that cannot tell what is overdue, but for a stated first missed date."""
    name, currency, day = head
    coming, missing = known
    owed = account.owed()
    missed = debt.first_missed_due
    late = missed is not None and missed < day and owed.total > 0
    days = (day - missed).days if late and missed is not None else 0
    next_due = coming if owed.total else None
    return Balance(
        name, day, currency, owed, Parts(), days, missed if late else None, next_due, None, missing, trace
    )
