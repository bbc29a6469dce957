"""Runs all benchmarks and prints what they measured. `--smoke` takes small sizes: do they run at all?

python tests/benchmarks/run.py [--smoke]
"""

import subprocess
import sys
from pathlib import Path


def main(options: list[str]) -> int:
    """Run every benchmark in a process of its own; return 1 when one fails."""
    failed = 0
    for benchmark in sorted(Path(__file__).parent.glob("bench_*.py")):
        print(f"--- {benchmark.name}", flush=True)
        failed += subprocess.run([sys.executable, benchmark, *options], check=False).returncode != 0
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
