"""The history of edits: what each line is about, for the window to put into words."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from debttracker.case import HistoryEntry
from debttracker.contacts.vocabulary import Channel, CreditorNoticeKind, NoticeKind
from debttracker.services.records import Lookup
from debttracker.services.views import HistoryRow, HistorySubject

_LONGEST_NAME = 60
_NOTICE_KINDS: Mapping[str, type[NoticeKind] | type[CreditorNoticeKind]] = {
    "notice": NoticeKind,
    "creditor_notice": CreditorNoticeKind,
}


def history_rows(
    entries: Sequence[HistoryEntry], look: Lookup, title: Callable[[str], str]
) -> tuple[HistoryRow, ...]:
    """Return the entries newest first, each with what the person knows its record by.

    Times are in the zone of the case, those of a contact in the zone of the person contacted. `title` gives
    the title of a norm by its id. A record that is deleted by now is named as it stood before.
    """
    zone = ZoneInfo(look.case.info.timezone)
    newest = sorted(entries, key=lambda entry: entry.id, reverse=True)
    fields = {entry.id: _fields(entry) for entry in newest}
    naming = _Naming(look, title, newest, fields)
    return tuple(
        HistoryRow(
            entry.at.astimezone(zone),
            entry.action,
            entry.kind,
            naming.subject(entry.kind, entry.record_id, fields[entry.id]),
            entry.undone_at is not None,
        )
        for entry in newest
    )


def _fields(entry: HistoryEntry) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(entry.after or entry.before or "{}")
    return found


class _Naming:
    """Names records by those that stand in the case now, and by those that the history still knows."""

    def __init__(
        self,
        look: Lookup,
        title: Callable[[str], str],
        newest: Sequence[HistoryEntry],
        fields: Mapping[int, dict[str, Any]],
    ) -> None:
        self._look = look
        self._title = title
        self._gone: dict[tuple[str, str], dict[str, Any]] = {}
        for entry in newest:
            self._gone.setdefault((entry.kind, entry.record_id), fields[entry.id])

    def subject(self, kind: str, record: str, fields: Mapping[str, Any]) -> HistorySubject:
        """Return what a line is about."""
        if kind == "contact":
            return self._contact(fields)
        if kind == "finding_status":
            return self._finding(fields)
        if kind == "payment":
            return HistorySubject(self._debt(fields.get("debt", "")), _day(fields.get("paid_on")))
        if kind == "debt":
            return HistorySubject(self._debt(record))
        if kind in _NOTICE_KINDS:
            return HistorySubject("", _day(fields.get("sent_on")), _NOTICE_KINDS[kind](fields["kind"]))
        return HistorySubject(_short(fields.get("name") or fields.get("title")))

    def _finding(self, fields: Mapping[str, Any]) -> HistorySubject:
        title = self._title(fields.get("norm", ""))
        if fields.get("debt"):
            return HistorySubject(" · ".join(part for part in (title, self._debt(fields["debt"])) if part))
        about = self._contact_of(fields.get("contact", ""))
        return HistorySubject(title, about.when, about.term)

    def _contact_of(self, contact: str) -> HistorySubject:
        standing = self._look.contacts.get(contact)
        if standing is None:
            return self._contact(self._gone.get(("contact", contact), {}))
        at = standing.at
        return HistorySubject("", at.astimezone(self._look.zone(standing)) if at else None, standing.channel)

    def _contact(self, fields: Mapping[str, Any]) -> HistorySubject:
        at, channel = fields.get("at"), fields.get("channel")
        zone = ZoneInfo(fields.get("person_zone") or self._look.case.info.timezone)
        return HistorySubject(
            _short(fields.get("person_name") or (None if at else fields.get("words"))),
            datetime.fromisoformat(at).astimezone(zone) if at else None,
            Channel(channel) if channel else None,
        )

    def _debt(self, debt: str) -> str:
        standing = self._look.debts.get(debt)
        if standing is not None:
            return self._look.debt_name(standing)
        return _short(self._gone.get(("debt", debt), {}).get("name"))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _short(text: Any) -> str:
    return str(text or "")[:_LONGEST_NAME]
