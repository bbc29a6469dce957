"""The charts on money of an open case: plain rows from the ledger, and the law's lines beside them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from debttracker.debts import ledger, overdue
from debttracker.debts.balance import Balance, Scenario
from debttracker.debts.card import CardAccount
from debttracker.debts.ceiling import begins
from debttracker.debts.check_terms import without_impossible
from debttracker.debts.comparison import claimed_total
from debttracker.debts.debt import Debt
from debttracker.debts.formulas import Formula
from debttracker.debts.loan import LoanAccount
from debttracker.debts.payment import Payment
from debttracker.debts.terms import LoanTerms
from debttracker.l10n import _, formats
from debttracker.money.amount import Minor
from debttracker.services.debt_costs import debt_cost
from debttracker.services.law_lines import LawLine, line_name
from debttracker.services.law_over_time import law_ahead, law_back
from debttracker.services.money_chart_views import (
    BillRow,
    ClaimPoint,
    ClaimsChart,
    CostChart,
    DebtCost,
    LatestClaim,
    LatestClaims,
    LawAhead,
    PeriodRow,
    ScheduleChart,
)
from debttracker.services.money_law_views import ClaimView
from debttracker.services.money_views import MoneyBook
from debttracker.services.records import Lookup

if TYPE_CHECKING:  # norms are read with the first line that is asked for
    from debttracker.services.money_law import MoneyLaw

_STEPS_AHEAD = 60
_MOST_DAYS = 48
_LEAST_DAYS = 12
_EVENTS = 5000
"""So many payments and postings are replayed for a chart of the past, a day of it as often as that allows."""
_ONE_DAY = timedelta(days=1)


class MoneyCharts:
    """Answers about one state of a case. With `debt` None a chart is of all debts in the case's currency.

    Every method raises KeyError for an unknown debt.
    """

    def __init__(self, look: Lookup, money: MoneyBook, law: "MoneyLaw", today: date) -> None:
        self._look = look
        self._money = money
        self._law = law
        self._today = today

    def costs(self, debt: str | None = None) -> CostChart:
        """Return what was paid and is owed, by part, and what each contract asks for in all."""
        chosen, currency, left_out = self._chosen(debt)
        return CostChart(currency, tuple(self._cost(one) for one in chosen), left_out)

    def schedule(self, debt: str | None = None) -> ScheduleChart:
        """Return all instalments, and the statements made so far, as they stand today."""
        chosen, currency, left_out = self._chosen(debt)
        periods: list[PeriodRow] = []
        bills: list[BillRow] = []
        unknown = []
        for one in chosen:
            found = list(self._periods(one)), list(self._bills(one))
            periods += found[0]
            bills += found[1]
            if not any(found):
                unknown.append(self._look.debt_name(one))
        return ScheduleChart(
            currency,
            tuple(sorted(periods, key=lambda row: (row.due, row.name, row.number))),
            tuple(sorted(bills, key=lambda row: (row.made_on, row.name))),
            tuple(unknown),
            left_out,
        )

    def law_ahead(self, debt: str, days: int) -> LawAhead:
        """Return where the law's lines lie over the days ahead when nothing is paid."""
        one, currency = self._look.debts[debt], self._look.currency(self._look.debts[debt])
        until = self._today + timedelta(days=days)
        step = max(1, days // _STEPS_AHEAD)
        points = overdue.growth(
            one, self._payments(one), self._today, until, Scenario.NOTHING, currency, step
        )
        now = self._money.balance(one, self._today)
        balances = [replace(now, on=point.on, owed=point.owed) for point in points]
        made = [payment for payment in self._payments(one) if payment.paid_on <= self._today]
        law = law_ahead(self._law, one, made, balances)
        owed = {point.on: point.owed.total for point in points}
        sentences = (_crossing(line, owed, currency) for line in law.lines)
        return LawAhead(law, tuple(words for words in sentences if words))

    def claims(self, debt: str, days: int | None = None) -> ClaimsChart:
        """Return the claims of the last `days` (None: all) beside the terms and the law's lines.

        A claim dated after today is left out. Where no terms are known nothing is computed.
        """
        one = self._look.debts[debt]
        since = date.min if days is None else self._today - timedelta(days=days)
        claims = tuple(
            ClaimPoint(claim.date, claimed_total(claim))
            for claim in sorted(one.claims, key=lambda claim: claim.date)
            if since <= claim.date <= self._today
        )
        balances = [self._money.balance(one, day) for day in self._days_back(one, claims, since)]
        told = [owed for owed in balances if _is_computed(owed)]
        return ClaimsChart(
            self._look.currency(one),
            claims,
            tuple(owed.on for owed in told),
            tuple(owed.owed.total for owed in told),
            any(owed.missing for owed in told),
            law_back(self._law, one, self._payments(one), balances),
        )

    def latest_claims(self, days: int | None = None) -> LatestClaims:
        """Return the latest claim on each debt, if it is of the last `days` (None: whenever it was)."""
        chosen, currency, left_out = self._chosen(None)
        since = date.min if days is None else self._today - timedelta(days=days)
        views = ((debt, self._law.claim_comparison(debt.id)) for debt in chosen if debt.claims)
        rows = tuple(
            _latest(debt, view)
            for debt, view in views
            if view is not None and view.comparison.claim.date >= since
        )
        others = [debt for debt in self._look.case.debts if debt.claims and debt not in chosen]
        return LatestClaims(currency, rows, len(others) if left_out else 0)

    def with_claims(self) -> tuple[tuple[str, str], ...]:
        """Return id and name of the debts of which a claim is on record."""
        return tuple((debt.id, self._look.debt_name(debt)) for debt in self._look.case.debts if debt.claims)

    def _chosen(self, debt: str | None) -> tuple[list[Debt], str, int]:
        if debt is not None:
            one = self._look.debts[debt]
            return [one], self._look.currency(one), 0
        currency = self._look.case.info.currency
        chosen = [one for one in self._look.case.debts if self._look.currency(one) == currency]
        return chosen, currency, len(self._look.case.debts) - len(chosen)

    def _payments(self, debt: Debt) -> tuple[Payment, ...]:
        return self._look.payments.get(debt.id, ())

    def _cost(self, debt: Debt) -> DebtCost:
        balance = self._money.balance(debt, self._today)
        return debt_cost(debt, self._look.debt_name(debt), self._payments(debt), balance)

    def _periods(self, debt: Debt) -> Iterator[PeriodRow]:
        """Yield the instalments as they stand; of a loan that has not begun, as they are agreed."""
        currency, on = self._look.currency(debt), self._today
        terms = debt.terms
        account = ledger.account_on(debt, self._payments(debt), on, currency)
        if account is None and isinstance(terms, LoanTerms) and terms.start is not None:
            account = ledger.account_on(debt, (), terms.start, currency)
        if not isinstance(account, LoanAccount):
            return
        rows = [row for row in account.book.rows if row.total and row.payable < date.max]
        items = account.due_items(debt.id, date.min, date.max, on)
        name = self._look.debt_name(debt)
        for row, item in zip(rows, items, strict=True):
            yield PeriodRow(
                debt.id,
                name,
                row.period,
                row.payable,
                row.principal,
                row.interest,
                row.fees,
                row.unpaid,
                item.state,
            )

    def _bills(self, debt: Debt) -> Iterator[BillRow]:
        """Yield the statements made so far."""
        currency, on = self._look.currency(debt), self._today
        account = ledger.account_on(debt, self._payments(debt), on, currency)
        if not isinstance(account, CardAccount):
            return
        made = [bill for bill in account.bills.bills if bill.balance > 0]
        last = max((bill.due for bill in made if bill.due is not None), default=date.min)
        states = {item.due: item.state for item in account.due_items(debt.id, date.min, last, on)}
        for bill in made:
            yield BillRow(
                debt.id,
                self._look.debt_name(debt),
                bill.made_on,
                bill.due,
                bill.balance,
                bill.minimum,
                states.get(bill.due) if bill.due is not None else None,
            )

    def _days_back(self, debt: Debt, claims: Sequence[ClaimPoint], since: date) -> list[date]:
        """Return the days to look at: evenly spread, those of claims, and where there are few of payments."""
        steps = [claim.on for claim in claims]
        begin = begins(without_impossible(debt)[0])
        first = max(since, min([*steps, *([begin] if begin else []), self._today]))
        span = (self._today - first).days
        paid = {p.paid_on for p in self._payments(debt) if first < p.paid_on <= self._today}
        most = min(_MOST_DAYS, max(_LEAST_DAYS, _EVENTS // (len(paid) + len(debt.transactions) + 1)))
        if 4 * len(paid) <= most:
            steps += [*paid, *(day - _ONE_DAY for day in paid)]
            most //= 2
        return sorted({*steps, *(first + timedelta(days=span * n // most) for n in range(most + 1))})


def _latest(debt: Debt, view: ClaimView) -> LatestClaim:
    compared = view.comparison
    told = [
        (line_name(cap.line.line), cap.comparison.supported)
        for cap in view.caps
        if not (cap.comparison.missing or cap.comparison.ceiling.unlimited_days)
    ]
    return LatestClaim(
        debt.id,
        view.name,
        compared.claim.date,
        compared.total.claimed,
        compared.total.computed if _is_computed(compared.balance) else None,
        bool(compared.balance.missing),
        tuple(dict.fromkeys((name, most) for name, most in told if most is not None)),
    )


def _is_computed(owed: Balance) -> bool:
    """Whether the terms say something on a day: not before the debt began, nor a claim taken over."""
    return bool(owed.trace) and all(line.formula != Formula.CLAIM for line in owed.trace)


def _crossing(line: LawLine, owed: Mapping[date, Minor], currency: str) -> str | None:
    """Say when what is owed comes above a line; None when it does not."""
    pairs = [(day, owed[day] - value) for day, value in zip(line.dates, line.values, strict=True)]
    above = next(((day, excess) for day, excess in pairs if excess > 0), None)
    if above is None:
        return None
    day, excess = above
    fields = {
        "line": line.name,
        "amount": formats.money(excess, currency),
        "day": formats.date_short(day),
    }
    if day == min(owed):
        if line.certain:
            return _("%(line)s: what the terms give today is %(amount)s above it.") % fields
        return _("%(line)s: what the terms give today is possibly %(amount)s above it.") % fields
    if line.certain:
        return _("%(line)s: if nothing is paid, what the terms give is above it by %(day)s.") % fields
    return _("%(line)s: if nothing is paid, what the terms give is possibly above it by %(day)s.") % fields
