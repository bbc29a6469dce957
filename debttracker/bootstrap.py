"""Puts the program together: clock, log, settings, language, norms, case files."""

import os
import sys
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from debttracker import paths
from debttracker.clock import Clock, system_clock
from debttracker.errors import CannotOpenError, InputError
from debttracker.l10n import _, message_of, system_language
from debttracker.settings import Settings, keys

if TYPE_CHECKING:  # the window is shown before these are imported
    from debttracker.case import Case
    from debttracker.casefile.lock import WriteLock
    from debttracker.norms.registry import Registry
    from debttracker.services.files import Cases
    from debttracker.services.reminders import Leads
    from debttracker.services.session import Session

PASSPHRASE = "DEBTTRACKER_PASSPHRASE"  # noqa: S105 - the name of the variable, not its value
LOG_NAME = "debttracker.log"
_LOG_BYTES = 500_000
_PLAIN = b"SQLite format 3\0"


class Program:
    """The parts of the program, made when they are first asked for. Tests hand in their own."""

    def __init__(self, clock: Clock = system_clock, environment: Mapping[str, str] = os.environ) -> None:
        self.clock = clock
        self._environment = environment

    @cached_property
    def settings(self) -> Settings:
        """What the person chose for the program."""
        return Settings.load(paths.user_config_dir() / "settings.json")

    @cached_property
    def norms(self) -> "Registry":
        """The norms that are shipped, and the person's own."""
        from debttracker.norms.registry import REFERENCE_RATES, Registry

        own_rates = paths.user_config_dir() / REFERENCE_RATES
        return Registry(paths.resources() / "norms", own_rates, self.own_norms_folder)

    @property
    def own_norms_folder(self) -> Path:
        """Where the person's own norms lie; it may not exist yet."""
        from debttracker.norms.own_norms import OWN_NORMS

        return paths.user_config_dir() / OWN_NORMS

    @property
    def cases(self) -> "Cases":
        """Opens and makes cases, with copies in the folder chosen now."""
        from debttracker.services.files import Cases

        folder = self.settings.get(keys.BACKUP_FOLDER)
        return Cases(self.clock, lambda: self.norms, Path(folder) if folder else None)

    def leads(self, path: Path) -> "Leads":
        """Return how many days before the deadlines of a case the person wants to be reminded."""
        from debttracker.services.reminders import Leads

        of_debts = self.settings.get(keys.REMINDER_LEADS).get(str(path.absolute()), {})
        return Leads(self.settings.get(keys.REMINDER_LEAD), of_debts)

    def open(self, path: Path, *, read_only: bool = False) -> "Session":
        """Open a case for a command; the passphrase comes from the environment or the terminal."""
        from debttracker.services import files

        require_file(path)
        if files.is_json(path):
            return self.cases.open(path)
        return self.cases.open(path, passphrase=self.passphrase(path), read_only=read_only)

    def create(self, path: Path, content: "Case", *, encrypted: bool = False) -> "Session":
        """Make a case file with the records of a case; never replaces a file."""
        passphrase = None
        if encrypted:
            passphrase = self._new_passphrase(path)
        return self.cases.new(path, content.info, passphrase=passphrase, content=content)

    def read_json(self, path: Path) -> "Case":
        """Read a case in JSON. Raises InputError that names the file, the field and what was expected."""
        from debttracker.services import files

        require_file(path)
        return files.read_json(path)

    def write_demo(
        self,
        path: Path,
        language: str,
        jurisdiction: str = "CN",
        finish: "Callable[[Session], None] | None" = None,
    ) -> None:
        """Make a case file of the made-up case, with its dates around today; `finish` is done at its end."""
        import tempfile

        from debttracker.services import demo
        from debttracker.services.files import Cases

        made = demo.load(paths.resources() / "demo", jurisdiction, self.clock(), language)
        case = made.case()
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as copies:
            session = Cases(self.clock, lambda: self.norms, Path(copies)).new(path, case.info)
            try:
                demo.enter(session, case, made)
                if finish is not None:
                    finish(session)
            finally:
                session.close()

    def demo_places(self) -> tuple[str, ...]:
        """Return the countries that have a made-up case."""
        from debttracker.services import demo

        return demo.demo_places(paths.resources() / "demo")

    def verify(self, path: Path) -> list[str]:
        """Return what is wrong with a case, each one sentence; nothing when it is whole.

        A case in JSON is whole when it can be read.
        """
        from debttracker.services import files

        require_file(path)
        if files.is_json(path):
            files.read_json(path)
            return []
        from debttracker.casefile import integrity

        return [message_of(problem) for problem in integrity.verify(path, self.passphrase(path))]

    def restore(self, backup: Path, target: Path) -> Path:
        """Make a case file of a backup; never replaces a file."""
        from debttracker.casefile.backup import restore

        require_file(backup)
        return restore(backup, target, passphrase=self.passphrase(backup), clock=self.clock)

    def passphrase(self, path: Path) -> str | None:
        """Return the passphrase for a file; None for one that is not encrypted, or when none can be had."""
        if is_plain(path):
            return None
        given = self._environment.get(PASSPHRASE)
        if given is None and sys.stdin is not None and sys.stdin.isatty():
            given = _ask(_("Passphrase of %(file)s: ") % {"file": path.name})
        return given or None

    def _new_passphrase(self, path: Path) -> str:
        given = self._environment.get(PASSPHRASE)
        if given is None and sys.stdin is not None and sys.stdin.isatty():
            given = _ask(_("New passphrase of %(file)s: ") % {"file": path.name})
            if given != _ask(_("Once more: ")):
                raise InputError("the two passphrases differ; no file was made")
        if not given:
            raise CannotOpenError(
                "an encrypted file needs a passphrase: set %(name)s or use a terminal; no file was made",
                name=PASSPHRASE,
            )
        return given

    @property
    def state_folder(self) -> Path:
        """Where the log lies, and what a second start asks of the open window."""
        return paths.user_state_dir()

    def hold_window(self) -> "WriteLock | None":
        """Hold the place of the open window; None when another one has it, or it cannot be held."""
        from debttracker.casefile.lock import WriteLock

        try:
            self.state_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return WriteLock.acquire(self._window_place, self.clock)
        except (CannotOpenError, OSError):
            return None

    @property
    def request_file(self) -> Path:
        """What a second start asks of the open window."""
        return self.state_folder / "asked.json"

    def last_case(self) -> Path | None:
        """Return the case file that was open last, if it is still there."""
        recent = self.settings.get(keys.RECENT)
        return next((path for file in recent[:1] if (path := Path(file.path)).is_file()), None)

    def window_is_open(self) -> bool:
        """Return whether a window of the program is open."""
        from debttracker.casefile.lock import holder

        return holder(self._window_place) is not None

    @property
    def _window_place(self) -> Path:
        return self.state_folder / "window"

    @property
    def config_folder(self) -> Path:
        """Where the settings lie."""
        return paths.user_config_dir()

    def language(self) -> str:
        """Return the language chosen, else the system's."""
        chosen = self.settings.get(keys.LANGUAGE)
        return system_language() if chosen == "system" else chosen

    @property
    def log_path(self) -> Path:
        """Where the log is written when there is something to write."""
        return paths.user_state_dir() / LOG_NAME

    def log_defect(self, error: BaseException) -> Path:
        """Write where an unexpected error arose and return the log.

        The error's message is left out: it may hold a person's words or amounts.
        """
        import tempfile
        import traceback

        frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
        entry = f"{self.clock().isoformat()} {type(error).__name__}\n{frames}"
        try:
            self.log_path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _append(self.log_path, entry)
        except OSError:
            beside = Path(tempfile.mkdtemp(prefix="debttracker-")) / LOG_NAME
            _append(beside, entry)
            return beside
        return self.log_path


def _append(log: Path, text: str) -> None:
    """Add an entry to the log; a log that has grown long becomes the old one."""
    if log.exists() and log.stat().st_size > _LOG_BYTES:
        log.replace(log.with_suffix(".old.log"))
    with log.open("a", encoding="utf-8") as file:
        file.write(text + "\n")


def require_file(path: Path) -> None:
    """Raise InputError when there is no file at a path."""
    if path.is_dir():
        raise InputError("%(file)s is a folder; a file is expected", file=path)
    if not path.exists():
        raise InputError("there is no file %(file)s", file=path)


def is_plain(path: Path) -> bool:
    """Return whether a file is a database that is not encrypted."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN)) == _PLAIN


def _ask(prompt: str) -> str:
    from getpass import getpass

    return getpass(prompt)
