"""The page Charts: plain rows over the contact log."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from debttracker.contacts.vocabulary import Channel, Direction, Outcome, Person
from debttracker.l10n.names import told_apart
from debttracker.norms.vocabulary import Subject
from debttracker.services.contact_views import local_minutes
from debttracker.services.records import Lookup
from debttracker.services.views import ContactRow, HourCell, HoursChart, RollingChart, RollingLine, StrainDay


@dataclass(frozen=True, slots=True)
class ClosedHours:
    """Hours of a day that a norm keeps free, in minutes after midnight, and the norm's title."""

    spans: tuple[tuple[int, int], ...] = ()
    title: str | None = None


@dataclass(frozen=True, slots=True)
class DailyLimit:
    """How many conversations a day a norm allows, and the norm's title."""

    limit: int | None = None
    title: str | None = None


def hours(rows: Sequence[ContactRow], closed: ClosedHours) -> HoursChart:
    """Count incoming contacts by weekday and hour; those known by day only are left out."""
    contacts: Counter[tuple[int, int]] = Counter()
    flagged: Counter[tuple[int, int]] = Counter()
    for row in rows:
        minutes = local_minutes(row)
        if minutes is None or row.local_at is None or row.contact.direction is not Direction.INCOMING:
            continue
        cell = (row.local_at.weekday(), minutes // 60)
        contacts[cell] += 1
        flagged[cell] += any(flag.subject is Subject.QUIET_HOURS for flag in row.flags)
    cells = (
        HourCell(day, hour, count, flagged[day, hour]) for (day, hour), count in sorted(contacts.items())
    )
    return HoursChart(tuple(cells), closed.spans, closed.title)


def rolling(
    look: Lookup, rows: Sequence[ContactRow], first: date, last: date, limit: DailyLimit
) -> RollingChart:
    """Count the conversations that they began with the debtor, per lender group and local day."""
    counts: dict[str, Counter[date]] = {}
    names: dict[str, str] = {}
    for row in rows:
        creditor = look.creditor_of(row.contact)
        if creditor and row.local_at and _is_conversation(row):
            names[creditor.id] = creditor.name or creditor.id
            counts.setdefault(creditor.id, Counter())[row.local_at.date()] += 1
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    names = told_apart(names)
    busiest = sorted(counts, key=lambda one: (-sum(counts[one].values()), names[one]))
    lines = (RollingLine(names[one], tuple(days), tuple(counts[one][day] for day in days)) for one in busiest)
    return RollingChart(tuple(lines), limit.limit, limit.title)


def strain(rows: Sequence[ContactRow]) -> tuple[StrainDay, ...]:
    """Return each local day on which a strain was noted, earliest first."""
    noted: dict[date, list[int]] = {}
    for row in rows:
        if row.contact.strain is not None and row.local_at is not None:
            noted.setdefault(row.local_at.date(), []).append(row.contact.strain)
    return tuple(StrainDay(day, max(noted[day]), len(noted[day])) for day in sorted(noted))


def _is_conversation(row: ContactRow) -> bool:
    contact = row.contact
    return (
        contact.channel is Channel.CALL
        and contact.direction is Direction.INCOMING
        and contact.outcome is Outcome.CONVERSATION
        and contact.person is Person.DEBTOR
    )
