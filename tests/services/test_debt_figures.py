"""Figures, bookings, statements and schedules of random debts: they add up, and none stops the page."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given

from debttracker.debts import ledger
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.services.booking_views import bookings_by_terms
from debttracker.services.debt_figures import WaitingFigure, debt_figures
from debttracker.services.schedule_views import schedule_lines
from debttracker.services.statement_views import statement_lines
from tests.debts import random_cards, random_loans


def assert_sound(debt: Debt, payments: Sequence[Payment], on: date) -> None:
    """Fail when steps do not add up to their figure, or when a view cannot be made."""
    figures = debt_figures(debt, payments, on, "USD")
    for figure in (figures.day, figures.month):
        assert_adds_up(figure)
    if figures.payoff is not None:
        lines = [line for line in figures.payoff.trace if line.part != "credit"]
        assert sum(line.amount for line in lines) == figures.payoff.total
    booked = {payment.id for payment in payments}
    assert {payment for payment, _parts in bookings_by_terms(debt, payments, "USD")} <= booked


def assert_adds_up(figure: WaitingFigure) -> None:
    assert bool(figure.later) == bool(figure.added.total)
    for part in ("interest", "penalty", "fees"):
        later = sum(line.amount for line in figure.later if line.part == part)
        before = sum(line.amount for line in figure.before if line.part == part)
        assert later - before == getattr(figure.added, part)


@given(random_loans.CHANGED, random_loans.PAID, random_loans.ON)
def test_loans(debt: Debt, payments: list[Payment], on: date) -> None:
    assert_sound(debt, payments, on)
    items = ledger.due_items(debt, payments, date.min, date.max, on, "USD")
    lines = schedule_lines(debt, payments, items, on, "USD")
    assert len({line.number for line in lines}) == len(lines)
    for line in lines:
        parts = (line.principal, line.interest, line.fees)
        if line.payment is not None and None not in parts:
            assert line.payment == sum(part or 0 for part in parts)


@given(random_cards.CARDS, random_cards.PAID, random_cards.DAYS)
def test_cards(debt: Debt, payments: list[Payment], on: date) -> None:
    assert_sound(debt, payments, on)
    lines = statement_lines(debt, payments, on, "USD", {})
    assert [line.made_on for line in lines] == sorted({line.made_on for line in lines})
    assert all(line.made_on <= on for line in lines if not line.proposed)
    assert sum(line.proposed for line in lines) <= 1


@pytest.mark.parametrize("on", [date.min, date(2026, 12, 31), date.max])
def test_the_ends_of_time(on: date) -> None:
    debt = Debt("d", random_loans.DebtKind.MICROLOAN)
    figures = debt_figures(debt, (), on, "USD")
    assert figures.day.until >= on
    assert statement_lines(debt, (), on, "USD", {}) == ()
