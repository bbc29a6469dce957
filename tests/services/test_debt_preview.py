"""What a draft of a debt, or of a payment, would come to."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from debttracker.debts.balance import Parts
from debttracker.debts.debt import Debt, Statement
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms, Fee, LoanTerms
from debttracker.debts.vocabulary import DebtKind
from debttracker.money.vocabulary import Method
from debttracker.services.debt_preview import payment_effect, preview

ON = date(2026, 6, 23)
LOAN = Debt(
    "d",
    DebtKind.MICROLOAN,
    terms=LoanTerms(
        principal=1_000_000,
        received=950_000,
        start=date(2026, 5, 23),
        every="1 month",
        periods=12,
        method=Method.LEVEL_PAYMENT,
        annual_rate=Decimal(24),
    ),
)


def test_a_loan_shows_its_first_payments_its_cost_and_its_rates() -> None:
    found = preview(LOAN, (), "CNY", ON)
    assert [line.payment for line in found.lines] == [94_560] * 4
    assert found.count == 12
    assert found.cost == 134_715 + 50_000
    rates = dict(found.rates)
    assert rates["nominal"] is not None
    assert rates["nominal"].startswith("34.14")
    assert found.next_due is None


def test_fees_taken_at_the_start_count_as_cost() -> None:
    assert isinstance(LOAN.terms, LoanTerms)
    terms = replace(LOAN.terms, received=None, fees=(Fee("service", 50_000),))
    assert preview(replace(LOAN, terms=terms), (), "CNY", ON).cost == 134_715 + 50_000


def test_what_is_not_known_is_not_made_up() -> None:
    bare = preview(Debt("d", DebtKind.MICROLOAN), (), "CNY", ON)
    assert (bare.lines, bare.count, bare.cost, bare.rates) == ((), 0, None, ())
    assert bare.balance.missing
    part = preview(Debt("d", DebtKind.MICROLOAN, terms=LoanTerms(principal=5)), (), "CNY", ON)
    assert part.cost is None
    assert "terms.annual_rate" in part.balance.missing


def test_a_card_shows_its_next_due_date() -> None:
    card = Debt(
        "c",
        DebtKind.CREDIT_CARD,
        terms=CardTerms(statement_day=5, due_day=25, daily_rate=Decimal("0.05"), minimum_percent=Decimal(10)),
        statements=(Statement(date(2026, 6, 5), date(2026, 6, 25), 100_000, 10_000),),
    )
    found = preview(card, (), "CNY", ON)
    assert found.next_due is not None
    assert (found.next_due.due, found.next_due.amount) == (date(2026, 6, 25), 10_000)
    assert found.cost is None


def test_a_payment_lowers_interest_and_principal() -> None:
    payment = Payment("", "d", ON, 94_560)
    assert payment_effect(LOAN, (), payment, "CNY") == Parts(principal=74_560, interest=20_000)


def test_a_changed_payment_is_not_counted_twice() -> None:
    payment = Payment("p", "d", ON, 94_560)
    assert payment_effect(LOAN, (payment,), payment, "CNY") == Parts(principal=74_560, interest=20_000)


def test_before_the_debt_began_a_payment_has_no_effect() -> None:
    assert payment_effect(LOAN, (), Payment("", "d", date(2026, 1, 1), 5), "CNY") is None
