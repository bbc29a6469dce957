"""The form of terms: every term has a field, and an edit of one leaves every other as it stood."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from whole_records import CARD_TERMS as CARD
from whole_records import DAY
from whole_records import LOAN_TERMS as LOAN

from debttracker.debts.debt import DebtChange
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import (
    DebtChangeKind,
    DebtKind,
    MinimumPart,
)
from debttracker.errors import InputError
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
