"""Opening, making and exporting cases. The database is imported only when a case file is touched."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from debttracker.case import Case, CaseInfo
from debttracker.clock import Clock
from debttracker.errors import CannotOpenError, InputError
from debttracker.services.backups import Backups
from debttracker.services.reminders import Leads
from debttracker.services.session import Session
from debttracker.services.store import JsonStore

if TYPE_CHECKING:
    from debttracker.casefile.unit_of_work import CaseFile
    from debttracker.norms.registry import Registry

_SNIFFED_BYTES = 4096


class Cases:
    """Opens and makes cases with the same clock, norms and folder for backups.

    `backup_folder` is where copies go; None puts them in a folder beside each case file.
    """

    def __init__(
        self, clock: Clock, norms: "Callable[[], Registry]", backup_folder: Path | None = None
    ) -> None:
        self._clock = clock
        self._norms = norms
        self._backup_folder = backup_folder

    def open(self, path: Path, *, passphrase: str | None = None, read_only: bool = False) -> Session:
        """Open a case file, or read a case in JSON.

        Raises CannotOpenError when a case file cannot be opened, InputError when a JSON case is wrong.
        """
        if is_json(path):
            return Session(JsonStore(path, read_json(path)), self._norms, self._clock)
        from debttracker.casefile.unit_of_work import CaseFile

        file = CaseFile.open(path, passphrase=passphrase, read_only=read_only, clock=self._clock)
        return self._session(file)

    def new(
        self, path: Path, info: CaseInfo, *, passphrase: str | None = None, content: Case | None = None
    ) -> Session:
        """Make a case file, empty or with the records of another case. Never replaces a file."""
        from debttracker.casefile.unit_of_work import CaseFile

        file = CaseFile.create(path, info, passphrase=passphrase, clock=self._clock)
        try:
            if content is not None:
                file.write_case(content)
            return self._session(file)
        except BaseException:
            file.close()
            path.unlink(missing_ok=True)
            raise

    def _session(self, file: "CaseFile") -> Session:
        from debttracker.casefile import backup

        keeps = None
        if not file.read_only:
            keeps = Backups(file.path, self._backup_folder, file.backup, backup.thin)
        return Session(file, self._norms, self._clock, keeps)


def is_json(path: Path) -> bool:
    """Return whether a file looks like JSON. Raises CannotOpenError when it cannot be read at all."""
    try:
        with path.open("rb") as file:
            head = file.read(_SNIFFED_BYTES)
    except OSError as error:
        raise CannotOpenError(
            "%(file)s: the file cannot be read (%(reason)s)", file=path, reason=error.strerror
        ) from error
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}


def read_json(path: Path) -> Case:
    """Read a case in JSON. Raises InputError that names the file, the field and what was expected."""
    from debttracker.exchange import json_case

    return json_case.load(path)


def export(session: Session, target: Path, leads: Leads | None = None) -> tuple[Path, ...]:
    """Write the whole case as JSON, the tables as CSV or the deadlines as a calendar, by the ending.

    Returns the files written. `leads` says how many days before a deadline the calendar reminds.

    Raises InputError for another ending, StoppedError when it is stopped before anything is written. A file
    that is there is replaced only when the new one is whole.
    """
    ending = target.suffix.lower()
    if ending == ".json":
        from debttracker.exchange import json_case

        whole = session.whole_case()
        session.progress.keep()
        json_case.save(whole, target)
        return (target,)
    if ending == ".csv":
        from debttracker.exchange import csv_export

        session.progress.keep()
        return tuple(csv_export.save(session.case, target))
    if ending == ".ics":
        from debttracker.services import calendar_file

        session.progress.keep()
        calendar_file.save(session, leads or Leads(), target)
        return (target,)
    raise InputError("%(file)s: export knows .json, .csv and .ics", file=target)
