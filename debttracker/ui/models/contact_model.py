"""The columns of the contact log."""

from typing import Any

from PySide6.QtCore import QObject

from debttracker.contacts.vocabulary import Person, TimePrecision
from debttracker.l10n import _, pgettext
from debttracker.l10n.formats import date_short, datetime_short, duration, time_short
from debttracker.norms.vocabulary import Force, Verdict
from debttracker.services.contact_views import excerpt
from debttracker.services.views import ContactRow
from debttracker.ui import record_words, words
from debttracker.ui.models.row_model import Column, LazyRowModel

_VERDICTS = {
    verdict: place
    for place, verdict in enumerate(
        (Verdict.BREACH, Verdict.PRESUMED, Verdict.POSSIBLE, Verdict.ADVISORY, Verdict.CANNOT_TELL)
    )
}
_FORCES = {force: place for place, force in enumerate(Force)}


def contact_model(parent: QObject | None = None) -> LazyRowModel:
    """Return a model of ContactRow."""
    return LazyRowModel(contact_columns(), lambda row: row.contact.id, parent)


def time_text(row: ContactRow) -> str:
    """Return when a contact was: with the time of day only where it is known."""
    if row.local_at is None:
        return _("Time not known")
    if row.contact.at_precision is TimePrecision.DATE:
        return date_short(row.local_at.date())
    return datetime_short(row.local_at)


def day_text(row: ContactRow) -> str:
    """Return the day of a contact."""
    return date_short(row.local_at.date()) if row.local_at else _("Time not known")


def clock_text(row: ContactRow) -> str:
    """Return the time of day of a contact, empty where it is not known."""
    if row.local_at is None or row.contact.at_precision is TimePrecision.DATE:
        return ""
    return time_short(row.local_at)


def channel_text(row: ContactRow) -> str:
    """Return how contact was made."""
    channel = row.contact.channel
    return record_words.channel_name(channel) if channel else pgettext("value", "Not known")


def outcome_text(row: ContactRow) -> str:
    """Return what came of it, how long it took, and whom it reached if not the debtor."""
    contact = row.contact
    parts = [record_words.outcome_name(contact.outcome) if contact.outcome else ""]
    if contact.duration_seconds is not None:
        parts.append(duration(contact.duration_seconds))
    if contact.person not in {None, Person.DEBTOR}:
        parts.append(record_words.person_name(contact.person))
    return " · ".join(part for part in parts if part)


def flag_weight(row: ContactRow) -> tuple[int, int, int]:
    """Order rows by their flags, the weightiest first; a row without flags comes last."""
    if not row.flags:
        return len(_VERDICTS), len(_FORCES), 0
    first = row.flags[0]
    return _VERDICTS.get(first.verdict, len(_VERDICTS)), _FORCES[first.force], -len(row.flags)


def _who(row: Any) -> str:
    return row.who or pgettext("value", "Not known")


def contact_columns() -> tuple[Column, ...]:
    """Return the columns of the log."""
    return (
        Column(
            "time",
            lambda: pgettext("column", "Time"),
            day_text,
            sort=lambda row: row.contact.at,
            detail=clock_text,
            width=112,
        ),
        Column(
            "who",
            lambda: pgettext("column", "Who"),
            _who,
            sort=lambda row: row.who.casefold() or None,
            detail=lambda row: row.who_detail,
            width=132,
        ),
        Column(
            "channel",
            lambda: pgettext("column", "How"),
            channel_text,
            detail=outcome_text,
            width=112,
        ),
        Column(
            "debts",
            lambda: pgettext("column", "Debts"),
            lambda row: ", ".join(row.debt_names),
            width=112,
        ),
        Column(
            "words",
            lambda: pgettext("column", "Words"),
            lambda row: excerpt(row.contact.words or row.contact.note),
            width=120,
            stretch=True,
        ),
        Column(
            "flags",
            lambda: pgettext("column", "What the norms say"),
            lambda row: ", ".join(words.verdict_chip(flag)[0] for flag in row.flags),
            sort=flag_weight,
            chips=words.row_chips,
            width=172,
        ),
    )
