"""Freezes the tables of this version: `uv run python -m tests.casefile.freeze [--replace]`.

Writes the statements for the step that leads to this version (`migrations/vN_tables.py`) and the files of
this version that are kept for ever in `tests/data/casefile`. `--replace` is for a version that nobody has
yet: what was shipped once is never frozen again.
"""

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import debttracker.casefile
from debttracker.case import Case
from debttracker.casefile.unit_of_work import CaseFile
from debttracker.casefile.version import SCHEMA_VERSION
from debttracker.exchange import json_case
from tests.casefile import golden
from tests.services.example import CASE

WIDTH = 108
_TOKEN = re.compile(r"(?:'[^']*'|[^\s'])+")
_TABLE = re.compile(r"CREATE (?:TABLE|INDEX \w+ ON) (\w+)")


def layout_of(file: CaseFile) -> dict[str, str]:
    """Return the statements that made the tables and indexes of a file, by name, on one line each."""
    rows = file._writer._connection.exec_driver_sql("SELECT name, sql FROM sqlite_master ORDER BY name").all()
    return {name: " ".join(sql.split()) for name, sql in rows if sql and not name.startswith("sqlite_")}


def kept_layout(version: int) -> dict[str, str]:
    """Return the statements of a version that was frozen."""
    found: dict[str, str] = json.loads((golden.FOLDER / f"v{version}-layout.json").read_text("utf-8"))
    return found


def statements(before: Mapping[str, str], after: Mapping[str, str], version: int) -> str:
    """Return the module that holds what a step needs to lead from one layout to another.

    Tables and indexes that are gone are no part of it: a step that drops some says so itself.
    """
    tables = {name: sql for name, sql in after.items() if sql.startswith("CREATE TABLE")}
    changed = {name: sql for name, sql in tables.items() if name in before and before[name] != sql}
    new = {name: sql for name, sql in tables.items() if name not in before}
    indexes = {
        name: sql
        for name, sql in after.items()
        if name not in tables and (_table_of(sql) in changed or before.get(name) != sql)
    }
    parts = [
        f'"""What version {version} lays out otherwise than version {version - 1}. Frozen: never changed."""',
        "from collections.abc import Mapping\nfrom types import MappingProxyType",
        *(_mapping(*part) for part in (("CHANGED", changed), ("NEW", new), ("INDEXES", indexes))),
    ]
    return "\n\n".join(parts) + "\n"


def _table_of(sql: str) -> str:
    found = _TABLE.match(sql)
    if found is None:
        raise ValueError(f"no table in {sql!r}")
    return found[1]


def _mapping(name: str, items: Mapping[str, str]) -> str:
    if not items:
        return f"{name}: Mapping[str, str] = MappingProxyType({{}})"
    entries = "".join(f'        "{key}": """\n{_wrapped(sql)}\n""",\n' for key, sql in items.items())
    return f"{name}: Mapping[str, str] = MappingProxyType(\n    {{\n{entries}    }}\n)"


def _wrapped(sql: str) -> str:
    """Return a statement in lines, none of them broken within a text in quotes."""
    lines = [""]
    for token in _TOKEN.findall(sql):
        if len(lines[-1]) + len(token) >= WIDTH:
            lines.append("")
        lines[-1] += f" {token}" if lines[-1] else token
    return "\n".join(lines)


def write_golden(folder: Path) -> dict[str, str]:
    """Write the files of this version into a folder and return the layout of its tables."""
    start = folder / f"v{SCHEMA_VERSION}"
    whole = golden.whole_case()
    layout = _file(Path(f"{start}.debts"), CASE)
    _file(Path(f"{start}-whole.debts"), whole)
    _file(Path(f"{start}-secret.debts"), whole, golden.PASSPHRASE)
    _file(Path(f"{start}-edited.debts"), CASE, edited=True)
    text = json.dumps(layout, ensure_ascii=False, indent=1)
    Path(f"{start}-layout.json").write_text(text + "\n", encoding="utf-8")
    return layout


def _file(path: Path, case: Case, passphrase: str | None = None, *, edited: bool = False) -> dict[str, str]:
    path.unlink(missing_ok=True)
    with CaseFile.create(path, case.info, passphrase=passphrase, clock=golden.clock) as file:
        file.write_case(case)
        if edited:
            golden.edit(file)
        file.remember(golden.REMEMBERED)
        file.keep_glances("basis", case.info.timezone, {golden.clock().date(): "{}"})
        held = file.load(with_evidence=True, with_history=True)
        if passphrase is None:
            json_case.save(held, path.with_suffix(".json"))
        return layout_of(file)


def main() -> int:
    """Freeze this version; 2 when it is frozen already."""
    module = Path(debttracker.casefile.__path__[0]) / "migrations" / f"v{SCHEMA_VERSION}_tables.py"
    if "--replace" not in sys.argv[1:] and any(golden.FOLDER.glob(f"v{SCHEMA_VERSION}*.debts")):
        sys.stderr.write(f"version {SCHEMA_VERSION} is frozen already\n")
        return 2
    layout = write_golden(golden.FOLDER)
    module.write_text(statements(kept_layout(SCHEMA_VERSION - 1), layout, SCHEMA_VERSION), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
