"""What waiting costs: growth of a debt ahead, and the cost of one more day."""

from collections.abc import Sequence
from datetime import date, timedelta

from debttracker.debts.balance import GrowthPoint, Parts, Scenario, WaitingCost
from debttracker.debts.debt import Debt
from debttracker.debts.ledger import account_on
from debttracker.debts.payment import Payment
from debttracker.errors import InputError
from debttracker.money.frequency import add_months

_NOTHING = Parts()


def growth(
    debt: Debt,
    payments: Sequence[Payment],
    start: date,
    until: date,
    scenario: Scenario,
    currency: str,
    step_days: int = 1,
) -> list[GrowthPoint]:
    """Return what would be owed from `start` to `until`, a point every `step_days` and one on the last day.

    With `Scenario.MINIMUM` what is asked for is paid on each due date after the start, arrears included;
    where the amount is not known nothing is paid. Payments recorded after the start do not count.
    `cost` is what came on top since the first point: interest, penalty and fees, paid or not.
    """
    if step_days < 1:
        raise InputError("a step must be at least one day")
    account = account_on(debt, payments, start, currency)
    first = account.owed() if account is not None else _NOTHING
    points = [GrowthPoint(start, first, 0)]
    paid = 0
    for offset in range(1, (until - start).days + 1):
        day = start + timedelta(days=offset)
        last = day == until
        wanted = offset % step_days == 0 or last
        if account is None:
            if wanted:
                points.append(GrowthPoint(day, _NOTHING, 0))
            continue
        if scenario is Scenario.MINIMUM:
            account.advance(day)
            asked = account.asked_on(day)
            if asked > 0:
                account.pay(Payment("", debt.id, day, asked))
                paid += asked
        if wanted:
            account.finish(day)
            owed = account.owed()
            points.append(GrowthPoint(day, owed, owed.total + paid - first.total))
    return points


def cost_of_waiting(debt: Debt, payments: Sequence[Payment], on: date, currency: str) -> WaitingCost:
    """Return what waiting from the end of `on` adds when nothing is paid: a day, and a month.

    The month ends on the same day of the next month, or on its last day.
    """
    account = account_on(debt, payments, on, currency)
    try:
        month_end = add_months(on, 1)
    except InputError:
        month_end = date.max
    if account is None or on == date.max:
        return WaitingCost(_NOTHING, _NOTHING, month_end)
    before = account.owed()
    account.finish(on + timedelta(days=1))
    day = _added(before, account.owed())
    account.finish(month_end)
    return WaitingCost(day, _added(before, account.owed()), month_end)


def cost_of_one_more_day(debt: Debt, payments: Sequence[Payment], on: date, currency: str) -> Parts:
    """Return what waiting from the end of `on` to the end of the next day adds, by part."""
    account = account_on(debt, payments, on, currency)
    if account is None or on == date.max:
        return _NOTHING
    before = account.owed()
    account.finish(on + timedelta(days=1))
    return _added(before, account.owed())


def _added(before: Parts, after: Parts) -> Parts:
    return Parts(
        0,
        max(after.interest - before.interest, 0),
        max(after.penalty - before.penalty, 0),
        max(after.fees - before.fees, 0),
    )
