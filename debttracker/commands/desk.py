"""What the window asks of the program, answered by its parts."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from debttracker.bootstrap import Program, is_plain
from debttracker.clock import Clock
from debttracker.errors import CannotOpenError
from debttracker.l10n import translate
from debttracker.settings import Settings
from debttracker.ui.desk import ImportPreview

if TYPE_CHECKING:  # the window is shown before the services are imported
    from debttracker.case import Case, CaseInfo
    from debttracker.services.changes import Changes
    from debttracker.services.own_norms import NormsInUse, Trial
    from debttracker.services.session import Session


class WindowDesk:
    """Opens, makes and copies case files for the window; its made-up cases are deleted when it is left."""

    def __init__(self, program: Program, language: str | None = None) -> None:
        self._program = program
        self._language = language
        self.reopen: Path | None = None
        self._folders: list[tempfile.TemporaryDirectory[str]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for folder in self._folders:
            folder.cleanup()

    @property
    def clock(self) -> Clock:
        """The clock."""
        return self._program.clock

    @property
    def settings(self) -> Settings:
        """What the person chose."""
        return self._program.settings

    @property
    def state_folder(self) -> Path:
        """Where a second start leaves what it asks."""
        return self._program.state_folder

    @property
    def config_folder(self) -> Path:
        """Where the settings lie."""
        return self._program.config_folder

    def language(self) -> str:
        """Return the language of the call, else the one chosen, else the system's."""
        return self._language or self._program.language()

    def log_defect(self, error: BaseException) -> Path:
        """Write where a defect arose, and return the log."""
        return self._program.log_defect(error)

    def is_encrypted(self, path: Path) -> bool:
        """Return whether a passphrase is needed. Raises CannotOpenError when there is no such file."""
        try:
            plain = is_plain(path)
        except OSError as error:
            raise CannotOpenError(
                "%(file)s: the file cannot be read (%(reason)s)", file=path, reason=error.strerror
            ) from error
        if plain:
            return False
        from debttracker.services import files

        return not files.is_json(path)

    def glance(self, path: Path, basis: str) -> str | None:
        """Return what a case file holds of what is shown of it today, if that is not void."""
        from debttracker.casefile import glances

        return glances.find(path, basis, self.clock)

    def open_case(self, path: Path, passphrase: str | None = None) -> "Session":
        """Open a case. Raises CannotOpenError: locked, wrong passphrase, newer version, damaged."""
        if not path.is_file():
            raise CannotOpenError("there is no file %(file)s", file=path)
        return self._program.cases.open(path, passphrase=passphrase)

    def create_case(self, path: Path, info: "CaseInfo", passphrase: str | None = None) -> "Session":
        """Make an empty case file and open it."""
        return self._program.cases.new(path, info, passphrase=passphrase)

    def demo_case(self, language: str, country: str) -> Path:
        """Write the made-up case of a country to a temporary folder and return its path."""
        folder = tempfile.TemporaryDirectory(prefix="debttracker-demo-", ignore_cleanup_errors=True)
        self._folders.append(folder)
        path = Path(folder.name) / "demo.debts"
        from debttracker.services.places import likely_country

        known = self._program.demo_places()
        place = country if country in known else likely_country("", "", language)
        self._program.write_demo(path, language, place)
        return path

    def preview_import(self, session: "Session", paths: Sequence[Path]) -> tuple[ImportPreview, ...]:
        """Say what an import would do, without writing."""
        from debttracker.services.imports import import_case

        return tuple(
            ImportPreview(
                file.name,
                report.read,
                report.new,
                report.already_there,
                tuple(f"{refusal.place}: {translate(refusal.why)}" for refusal in report.refused),
            )
            for file, case in self._read(paths)
            for report in [import_case(session, case, file.name, dry_run=True)]
        )

    def import_files(self, session: "Session", paths: Sequence[Path]) -> "Changes | None":
        """Import files; each goes in whole or not at all."""
        from debttracker.services.changes import Changes
        from debttracker.services.imports import import_case

        done = []
        for file, case in self._read(paths):
            report = import_case(session, case, file.name, dry_run=False)
            if report.changes:
                done.append(report.changes)
        if not done:
            return None
        return Changes(
            frozenset(kind for changes in done for kind in changes.kinds),
            tuple(id_ for changes in done for id_ in changes.ids),
            done[0].label,
        )

    def export(self, session: "Session", path: Path) -> None:
        """Write the case to a file, in the format that its ending names."""
        from debttracker.services import files

        files.export(session, path, self._program.leads(Path(session.state().path)))

    def norms_in_use(self, *, again: bool = False) -> "NormsInUse":
        """Return which norms are in use; `again` reads the person's own anew."""
        from debttracker.services.own_norms import norms_in_use

        if again:
            self._program.norms.read_own_again()
        return norms_in_use(self._program.norms)

    def try_own_norms(self) -> "Trial":
        """Run the cases beside the person's own norms."""
        from debttracker.services.own_norms import try_own_norms

        return try_own_norms(self._program.norms, self.make_own_norms_folder())

    def make_own_norms_folder(self) -> Path:
        """Make the folder of the person's own norms where there is none yet, and return it."""
        folder = self._program.own_norms_folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder

    def _read(self, paths: Sequence[Path]) -> "list[tuple[Path, Case]]":
        return [(path, self._program.read_json(path)) for path in paths]
