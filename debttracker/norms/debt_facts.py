"""What the norms look at of a debt on a day."""

import datetime as dt
from collections.abc import Iterable

from debttracker.contacts.notice import CreditorNotice
from debttracker.debts.debt import Debt
from debttracker.debts.vocabulary import DebtChangeKind
from debttracker.norms.condition import Facts, Missing
from debttracker.norms.facts import MATTER_FACTS, dated, fact


def _assignment_notified(debt: Debt, notices: Iterable[CreditorNotice], day: dt.date | None) -> object:
    told = debt.assignment_notified_on
    if told == "never":
        return False
    dates = [told] if isinstance(told, dt.date) else []
    own = [n for n in notices if n.kind == "assignment" and (not n.debts or debt.id in n.debts)]
    dates += [d for n in own if n.never is not True and (d := n.received_on or n.sent_on) is not None]
    if dates:
        return dated(min(dates), day, "debt.assignment_notified_on")
    if own and all(n.never is True for n in own):
        return False
    return Missing(("debt.assignment_notified_on",))


def _agreement_kept(debt: Debt, day: dt.date | None) -> object:
    """An agreement that is not recorded is not there; one that is may have ended or been missed."""
    agreement = debt.agreement
    if agreement is None or agreement.kept is False:
        return False
    if day is None:
        return Missing(("contact.at",))
    if agreement.from_ is not None and day < agreement.from_:
        return False
    if agreement.until is not None and day > agreement.until:
        return False
    if agreement.missed_on is not None and day >= agreement.missed_on:
        return False
    if agreement.from_ is None:
        return Missing(("debt.agreement.from",))
    return True if agreement.kept else Missing(("debt.agreement.kept",))


def _default_when_obtained(debt: Debt) -> object:
    if debt.assigned_on is None:
        return Missing(("debt.assigned_on",))
    if debt.defaulted_on is None:
        return Missing(("debt.defaulted_on",))
    return debt.defaulted_on <= debt.assigned_on


def _days_past_due(debt: Debt, day: dt.date | None) -> object:
    if debt.first_missed_due is None:
        return Missing(("debt.first_missed_due",))
    return Missing(("contact.at",)) if day is None else max(0, (day - debt.first_missed_due).days)


def accelerated_on(debt: Debt) -> dt.date | None:
    """Return the day on which the whole sum was called in, or None."""
    dates = [change.date for change in debt.changes if change.kind is DebtChangeKind.ACCELERATION]
    return min(dates, default=None)


def _accelerated(debt: Debt, day: dt.date | None) -> object:
    """Whether the whole sum was called in; what is not recorded is not there."""
    called_in = accelerated_on(debt)
    return False if called_in is None else dated(called_in, day, "debt.changes")


def _judgment(debt: Debt, day: dt.date | None) -> object:
    if any(day is not None and e.date <= day for e in debt.judgments):
        return True
    return False if debt.no_judgment and not debt.judgments else Missing(("debt.judgments",))


def _principal(debt: Debt, day: dt.date | None) -> object:
    """The principal, in minor units, as the lender's side last put it before the day's end."""
    said = [
        (claim.date, claim.principal)
        for claim in debt.claims
        if claim.principal is not None and day is not None and claim.date <= day
    ]
    return max(said)[1] if said else Missing(("debt.claims",))


def debt_facts(debt: Debt, notices: Iterable[CreditorNotice], day: dt.date | None) -> Facts:
    """Return every fact of a debt on a day by its name."""
    agreement = debt.agreement
    return {
        "debt.kind": fact(debt.kind, "debt.kind"),
        "debt.online": fact(debt.online, "debt.online"),
        "debt.purpose": fact(debt.purpose, "debt.purpose"),
        "debt.jointly_signed": fact(debt.jointly_signed, "debt.jointly_signed"),
        "debt.secured": fact(debt.secured, "debt.secured"),
        "debt.accelerated": _accelerated(debt, day),
        "debt.assigned": dated(debt.assigned_on, day, "debt.assigned_on"),
        "debt.assignment_notified": _assignment_notified(debt, notices, day),
        "debt.agreement_kind": fact(agreement.kind if agreement else None, "debt.agreement"),
        "debt.agreement_kept": _agreement_kept(debt, day),
        "debt.judgment": _judgment(debt, day),
        "debt.suit": any(day is not None and e.date <= day for e in debt.suits) or Missing(("debt.suits",)),
        "debt.default_when_obtained": _default_when_obtained(debt),
        "debt.days_past_due": _days_past_due(debt, day),
        "debt.principal": _principal(debt, day),
        "debt.credit_limit": fact(getattr(debt.terms, "credit_limit", None), "terms.credit_limit"),
    }


NO_DEBT: Facts = {name: Missing(("contact.debts",)) for name in MATTER_FACTS if name.startswith("debt.")}
