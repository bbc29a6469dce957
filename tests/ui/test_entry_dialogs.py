"""Payments, statements, claims and lenders: checked at the field, written as typed."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeVar

import pytest
from fake_law import WARNING
from fake_records import BANK_A, CARD_B, LOAN_C, TODAY, debt_row
from fake_session import FakeSession
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Claim, Debt, Statement, Transaction
from debttracker.debts.payment import Payment
from debttracker.debts.restart_warning import IntendedAct
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import CreditorKind, DebtKind, InterestBase, PaymentKind
from debttracker.errors import InputError
from debttracker.ui.context import UiContext
from debttracker.ui.debt_form.booked_section import BOOKED_PARTS
from debttracker.ui.dialogs.claim_dialog import ClaimDialog
from debttracker.ui.dialogs.creditor_dialog import CreditorDialog
from debttracker.ui.dialogs.form_dialog import FormDialog
from debttracker.ui.dialogs.payment_dialog import PaymentBasis, PaymentDialog
from debttracker.ui.dialogs.statement_dialog import (
    EntryBasis,
    StatementDialog,
    expected_statement,
)

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)
D = TypeVar("D", bound=FormDialog)
Show = Callable[[Any], Any]
CARD = EntryBasis(replace(CARD_B, terms=CardTerms(statement_day=31, due_day=20)), "Card B", "CNY", TODAY)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def shown(dialog: D) -> D:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return shown


def words(widget) -> str:
    QApplication.processEvents()  # what was added to a window in sight is shown by an event
    kinds = (*widget.findChildren(QLabel), *widget.findChildren(QPushButton))
    return "\n".join(one.text() for one in kinds if not one.isHidden())


def payment_basis(session: FakeSession, *payments: Payment, change: Payment | None = None) -> PaymentBasis:
    return PaymentBasis(session.debts(), payments, TODAY, change)


def test_a_payment_is_warned_of_before_it_is_recorded(
    show: Show, ctx: UiContext, session: FakeSession
) -> None:
    session.money_law.warnings = (WARNING,)
    dialog = show(PaymentDialog(ctx, payment_basis(session), "card-b"))
    assert dialog.restart.isVisible()
    assert WARNING.sentence in words(dialog.restart)
    assert session.money_law.asked[-1] == ("card-b", IntendedAct.PAYMENT, TODAY)
    dialog.paid_on.editor.set_value(date(2026, 11, 1))
    dialog.show_effect()
    assert session.money_law.asked[-1][2] == date(2026, 11, 1)
    assert session.written == []
    dialog.debt.editor.set_value(None)
    assert not dialog.restart.isVisible()


def test_what_is_no_payment_to_the_lender_is_not_warned_of(
    show: Show, ctx: UiContext, session: FakeSession
) -> None:
    session.money_law.warnings = (WARNING,)
    dialog = show(PaymentDialog(ctx, payment_basis(session), "card-b"))
    dialog.state.editor.set_value(True)
    dialog.show_effect()
    assert not dialog.restart.isVisible()
    dialog.state.editor.set_value(None)
    dialog.kind.editor.set_value(PaymentKind.REFUND)
    dialog.show_effect()
    assert not dialog.restart.isVisible()
    old = Payment("p", "card-b", TODAY, 100)
    kept = show(PaymentDialog(ctx, payment_basis(session, old, change=old)))
    assert not kept.restart.isVisible()
    planned = replace(old, scheduled=True)
    made = show(PaymentDialog(ctx, payment_basis(session, planned, change=planned)))
    made.state.editor.set_value(None)
    made.show_effect()
    assert made.restart.isVisible()


def test_a_payment_is_recorded(show: Show, ctx: UiContext, session: FakeSession) -> None:
    dialog = show(PaymentDialog(ctx, payment_basis(session), "card-b"))
    assert dialog.paid_on.editor.value() == TODAY
    dialog.amount_field.line.setText("1,180.00")
    dialog.method.editor.line.setText("bank transfer")
    dialog.save()
    name, (payment,) = session.written[-1]
    assert name == "save_payment"
    assert payment == Payment(payment.id, "card-b", TODAY, 118_000, method="bank transfer")
    assert payment.id
    assert not dialog.isVisible()


@pytest.mark.parametrize("amount", ["", "0", "-5", "abc", "$5", "1.234", "9" * 30])
def test_a_payment_needs_an_amount(show: Show, ctx: UiContext, session: FakeSession, amount: str) -> None:
    dialog = show(PaymentDialog(ctx, payment_basis(session), "card-b"))
    dialog.amount_field.line.setText(amount)
    dialog.save()
    assert not session.written
    assert dialog.amount.error


@pytest.mark.parametrize("day", ["", "2026-11-24", "2026-02-30", "yesterday?", "0026-01-01"])
def test_a_payment_needs_a_day_that_has_come(
    show: Show, ctx: UiContext, session: FakeSession, day: str
) -> None:
    dialog = show(PaymentDialog(ctx, payment_basis(session), "card-b"))
    dialog.amount_field.line.setText("5")
    dialog.paid_on.editor.line.setText(day)
    dialog.save()
    assert not session.written
    assert dialog.paid_on.error


def test_a_payment_needs_a_debt(show: Show, ctx: UiContext, session: FakeSession) -> None:
    dialog = show(PaymentDialog(ctx, payment_basis(session)))
    assert dialog.chosen is None
    dialog.amount_field.line.setText("5")
    dialog.save()
    assert not session.written
    assert dialog.debt.error


def test_the_only_debt_is_chosen(show: Show, ctx: UiContext, session: FakeSession) -> None:
    session.rows = (debt_row(LOAN_C),)
    dialog = show(PaymentDialog(ctx, payment_basis(session)))
    assert dialog.chosen is not None


def test_what_is_due_fills_in_the_amount(show: Show, ctx: UiContext, session: FakeSession) -> None:
    dialog = show(PaymentDialog(ctx, payment_basis(session), "card-b"))
    assert "1,180.00" in words(dialog.beside.due)
    button = next(b for b in dialog.beside.due.findChildren(QPushButton) if "1,180.00" in b.text())
    button.click()
    assert dialog.amount_field.value() == 118_000


def test_what_the_payment_goes_to(show: Show, ctx: UiContext, session: FakeSession) -> None:
    from decimal import Decimal

    from debttracker.debts.terms import LoanTerms
    from debttracker.money.vocabulary import Method

    terms = LoanTerms(
        principal=1_000_000, start=date(2026, 5, 23), every="1 month", periods=12,
        method=Method.LEVEL_PAYMENT, annual_rate=Decimal(24),
    )  # fmt: skip
    session.rows = (debt_row(replace(LOAN_C, terms=terms)),)
    dialog = show(PaymentDialog(ctx, payment_basis(session), "loan-c"))
    dialog.amount_field.line.setText("945.60")
    dialog.show_effect()
    assert dialog.beside.effect.isVisible()
    assert "Interest: ¥200.00" in words(dialog.beside.effect).replace("CN¥", "¥")
    assert "Principal: ¥745.60" in words(dialog.beside.effect).replace("CN¥", "¥")
    dialog.amount_field.line.setText("nonsense")
    dialog.show_effect()
    assert not dialog.beside.effect.isVisible()


def test_a_payment_is_changed_and_taken_back(show: Show, ctx: UiContext, session: FakeSession) -> None:
    old = Payment("p1", "card-b", date(2026, 11, 1), 118_000, note="a\r\nb", payee="shop")
    dialog = show(PaymentDialog(ctx, payment_basis(session, old, change=old)))
    dialog.save()
    assert session.written[-1] == ("save_payment", (old,))
    again = show(PaymentDialog(ctx, payment_basis(session, old, change=old)))
    again.reversed_on.editor.line.setText("2026-10-31")
    again.save()
    assert len(session.written) == 1
    assert again.reversed_on.error
    again.reversed_on.editor.line.setText("2026-11-03")
    again.save()
    assert session.written[-1] == ("save_payment", (replace(old, reversed_on=date(2026, 11, 3)),))


BOOKED = Payment(
    "p1",
    "card-b",
    date(2026, 11, 1),
    118_000,
    kind=PaymentKind.REFUND,
    scheduled=True,
    reversed_on=date(2026, 11, 2),
    booked_principal=1,
    booked_interest=2,
    booked_penalty=3,
    booked_fees=4,
    booked_purchases=5,
    booked_cash_advances=6,
    received_at=datetime(2026, 11, 1, 16, 30, tzinfo=UTC),
    directed_to="card-a",
    method="bank transfer",
    payee="shop",
    note="n",
)
FIELDS = {
    "kind": lambda dialog: dialog.kind.editor.set_value(None),
    "scheduled": lambda dialog: dialog.state.editor.set_value(None),
    "paid_on": lambda dialog: dialog.paid_on.editor.line.setText("2026-10-30"),
    "amount": lambda dialog: dialog.amount_field.line.setText("7"),
    "reversed_on": lambda dialog: dialog.reversed_on.editor.line.setText("2026-11-03"),
    "booked_principal": lambda dialog: dialog.booked.rows["principal"].editor.line.setText("7"),
    "booked_interest": lambda dialog: dialog.booked.rows["interest"].editor.line.setText("7"),
    "booked_penalty": lambda dialog: dialog.booked.rows["penalty"].editor.line.setText("7"),
    "booked_fees": lambda dialog: dialog.booked.rows["fees"].editor.line.setText("7"),
    "booked_purchases": lambda dialog: dialog.booked.rows["purchases"].editor.line.setText("7"),
    "booked_cash_advances": lambda dialog: dialog.booked.rows["cash_advances"].editor.line.setText("7"),
    "received_at": lambda dialog: dialog.received_at.editor.line.setText("2026-11-01 09:00"),
    "directed_to": lambda dialog: dialog.directed_to.editor.set_value("card-b"),
    "method": lambda dialog: dialog.method.editor.line.setText("cash"),
    "payee": lambda dialog: dialog.payee.editor.line.setText("agency"),
    "note": lambda dialog: dialog.note.editor.edit.setPlainText("m"),
    "debt": lambda dialog: dialog.debt.editor.set_value("card-a"),
}


def test_every_field_of_a_payment_is_tried() -> None:
    assert set(FIELDS) | {"id"} == {field.name for field in fields(Payment)}
    assert all(getattr(BOOKED, field.name) is not None for field in fields(Payment))


@pytest.mark.parametrize("name", FIELDS)
def test_an_edit_of_one_field_of_a_payment_keeps_the_others(
    show: Show, ctx: UiContext, session: FakeSession, name: str
) -> None:
    dialog = show(PaymentDialog(ctx, payment_basis(session, BOOKED, change=BOOKED)))
    FIELDS[name](dialog)
    dialog.save()
    written = session.written[-1][1][0]
    assert getattr(written, name) != getattr(BOOKED, name)
    assert replace(written, **{name: getattr(BOOKED, name)}) == BOOKED


@pytest.mark.parametrize(("kind", "scheduled"), [(None, None), (PaymentKind.PAYMENT, False)])
def test_what_was_said_of_a_made_payment_stays(
    show: Show, ctx: UiContext, session: FakeSession, kind: PaymentKind | None, *, scheduled: bool | None
) -> None:
    old = replace(BOOKED, kind=kind, scheduled=scheduled)
    dialog = show(PaymentDialog(ctx, payment_basis(session, old, change=old)))
    dialog.save()
    assert session.written[-1] == ("save_payment", (old,))


def test_a_payment_ahead_is_recorded_as_planned(show: Show, ctx: UiContext, session: FakeSession) -> None:
    dialog = show(PaymentDialog(ctx, payment_basis(session), "card-b"))
    dialog.amount_field.line.setText("5")
    dialog.paid_on.editor.line.setText("2026-12-24")
    dialog.state.editor.set_value(True)
    dialog.save()
    payment = session.written[-1][1][0]
    assert payment == Payment(payment.id, "card-b", date(2026, 12, 24), 500, scheduled=True)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("60", "40", "", ""), "as much as was paid"),
        (("60", "", "", ""), "40.00 of the payment"),
        (("60", "40", "1", ""), "1.00 more than was paid"),
        (("", "", "", ""), ""),
        (("x", "40", "", ""), ""),
    ],
)
def test_the_parts_booked_are_held_against_the_amount(
    show: Show, ctx: UiContext, session: FakeSession, parts: tuple[str, ...], said: str
) -> None:
    dialog = show(PaymentDialog(ctx, payment_basis(session), "card-b"))
    dialog.amount_field.line.setText("100")
    for part, text in zip(BOOKED_PARTS, parts, strict=True):
        dialog.booked.rows[part].editor.line.setText(text)
    assert said in dialog.booked.sum.text()
    assert bool(dialog.booked.sum.text()) == bool(said)


def test_a_wrong_part_that_is_folded_away_is_shown_on_saving(
    show: Show, ctx: UiContext, session: FakeSession
) -> None:
    dialog = show(PaymentDialog(ctx, payment_basis(session), "card-b"))
    dialog.amount_field.line.setText("100")
    dialog.booked.rows["fees"].editor.line.setText("lots")
    assert not dialog.booked.unfolded
    dialog.save()
    assert not session.written
    assert dialog.booked.rows["fees"].isVisible()
    assert dialog.booked.rows["fees"].error


def test_an_amount_follows_the_currency_of_the_debt(show: Show, ctx: UiContext, session: FakeSession) -> None:
    row = debt_row(CARD_B)
    session.rows = (replace(row, balance=replace(row.balance, currency="JPY")),)
    dialog = show(PaymentDialog(ctx, payment_basis(session), "card-b"))
    dialog.amount_field.line.setText("1180")
    dialog.save()
    assert session.written[-1][1][0].amount == 1180


def test_amounts_are_hidden(show: Show, ctx: UiContext, session: FakeSession) -> None:
    ctx.amounts_hidden = True
    dialog = show(PaymentDialog(ctx, payment_basis(session), "card-b"))
    assert "1,180" not in words(dialog.beside.due)


@pytest.mark.parametrize(
    ("terms", "today", "made", "due"),
    [
        (CardTerms(statement_day=31, due_day=20), date(2026, 3, 5), date(2026, 2, 28), date(2026, 3, 20)),
        (CardTerms(statement_day=31, due_day=31), date(2024, 3, 5), date(2024, 2, 29), date(2024, 3, 31)),
        (CardTerms(statement_day=5, due_day=25), date(2026, 11, 5), date(2026, 11, 5), date(2026, 11, 25)),
        (CardTerms(statement_day=5, due_day=25), date(2026, 11, 4), date(2026, 10, 5), date(2026, 10, 25)),
        (CardTerms(statement_day=18, due_day=8), date(2026, 11, 23), date(2026, 11, 18), date(2026, 12, 8)),
        (CardTerms(statement_day=30, due_days_after=20), TODAY, date(2026, 10, 30), date(2026, 11, 19)),
        (CardTerms(statement_day=29), date(2026, 3, 1), date(2026, 2, 28), None),
        (CardTerms(due_day=5), TODAY, None, None),
        (None, TODAY, None, None),
    ],
)
def test_the_statement_that_is_expected(
    terms: CardTerms | None, today: date, made: date | None, due: date | None
) -> None:
    assert expected_statement(Debt("d", DebtKind.CREDIT_CARD, terms=terms), today) == (made, due)


def test_a_statement_is_entered_in_place_of_one_of_the_same_day(
    show: Show, ctx: UiContext, session: FakeSession
) -> None:
    before = (Statement(date(2026, 10, 31), None, 1, 1), Statement(date(2026, 12, 31)))
    session.rows = (debt_row(replace(CARD.debt, statements=before)),)
    dialog = show(StatementDialog(ctx, CARD))
    assert dialog.date.editor.value() == date(2026, 10, 31)
    dialog.balance.editor.line.setText("18240.11")
    dialog.minimum.editor.line.setText("1180")
    dialog.save()
    debt = session.written[-1][1][0]
    entered = Statement(date(2026, 10, 31), date(2026, 11, 20), 1_824_011, 118_000)
    assert debt.statements == (entered, before[1])


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("date", ""),
        ("date", "2026-11-24"),
        ("date", "x"),
        ("due", "2026-10-30"),
        ("balance", ""),
        ("balance", "lots"),
        ("minimum", "501"),
    ],
)
def test_a_statement_that_cannot_be_is_refused(
    show: Show, ctx: UiContext, session: FakeSession, field: str, text: str
) -> None:
    dialog = show(StatementDialog(ctx, CARD))
    dialog.balance.editor.line.setText("500")
    getattr(dialog, field).editor.line.setText(text)
    dialog.save()
    assert not session.written
    assert getattr(dialog, field).error


WHOLE = Statement(date(2026, 10, 31), date(2026, 11, 20), 52, 10, 90, 30, 20, 5, 4, 3, 100)


def test_a_statement_that_is_there_is_taken_up_and_keeps_its_lines(
    show: Show, ctx: UiContext, session: FakeSession
) -> None:
    debt = replace(CARD.debt, statements=(WHOLE,))
    session.rows = (debt_row(debt),)
    for line in ("balance", "minimum", "interest", "late_fee", "payments", "previous_balance"):
        dialog = show(StatementDialog(ctx, replace(CARD, debt=debt)))
        dialog.lines[line].editor.line.setText("0.50")
        dialog.save()
        assert session.written[-1][1][0].statements == (replace(WHOLE, **{line: 50}),)


def test_another_day_takes_up_the_statement_of_that_day(
    show: Show, ctx: UiContext, session: FakeSession
) -> None:
    earlier = replace(WHOLE, date=date(2026, 9, 30), due=date(2026, 10, 20))
    debt = replace(CARD.debt, statements=(earlier,))
    dialog = show(StatementDialog(ctx, replace(CARD, debt=debt)))
    assert dialog.balance.value() is None
    dialog.date.editor.line.setText("2026-09-30")
    assert dialog.draft() == earlier


def test_a_statement_is_added_up(show: Show, ctx: UiContext, session: FakeSession) -> None:
    debt = replace(CARD.debt, statements=(WHOLE,))
    dialog = show(StatementDialog(ctx, replace(CARD, debt=debt)))
    assert "come to the balance printed" in words(dialog.beside)
    dialog.lines["interest"].editor.line.setText("0.15")
    dialog.show_check()
    assert "¥0.10 less" in words(dialog.beside)
    dialog.lines["interest"].editor.line.setText("")
    dialog.show_check()
    assert "less" not in words(dialog.beside), "a line that is not known is not taken for 0"
    dialog.lines["interest"].editor.line.setText("x")
    dialog.show_check()
    assert "added up" in words(dialog.beside), "a wrong text keeps what stood before"
    dialog.lines["interest"].editor.line.setText("")
    dialog.date.editor.line.setText("")
    dialog.show_check()
    assert "Write the day" in words(dialog.beside)


CHARGED = replace(
    CARD_B,
    terms=CardTerms(
        statement_day=31,
        due_day=20,
        daily_rate=Decimal("0.05"),
        interest_base=InterestBase.FULL_AMOUNT,
        minimum_percent=Decimal(10),
        late_fee_percent=Decimal(5),
        cash_fee_percent=Decimal(1),
    ),
    transactions=(Transaction("t1", date(2026, 10, 12), 600_000),),
    statements=(),
)


def test_a_statement_is_held_against_the_terms(show: Show, ctx: UiContext, session: FakeSession) -> None:
    session.rows = (debt_row(CHARGED),)
    dialog = show(StatementDialog(ctx, EntryBasis(CHARGED, "Card B", "CNY", TODAY)))
    assert "6,000.00" in dialog.balance.editor.line.placeholderText()
    assert dialog.balance.value() is None, "what is computed is never an entry"
    dialog.lines["purchases"].editor.line.setText("6100")
    dialog.lines["interest"].editor.line.setText("5")
    dialog.balance.editor.line.setText("6100")
    dialog.minimum.editor.line.setText("600")
    dialog.show_check()
    said = words(dialog.beside)
    assert "New purchases: ¥6,100.00 printed, ¥6,000.00 entered here." in said
    assert "Interest charged: ¥5.00 printed, ¥5.00 more than computed." in said
    assert "Balance of the statement: ¥6,100.00 printed, ¥100.00 more than computed." in said
    assert "1 figure is as computed." in said
    dialog.balance.editor.line.setText("5900")
    dialog.show_check()
    assert "¥100.00 less than computed." in words(dialog.beside)
    dialog.save()
    assert session.written[-1][1][0].statements == (
        Statement(date(2026, 10, 31), date(2026, 11, 20), 590_000, 60_000, purchases=610_000, interest=500),
    )


def test_lines_that_the_terms_do_not_give_are_named(show: Show, ctx: UiContext, session: FakeSession) -> None:
    unknown = replace(CHARGED, terms=replace(CHARGED.terms, daily_rate=None))
    earlier = (Statement(date(2026, 9, 30), date(2026, 10, 20), 50_000, 5_000),)
    debt = replace(unknown, statements=earlier)
    dialog = show(StatementDialog(ctx, EntryBasis(debt, "Card B", "CNY", TODAY)))
    dialog.lines["interest"].editor.line.setText("5")
    dialog.show_check()
    assert "Not computed, since terms are missing: Interest charged." in words(dialog.beside)
    assert dialog.lines["interest"].editor.line.placeholderText() == ""


def test_amounts_beside_a_statement_are_hidden(show: Show, ctx: UiContext, session: FakeSession) -> None:
    ctx.amounts_hidden = True
    dialog = show(StatementDialog(ctx, EntryBasis(CHARGED, "Card B", "CNY", TODAY)))
    dialog.balance.editor.line.setText("6100")
    dialog.show_check()
    assert "6,0" not in words(dialog.beside) + dialog.balance.editor.line.placeholderText()


def test_a_wrong_line_that_is_folded_away_is_shown_on_saving(
    show: Show, ctx: UiContext, session: FakeSession
) -> None:
    dialog = show(StatementDialog(ctx, CARD))
    dialog.balance.editor.line.setText("5")
    dialog.lines["fees"].editor.line.setText("lots")
    dialog.save()
    assert not session.written
    assert dialog.lines["fees"].isVisible()


def test_a_claim_is_entered_and_changed(show: Show, ctx: UiContext, session: FakeSession) -> None:
    dialog = show(ClaimDialog(ctx, CARD))
    dialog.parts["interest"].editor.line.setText("1,012.40")
    dialog.parts["total"].editor.line.setText("19000")
    dialog.save()
    first = session.written[-1][1][0].claims[0]
    assert first == Claim(TODAY, interest=101_240, total=1_900_000)
    session.rows = (debt_row(replace(CARD.debt, claims=(first,))),)
    again = show(ClaimDialog(ctx, CARD, first))
    again.parts["total"].editor.line.setText("")
    again.save()
    assert session.written[-1][1][0].claims == (replace(first, total=None),)


def test_a_claim_must_name_an_amount_and_add_up(show: Show, ctx: UiContext, session: FakeSession) -> None:
    dialog = show(ClaimDialog(ctx, CARD))
    dialog.save()
    assert not session.written
    dialog.parts["principal"].editor.line.setText("100")
    dialog.parts["total"].editor.line.setText("99")
    dialog.save()
    assert not session.written
    assert "100.00" in dialog.parts["total"].error
    dialog.parts["total"].editor.line.setText("100.01")
    dialog.save()
    assert session.written, "parts that were not named may make up the rest"


def test_a_claim_with_all_parts_must_come_to_its_total(
    show: Show, ctx: UiContext, session: FakeSession
) -> None:
    dialog = show(ClaimDialog(ctx, CARD))
    for part in ("principal", "interest", "penalty", "fees"):
        dialog.parts[part].editor.line.setText("1")
    dialog.parts["total"].editor.line.setText("5")
    dialog.save()
    assert not session.written


def test_a_lender_is_entered_and_changed(show: Show, ctx: UiContext, session: FakeSession) -> None:
    dialog = show(CreditorDialog(ctx, None))
    dialog.save()
    assert not session.written
    assert dialog.fields["name"].error
    dialog.fields["name"].editor.line.setText("Bank <b>&</b>")
    dialog.fields["kind"].editor.set_value(CreditorKind.BANK)
    dialog.fields["member_of"].editor.edit.setPlainText("CBA\nNIFA")
    dialog.save()
    made = session.written[-1][1][0]
    assert made == Creditor(made.id, "Bank <b>&</b>", CreditorKind.BANK, member_of=("CBA", "NIFA"))
    again = show(CreditorDialog(ctx, replace(BANK_A, member_of=())))
    again.save()
    assert session.written[-1][1][0] == replace(BANK_A, member_of=())


def test_a_failed_write_is_said_and_nothing_is_lost(show: Show, ctx: UiContext, session: FakeSession) -> None:
    session.fail = InputError("the file is gone")
    dialog = show(PaymentDialog(ctx, payment_basis(session), "card-b"))
    dialog.amount_field.line.setText("5")
    dialog.save()
    assert dialog.isVisible()
    assert "the file is gone" in dialog.problem.text()
    assert dialog.amount_field.value() == 500


def test_a_planned_day_without_a_year_is_the_next_one(
    show: Show, ctx: UiContext, session: FakeSession
) -> None:
    dialog = show(PaymentDialog(ctx, payment_basis(session), "card-b"))
    dialog.amount_field.line.setText("5")
    dialog.paid_on.editor.line.setText("12-31")
    assert dialog.paid_on.editor.value() == date(2025, 12, 31)
    dialog.state.editor.set_value(True)
    assert dialog.paid_on.editor.value() == date(2026, 12, 31)
    assert "2026" in dialog.paid_on.below.text(), "what was understood is said anew"
    dialog.save()
    assert session.written[-1][1][0].paid_on == date(2026, 12, 31)
