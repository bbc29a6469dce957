"""How long the norms take over a long contact log, against the counting alone done by SQLite.

    python tests/benchmarks/bench_norms.py [--smoke] [--sparse] [--place US] [--region US-MA]

Prints the time to judge the whole log, the same as a multiple of a window-function query that counts per day
and per seven days over the same rows, and the time to judge one contact more. `--smoke` takes a small log,
`--sparse` one in which many fields were never filled in; `--place` and `--region` say whose norms judge.
"""

import argparse
import datetime as dt
import random
import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace

from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import (
    Channel,
    CollectorKind,
    Consent,
    ContactPurpose,
    Direction,
    Disclosed,
    Identified,
    Outcome,
    Person,
    Place,
    Tag,
)
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt
from debttracker.debts.vocabulary import CreditorKind, DebtKind, DebtPurpose
from debttracker.norms.engine import Judge, evaluate
from debttracker.norms.facts import Matter
from debttracker.norms.pause import set_aside
from debttracker.norms.registry import Registry
from debttracker.paths import resources

_ZONE = dt.timezone(dt.timedelta(hours=8))
_START = dt.datetime(2024, 6, 1, 7, tzinfo=_ZONE)
_QUERY = """
SELECT sum(per_day > 3), sum(per_week > 7) FROM (
  SELECT count(*) OVER (PARTITION BY creditor, day ORDER BY at, id) AS per_day,
         count(*) OVER (PARTITION BY creditor ORDER BY day RANGE BETWEEN 6 PRECEDING AND CURRENT ROW)
           AS per_week
  FROM contact WHERE direction = 'incoming' AND channel = 'call')
"""


def _contact(number: int, dice: random.Random, minutes: int, *, sparse: bool) -> Contact:
    debt = dice.randrange(20)
    channel = dice.choices([Channel.CALL, Channel.SMS, Channel.MESSENGER, Channel.VISIT], [80, 15, 4, 1])[0]
    person = dice.choices(
        [Person.DEBTOR, Person.EMERGENCY_CONTACT, Person.COLLEAGUE, Person.SPOUSE], [90, 4, 3, 3]
    )[0]
    answered = dice.random() < 0.4
    full = not sparse or dice.random() < 0.3
    return Contact(
        id=f"c{number:06}",
        at=_START + dt.timedelta(minutes=minutes),
        channel=channel,
        direction=Direction.INCOMING if dice.random() < 0.97 else Direction.OUTGOING,
        outcome=Outcome.CONVERSATION if answered else Outcome.NO_ANSWER,
        called_number=f"1380000{debt % 3:04}",
        creditor=f"bank-{debt % 8}",
        collector=f"agency-{debt % 12}" if dice.random() < 0.6 else f"staff-{debt % 8}",
        debts=(f"debt-{debt}",),
        purpose=ContactPurpose.COLLECT if full else None,
        person=person if full else None,
        consent=Consent.NONE if full else None,
        identified=Identified.BOTH if full else None,
        disclosed=Disclosed.NOTHING if full else None,
        place=Place.HOME if full else None,
        words="please call us back" if full and channel in {Channel.SMS, Channel.MESSENGER} else None,
        visitors=2 if channel is Channel.VISIT else None,
        entered_home=False if channel is Channel.VISIT else None,
        authority_shown=True if channel is Channel.VISIT else None,
        tags=(Tag.THREAT,) if dice.random() < 0.01 else (),
    )


def make_matter(size: int, *, sparse: bool) -> Matter:
    """Return a made-up matter with so many contacts over 20 debts, the same each time."""
    dice = random.Random(20261123)  # noqa: S311
    step = max(1, 2 * 365 * 24 * 60 // size)
    lenders = [
        Creditor(f"bank-{i}", f"Bank {i}", CreditorKind.BANK, member_of=("CBA",) if i % 2 else None)
        for i in range(8)
    ]
    return Matter(
        timezone="Asia/Shanghai",
        jurisdiction="CN",
        creditors=tuple(lenders),
        collectors=tuple(
            Collector(f"agency-{i}", f"Agency {i}", CollectorKind.AGENCY, f"bank-{i % 8}") for i in range(12)
        )
        + tuple(
            Collector(f"staff-{i}", f"Staff {i}", CollectorKind.IN_HOUSE, f"bank-{i}", own_name=True)
            for i in range(8)
        ),
        debts=tuple(
            Debt(
                f"debt-{i}",
                DebtKind.MICROLOAN if i % 4 else DebtKind.CREDIT_CARD,
                f"bank-{i % 8}",
                online=bool(i % 4),
                purpose=DebtPurpose.CONSUMER,
                first_missed_due=dt.date(2024, 5, 1),
                opened=dt.date(2023, 5, 1),
            )
            for i in range(20)
        ),
        contacts=tuple(_contact(i, dice, i * step, sparse=sparse) for i in range(size)),
    )


def count_in_sqlite(matter: Matter) -> Callable[[], object]:
    """Return the yardstick: a query that counts per day and per seven days over the contacts of a matter."""
    base = _fill(matter)
    return lambda: base.execute(_QUERY).fetchall()


def _fill(matter: Matter) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    base.execute(
        "CREATE TABLE contact (id TEXT, at TEXT, day INTEGER, creditor TEXT, direction TEXT, channel TEXT)"
    )
    rows = [
        (c.id, c.at.isoformat(), c.at.toordinal(), c.creditor, c.direction, c.channel)
        for c in matter.contacts
        if c.at is not None
    ]
    base.executemany("INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?)", rows)
    base.commit()
    return base


def spent(work: Callable[[], object]) -> float:
    """Processor time in seconds: what else the machine does is not counted."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measures the norms over a long contact log.")
    parser.add_argument("--smoke", action="store_true", help="a small log")
    parser.add_argument("--sparse", action="store_true", help="a log with many fields left empty")
    parser.add_argument("--place", default="CN", help="the country whose norms judge")
    parser.add_argument("--region", help="a part of it")
    options = parser.parse_args()
    size = 2_000 if options.smoke else 100_000
    made = make_matter(size, sparse=options.sparse)
    matter = replace(made, jurisdiction=options.place, region=options.region)
    registry = Registry(resources() / "norms")
    norms = registry.norms(options.place, options.region)
    limitation = registry.limitation(norms, options.place, options.region)
    count = count_in_sqlite(matter)
    rounds = [(spent(count), spent(lambda: evaluate(matter, registry))) for _ in range(4)]
    counting, judging = (min(spent) for spent in zip(*rounds, strict=True))
    judge = Judge(matter, norms, limitation)
    found = len(judge.findings())
    set_aside(size)  # as a session does
    dice = random.Random(7)  # noqa: S311
    drafts = [_contact(size + i, dice, dice.randrange(2 * 365 * 24 * 60), sparse=False) for i in range(50)]
    one = sorted(spent(lambda d=draft: judge.judge(d)) for draft in drafts)
    print(f"contacts {size}, norms {len(norms)}, findings {found}")
    print(f"counting in SQLite   {counting:8.3f} s")
    print(f"all norms            {judging:8.3f} s = {judging / counting:.1f} x")
    print(
        f"one contact more     {one[len(one) // 2] * 1000:8.2f} ms (median), {one[-1] * 1000:.2f} ms (worst)"
    )


if __name__ == "__main__":
    main()
