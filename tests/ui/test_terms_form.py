"""The form of terms: every term has a field, and an edit of one leaves every other as it stood."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from debttracker.debts.debt import DebtChange
from debttracker.debts.terms import BalanceRate, CardTerms, Fee, LoanTerms, ScheduleRow
from debttracker.debts.vocabulary import (
    BalanceKind,
    Compounding,
    DebtChangeKind,
    DebtKind,
    DueShift,
    FeeKind,
    InterestBase,
    MinimumPart,
    OverdueBase,
    PaymentOrder,
    Prepayment,
    RoundingRule,
)
from debttracker.errors import InputError
from debttracker.money.vocabulary import DayCount, Method
from debttracker.ui.card_term_fields import card_fields
from debttracker.ui.context import UiContext
from debttracker.ui.debt_form.record_grid import CurrencyCode, RecordGrid
from debttracker.ui.debt_form.term_editors import term_editor, term_text
from debttracker.ui.debt_form.term_widgets import AmountsField, MinimumPartsField, read_calendar
from debttracker.ui.debt_form.terms_form import TermsForm
from debttracker.ui.loan_term_fields import loan_fields
from debttracker.ui.term_fields import field_label
from debttracker.ui.term_kinds import ALTERNATIVES, Kind, TermField
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.value_editor import ChoiceBox, ParsedLine, TriState

DAY = date(2026, 3, 31)
CARD = CardTerms(
    credit_limit=2_000_000, statement_day=31, due_day=20, due_days_after=20, due_shift=DueShift.NONE,
    calendar="US-CA", daily_rate=Decimal("0.0500"), annual_rate=Decimal("18.250"), year_days=365,
    cash_daily_rate=Decimal("0.05"), rates=(BalanceRate(BalanceKind.PURCHASES, DAY),),
    interest_base=InterestBase.PREVIOUS_BALANCE, compounding=Compounding.MONTHLY,
    minimum_percent=Decimal(10), minimum_cash_percent=Decimal("20.0"), minimum_floor=2_500,
    minimum_adds=(MinimumPart.INSTALMENTS, MinimumPart.INTEREST), late_fee_percent=Decimal(5),
    late_fee_floor=1_000, late_fee_cap=50_000, late_fee_steps=(100_000, 40_000, 5),
    late_fee_repeat_within=6, late_fee_most=3, late_fee_free_up_to=100_000, late_fee_within_minimum=False,
    grace_days=3, tolerance=1_000, cash_fee_percent=Decimal(1), cash_fee_floor=1_000, cash_fee_cap=10_000,
    payment_order=PaymentOrder.HIGHEST_RATE_FIRST,
)  # fmt: skip
LOAN = LoanTerms(
    principal=1_000_000, received=950_000, start=DAY, first_due=date(2026, 4, 30), every="15 day", periods=12,
    method=Method.FLAT, rounding=RoundingRule.UP, due_shift=DueShift.NEXT_BUSINESS_DAY, calendar="CN",
    annual_rate=Decimal("24.00"), period_fee_rate=Decimal("0.60"), day_count=DayCount.ACTUAL_360,
    fees=(Fee("a", 5, "end", FeeKind.OTHER, refundable=True),), overdue_multiplier=Decimal("1.5"),
    overdue_annual_rate=Decimal(36), overdue_base=OverdueBase.ALL, overdue_day_count=DayCount.ACTUAL_365,
    compound_overdue=False, charges_on_charges=False, charges_cap_percent=Decimal(100), late_fee=5_000,
    late_fee_percent=Decimal(5), late_fee_floor=1, late_fee_cap=2, grace_days=3, waiting_days=5,
    prepayment=Prepayment.REDUCE, prepayment_fee=100, prepayment_fee_percent=Decimal(3), refund_fees=False,
    payment_order=PaymentOrder.CIVIL_CODE_561, schedule=(ScheduleRow(DAY, 5),),
)  # fmt: skip
EACH = [(terms, field.name) for terms in (CARD, LOAN) for field in fields(terms)]


def form_of(qtbot: QtBot, terms: CardTerms | LoanTerms) -> TermsForm:
    form = TermsForm(CurrencyCode("CNY"), card=isinstance(terms, CardTerms))
    qtbot.addWidget(form)
    form.set_terms(terms)
    return form


@pytest.mark.parametrize("terms", [CARD, LOAN], ids=["card", "loan"])
def test_every_term_is_tried_and_kept(qtbot: QtBot, ctx: UiContext, terms: CardTerms | LoanTerms) -> None:
    assert all(getattr(terms, field.name) not in (None, ()) for field in fields(terms))
    assert form_of(qtbot, terms).terms() == terms


@pytest.mark.parametrize(("terms", "name"), EACH)
def test_a_term_made_unknown_leaves_the_others(
    qtbot: QtBot, ctx: UiContext, terms: CardTerms | LoanTerms, name: str
) -> None:
    form = form_of(qtbot, terms)
    editor = form.rows[name].editor
    if isinstance(editor, ParsedLine):
        editor.line.setText(" ")
    elif isinstance(editor, RecordGrid):
        editor.model.remove(0)
    else:
        editor.set_value(None)
    empty = () if isinstance(getattr(terms, name), tuple) and name != "minimum_adds" else None
    assert form.terms() == replace(terms, **{name: empty})


@pytest.mark.parametrize(("terms", "name"), EACH)
def test_a_term_changed_leaves_the_others(
    qtbot: QtBot, ctx: UiContext, terms: CardTerms | LoanTerms, name: str
) -> None:
    form = form_of(qtbot, terms)
    editor = form.rows[name].editor
    if isinstance(editor, TriState | ChoiceBox):
        old = getattr(terms, name)
        values = (True, False) if isinstance(editor, TriState) else tuple(editor._values[1:])
        new: Any = next(value for value in values if value != old)
        editor.set_value(new)
    elif isinstance(editor, ParsedLine):
        new = _typed(editor)
    else:
        return  # tables and parts of a minimum have tests of their own
    assert form.terms() == replace(terms, **{name: new})


def _typed(editor: ParsedLine) -> Any:
    for text in ("2", "360", "2026-12-24", "TW"):
        editor.line.setText(text)
        try:
            return editor.value()
        except InputError:
            continue
    raise AssertionError(editor)


def test_the_groups_name_only_terms_that_there_are() -> None:
    for group in ALTERNATIVES:
        assert group <= {field.name for kind in (CardTerms, LoanTerms) for field in fields(kind)}


@pytest.mark.parametrize("terms", [CARD, LOAN], ids=["card", "loan"])
def test_every_term_has_a_name_and_words(ctx: UiContext, terms: CardTerms | LoanTerms) -> None:
    for field in fields(terms):
        assert field_label(f"terms.{field.name}") != f"terms.{field.name}"
    shown = card_fields() if isinstance(terms, CardTerms) else loan_fields()
    for one in shown:
        assert one.help
        assert term_text(one, getattr(terms, one.key), lambda minor: f"¥{minor}")
    tables = {"rates", "fees", "schedule"}
    assert {one.key for one in shown} == {field.name for field in fields(terms)} - tables


def test_nothing_added_to_a_minimum_is_not_the_same_as_not_known(qtbot: QtBot, ctx: UiContext) -> None:
    field = MinimumPartsField()
    qtbot.addWidget(field)
    assert field.value() is None
    field.answer.set_value(False)
    assert field.value() == ()
    field.answer.set_value(True)
    with pytest.raises(InputError):
        field.value()
    field.boxes[MinimumPart.FEES].setChecked(True)
    assert field.value() == (MinimumPart.FEES,)
    field.set_value(None)
    assert field.value() is None
    field.set_value(())
    assert field.value() == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("300 / 400 / 500", (30_000, 40_000, 50_000)),
        ("300、400；500", (30_000, 40_000, 50_000)),
        ("1,000 / 2,000.50", (100_000, 200_050)),
        ("300", (30_000,)),
        ("", ()),
        ("   ", ()),
    ],
)
def test_several_amounts(qtbot: QtBot, ctx: UiContext, text: str, found: tuple[int, ...]) -> None:
    field = AmountsField("CNY")
    qtbot.addWidget(field)
    field.line.setText(text)
    assert field.value() == found


@pytest.mark.parametrize("text", ["300,400,500", "1,000", "300/x", "-5", "💰", "nan", "1e5/2", "1 " * 99])
def test_several_amounts_refuse(qtbot: QtBot, ctx: UiContext, text: str) -> None:
    field = AmountsField("CNY")
    qtbot.addWidget(field)
    field.line.setText(text)
    with pytest.raises(InputError):
        field.value()


def test_several_amounts_follow_the_currency(qtbot: QtBot, ctx: UiContext) -> None:
    form = form_of(qtbot, CardTerms(late_fee_steps=(30_000, 123_456_700)))
    form.set_currency("JPY")
    found = form.terms()
    assert isinstance(found, CardTerms)
    assert found.late_fee_steps == (300, 1_234_567)


def test_calendars() -> None:
    assert read_calendar(" us-ca ") == "US-CA"
    for text in ("China", "C", "中国", "US_CA", "US-", "🇨🇳", "1A"):
        with pytest.raises(InputError):
            read_calendar(text)


def test_each_kind_of_debt_shows_what_it_can_have(qtbot: QtBot, ctx: UiContext) -> None:
    form = TermsForm(CurrencyCode("CNY"), card=False)
    qtbot.addWidget(form)
    form.show_kind(DebtKind.UTILITY)
    shown = {key for key, row in form.rows.items() if not row.isHidden()}
    assert {"principal", "late_fee"} < shown
    assert not shown & {"schedule", "fees", "changes", "prepayment", "rounding"}
    form.show_kind(DebtKind.MICROLOAN)
    assert not any(row.isHidden() for row in form.rows.values())
    form.set_tables((), (), (DebtChange(DAY, DebtChangeKind.WAIVER),))
    form.show_kind(DebtKind.UTILITY)
    assert not form.rows["changes"].isHidden(), "what is filled in stays in sight"


NONSENSE = (
    *("abc", "--", "1,2,3", "١٢", "²", "1e5", "∞", "nan", "\x00", "💰", "'; drop", "1.2.3"),
    *("-1", "9" * 40, "0" * 300, "0001-01-01", "9999-12-31", "2026-02-30", "/", " / ", "100%%", "\u202e5"),
)


@pytest.mark.parametrize("terms", [CARD, LOAN], ids=["card", "loan"])
@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_is_read_as_a_value_or_refused_in_a_sentence(
    qtbot: QtBot, ctx: UiContext, terms: CardTerms | LoanTerms, text: str
) -> None:
    form = form_of(qtbot, terms)
    for row in form.rows.values():
        editor = row.editor
        line = editor.line if isinstance(editor, ParsedLine) else getattr(editor, "count", editor)
        if not isinstance(line, QLineEdit):
            line = getattr(line, "line", None)
        if line is None:
            continue
        line.setText(text)
        if not row.check():
            assert row.error
            assert row.value() is None


READ = {Kind.AMOUNTS, Kind.CALENDAR, Kind.RATE, Kind.FACTOR, Kind.DAY, Kind.DATE}
TYPED = [one for one in (*card_fields(), *loan_fields()) if one.kind in READ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(TYPED), st.text(max_size=30))
def test_any_text_is_read_or_refused(qtbot: QtBot, ctx: UiContext, field: TermField, text: str) -> None:
    row = FieldRow(field.label, term_editor(field, "TWD"))
    qtbot.addWidget(row)
    line = row.editor.target()
    assert isinstance(line, QLineEdit)
    line.setText(text)
    assert row.check() != bool(row.error)
