"""Search over everything in a case."""

from debttracker.services.contact_views import ContactBook, excerpt, matching_debts
from debttracker.services.records import Lookup
from debttracker.services.views import ContactFilter, SearchHit


def search(look: Lookup, contacts: ContactBook, text: str, limit: int) -> tuple[SearchHit, ...]:
    """Return debts first, then contacts newest first, that hold all the words."""
    words = text.casefold().split()
    if not words:
        return ()
    hits = []
    for debt in matching_debts(look, words):
        creditor = look.creditors.get(look.debts[debt].creditor or "")
        hits.append(
            SearchHit(
                "debt", debt, look.debt_name(look.debts[debt]), (creditor.name or "") if creditor else ""
            )
        )
    for row in contacts.rows(ContactFilter(words=text)):
        if len(hits) >= limit:
            break
        detail = excerpt(row.contact.words or row.contact.note)
        hits.append(SearchHit("contact", row.contact.id, row.who or row.contact.id, detail))
    return tuple(hits[:limit])
