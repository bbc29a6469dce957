"""Money norms on charges: a sum that they may not pass, and the order in which a payment has to be booked."""

import datetime as dt

from debttracker.debts.ledger import balance
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import PaymentKind, TransactionKind
from debttracker.money.amount import parse_major, to_major
from debttracker.norms.condition import Missing
from debttracker.norms.debt_facts import debt_facts
from debttracker.norms.finding import Value
from debttracker.norms.looked import Looked
from debttracker.norms.money_matter import MoneyMatter
from debttracker.norms.money_schema import MoneyNorm, MoneyVersion


def look_at_total(_norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether default charges pass a sum: agreed, charged by the terms so far, or claimed."""
    currency = version.unit("most")
    if matter.currency != currency:
        return Looked(False, version)
    most = parse_major(str(version.text("most")), currency)
    terms = matter.possible.terms
    agreed = terms.late_fee if isinstance(terms, LoanTerms) else None
    if isinstance(terms, CardTerms):
        agreed = terms.late_fee_floor
    owed = balance(matter.debt, matter.payments, matter.on, matter.case_currency)
    charged = sum(line.amount for line in owed.trace if line.part == "penalty" and line.amount > 0)
    claims = [c.penalty for c in matter.debt.claims if c.date <= matter.on and c.penalty is not None]
    fees = [t for t in matter.debt.transactions if t.kind is TransactionKind.LATE_FEE]
    posted = sum(fee.amount for fee in fees if fee.posted_on <= matter.on) if fees else None
    known = {"agreed": agreed, "charged": charged, "posted": posted, "claimed": max(claims, default=None)}
    facts: dict[str, Value] = {
        name: to_major(value, currency) for name, value in known.items() if value is not None
    }
    facts["most"] = to_major(most, currency)
    if any(value is not None and value > most for value in known.values()):
        return Looked(True, version, facts=facts)
    if agreed is None and not claims:
        return Looked(None, version, missing=("terms.late_fee",), facts=facts)
    return Looked(False, version, facts=facts)


def look_at_steps(_norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether a card's late fees pass the sums for the first, second and third missed bill in a row."""
    currency = version.unit("first")
    terms = matter.possible.terms
    if matter.currency != currency:
        return Looked(False, version)
    steps = [parse_major(str(version.text(name)), currency) for name in ("first", "second", "third")]
    posted = [t.amount for t in matter.debt.transactions if t.kind is TransactionKind.LATE_FEE]
    posted += [s.late_fee for s in matter.debt.statements if s.late_fee is not None]
    facts: dict[str, Value] = {"steps": tuple(to_major(step, currency) for step in steps)}
    if posted:
        facts["highest_posted"] = to_major(max(posted), currency)
    card = terms if isinstance(terms, CardTerms) else CardTerms()
    agreed = [
        card.late_fee_steps[min(n, len(card.late_fee_steps) - 1)] for n in range(3) if card.late_fee_steps
    ]
    facts["agreed"] = tuple(to_major(fee, currency) for fee in agreed)
    free = parse_major(str(version.text("free_up_to")), currency)
    above = any(fee > step for fee, step in zip(agreed, steps, strict=False))
    too_often = card.late_fee_most is not None and card.late_fee_most > (version.number("in_a_row") or 0)
    too_small = card.late_fee_free_up_to is not None and card.late_fee_free_up_to < free
    if above or too_often or too_small or max(posted, default=0) > steps[-1]:
        return Looked(True, version, facts=facts)
    unknown = {
        "terms.late_fee_steps": not agreed,
        "terms.late_fee_most": card.late_fee_most is None,
        "terms.late_fee_free_up_to": card.late_fee_free_up_to is None,
    }
    missing = tuple(name for name, absent in unknown.items() if absent)
    return Looked(None if missing else False, version, missing=missing, facts=facts)


def look_at_order(_norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether a payment so many days overdue was booked to charges while principal was owed.

    Up to `days` days overdue charges come first; what is booked to the principal earlier harms nobody.
    """
    days = version.number("days") or 0
    late = [(payment, _days_overdue(matter, payment)) for payment in _booked(matter)]
    unknown: set[str] = set()
    wrong: list[Payment] = []
    for payment, overdue in late:
        charges = sum(p or 0 for p in (payment.booked_interest, payment.booked_penalty, payment.booked_fees))
        if isinstance(overdue, Missing):
            unknown |= set(overdue)
        elif overdue > days and charges > 0:
            open_before = _principal_before(matter, payment)
            if open_before is None:
                unknown.add("transactions")
            elif open_before > (payment.booked_principal or 0):
                wrong.append(payment)
    if wrong:
        facts: dict[str, Value] = {
            "days_overdue": tuple(int(str(o)) for p, o in late if p in wrong),
            "payments": tuple(p.id for p in wrong),
        }
        return Looked(True, version, facts=facts, counted=tuple(p.id for p in wrong))
    return Looked(None if unknown else False, version, missing=tuple(sorted(unknown)))


def _booked(matter: MoneyMatter) -> list[Payment]:
    """The payments whose booking the lender gave; those still to come and refunds are none."""
    made = [
        p
        for p in matter.payments
        if p.paid_on <= matter.on and not p.scheduled and p.kind is not PaymentKind.REFUND
    ]
    parts = [(p, (p.booked_principal, p.booked_interest, p.booked_penalty, p.booked_fees)) for p in made]
    booked = [p for p, amounts in parts if any(amount is not None for amount in amounts)]
    return sorted(booked, key=lambda p: (p.paid_on, p.id))


def _days_overdue(matter: MoneyMatter, payment: Payment) -> int | Missing:
    found = debt_facts(matter.debt, (), payment.paid_on)["debt.days_past_due"]
    return found if isinstance(found, int | Missing) else 0


def _principal_before(matter: MoneyMatter, payment: Payment) -> int | None:
    """The principal owed on the day before a payment, by the ledger; None when nothing tells."""
    day = payment.paid_on - dt.timedelta(days=1)
    owed = balance(matter.debt, matter.payments, day, matter.case_currency)
    return owed.owed.principal if owed.trace else None
