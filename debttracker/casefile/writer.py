"""Writes to an open case file: each is one transaction with its history. Also what is looked up with SQL."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from debttracker.case import Case, CaseInfo, EvidenceFile, HistoryEntry
from debttracker.casefile import evidence as blobs
from debttracker.casefile import integrity, queries, remembered, storing
from debttracker.casefile.checks import check_write
from debttracker.casefile.driver import APPLICATION_ID, Driver, reading, writing
from debttracker.casefile.engine import disconnect, wrap
from debttracker.casefile.faults import world_errors
from debttracker.casefile.history import Edit, History
from debttracker.casefile.reading import collecting_later
from debttracker.casefile.remembered import Remembered
from debttracker.casefile.tables import make_schema
from debttracker.casefile.upgrade import upgrade
from debttracker.casefile.version import SCHEMA_VERSION
from debttracker.clock import Clock
from debttracker.errors import InputError
from debttracker.exchange.references import LISTS, check_case
from debttracker.exchange.scalars import MismatchError
from debttracker.planning.budget import Budget


class Writer:
    """SQLAlchemy over the connection of an open file, which it closes with itself."""

    def __init__(self, driver: Driver, path: Path, clock: Clock) -> None:
        self._driver = driver
        self._path = path
        self._clock = clock
        self._connection = wrap(driver)
        self._schema = make_schema()
        self._history = History(self._connection, self._schema)

    def close(self) -> None:
        """Close the connection and the file under it."""
        disconnect(self._connection)

    def lay_out(self, info: CaseInfo) -> None:
        """Make the tables of a new file."""
        with self._writing():
            self._driver.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._driver.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            self._schema.metadata.create_all(self._connection)
            storing.replace_all(self._connection, self._schema.kinds[CaseInfo], (info,))

    def upgrade(self, found: int) -> None:
        """Bring a file of an older version up to this one's tables."""
        upgrade(self._connection, self._path, found, SCHEMA_VERSION)

    def write(
        self,
        put: Sequence[Any] = (),
        delete: Sequence[tuple[type, Any]] = (),
        evidence: Sequence[EvidenceFile] = (),
        *,
        label: str,
    ) -> None:
        """Put records in, in place of those with the same id, and take others out, all or nothing.

        A key in `delete` is an id, or the FindingKey of a FindingStatus. `label` is a message key for the
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

    def whole_history(self) -> tuple[HistoryEntry, ...]:
        """Return every entry of the history; belongs to the transaction around it."""
        return self._history.latest()

    def all_evidence(self) -> tuple[EvidenceFile, ...]:
        """Return all evidence in the order of entry; belongs to the transaction around it."""
        return tuple(blobs.all_files(self._connection, self._schema.evidence))

    def write_case(self, case: Case) -> None:
        """Fill a new file with a whole case, in one transaction and without a history of its own.

        Raises InputError when the file holds records already, or for ids that nothing has.
        """
        try:
            check_case(case)
        except MismatchError as error:
            raise error.located(case.info.name) from None
        with self._writing(), collecting_later():
            if any(queries.next_entry(self._connection, self._schema.kinds[k]) > 1 for k in LISTS):
                raise InputError("%(file)s holds records already; import into it instead", file=self._path)
            self._keep_evidence(case.evidence_files)
            single = [(CaseInfo, (case.info,)), (Budget, (case.budget,) if case.budget else ())]
            for kind, records in [*single, *((k, getattr(case, name)) for k, name in LISTS.items())]:
                storing.replace_all(self._connection, self._schema.kinds[kind], records)
            self._history.take_over(case.history)

    def verify(self) -> list[integrity.Problem]:
        """Return what is wrong with the file; nothing when it is whole."""
        return integrity.problems(self._connection, self._path)

    def recall(self) -> Remembered | None:
        """Return what the program remembers in the file."""
        with self._reading():
            return remembered.recall(self._connection, self._schema)

    def remember(self, text: str) -> None:
        """Keep a text of the program's; it is no write to records and cannot be undone."""
        with self._writing():
            remembered.remember(self._connection, self._schema, text, self._clock())

    def touched_since(self, change: int) -> dict[tuple[str, str], bool]:
        """Return the records written or deleted after a write; see `remembered.touched_since`."""
        with self._reading():
            return remembered.touched_since(self._connection, self._schema, change)

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
        with world_errors(self._path), reading(self._driver):
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with world_errors(self._path), writing(self._driver):
            yield
