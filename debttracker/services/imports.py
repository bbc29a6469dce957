"""Taking the records of another file into a case: what is new, what is there, what is refused and why."""

from dataclasses import dataclass
from typing import Any

from debttracker.case import Case
from debttracker.errors import InputError
from debttracker.l10n import mark
from debttracker.services.changes import Changes
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


def import_case(session: Session, incoming: Case, file: str, *, dry_run: bool) -> ImportReport:
    """Take the records of a case into the open one, in one transaction.

    A record whose id is known with the same content counts as already there; with other content it is
    refused, because an import never replaces what a person entered. Raises InputError when the currencies
    differ.
    """
    here, there = session.case.info.currency, incoming.info.currency
    if here != there:
        raise InputError(
            "%(file)s: case.currency: expected %(here)s as in the case, found %(there)s",
            file=file,
            here=here,
            there=there,
        )
    new: list[Any] = []
    refused: list[Refusal] = []
    read = same = 0
    for kind, field in FIELDS.items():
        known = {key_of(record): record for record in getattr(session.case, field)}
        for index, record in enumerate(getattr(incoming, field)):
            read += 1
            found = known.get(key_of(record))
            if found is None:
                new.append(record)
            elif found == record:
                same += 1
            else:
                refused.append(Refusal(f"{field}[{index}] ({kind.__name__} {key_of(record)})", DIFFERS))
    changes = None
    if new and not dry_run:
        changes = session.write_records(new, incoming.evidence_files, mark("File imported"))
    return ImportReport(file, read, len(new), same, tuple(refused), changes)
