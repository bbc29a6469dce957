"""The history of edits, in words."""

import json
from collections.abc import Sequence
from typing import Any

from debttracker.case import HistoryEntry
from debttracker.services.records import Lookup
from debttracker.services.views import HistoryRow

_NAME_FIELDS = ("name", "person_name", "words", "paid_on", "kind")


def history_rows(entries: Sequence[HistoryEntry], look: Lookup) -> tuple[HistoryRow, ...]:
    """Return the entries newest first, each with a name that the person knows."""
    newest = sorted(entries, key=lambda entry: entry.id, reverse=True)
    return tuple(
        HistoryRow(entry.at, entry.action, entry.kind, _name(entry, look), entry.undone_at is not None)
        for entry in newest
    )


def _name(entry: HistoryEntry, look: Lookup) -> str:
    debt = look.debts.get(entry.record_id)
    if debt:
        return look.debt_name(debt)
    fields: dict[str, Any] = json.loads(entry.after or entry.before or "{}")
    at = fields.get("at")
    if at:
        return str(at)[:16].replace("T", " ")
    for field in _NAME_FIELDS:
        if fields.get(field):
            return str(fields[field])[:60]
    return entry.record_id
