"""The history of edits, in words."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from debttracker.case import HistoryEntry
from debttracker.l10n import formats
from debttracker.services.records import Lookup
from debttracker.services.views import HistoryRow

_NAME_FIELDS = ("name", "person_name", "words", "paid_on", "kind")


def history_rows(
    entries: Sequence[HistoryEntry], look: Lookup, title: Callable[[str], str]
) -> tuple[HistoryRow, ...]:
    """Return the entries newest first, each with a name that the person knows.

    Times are in the zone of the case; `title` gives the title of a norm by its id.
    """
    zone = ZoneInfo(look.case.info.timezone)
    newest = sorted(entries, key=lambda entry: entry.id, reverse=True)
    return tuple(
        HistoryRow(
            entry.at.astimezone(zone),
            entry.action,
            entry.kind,
            _name(entry, look, title),
            entry.undone_at is not None,
        )
        for entry in newest
    )


def _name(entry: HistoryEntry, look: Lookup, title: Callable[[str], str]) -> str:
    debt = look.debts.get(entry.record_id)
    if debt:
        return look.debt_name(debt)
    fields: dict[str, Any] = json.loads(entry.after or entry.before or "{}")
    if "norm" in fields:
        contact = look.contacts.get(fields.get("contact", ""))
        when = (
            formats.datetime_short(contact.at.astimezone(look.zone(contact)))
            if contact and contact.at
            else ""
        )
        return " · ".join(part for part in (when, title(fields["norm"])) if part)
    if fields.get("at"):
        at = datetime.fromisoformat(fields["at"])
        return formats.datetime_short(
            at.astimezone(ZoneInfo(fields.get("person_zone") or look.case.info.timezone))
        )
    for field in _NAME_FIELDS:
        if fields.get(field):
            return str(fields[field])[:60]
    return entry.record_id
