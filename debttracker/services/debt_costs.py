"""What one debt has cost so far, by part, and what its contract asks for."""

from collections.abc import Sequence

from debttracker.debts import ledger
from debttracker.debts.balance import Balance, Parts, TraceLine
from debttracker.debts.check_terms import without_impossible
from debttracker.debts.debt import Debt
from debttracker.debts.formulas import Formula
from debttracker.debts.loan_plan import loan_flows, loan_plan
from debttracker.debts.payment import Payment
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import PaymentKind
from debttracker.money.amount import Minor
from debttracker.services.money_chart_views import DebtCost

_PART_NAMES = ("principal", "interest", "penalty", "fees")
_PAID = frozenset({Formula.PAYMENT, Formula.PAYMENT_RETURNED})


def debt_cost(debt: Debt, name: str, payments: Sequence[Payment], balance: Balance) -> DebtCost:
    """Return what a debt has cost up to its balance, whose trace says what payments were booked on."""
    paid = _paid_parts(balance.trace)
    overpaid = sum(line.amount for line in balance.trace if line.part == "credit")
    counted = ledger.counted_payments(debt, payments, balance.on)
    given = sum(-p.amount if p.kind is PaymentKind.REFUND else p.amount for p in counted)
    contract, cost = _contract(debt)
    return DebtCost(
        debt.id,
        name,
        paid,
        balance.owed,
        given - paid.total - overpaid,
        overpaid,
        contract,
        cost,
        bool(balance.missing),
    )


def _paid_parts(trace: Sequence[TraceLine]) -> Parts:
    """Return what payments were booked on, less what was given back."""
    paid = dict.fromkeys(_PART_NAMES, 0)
    for line in trace:
        if line.formula in _PAID and line.part in paid:
            paid[line.part] -= line.amount
    return Parts(**paid)


def _contract(debt: Debt) -> tuple[Parts | None, Minor | None]:
    """Return all payments of the schedule as agreed, and what they cost beyond the money received."""
    terms = without_impossible(debt)[0].terms
    if not isinstance(terms, LoanTerms):
        return None, None
    plan, flows = loan_plan(terms), loan_flows(terms)
    cost = -sum(flow.amount for flow in flows) if flows else None
    if not plan.rows or "terms.schedule.interest" in plan.missing:
        return None, cost
    parts = Parts(
        sum(row.principal for row in plan.rows),
        sum(row.interest for row in plan.rows),
        fees=sum(row.fees for row in plan.rows),
    )
    return parts, cost
