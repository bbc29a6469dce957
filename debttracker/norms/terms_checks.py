"""Money norms on what was agreed and how money was booked."""

import datetime as dt
from decimal import Decimal

from debttracker.debts.ledger import balance
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import FeeKind, TransactionKind
from debttracker.money.amount import Minor, to_major
from debttracker.norms.card_bills import bills
from debttracker.norms.collectors import debt_collectors
from debttracker.norms.finding import Value
from debttracker.norms.looked import Looked
from debttracker.norms.money_matter import MoneyMatter
from debttracker.norms.money_schema import MoneyNorm, MoneyVersion
from debttracker.norms.vocabulary import Note, Verdict

_HUNDRED = Decimal(100)


def look_at_condition(norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether the facts that the norm names are given; the engine asks for them of every norm."""
    return Looked(True, version, facts=matter.shown(norm.given))


def look_at_disclosure(norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether something that had to be shown of the cost before signing was not."""
    shown = matter.debt.disclosed_costs
    if shown is None:
        return Looked(None, version, missing=("debt.disclosed_costs",))
    lacking = tuple(item.value for item in norm.check.items if item.value not in shown)
    return Looked(bool(lacking), version, facts={"lacking": lacking, "shown": tuple(shown)})


def look_at_kept_back(_norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether interest was kept back at the start and yet counts as principal."""
    terms = matter.possible.terms
    if not isinstance(terms, LoanTerms) or terms.principal is None:
        return Looked(False, version)
    at_start = [fee for fee in terms.fees if fee.when == "start"]
    interest = sum(fee.amount for fee in at_start if fee.kind is FeeKind.UPFRONT_INTEREST)
    facts: dict[str, Value] = {"principal": to_major(terms.principal, matter.currency)}
    if interest > 0:
        facts["interest_kept_back"] = to_major(interest, matter.currency)
        return Looked(True, version, facts=facts)
    if terms.received is None:
        return Looked(None, version, missing=("terms.received",), facts=facts)
    unexplained = terms.principal - terms.received - sum(fee.amount for fee in at_start)
    facts["unexplained"] = to_major(max(0, unexplained), matter.currency)
    if unexplained <= 0:
        return Looked(False, version, facts=facts)
    return Looked(True, version, Verdict.POSSIBLE, (Note.NEEDS_JUDGEMENT,), facts=facts)


def look_at_claimed_interest(_norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether interest is claimed although the contract agrees none."""
    claimed = [c.interest for c in matter.debt.claims if c.date <= matter.on and c.interest]
    if not claimed:
        return Looked(False, version)
    terms = matter.possible.terms
    rate = getattr(terms, "annual_rate", None)
    facts: dict[str, Value] = {"claimed_interest": to_major(max(claimed), matter.currency)}
    if rate is None and getattr(terms, "daily_rate", None) is None:
        return Looked(None, version, missing=("terms.annual_rate",), facts=facts)
    return Looked(rate == 0, version, facts=facts)


def look_at_penalty(_norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether a penalty claimed is more than so many percent above the loss that they show."""
    claimed = [c for c in matter.debt.claims if c.date <= matter.on and c.penalty]
    if not claimed:
        return Looked(False, version)
    last = max(claimed, key=lambda claim: claim.date)
    if last.loss is None or last.penalty is None:
        return Looked(None, version, missing=("debt.claims.loss",))
    most = last.loss * (1 + (version.decimal("percent") or 0) / _HUNDRED)
    facts: dict[str, Value] = {
        "penalty": to_major(last.penalty, matter.currency),
        "loss": to_major(last.loss, matter.currency),
    }
    return Looked(last.penalty > most, version, facts=facts)


def look_at_part_order(_norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether principal was lowered while overdue interest stayed unpaid, against the order by law."""
    wrong: list[Payment] = []
    for payment in matter.made:
        if not payment.booked_principal or not version.covers(payment.paid_on):
            continue
        day = payment.paid_on - dt.timedelta(days=1)
        owed = balance(matter.debt, matter.payments, day, matter.case_currency)
        if not owed.trace:
            return Looked(None, version, missing=("transactions",))
        if owed.overdue.interest > (payment.booked_interest or 0):
            wrong.append(payment)
    facts: dict[str, Value] = {"payments": tuple(p.id for p in wrong)}
    counted = tuple(p.id for p in wrong)
    # Where some interest was booked, only the ledger's own figure says that more of it was due.
    if wrong and not any(p.booked_principal == p.amount for p in wrong):
        return Looked(
            True, version, Verdict.POSSIBLE, (Note.THEIR_RECORDS_DECIDE,), facts=facts, counted=counted
        )
    return Looked(bool(wrong), version, facts=facts, counted=counted)


def look_at_rates_order(norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether a payment was booked to purchases while a cash advance at a higher rate was open.

    With `above_minimum` the part up to the minimum payment may be booked as the issuer likes.
    """
    terms = matter.possible.terms
    booked = [p for p in matter.made if p.booked_purchases is not None or p.booked_cash_advances is not None]
    if not isinstance(terms, CardTerms) or not booked:
        return Looked(False, version)
    rates = (terms.daily_rate or terms.annual_rate, terms.cash_daily_rate)
    if terms.cash_daily_rate is None or terms.daily_rate is None:
        missing = "terms.cash_daily_rate" if terms.cash_daily_rate is None else "terms.daily_rate"
        return Looked(None, version, missing=(missing,))
    if terms.cash_daily_rate <= terms.daily_rate:
        return Looked(False, version, facts={"rates": tuple(str(rate) for rate in rates)})
    wrong, unknown = [], set()
    for payment in booked:
        found = _against_rates(norm, matter, payment)
        if found is True:
            wrong.append(payment)
        elif isinstance(found, str):
            unknown.add(found)
    facts: dict[str, Value] = {"payments": tuple(p.id for p in wrong)}
    if wrong:
        return Looked(True, version, facts=facts, counted=tuple(p.id for p in wrong))
    return Looked(None if unknown else False, version, missing=tuple(sorted(unknown)))


def _against_rates(norm: MoneyNorm, matter: MoneyMatter, payment: Payment) -> bool | str:
    free: Minor = 0
    if norm.check.above_minimum:
        before = [bill for bill in bills(matter.debt, payment.paid_on) if bill.date < payment.paid_on]
        if not before or before[-1].minimum is None:
            return "statements.minimum"
        earlier = sum(p.amount for p in matter.made if before[-1].date < p.paid_on < payment.paid_on)
        free = max(0, before[-1].minimum - earlier)
    if (payment.booked_purchases or 0) <= free:
        return False
    open_cash = _open_cash(matter, payment)
    return open_cash > (payment.booked_cash_advances or 0)


def _open_cash(matter: MoneyMatter, payment: Payment) -> Minor:
    """The cash advances posted before a payment, less what was booked to them."""
    drawn = sum(
        t.amount
        for t in matter.debt.transactions
        if t.kind is TransactionKind.CASH_ADVANCE and t.posted_on <= payment.paid_on
    )
    booked = sum(
        p.booked_cash_advances or 0 for p in matter.made if (p.paid_on, p.id) < (payment.paid_on, payment.id)
    )
    return drawn - booked


def look_at_direction(_norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked | None:
    """Look whether a collector booked a payment to another debt than the payer named."""
    bound = debt_collectors(matter)
    if bound is False:
        return None
    missing = bound if isinstance(bound, tuple) else ()
    made = [p for p in matter.made if version.covers(p.paid_on)]
    wrong = [p for p in made if p.directed_to is not None and p.directed_to != matter.debt.id]
    if not wrong:
        return Looked(False, version)
    facts: dict[str, Value] = {
        "payments": tuple(p.id for p in wrong),
        "directed_to": tuple(p.directed_to for p in wrong),
    }
    return Looked(
        None if missing else True, version, missing=missing, facts=facts, counted=tuple(p.id for p in wrong)
    )
