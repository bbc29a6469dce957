"""Accounts without a schedule: a loan whose terms are partly known, and a debt known only by claims."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from debttracker.debts.account import Booking
from debttracker.debts.balance import Balance, DueItem, DueKind, DueState, Parts, TraceLine
from debttracker.debts.debt import Claim, Debt, DebtChange
from debttracker.debts.formulas import Formula
from debttracker.debts.loan_book import charges_limit
from debttracker.debts.loan_changes import in_order
from debttracker.debts.loan_fees import upfront_charges
from debttracker.debts.loan_trace import booking_lines
from debttracker.debts.payment import Payment
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import DebtChangeKind, PaymentKind
from debttracker.money.amount import Minor, Percent, half_up_within
from debttracker.money.day_count import year_fraction
from debttracker.money.vocabulary import DayCount


class OpenLoanAccount:
    """A loan without a known schedule: simple interest by days on the unpaid principal when the rate and the
    start are known, payments as the lender booked them, else to interest, then principal. What is due when is
    not known. Of changes, another rate and what the lender gives up count; others are named as missing.
    """

    def __init__(self, debt: Debt, terms: LoanTerms, missing: Sequence[str], dues: Sequence[date]) -> None:
        self.debt = debt
        self.terms = terms
        self.principal: Minor = max(terms.principal or 0, 0)
        self.bookings: list[Booking] = []
        self.today = terms.start or terms.first_due or date.min
        self._missing = dict.fromkeys(missing)
        self._dues = tuple(dues)
        self._changes = in_order(debt.changes)
        self._spells = [_Spell(self.today, terms.annual_rate)]
        self._given_up: list[TraceLine] = []
        self._interest_paid: Minor = 0
        self._principal_paid: Minor = 0
        self._day_count = terms.day_count or DayCount.ACTUAL_365
        limit = charges_limit(terms, self.principal)
        self._room = None if limit is None else max(limit - upfront_charges(terms), 0)

    def advance(self, day: date) -> None:
        """Let time pass."""
        while self._changes and self._changes[0].date <= day:
            change = self._changes.pop(0)
            self._run(change.date)
            self._change(change)
        self._run(day)

    def finish(self, day: date) -> None:
        """Let `day` end."""
        self.advance(day)

    def pay(self, payment: Payment) -> None:
        """Book a payment; a refund uses up what was overpaid, then raises the principal again."""
        day, amount = payment.paid_on, payment.amount
        self.advance(day)
        if payment.kind is PaymentKind.REFUND:
            used = min(amount, sum(booking.overpaid for booking in self.bookings))
            self._principal_paid -= amount - used
            back = Parts(principal=used - amount)
            self.bookings.append(Booking(payment.id, day, back, -used, Formula.PAYMENT_RETURNED))
            return
        owed = self.owed()
        interest = min(payment.booked_interest or 0, amount, owed.interest)
        principal = min(payment.booked_principal or 0, amount - interest, owed.principal)
        interest += min(amount - interest - principal, owed.interest - interest)
        principal += min(amount - interest - principal, owed.principal - principal)
        self._interest_paid += interest
        self._principal_paid += principal
        left = amount - interest - principal
        self.bookings.append(Booking(payment.id, day, Parts(principal, interest), left))

    def owed(self) -> Parts:
        """Unpaid principal and interest."""
        interest = self._charged - self._interest_paid - self._above_cap
        return Parts(self.principal - self._principal_paid, interest)

    def asked_on(self, day: date) -> Minor:
        """Not known."""
        del day
        return 0

    def balance(self, debt: str, currency: str, day: date) -> Balance:
        """Return the balance with its trace."""
        coming = next((due for due in self._dues if due >= day), None)
        known = coming, tuple(self._missing)
        return _balance(self, self.debt, (debt, currency, day), known, self._trace())

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

    def _run(self, day: date) -> None:
        if day <= self.today:
            return
        if self.terms.start is not None and self._spells[-1].rate:
            open_principal = self.principal - self._principal_paid
            self._spells[-1].years += open_principal * self._years(self.terms.start, day)
        self.today = day

    def _years(self, start: date, day: date) -> Fraction:
        """Return the years since `today`. Counted from the start: with months of 30 days it is then the same
        however often something happens on a 31st.
        """
        return year_fraction(start, day, self._day_count) - year_fraction(start, self.today, self._day_count)

    def _change(self, change: DebtChange) -> None:
        if change.kind is DebtChangeKind.RATE_CHANGE and change.annual_rate is not None:
            self._missing.pop("terms.annual_rate", None)
            self._spells.append(_Spell(self.today, change.annual_rate))
        elif change.kind is DebtChangeKind.WAIVER:
            owed = self.owed()
            self._give_up("principal", min(change.waived_principal or 0, owed.principal))
            self._give_up("interest", min(change.waived_interest or 0, owed.interest))
        else:
            self._missing["changes"] = None

    def _give_up(self, part: str, amount: Minor) -> None:
        if amount > 0:
            line = TraceLine(self.today, part, -amount, Formula.LOAN_WAIVER, {}, "changes")
            self._given_up.append(line)
            self._principal_paid += amount if part == "principal" else 0
            self._interest_paid += amount if part == "interest" else 0

    @property
    def _charged(self) -> Minor:
        return half_up_within(sum((spell.interest for spell in self._spells), Decimal(0)))

    @property
    def _above_cap(self) -> Minor:
        """The interest above the cap of all charges."""
        if self._room is None:
            return 0
        given_up = sum(line.amount for line in self._given_up if line.part == "interest")
        return max(self._charged + given_up - self._room, 0)

    def _cap_lines(self) -> list[TraceLine]:
        above = self._above_cap
        if not above:
            return []
        inputs: dict[str, str | int] = {
            "charged": self._charged + upfront_charges(self.terms),
            "limit": charges_limit(self.terms, self.principal) or 0,
            "percent": str(self.terms.charges_cap_percent),
        }
        source = "terms.charges_cap_percent"
        return [TraceLine(self.today, "interest", -above, Formula.LOAN_CHARGES_CAP, inputs, source)]

    def _trace(self) -> tuple[TraceLine, ...]:
        start = self.terms.start or self.today
        lines = []
        if self.principal:
            lines.append(TraceLine(start, "principal", self.principal, Formula.LOAN_PRINCIPAL, {}, "terms"))
        source = "payment_order.civil_code_561"
        charged = [*lines, *self._interest_lines(), *self._given_up, *self._cap_lines()]
        return (*charged, *booking_lines(self.bookings, source))

    def _interest_lines(self) -> list[TraceLine]:
        lines = []
        total, told = Decimal(0), 0
        ends = [*(spell.start for spell in self._spells[1:]), self.today]
        for number, (spell, end) in enumerate(zip(self._spells, ends, strict=True)):
            total += spell.interest
            amount = half_up_within(total) - told
            told += amount
            if not amount:
                continue
            inputs: dict[str, str | int] = {
                "days": (end - spell.start).days,
                "annual_rate": str(spell.rate),
                "day_count": self._day_count.value,
            }
            if self.terms.day_count is None:
                inputs["day_count_assumed"] = "yes"
            source = "changes" if number else "terms.annual_rate"
            lines.append(TraceLine(end, "interest", amount, Formula.LOAN_INTEREST_DAILY, inputs, source))
        return lines


@dataclass(slots=True)
class _Spell:
    """A time under one rate; `years` are minor units times years."""

    start: date
    rate: Percent | None
    years: Fraction = Fraction(0)

    @property
    def interest(self) -> Decimal:
        if self.rate is None or self.rate < 0 or not self.years:
            return Decimal(0)
        return self.rate * self.years.numerator / self.years.denominator / 100


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
