"""What must always hold of a loan, whatever its terms, changes and payments are."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from debt_builders import PARTS, assert_traced, traced
from hypothesis import assume, given
from hypothesis import strategies as st
from random_loans import CHANGED, LOANS, ON, PAID

from debttracker.debts.balance import Balance, Parts
from debttracker.debts.debt import Debt
from debttracker.debts.formulas import Formula
from debttracker.debts.ledger import account_on, balance, due_items, payoff, schedule_of, true_rate
from debttracker.debts.loan import LoanAccount
from debttracker.debts.overdue import cost_of_waiting
from debttracker.debts.payment import Payment
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import DebtKind, PaymentKind, PaymentOrder, Prepayment
from debttracker.money.amount import percent_of, round_down
from debttracker.money.vocabulary import Method

CHARGES = ("interest", "penalty", "fees")


def terms_of(debt: Debt) -> LoanTerms:
    assert isinstance(debt.terms, LoanTerms)
    return debt.terms


def counted(paid: list[Payment], on: date) -> int:
    made = [item for item in paid if not item.scheduled and item.paid_on <= on]
    made = [item for item in made if item.reversed_on is None or item.reversed_on > on]
    return sum(-item.amount if item.kind is PaymentKind.REFUND else item.amount for item in made)


@given(CHANGED, PAID, ON, st.none() | st.sampled_from(PaymentOrder))
def test_any_loan_is_counted_whole_and_traced(
    debt: Debt, paid: list[Payment], on: date, order: PaymentOrder | None
) -> None:
    found = balance(debt, paid, on, "CNY", order)
    assert_traced(found)
    assert all(getattr(found.owed, part) >= 0 for part in PARTS)
    assert all(0 <= getattr(found.overdue, part) <= getattr(found.owed, part) for part in PARTS)
    turned = replace(debt, changes=debt.changes[::-1])
    assert balance(turned, paid[::-1], on, "CNY", order) == found
    if found.trace:
        formulas = {Formula.PAYMENT, Formula.PAYMENT_OVERPAID, Formula.PAYMENT_RETURNED}
        lines = [line for line in found.trace if line.formula in formulas]
        booked = sum(line.amount if line.part == "credit" else -line.amount for line in lines)
        assert booked == counted(paid, on)


@given(CHANGED, PAID, ON)
def test_changed_plans_end_at_zero(debt: Debt, paid: list[Payment], on: date) -> None:
    account = account_on(debt, paid, on, "CNY")
    if not isinstance(account, LoanAccount):
        return
    assert sum(row.unpaid_principal for row in account.book.rows) == account.owed().principal
    assert all(
        min(row.unpaid_principal, row.unpaid_interest, row.unpaid_fees) >= 0 for row in account.book.rows
    )
    account.finish(date(2040, 1, 1))
    assert account.book.running is None
    ended = account.balance("loan", "CNY", date(2040, 1, 1))
    assert_traced(ended)
    assert ended.owed.principal == sum(row.unpaid_principal for row in account.book.open_rows)


@given(LOANS, ON, st.integers(1, 10**8), st.integers(1, 10**8), st.integers(0, 500))
def test_paying_more_never_costs_more(debt: Debt, day: date, amount: int, more: int, days: int) -> None:
    on = min(day + timedelta(days=days), date(2026, 12, 31))

    def owed(paid: int) -> int:
        return balance(debt, [Payment("p", "loan", day, paid)], on, "CNY").owed.total

    assert owed(amount + more) <= owed(amount) + 40


@given(LOANS, ON)
def test_time_never_makes_a_debt_smaller(debt: Debt, on: date) -> None:
    today = balance(debt, [], on, "CNY").owed
    later = balance(debt, [], on + timedelta(days=9), "CNY").owed
    assert later.total >= today.total


@given(LOANS, PAID, ON)
def test_the_payoff_ends_the_loan(debt: Debt, paid: list[Payment], on: date) -> None:
    found = payoff(debt, paid, on, "CNY")
    if found is None:
        return
    assert traced(found.trace) == found.parts
    if terms_of(debt).prepayment is Prepayment.NOT_ALLOWED:
        assert found.total >= balance(debt, paid, on, "CNY").owed.total
        return
    assume(found.total > 0)
    last = Payment("~", "loan", on, found.total)
    after = [*(item for item in paid if item.paid_on <= on), last]
    after = [item for item in after if item.reversed_on is None]
    kept = [item for item in paid if item.reversed_on is None or item.paid_on > on]
    assume(len(kept) == len(paid))
    assert balance(debt, after, on, "CNY").owed.total == 0
    assert balance(debt, after, on + timedelta(days=400), "CNY").owed.total == 0


@given(CHANGED, PAID, ON, st.decimals(0, 100, places=1))
def test_no_cap_is_crossed(debt: Debt, paid: list[Payment], on: date, percent: Decimal) -> None:
    debt = replace(debt, terms=replace(terms_of(debt), charges_cap_percent=percent))
    found = balance(debt, paid, on, "CNY")
    principal = terms_of(debt).principal or 0
    assert charges(found) <= round_down(percent_of(principal, percent))


def charges(found: Balance) -> int:
    """All charges owed or paid; those that became principal in a new plan are not seen here."""
    moved = {Formula.PAYMENT, Formula.LOAN_PAID_AHEAD, Formula.LOAN_FEE_REFUND}
    lines = [line for line in found.trace if line.formula in moved and line.part in CHARGES]
    owed = found.owed.interest + found.owed.penalty + found.owed.fees
    return owed - sum(line.amount for line in lines) - given_back(found)


def given_back(found: Balance) -> int:
    """Fees given back, whatever they were booked on."""
    lines = [line for line in found.trace if line.formula == Formula.LOAN_FEE_REFUND]
    return sum(line.amount if line.part == "credit" else -line.amount for line in lines)


@given(CHANGED, PAID, ON)
def test_waiting_costs_what_the_balances_say(debt: Debt, paid: list[Payment], on: date) -> None:
    paid = [item for item in paid if item.paid_on <= on and item.reversed_on is None]
    cost = cost_of_waiting(debt, paid, on, "CNY")
    if balance(debt, paid, on, "CNY").trace:
        before = balance(debt, paid, on, "CNY").owed
        for added, day in ((cost.day, on + timedelta(days=1)), (cost.month, cost.month_end)):
            after = balance(debt, paid, day, "CNY").owed
            grown = (max(getattr(after, part) - getattr(before, part), 0) for part in CHARGES)
            assert added == Parts(0, *grown)


@given(LOANS, PAID, ON)
def test_due_items_follow_the_balance(debt: Debt, paid: list[Payment], on: date) -> None:
    items = due_items(debt, paid, date(2023, 1, 1), date(2030, 1, 1), on, "CNY")
    found = balance(debt, paid, on, "CNY")
    if found.next_due_amount is not None:
        asked = sum(item.unpaid or 0 for item in items if item.due == found.next_due)
        assert asked == found.next_due_amount


@given(st.integers(10_000, 10**9), st.decimals("0.5", 60, places=2), st.integers(2, 60), st.integers(1, 28))
def test_the_true_rate_of_a_schedule_gives_it_back(
    principal: int, rate: Decimal, periods: int, day: int
) -> None:
    terms = LoanTerms(
        principal=principal,
        start=date(2024, 1, day),
        every="1 month",
        periods=periods,
        method=Method.LEVEL_PAYMENT,
        annual_rate=rate,
    )
    debt = Debt("loan", DebtKind.MICROLOAN, terms=terms)
    found = true_rate(debt, "CNY")
    rows = schedule_of(debt, "CNY")
    assert found is not None
    assert rows is not None
    assert found.nominal is not None
    step = 1 + Decimal(found.nominal) / 1200
    worth = sum(row.payment / step**row.period for row in rows)
    assert abs(worth - principal) <= principal * Decimal("1e-7") + 1
