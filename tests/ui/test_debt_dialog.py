"""Entering and changing debts: only what the kind needs, nothing guessed, odd values named."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from fake_records import BANK_A, CARD_A, LENDER_C, TODAY
from fake_session import FakeSession
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from whole_records import whole_debt

from debttracker.debts.debt import Debt, DebtEvent, Statement
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms, Fee, LoanTerms, ScheduleRow
from debttracker.debts.vocabulary import (
    AgreementKind,
    CreditorKind,
    DebtKind,
    InterestBase,
    OverdueBase,
)
from debttracker.errors import InputError
from debttracker.money.vocabulary import Method
from debttracker.ui.context import UiContext
from debttracker.ui.debt_form.doubts import doubts
from debttracker.ui.dialogs.debt_dialog import DebtBasis, DebtDialog, open_debt_dialog, read_basis
from debttracker.ui.widgets.labels import label

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)

LOAN = LoanTerms(
    principal=1_000_000,
    received=950_000,
    start=date(2026, 5, 31),
    every="1 month",
    periods=12,
    method=Method.LEVEL_PAYMENT,
    annual_rate=Decimal(24),
)
Make = Callable[..., DebtDialog]
NEW_DAY = date(2026, 6, 7)
EDITS: dict[str, Any] = {
    **dict.fromkeys(("first_missed_due", "defaulted_on", "last_paid_on", "acknowledged_on"), NEW_DAY),
    "assigned_on": NEW_DAY,
    "assignment_notified_on": NEW_DAY,
    "agreement": AgreementKind.OTHER,
    **dict.fromkeys(("agreement.from_", "agreement.until", "agreement.missed_on"), NEW_DAY),
    "agreement.kept": True,
    "agreement.note": "m",
    **dict.fromkeys(("acknowledgements", "suits", "judgments", "credit_reports"), (DebtEvent(NEW_DAY),)),
}


@pytest.fixture
def make(qtbot: QtBot, ctx: UiContext) -> Make:
    def opened(debt: Debt | None = None, **fields: Any) -> DebtDialog:
        basis = DebtBasis((BANK_A, LENDER_C), "CNY", TODAY, debt, **fields)
        dialog = DebtDialog(ctx, basis)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opened


def choose(dialog: DebtDialog, place: int) -> None:
    dialog.kind_choice.buttons.button(place).click()


def write(dialog: DebtDialog, key: str, text: str) -> None:
    dialog.terms_form.rows[key].editor.line.setText(text)


def written(session: FakeSession) -> Debt:
    name, fields = session.written[-1]
    assert name == "save_debt"
    found: Debt = fields[0]
    return found


def said(widget) -> str:
    QApplication.processEvents()  # what was added to a window in sight is shown by an event
    return "\n".join(one.text() for one in widget.findChildren(type(label())) if not one.isHidden())


def test_only_the_kind_is_needed_and_nothing_is_guessed(make: Make, session: FakeSession) -> None:
    dialog = make()
    dialog.save()
    assert written(session) == Debt(written(session).id, DebtKind.CREDIT_CARD)
    assert written(session).id


def test_a_card_and_a_loan_ask_for_different_terms(make: Make) -> None:
    dialog = make()
    card = dialog.terms_form
    assert card.isVisible()
    assert "principal" not in card.rows
    choose(dialog, 1)
    assert dialog.terms_form.isVisible()
    assert not card.isVisible()
    assert dialog.terms_form.rows["received"].isVisible()
    choose(dialog, 2)
    assert not dialog.terms_form.rows["received"].isVisible()
    choose(dialog, 3)
    assert not dialog.terms_form.isVisible(), "the kind is still to be said"
    dialog.kind_choice.other.editor.set_value(DebtKind.UTILITY)
    assert not dialog.terms_form.rows["periods"].isVisible()
    assert dialog.terms_form.rows["principal"].isVisible()


def test_what_is_filled_in_stays_in_sight_in_another_kind(make: Make) -> None:
    dialog = make(Debt("d", DebtKind.MICROLOAN, terms=LOAN))
    choose(dialog, 2)
    assert dialog.terms_form.rows["received"].isVisible()
    dialog.save()


def test_other_must_be_said_more_closely(make: Make, session: FakeSession) -> None:
    dialog = make()
    choose(dialog, 3)
    dialog.save()
    assert not session.written
    assert dialog.problem.isVisible()


def test_a_loan_is_written_as_typed(make: Make, session: FakeSession) -> None:
    dialog = make()
    choose(dialog, 1)
    dialog._choice.set_value("lender-c")
    for key, text in {
        "principal": "1万",
        "received": "9,500",
        "start": "2026-5-31",
        "periods": "12期",
        "annual_rate": "24%",
        "overdue_multiplier": "1.5",
    }.items():
        write(dialog, key, text)
    dialog.terms_form.rows["every"].editor.count.line.setText("1")
    dialog.terms_form.rows["method"].editor.set_value(Method.LEVEL_PAYMENT)
    dialog.terms_form.rows["overdue_base"].editor.set_value(OverdueBase.INSTALMENT)
    dialog.terms_form.rows["fees"].editor.model.paste(0, 0, "service\t5\teach")
    dialog.save()
    debt = written(session)
    assert debt.creditor == "lender-c"
    assert debt.terms == replace(
        LOAN,
        overdue_multiplier=Decimal("1.5"),
        overdue_base=OverdueBase.INSTALMENT,
        fees=(Fee("service", 500, "each"),),
    )


def test_a_new_lender_is_written_with_the_debt(make: Make, session: FakeSession) -> None:
    dialog = make()
    box = dialog._choice.box
    box.box.setCurrentIndex(box.box.count() - 1)
    dialog._choice.name.editor.line.setText("  New Bank ")
    dialog._choice.kind.editor.set_value(CreditorKind.BANK)
    dialog.save()
    name, (debt, creditor) = session.written[-1]
    assert name == "save_debt"
    assert (creditor.name, creditor.kind) == ("New Bank", CreditorKind.BANK)
    assert debt.creditor == creditor.id != "new"


def test_a_new_lender_needs_a_name_once_its_kind_is_said(make: Make, session: FakeSession) -> None:
    dialog = make()
    dialog._choice.box.box.setCurrentIndex(dialog._choice.box.box.count() - 1)
    dialog._choice.kind.editor.set_value(CreditorKind.BANK)
    dialog.save()
    assert not session.written
    assert dialog.creditor.error


def test_saving_an_untouched_debt_changes_nothing(make: Make, session: FakeSession) -> None:
    terms = CardTerms(
        credit_limit=2_000_000,
        statement_day=31,
        due_day=30,
        daily_rate=Decimal("0.0500"),
        interest_base=InterestBase.FULL_AMOUNT,
        minimum_floor=10**17,
        late_fee_percent=Decimal("5.00"),
    )
    old = replace(
        CARD_A,
        terms=terms,
        account_number="  1234 ",
        note="two\r\nlines",
        last_paid_on=TODAY,
        statements=(Statement(date(2026, 1, 31), None, 5, None), Statement(date(2026, 2, 28))),
    )
    dialog = make(old)
    dialog.save()
    assert written(session) == old


@pytest.mark.parametrize("kind", [DebtKind.CREDIT_CARD, DebtKind.MICROLOAN])
def test_saving_an_untouched_debt_with_every_field_changes_nothing(
    make: Make, session: FakeSession, kind: DebtKind
) -> None:
    old = whole_debt(kind)
    empty = {f.name for f in fields(Debt) if getattr(old, f.name) in (None, ())}
    assert empty == (set() if kind.is_card else {"statements", "transactions"}), "each field is tried"
    dialog = make(old)
    dialog.save()
    assert written(session) == old
    dialog = make(old)
    dialog.more["name"].editor.line.setText("m")
    dialog.save()
    assert written(session) == replace(old, name="m")


@pytest.mark.parametrize("key", EDITS)
def test_an_edit_of_what_happened_changes_that_field_alone(
    make: Make, session: FakeSession, key: str
) -> None:
    old = whole_debt(DebtKind.MICROLOAN)
    dialog = make(old)
    dialog.events.rows[key].editor.set_value(EDITS[key])
    dialog.save()
    name, _dot, detail = key.partition(".")
    if name == "agreement":
        assert old.agreement is not None
        wanted = replace(old.agreement, **{detail or "kind": EDITS[key]})
    else:
        wanted = EDITS[key]
    assert written(session) == replace(old, **{name: wanted})


def test_every_fact_of_what_happened_has_a_field(make: Make) -> None:
    assert set(make().events.rows) == set(EDITS)


def test_a_lenders_own_table_is_kept_as_it_stands(make: Make, session: FakeSession) -> None:
    table = (ScheduleRow(date(2026, 1, 31), 94_560, 20_000, 74_560), ScheduleRow(date(2026, 2, 28), 94_560))
    old = Debt("d", DebtKind.MICROLOAN, terms=replace(LOAN, schedule=table))
    dialog = make(old)
    dialog.save()
    assert written(session) == old


NONSENSE = {
    "statement_day": ("32", "0", "x", "1.5"),
    "due_day": ("-1", "thirty"),
    "due_days_after": ("0", "9999"),
    "credit_limit": ("-5", "1,2,3", "$5", "9" * 25),
    "daily_rate": ("abc", "-1", "1e5", "∞"),
    "minimum_percent": ("ten", "%"),
}


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in NONSENSE.items() for text in texts])
def test_nonsense_is_named_at_its_field_and_not_saved(
    make: Make, session: FakeSession, key: str, text: str
) -> None:
    dialog = make()
    write(dialog, key, text)
    dialog.save()
    assert not session.written
    row = dialog.terms_form.rows[key]
    assert row.error
    assert row.isVisible(), "its section is unfolded"
    write(dialog, key, "")
    dialog.save()
    assert written(session).terms is None


def test_a_folded_section_with_a_mistake_opens(make: Make, session: FakeSession) -> None:
    dialog = make()
    write(dialog, "grace_days", "three")
    dialog.save()
    assert not session.written
    assert dialog.terms_form.rows["grace_days"].isVisible()


def test_the_largest_amounts(make: Make, session: FakeSession) -> None:
    dialog = make()
    write(dialog, "credit_limit", "999,999,999,999,999.99")
    dialog.save()
    terms = written(session).terms
    assert isinstance(terms, CardTerms)
    assert terms.credit_limit == 99_999_999_999_999_999


def test_the_preview_shows_first_payments_and_the_true_rate(make: Make, qtbot: QtBot) -> None:
    dialog = make(Debt("d", DebtKind.MICROLOAN, terms=LOAN))
    text = said(dialog.preview)
    assert "Jun 30, 2026" in text
    assert "945.60" in text
    assert "12 payments in all" in text
    assert "40.03%" in text
    assert "34.14%" in text
    write(dialog, "received", "10000")
    qtbot.waitUntil(lambda: "26.82%" in said(dialog.preview))
    write(dialog, "received", "nothing at all")
    dialog.show_preview()
    assert "26.82%" in said(dialog.preview), "a wrong text keeps what stood before"


def test_the_preview_hides_amounts(make: Make, ctx: UiContext) -> None:
    ctx.amounts_hidden = True
    dialog = make(Debt("d", DebtKind.MICROLOAN, terms=LOAN))
    assert "945" not in said(dialog.preview)


def test_missing_terms_are_named(make: Make) -> None:
    dialog = make(Debt("d", DebtKind.MICROLOAN, terms=replace(LOAN, annual_rate=None)))
    assert dialog.preview.missing.isVisible()
    assert "Interest a year" in said(dialog.preview.missing)


@pytest.mark.parametrize(
    ("debt", "word"),
    [
        (Debt("d", DebtKind.MICROLOAN, terms=replace(LOAN, received=1_100_000)), "more was received"),
        (Debt("d", DebtKind.MICROLOAN, terms=replace(LOAN, annual_rate=Decimal(101))), "101%"),
        (Debt("d", DebtKind.MICROLOAN, terms=replace(LOAN, annual_rate=Decimal("0.05"))), "a rate a day"),
        (Debt("d", DebtKind.MICROLOAN, terms=replace(LOAN, first_due=date(2026, 5, 1))), "first due"),
        (Debt("d", DebtKind.MICROLOAN, terms=replace(LOAN, received=1)), "Less than half"),
        (Debt("d", DebtKind.CREDIT_CARD, terms=CardTerms(daily_rate=Decimal(18))), "a day is very high"),
        (Debt("d", DebtKind.CREDIT_CARD, terms=CardTerms(due_day=1, due_days_after=20)), "leave one"),
        (
            Debt("d", DebtKind.CREDIT_CARD, statements=(Statement(TODAY, date(2026, 1, 1)),)),
            "due before it was made",
        ),
        (
            Debt("d", DebtKind.CREDIT_CARD, statements=(Statement(TODAY, None, 5, 6),)),
            "more than its balance",
        ),
        (Debt("d", DebtKind.CREDIT_CARD, opened=date(2027, 1, 1)), "still ahead"),
    ],
)
def test_odd_values_are_named_and_can_be_saved(
    make: Make, session: FakeSession, debt: Debt, word: str
) -> None:
    assert any(word in sentence for sentence in doubts(debt, TODAY))
    dialog = make(debt)
    assert word in said(dialog.preview.doubts)
    dialog.save()
    assert written(session) == debt


def test_a_table_that_does_not_add_up_is_named_and_can_be_saved(make: Make, session: FakeSession) -> None:
    table = (ScheduleRow(TODAY, 10, 1, 2), ScheduleRow(TODAY, 10, 5, 5))
    debt = Debt("d", DebtKind.MICROLOAN, terms=replace(LOAN, schedule=table))
    dialog = make(debt)
    assert "do not add up to the payment" in said(dialog.preview.doubts)
    assert "do not add up to the amount of the loan" in said(dialog.preview.doubts)
    dialog.save()
    assert written(session) == debt


def test_ordinary_terms_raise_no_doubt() -> None:
    terms = CardTerms(statement_day=5, due_day=1, daily_rate=Decimal("0.05"), late_fee_floor=1000)
    assert doubts(Debt("d", DebtKind.CREDIT_CARD, terms=terms), TODAY) == []
    assert doubts(Debt("d", DebtKind.MICROLOAN, terms=replace(LOAN, received=None)), TODAY) == []


@pytest.mark.parametrize("name", ["terms.late_fee_percent", "terms.fees[0].amount", "transactions", "note"])
def test_it_opens_at_a_field(make: Make, name: str) -> None:
    kind = DebtKind.MICROLOAN if "fees" in name else DebtKind.CREDIT_CARD
    dialog = make(Debt("d", kind))
    dialog.go_to(name)
    key = name.removeprefix("terms.").split(".")[0].split("[")[0]
    row = dialog.terms_form.rows.get(key) or dialog.more[key]
    assert row.isVisible()
    assert row.isAncestorOf(dialog.focusWidget())


def test_amounts_are_read_in_the_currency_of_the_debt(make: Make, session: FakeSession) -> None:
    dialog = make()
    choose(dialog, 1)
    write(dialog, "principal", "1000")
    dialog.terms_form.rows["fees"].editor.model.paste(0, 0, "a\t20")
    dialog.more["currency"].editor.line.setText("jpy")
    dialog.save()
    debt = written(session)
    assert isinstance(debt.terms, LoanTerms)
    assert (debt.currency, debt.terms.principal, debt.terms.fees[0].amount) == ("JPY", 1000, 20)


def test_the_currency_stays_once_payments_are_kept_in_it(make: Make, session: FakeSession) -> None:
    paid = (Payment("p", "d", TODAY, 100),)
    dialog = make(Debt("d", DebtKind.MICROLOAN, terms=LOAN), payments=paid)
    dialog.more["currency"].editor.line.setText("USD")
    dialog.save()
    assert not session.written
    assert "CNY" in dialog.more["currency"].error


def test_leaving_what_was_typed_takes_two_steps(make: Make) -> None:
    dialog = make()
    write(dialog, "credit_limit", "5")
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()
    untouched = make(CARD_A)
    untouched.reject()
    assert not untouched.isVisible()


def test_a_failed_write_keeps_the_form(make: Make, session: FakeSession) -> None:
    session.fail = InputError("the disk is full")
    dialog = make()
    write(dialog, "credit_limit", "5")
    dialog.save()
    assert dialog.isVisible()
    assert "the disk is full" in dialog.problem.text()
    session.fail = None
    dialog.save()
    assert not dialog.isVisible()


def test_a_case_that_may_only_be_looked_at_is_not_written(
    make: Make, session: FakeSession, ctx: UiContext
) -> None:
    ctx.read_only = True
    dialog = make()
    assert not dialog.save_button.isEnabled()
    dialog.save()
    assert not session.written


def test_return_does_not_save_by_accident(make: Make, session: FakeSession, qtbot: QtBot) -> None:
    dialog = make()
    line = dialog.terms_form.rows["credit_limit"].editor.line
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not session.written
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.written


def test_every_control_has_a_name(make: Make) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView

    dialog = make()
    for kind in (QAbstractButton, QComboBox, QLineEdit, QTableView):
        for control in dialog.findChildren(kind):
            inner = control.parent()
            if isinstance(inner, QComboBox | QTableView) or control.objectName().startswith("qt_"):
                continue
            named = control.accessibleName() or getattr(control, "text", lambda: "")()
            assert named or not control.isVisibleTo(dialog), control


def test_it_is_opened_for_a_debt_and_for_one_that_is_gone(
    ctx: UiContext, session: FakeSession, qtbot: QtBot
) -> None:
    assert read_basis(session, "card-a").debt == CARD_A  # type: ignore[arg-type]
    assert read_basis(session, "gone").debt is None  # type: ignore[arg-type]
    host = label("host")
    qtbot.addWidget(host)
    host.show()
    open_debt_dialog(ctx, host, "card-a", "terms.daily_rate")
    dialog = host.findChild(DebtDialog)
    assert dialog is not None
    assert dialog.terms_form.rows["daily_rate"].isAncestorOf(dialog.focusWidget())
    dialog.close()
