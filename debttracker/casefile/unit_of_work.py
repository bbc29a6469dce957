"""An open case file: it is read as frozen records, and every write is one transaction with its history.

Reading needs the driver alone; SQLAlchemy is imported with the first write.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from debttracker.case import Case, CaseInfo, EvidenceFile, HistoryEntry
from debttracker.casefile import backup, driver, glances, recovery
from debttracker.casefile.driver import Driver
from debttracker.casefile.faults import damage, damaged, world_errors
from debttracker.casefile.layout import kinds
from debttracker.casefile.lock import WriteLock, holder
from debttracker.casefile.reading import collecting_later, read
from debttracker.casefile.version import SCHEMA_VERSION
from debttracker.clock import Clock
from debttracker.errors import CannotOpenError
from debttracker.exchange.references import LISTS
from debttracker.planning.budget import Budget

if TYPE_CHECKING:  # imports SQLAlchemy
    from debttracker.casefile.integrity import Problem
    from debttracker.casefile.remembered import Remembered
    from debttracker.casefile.writer import Writer


@dataclass(frozen=True, slots=True)
class _Open:
    """What an open file is made of."""

    path: Path
    driver: Driver
    lock: WriteLock | None
    passphrase: str | None


class CaseFile:
    """One open case file. Calls may come from any thread, but only one at a time.

    Whatever is wrong with file, disk or input is raised as a WorldError, and then nothing was changed.
    """

    def __init__(self, parts: _Open, clock: Clock) -> None:
        self._parts = parts
        self._driver = parts.driver
        self._clock = clock

    @classmethod
    def create(cls, path: Path, info: CaseInfo, *, passphrase: str | None = None, clock: Clock) -> Self:
        """Make a case file, encrypted when there is a passphrase; never replaces a file.

        Raises CannotOpenError when there is a file already or none can be made.
        """
        driver.reserve(path)
        try:
            lock = WriteLock.acquire(path, clock)
            try:
                with world_errors(path):
                    opened = driver.connect_driver(path, passphrase=passphrase)
            except BaseException:
                lock.release()
                raise
            made = cls(_Open(path, opened, lock, passphrase), clock)
            try:
                made._writer.lay_out(info)
            except BaseException:
                made.close()
                raise
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return made

    @classmethod
    def open(
        cls, path: Path, *, passphrase: str | None = None, read_only: bool = False, clock: Clock
    ) -> Self:
        """Open a case file; one of an older version is backed up beside itself and upgraded first.

        Raises CannotOpenError: held by another window, wrong or missing passphrase, newer version, damaged.
        """
        driver.probe(path, passphrase)
        key = passphrase if driver.is_encrypted(path) else None
        recovery.settle(path, key, clock, read_only=read_only)
        lock = None if read_only else WriteLock.acquire(path, clock)
        try:
            with driver.opening_errors(path):
                opened = driver.connect_driver(path, passphrase=key, read_only=read_only)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        made = cls(_Open(path, opened, lock, key), clock)
        try:
            made._bring_up()
        except BaseException:
            made.close()
            raise
        return made

    def close(self) -> None:
        """Close the file and let others write to it. Does nothing the second time."""
        if "_writer" in self.__dict__:
            self._writer.close()
        self._driver.close()
        if self._parts.lock is not None:
            self._parts.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._parts.path

    @property
    def read_only(self) -> bool:
        """Whether the file may only be looked at."""
        return self._parts.lock is None

    @property
    def encrypted(self) -> bool:
        """Whether the file is kept encrypted."""
        return self._parts.passphrase is not None

    @property
    def held_by(self) -> str | None:
        """Who has the file open for writing, when that is somebody else."""
        found = holder(self.path) if self.read_only else None
        return None if found is None else str(found) or "?"

    def load(self, *, with_evidence: bool = False, with_history: bool = False) -> Case:
        """Return all records; evidence and history only when they are asked for."""
        writer = self._writer if with_evidence or with_history else None
        with self._reading(), collecting_later():
            lists = {name: self._records(kind) for kind, name in LISTS.items()}
            info, budget = self._records(CaseInfo), self._records(Budget)
            if not info:
                raise damaged(self.path)
            return Case(
                info[0],
                **lists,
                budget=budget[0] if budget else None,
                evidence_files=writer.all_evidence() if writer and with_evidence else (),
                history=writer.whole_history() if writer and with_history else (),
            )

    def write(
        self,
        put: Sequence[Any] = (),
        delete: Sequence[tuple[type, Any]] = (),
        evidence: Sequence[EvidenceFile] = (),
        *,
        label: str,
    ) -> None:
        """Put records in and take others out, all or nothing; see `Writer.write`."""
        self._refuse_when_read_only()
        self._writer.write(put, delete, evidence, label=label)

    def undo(self) -> list[HistoryEntry]:
        """Take the last write back that was not yet, and return its entries; none when there is no such."""
        self._refuse_when_read_only()
        return self._writer.undo()

    def write_case(self, case: Case) -> None:
        """Fill a new file with a whole case; see `Writer.write_case`."""
        self._refuse_when_read_only()
        self._writer.write_case(case)

    def history(self, limit: int) -> tuple[HistoryEntry, ...]:
        """Return the latest entries of the history, oldest first."""
        return self._writer.history(limit)

    def recall(self) -> "Remembered | None":
        """Return what the program remembers in the file, None when that is nothing."""
        return self._writer.recall()

    def remember(self, text: str) -> None:
        """Keep a text of the program's in the file, in place of the one before; no record changes."""
        self._refuse_when_read_only()
        self._writer.remember(text)

    def touched_since(self, change: int) -> dict[tuple[str, str], bool]:
        """Return the records written or deleted after a write: each with whether it was there before."""
        return self._writer.touched_since(change)

    def keep_glances(self, basis: str, zone: str, texts: Mapping[date, str]) -> None:
        """Keep what is shown of the case on some days in words; see `glances`. Not in an encrypted file."""
        self._refuse_when_read_only()
        with world_errors(self.path):
            glances.keep(self._driver, self.path, basis, zone, texts)

    def has_glance(self, basis: str, day: date) -> bool:
        """Return whether something that is not void is kept for a day."""
        with world_errors(self.path):
            return glances.is_kept(self._driver, self.path, basis, day)

    def evidence(self, sha256: str) -> bytes:
        """Return the bytes of one piece of evidence. Raises InputError when the file holds none."""
        return self._writer.evidence(sha256)

    def backup(self, folder: Path) -> Path:
        """Write a checked copy of the file into a folder and return its path."""
        return backup.backup(self.path, folder, passphrase=self._parts.passphrase, clock=self._clock)

    def verify(self) -> "list[Problem]":
        """Return what is wrong with the file; nothing when it is whole."""
        return self._writer.verify()

    def prepare_to_write(self) -> None:
        """Import what a write needs, so that the first one does not wait for it."""
        if not self.read_only:
            _ = self._writer

    @cached_property
    def _writer(self) -> "Writer":
        from debttracker.casefile.writer import Writer

        return Writer(self._driver, self.path, self._clock)

    def _records(self, kind: type) -> tuple[Any, ...]:
        return tuple(stored.record for stored in read(self._driver, kinds()[kind]))

    def _refuse_when_read_only(self) -> None:
        if self.read_only:
            raise CannotOpenError("%(file)s is open only for reading", file=self.path)

    def _bring_up(self) -> None:
        """Check the opened file and upgrade it when it is older; a backup beside it comes first."""
        found = driver.found_version(self._driver, self.path)
        if not driver.pages_are_whole(self._driver, self.path):
            raise damaged(self.path)
        if found == SCHEMA_VERSION:
            return
        if self.read_only:
            raise CannotOpenError(
                "%(file)s was written by an older version of the program; open it once for writing",
                file=self.path,
            )
        self.backup(self.path.parent)
        self._writer.upgrade(found)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with world_errors(self.path), damage(self.path), driver.reading(self._driver):
            yield
