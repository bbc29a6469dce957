"""Copies of a case file: written through the database, opened and checked, thinned out as they age."""

import hashlib
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from debttracker.casefile.driver import (
    connect_driver,
    copy_pages,
    found_version,
    is_encrypted,
    opening_errors,
    pages_are_whole,
    probe,
    reserve,
)
from debttracker.casefile.faults import damaged, world_errors
from debttracker.casefile.lock import WriteLock
from debttracker.casefile.recovery import journal_path, settle
from debttracker.clock import Clock, system_clock
from debttracker.errors import CannotOpenError, InputError
from debttracker.exchange.atomic import sync_folder

ENDING = ".debts"
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(?P<series>.+-[0-9a-f]{6})-(?P<stamp>\d{8}T\d{6}Z)(-\d+)?\.[^.]+", re.ASCII)
_ALL_FOR = timedelta(days=2)
_DAILY_FOR = timedelta(days=14)
_WEEKLY_FOR = timedelta(days=60)


def backup(case: Path, folder: Path, *, passphrase: str | None = None, clock: Clock = system_clock) -> Path:
    """Write a checked copy of a case file into a folder and return its path; the file may be in use.

    The copy of an encrypted file is encrypted with the same passphrase. Raises WorldError when the file is
    damaged or the copy cannot be written; no copy is left then.
    """
    if not folder.is_dir():
        raise InputError("there is no folder %(folder)s for the backup", folder=folder)
    target = _free_name(folder, case, clock())
    temporary = target.with_name(f".{target.name}.part")
    _copy(case, temporary, passphrase, clock)
    temporary.replace(target)
    sync_folder(folder)
    return target


def restore(
    source: Path,
    target: Path,
    *,
    passphrase: str | None = None,
    replace: bool = False,
    clock: Clock = system_clock,
) -> Path:
    """Make a case file of a backup, after checking all of it, and return its path.

    A file that is there is only replaced when `replace` says so, and stays until the new one is whole. Raises
    InputError when there is a file, CannotOpenError when the backup is damaged or the file in use.
    """
    if target.exists() and not replace:
        raise InputError("%(file)s exists already; it was not touched", file=target)
    from debttracker.casefile import integrity

    found = integrity.verify(source, passphrase, clock=clock)
    if found:
        raise CannotOpenError(
            "%(file)s is damaged (%(problem)s); nothing was restored", file=source, problem=found[0]
        )
    lock = WriteLock.acquire(target, clock)
    temporary = target.with_name(f".{target.name}.part")
    try:
        _copy(source, temporary, passphrase, clock)
        with world_errors(target):
            journal_path(target).unlink(missing_ok=True)  # else the old one's would be played into the new
            if replace:
                temporary.replace(target)
            else:
                _move_without_replacing(temporary, target)
            sync_folder(target.parent)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        lock.release()
    return target


def thin(folder: Path) -> list[Path]:
    """Delete old copies and return them: all are kept for 2 days, then one a day, a week, a month.

    Ages count from the newest copy of each case file, so that none is lost while nothing is written. Of each
    day, week and month the newest copy stays; files with other names are left alone.
    """
    series: dict[str, list[tuple[datetime, Path]]] = {}
    for path in folder.iterdir():
        found = _NAME.fullmatch(path.name)
        if found is not None and path.is_file():
            at = datetime.strptime(found["stamp"], _STAMP).replace(tzinfo=UTC)
            series.setdefault(found["series"], []).append((at, path))
    gone = [path for copies in series.values() for path in _superfluous(copies)]
    with world_errors(folder):
        for path in gone:
            path.unlink()
    return gone


def _superfluous(copies: Iterable[tuple[datetime, Path]]) -> list[Path]:
    newest_first = sorted(copies, reverse=True)
    newest = newest_first[0][0]
    seen: set[str] = set()
    gone = []
    for at, path in newest_first:
        period = _period(at, newest - at)
        if period in seen:
            gone.append(path)
        elif period:
            seen.add(period)
    return gone


def _period(at: datetime, age: timedelta) -> str:
    """Return the span of time of which one copy stays; empty while all do."""
    if age <= _ALL_FOR:
        return ""
    if age <= _DAILY_FOR:
        return at.strftime("day %Y-%m-%d")
    return at.strftime("week %G-%V" if age <= _WEEKLY_FOR else "month %Y-%m")


def _series(case: Path) -> str:
    """Return what the names of a file's copies begin with; files of one name in two folders differ."""
    place = hashlib.sha256(os.fsencode(case.resolve())).hexdigest()[:6]
    return f"{case.stem}-{place}"


def _free_name(folder: Path, case: Path, at: datetime) -> Path:
    series, ending = _series(case), case.suffix or ENDING
    stamp = at.astimezone(UTC).strftime(_STAMP)
    target = folder / f"{series}-{stamp}{ending}"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{series}-{stamp}-{number}{ending}"
    return target


def _copy(source: Path, target: Path, passphrase: str | None, clock: Clock) -> None:
    """Write a checked copy to a new file; none is left when that fails."""
    probe(source, passphrase)
    key = passphrase if is_encrypted(source) else None
    settle(source, key, clock, read_only=True)
    with suppress(FileNotFoundError):
        target.unlink()
    reserve(target)
    try:
        with opening_errors(source):
            copy_pages(source, target, key)
        _check(target, key)
        with world_errors(target), target.open("rb") as file:
            os.fsync(file.fileno())
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _check(copy: Path, key: str | None) -> None:
    with opening_errors(copy):
        driver = connect_driver(copy, passphrase=key, read_only=True)
    try:
        found_version(driver, copy)
        if not pages_are_whole(driver, copy):
            raise damaged(copy)
    finally:
        driver.close()


def _move_without_replacing(temporary: Path, target: Path) -> None:
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise InputError("%(file)s exists already; it was not touched", file=target) from None
    except OSError:  # a file system without hard links
        reserve(target)
        temporary.replace(target)
