"""Looks whether a case file is whole: its pages, its tables, its records and its evidence."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from debttracker.casefile import evidence
from debttracker.casefile.driver import found_version, is_encrypted, probe, reading
from debttracker.casefile.engine import connect, disconnect, driver_of
from debttracker.casefile.faults import DamagedError, database_error, explained, world_errors
from debttracker.casefile.history import row_checksum
from debttracker.casefile.layout import Kept
from debttracker.casefile.reading import read
from debttracker.casefile.recovery import settle
from debttracker.casefile.rows import checksum
from debttracker.casefile.tables import Schema, make_schema
from debttracker.casefile.upgrade import upgraded_copy
from debttracker.casefile.version import SCHEMA_VERSION
from debttracker.clock import Clock, system_clock
from debttracker.errors import WorldError
from debttracker.exchange.references import key_of, key_text, pointers

_MOST = 50


class Problem(WorldError):  # noqa: N818 - it is reported, never raised
    """One thing that is wrong with a file, as a sentence."""


def verify(path: Path, passphrase: str | None = None, *, clock: Clock = system_clock) -> list[Problem]:
    """Return what is wrong with a case file; nothing when it is whole. The file is not changed.

    Of an older version the pages are checked as they are, all else in a copy that is upgraded.
    Raises CannotOpenError when it cannot be looked at: no case file, wrong passphrase, newer version.
    """
    probe(path, passphrase)
    key = passphrase if is_encrypted(path) else None
    try:
        settle(path, key, clock, read_only=True)
        connection = connect(path, passphrase=key, read_only=True)
    except DamagedError as error:
        return [_same(error)]
    try:
        if found_version(driver_of(connection), path) < SCHEMA_VERSION:
            return _problems_of_older(connection, path, key)
        return problems(connection, path)
    except DamagedError as error:
        return [_same(error)]
    finally:
        disconnect(connection)


def _problems_of_older(connection: sa.Connection, path: Path, key: str | None) -> list[Problem]:
    with world_errors(path):
        found = list(_pages(connection))
    if found:
        return found
    with upgraded_copy(path, key) as copy:
        return problems(copy, path)


def problems(connection: sa.Connection, path: Path) -> list[Problem]:
    """Return what is wrong with an open file."""
    try:
        found_version(driver_of(connection), path)
        with reading(driver_of(connection)):
            return _all(connection, path)
    except DamagedError as error:
        return [_same(error)]


def _same(error: WorldError) -> Problem:
    found = Problem("%(file)s is damaged", file="")
    found.template, found.values, found.args = error.template, error.values, error.args
    return found


def _all(connection: sa.Connection, path: Path) -> list[Problem]:
    schema = make_schema()
    checks: tuple[Callable[[], Iterator[Problem]], ...] = (
        lambda: _pages(connection),
        lambda: _tables(connection),
        lambda: _foreign_keys(connection),
        lambda: _records(connection, schema),
        lambda: _history(connection, schema),
        lambda: _evidence(connection, schema),
    )
    found: list[Problem] = []
    for check in checks:
        try:
            for problem in check():
                found.append(problem)
                if len(found) >= _MOST:
                    return found
        except Exception as error:
            sentence = explained(database_error(error), path)
            if sentence is None:
                raise
            found.append(_same(sentence))
    return list({str(problem): problem for problem in found}.values())


def _pages(connection: sa.Connection) -> Iterator[Problem]:
    for row in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST})"):
        if row[0] != "ok":
            yield Problem("the database reports: %(report)s", report=row[0])


def _tables(connection: sa.Connection) -> Iterator[Problem]:
    expected, found = _expected_layout(), layout(connection)
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            yield Problem("the table or index %(name)s is not as this version lays it out", name=name)


def layout(connection: sa.Connection) -> dict[str, str]:
    """Return the statements that made the tables and indexes, by name, without differences of spacing."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: " ".join(sql.split()) for name, sql in rows if not name.startswith("sqlite_")}


@cache
def _expected_layout() -> Mapping[str, str]:
    engine = sa.create_engine("sqlite://", module=dbapi2)
    with engine.connect() as memory:
        make_schema().metadata.create_all(memory)
        found = layout(memory)
    engine.dispose()
    return MappingProxyType(found)


def _foreign_keys(connection: sa.Connection) -> Iterator[Problem]:
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem(
            "row %(row)s of %(table)s points at a record of %(target)s that is not there",
            row=row[1],
            table=row[0],
            target=row[2],
        )


def _records(connection: sa.Connection, schema: Schema) -> Iterator[Problem]:
    keys: dict[type, set[Any]] = {}
    pointing: list[tuple[Kept, Any, Any]] = []
    for kind, kept in schema.kinds.items():
        keys[kind] = set()
        try:
            for stored in read(driver_of(connection), kept):
                key = key_of(stored.record)
                keys[kind].add(key)
                if checksum(stored.record) != stored.checksum:
                    yield Problem(
                        "%(kind)s %(id)s is not as it was written", kind=kept.name, id=key_text(key)
                    )
                pointing += [(kept, key, pointer) for pointer in pointers(stored.record)]
        except (ValueError, KeyError, IndexError, TypeError, ArithmeticError):
            yield Problem("a record of %(kind)s holds a value that cannot be", kind=kept.name)
    for kept, key, pointer in pointing:
        if not any(pointer.id in keys[target] for target in pointer.kinds):
            yield Problem(
                "%(kind)s %(id)s points at %(target)s, which is not there",
                kind=kept.name,
                id=key_text(key),
                target=pointer.id,
            )
    if not keys[next(iter(schema.kinds))]:
        yield Problem("the file does not say what case it is")


def _history(connection: sa.Connection, schema: Schema) -> Iterator[Problem]:
    for row in connection.execute(sa.select(schema.history)).mappings():
        if row_checksum(row) != row["checksum"]:
            yield Problem("entry %(id)s of the history is not as it was written", id=row["id"])


def _evidence(connection: sa.Connection, schema: Schema) -> Iterator[Problem]:
    for sha256 in evidence.spoiled(connection, schema.evidence):
        yield Problem("the evidence %(sha256)s does not match its hash", sha256=sha256)
