"""What the window asks of the rest of the program beside an open session: files, log, settings."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from debttracker.clock import Clock
from debttracker.settings import Settings

if TYPE_CHECKING:
    from debttracker.case import CaseInfo
    from debttracker.services.changes import Changes
    from debttracker.services.own_norms import NormsInUse, Trial
    from debttracker.services.session import Session


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would do: rows by outcome, and why rows were refused, each one sentence."""

    name: str
    read: int
    new: int
    already_there: int
    refused: tuple[str, ...] = ()


class Desk(Protocol):
    """Opens, makes and copies case files. What takes time is called in the database thread.

    `reopen` is the case to open when the program is started again.
    """

    reopen: Path | None

    @property
    def clock(self) -> Clock: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def config_folder(self) -> Path: ...
    @property
    def state_folder(self) -> Path: ...
    def language(self) -> str:
        """Return the code of the language chosen, else the system's."""
        ...

    def log_defect(self, error: BaseException) -> Path:
        """Write where a defect arose, without amounts or words of the case, and return the log."""
        ...

    def is_encrypted(self, path: Path) -> bool:
        """Return whether a passphrase is needed. Raises CannotOpenError when there is no such file."""
        ...

    def glance(self, path: Path, basis: str) -> str | None:
        """Return what a case file holds in words of what is shown of it today, if that is not void.

        `basis` is what the words depend on beside the records and the day.
        """
        ...

    def open_case(self, path: Path, passphrase: str | None = None) -> "Session":
        """Open a case. Raises CannotOpenError: locked, wrong passphrase, newer version, damaged."""
        ...

    def create_case(self, path: Path, info: "CaseInfo", passphrase: str | None = None) -> "Session":
        """Make an empty case file and open it. Raises WorldError when there is something already."""
        ...

    def demo_case(self, language: str, country: str) -> Path:
        """Write the made-up case of a country to a temporary folder and return its path.

        A country that has none is shown the case of one where the language is spoken.
        """
        ...

    def preview_import(self, session: "Session", files: Sequence[Path]) -> tuple[ImportPreview, ...]:
        """Say what an import would do, without writing."""
        ...

    def import_files(self, session: "Session", files: Sequence[Path]) -> "Changes | None":
        """Import files in one transaction."""
        ...

    def export(self, session: "Session", path: Path) -> None:
        """Write the case to a file, in the format that its ending names."""
        ...

    def norms_in_use(self, *, again: bool = False) -> "NormsInUse":
        """Return which norms are in use; `again` reads the person's own anew."""
        ...

    def try_own_norms(self) -> "Trial":
        """Run the cases beside the person's own norms. Raises OSError when their folder cannot be read."""
        ...

    def make_own_norms_folder(self) -> Path:
        """Make the folder of the person's own norms where there is none yet, and return it."""
        ...
