"""Upgrades: a step changes the tables in one transaction, or the file stays as it was."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
import sqlalchemy as sa
from alembic.operations import Operations

from debttracker.casefile import driver, engine, upgrade
from debttracker.casefile.unit_of_work import CaseFile
from debttracker.casefile.version import SCHEMA_VERSION
from debttracker.errors import CannotOpenError
from tests.services.example import CASE

GOLDEN = Path(__file__).parents[1] / "data" / "casefile"
CHILDREN = ("contact_debts", "debt_card_terms", "debt_transactions")


def clock() -> datetime:
    return datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "case.debts"
    with CaseFile.create(made, CASE.info, clock=clock) as file:
        file.write_case(CASE)
    return made


@pytest.fixture
def connection(path: Path) -> Iterator[sa.Connection]:
    made = engine.connect(path, passphrase=None)
    yield made
    engine.disconnect(made)


def rebuild_tables(operations: Operations) -> None:
    """Copy and drop the two tables that most others hang on, as a change of a column would."""
    for table in ("contact", "debt"):
        with operations.batch_alter_table(table, recreate="always") as batch:
            batch.add_column(sa.Column("added", sa.Text))


def leave_a_dangling_row(operations: Operations) -> None:
    operations.execute("DELETE FROM creditor")


def fail(operations: Operations) -> None:
    operations.execute("DROP TABLE contact_debts")
    raise RuntimeError("a defect")


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> dict[int, str]:
    """Offer steps as modules of a package, the way `migrations` does."""
    found = {}
    for name, step in (("good", rebuild_tables), ("dangling", leave_a_dangling_row), ("broken", fail)):
        module = ModuleType(f"made_up_steps.{name}")
        module.upgrade = step  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, module.__name__, module)
        found[name] = name
    monkeypatch.setitem(sys.modules, "made_up_steps", ModuleType("made_up_steps"))
    return found  # type: ignore[return-value]


def counts(connection: sa.Connection) -> dict[str, int]:
    tables = ("contact", "debt", *CHILDREN)
    return {t: connection.exec_driver_sql(f"SELECT count(*) FROM {t}").scalar_one() for t in tables}  # noqa: S608


def run(connection: sa.Connection, path: Path, *names: str) -> None:
    chain = dict(enumerate(names, SCHEMA_VERSION + 1))
    upgrade.upgrade(connection, path, SCHEMA_VERSION, SCHEMA_VERSION + len(names), chain, "made_up_steps")


@pytest.mark.usefixtures("steps")
def test_rebuilding_a_table_loses_no_row_of_those_that_hang_on_it(
    connection: sa.Connection, path: Path
) -> None:
    before = counts(connection)
    assert all(before.values())
    run(connection, path, "good")
    assert counts(connection) == before
    assert driver.pragma(engine.driver_of(connection), "user_version") == SCHEMA_VERSION + 1
    assert driver.pragma(engine.driver_of(connection), "foreign_keys") == 1
    columns = {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(contact)")}
    assert "added" in columns
    sql = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'contact'").scalar_one()
    assert "ck_contact_channel" in sql


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize(("last", "error"), [("broken", RuntimeError), ("dangling", CannotOpenError)])
def test_a_step_that_fails_leaves_the_file_as_it_was(
    connection: sa.Connection, path: Path, last: str, error: type[Exception]
) -> None:
    before = path.read_bytes()
    with pytest.raises(error):
        run(connection, path, "good", last)
    assert driver.pragma(engine.driver_of(connection), "user_version") == SCHEMA_VERSION
    assert driver.pragma(engine.driver_of(connection), "foreign_keys") == 1
    engine.disconnect(connection)
    assert path.read_bytes() == before
    with CaseFile.open(path, clock=clock) as file:
        assert file.load() == CASE


def test_every_version_before_this_one_has_its_step_and_its_file() -> None:
    assert set(upgrade.STEPS) == set(range(2, SCHEMA_VERSION + 1))
    for version in range(1, SCHEMA_VERSION + 1):
        assert (GOLDEN / f"v{version}.debts").is_file()


def test_an_older_file_is_backed_up_before_it_is_upgraded(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opened by a version of the program whose tables are one step on, through the real way in."""
    from debttracker.casefile import unit_of_work, writer

    seen: list[list[str]] = []

    def note(_connection: sa.Connection, file: Path, found: int, wanted: int) -> None:
        assert (found, wanted) == (SCHEMA_VERSION, SCHEMA_VERSION + 1)
        seen.append([entry.name for entry in file.parent.glob("case-*.debts")])

    monkeypatch.setattr(unit_of_work, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr(writer, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr(writer, "upgrade", note)
    with pytest.raises(CannotOpenError, match="older version"):
        CaseFile.open(path, read_only=True, clock=clock)
    CaseFile.open(path, clock=clock).close()
    assert len(seen) == 1
    (copy,) = seen[0]
    monkeypatch.undo()
    with CaseFile.open(path.parent / copy, clock=clock) as file:
        assert file.load() == CASE
