"""One writer at a time: a lock of the operating system on a small file beside the case file.

The lock dies with the process that holds it, however that ends; the file beside only says who that is.
"""

import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from debttracker.clock import Clock
from debttracker.errors import CannotOpenError

PROGRAM = "debttracker"
_SUFFIX = ".lock"
_LONGEST = 2000
_BEYOND_TEXT = 1 << 30
"""Windows locks ranges and keeps others from reading them: the byte locked lies behind the text."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a case file open for writing; empty where the file beside does not say."""

    program: str = ""
    host: str = ""
    process: str = ""
    since: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.program, self.host, self.process, self.since) if part)


class WriteLock:
    """The lock of one case file, held until `release` or the end of the process."""

    def __init__(self, handle: int, beside: Path) -> None:
        self._handle: int | None = handle
        self._beside = beside

    @classmethod
    def acquire(cls, case: Path, clock: Clock) -> "WriteLock":
        """Lock a case file for writing. Raises CannotOpenError that says who holds it or what is wrong."""
        beside = lock_path(case)
        while True:
            try:
                handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as error:
                raise CannotOpenError(
                    "%(file)s cannot be opened for writing (%(reason)s); open it only for reading",
                    file=case,
                    reason=error.strerror or error,
                ) from error
            if not _try_lock(handle):
                os.close(handle)
                raise _held(case, holder(case) or Holder())
            if _is_same_file(handle, beside):
                break
            os.close(handle)  # the one before deleted it between our opening and our locking
        _describe(handle, clock)
        return cls(handle, beside)

    def release(self) -> None:
        """Let others write. Does nothing the second time."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        if os.name != "nt":
            with suppress(OSError):
                self._beside.unlink()
        os.close(handle)
        if os.name == "nt":
            with suppress(OSError):
                self._beside.unlink()


def lock_path(case: Path) -> Path:
    """Return the file beside a case file that its lock is on."""
    real = case.resolve()
    return real.with_name(real.name + _SUFFIX)


def holder(case: Path) -> Holder | None:
    """Return who has a case file open for writing, None when nobody has."""
    try:
        handle = os.open(lock_path(case), os.O_RDWR)
    except OSError:
        return None
    try:
        if _try_lock(handle):
            return None
        raw = json.loads(os.read(handle, _LONGEST) or b"{}")
        return Holder(**{name: str(raw.get(name, "")) for name in Holder.__dataclass_fields__})
    except (ValueError, AttributeError, OSError):
        return Holder()
    finally:
        os.close(handle)


def _held(case: Path, by: Holder) -> CannotOpenError:
    return CannotOpenError(
        "%(file)s is open for writing elsewhere (%(holder)s); close it there, or open it only for reading",
        file=case,
        holder=str(by) or "?",
    )


def _describe(handle: int, clock: Clock) -> None:
    since = clock().astimezone().isoformat(sep=" ", timespec="minutes")
    about = Holder(PROGRAM, _host(), f"process {os.getpid()}", since)
    text = json.dumps({name: getattr(about, name) for name in Holder.__dataclass_fields__})
    with suppress(OSError):  # a full disk must not keep anyone from reading what is there
        os.ftruncate(handle, 0)
        os.write(handle, text.encode("utf-8"))


def _host() -> str:
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def _is_same_file(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, _BEYOND_TEXT, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
