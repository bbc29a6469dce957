"""What Today says to do next: whatever comes first of dues, days of grace, offers and notices."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from debttracker import paths
from debttracker.case import Case
from debttracker.contacts.notice import CreditorNotice
from debttracker.contacts.vocabulary import CreditorNoticeKind
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.norms.registry import Registry
from debttracker.planning.offers import Offer, OfferPayment
from debttracker.services.files import Cases
from debttracker.services.views import NextStep, StepKind
from tests.services.example import CARD, CASE, LOAN

Step = Callable[..., NextStep]
LATE = date(2026, 11, 30)
"""Two days after the card was due, one before its three days of grace are over."""


@pytest.fixture
def step(tmp_path: Path) -> Step:
    def found(on: date, *debts: Debt, **records: object) -> NextStep:
        now = datetime(on.year, on.month, on.day, 4, tzinfo=UTC)
        made = Cases(lambda: now, lambda: Registry(paths.resources() / "norms"), tmp_path / "copies")
        case = replace(Case(CASE.info, creditors=CASE.creditors, debts=debts), **records)
        session = made.new(tmp_path / f"{len(list(tmp_path.iterdir()))}.debts", case.info, content=case)
        try:
            return session.today_view().next_step
        finally:
            session.close()

    return found


def test_days_of_grace_come_before_talking(step: Step) -> None:
    found = step(LATE, CARD)
    assert (found.kind, found.debt, found.due, found.amount, found.days) == (
        StepKind.PAY_BEFORE_COST,
        "card-1",
        date(2026, 12, 1),
        60_000,
        1,
    )


def test_on_the_last_day_of_grace_and_after_it(step: Step) -> None:
    assert step(date(2026, 12, 1), CARD).kind is StepKind.PAY_BEFORE_COST
    assert step(date(2026, 12, 2), CARD).kind is not StepKind.PAY_BEFORE_COST


def test_what_was_paid_in_time_is_no_step(step: Step) -> None:
    paid = Payment("p", "card-1", date(2026, 11, 28), 60_000)
    assert step(LATE, CARD, payments=(paid,)).kind is not StepKind.PAY_BEFORE_COST
    part = replace(paid, amount=20_000)
    assert step(LATE, CARD, payments=(part,)).amount == 40_000


def test_a_loan_has_days_of_grace_too(step: Step) -> None:
    loan = replace(LOAN, terms=replace(LOAN.terms, grace_days=5))  # type: ignore[arg-type]
    paid = tuple(Payment(f"p{n}", "loan-1", date(2026, 6 + n, 1), 94_560) for n in range(1, 5))
    found = step(date(2026, 11, 4), loan, payments=paid)
    assert (found.kind, found.due, found.amount) == (StepKind.PAY_BEFORE_COST, date(2026, 11, 6), 94_560)


@pytest.mark.parametrize("grace", [None, 0])
def test_without_days_of_grace_nothing_is_promised(step: Step, grace: int | None) -> None:
    card = replace(CARD, terms=replace(CARD.terms, grace_days=grace))  # type: ignore[arg-type]
    assert step(LATE, card).kind is not StepKind.PAY_BEFORE_COST


def test_an_offer_that_ends_first_is_named(step: Step) -> None:
    offer = Offer("o", "card-1", expires_on=date(2026, 11, 25))
    found = step(date(2026, 11, 23), CARD, offers=(offer,))
    assert (found.kind, found.debt, found.due, found.amount) == (
        StepKind.MEET_DEADLINE,
        "card-1",
        date(2026, 11, 25),
        None,
    )
    later = step(date(2026, 11, 23), CARD, offers=(replace(offer, expires_on=date(2026, 11, 29)),))
    assert later.kind is StepKind.PAY_MINIMUM


def test_a_payment_of_an_accepted_offer_comes_with_its_amount(step: Step) -> None:
    parts = (OfferPayment(date(2026, 11, 24), 20_000), OfferPayment(date(2026, 12, 24), 20_000))
    offer = Offer("o", "card-1", accepted_on=date(2026, 11, 1), payments=parts)
    found = step(date(2026, 11, 23), CARD, offers=(offer,))
    assert (found.kind, found.due, found.amount, found.currency) == (
        StepKind.MEET_DEADLINE,
        date(2026, 11, 24),
        20_000,
        "CNY",
    )


def test_the_last_day_of_a_notice_counts_too(step: Step) -> None:
    notice = CreditorNotice(
        "n", CreditorNoticeKind.DEFAULT, from_="bank-a", debts=("card-1",), remedy_by=date(2026, 11, 26)
    )
    found = step(date(2026, 11, 23), CARD, creditor_notices=(notice,))
    assert (found.kind, found.due) == (StepKind.MEET_DEADLINE, date(2026, 11, 26))
