"""A third person approached although the debtor could be reached."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import Channel, Direction, Outcome, Person
from debttracker.norms.condition import Tri
from debttracker.norms.facts import role_of
from debttracker.norms.finding import Value
from debttracker.norms.outcome import Outcome as Said
from debttracker.norms.schema import Check, Version
from debttracker.norms.seen import NO_TIME, Seen
from debttracker.norms.series import Entry, Index
from debttracker.norms.vocabulary import Note, Verdict

_REACHED = frozenset({Outcome.CONVERSATION})
_FAILED = frozenset(
    {Outcome.NO_ANSWER, Outcome.BUSY, Outcome.NOT_IN_SERVICE, Outcome.MAILBOX_FULL, Outcome.REFUSED}
)
_SPOKEN = frozenset({Channel.CALL, Channel.VISIT})
_NEEDED = ("contact.debtor_unreachable",)


def tells_of_reach(contact: Contact, *, failures: bool) -> Tri:
    """Whether a contact shows that the debtor could be reached, or (if asked) that an attempt failed."""
    ours = contact.direction is Direction.OUTGOING
    if contact.channel not in _SPOKEN or not (contact.person is Person.DEBTOR or ours):
        return False
    return contact.outcome in _REACHED or (failures and contact.outcome in _FAILED and not ours)


class DebtorReachable:
    """What the contact says of the debtor's reach, else what the log shows of the days before."""

    def __init__(self, check: Check, version: Version, index: Index) -> None:
        self._within = version.number("answered_within")
        self._index = index
        self._in_a_row = self._days = None
        if "failed_in_a_row" in check.out_of_contact:
            self._in_a_row = version.number("failed_in_a_row")
        if "days_without_reach" in check.out_of_contact:
            self._days = version.number("days_without_reach")

    @property
    def reach(self) -> int:
        """Over how many days an earlier contact may still matter."""
        return max(self._within, self._days or 0) + 1

    def look(self, seen: Seen) -> Said | None:
        """Judge one contact with a third person."""
        word = seen.contact.debtor_unreachable
        if word is not None:
            return Said(facts={"debtor_unreachable": word}) if word == "no" else None
        if seen.moment == NO_TIME or seen.group is None:
            return Said(met=("contact.at",) if seen.moment == NO_TIME else ("contact.creditor",))
        series = self._index.at((seen.group,))
        row, talked = self._before(seen, series.sure) if series else ([], None)
        return self._failures(seen, row) or self._answered(seen, talked)

    def _before(self, seen: Seen, entries: Sequence[Entry]) -> tuple[list[Entry], Seen | None]:
        """The failed attempts since the last conversation within reach, latest first, and that one."""
        row: list[Entry] = []
        since = seen.ordinal - self.reach
        for at in range(bisect_left(entries, self._index.sort(seen)) - 1, -1, -1):
            entry = entries[at]
            if entry[0] < since:
                break
            if entry[3].contact.outcome in _REACHED:
                return row, entry[3]
            row.append(entry)
        return row, None

    def _answered(self, seen: Seen, talked: Seen | None) -> Said | None:
        """What the last conversation says; of a person not recorded nothing is asked when there is none."""
        if talked is not None and talked.ordinal >= seen.ordinal - self._within:
            return Said(facts=_facts(seen, talked), counted=(talked.id, seen.id))
        if role_of(seen.contact.person) is None:
            return None
        return Said(met=_NEEDED, facts=_facts(seen, None))

    def _failures(self, seen: Seen, row: Sequence[Entry]) -> Said | None:
        """What failed attempts say: enough of them end the ban, enough of them today only perhaps."""
        if not row or (self._in_a_row is None and self._days is None):
            return None
        facts = _facts(seen, None) | {"failed_in_a_row": len(row)}
        if self._days is not None and _days_of(row, seen.ordinal) >= self._days:
            return Said(met=False, facts=facts)
        if self._in_a_row is None or len(row) < self._in_a_row:
            return None
        if sum(e[0] < seen.ordinal for e in row) >= self._in_a_row:
            return Said(met=False, facts=facts)
        counted = (*(e[2] for e in reversed(row)), seen.id)
        notes = (Note.WORDING_UNVERIFIED,)
        return Said(ceiling=Verdict.POSSIBLE, notes=notes, facts=facts, counted=counted)


def _days_of(row: Iterable[Entry], today: int) -> int:
    """How many days in a row up to yesterday or today saw only failures."""
    days = {e[0] for e in row}
    day = today if today in days else today - 1
    count = 0
    while day in days:
        count, day = count + 1, day - 1
    return count


def _facts(seen: Seen, talked: Seen | None) -> dict[str, Value]:
    return {
        "debtor_unreachable": seen.contact.debtor_unreachable,
        "last_conversation": talked.id if talked else None,
        "last_conversation_day": talked.date.isoformat() if talked and talked.date else None,
        "contact_day": seen.date.isoformat() if seen.date else None,
        "creditor": seen.group,
    }
