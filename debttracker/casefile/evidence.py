"""Evidence: bytes under their SHA-256, checked when they go in and when they come out."""

import hashlib
from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from debttracker.case import EvidenceFile
from debttracker.errors import InputError, WorldError


def keep(connection: sa.Connection, table: sa.Table, files: Iterable[EvidenceFile]) -> None:
    """Add files that are not there yet."""
    for file in files:
        known = connection.execute(sa.select(table.c.entry).where(table.c.sha256 == file.sha256)).first()
        if known is None:
            connection.execute(table.insert(), {"sha256": file.sha256, "content": file.content})


def check(files: Iterable[EvidenceFile]) -> None:
    """Refuse bytes under another hash than their own. Raises InputError."""
    for file in files:
        if hashlib.sha256(file.content).hexdigest() != file.sha256:
            raise InputError("the evidence %(sha256)s does not match its hash", sha256=file.sha256)


def content(connection: sa.Connection, table: sa.Table, sha256: str) -> bytes:
    """Return the bytes with this hash. Raises InputError when there are none, WorldError for damage."""
    found = connection.execute(sa.select(table.c.content).where(table.c.sha256 == sha256)).scalar()
    if found is None:
        raise InputError("the case holds no evidence with the hash %(sha256)s", sha256=sha256)
    if hashlib.sha256(found).hexdigest() != sha256:
        raise WorldError("the evidence %(sha256)s is damaged; look for it in a backup", sha256=sha256)
    return bytes(found)


def all_files(connection: sa.Connection, table: sa.Table) -> Iterator[EvidenceFile]:
    """Yield every file in the order in which they were added."""
    for row in connection.execute(sa.select(table.c.sha256, table.c.content).order_by(table.c.entry)):
        yield EvidenceFile(row[0], bytes(row[1]))


def spoiled(connection: sa.Connection, table: sa.Table) -> Iterator[str]:
    """Yield the hashes of files whose bytes no longer have them, one file in memory at a time."""
    rows = connection.execution_options(yield_per=1).execute(sa.select(table.c.sha256, table.c.content))
    for row in rows:
        if hashlib.sha256(row[1]).hexdigest() != row[0]:
            yield row[0]
