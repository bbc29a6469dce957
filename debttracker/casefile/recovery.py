"""What a program that was killed half way through a write leaves behind is rolled back before it is read."""

from contextlib import suppress
from pathlib import Path

from debttracker.casefile.driver import connect_driver, opening_errors
from debttracker.casefile.lock import WriteLock, holder
from debttracker.clock import Clock
from debttracker.errors import CannotOpenError


def journal_path(case: Path) -> Path:
    """Return the rollback journal of a case file, there only during a write or after one broke off."""
    real = case.resolve()
    return real.with_name(f"{real.name}-journal")


def settle(case: Path, passphrase: str | None, clock: Clock, *, read_only: bool) -> None:
    """Roll back what was broken off, for readers: they cannot do it themselves. Writers do it as they open.

    Raises CannotOpenError when the file must not be written to.
    """
    if not read_only or not _has_journal(case) or holder(case) is not None:
        return
    try:
        lock = WriteLock.acquire(case, clock)
    except CannotOpenError as error:
        raise CannotOpenError(
            "%(file)s was left half written by a program that broke off; open it once for writing first",
            file=case,
        ) from error
    try:
        with opening_errors(case):
            driver = connect_driver(case, passphrase=passphrase)
            try:
                driver.execute("SELECT count(*) FROM sqlite_master").fetchone()
            finally:
                driver.close()
    finally:
        lock.release()


def _has_journal(case: Path) -> bool:
    with suppress(OSError):
        return journal_path(case).stat().st_size > 0
    return False
