"""Taking the records of another file into a case: what is new, what is there, what is refused and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from debttracker.case import Case
from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt
from debttracker.errors import InputError
from debttracker.l10n import mark
from debttracker.services.changes import Changes
from debttracker.services.progress import EVERY
from debttracker.services.records import FIELDS, key_of
from debttracker.services.session import Session


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that was not taken: where it stands in the file, and why."""

    place: str
    why: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or with a dry run would do."""

    file: str
    read: int
    new: int
    already_there: int
    refused: tuple[Refusal, ...]
    changes: Changes | None


DIFFERS = mark("this id stands for another record in the case; nothing was replaced")
BELONGS = mark("it belongs to a record that was refused")


def import_case(session: Session, incoming: Case, file: str, *, dry_run: bool) -> ImportReport:
    """Take the records of a case into the open one, in one transaction.

    A record whose id is known with the same content counts as already there; with other content it is
    refused, because an import never replaces what a person entered. Raises InputError when the currencies
    differ, StoppedError when it is stopped before anything is written.
    """
    here, there = session.case.info.currency, incoming.info.currency
    if here != there:
        raise InputError(
            "%(file)s: case.currency: expected %(here)s as in the case, found %(there)s",
            file=file,
            here=here,
            there=there,
        )
    plan = _Plan(session.case)
    total = sum(len(getattr(incoming, field)) for field in FIELDS.values())
    for kind, field in FIELDS.items():
        for index, record in enumerate(getattr(incoming, field)):
            if plan.read % EVERY == 0:
                session.progress.step(plan.read, total)
            plan.take(kind, field, index, record)
    changes = None
    if plan.new and not dry_run:
        changes = session.write_records(
            list(plan.new.values()), incoming.evidence_files, mark("File imported")
        )
    return ImportReport(file, plan.read, len(plan.new), plan.same, tuple(plan.refused), changes)


class _Plan:
    """What of a file is new, the same, or refused; a record that names a refused one is refused with it."""

    def __init__(self, case: Case) -> None:
        self.new: dict[tuple[type, Any], Any] = {}
        self.refused: list[Refusal] = []
        self.read = self.same = 0
        self._known = {kind: {key_of(r): r for r in getattr(case, field)} for kind, field in FIELDS.items()}
        self._gone: set[tuple[type, Any]] = set()

    def take(self, kind: type, field: str, index: int, record: Any) -> None:
        """Look at one record; those that it names have been looked at before, but for replies."""
        self.read += 1
        key = key_of(record)
        found = self._known[kind].get(key)
        place = f"{field}[{index}] ({kind.__name__} {key})"
        if found is not None and found == record:
            self.same += 1
        elif found is not None:
            self._refuse(kind, key, place, DIFFERS)
        elif any(named in self._gone for named in _named(record)):
            self._refuse(kind, key, place, BELONGS)
        else:
            self.new[kind, key] = record

    def _refuse(self, kind: type, key: Any, place: str, why: str) -> None:
        self._gone.add((kind, key))
        self.refused.append(Refusal(place, why))


def _named(record: Any) -> Iterator[tuple[type, Any]]:
    """Yield the records that a record names, by kind and id."""
    for field, kinds in _POINTERS.items():
        value = getattr(record, field, None)
        for target in value if isinstance(value, tuple) else (value,):
            yield from ((kind, target) for kind in kinds)


_POINTERS: Mapping[str, tuple[type, ...]] = {
    "creditor": (Creditor,),
    "collector": (Collector,),
    "debt": (Debt,),
    "debts": (Debt,),
    "to": (Creditor, Collector),
    "made_by": (Creditor, Collector),
    "contact": (Contact,),
    "reply_to": (Contact,),
}
"""Fields that name other records, and of which kinds."""
