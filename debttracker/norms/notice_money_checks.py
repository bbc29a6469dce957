"""Money norms over what was charged, kept or sued for against a notice or a complaint of the debtor."""

import datetime as dt
import re
from collections.abc import Iterable

from debttracker.contacts.notice import Complaint, Notice
from debttracker.contacts.vocabulary import NoticeKind
from debttracker.debts.vocabulary import PaymentKind, TransactionKind
from debttracker.norms.finding import Value
from debttracker.norms.looked import Looked
from debttracker.norms.money_matter import MoneyMatter
from debttracker.norms.money_schema import MoneyNorm, MoneyVersion
from debttracker.norms.vocabulary import Note, Verdict

_CHARGES = {TransactionKind.INTEREST, TransactionKind.LATE_FEE, TransactionKind.FEE}


def _notices(matter: MoneyMatter, kind: NoticeKind) -> Iterable[Notice]:
    """Yield the notices of a kind about the debt; one that names no debts is about those of its addressee."""
    collectors = {c.id: c.creditor for c in matter.matter.collectors}
    for notice in matter.matter.notices:
        if notice.kind is not kind:
            continue
        lender = collectors.get(notice.to, notice.to) if notice.to is not None else None
        theirs = lender is None or matter.debt.creditor in {None, lender}
        if matter.debt.id in notice.debts if notice.debts else theirs:
            yield notice


def look_at_repayment(_norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether charges were not paid back within so many days of the request for them."""
    days = dt.timedelta(days=version.number("days") or 0)
    late: list[str] = []
    unknown: set[str] = set()
    for notice in _notices(matter, NoticeKind.REFUND_REQUEST):
        asked = notice.received_on or notice.sent_on
        if asked is None:
            unknown.add("notice.sent_on")
        elif (
            version.covers(asked)
            and asked + days < matter.on
            and not _given_back(matter, asked, asked + days)
        ):
            late.append(asked.isoformat())
    if late:
        return Looked(True, version, facts={"asked": tuple(late)})
    return Looked(None if unknown else False, version, missing=tuple(sorted(unknown)))


def _given_back(matter: MoneyMatter, first: dt.date, last: dt.date) -> bool:
    return any(p.kind is PaymentKind.REFUND and first <= p.paid_on <= last for p in matter.payments)


def look_at_moratorium(_norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether interest, fees or penalties were posted inside a moratorium."""
    length = dt.timedelta(days=(version.number("days") or 0) - 1)
    inside: list[str] = []
    unknown: set[str] = set()
    for notice in _notices(matter, NoticeKind.MORATORIUM):
        start = notice.from_ or notice.received_on or notice.sent_on
        if start is None:
            unknown.add("notice.from")
            continue
        ends = (notice.until, notice.withdrawn_on, start + length if notice.until is None else None)
        last = min(day for day in (*ends, matter.on) if day is not None)
        inside += [
            item.posted_on.isoformat()
            for item in matter.debt.transactions
            if item.kind in _CHARGES and start < item.posted_on <= last and version.covers(item.posted_on)
        ]
    if inside:
        return Looked(True, version, facts={"charges": tuple(inside)})
    return Looked(None if unknown else False, version, missing=tuple(sorted(unknown)))


def look_at_suit(norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether a suit was brought while a complaint to a body was open."""
    suits = [suit.date for suit in matter.debt.suits if suit.date <= matter.on and version.covers(suit.date)]
    sure: set[dt.date] = set()
    same_day: set[dt.date] = set()
    unknown: set[str] = set()
    for complaint in matter.matter.complaints:
        to = complaint.to or ""
        known = _names(norm.check.to, to)
        about = not complaint.debts or matter.debt.id in complaint.debts
        if not about or not (known or _names(norm.check.perhaps, to)):
            continue
        for suit in suits:
            found = _open_at(complaint, suit)
            if isinstance(found, str):
                unknown.add(found)
            elif found is not False and not known:
                unknown.add("complaints.to")
            elif found is not False:
                (same_day if found is None else sure).add(suit)
    if sure or (same_day and not unknown):
        facts: dict[str, Value] = {"suits": tuple(day.isoformat() for day in sorted(sure or same_day))}
        if sure:
            return Looked(True, version, facts=facts)
        return Looked(True, version, Verdict.POSSIBLE, (Note.SAME_DAY,), facts=facts)
    return Looked(None if unknown else False, version, missing=tuple(sorted(unknown)))


def _names(words: Iterable[str], to: str) -> bool:
    """Whether the name of a body contains one of some words; those in Latin letters stand alone."""
    patterns = (rf"(?<![a-z]){re.escape(word.casefold())}(?![a-z])" for word in words)
    return any(re.search(pattern, to.casefold()) for pattern in patterns)


def _open_at(complaint: Complaint, day: dt.date) -> bool | str | None:
    """Whether a complaint was open on a day; a field that is missing, or None on its first and last day."""
    first, last = complaint.received_on, complaint.final_response_on
    if last is not None and last < day:
        return False
    if first is None:
        return "complaints.received_on"
    if day < first:
        return False
    if last is None and complaint.outcome:
        return "complaints.final_response_on"
    return None if day in {first, last} else True
