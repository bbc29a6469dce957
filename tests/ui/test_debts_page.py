"""The page Debts: the table, its sums, one debt whole, and what can be done with it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from fake_records import BALANCES, CARD_B, TODAY, debt_row
from fake_session import FakeSession, empty
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from debttracker.debts.balance import TraceLine
from debttracker.debts.creditor import Creditor
from debttracker.services.changes import ChangeKind, Changes
from debttracker.ui.context import HIDDEN, UiContext
from debttracker.ui.debt_detail.detail_view import CLAIMS, CONTACTS, LIMITS, PAYMENTS, SCHEDULE, TRACE
from debttracker.ui.dialogs.claim_dialog import ClaimDialog
from debttracker.ui.dialogs.creditor_dialog import CreditorDialog
from debttracker.ui.dialogs.debt_dialog import DebtDialog
from debttracker.ui.dialogs.form_dialog import FormDialog
from debttracker.ui.dialogs.payment_dialog import PaymentDialog
from debttracker.ui.dialogs.statement_dialog import StatementDialog
from debttracker.ui.models.debt_model import due_chip, overdue_chip, totals
from debttracker.ui.models.row_model import ChipsRole
from debttracker.ui.pages.debts_page import DebtsPage

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


@pytest.fixture
def page(ctx: UiContext, qtbot: QtBot) -> Iterator[DebtsPage]:
    made = DebtsPage(ctx)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    yield made
    for dialog in made.findChildren(FormDialog):
        dialog.untouched()
        dialog.close()


def words(widget) -> str:
    QApplication.processEvents()  # what was added to a window in sight is shown by an event
    kinds = (*widget.findChildren(QLabel), *widget.findChildren(QPushButton))
    return "\n".join(one.text() for one in kinds if one.isVisible()).replace("CN¥", "¥")


def row_texts(page: DebtsPage, row: int) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, n).data() or "").replace("CN¥", "¥") for n in range(model.columnCount())]


def click(page: DebtsPage, key: str) -> None:
    page.detail.head.buttons[key].click()


def test_each_debt_is_a_line(page: DebtsPage) -> None:
    assert row_texts(page, 0) == ["Bank A card 1234", "¥23,871.05", "—", "", "—", "18.25%"]
    assert row_texts(page, 1)[1:3] == ["¥18,240.11", "¥9,860.00"]
    chips = [page.table.model().index(1, n).data(ChipsRole) for n in (3, 4)]
    assert [chip[0][1:] for chip in chips] == [("soon", "clock"), ("overdue", "triangle-alert")]


def test_the_sums_say_that_they_may_be_more(page: DebtsPage) -> None:
    (line,) = page.totals.lines
    assert line["creditor"][0] == "Total, at least"
    assert line["owed"][0].endswith("50,605.05")
    assert line["overdue"][0].endswith("11,751.20")


def test_sums_are_kept_apart_by_currency() -> None:
    row = debt_row(CARD_B)
    other = replace(row, balance=replace(row.balance, currency="USD"))
    found = totals([row, other, row])
    assert [(one.currency, one.owed) for one in found] == [("CNY", 2 * 1_824_011), ("USD", 1_824_011)]
    assert totals([]) == ()


def test_sums_of_the_largest_amounts(page: DebtsPage, session: FakeSession) -> None:
    row = debt_row(CARD_B)
    huge = replace(row, balance=replace(row.balance, owed=replace(row.balance.owed, principal=10**17)))
    session.rows = tuple(replace(huge, debt=replace(CARD_B, id=f"d{n}")) for n in range(20))
    page.refresh()
    assert totals(session.rows)[0].owed == 20 * huge.balance.owed.total
    assert page.totals.lines[0]["owed"][0].endswith("20,000,000,000,022,402.20")
    page.grab()


def test_the_first_debt_is_shown_whole(page: DebtsPage) -> None:
    assert page.table.selected_id == "card-a"
    page.show_debt("card-b")
    head = words(page.detail.head)
    for text in (
        "Bank B card 8890",
        "18 days overdue · M1",
        "¥17,120.00",
        "¥934.61",
        "¥185.50",
        "Nov 25, 2026: ¥1,180.00",
    ):
        assert text in head


def test_what_is_missing_is_named_and_opens_the_form_at_its_field(page: DebtsPage) -> None:
    page.show_debt("loan-c")
    assert "at least ¥8,493.89" in words(page.detail.head)
    fill = next(
        b for b in page.detail.head.missing.findChildren(QPushButton) if b.text() == "Overdue rate a year"
    )
    fill.click()
    dialog = page.findChild(DebtDialog)
    assert dialog is not None
    assert dialog.terms_form.rows["overdue_annual_rate"].isAncestorOf(dialog.focusWidget())


def test_claimed_and_computed_stand_side_by_side(page: DebtsPage) -> None:
    page.show_debt("card-b")
    page.detail.tabs.show_tab(CLAIMS)
    text = words(page.detail.claims)
    assert "¥1,012.40" in text
    assert "¥77.79 more" in text
    assert "They agree" in text
    assert "you may ask them to explain it" in text


def test_a_figure_is_explained_step_by_step(page: DebtsPage) -> None:
    page.show_debt("card-b")
    page.detail.show_figure("interest")
    assert page.detail.tabs.current == TRACE
    table = page.detail.trace.table
    assert table is not None
    assert table.model().rowCount() == 1
    assert page.detail.trace.sum.text().replace("CN¥", "¥") == "Interest: ¥934.61"
    table.selectRow(0)
    assert page.detail.trace.sentence.text().startswith("Interest on the whole bill")
    page.detail.show_figure("penalty")
    assert "Nothing went into" in page.detail.trace.sentence.text()


def test_a_figure_pressed_goes_to_its_steps(page: DebtsPage) -> None:
    page.show_debt("card-b")
    named = {b.accessibleName(): b for b in page.detail.head.figures.findChildren(QPushButton)}
    pressed = next(button for name, button in named.items() if name.startswith("Penalty"))
    pressed.click()
    assert page.detail.tabs.current == TRACE
    assert page.detail.trace.figure.value() == "penalty"
    due = next(button for name, button in named.items() if name.startswith("Next due"))
    due.click()
    assert page.detail.tabs.current == SCHEDULE


def test_what_was_shown_of_the_law_stays_for_its_debt_only(page: DebtsPage, ctx: UiContext) -> None:
    page.show_debt("card-b")
    page.detail.tabs.show_tab(LIMITS)
    assert "No norm on limitation" in words(page.detail.limits)
    page.show_debt("loan-c")
    page.detail.tabs.show_tab(CLAIMS)
    assert "perhaps rightly" in words(page.detail.claims)  # not all terms of this debt are known
    ctx.amounts_hidden = True
    page.show_debt("card-b")
    assert "17,120" not in words(page)
    ctx.amounts_hidden = False


def test_the_lines_of_a_statement_stand_beside_those_computed(page: DebtsPage) -> None:
    tab = page.detail.statements
    assert tab.table is not None
    tab.table.select_id("2026-11-18")
    text = words(tab.lines)
    for figure in ("Interest charged", "¥900.00", "¥871.05", "¥28.95 more"):
        assert figure in text
    tab.open.click()
    dialog = page.findChild(StatementDialog)
    assert dialog is not None
    assert dialog.date.editor.value() == date(2026, 11, 18)


def test_a_statement_to_come_cannot_be_entered(page: DebtsPage) -> None:
    tab = page.detail.statements
    assert tab.table is not None
    tab.table.select_id("2026-12-18")
    assert "next statement" in words(tab.lines)
    assert not tab.open.isEnabled()
    tab.table.select_id("2026-10-18")
    assert "enter it as the bank printed it" in words(tab.lines)


def test_the_steps_shown_add_up(page: DebtsPage, session: FakeSession) -> None:
    row = debt_row(CARD_B)
    lines = (
        TraceLine(date(2026, 1, 31), "principal", 500, "card.posted", {"kind": "purchase"}),
        TraceLine(TODAY, "principal", -200, "payment.allocation", {"payment": "p"}),
        TraceLine(TODAY, "credit", 7, "payment.overpaid"),
    )
    session.rows = (replace(row, balance=replace(row.balance, trace=lines)),)
    page.refresh()
    page.detail.show_figure("principal")
    assert page.detail.trace.sum.text().endswith("3.00")


def test_words_filter_the_debts(page: DebtsPage) -> None:
    page.filter.setText("bank 8890")
    assert page.table.model().rowCount() == 1
    page.filter.setText("<b>nothing")
    assert page.table.model().rowCount() == 0
    assert page.totals.lines == ()
    page.show_debt("loan-c")
    assert page.filter.text() == ""
    assert page.table.selected_id == "loan-c"


def test_the_choice_stays_when_debts_change(page: DebtsPage, ctx: UiContext) -> None:
    page.show_debt("loan-c")
    page.detail.tabs.show_tab(PAYMENTS)
    ctx.bus.changed.emit(Changes(frozenset({ChangeKind.DEBTS})))
    assert page.table.selected_id == "loan-c"
    assert page.detail.tabs.current == PAYMENTS


def test_amounts_are_hidden_everywhere(page: DebtsPage, ctx: UiContext) -> None:
    page.show_debt("card-b")
    ctx.amounts_hidden = True
    assert row_texts(page, 1)[1] == HIDDEN
    assert page.totals.lines[0]["owed"][0] == HIDDEN
    assert "17,120" not in words(page)
    ctx.amounts_hidden = False


@pytest.mark.parametrize(
    ("action", "dialog"),
    [("statement", StatementDialog), ("claim", ClaimDialog), ("lender", CreditorDialog)],
)
def test_more_opens_dialogs(page: DebtsPage, action: str, dialog: type) -> None:
    page.detail.head.entries[action].trigger()
    assert page.findChild(dialog) is not None


def test_buttons_open_dialogs(page: DebtsPage) -> None:
    click(page, "payment")
    payment = page.findChild(PaymentDialog)
    assert payment is not None
    assert payment.chosen is not None
    click(page, "edit")
    assert page.findChild(DebtDialog) is not None


def test_only_a_card_has_statements(page: DebtsPage) -> None:
    assert page.detail.head.entries["statement"].isVisible()
    assert page.detail.tabs.title(SCHEDULE) == "Statements"
    assert page.detail.statements.isVisible()
    page.show_debt("loan-c")
    assert not page.detail.head.entries["statement"].isVisible()
    assert page.detail.tabs.title(SCHEDULE) == "Schedule"
    assert page.detail.schedule.isVisible()
    assert not page.detail.statements.isVisible()


def test_payments_are_changed_and_deleted(page: DebtsPage, session: FakeSession) -> None:
    page.detail.tabs.show_tab(PAYMENTS)
    table = page.detail.payments.table
    assert table is not None
    assert not page.detail.delete_payment.isEnabled()
    table.selectRow(0)
    page.detail.delete_payment.click()
    assert session.written[-1] == ("delete_payment", ("payment-1",))


def test_a_debt_is_deleted_without_asking_and_can_be_undone(page: DebtsPage, session: FakeSession) -> None:
    page.detail.head.entries["delete"].trigger()
    assert session.written[-1] == ("delete_debt", ("card-a",))
    assert page.table.model().rowCount() == 2
    assert page.table.selected_id in {"card-b", "loan-c"}


def test_a_contact_is_gone_to(page: DebtsPage, ctx: UiContext, qtbot: QtBot) -> None:
    page.detail.tabs.show_tab(CONTACTS)
    table = page.detail.contacts.table
    assert table is not None
    table.selectRow(0)
    with qtbot.waitSignal(ctx.navigate.contact_wanted) as wanted:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert wanted.args == ["contact-1"]


def test_without_debts_it_says_what_to_do_first(ctx: UiContext, qtbot: QtBot) -> None:
    ctx.tasks.session = empty()  # type: ignore[assignment]
    page = DebtsPage(ctx)
    qtbot.addWidget(page)
    page.show()
    assert page.nothing.isVisible()
    page.nothing.action.click()
    dialog = page.findChild(DebtDialog)
    assert dialog is not None
    dialog.close()


def test_a_case_that_may_only_be_looked_at(ctx: UiContext, qtbot: QtBot) -> None:
    ctx.read_only = True
    page = DebtsPage(ctx)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.show()
    assert not page.new.isEnabled()
    assert not page.detail.head.buttons["edit"].isEnabled()
    page.table.opened.emit(page.table.selected_row)
    assert page.findChild(DebtDialog) is None


@pytest.mark.parametrize("size", [(820, 600), (1600, 1000), (500, 400)])
def test_it_fits_windows_of_all_sizes(page: DebtsPage, size: tuple[int, int]) -> None:
    page.resize(*size)
    QApplication.processEvents()
    side_by_side = page.splitter.orientation() == Qt.Orientation.Horizontal
    assert side_by_side == (page.width() >= 1200)
    assert all(part > 0 for part in page.splitter.sizes())
    page.grab()


def test_names_are_never_markup(page: DebtsPage, session: FakeSession) -> None:
    row = debt_row(CARD_B)
    evil = "<img src=x><b>Bank</b> & %s %(name)s\n二"
    session.rows = (replace(row, name=evil, creditor=Creditor("c", evil)),)
    page.refresh()
    assert page.detail.head.name.text() == evil
    for label in page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or "<" not in label.text()


def test_chips_of_dates() -> None:
    balance = BALANCES["card-b"]
    assert due_chip(replace(balance, next_due=None)) == ("Overdue", "overdue", "triangle-alert")
    assert due_chip(replace(balance, next_due=None, days_past_due=0)) is None
    assert due_chip(replace(balance, next_due=date(2029, 1, 31)))[0] == "Jan 31, 2029"  # type: ignore[index]
    assert overdue_chip(replace(balance, days_past_due=0)) is None
    assert overdue_chip(replace(balance, days_past_due=1))[0] == "1 day"  # type: ignore[index]


def test_the_table_is_a_sound_model(page: DebtsPage, qtmodeltester) -> None:
    qtmodeltester.check(page.model)
