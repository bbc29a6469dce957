"""Kills upgrades of an old case file: `killed_upgrade.py FILE FOLDER EVERY TIMES`.

One is killed before each statement (each second, if EVERY is 2, and so on), and so many TIMES at random. Exit
status 1 when a kill left anything but what the old file held or the upgraded one. An encrypted file takes its
passphrase from the variable DEBTTRACKER_PASSPHRASE.
"""

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from debttracker.casefile import integrity
from debttracker.casefile.driver import connect_driver
from debttracker.casefile.recovery import settle
from debttracker.casefile.unit_of_work import CaseFile

PASSPHRASE = os.environ.get("DEBTTRACKER_PASSPHRASE")


def clock() -> datetime:
    return datetime.now(UTC)


def small_cache(connection: Any, _record: object) -> None:
    """Have pages written to the file long before the end, so that a kill leaves a file half changed."""
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("PRAGMA cache_spill = 1")


def content(path: Path) -> dict[str, list[Any]]:
    """Return all that a file holds, by table, with the statements and the version of its tables."""
    driver = connect_driver(path, passphrase=PASSPHRASE, read_only=True)
    try:
        found = {"": driver.execute("PRAGMA user_version").fetchall()}
        found["sqlite_master"] = driver.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
        for kind, name, _sql in found["sqlite_master"]:
            if kind == "table":
                found[name] = driver.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608
        return found
    finally:
        driver.close()


class KilledBefore:
    """Ends the process before a statement of the upgrade, without a word."""

    def __init__(self, number: int) -> None:
        self._left = number
        self._began = False

    def __call__(self, _connection: object, _cursor: object, statement: str, *_more: object) -> None:
        self._began = self._began or statement.startswith("PRAGMA foreign_keys = OFF")
        self._left -= self._began
        if self._left < 0:
            os.kill(os.getpid(), signal.SIGKILL)


def upgrade_in_child(path: Path, before: int | None) -> int:
    """Fork a process that opens the file and so upgrades it; return its number."""
    child = os.fork()
    if child == 0:
        sa.event.listen(sa.pool.Pool, "connect", small_cache)
        if before is not None:
            sa.event.listen(sa.Engine, "before_cursor_execute", KilledBefore(before))
        CaseFile.open(path, passphrase=PASSPHRASE, clock=clock).close()
        os._exit(0)
    return child


class Trial:
    """One file that is upgraded again and again."""

    def __init__(self, old: Path, folder: Path) -> None:
        self._old = old.read_bytes()
        self._held = content(old)
        self._folder = folder
        self.half_changed = 0
        self.finished = 0
        self.problems: list[str] = []

    def run(self, start: Callable[[Path], int], wait: float = 0) -> int:
        """Upgrade a fresh copy in another process, kill it after a while, look; return its exit status."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        path = self._folder / "case.debts"
        path.write_bytes(self._old)
        child = start(path)
        if wait:
            time.sleep(wait)
            os.kill(child, signal.SIGKILL)
        status = os.waitpid(child, 0)[1]
        self._look(path)
        return status

    def _look(self, path: Path) -> None:
        self.half_changed += path.read_bytes() != self._old
        settle(path, PASSPHRASE, clock, read_only=True)
        if content(path) == self._held:  # an encrypted page that is rolled back has other bytes than before
            return
        self.finished += 1
        with CaseFile.open(path, passphrase=PASSPHRASE, read_only=True, clock=clock) as file:
            file.load()
        self.problems += [str(problem) for problem in integrity.verify(path, PASSPHRASE)]


def main() -> int:
    trial = Trial(Path(sys.argv[1]), Path(sys.argv[2]))
    for name in ("alembic.operations", "alembic.runtime.migration"):
        import_module(name)  # here, so that no child has to
    kills = 0
    began = time.monotonic()
    while trial.run(partial(upgrade_in_child, before=kills)) == signal.SIGKILL:
        kills += int(sys.argv[3])
    longest = (time.monotonic() - began) / (kills // int(sys.argv[3]) + 1)
    chance = random.Random(20261123)  # noqa: S311 - moments, not secrets
    for _ in range(int(sys.argv[4])):
        trial.run(partial(upgrade_in_child, before=None), chance.uniform(0.001, longest))
    sys.stdout.write(
        f"killed up to statement {kills}, {trial.half_changed} left a file half changed,"
        f" {trial.finished} were upgraded, problems {trial.problems}\n"
    )
    return 1 if trial.problems or not kills or trial.half_changed <= trial.finished else 0


if __name__ == "__main__":
    sys.exit(main())
