"""Money norms over what was reported to credit bureaus."""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from debttracker.contacts.notice import CreditorNotice, Notice
from debttracker.contacts.vocabulary import Channel, CreditorNoticeKind, NoticeKind, Outcome, Person
from debttracker.debts.debt import DebtEvent
from debttracker.norms.collectors import debt_collectors
from debttracker.norms.condition import Tri
from debttracker.norms.looked import Looked
from debttracker.norms.money_matter import MoneyMatter
from debttracker.norms.money_schema import MoneyNorm, MoneyVersion, ReportNeeds
from debttracker.norms.vocabulary import Note, Verdict

_WRITTEN = {Channel.LETTER, Channel.EMAIL, Channel.SMS, Channel.MESSENGER}
_NOT_DELIVERED = {Outcome.REFUSED, Outcome.NOT_IN_SERVICE}

Found = bool | str | Note
"""Whether an entry is wrong; a field that is missing, or a doubt."""


def look_at_report(norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked | None:
    """Look whether something was reported to a credit bureau without what has to be there."""
    needs = norm.check.needs
    bound: Tri = True if needs is ReportNeeds.NOTICE else debt_collectors(matter)
    if bound is False:
        return None
    entries = [e for e in matter.debt.credit_reports if e.date <= matter.on and version.covers(e.date)]
    found = [(entry, _entry(needs, version, matter, entry)) for entry in entries]
    wrong = tuple(entry.date.isoformat() for entry, result in found if result is True)
    missing = {result for _, result in found if isinstance(result, str) and not isinstance(result, Note)}
    if isinstance(bound, tuple) and (wrong or missing):
        missing |= set(bound)
        wrong = ()
    if wrong:
        return Looked(True, version, facts={"reported": wrong})
    doubtful = tuple(entry.date.isoformat() for entry, result in found if isinstance(result, Note))
    if doubtful and not missing:
        notes = tuple(dict.fromkeys(result for _, result in found if isinstance(result, Note)))
        return Looked(True, version, Verdict.POSSIBLE, notes, facts={"reported": doubtful})
    return Looked(None if missing else False, version, missing=tuple(sorted(missing)))


def _entry(needs: ReportNeeds, version: MoneyVersion, matter: MoneyMatter, entry: DebtEvent) -> Found:
    if needs is ReportNeeds.NOTICE:
        return _untold(matter, entry)
    if needs is ReportNeeds.MARK:
        return _unmarked(matter, entry)
    return _too_soon(matter, entry, version.number("days") or 0)


def _untold(matter: MoneyMatter, entry: DebtEvent) -> Found:
    """Whether no notice of the lender came before the entry."""
    own = [n for n in _notices(matter) if n.kind is CreditorNoticeKind.CREDIT_REPORTING]
    if not own:
        return "creditor_notices.credit_reporting"
    days = [n.received_on or n.sent_on for n in own if not n.never]
    known = [day for day in days if day is not None]
    if any(day < entry.date for day in known):
        return False
    if entry.date in known:
        return Note.SAME_DAY
    return "creditor_notices.credit_reporting.sent_on" if len(known) < len(days) else True


def _notices(matter: MoneyMatter) -> Iterable[CreditorNotice]:
    return (n for n in matter.matter.creditor_notices if not n.debts or matter.debt.id in n.debts)


def _unmarked(matter: MoneyMatter, entry: DebtEvent) -> Found:
    """Whether the debt was disputed before the entry and the entry does not say so."""
    state: Found = False
    for notice in _disputes(matter):
        day = notice.received_on or notice.sent_on
        if day is None:
            state = state or "notice.sent_on"
        elif day == entry.date:
            state = Note.SAME_DAY if state is False and not entry.marked_disputed else state
        elif day < entry.date and not (notice.withdrawn_on and notice.withdrawn_on <= entry.date):
            if entry.marked_disputed is None:
                return "debt.credit_reports.marked_disputed"
            return not entry.marked_disputed
    return False if entry.marked_disputed else state


def _disputes(matter: MoneyMatter) -> Iterable[Notice]:
    kinds = {NoticeKind.DISPUTE, NoticeKind.NOT_MY_DEBT}
    for notice in matter.matter.notices:
        if notice.kind in kinds and (not notice.debts or matter.debt.id in notice.debts):
            yield notice


def _too_soon(matter: MoneyMatter, entry: DebtEvent, days: int) -> Found:
    """Whether neither a conversation nor a letter so many days before went ahead of the entry."""
    gaps = [(entry.date - day).days for day in _written(matter)]
    if any(gap > days for gap in gaps) or any(day <= entry.date for day in _spoken(matter)):
        return False
    return Note.EDGE_OF_PERIOD if days in gaps else True


def _spoken(matter: MoneyMatter) -> Iterable[dt.date]:
    zone = dt.UTC
    for contact in matter.matter.contacts:
        about = not contact.debts or matter.debt.id in contact.debts
        person = contact.person in {Person.DEBTOR, Person.CO_BORROWER}
        if about and person and contact.outcome is Outcome.CONVERSATION and contact.at is not None:
            yield contact.at.astimezone(zone).date() if contact.at.tzinfo is None else contact.at.date()


def _written(matter: MoneyMatter) -> Iterable[dt.date]:
    zone = ZoneInfo(matter.matter.timezone)
    for contact in matter.matter.contacts:
        about = not contact.debts or matter.debt.id in contact.debts
        at = contact.sent_at or contact.at
        if about and at is not None and contact.channel in _WRITTEN and contact.outcome not in _NOT_DELIVERED:
            yield at.astimezone(zone).date()
    for notice in _notices(matter):
        if notice.kind is CreditorNoticeKind.VALIDATION and not notice.never and not notice.returned:
            day = notice.sent_on or notice.received_on
            if day is not None:
                yield day
