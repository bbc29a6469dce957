"""Connections of the driver to a case file, plain or encrypted, and the transactions on them.

The journal is a rollback journal (DELETE), not WAL: a case is one file that people copy, hand over and keep
on sticks and shared folders, and a WAL beside it would hold what a copy of the file alone loses.
"""

import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from debttracker.casefile.faults import damaged, database_error, world_errors
from debttracker.casefile.version import SCHEMA_VERSION
from debttracker.errors import CannotOpenError, InputError

Driver = Any
"""A connection of sqlcipher3, which brings no types."""

APPLICATION_ID = 0x64627472
"""Marks a database as a case file of this program ("dbtr")."""

PLAIN_HEADER = b"SQLite format 3\0"
OWNER_ONLY = 0o600
_PAGE = 512
_BUSY_MILLISECONDS = 5000
_CACHE_KIBIBYTES = 64 * 1024


def is_encrypted(path: Path) -> bool:
    """Whether a file is kept encrypted: it then has no readable header. Raises CannotOpenError."""
    return not _head(path).startswith(PLAIN_HEADER)


def probe(path: Path, passphrase: str | None) -> None:
    """Refuse what can be told from outside to be no case file that opens.

    Raises CannotOpenError: no file, a folder, empty, not readable, cut off, encrypted without a passphrase.
    """
    head = _head(path)
    if not head:
        raise CannotOpenError("%(file)s is empty; it is not a case file", file=path)
    size = path.stat().st_size
    if head.startswith(PLAIN_HEADER):
        return
    if size % _PAGE or size < _PAGE:
        raise CannotOpenError("%(file)s is not a case file, or it is damaged", file=path)
    if passphrase is None:
        raise CannotOpenError(
            "%(file)s is not a case file, or it is encrypted and needs its passphrase", file=path
        )


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise CannotOpenError("%(file)s is a folder; a case file is expected", file=path)
    try:
        with path.open("rb") as file:
            return file.read(len(PLAIN_HEADER))
    except FileNotFoundError:
        raise CannotOpenError("there is no file %(file)s", file=path) from None
    except OSError as error:
        raise CannotOpenError(
            "%(file)s cannot be read (%(reason)s)", file=path, reason=error.strerror or error
        ) from error


def reserve(path: Path) -> None:
    """Make an empty file that only its owner can read. Raises InputError when there is one already."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY))
    except FileExistsError:
        raise InputError("%(file)s exists already; it was not touched", file=path) from None
    except OSError as error:
        raise CannotOpenError(
            "%(file)s cannot be made (%(reason)s)", file=path, reason=error.strerror or error
        ) from error


def connect_driver(path: Path, *, passphrase: str | None, read_only: bool = False) -> Driver:
    """Return a connection of the driver itself, with no transaction of its own making."""
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    driver = dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    try:
        if passphrase is not None:
            driver.execute("PRAGMA cipher_log_level = NONE")
            driver.execute(f"PRAGMA key = {_quoted(passphrase)}")
        for pragma in (
            f"busy_timeout = {_BUSY_MILLISECONDS}",
            "foreign_keys = ON",
            "trusted_schema = OFF",
            "cell_size_check = ON",
            f"cache_size = -{_CACHE_KIBIBYTES}",
        ):
            driver.execute(f"PRAGMA {pragma}")
        if not read_only:
            driver.execute("PRAGMA journal_mode = DELETE")
            driver.execute("PRAGMA synchronous = EXTRA")  # FULL, and the journal's removal is synced too
    except BaseException:
        driver.close()
        raise
    return driver


def copy_pages(source: Path, target: Path, passphrase: str | None) -> None:
    """Write what a file holds into an empty one, encrypted alike; the file may be in use."""
    old = connect_driver(source, passphrase=passphrase, read_only=True)
    try:
        new = connect_driver(target, passphrase=passphrase)
        try:
            old.backup(new)
        finally:
            new.close()
    finally:
        old.close()


def _quoted(passphrase: str) -> str:
    if not passphrase or "\0" in passphrase:
        raise CannotOpenError("a passphrase must not be empty")
    text = unicodedata.normalize("NFC", passphrase)
    return "'" + text.replace("'", "''") + "'"


@contextmanager
def opening_errors(path: Path) -> Iterator[None]:
    """Take what cannot be read at all for a wrong passphrase, else as `world_errors` does."""
    with world_errors(path):
        try:
            yield
        except Exception as error:
            code = getattr(database_error(error), "sqlite_errorcode", None)
            if code == dbapi2.SQLITE_NOTADB and is_encrypted(path):
                raise CannotOpenError(
                    "%(file)s does not open with this passphrase; it is wrong, or the file is damaged",
                    file=path,
                ) from error
            raise


@contextmanager
def reading(driver: Driver) -> Iterator[None]:
    """See one state of the file for the length of a block."""
    driver.execute("BEGIN")
    try:
        yield
    finally:
        _roll_back(driver)


@contextmanager
def writing(driver: Driver) -> Iterator[None]:
    """Keep all that a block writes, or nothing of it."""
    driver.execute("BEGIN IMMEDIATE")
    try:
        yield
        driver.execute("COMMIT")
    except BaseException:
        _roll_back(driver)
        raise


def _roll_back(driver: Driver) -> None:
    if driver.in_transaction:  # a full disk may have rolled back already
        driver.execute("ROLLBACK")


def pragma(driver: Driver, name: str) -> int:
    """Return a whole-number pragma."""
    return int(driver.execute(f"PRAGMA {name}").fetchone()[0])


def pages_are_whole(driver: Driver, path: Path) -> bool:
    """Whether the database's own quick check finds nothing."""
    with world_errors(path):
        return bool(driver.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")


def found_version(driver: Driver, path: Path) -> int:
    """Return the schema's version of a file of this program.

    Raises CannotOpenError: another program's database, a newer version, a wrong passphrase, damage.
    """
    with opening_errors(path):
        application = pragma(driver, "application_id")
        if application != APPLICATION_ID:
            raise CannotOpenError("%(file)s is a database, but not a case file of this program", file=path)
        version = pragma(driver, "user_version")
    if version > SCHEMA_VERSION:
        raise CannotOpenError(
            "%(file)s was written by a newer version of the program (%(found)s, this one knows %(known)s);"
            " nothing was changed. Open it with that version",
            file=path,
            found=version,
            known=SCHEMA_VERSION,
        )
    if version < 1:
        raise damaged(path)
    return version
