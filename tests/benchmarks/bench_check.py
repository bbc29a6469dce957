"""How long the command `check` takes over a case file with a long contact log, reading and writing included.

    python tests/benchmarks/bench_check.py [--smoke]

Prints processor time, also as a multiple of what SQLite takes for the counting alone (see bench_norms.py).
"""

import argparse
import datetime as dt
import io
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from bench_norms import count_in_sqlite, make_matter, spent

from debttracker import cli
from debttracker.case import Case, CaseInfo
from debttracker.norms.registry import Registry
from debttracker.paths import resources
from debttracker.services.files import Cases


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measures `check` over a long contact log.")
    parser.add_argument("--smoke", action="store_true", help="a small log")
    size = 2_000 if parser.parse_args().smoke else 100_000
    matter = make_matter(size, sparse=False)
    case = Case(
        CaseInfo("long log", matter.jurisdiction, timezone=matter.timezone),
        creditors=matter.creditors,
        collectors=matter.collectors,
        debts=matter.debts,
        contacts=matter.contacts,
    )
    counting = min(spent(count) for count in [count_in_sqlite(matter)] * 3)
    cases = Cases(clock=lambda: dt.datetime.now(dt.UTC), norms=lambda: Registry(resources() / "norms"))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "long.debts"
        cases.new(file, case.info, content=case).close()
        checking = min(spent(lambda: _check(file)) for _ in range(2))
    print(f"contacts {size}")
    print(f"counting in SQLite   {counting:8.3f} s")
    print(f"check --json         {checking:8.3f} s = {checking / counting:.1f} x")


def _check(file: Path) -> None:
    with redirect_stdout(io.StringIO()):
        status = cli.run(["check", str(file), "--json"])
    if status:
        raise SystemExit(status)


if __name__ == "__main__":
    main()
