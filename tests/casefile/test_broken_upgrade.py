"""An upgrade that breaks off, for want of room or killed, leaves the older file whole."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from debttracker.casefile import integrity
from debttracker.casefile.unit_of_work import CaseFile
from debttracker.casefile.version import SCHEMA_VERSION
from debttracker.errors import WorldError
from debttracker.exchange import json_case
from tests.casefile import golden
from tests.casefile.golden import FOLDER, clock

OLDER = range(1, SCHEMA_VERSION)
PAGE = 4096


@contextmanager
def room_for(pages: int) -> Iterator[None]:
    """Let no file that is opened grow beyond so many pages."""

    def limit(connection: Any, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    sa.event.listen(sa.pool.Pool, "connect", limit)
    try:
        yield
    finally:
        sa.event.remove(sa.pool.Pool, "connect", limit)


REFUSED = {1: 4, 2: 1, 3: 1}
"""How often there is too little room at least: a step of one table needs hardly more than the file has."""

OF_FEW_STATEMENTS = {3}
"""Older versions from which hardly a table has to be made."""


@pytest.mark.parametrize(
    ("kind", "passphrase"), [("-edited", None), ("-whole", None), ("-secret", golden.PASSPHRASE)]
)
@pytest.mark.parametrize("version", OLDER)
def test_a_full_disk_leaves_the_older_file(
    tmp_path: Path, version: int, kind: str, passphrase: str | None
) -> None:
    """The disk is full at ever later moments, until there is room enough."""
    path = Path(shutil.copyfile(FOLDER / f"v{version}{kind}.debts", tmp_path / "case.debts"))
    before = path.read_bytes()
    expected = json_case.load(FOLDER / f"v{version}{kind.replace('secret', 'whole')}.json")
    refused = 0
    for more in range(200):
        try:
            with room_for(len(before) // PAGE + more):
                CaseFile.open(path, passphrase=passphrase, clock=clock).close()
            break
        except WorldError as error:
            assert "the disk is full. Nothing was changed" in str(error)  # noqa: PT017 - it may also succeed
            assert path.read_bytes() == before
            refused += 1
    assert refused >= REFUSED[version]
    with CaseFile.open(path, passphrase=passphrase, clock=clock) as file:
        assert file.load(with_evidence=True, with_history=True) == expected
    assert integrity.verify(path, passphrase, clock=clock) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize(
    ("kind", "passphrase", "every", "times"), [("-edited", "", 1, 10), ("-secret", golden.PASSPHRASE, 8, 2)]
)
@pytest.mark.parametrize("version", OLDER)
def test_a_killed_upgrade_leaves_the_older_file_or_the_upgraded_one(
    tmp_path: Path, version: int, kind: str, passphrase: str, every: int, times: int
) -> None:
    """Killed before every single statement, and at random, with pages written as early as can be.

    Of an encrypted file before every eighth, if there are many: deriving its key takes most of the time.
    """
    every = 1 if version in OF_FEW_STATEMENTS else every
    program = Path(__file__).with_name("killed_upgrade.py")
    words = {"DEBTTRACKER_PASSPHRASE": passphrase} if passphrase else {}
    done = subprocess.run(
        [
            sys.executable,
            program,
            FOLDER / f"v{version}{kind}.debts",
            tmp_path / "files",
            str(every),
            str(times),
        ],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        env={**os.environ, **words, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert done.returncode == 0, done.stdout + done.stderr
