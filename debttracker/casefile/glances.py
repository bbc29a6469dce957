"""What the page Today shows on the next days, kept in the file in words for the next start.

It is no record of the person's. Whatever is written to the file by anybody makes it void: it is kept with the
change counter in the file's header, which SQLite raises with every transaction that changes the file
(https://www.sqlite.org/fileformat2.html, "File change counter"; the journal is never a WAL). An encrypted
file keeps none: its header cannot be read from outside.
"""

import zlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sqlcipher3 import dbapi2

from debttracker.casefile.driver import PLAIN_HEADER, Driver, connect_driver, writing
from debttracker.clock import Clock, today

_COUNTER = slice(24, 28)


def keep(driver: Driver, path: Path, basis: str, zone: str, texts: Mapping[date, str]) -> None:
    """Keep a text for each of some days, in place of all that were kept before.

    `basis` says what else the texts depend on, `zone` is where the days are counted. Reading the counter
    opens and closes the file, which must not be in a transaction of this process then.
    """
    counter = _change_counter(path)
    if counter is None:
        return
    after = (counter + 1) % 2**32  # this transaction raises it too
    with writing(driver):
        driver.execute("DELETE FROM glance")
        for day, text in sorted(texts.items()):
            content = zlib.compress(text.encode("utf-8"), 6)
            driver.execute(
                "INSERT INTO glance (day, zone, basis, counter, content) VALUES (?, ?, ?, ?, ?)",
                (day.isoformat(), zone, basis, after, content),
            )


def find(path: Path, basis: str, clock: Clock) -> str | None:
    """Return what is kept for the day that it is now, None where nothing is or it is void.

    The file need not be open; it is only read, and nothing that is wrong with it is raised.
    """
    counter = _change_counter(path)
    if counter is None:
        return None
    try:
        driver = connect_driver(path, passphrase=None, read_only=True)
        try:
            driver.execute(
                "PRAGMA busy_timeout = 0"
            )  # nobody waits for words that come anyway a moment later
            text = _find(driver, basis, counter, clock)
        finally:
            driver.close()
    except (dbapi2.Error, ValueError, KeyError, TypeError, zlib.error):
        return None  # not a case file of this version, damaged, or in use; opening it will say what is wrong
    return text if _change_counter(path) == counter else None


def is_kept(driver: Driver, path: Path, basis: str, day: date) -> bool:
    """Return whether something is kept for a day that is not void."""
    row = driver.execute(
        "SELECT 1 FROM glance WHERE basis = ? AND day = ? AND counter = ?",
        (basis, day.isoformat(), _change_counter(path)),
    ).fetchone()
    return row is not None


def _find(driver: Driver, basis: str, counter: int, clock: Clock) -> str | None:
    rows = driver.execute(
        "SELECT day, zone, content FROM glance WHERE basis = ? AND counter = ?", (basis, counter)
    ).fetchall()
    now = {zone: today(clock, zone).isoformat() for zone in {row[1] for row in rows}}
    for day, zone, content in rows:
        if day == now[zone]:
            return zlib.decompress(content).decode("utf-8")
    return None


def _change_counter(path: Path) -> int | None:
    """Return the change counter of a plain database; None for anything else."""
    try:
        with path.open("rb") as file:
            head = file.read(_COUNTER.stop)
    except OSError:
        return None
    if not head.startswith(PLAIN_HEADER) or len(head) < _COUNTER.stop:
        return None
    return int.from_bytes(head[_COUNTER], "big")
