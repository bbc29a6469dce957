"""Clocks that are over, unknown or foreign, and lines that cannot be told yet, in the window."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from debttracker import paths
from debttracker.case import Case, CaseInfo
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Claim, Debt, DebtEvent
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import CreditorKind, DebtKind
from debttracker.norms.registry import Registry
from debttracker.services.files import Cases
from debttracker.ui.context import UiContext
from debttracker.ui.debt_detail.detail_view import CLAIMS, LIMITS
from debttracker.ui.dialogs.form_dialog import FormDialog
from debttracker.ui.dialogs.payment_dialog import PaymentDialog
from debttracker.ui.pages.debts_page import DebtsPage

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)
FRIEND = Creditor("friend", "老王", CreditorKind.INDIVIDUAL)
OLD = Debt("d", DebtKind.PRIVATE_LOAN, "friend", "Old loan", defaulted_on=date(2020, 1, 10))
Open = Callable[..., DebtsPage]


@pytest.fixture
def opened(ctx: UiContext, qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    cases = Cases(
        clock=lambda: datetime(2026, 11, 23, 4, 0, tzinfo=UTC),
        norms=lambda: Registry(paths.resources() / "norms"),
    )
    sessions, pages = [], []

    def make(debt: Debt, place: str = "CN", creditor: Creditor = FRIEND) -> DebtsPage:
        case = Case(CaseInfo("case", place), creditors=(creditor,), debts=(debt,))
        sessions.append(cases.new(tmp_path / f"{len(sessions)}.debts", case.info, content=case))
        ctx.tasks.session = sessions[-1]
        page = DebtsPage(ctx)
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(1300, 900)
        page.show()
        return page

    yield make
    for page in pages:
        for dialog in page.findChildren(FormDialog):
            dialog.untouched()
            dialog.close()
    for session in sessions:
        session.close()


def words(widget) -> str:
    QApplication.processEvents()  # what was added to a window in sight is shown by an event
    kinds = (*widget.findChildren(QLabel), *widget.findChildren(QPushButton))
    return "\n".join(one.text() for one in kinds if one.isVisible()).replace("CN¥", "¥")


def test_a_period_that_is_over_is_said_calmly_and_warned_of_before_a_payment(opened: Open) -> None:
    page = opened(OLD)
    page.detail.tabs.show_tab(LIMITS)
    text = words(page.detail.limits)
    assert "Seems to be over" in text
    assert "you may be able to refuse; a court decides" in text
    page.detail.head.buttons["payment"].click()
    dialog = page.findChild(PaymentDialog)
    assert dialog is not None
    assert "gives that defence away" in words(dialog.restart)


def test_a_period_without_a_beginning_asks_for_it(opened: Open) -> None:
    page = opened(Debt("d", DebtKind.PRIVATE_LOAN, "friend"))
    page.detail.tabs.show_tab(LIMITS)
    text = words(page.detail.limits)
    assert "It is not known when the period began." in text
    assert "Which due date was missed first?" in text


def test_a_judgment_ends_the_period(opened: Open) -> None:
    judged = Debt(
        "d", DebtKind.PRIVATE_LOAN, "friend", defaulted_on=date(2024, 1, 1),
        judgments=(DebtEvent(date(2025, 1, 1)),),
    )  # fmt: skip
    page = opened(judged)
    page.detail.tabs.show_tab(LIMITS)
    assert "There is a judgment" in words(page.detail.limits)


@pytest.mark.parametrize("place", ["TW", "HK", "GB", "US", "FR", "SG"])
def test_every_place_has_its_own_answer(opened: Open, place: str) -> None:
    terms = LoanTerms(principal=100_000, start=date(2025, 1, 1), every="1 month", periods=6)
    debt = Debt("d", DebtKind.BANK_LOAN, "friend", terms=terms, claims=(Claim(date(2026, 1, 1), total=5),))
    page = opened(debt, place)
    for tab in (CLAIMS, LIMITS):
        page.detail.tabs.show_tab(tab)
        assert "Looking at what the law says" not in words(page.detail)
    assert "illegal" not in words(page.detail).casefold()


def test_a_line_that_hangs_on_the_lender_asks_for_it(opened: Open) -> None:
    terms = LoanTerms(principal=100_000, start=date(2025, 1, 1))
    page = opened(
        Debt("d", DebtKind.PRIVATE_LOAN, "friend", terms=terms), creditor=Creditor("friend", "老王")
    )
    page.detail.tabs.show_tab(CLAIMS)
    text = words(page.detail.claims)
    assert "Cannot tell" in text
    assert "What kind of lender is it?" in text


def test_a_claim_in_parts_without_a_sum(opened: Open) -> None:
    page = opened(Debt("d", DebtKind.OTHER, claims=(Claim(date(2026, 1, 1), interest=500),)))
    page.detail.tabs.show_tab(CLAIMS)
    assert "¥5.00" in words(page.detail.claims)
    assert "not in all" in words(page.detail.head)
