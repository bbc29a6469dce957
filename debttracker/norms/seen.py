"""A contact as the checks see it: its moment, its day and clock time where the person is, its parties."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import Channel, CollectorKind, Direction, TimePrecision
from debttracker.debts.debt import Debt
from debttracker.debts.limitation import LimitationRule
from debttracker.errors import InputError
from debttracker.norms.facts import Matter

SENT_CHANNELS = frozenset(
    {
        Channel.SMS,
        Channel.MESSENGER,
        Channel.EMAIL,
        Channel.APP_PUSH,
        Channel.FAX,
        Channel.LETTER,
        Channel.POSTCARD,
    }
)
"""What is sent at one moment and arrives at another; the sending counts."""

NO_TIME = float("inf")

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_DAY = 86_400

Side = tuple[str | None, str | None, tuple[str, ...], bool]
"""Lender, who of its group, the debts, and whether they are named."""


@dataclass(slots=True, eq=False)
class Seen:
    """One contact with what follows from it and the matter alone; each is itself and equals no other.

    `moment` is POSIX seconds, infinite when unknown; `local` is that instant in the person's zone and
    `ordinal` its day. `unit` is who contacted within the lender group: a collector, or the lender itself.
    """

    contact: Contact
    id: str
    moment: float
    shown: float
    local: dt.datetime | None
    ordinal: int
    exact: bool
    sent_unknown: bool
    incoming: bool
    group: str | None
    unit: str | None
    debts: tuple[str, ...]
    debts_named: bool

    @property
    def key(self) -> tuple[float, str]:
        """The order in which contacts happened."""
        return (self.moment, self.id)

    @property
    def date(self) -> dt.date | None:
        """The day of the contact where the person was."""
        return None if self.local is None else self.local.date()

    @property
    def clock(self) -> dt.time | None:
        """The clock time where the person was, or None when only the day is known."""
        return self.local.time() if self.local is not None and self.exact else None


def moment_of(contact: Contact) -> tuple[dt.datetime | None, bool]:
    """Return when a contact was begun or sent, and whether only its delivery is known."""
    if contact.channel not in SENT_CHANNELS:
        return contact.at, False
    if contact.sent_at is not None:
        return contact.sent_at, False
    delivered = contact.delivered_at
    if delivered is not None and (contact.at is None or contact.at == delivered):
        return delivered, True
    return contact.at, False


def posix(at: dt.datetime) -> float:
    """Return an instant in POSIX seconds: what `timestamp` gives, sooner for whole seconds."""
    since = at - _EPOCH
    return at.timestamp() if since.microseconds else float(since.days * _DAY + since.seconds)


class Zones:
    """Time zones by name, each looked up once."""

    def __init__(self) -> None:
        self._zones: dict[str, ZoneInfo] = {}

    def __getitem__(self, name: str) -> ZoneInfo:
        """Return a zone. Raises InputError when there is none of this name."""
        zone = self._zones.get(name)
        if zone is None:
            try:
                zone = self._zones[name] = ZoneInfo(name)
            except (OSError, ValueError, KeyError) as error:
                raise InputError("There is no time zone called %(zone)s.", zone=name) from error
        return zone


class Parties:
    """Who is who in a matter: which lender a contact belongs to, and what it is about."""

    def __init__(self, matter: Matter, limitation: Sequence[LimitationRule] = ()) -> None:
        self.matter = matter
        self.limitation = limitation
        """The limitation periods that the money norms of the place set."""
        self.zones = Zones()
        self.home = self.zones[matter.timezone]
        self.creditors = {c.id: c for c in matter.creditors}
        self.collectors: Mapping[str, Collector] = {c.id: c for c in matter.collectors}
        self.debts: Mapping[str, Debt] = {d.id: d for d in matter.debts}
        self._debts_of: dict[str, tuple[str, ...]] = {}
        self._sides: dict[tuple[str | None, str | None, tuple[str, ...]], Side] = {}
        for debt in matter.debts:
            if debt.creditor is not None:
                self._debts_of[debt.creditor] = (*self._debts_of.get(debt.creditor, ()), debt.id)

    def group_of(self, party: str | None) -> str | None:
        """Return the lender whose group a creditor or collector belongs to."""
        if party in self.creditors:
            return party
        collector = self.collectors.get(party) if party is not None else None
        return None if collector is None else collector.creditor

    def _group(self, contact: Contact) -> str | None:
        if contact.creditor is not None:
            return contact.creditor
        group = self.group_of(contact.collector)
        if group is not None:
            return group
        lenders = {d.creditor for i in contact.debts if (d := self.debts.get(i)) is not None}
        return lenders.pop() if len(lenders) == 1 else None

    def _unit(self, contact: Contact, group: str | None) -> str | None:
        collector = self.collectors.get(contact.collector) if contact.collector is not None else None
        if collector is None or collector.kind is CollectorKind.IN_HOUSE:
            return group
        return collector.id

    def debts_of(self, group: str | None) -> tuple[str, ...]:
        """Return the debts owed to a lender."""
        return self._debts_of.get(group, ()) if group is not None else ()

    def see(self, contact: Contact) -> Seen:
        """Return a contact as the checks see it. Raises InputError for a time zone that does not exist."""
        start, sent_unknown = moment_of(contact)
        zone = self.home if contact.person_zone is None else self.zones[contact.person_zone]
        local = None if start is None else start.astimezone(zone)
        at = contact.at or start
        moment = NO_TIME if start is None else posix(start)
        party = (contact.creditor, contact.collector, contact.debts)
        side = self._sides.get(party)
        if side is None:
            side = self._sides[party] = self._side(contact)
        return Seen(
            contact,
            contact.id,
            moment,
            moment if at is start else NO_TIME if at is None else posix(at),
            local,
            0 if local is None else local.toordinal(),
            local is not None and contact.at_precision is not TimePrecision.DATE,
            sent_unknown,
            contact.direction is not Direction.OUTGOING,
            *side,
        )

    def _side(self, contact: Contact) -> Side:
        group = self._group(contact)
        debts = contact.debts or self.debts_of(group)
        return group, self._unit(contact, group), debts, bool(contact.debts) or len(debts) == 1


def clocks(seen: Seen, parties: Parties, own_zone: str | None, *, only_own: bool) -> Iterable[dt.datetime]:
    """Yield the moment in every zone that may count: the person's or its candidates, and the norm's."""
    if seen.local is None:
        return
    contact = seen.contact
    if not only_own:
        if contact.person_zone is None and contact.candidate_zones:
            for name in contact.candidate_zones:
                yield seen.local.astimezone(parties.zones[name])
        else:
            yield seen.local
    if own_zone is not None:
        yield seen.local.astimezone(parties.zones[own_zone])
