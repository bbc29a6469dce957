"""Kills writers: `killed_writer.py CASE TIMES`. Exit status 1 when a kill lost or damaged anything."""

import os
import random
import select
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from debttracker.casefile import integrity
from debttracker.casefile.unit_of_work import CaseFile
from tests.services.example import call


def clock() -> datetime:
    return datetime.now(UTC)


def write_until_killed(path: Path, first: int, report: int) -> None:
    """Write one contact after the other, and report each once it is committed."""
    file = CaseFile.open(path, clock=clock)
    number = first
    while True:
        file.write(put=[call(f"k{number}", 9, 0, words="text " * 200)], label="entry")
        os.write(report, f"k{number}\n".encode())
        number += 1


def committed_by(path: Path, first: int, chance: random.Random) -> list[str]:
    """Run one writer, kill it, and return what it had reported."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        write_until_killed(path, first, writing)
    os.close(writing)
    select.select([reading], [], [], 10)
    select.select([], [], [], chance.uniform(0, 0.02))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        return pipe.read().decode().split()


def main() -> int:
    path, times = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(20261123)  # noqa: S311 - moments, not secrets
    known: set[str] = set()
    first = 0
    for _ in range(times):
        known.update(committed_by(path, first, chance))
        with CaseFile.open(path, clock=clock) as file:
            there = {contact.id for contact in file.load().contacts}
        if not known <= there:
            sys.stdout.write(f"lost {sorted(known - there)}\n")
            return 1
        first = len(there) + 1000 * (len(known) + 1)
    problems = integrity.verify(path)
    sys.stdout.write(f"{times} kills, {len(known)} committed, problems {problems}\n")
    return 1 if problems or not known else 0


if __name__ == "__main__":
    sys.exit(main())
