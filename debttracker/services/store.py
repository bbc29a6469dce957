"""Where an open case lives: a case file, or a JSON case that is only read."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from debttracker.case import Case, EvidenceFile, HistoryEntry
from debttracker.errors import InputError

if TYPE_CHECKING:  # imports SQLAlchemy
    from debttracker.casefile.remembered import Remembered


class Store(Protocol):
    """What a session needs of the place where its case lives."""

    @property
    def path(self) -> Path: ...
    @property
    def read_only(self) -> bool: ...
    @property
    def encrypted(self) -> bool: ...
    @property
    def held_by(self) -> str | None: ...
    def load(self, *, with_evidence: bool = False, with_history: bool = False) -> Case: ...
    def write(
        self,
        put: Sequence[Any] = (),
        delete: Sequence[tuple[type, Any]] = (),
        evidence: Sequence[EvidenceFile] = (),
        *,
        label: str,
    ) -> None: ...
    def prepare_to_write(self) -> None: ...
    def undo(self) -> Sequence[HistoryEntry]: ...
    def history(self, limit: int) -> tuple[HistoryEntry, ...]: ...
    def evidence(self, sha256: str) -> bytes: ...
    def recall(self) -> "Remembered | None": ...
    def remember(self, text: str) -> None: ...
    def touched_since(self, change: int) -> dict[tuple[str, str], bool]: ...
    def keep_glances(self, basis: str, zone: str, texts: Mapping[date, str]) -> None: ...
    def has_glance(self, basis: str, day: date) -> bool: ...
    def close(self) -> None: ...


class JsonStore:
    """A JSON case: read, never changed."""

    read_only = True
    encrypted = False
    held_by: str | None = None

    def __init__(self, path: Path, case: Case) -> None:
        self.path = path
        self._case = case

    def load(self, *, with_evidence: bool = False, with_history: bool = False) -> Case:  # noqa: ARG002
        """Return the case as it was read."""
        return self._case

    def write(
        self,
        put: Sequence[Any] = (),  # noqa: ARG002
        delete: Sequence[tuple[type, Any]] = (),  # noqa: ARG002
        evidence: Sequence[EvidenceFile] = (),  # noqa: ARG002
        *,
        label: str,  # noqa: ARG002
    ) -> None:
        """Refuse: a JSON case is never changed."""
        raise InputError("a JSON case is only read; make a case file of it with `debttracker new --from`")

    def prepare_to_write(self) -> None:
        """Do nothing: a JSON case is never changed."""

    def undo(self) -> Sequence[HistoryEntry]:
        """Return nothing: there are no edits to take back."""
        return ()

    def history(self, limit: int) -> tuple[HistoryEntry, ...]:
        """Return the history that the file carries."""
        return self._case.history[-limit:]

    def evidence(self, sha256: str) -> bytes:
        """Return the bytes of one piece of evidence; raises InputError when the file carries none."""
        for file in self._case.evidence_files:
            if file.sha256 == sha256:
                return file.content
        raise InputError("the JSON case does not carry this piece of evidence")

    def recall(self) -> "Remembered | None":
        """Return nothing: JSON carries records only."""
        return None

    def remember(self, text: str) -> None:
        """Do nothing: a JSON case is never changed."""

    def touched_since(self, change: int) -> dict[tuple[str, str], bool]:  # noqa: ARG002
        """Return nothing: nothing is written."""
        return {}

    def keep_glances(self, basis: str, zone: str, texts: Mapping[date, str]) -> None:
        """Do nothing: a JSON case is never changed."""

    def has_glance(self, basis: str, day: date) -> bool:  # noqa: ARG002
        """Return that none is kept: JSON carries records only."""
        return False

    def close(self) -> None:
        """Do nothing: the file was closed after it was read."""
