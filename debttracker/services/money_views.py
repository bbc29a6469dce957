"""What is owed: rows, details and due dates from the ledger."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from debttracker.debts import ledger, overdue
from debttracker.debts.balance import Balance, DueItem, DueState, Parts, Scenario
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.services.records import Lookup
from debttracker.services.views import DueRow, GrowthChart, GrowthSeries

if TYPE_CHECKING:
    from debttracker.money.annual_rate import AnnualRates


class MoneyBook:
    """Answers about the debts of one state of a case; each figure is worked out once."""

    def __init__(self, look: Lookup) -> None:
        self._look = look
        self._standings: dict[str, ledger.Standing] = {}
        self._balances: dict[tuple[str, date], Balance] = {}
        self._one_more_day: dict[tuple[str, date], Parts] = {}
        self._growths: dict[tuple[tuple[str, ...], date, int, Scenario], GrowthSeries] = {}
        self._rates: dict[str, AnnualRates | None] = {}

    def balance(self, debt: Debt, on: date) -> Balance:
        """Return what is owed on a debt at the end of a day."""
        key = (debt.id, on)
        if key not in self._balances:
            self._balances[key] = self._standing(debt, on).balance()
        return self._balances[key]

    def one_more_day(self, debt: Debt, on: date) -> Parts:
        """Return what waiting one more day costs, by part."""
        key = (debt.id, on)
        if key not in self._one_more_day:
            self._one_more_day[key] = overdue.cost_of_one_more_day(
                debt, self._payments(debt), on, self._look.currency(debt)
            )
        return self._one_more_day[key]

    def due_items(self, debt: Debt, first: date, last: date, on: date) -> list[DueItem]:
        """Return what falls due from `first` to `last`, both included, as it stands on `on`."""
        return self._standing(debt, on).due_items(first, last)

    def due_rows(self, first: date, last: date, on: date) -> tuple[DueRow, ...]:
        """Return what falls due over all debts, earliest first."""
        rows = [
            DueRow(item, self._look.debt_name(debt), (item.due - on).days, self._look.currency(debt))
            for debt in self._look.case.debts
            for item in self.due_items(debt, first, last, on)
        ]
        return tuple(sorted(rows, key=lambda row: (row.item.due, row.name, row.item.debt)))

    def growth(self, debts: Sequence[Debt], on: date, days: int, currency: str) -> GrowthChart:
        """Return what would be owed ahead, added over debts of one currency, by assumption."""
        nothing, minimum = (
            self.growth_of(debts, on, days, currency, scenario)
            for scenario in (Scenario.NOTHING, Scenario.MINIMUM)
        )
        return GrowthChart(currency, nothing, minimum)

    def growth_of(
        self, debts: Sequence[Debt], on: date, days: int, currency: str, scenario: Scenario
    ) -> GrowthSeries:
        """Return what would be owed ahead under one assumption; each answer is worked out once."""
        chosen = [debt for debt in debts if self._look.currency(debt) == currency]
        key = (tuple(debt.id for debt in chosen), on, days, scenario)
        if key not in self._growths:
            until = on + timedelta(days=days)
            self._growths[key] = self._series(chosen, on, until, scenario, max(1, days // 120))
        return self._growths[key]

    def true_rate(self, debt: Debt) -> "AnnualRates | None":
        """Return the true annual rates of a debt, None for a card and when terms are missing."""
        if debt.id not in self._rates:
            self._rates[debt.id] = ledger.true_rate(debt, self._look.currency(debt))
        return self._rates[debt.id]

    def _series(
        self, debts: Sequence[Debt], on: date, until: date, scenario: Scenario, step: int
    ) -> GrowthSeries:
        dates: tuple[date, ...] = ()
        owed: list[int] = []
        cost: list[int] = []
        for debt in debts:
            points = overdue.growth(
                debt, self._payments(debt), on, until, scenario, self._look.currency(debt), step
            )
            if not dates:
                dates = tuple(point.on for point in points)
                owed, cost = [0] * len(points), [0] * len(points)
            for index, point in enumerate(points):
                owed[index] += point.owed.total
                cost[index] += point.cost
        return GrowthSeries(dates, tuple(owed), tuple(cost))

    def _standing(self, debt: Debt, on: date) -> ledger.Standing:
        """Return a debt as it stands on a day; of each debt the day asked for last is kept."""
        found = self._standings.get(debt.id)
        if found is None or found.on != on:
            found = ledger.standing(debt, self._payments(debt), on, self._look.currency(debt))
            self._standings[debt.id] = found
        return found

    def _payments(self, debt: Debt) -> tuple[Payment, ...]:
        return self._look.payments.get(debt.id, ())


def unpaid(rows: Sequence[DueRow]) -> tuple[DueRow, ...]:
    """Leave out what is paid."""
    return tuple(row for row in rows if row.item.state is not DueState.PAID)
