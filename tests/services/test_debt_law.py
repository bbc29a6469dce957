"""What the page of one debt is told: figures with steps, statements, bookings, schedules, the law."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from debttracker import paths
from debttracker.debts.balance import DueState, TraceLine
from debttracker.debts.comparison import ClaimWord
from debttracker.debts.debt import Debt, DebtChange, Statement
from debttracker.debts.payment import Payment
from debttracker.debts.restart_warning import IntendedAct
from debttracker.debts.vocabulary import DebtChangeKind, PaymentKind
from debttracker.money.vocabulary import Method
from debttracker.services.booking_views import bookings_by_terms
from debttracker.services.debt_figures import WaitingFigure, debt_figures
from debttracker.services.debt_law import debt_law, export_warnings
from debttracker.services.demo import enter, load
from debttracker.services.files import Cases
from debttracker.services.session import Session
from debttracker.services.statement_views import COMPARED, statement_lines
from tests.services.example import CARD, CASE, LOAN

TODAY = date(2026, 11, 23)
PAID = CASE.payments


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Return the made-up case, opened through the services."""
    from debttracker.norms.registry import Registry

    now = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
    made = load(paths.resources() / "demo", "CN", now, "en")
    case = made.case()
    cases = Cases(clock=lambda: now, norms=lambda: Registry(paths.resources() / "norms"))
    session = cases.new(Path(tmp_path_factory.mktemp("demo")) / "demo.debts", case.info)
    enter(session, case, made)
    yield session
    session.close()


def sums(lines: tuple[TraceLine, ...]) -> Counter[str]:
    found: Counter[str] = Counter()
    for line in lines:
        found[line.part] += line.amount
    return found


def assert_adds_up(figure: WaitingFigure) -> None:
    later, before = sums(figure.later), sums(figure.before)
    for part in ("interest", "penalty", "fees"):
        assert later[part] - before[part] == getattr(figure.added, part)


@pytest.mark.parametrize("offset", [0, 8, 17, 40, 200])
def test_the_steps_of_waiting_add_up_to_the_figure(demo: Session, offset: int) -> None:
    on = TODAY + timedelta(days=offset)
    for debt in demo.case.debts:
        figures = demo.figures(debt.id, on)
        for figure in (figures.day, figures.month):
            assert_adds_up(figure)
            assert bool(figure.later) == bool(figure.added.total)


def test_what_ends_a_debt_and_what_waiting_costs() -> None:
    figures = debt_figures(LOAN, PAID, TODAY, "CNY")
    assert figures.day.until == date(2026, 11, 24)
    assert figures.month.until == date(2026, 12, 23)
    assert figures.month.added.total > figures.day.added.total > 0
    assert figures.payoff is not None
    assert sum(line.amount for line in figures.payoff.trace) == figures.payoff.total


def test_a_debt_that_has_not_begun_costs_nothing() -> None:
    figures = debt_figures(LOAN, (), date(2026, 5, 1), "CNY")
    assert figures.payoff is None
    assert (figures.day.added.total, figures.day.later) == (0, ())


def test_a_payment_taken_back_later_does_not_blur_the_steps() -> None:
    bounced = replace(PAID[-1], reversed_on=TODAY + timedelta(days=3))
    assert_adds_up(debt_figures(LOAN, (*PAID[:-1], bounced), TODAY, "CNY").month)


def test_advertised_beside_true_rate(demo: Session) -> None:
    figures = demo.debt("inst-1").figures
    assert figures is not None
    assert figures.advertised == Decimal("7.2")  # 0.60 % of the first principal a month
    assert sum(flow.amount for flow in figures.flows) == -12 * 3_599  # a fee of 35.99 with each payment
    assert demo.debt("card-1").figures.flows == ()  # type: ignore[union-attr]


def test_statements_with_what_differs_and_the_next_one(demo: Session) -> None:
    detail = demo.debt("card-2")
    *made, ahead = detail.statements
    assert [line.made_on for line in made] == sorted(line.made_on for line in made)
    assert ahead.proposed
    assert ahead.made_on > TODAY
    assert ahead.balance
    entered = made[-1]
    assert entered.printed is not None
    assert {one.field: one.difference for one in entered.off}["balance"]
    assert all(line.printed is None and not line.differences for line in made[:-1])
    assert demo.debt("loan-1").statements == ()


