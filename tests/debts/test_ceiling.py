"""Lines: what they support, and that no figure crosses its own line."""

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from debt_builders import cents, loan, payments
from hypothesis import given
from hypothesis import strategies as st

from debttracker.debts.caps import CapLine, CapScope, CapSegment, CapUnit, plan_cost
from debttracker.debts.ceiling import CapFormula, ceiling
from debttracker.debts.comparison import ClaimWord, compare_claim
from debttracker.debts.debt import Claim, Debt, DebtChange, Transaction
from debttracker.debts.ledger import balance, true_rate
from debttracker.debts.payment import Payment
from debttracker.debts.terms import Fee, LoanTerms
from debttracker.debts.vocabulary import DebtChangeKind, DebtKind, PaymentKind, TransactionKind
from debttracker.money.vocabulary import Method

DATA = Path(__file__).parents[1] / "data" / "law" / "ceilings.toml"
CASES = tomllib.loads(DATA.read_text(encoding="utf-8"))["case"]
START = date(2025, 1, 1)


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def line_of(case: dict) -> CapLine:
    unit = CapUnit(case.get("unit", "percent_a_year"))
    segments = tuple(CapSegment("n", Decimal(p), unit, day(a), day(b)) for p, a, b in case["segments"])
    return CapLine("line", CapScope(case["scope"]), segments)


def flat_line(percent: str, scope: CapScope = CapScope.ALL_CHARGES) -> CapLine:
    return CapLine("line", scope, (CapSegment("n", Decimal(percent)),))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_ceiling(case) -> None:
    debt = loan(case["terms"] | {"start": day(case["terms"]["start"])})
    paid = payments(debt, case.get("payments", ()))
    on = date.fromisoformat(case["on"])
    found = ceiling(debt, paid, line_of(case), balance(debt, paid, on, "CNY"))
    assert (found.principal, found.charges) == (cents(case["principal"]), cents(case["charges"]))
    for part, amount in (("principal", found.principal), ("interest", found.charges)):
        assert sum(step.amount for step in found.trace if step.part == part) == amount
    assert all(step.formula in set(CapFormula) for step in found.trace)


def test_what_is_not_known_stays_unknown() -> None:
    debt = loan({"annual_rate": "12"})
    found = ceiling(debt, (), flat_line("12"), balance(debt, (), START, "CNY"))
    assert (found.total, found.missing) == (None, ("terms.principal", "terms.start"))
    card = Debt("c", DebtKind.CREDIT_CARD)
    found = ceiling(card, (), flat_line("12"), balance(card, (), START, "CNY"))
    assert found.missing == ("transactions",)


def test_days_without_a_line_are_named_and_accuse_nobody() -> None:
    line = CapLine("line", CapScope.ALL_CHARGES, (CapSegment("n", Decimal(12), first=date(2025, 1, 11)),))
    debt = loan({"principal": "1000.00", "start": START, "annual_rate": "30"})
    claim = Claim(date(2025, 1, 31), total=200_000)
    found = compare_claim(debt, claim, (), [line], "CNY").caps[0]
    assert found.ceiling.unlimited_days == 9
    assert found.word is ClaimWord.CANNOT_TELL


def test_a_card_begins_with_what_was_posted_without_charges() -> None:
    debt = Debt(
        "c",
        DebtKind.CREDIT_CARD,
        transactions=(
            Transaction("t1", START, 100_000),
            Transaction("t2", START, 5_000, TransactionKind.FEE),
            Transaction("t3", START + timedelta(days=73), 20_000, TransactionKind.REFUND),
        ),
    )
    on = START + timedelta(days=73)
    found = ceiling(debt, (), flat_line("10"), balance(debt, (), on, "CNY"))
    assert (found.principal, found.charges) == (82_000, 0)  # 20.00 of interest, then 180.00 of the money


def test_refunds_and_waivers_and_what_is_paid_beyond() -> None:
    terms = {"principal": "1000.00", "start": START, "annual_rate": "20"}
    debt = loan(terms)
    after = START + timedelta(days=73)
    paid = [Payment("p1", debt.id, after, 152_000), Payment("p2", debt.id, after, 10_000, PaymentKind.REFUND)]
    found = ceiling(debt, paid, flat_line("10"), balance(debt, (), after, "CNY"))
    assert (found.principal, found.charges, found.beyond) == (0, 0, 40_000)
    waived = DebtChange(after, DebtChangeKind.WAIVER, waived_principal=10_000, waived_interest=2_000)
    debt = Debt(debt.id, debt.kind, terms=debt.terms, changes=(waived,))
    found = ceiling(debt, (), flat_line("10"), balance(debt, (), after, "CNY"))
    assert (found.principal, found.charges) == (90_000, 0)


def test_scheduled_payments_lower_nothing() -> None:
    debt = loan({"principal": "1000.00", "start": START, "annual_rate": "20"})
    coming = Payment("p1", debt.id, START, 50_000, scheduled=True)
    found = ceiling(debt, [coming], flat_line("10"), balance(debt, (), START, "CNY"))
    assert found.principal == 100_000


