"""Claims, lines and clocks of the made-up case, as the window shows them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from debttracker import paths
from debttracker.debts.debt import DebtChange
from debttracker.debts.vocabulary import DebtChangeKind
from debttracker.services.demo import enter, load
from debttracker.services.files import Cases
from debttracker.services.session import Session
from debttracker.ui.context import UiContext
from debttracker.ui.debt_detail.detail_view import CLAIMS, LIMITS, PAYMENTS, SCHEDULE, TRACE
from debttracker.ui.debt_detail.fact_links import FactPlace, place_of
from debttracker.ui.dialogs.claim_dialog import ClaimDialog
from debttracker.ui.dialogs.creditor_dialog import CreditorDialog
from debttracker.ui.dialogs.debt_dialog import DebtDialog
from debttracker.ui.dialogs.form_dialog import FormDialog
from debttracker.ui.dialogs.payment_dialog import PaymentDialog
from debttracker.ui.pages.debts_page import DebtsPage

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    from debttracker.norms.registry import Registry

    now = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
    made = load(paths.resources() / "demo", "CN", now, "en")
    case = made.case()
    cases = Cases(clock=lambda: now, norms=lambda: Registry(paths.resources() / "norms"))
    opened = cases.new(Path(tmp_path_factory.mktemp("demo")) / "demo.debts", case.info)
    enter(opened, case, made)
    yield opened
    opened.close()


@pytest.fixture
def page(ctx: UiContext, demo: Session, qtbot: QtBot) -> Iterator[DebtsPage]:
    ctx.tasks.session = demo
    made = DebtsPage(ctx)
    qtbot.addWidget(made)
    made.resize(1300, 900)
    made.show()
    yield made
    for dialog in made.findChildren(FormDialog):
        dialog.untouched()
        dialog.close()


def words(widget) -> str:
    QApplication.processEvents()  # what was added to a window in sight is shown by an event
    kinds = (*widget.findChildren(QLabel), *widget.findChildren(QPushButton))
    return "\n".join(one.text() for one in kinds if one.isVisible()).replace("CN¥", "¥")


def named(widget, start: str) -> QPushButton:
    """Return the button that a screen reader calls so."""
    QApplication.processEvents()
    found = [b for b in widget.findChildren(QPushButton) if b.isVisible()]
    return next(b for b in found if b.accessibleName().startswith(start))


def open_tab(page: DebtsPage, debt: str, place: int) -> str:
    page.show_debt(debt)
    page.detail.tabs.buttons[place].click()
    return words(page.detail)


def test_a_claim_stands_beside_terms_and_line(page: DebtsPage) -> None:
    text = open_tab(page, "loan-1", CLAIMS)
    for said in ("¥7,461.33", "Cap (24% a year)", "They agree", "possibly", "It supports at most"):
        assert said in text
    assert "illegal" not in text.casefold()
    assert "Known from a summary only" in text
    assert "A court or the authority decides" in text


def test_an_earlier_claim_is_chosen_by_its_day(page: DebtsPage) -> None:
    open_tab(page, "loan-1", CLAIMS)
    choice = page.detail.claims.choice
    assert choice is not None
    choice.box.setCurrentIndex(1)
    text = words(page.detail.claims)
    assert "A figure named on the phone" in text
    assert "Itemised" not in text
    named(page.detail.claims, "Change this claim").click()
    dialog = page.findChild(ClaimDialog)
    assert dialog is not None
    assert dialog.claim is not None
    assert dialog.claim.total == 715_000


def test_the_figures_of_a_claim_have_their_steps(page: DebtsPage) -> None:
    open_tab(page, "loan-1", CLAIMS)
    named(page.detail.claims, "Interest: ").click()
    trace = page.detail.trace
    assert page.detail.tabs.current == TRACE
    assert trace.sum.text().startswith("Interest on Nov 17, 2026")
    assert trace.table is not None
    shown = [trace.table.model().index(n, 3).data() for n in range(trace.table.model().rowCount())]
    assert shown
    open_tab(page, "loan-1", CLAIMS)
    named(page.detail.claims, "See the steps: Cap of 24% a year").click()
    assert trace.sum.text().startswith("Cap of 24% a year")
    model = trace.table.model()
    steps = "\n".join(str(model.index(n, 1).data()) for n in range(model.rowCount()))
    assert "Money lent: paid out" in steps
    assert "The cap of 24% a year" in steps


def test_without_a_claim_it_invites_to_enter_one(page: DebtsPage) -> None:
    text = open_tab(page, "inst-2", CLAIMS)
    assert "Nothing is entered yet" in text
    named(page.detail.claims, "Enter what they claim").click()
    dialog = page.findChild(ClaimDialog)
    assert dialog is not None
    assert dialog.claim is None


def test_the_clock_names_its_acts_and_opens_their_records(
    page: DebtsPage, ctx: UiContext, qtbot: QtBot
) -> None:
    text = open_tab(page, "loan-1", LIMITS)
    for said in ("Limitation period of three years", "Running", "What would happen now", "began it anew"):
        assert said in text
    assert "evidence for the lender" in text
    assert "not advice" in text
    with qtbot.waitSignal(ctx.navigate.contact_wanted) as wanted:
        named(page.detail.limits, "Demand that reached you").click()
    assert wanted.args[0].startswith("contact-")
    named(page.detail.limits, "Payment: began it anew").click()
    dialog = page.findChild(PaymentDialog)
    assert dialog is not None
    assert dialog.basis.payment is not None


def test_all_acts_are_shown_on_demand(page: DebtsPage) -> None:
    open_tab(page, "loan-1", LIMITS)
    few = words(page.detail.limits).count("began it anew")
    more = next(b for b in page.detail.limits.findChildren(QPushButton) if "earlier act" in b.text())
    more.click()
    assert words(page.detail.limits).count("began it anew") > few


def test_the_credit_record_is_not_counted_while_it_is_overdue(page: DebtsPage) -> None:
    text = open_tab(page, "loan-1", LIMITS)
    assert "Bad marks stay five years" in text
    assert "Not counted yet" in text
    assert "an answer is due by" in text


def test_what_was_changed_and_planned_stands_with_the_schedule(page: DebtsPage) -> None:
    text = open_tab(page, "loan-2", SCHEDULE)
    assert "New interest rate" in text
    assert "Planned for" in text


def test_a_payment_that_was_booked_otherwise_says_how(page: DebtsPage) -> None:
    open_tab(page, "loan-1", PAYMENTS)
    table = page.detail.payments.table
    assert table is not None
    table.selectRow(0)
    assert "by the terms" in words(page.detail.payments)
    table.selectRow(1)
    assert "by the terms" not in words(page.detail.payments)


def test_amounts_are_hidden_in_the_law_too(page: DebtsPage, ctx: UiContext) -> None:
    ctx.amounts_hidden = True
    for place in (CLAIMS, LIMITS, TRACE):
        assert "¥" not in open_tab(page, "loan-1", place)
    ctx.amounts_hidden = False


def test_another_debt_has_another_law(page: DebtsPage) -> None:
    open_tab(page, "loan-1", CLAIMS)
    page.show_debt("loan-3")
    text = words(page.detail.claims)
    assert "¥7,860.00" in text
    assert "¥7,461.33" not in text


@pytest.mark.parametrize(
    ("field", "dialog"),
    [
        ("creditor.kind", CreditorDialog),
        ("debt.first_missed_due", DebtDialog),
        ("debt.terms", DebtDialog),
        ("terms.annual_rate", DebtDialog),
        ("payments", PaymentDialog),
    ],
)
def test_a_missing_fact_opens_its_form(page: DebtsPage, field: str, dialog: type) -> None:
    page.show_debt("loan-1")
    page.detail.limits.fact_wanted.emit(field)
    assert page.findChild(dialog) is not None


def test_the_form_goes_to_the_fact(page: DebtsPage) -> None:
    page.show_debt("loan-1")
    page.detail.claims.fact_wanted.emit("debt.first_missed_due")
    dialog = page.findChild(DebtDialog)
    assert dialog is not None
    assert dialog.events.unfolded
    assert dialog.events.rows["first_missed_due"].isAncestorOf(dialog.focusWidget())


def test_facts_without_a_form_are_no_links() -> None:
    assert place_of("debtor.service_member") is None
    assert place_of("debt.suits") is FactPlace.DEBT
    assert place_of("debt.first_missed_due") is FactPlace.DEBT


def test_an_acknowledgement_is_warned_of_before_it_is_recorded(page: DebtsPage) -> None:
    page.show_debt("card-1")
    page.detail.limits.fact_wanted.emit("debt.acknowledged_on")
    dialog = page.findChild(DebtDialog)
    assert dialog is not None
    assert not dialog.preview.acts.isVisible()
    dialog.events.rows["acknowledged_on"].editor.set_value(date(2026, 11, 22))
    dialog.show_preview()
    assert "begins the period anew" in words(dialog.preview.acts)
    dialog.events.rows["acknowledged_on"].editor.set_value(None)
    dialog.show_preview()
    assert not dialog.preview.acts.isVisible()
    plan = DebtChange(date(2026, 11, 22), DebtChangeKind.RESTRUCTURED_PLAN)
    dialog.terms_form.set_tables((), (), (plan,))
    dialog.show_preview()
    assert "begins the period anew" in words(dialog.preview.acts)
    lower = DebtChange(date(2026, 11, 22), DebtChangeKind.RATE_CHANGE)
    dialog.terms_form.set_tables((), (), (lower,))
    dialog.show_preview()
    assert not dialog.preview.acts.isVisible()
