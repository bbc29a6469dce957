"""A desk whose case files are sessions of hand-made views."""
# ruff: noqa: ARG002 - the methods have the signatures of a desk

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from fake_records import INFO, NOW
from fake_session import FakeSession

from debttracker.clock import Clock
from debttracker.errors import CannotOpenError
from debttracker.services.changes import ChangeKind, Changes
from debttracker.services.own_norms import NormsInUse, PackRow, Trial
from debttracker.settings import Settings
from debttracker.ui.desk import ImportPreview

OPENS = "open sesame"


class FakeDesk:
    """Opens whatever is asked for; files whose name holds "secret" need the passphrase `OPENS`."""

    def __init__(self, folder: Path) -> None:
        self.clock: Clock = lambda: NOW
        self.settings = Settings(folder / "settings.json")
        self.folder = folder
        self.reopen: Path | None = None
        self.sessions: list[FakeSession] = []
        self.made: list[tuple[Path, Any, str | None]] = []
        self.logged: list[BaseException] = []
        self.exported: list[Path] = []
        self.failing_close: Exception | None = None
        self.glances: dict[str, str] = {}
        self.norms = NormsInUse(
            (
                PackRow("CN", False, 80, 4, "2026-11-26", date(2026, 11, 23)),
                PackRow("CN", True, 2, 0, "2026-11-26", date(2026, 11, 23)),
            ),
            folder,
            (),
        )
        self.trial = Trial(2, 9, (), {}, ())
        self.read_again = 0

    @property
    def state_folder(self) -> Path:
        """Return a folder of its own."""
        return self.folder / "state"

    @property
    def config_folder(self) -> Path:
        """Return the folder of the settings."""
        return self.folder

    def language(self) -> str:
        """Return English."""
        return "en"

    def log_defect(self, error: BaseException) -> Path:
        """Keep a defect."""
        self.logged.append(error)
        return self.folder / "debttracker.log"

    def glance(self, path: Path, _basis: str) -> str | None:
        """Return what the test says is kept."""
        return self.glances.get(path.name)

    def is_encrypted(self, path: Path) -> bool:
        """Tell by the name."""
        if "missing" in path.name:
            raise CannotOpenError("there is no file %(file)s", file=path.name)
        return "secret" in path.name

    def open_case(self, path: Path, passphrase: str | None = None) -> Any:
        """Open a session."""
        if "secret" in path.name and passphrase != OPENS:
            raise CannotOpenError("the passphrase does not open the file")
        return self._session(replace(INFO, name=path.stem), read_only="held" in path.name)

    def create_case(self, path: Path, info: Any, passphrase: str | None = None) -> Any:
        """Note what was made."""
        self.made.append((path, info, passphrase))
        return self._session(info)

    def demo_case(self, language: str, country: str) -> Path:
        """Name a file."""
        return self.folder / f"demo-{language}-{country}.debts"

    def preview_import(self, session: Any, files: Sequence[Path]) -> tuple[ImportPreview, ...]:
        """Say that there is one new row per file."""
        return tuple(ImportPreview(file.name, 3, 1, 1, ("row 3: no date",)) for file in files)

    def import_files(self, session: Any, files: Sequence[Path]) -> Changes:
        """Say that it was imported."""
        session.written.append(("import", tuple(files)))
        return Changes(frozenset({ChangeKind.CONTACTS}), (), "File imported")

    def export(self, session: Any, path: Path) -> None:
        """Note where to."""
        self.exported.append(path)

    def _session(self, info: Any, *, read_only: bool = False) -> FakeSession:
        session = FakeSession(info=info, read_only=read_only, close_error=self.failing_close)
        self.sessions.append(session)
        return session

    def norms_in_use(self, *, again: bool = False) -> NormsInUse:
        """Return the norms that the test wants, and count how often they were read again."""
        self.read_again += again
        return self.norms

    def try_own_norms(self) -> Trial:
        """Return the outcome that the test wants."""
        return self.trial

    def make_own_norms_folder(self) -> Path:
        """Return the folder."""
        return self.folder
