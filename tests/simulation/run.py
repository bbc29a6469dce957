"""Compares the ledger with the simulation on as many random debts as asked for, and says where they differ.

python tests/simulation/run.py [COUNT [FIRST]]
"""

import sys
import time

from compare import outcome


def main(count: int, first: int) -> int:
    """Compare and print; return 1 when there is a difference."""
    begun = time.process_time()
    different = 0
    for number in range(first, first + count):
        found = outcome(number)
        if not found.agree:
            different += 1
            print(f"{found.name}: simulated {found.simulated}, ledger {found.ledger}", flush=True)
    spent = time.process_time() - begun
    print(f"{count} debts, {different} differ, {spent:.0f} s")
    return int(different > 0)


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[1:]]
    sys.exit(main(*(numbers + [10_000, 0][len(numbers) :])))
