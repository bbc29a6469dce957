"""Usual terms in the form of a debt: only on a click, only into empty fields, taken back with one click."""

from collections.abc import Callable
from typing import Any

import pytest
from fake_records import BANK_A, TODAY
from fake_session import FakeSession
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from debttracker import paths
from debttracker.debts.debt import Debt
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import DebtKind
from debttracker.services.presets import Preset, load_presets
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.debt_dialog import DebtBasis, DebtDialog, read_basis

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)
PRESETS = {one.id: one for one in load_presets(paths.resources() / "presets", "CN")}
CARD = PRESETS["cn.bank-card"]
Make = Callable[..., DebtDialog]


@pytest.fixture
def make(qtbot: QtBot, ctx: UiContext) -> Make:
    def opened(debt: Debt | None = None) -> DebtDialog:
        dialog = DebtDialog(ctx, DebtBasis((BANK_A,), "CNY", TODAY, debt, presets=tuple(PRESETS.values())))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opened


def offered(dialog: DebtDialog) -> list[str]:
    return [action.text() for action in dialog.presets.menu.actions()]


def choose(dialog: DebtDialog, preset: Preset) -> None:
    name = preset.names["en"]
    next(action for action in dialog.presets.menu.actions() if action.text() == name).trigger()


def terms(dialog: DebtDialog) -> Any:
    return dialog.terms_form.terms()


def test_only_presets_of_the_kind_and_the_currency_are_offered(make: Make) -> None:
    dialog = make()
    assert offered(dialog) == [CARD.names["en"]]
    dialog.kind_choice.buttons.button(2).click()
    assert offered(dialog) == [PRESETS["cn.card-instalment"].names["en"]]
    dialog.more["currency"].editor.line.setText("USD")
    assert offered(dialog) == []
    assert not dialog.presets.open.isVisible()
    dialog.more["currency"].editor.line.setText("")
    dialog.kind_choice.buttons.button(3).click()
    assert offered(dialog) == []


def test_nothing_is_filled_in_without_a_click(make: Make) -> None:
    dialog = make()
    assert terms(dialog) is None
    assert not dialog.presets.undo.isVisible()


def test_a_click_fills_empty_fields_and_says_so(make: Make) -> None:
    dialog = make()
    choose(dialog, CARD)
    assert terms(dialog) == CARD.terms
    assert "9 fields filled in" in dialog.presets.said.text()
    assert "check them against your contract" in dialog.presets.said.text()
    assert dialog.presets.note.isVisible()
    assert dialog.terms_form.rows["grace_days"].isVisible(), "what was filled in can be seen"
    assert "Usual terms" in dialog.terms_form.rows["grace_days"].below.text()


def test_what_was_typed_is_never_overwritten(make: Make) -> None:
    dialog = make()
    dialog.terms_form.rows["annual_rate"].editor.line.setText("12")
    dialog.terms_form.rows["minimum_percent"].editor.line.setText("5")
    dialog.terms_form.rows["tolerance"].editor.line.setText("nonsense")
    choose(dialog, CARD)
    row = dialog.terms_form.rows
    assert row["daily_rate"].value() is None, "a rate a day would count before the one a year"
    assert row["annual_rate"].editor.line.text() == "12"
    assert row["minimum_percent"].editor.line.text() == "5"
    assert row["tolerance"].editor.line.text() == "nonsense"
    assert row["late_fee_percent"].value() == 5
    assert "6 fields" in dialog.presets.said.text()


def test_it_is_taken_back_with_one_click(make: Make) -> None:
    old = Debt("d", DebtKind.CREDIT_CARD, terms=CardTerms(statement_day=5, grace_days=2))
    dialog = make(old)
    choose(dialog, CARD)
    dialog.terms_form.rows["late_fee_percent"].editor.line.setText("6")
    dialog.presets.undo.click()
    assert terms(dialog) == CardTerms(statement_day=5, grace_days=2, late_fee_percent=6), (
        "what was changed stays"
    )
    assert not dialog.presets.undo.isVisible()
    assert not dialog.presets.said.isVisible()
    assert "Usual terms" not in dialog.terms_form.rows["tolerance"].below.text()


def test_when_all_is_filled_in_nothing_is_and_that_is_said(make: Make) -> None:
    dialog = make(Debt("d", DebtKind.CREDIT_CARD, terms=CARD.terms))
    choose(dialog, CARD)
    assert terms(dialog) == CARD.terms
    assert "Nothing was filled in" in dialog.presets.said.text()
    assert not dialog.presets.undo.isVisible()


def test_a_loan_is_filled_in_too(make: Make) -> None:
    dialog = make()
    dialog.kind_choice.buttons.button(2).click()
    choose(dialog, PRESETS["cn.card-instalment"])
    found = terms(dialog)
    assert isinstance(found, LoanTerms)
    assert found == PRESETS["cn.card-instalment"].terms
    dialog.presets.undo.click()
    assert terms(dialog) is None


def test_the_presets_of_the_place_of_the_case_are_read(session: FakeSession) -> None:
    basis = read_basis(session, None)  # type: ignore[arg-type]
    assert {one.place for one in basis.presets} == {"CN"}


def test_another_form_has_nothing_to_take_back(make: Make) -> None:
    dialog = make()
    choose(dialog, CARD)
    dialog.kind_choice.buttons.button(1).click()
    assert not dialog.presets.undo.isVisible()
    assert not dialog.presets.said.isVisible()
    dialog.kind_choice.buttons.button(0).click()
    assert terms(dialog) == CARD.terms, "what was filled in is still there"
