"""What the database and the system report, turned into one plain sentence each."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from debttracker.errors import CannotOpenError, WorldError

_BASE_CODE = 0xFF
_DAMAGED = {dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB, dbapi2.SQLITE_FORMAT}
_BUSY = {dbapi2.SQLITE_BUSY, dbapi2.SQLITE_LOCKED}
_NOT_ALLOWED = {dbapi2.SQLITE_READONLY, dbapi2.SQLITE_PERM, dbapi2.SQLITE_AUTH, dbapi2.SQLITE_CANTOPEN}


class DamagedError(CannotOpenError):
    """The content of a file cannot be what was written."""


def damaged(path: Path) -> DamagedError:
    """Return the error for a file whose content cannot be."""
    return DamagedError(
        "%(file)s is damaged and cannot be read; nothing was changed. Put the latest backup in its place",
        file=path,
    )


@contextmanager
def world_errors(path: Path) -> Iterator[None]:
    """Turn what the database or the system reports about a file into WorldErrors; defects pass through."""
    try:
        yield
    except OSError as error:
        raise CannotOpenError(
            "%(file)s cannot be used (%(reason)s)", file=path, reason=error.strerror or error
        ) from error
    except Exception as error:
        sentence = explained(database_error(error), path)
        if sentence is None:
            raise
        raise sentence from error


@contextmanager
def damage(path: Path) -> Iterator[None]:
    """Take cells that cannot be turned into a value for damage of the file."""
    try:
        yield
    except (ValueError, KeyError, IndexError, TypeError, ArithmeticError) as error:
        raise damaged(path) from error


def database_error(error: BaseException) -> BaseException | None:
    """Return the driver's error, also out of the one that SQLAlchemy puts around it; None for any other."""
    cause = getattr(error, "orig", error)
    return cause if isinstance(cause, dbapi2.Error) else None


def explained(error: BaseException | None, path: Path) -> WorldError | None:
    """Return the sentence for a database error; None for what can only be a defect."""
    if error is None:
        return None
    code = getattr(error, "sqlite_errorcode", None)
    base = None if code is None else code & _BASE_CODE
    if base in _DAMAGED or "not decode to UTF-8" in str(error):
        return damaged(path)
    if base == dbapi2.SQLITE_FULL:
        return WorldError(
            "%(file)s cannot be written: the disk is full. Nothing was changed; make room and try again",
            file=path,
        )
    if base == dbapi2.SQLITE_IOERR:
        return WorldError(
            "%(file)s cannot be read or written: the disk reports an error. Nothing was changed", file=path
        )
    if base in _BUSY:
        return CannotOpenError("%(file)s is in use by another program; try again in a moment", file=path)
    if base in _NOT_ALLOWED:
        return CannotOpenError("%(file)s cannot be opened or written: it is not allowed", file=path)
    if base == dbapi2.SQLITE_TOOBIG:
        return WorldError("%(file)s cannot hold a single text or file as large as this", file=path)
    return None
