"""How long it takes to say what is owed on 50 debts, and how that grows with the years.

    python tests/benchmarks/bench_ledger.py [--smoke]

50 debts (half cards, half loans) over ten years with a payment each month: all of them from nothing (at
most 0.5 s), and the debt that a new payment belongs to (at most 10 ms). Then one card and one loan over 1 to
20 years: the time a year must not grow. Time is that of the processor. Fails when a bound is missed, except
with `--smoke`.
"""

import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from debttracker.debts.debt import Debt, Transaction
from debttracker.debts.ledger import balance
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import Compounding, DebtKind, InterestBase, OverdueBase, Prepayment
from debttracker.money.frequency import add_months
from debttracker.money.vocabulary import Method

COLD_BOUND = 0.5
ONE_BOUND = 0.010
MOST_GROWTH = 1.6
START = date(2015, 1, 1)
CARD = CardTerms(
    statement_day=10,
    due_day=28,
    daily_rate=Decimal("0.05"),
    interest_base=InterestBase.FULL_AMOUNT,
    compounding=Compounding.MONTHLY,
    minimum_percent=Decimal(10),
    late_fee_percent=Decimal(5),
    late_fee_floor=1000,
    grace_days=3,
    tolerance=1000,
)
LOAN = LoanTerms(
    principal=20_000_000,
    start=START,
    every="1 month",
    method=Method.LEVEL_PAYMENT,
    annual_rate=Decimal("14.4"),
    overdue_multiplier=Decimal("1.5"),
    overdue_base=OverdueBase.INSTALMENT,
    waiting_days=0,
    prepayment=Prepayment.SHORTEN,
)
Account = tuple[Debt, list[Payment]]


def card(name: str, months: int, dice: random.Random) -> Account:
    """Return a card with a purchase and a payment each month; every sixth payment is below the minimum."""
    bought = tuple(
        Transaction(f"{name}-{n}", add_months(START, n), dice.randrange(10_000, 300_000))
        for n in range(months)
    )
    paid = [
        Payment(
            f"{name}-{n}",
            name,
            add_months(date(2015, 2, 25), n),
            5_000 if n % 6 == 5 else dice.randrange(300_000),
        )
        for n in range(months)
    ]
    return Debt(name, DebtKind.CREDIT_CARD, terms=CARD, transactions=bought), paid


def loan(name: str, months: int, dice: random.Random) -> Account:
    """Return a loan that is paid each month, sometimes some days late."""
    debt = Debt(name, DebtKind.MICROLOAN, terms=replace(LOAN, periods=months))
    payment = LOAN.principal // months + LOAN.principal * 12 // 1000 if LOAN.principal else 0
    due = date(2015, 2, 1)
    paid = [
        Payment(f"{name}-{n}", name, add_months(due, n).replace(day=dice.choice((1, 1, 1, 4, 20))), payment)
        for n in range(months)
    ]
    return debt, paid


def timed(work: Callable[[], object], times: int) -> float:
    """Return the least processor time of several runs."""
    spent = []
    for _ in range(times):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


def owed_after(account: Account, months: int) -> object:
    """Replay one account to a day after its last payment."""
    debt, paid = account
    return balance(debt, paid, add_months(START, months + 2), "CNY")


def curve(make: Callable[[str, int, random.Random], Account], years: list[int]) -> list[float]:
    """Print and return the time a month, by years."""
    made = [(year, make("a", 12 * year, random.Random(year))) for year in years]  # noqa: S311
    spent = [(year, timed(lambda a=account, y=year: owed_after(a, 12 * y), 5)) for year, account in made]
    print(
        f"{make.__name__}: " + ", ".join(f"{year} years {seconds * 1000:.2f} ms" for year, seconds in spent)
    )
    return [seconds / year for year, seconds in spent]


def main(*, smoke: bool) -> int:
    """Measure and print; return 1 when a bound is missed."""
    count, years = (6, 2) if smoke else (50, 10)
    months = 12 * years
    dice = random.Random(20261126)  # noqa: S311
    accounts = [(card, loan)[n % 2](f"debt-{n}", months, dice) for n in range(count)]
    everything = [payment for _, paid in accounts for payment in paid]
    day = add_months(START, months + 2)
    cold = timed(lambda: [balance(debt, everything, day, "CNY") for debt, _ in accounts], 3)
    one = []
    for debt, _ in accounts[:10]:
        more = [*everything, Payment("new", debt.id, add_months(START, months + 1), 50_000)]
        one.append(timed(lambda d=debt, m=more: balance(d, m, day, "CNY"), 5))
    print(f"{count} debts, {years} years, {len(everything)} payments")
    print(f"from nothing              {cold:8.3f} s (at most {COLD_BOUND} s)")
    print(f"one new payment, worst    {max(one) * 1000:8.2f} ms (at most {ONE_BOUND * 1000:.0f} ms)")
    per_year = {make.__name__: curve(make, [1, 2] if smoke else [1, 2, 5, 10, 20]) for make in (card, loan)}
    growth = max(spent[-1] / spent[1] for spent in per_year.values())
    print(f"time a year, 20 years against 2: {growth:.2f} x (at most {MOST_GROWTH} x)")
    missed = cold > COLD_BOUND or max(one) > ONE_BOUND or growth > MOST_GROWTH
    return int(missed and not smoke)


if __name__ == "__main__":
    sys.exit(main(smoke="--smoke" in sys.argv))
