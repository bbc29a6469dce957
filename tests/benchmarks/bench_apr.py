"""Annual rates beside pyxirr (written in Rust): the same digits, and how much longer it takes.

    python tests/benchmarks/bench_apr.py [--smoke]

10,000 loans with months, weeks or odd days between their payments. Fails when a rate differs from that of
pyxirr in the sixth decimal of percent. Time is that of the processor.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

import pyxirr

from debttracker.money.annual_rate import Flow, annual_rates, rates_at
from debttracker.money.frequency import nth_date, parse_frequency

SAME = 1e-8
STEPS = ("1 month", "3 month", "1 week", "2 week", "15 day", "30 day")
T = TypeVar("T")


def loans(count: int) -> list[list[Flow]]:
    """Return made-up loans at a cost, the same each time."""
    dice = random.Random(20261126)  # noqa: S311
    return [_loan(dice) for _ in range(count)]


def _loan(dice: random.Random) -> list[Flow]:
    start = date(2015, 1, 1) + timedelta(days=dice.randrange(3650))
    every = parse_frequency(dice.choice(STEPS))
    periods = dice.choice((1, 3, 6, 10, 12, 24, 36, 60))
    received = dice.randrange(10_000, 50_000_000)
    payment = received * dice.randrange(101, 180) // (100 * periods)
    first = (
        start + timedelta(days=dice.randrange(8, 60)) if dice.random() < 0.3 else nth_date(start, every, 1)
    )
    paid = [Flow(nth_date(first, every, n), -payment - dice.randrange(1, 100)) for n in range(periods)]
    return [Flow(start, received), *paid]


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the seconds of the processor, and what came out."""
    begun = time.process_time()
    found = work()
    return time.process_time() - begun, found


def xirr(flows: Sequence[Flow]) -> float:
    """Return the one rate by days over 365."""
    first = flows[0].on
    (rate,) = rates_at([flow.amount for flow in flows], [(flow.on - first).days / 365 for flow in flows])
    return rate


def main(*, smoke: bool) -> int:
    """Measure and print; return 1 when digits differ."""
    made = loans(200 if smoke else 10_000)
    columns = [([flow.on for flow in flows], [float(flow.amount) for flow in flows]) for flows in made]
    theirs, expected = timed(lambda: [pyxirr.xirr(dates, amounts) for dates, amounts in columns])
    ours, found = timed(lambda: [xirr(flows) for flows in made])
    whole, _ = timed(lambda: [annual_rates(flows) for flows in made])
    apart = [
        abs(a - b) / (1 + abs(a)) if b is not None else 0.0 for a, b in zip(found, expected, strict=True)
    ]
    print(f"{len(made)} loans, {sum(map(len, made))} flows; pyxirr gives no rate for {expected.count(None)}")
    print(f"furthest apart            {max(apart):.1e} (relative growth factor)")
    print(f"pyxirr, XIRR              {theirs:8.3f} s")
    print(f"here, XIRR                {ours:8.3f} s = {ours / theirs:.1f} x")
    print(f"here, all conventions     {whole:8.3f} s = {whole / theirs:.1f} x")
    print(f"one loan, all conventions {whole / len(made) * 1e6:8.0f} us")
    return int(max(apart) > SAME)


if __name__ == "__main__":
    sys.exit(main(smoke="--smoke" in sys.argv))
