"""What happened with a debt, in its form: unknown, never and a day are three things; odd days are named."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from fake_draft_law import FakeDraftLaw
from fake_records import BANK_A, TODAY
from fake_session import FakeSession
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from whole_records import DAY, whole_debt

from debttracker.debts.debt import Agreement, Debt, DebtEvent
from debttracker.debts.limitation import ClockState, Effect
from debttracker.debts.restart_warning import IntendedAct, RestartWarning
from debttracker.debts.vocabulary import AgreementKind, CreditorKind, DebtKind
from debttracker.norms.finding import Citation
from debttracker.norms.vocabulary import Confidence, Force, Strength
from debttracker.services.money_law_views import NormText, RestartWarningView
from debttracker.ui.context import UiContext
from debttracker.ui.debt_form.doubts import doubts
from debttracker.ui.debt_form.record_grid import RecordGrid
from debttracker.ui.dialogs.debt_dialog import DebtBasis, DebtDialog
from debttracker.ui.widgets.labels import label

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)

Make = Callable[..., DebtDialog]
LOAN = Debt("d", DebtKind.MICROLOAN)
NORM = NormText(
    "n", "Three years", "", "", Force.LAW, Strength.BAN, Confidence.A, Citation("a law", "1", source="s")
)


@pytest.fixture
def make(qtbot: QtBot, ctx: UiContext) -> Make:
    def opened(debt: Debt | None = None, **fields: Any) -> DebtDialog:
        dialog = DebtDialog(ctx, DebtBasis((BANK_A,), "CNY", TODAY, debt, **fields))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opened


def written(session: FakeSession) -> Debt:
    found: Debt = session.written[-1][1][0]
    return found


def said(widget) -> str:
    QApplication.processEvents()  # what was added to a window in sight is shown by an event
    return "\n".join(one.text() for one in widget.findChildren(type(label())) if not one.isHidden())


def type_in(dialog: DebtDialog, key: str, text: str) -> None:
    dialog.events.rows[key].editor.line.setText(text)


def table(dialog: DebtDialog, key: str) -> RecordGrid:
    grid = dialog.events.rows[key].editor
    assert isinstance(grid, RecordGrid)
    return grid


def test_nothing_is_known_until_it_is_said(make: Make, session: FakeSession) -> None:
    dialog = make()
    assert not dialog.events.unfolded
    assert dialog.events.head.text() == "What happened with this debt"
    dialog.save()
    assert written(session) == Debt(written(session).id, DebtKind.CREDIT_CARD)


def test_the_heading_tells_how_much_is_entered(make: Make) -> None:
    dialog = make(replace(LOAN, first_missed_due=DAY, suits=(DebtEvent(DAY),)))
    assert dialog.events.head.text() == "What happened with this debt · 2 entered"
    type_in(dialog, "first_missed_due", "")
    assert "1 entered" in dialog.events.head.text()


@pytest.mark.parametrize("told", [None, "never", DAY])
def test_never_is_apart_from_not_known(make: Make, session: FakeSession, told: Any) -> None:
    dialog = make(replace(LOAN, assignment_notified_on=told))
    dialog.save()
    assert written(session).assignment_notified_on == told


def test_a_notice_that_never_came_can_be_taken_back(make: Make, session: FakeSession) -> None:
    dialog = make(replace(LOAN, assignment_notified_on=DAY))
    field = dialog.events.rows["assignment_notified_on"].editor
    field.never.setChecked(True)
    assert not field.day.isEnabled()
    assert field.value() == "never"
    field.never.setChecked(False)
    assert field.value() == DAY
    field.day.line.clear()
    dialog.save()
    assert written(session).assignment_notified_on is None


def test_a_wrong_day_does_not_count_while_a_notice_never_came(make: Make, session: FakeSession) -> None:
    dialog = make(LOAN)
    field = dialog.events.rows["assignment_notified_on"].editor
    field.day.line.setText("nonsense")
    dialog.save()
    assert not session.written
    field.never.setChecked(True)
    dialog.save()
    assert written(session).assignment_notified_on == "never"


def test_an_agreement_is_asked_about_once_there_is_one(make: Make, session: FakeSession) -> None:
    dialog = make(LOAN)
    dialog.events.unfold()
    rows = dialog.events.rows
    details = [rows[key] for key in rows if key.startswith("agreement.")]
    assert not any(row.isVisible() for row in details)
    rows["agreement"].editor.set_value(AgreementKind.INDIVIDUAL_INSTALMENT)
    assert all(row.isVisible() for row in details)
    type_in(dialog, "agreement.from_", "2026-03-01")
    rows["agreement.kept"].editor.set_value(False)
    dialog.save()
    assert written(session).agreement == Agreement(
        AgreementKind.INDIVIDUAL_INSTALMENT, date(2026, 3, 1), kept=False
    )


def test_the_facts_of_an_agreement_are_not_dropped_with_its_kind(make: Make, session: FakeSession) -> None:
    dialog = make(whole_debt(DebtKind.MICROLOAN))
    dialog.events.rows["agreement"].editor.set_value(None)
    dialog.save()
    assert not session.written
    assert dialog.events.rows["agreement"].error
    assert dialog.events.rows["agreement.from_"].isVisible()
    for key in ("from_", "until", "kept", "missed_on", "note"):
        dialog.events.rows[f"agreement.{key}"].editor.set_value(None)
    dialog.save()
    assert written(session).agreement is None


NONSENSE = ("abc", "2026-02-30", "03/04/2026", "١٢", "\x00", "💰", "0001-01-01", "9" * 40)


@pytest.mark.parametrize("text", NONSENSE)
@pytest.mark.parametrize(
    "key", ["first_missed_due", "defaulted_on", "last_paid_on", "acknowledged_on", "assigned_on"]
)
def test_nonsense_in_a_day_is_named_and_not_saved(
    make: Make, session: FakeSession, key: str, text: str
) -> None:
    dialog = make(LOAN)
    type_in(dialog, key, text)
    dialog.save()
    assert not session.written
    assert dialog.events.rows[key].error
    assert dialog.events.rows[key].isVisible(), "the section is unfolded"


@pytest.mark.parametrize("text", NONSENSE)
@pytest.mark.parametrize("key", ["from_", "until", "missed_on"])
def test_nonsense_in_an_agreement_is_named(make: Make, session: FakeSession, key: str, text: str) -> None:
    dialog = make(replace(LOAN, agreement=Agreement(AgreementKind.OTHER)))
    type_in(dialog, f"agreement.{key}", text)
    dialog.save()
    assert not session.written
    assert dialog.events.rows[f"agreement.{key}"].error


@pytest.mark.parametrize("key", ["acknowledgements", "suits", "judgments", "credit_reports"])
def test_nonsense_in_a_table_is_named_with_its_row(make: Make, session: FakeSession, key: str) -> None:
    dialog = make(LOAN)
    table(dialog, key).model.paste(0, 0, "some day\tword")
    dialog.save()
    assert not session.written
    assert "row 1" in dialog.events.rows[key].error
    table(dialog, key).model.paste(0, 0, "2026-03-01\tword")
    dialog.save()
    assert getattr(written(session), key) == (DebtEvent(date(2026, 3, 1), "word"),)


def test_amounts_of_events_follow_the_currency(make: Make, session: FakeSession) -> None:
    dialog = make(replace(LOAN, suits=(DebtEvent(DAY, "suit", amount=50_000),)))
    dialog.more["currency"].editor.line.setText("JPY")
    dialog.save()
    assert written(session).suits == (DebtEvent(DAY, "suit", amount=500),)


@pytest.mark.parametrize(
    ("field", "key"),
    [
        ("debt.first_missed_due", "first_missed_due"),
        ("debt.judgments", "judgments"),
        ("suits[0].date", "suits"),
        ("debt.agreement.kept", "agreement"),
        ("debt.assignment_notified_on", "assignment_notified_on"),
    ],
)
def test_it_opens_at_a_fact(make: Make, field: str, key: str) -> None:
    dialog = make(LOAN)
    dialog.go_to(field)
    row = dialog.events.rows[key]
    assert row.isVisible()
    assert row.isAncestorOf(dialog.focusWidget())


def test_it_opens_at_a_fact_of_an_agreement(make: Make) -> None:
    dialog = make(replace(LOAN, agreement=Agreement(AgreementKind.OTHER)))
    dialog.go_to("debt.agreement.from")
    assert dialog.events.rows["agreement.from_"].isAncestorOf(dialog.focusWidget())


@pytest.mark.parametrize(
    ("fields", "said_so"),
    [
        ({"first_missed_due": date(2027, 1, 1)}, "still ahead"),
        ({"suits": (DebtEvent(date(2027, 1, 1)),)}, "still ahead"),
        ({"acknowledged_on": date(1926, 1, 1)}, "very far away"),
        ({"opened": DAY, "last_paid_on": date(2026, 3, 1)}, "before the debt began"),
        ({"defaulted_on": date(2026, 3, 1), "first_missed_due": DAY}, "before a due date was missed"),
        ({"assigned_on": DAY, "assignment_notified_on": date(2026, 3, 1)}, "before the sale"),
        ({"assignment_notified_on": DAY}, "not when the debt was sold"),
        ({"agreement": Agreement(AgreementKind.OTHER, DAY, date(2026, 3, 1))}, "ends before it begins"),
        (
            {"agreement": Agreement(AgreementKind.OTHER, DAY, missed_on=date(2026, 3, 1))},
            "before the agreement began",
        ),
        ({"agreement": Agreement(AgreementKind.OTHER, kept=True, missed_on=DAY)}, "and yet a payment"),
    ],
)
def test_odd_days_are_named(fields: dict[str, Any], said_so: str) -> None:
    found = doubts(replace(LOAN, **fields), TODAY)
    assert len(found) == 1
    assert said_so in found[0]


def test_ordinary_days_raise_no_doubt() -> None:
    debt = replace(
        LOAN,
        opened=date(2025, 1, 1),
        first_missed_due=DAY,
        defaulted_on=DAY,
        assigned_on=DAY,
        assignment_notified_on="never",
        agreement=Agreement(AgreementKind.OTHER, DAY, date(2028, 1, 1), kept=True),
        suits=(DebtEvent(TODAY),),
    )
    assert doubts(debt, TODAY) == []


def warning(effect: Effect, sentence: str) -> RestartWarningView:
    found = RestartWarning("d", "n", IntendedAct.ACKNOWLEDGEMENT, DAY, effect, ClockState.RUNNING, DAY)
    return RestartWarningView(NORM, found, sentence)


def test_an_act_that_begins_a_period_anew_is_said_before_saving(make: Make, session: FakeSession) -> None:
    session.draft_law = FakeDraftLaw(warnings=(warning(Effect.RESTARTED, "It begins anew."),))
    saved = session.case.debts[0]
    dialog = make(saved)
    assert not dialog.preview.acts.isVisible(), "nothing new was typed"
    type_in(dialog, "acknowledged_on", "2026-10-02")
    dialog.show_preview()
    assert dialog.preview.acts.isVisible()
    assert "Oct 2, 2026: It begins anew." in said(dialog.preview.acts)
    assert "Three years" in said(dialog.preview.acts)
    type_in(dialog, "acknowledged_on", "")
    dialog.show_preview()
    assert not dialog.preview.acts.isVisible()
    assert not session.written


def test_lines_of_the_law_are_named_while_typing(make: Make, session: FakeSession, ctx: UiContext) -> None:
    from decimal import Decimal

    from debttracker.debts.caps import CapUnit
    from debttracker.debts.terms import LoanTerms
    from debttracker.services.draft_lines import RateLine

    line = RateLine("a norm", Decimal(12), CapUnit.PERCENT_A_YEAR, Force.LAW, certain=True, beyond=123_400)
    session.draft_law = FakeDraftLaw((line,))
    terms = LoanTerms(principal=1_000_000, annual_rate=Decimal(40))
    dialog = make(replace(LOAN, terms=terms))
    assert "¥1,234.00 more than the cap of 12% a year" in said(dialog.preview.doubts)
    ctx.amounts_hidden = True
    dialog.show_preview()
    assert "1,234" not in said(dialog.preview.doubts)


def test_the_lender_that_is_typed_is_looked_at(make: Make, session: FakeSession) -> None:
    dialog = make(LOAN)
    box = dialog._choice.box
    box.box.setCurrentIndex(box.box.count() - 1)
    dialog._choice.name.editor.line.setText("Lao Wang")
    dialog._choice.kind.editor.set_value(CreditorKind.INDIVIDUAL)
    dialog.show_preview()
    debt, creditor = session.draft_law.drafts
    assert debt.creditor == creditor.id
    assert creditor.kind is CreditorKind.INDIVIDUAL
