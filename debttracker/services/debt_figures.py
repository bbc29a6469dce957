"""What one debt costs to end and to wait with, and the steps behind each of these figures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from debttracker.debts import ledger, overdue
from debttracker.debts.balance import Parts, Payoff, TraceLine
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.money.amount import Percent

if TYPE_CHECKING:
    from debttracker.money.annual_rate import AnnualRates, Flow

_ONE_DAY = timedelta(days=1)
_CHARGES = ("interest", "penalty", "fees")


@dataclass(frozen=True, slots=True)
class WaitingFigure:
    """What waiting until a day adds by part, and its steps: `later` less what was counted `before` it.

    Both are empty where the steps do not add up to the figure.
    """

    added: Parts
    until: date
    later: tuple[TraceLine, ...] = ()
    before: tuple[TraceLine, ...] = ()


@dataclass(frozen=True, slots=True)
class DebtFigures:
    """What ends a debt today, what one more day and month cost, and its rates.

    `advertised` is percent a year as the terms name it; `flows` are the money received and to be paid from
    which the true rate is worked out, empty where there is none.
    """

    payoff: Payoff | None
    day: WaitingFigure
    month: WaitingFigure
    advertised: Percent | None = None
    flows: "tuple[Flow, ...]" = ()


def debt_figures(
    debt: Debt,
    payments: Sequence[Payment],
    on: date,
    currency: str,
    rates: "AnnualRates | None" = None,
    advertised: Percent | None = None,
) -> DebtFigures:
    """Return the figures of a debt at the end of a day; the rates are passed through where they are known."""
    cost = overdue.cost_of_waiting(debt, payments, on, currency)
    tomorrow = on + _ONE_DAY if on < date.max else on
    counted = [replace(payment, reversed_on=None) for payment in ledger.counted_payments(debt, payments, on)]
    known = replace(debt, transactions=tuple(item for item in debt.transactions if item.posted_on <= on))
    now = _lines(known, counted, on, currency) if cost.month.total or cost.day.total else ()
    return DebtFigures(
        ledger.payoff(debt, payments, on, currency),
        _steps(known, counted, now, WaitingFigure(cost.day, tomorrow), currency),
        _steps(known, counted, now, WaitingFigure(cost.month, cost.month_end), currency),
        advertised,
        rates.flows if rates is not None else (),
    )


def _steps(
    debt: Debt,
    payments: Sequence[Payment],
    now: tuple[TraceLine, ...],
    figure: WaitingFigure,
    currency: str,
) -> WaitingFigure:
    """Add the lines that only the later balance has, and those of today's that they replace."""
    if not figure.added.total:
        return figure
    then = _lines(debt, payments, figure.until, currency)
    later, before = _without(then, now), _without(now, then)
    for part in _CHARGES:
        sums = [sum(line.amount for line in lines if line.part == part) for lines in (later, before)]
        if sums[0] - sums[1] != getattr(figure.added, part):
            return figure
    return replace(figure, later=later, before=before)


def _lines(debt: Debt, payments: Sequence[Payment], day: date, currency: str) -> tuple[TraceLine, ...]:
    trace = ledger.balance(debt, payments, day, currency).trace
    return tuple(line for line in trace if line.part in _CHARGES)


def _without(lines: tuple[TraceLine, ...], others: tuple[TraceLine, ...]) -> tuple[TraceLine, ...]:
    """Return the lines that are not among the others, each counted as often as it stands there."""
    left = Counter(map(repr, others))
    found = []
    for line in lines:
        key = repr(line)
        if left[key]:
            left[key] -= 1
        else:
            found.append(line)
    return tuple(found)
