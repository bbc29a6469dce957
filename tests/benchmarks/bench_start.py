"""How long until the window shows a case, and how much memory it takes, beside a bare window of Qt.

    python tests/benchmarks/bench_start.py [--smoke]

Time runs from the start of the process until the figures of the case are painted; a second time until its
contacts are judged as well, memory is the resident set then. The case was opened and closed in the window
before, as at every start but the first; the first one, with nothing kept to show, is timed beside it. Both
programs start from compiled bytecode, as an installed one does. What the first figures do not need must not
have been imported by then: the benchmark fails if it was.
"""

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

NOT_YET = ("matplotlib", "alembic", "sqlalchemy", "mako", "PIL", "numpy")
LIMIT_SECONDS = 60
HERE = Path(__file__).parent


def main(*, smoke: bool) -> int:
    """Print the medians and their ratios; return 1 when something heavy was imported too early."""
    runs = 1 if smoke else 7
    with tempfile.TemporaryDirectory() as name:
        case = Path(name) / "demo.debts"
        subprocess.run([sys.executable, "-m", "debttracker", "demo", "--save", case], check=True)
        for what in ("bare", str(case)):
            probe(what, Path(name))  # compiles
        forget(case)
        first = [probe(str(case), Path(name)) for _ in range(runs)]
        start(Path(name), "leave", str(case))
        pairs = [(probe("bare", Path(name)), probe(str(case), Path(name))) for _ in range(runs)]
    bare, full = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    for what, unit in (("seconds", "s"), ("processor", "s of the processor"), ("megabytes", "MB")):
        alone, ours = (statistics.median(run[what] for run in several) for several in (bare, full))
        print(f"{what}: bare {alone:.2f} {unit}, with the case {ours:.2f} {unit}, ratio {ours / alone:.2f}")
    ratios = [ours["seconds"] / alone["seconds"] for alone, ours in pairs]
    least, middle, most = min(ratios), statistics.median(ratios), max(ratios)
    print(f"seconds, pair by pair: ratio {least:.2f} / {middle:.2f} / {most:.2f}")
    alone = statistics.median(run["seconds"] for run in bare)
    for what, key, of in (
        ("contacts judged", "judged", full),
        ("first start of a case, window", "shown", first),
        ("first start of a case, figures", "seconds", first),
    ):
        taken = statistics.median(run[key] for run in of)
        print(f"{what}: {taken:.2f} s, ratio {taken / alone:.2f}")
    early = sorted(set(full[0]["modules"]) & set(NOT_YET))
    print(f"imported too early: {', '.join(early) or 'nothing'}")
    return int(bool(early))


def forget(case: Path) -> None:
    """Take out what is kept of the case for its next start."""
    connection = sqlite3.connect(case)
    connection.execute("DELETE FROM glance")
    connection.commit()
    connection.close()


def probe(what: str, folder: Path) -> dict[str, Any]:
    """Start one process and return what it measured of itself."""
    found: dict[str, Any] = json.loads(start(folder, what, repr(time.time())))
    return found


def start(folder: Path, *call: str) -> bytes:
    """Run one process to its end and return what it said."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(folder),
        "XDG_STATE_HOME": str(folder),
    }
    done = subprocess.run(
        [sys.executable, HERE / "start_probe.py", *call],
        env=environment,
        capture_output=True,
        check=False,
        timeout=LIMIT_SECONDS,
    )
    if done.returncode != 0 or (call[0] != "leave" and not done.stdout):
        raise SystemExit(done.stderr.decode())
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(smoke="--smoke" in sys.argv))
