"""An open case file: it is read as frozen records, and every write is one transaction with its history."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa

from debttracker.case import Case, CaseInfo, EvidenceFile, HistoryEntry
from debttracker.casefile import backup, engine, integrity, mapping, queries, recovery, storing
from debttracker.casefile import evidence as blobs
from debttracker.casefile.checks import check_write
from debttracker.casefile.engine import reading, writing
from debttracker.casefile.faults import damage, damaged, world_errors
from debttracker.casefile.history import Edit, History
from debttracker.casefile.lock import WriteLock, holder
from debttracker.casefile.tables import SCHEMA_VERSION, Schema, make_schema
from debttracker.casefile.upgrade import upgrade
from debttracker.clock import Clock
from debttracker.errors import CannotOpenError, InputError
from debttracker.exchange.references import LISTS, check_case
from debttracker.exchange.scalars import MismatchError
from debttracker.planning.budget import Budget


@dataclass(frozen=True, slots=True)
class _Open:
    """What an open file is made of."""

    path: Path
    connection: sa.Connection
    lock: WriteLock | None
    passphrase: str | None


class CaseFile:
    """One open case file. Calls may come from any thread, but only one at a time.

    Whatever is wrong with file, disk or input is raised as a WorldError, and then nothing was changed.
    """

    def __init__(self, parts: _Open, clock: Clock) -> None:
        self._parts = parts
        self._connection = parts.connection
        self._clock = clock
        self._schema: Schema = make_schema()
        self._history = History(parts.connection, self._schema)

    @classmethod
    def create(cls, path: Path, info: CaseInfo, *, passphrase: str | None = None, clock: Clock) -> Self:
        """Make a case file, encrypted when there is a passphrase; never replaces a file.

        Raises CannotOpenError when there is a file already or none can be made.
        """
        engine.reserve(path)
        try:
            lock = WriteLock.acquire(path, clock)
            try:
                with world_errors(path):
                    connection = engine.connect(path, passphrase=passphrase)
                    made = cls(_Open(path, connection, lock, passphrase), clock)
                    made._lay_out(info)
            except BaseException:
                lock.release()
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
        engine.probe(path, passphrase)
        key = passphrase if engine.is_encrypted(path) else None
        recovery.settle(path, key, clock, read_only=read_only)
        lock = None if read_only else WriteLock.acquire(path, clock)
        try:
            connection = engine.connect(path, passphrase=key, read_only=read_only)
            try:
                parts = _Open(path, connection, lock, key)
                _bring_up(parts, clock)
                return cls(parts, clock)
            except BaseException:
                engine.disconnect(connection)
                raise
        except BaseException:
            if lock is not None:
                lock.release()
            raise

    def close(self) -> None:
        """Close the file and let others write to it. Does nothing the second time."""
        if not self._connection.closed:
            engine.disconnect(self._connection)
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
        with self._reading(), mapping.collecting_later():
            lists = {name: self._records(kind) for kind, name in LISTS.items()}
            info, budget = self._records(CaseInfo), self._records(Budget)
            if not info:
                raise damaged(self.path)
            return Case(
                info[0],
                **lists,
                budget=budget[0] if budget else None,
                evidence_files=tuple(blobs.all_files(self._connection, self._schema.evidence))
                if with_evidence
                else (),
                history=self._history.latest() if with_history else (),
            )

    def write(
        self,
        put: Sequence[Any] = (),
        delete: Sequence[tuple[type, Any]] = (),
        evidence: Sequence[EvidenceFile] = (),
        *,
        label: str,
    ) -> None:
        """Put records in, in place of those with the same id, and take others out, all or nothing.

        A key in `delete` is an id, or (contact, norm) of a FindingStatus. `label` is a message key for the
        history. Raises InputError before anything is touched: an id that nothing has, a value that cannot be
        kept, a record to be deleted that others point to.
        """
        with self._writing():
            edits = check_write(self._connection, self._schema, put, delete)
            self._keep_evidence(evidence)
            self._store(edits)
            if edits:
                self._history.add(edits, self._clock(), label)

    def undo(self) -> list[HistoryEntry]:
        """Take the last write back that was not yet, and return its entries; none when there is no such."""
        with self._writing():
            change = self._history.last_change()
            if change is None:
                return []
            back = [edit.reversed() for edit in reversed(self._history.edits_of(change))]
            self._store(back)
            now = self._clock()
            self._history.add(back, now, "", undoes=change)
            return self._history.mark_undone(change, now)

    def history(self, limit: int) -> tuple[HistoryEntry, ...]:
        """Return the latest entries of the history, oldest first."""
        with self._reading():
            return self._history.latest(limit)

    def evidence(self, sha256: str) -> bytes:
        """Return the bytes of one piece of evidence. Raises InputError when the file holds none."""
        with self._reading():
            return blobs.content(self._connection, self._schema.evidence, sha256)

    def write_case(self, case: Case) -> None:
        """Fill a new file with a whole case, in one transaction and without a history of its own.

        Raises InputError when the file holds records already, or for ids that nothing has.
        """
        try:
            check_case(case)
        except MismatchError as error:
            raise error.located(case.info.name) from None
        with self._writing(), mapping.collecting_later():
            if any(queries.next_entry(self._connection, self._schema.kinds[k].table) > 1 for k in LISTS):
                raise InputError("%(file)s holds records already; import into it instead", file=self.path)
            self._keep_evidence(case.evidence_files)
            single = [(CaseInfo, (case.info,)), (Budget, (case.budget,) if case.budget else ())]
            for kind, records in [*single, *((k, getattr(case, name)) for k, name in LISTS.items())]:
                storing.replace_all(self._connection, self._schema.kinds[kind], records)
            self._history.take_over(case.history)

    def backup(self, folder: Path) -> Path:
        """Write a checked copy of the file into a folder and return its path."""
        return backup.backup(self.path, folder, passphrase=self._parts.passphrase, clock=self._clock)

    def verify(self) -> list[integrity.Problem]:
        """Return what is wrong with the file; nothing when it is whole."""
        return integrity.problems(self._connection, self.path)

    def _lay_out(self, info: CaseInfo) -> None:
        run = self._connection.exec_driver_sql
        with writing(self._connection):
            run(f"PRAGMA application_id = {engine.APPLICATION_ID}")
            run(f"PRAGMA user_version = {SCHEMA_VERSION}")
            self._schema.metadata.create_all(self._connection)
            storing.replace_all(self._connection, self._schema.kinds[CaseInfo], (info,))

    def _records(self, kind: type) -> tuple[Any, ...]:
        return tuple(s.record for s in mapping.read(self._connection, self._schema.kinds[kind]))

    def _keep_evidence(self, files: Sequence[EvidenceFile]) -> None:
        blobs.check(files)
        blobs.keep(self._connection, self._schema.evidence, files)

    def _store(self, edits: Iterable[Edit]) -> None:
        by_kind: dict[type, list[Edit]] = {}
        for edit in edits:
            by_kind.setdefault(edit.kept.record, []).append(edit)
        for kind, mine in by_kind.items():
            storing.store(self._connection, self._schema.kinds[kind], mine)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with world_errors(self.path), damage(self.path), reading(self._connection):
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self.read_only:
            raise CannotOpenError("%(file)s is open only for reading", file=self.path)
        with world_errors(self.path), writing(self._connection):
            yield


def _bring_up(parts: _Open, clock: Clock) -> None:
    """Check an opened file and upgrade it when it is older; a backup beside it comes first."""
    path, connection = parts.path, parts.connection
    found = engine.found_version(connection, path)
    if not integrity.pages_are_whole(connection, path):
        raise damaged(path)
    if found < SCHEMA_VERSION:
        if parts.lock is None:
            raise CannotOpenError(
                "%(file)s was written by an older version of the program; open it once for writing", file=path
            )
        backup.backup(path, path.parent, passphrase=parts.passphrase, clock=clock)
        upgrade(connection, path, found, SCHEMA_VERSION)