def test_only_the_latest_statements_are_held_against_the_terms() -> None:
    days = [date(2024 + n // 12, n % 12 + 1, 10) for n in range(30)]
    card = replace(CARD, statements=tuple(Statement(day, balance=100) for day in days))
    lines = statement_lines(card, (), date(2026, 6, 30), "CNY", {})
    compared = [line for line in lines if line.differences]
    assert len(compared) == COMPARED
    assert compared[-1].made_on == days[-1]


def test_a_booking_that_the_terms_would_make_otherwise() -> None:
    paid = replace(PAID[0], booked_principal=94_560, booked_interest=0)
    ((payment, own),) = bookings_by_terms(LOAN, (paid, *PAID[1:]), "CNY")
    assert payment == paid.id
    assert (own.interest, own.principal) == (20_000, 74_560)  # 24 % a year of 10,000 for a month
    as_terms = replace(PAID[0], booked_principal=74_560)
    assert bookings_by_terms(LOAN, (as_terms,), "CNY") == ()


@pytest.mark.parametrize(
    "change", [{"scheduled": True}, {"reversed_on": TODAY}, {"kind": PaymentKind.REFUND}, {}]
)
def test_no_booking_by_the_terms(change: dict[str, object]) -> None:
    booked = {} if not change else {"booked_principal": 1}
    paid = replace(PAID[0], **change, **booked)  # type: ignore[arg-type]
    assert bookings_by_terms(LOAN, (paid,), "CNY") == ()


def test_a_schedule_shows_the_plan_that_replaced_the_contract(cases: Cases, tmp_path: Path) -> None:
    change = DebtChange(
        date(2026, 10, 15),
        DebtChangeKind.RESTRUCTURED_PLAN,
        first_due=date(2026, 12, 1),
        principal=700_000,
        every="1 month",
        periods=7,
        method=Method.EQUAL_PRINCIPAL,
        annual_rate=Decimal(0),
    )
    changed = replace(LOAN, changes=(change,))
    case = replace(CASE, debts=(changed,))
    session = cases.new(tmp_path / "changed.debts", case.info, content=case)
    lines = session.debt("loan-1").schedule
    session.close()
    ahead = [line for line in lines if line.due >= date(2026, 12, 1)]
    assert [line.payment for line in ahead] == [100_000] * 7
    assert [line.balance for line in ahead] == [700_000 - 100_000 * n for n in range(1, 8)]
    assert {line.state for line in ahead} == {DueState.OPEN}
    earlier = [line for line in lines if line.due < date(2026, 12, 1)]
    assert earlier
    assert {line.state for line in earlier} == {DueState.PAID}
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


def test_every_claim_stands_beside_the_terms_of_its_day(demo: Session) -> None:
    law = debt_law(demo.money_law, "loan-1", TODAY)
    assert [view.comparison.claim.date for view in law.claims] == [date(2026, 10, 21), date(2026, 11, 17)]
    latest = law.claims[-1]
    words = {part.part: part.word for part in latest.comparison.parts}
    assert words["fees"] is ClaimWord.ABOVE_TERMS
    assert words["total"] is ClaimWord.ABOVE_TERMS
    (cap,) = latest.caps
    assert not cap.line.certain
    assert "possibly" in cap.sentence
    assert "illegal" not in cap.sentence
    assert law.lines
    assert law.credit is not None


def test_the_law_of_a_debt_says_what_an_act_would_do(demo: Session) -> None:
    law = debt_law(demo.money_law, "loan-3", TODAY)
    (clock,) = law.clocks
    assert [warning.warning.act for warning in clock.warnings] == [
        IntendedAct.PAYMENT,
        IntendedAct.PROMISE,
        IntendedAct.ACKNOWLEDGEMENT,
    ]
    assert any(step.act.source == "contacts" for step in clock.view.clock.steps)
    with pytest.raises(KeyError):
        debt_law(demo.money_law, "none", TODAY)


def test_what_an_export_also_proves(demo: Session, cases: Cases, tmp_path: Path) -> None:
    found = export_warnings(demo.money_law, [debt.id for debt in demo.case.debts], TODAY)
    assert "QuickCash E" in {warning.name for warning in found}
    assert all(warning.acts > 0 for warning in found)
    bare = replace(CASE, payments=(), contacts=(), debts=(Debt("d", LOAN.kind),))
    session = cases.new(tmp_path / "bare.debts", bare.info, content=bare)
    assert export_warnings(session.money_law, ["d"], TODAY) == ()
    session.close()


def test_planned_payments_are_told_from_made_ones(demo: Session) -> None:
    planned = [payment for payment in demo.debt("loan-2").payments if payment.scheduled]
    assert [payment.paid_on for payment in planned] == [date(2026, 12, 2)]
    assert isinstance(planned[0], Payment)