def test_a_claim_by_part_against_the_terms() -> None:
    debt = loan(
        {
            "principal": "10000.00", "start": START, "first_due": date(2026, 1, 1), "periods": 1,
            "method": "bullet", "annual_rate": "12", "day_count": "actual/365",
        }
    )  # fmt: skip
    on = date(2026, 1, 1)
    compared = compare_claim(debt, Claim(on, 1_000_000, 240_000, None, 0), (), [flat_line("12")], "CNY")
    words = {part.part: part.word for part in compared.parts}
    assert words["principal"] is ClaimWord.MATCHES
    assert words["interest"] is ClaimWord.ABOVE_TERMS
    assert words["penalty"] is words["total"] is ClaimWord.CANNOT_TELL
    assert compared.caps[0].word is ClaimWord.CANNOT_TELL
    compared = compare_claim(debt, Claim(on, total=1_240_000), (), [flat_line("12")], "CNY")
    assert (compared.total.difference, compared.caps[0].difference) == (120_000, 120_000)
    assert compared.caps[0].word is ClaimWord.ABOVE_CAP
    below = compare_claim(debt, Claim(on, total=1_100_000), (), [flat_line("12")], "CNY")
    assert below.total.word is ClaimWord.BELOW_TERMS
    assert below.caps[0].word is ClaimWord.WITHIN_CAP


def test_a_claim_is_not_compared_with_itself() -> None:
    claim = Claim(START, total=100_000)
    debt = Debt("d", DebtKind.OTHER, claims=(claim,))
    assert compare_claim(debt, claim, (), [], "CNY").total.word is ClaimWord.CANNOT_TELL


rates = st.decimals("0.5", "60", places=2)


@given(rates, st.integers(1, 36), st.integers(10_000, 10_000_000), st.sampled_from(Method))
def test_a_plan_at_exactly_the_line_is_never_above_it(rate, periods, principal, method) -> None:
    if method is Method.FLAT and periods > 1:
        return
    terms = LoanTerms(principal, None, START, None, "1 month", periods, method, annual_rate=rate)
    cost = plan_cost(terms, flat_line(str(rate)), with_fees=True)
    assert cost is not None
    assert cost.excess == 0


@given(rates, st.integers(2, 36), st.integers(100_000, 10_000_000))
def test_fees_on_top_of_the_line_are_found_whole(rate, periods, principal) -> None:
    terms = LoanTerms(
        principal, principal - 20_000, START, None, "1 month", periods, Method.INTEREST_ONLY, annual_rate=rate
    )
    cost = plan_cost(terms, flat_line(str(rate)), with_fees=True)
    assert cost is not None
    assert cost.excess >= 20_000  # kept back at the start, with what the line allows on less money
    without = plan_cost(terms, flat_line(str(rate)), with_fees=False)
    assert without is not None
    assert without.excess == 0


@given(
    rates,
    st.integers(10_000, 1_000_000),
    st.lists(st.tuples(st.integers(1, 700), st.integers(1, 200_000)), max_size=6),
)
def test_no_ceiling_is_above_simple_interest_on_all_the_money(rate, principal, paid) -> None:
    debt = Debt("d", DebtKind.PRIVATE_LOAN, terms=LoanTerms(principal, start=START, annual_rate=Decimal(99)))
    rows = [Payment(f"p{n}", "d", START + timedelta(days=d), a) for n, (d, a) in enumerate(paid)]
    on = START + timedelta(days=730)
    found = ceiling(debt, rows, flat_line(str(rate)), balance(debt, rows, on, "CNY"))
    assert found.total is not None
    most = principal + principal * rate * 730 / 36_500
    assert found.total - found.beyond + sum(p.amount for p in rows) <= most
    assert found.principal is not None
    assert 0 <= found.principal <= principal
    again = ceiling(debt, rows[::-1], flat_line(str(rate)), balance(debt, rows, on, "CNY"))
    assert again.total == found.total


@given(rates, st.integers(1, 24), st.integers(100_000, 10_000_000), st.sampled_from(Method), st.data())
def test_a_claim_by_the_terms_is_not_above_a_line_at_the_agreed_rate(
    rate, periods, principal, method, data
) -> None:
    """Also between due dates, as long as nothing is overdue: on the first days of each contract."""
    if method is Method.FLAT and periods > 1:
        return
    terms = LoanTerms(principal, None, START, None, "1 month", periods, method, annual_rate=rate)
    debt = Debt("d", DebtKind.PRIVATE_LOAN, terms=terms)
    on = START + timedelta(days=data.draw(st.integers(0, 31)))
    owed = balance(debt, (), on, "CNY")
    found = ceiling(debt, (), flat_line(str(rate)), owed)
    assert found.total is not None
    assert owed.owed.total - found.total <= 1  # the ledger rounds to the nearest, a ceiling down


@given(
    rates,
    st.integers(2, 24),
    st.integers(100_000, 10_000_000),
    st.integers(0, 5_000),
    st.decimals("1", "80", places=1),
)
def test_the_cost_of_a_plan_agrees_with_its_internal_rate(rate, periods, principal, fee, line) -> None:
    """An independent second calculation: twelve times the monthly internal rate of the flows."""
    terms = LoanTerms(
        principal,
        None,
        START,
        None,
        "1 month",
        periods,
        Method.LEVEL_PAYMENT,
        annual_rate=rate,
        fees=(Fee("service", fee, "each"), Fee("opening", fee, "start")),
    )
    rates_found = true_rate(Debt("d", DebtKind.BANK_LOAN, terms=terms), "CNY")
    assert rates_found is not None
    assert rates_found.nominal is not None
    nominal = Decimal(rates_found.nominal)
    cost = plan_cost(terms, flat_line(str(line)), with_fees=True)
    assert cost is not None
    if abs(nominal - line) > Decimal("0.05"):
        assert (cost.excess > 0) == (nominal > line)
