"""Search over everything in a case: debts, lenders and collectors, days, and what was said."""

import re
from collections.abc import Iterator
from datetime import date

from debttracker.contacts.collector import Collector
from debttracker.debts.creditor import Creditor
from debttracker.errors import InputError
from debttracker.services.contact_views import ContactBook, excerpt
from debttracker.services.matching import Query, Rank
from debttracker.services.records import Lookup, plain_number
from debttracker.services.search_hits import HitKind, SearchHit
from debttracker.services.views import ContactRow

_NUMBER = re.compile(r"\+?[\d\s().（）-]+")
_LEAST_DIGITS = 3
"""Digits from which what was typed is looked for among telephone numbers."""
_LEAST_LOCAL = 7
"""Digits of a number kept without its country that are compared with the end of one typed with it."""


def search(look: Lookup, contacts: ContactBook, text: str, limit: int, on: date) -> tuple[SearchHit, ...]:
    """Return what fits: debts and parties best first, the day that was typed, then contacts newest first.

    `on` is today in the case's zone, by which `yesterday` and `11-22` are read.
    """
    query = Query(text)
    if not query.words:
        return ()
    number = number_typed(text)
    named = sorted((*_debts(look, query), *_parties(look, query, number)), key=lambda hit: hit.rank)
    day = day_typed(text, on)
    hits = [*named, *([_day_hit(day)] if day else [])]
    for row in _contacts(contacts, query, number, day):
        if len(hits) >= limit:
            break
        detail = excerpt(row.contact.words or row.contact.note)
        hits.append(SearchHit(HitKind.CONTACT, row.contact.id, _title(row), detail))
    return tuple(hits[:limit])


def day_typed(text: str, on: date) -> date | None:
    """Return the day that a whole text says, None when it says none or more than one."""
    from debttracker.l10n.parsing import parse_day

    try:
        return parse_day(text, on)
    except InputError:
        return None


def number_typed(text: str) -> str | None:
    """Return the digits of a telephone number, in whatever way it is written; None when it is none."""
    plain = plain_number(text.strip()).replace(".", "")
    if not _NUMBER.fullmatch(text.strip()) or sum(sign.isdigit() for sign in plain) < _LEAST_DIGITS:
        return None
    return plain


def _debts(look: Lookup, query: Query) -> Iterator[SearchHit]:
    for debt in look.case.debts:
        creditor = look.creditors.get(debt.creditor or "")
        lender = (creditor.name if creditor else None) or ""
        rank = query.best((look.debt_name(debt), lender, debt.account_number, debt.note))
        if rank is not None:
            yield SearchHit(HitKind.DEBT, debt.id, look.debt_name(debt), lender, rank)


def _parties(look: Lookup, query: Query, number: str | None) -> Iterator[SearchHit]:
    with_debts = {debt.creditor for debt in look.case.debts}
    for party in look.case.creditors:
        rank = query.rank(party.name or "")
        if rank is not None and party.id in with_debts:
            yield _party_hit(HitKind.CREDITOR, party, rank)
    for agent in look.case.collectors:
        rank = query.rank(agent.name or "")
        if rank is None and any(_is_number(number, known) for known in agent.numbers):
            rank = Rank.INSIDE
        if rank is not None:
            yield _party_hit(HitKind.COLLECTOR, agent, rank)


def _party_hit(kind: HitKind, party: Creditor | Collector, rank: Rank) -> SearchHit:
    detail = "" if isinstance(party, Creditor) else next(iter(party.numbers), "")
    return SearchHit(kind, party.id, party.name or party.id, detail, rank)


def _day_hit(day: date) -> SearchHit:
    from debttracker.l10n.formats import date_long

    return SearchHit(HitKind.DAY, day.isoformat(), date_long(day), "", Rank.EXACT)


def _contacts(
    contacts: ContactBook, query: Query, number: str | None, day: date | None
) -> Iterator[ContactRow]:
    for row, text in contacts.texts():
        local = row.local_at
        if (
            (day is not None and local is not None and local.date() == day)
            or all(word in text for word in query.words)
            or (number is not None and _is_number(number, row.contact.number or ""))
        ):
            yield row


def _is_number(typed: str | None, known: str) -> bool:
    """Tell whether a number, or a part of one, is what was typed, with the code of its country or without."""
    plain = plain_number(known)
    if typed is None or not plain:
        return False
    return typed in plain or (len(plain) >= _LEAST_LOCAL and typed.endswith(plain.lstrip("+")))


def _title(row: ContactRow) -> str:
    from debttracker.l10n.formats import date_short

    who = row.who or row.contact.id
    if row.local_at is None:
        return who
    return f"{who} · {date_short(row.local_at.date())}"
