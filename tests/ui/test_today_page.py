"""The page Today."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from fake_session import FakeSession, empty
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from debttracker.l10n import set_language
from debttracker.services.views import NextStep, Question, QuestionKind, StepKind
from debttracker.ui.context import UiContext
from debttracker.ui.pages import today_words
from debttracker.ui.pages.today_page import TodayPage


@pytest.fixture
def page(ctx: UiContext, qtbot: QtBot) -> Iterator[TodayPage]:
    made = TodayPage(ctx)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    made.show()
    yield made
    made.hide()


def test_it_says_how_one_stands(page: TodayPage) -> None:
    assert page.owed.title.text() == "Owed in all, at least"
    assert page.owed.value.text() == "¥50,605.05"
    assert page.owed.below.text() == "3 debts"
    assert page.overdue.value.text() == "¥11,751.20"
    assert page.overdue.value.property("tone") == "overdue"
    assert page.overdue.below.text() == "2 debts · longest 47 days (M2)"
    assert page.one_day.value.text() == "¥21.84"
    assert page.one_day.below.text() == "interest ¥14.02 · penalty ¥7.82"


def test_the_next_step_is_one_sentence_and_one_button(page: TodayPage, ctx: UiContext, qtbot: QtBot) -> None:
    assert page.step.sentence.text() == "Pay the minimum of Bank B card 8890 by Nov 25: ¥1,180.00"
    with qtbot.waitSignal(ctx.navigate.payment_wanted) as wanted:
        page.step.act.click()
    assert wanted.args == ["card-b"]


def test_what_is_due_leads_to_its_debt(page: TodayPage, ctx: UiContext, qtbot: QtBot) -> None:
    rows = page.due.rows.rows
    assert [row.accessibleName() for row in rows] == [
        "Wed, Nov 25, Bank B card 8890 · Minimum payment, ¥1,180.00, In 2 days",
        "Sat, Nov 28, Micro-loan C · Instalment 7 of 12 (rest), ¥458.33, In 5 days",
        "Sun, Dec 6, Bank A card 1234 · Minimum payment, not known, In 13 days",
    ]
    with qtbot.waitSignal(ctx.navigate.debt_wanted) as wanted:
        rows[1].click()
    assert wanted.args == ["loan-c"]


def test_questions_lead_to_their_answers(page: TodayPage, ctx: UiContext, qtbot: QtBot) -> None:
    rows = page.questions.rows.rows
    assert len(rows) == 4
    assert page.questions.title.text() == "Needs your answer · 4"
    with qtbot.waitSignal(ctx.navigate.contact_wanted) as wanted:
        rows[0].button.click()
    assert wanted.args == ["contact-3"]
    with qtbot.waitSignal(ctx.navigate.debt_wanted) as wanted:
        rows[1].button.click()
    assert wanted.args == ["card-a"]


def test_open_findings_are_counted_and_lead_to_the_board(
    page: TodayPage, session: FakeSession, ctx: UiContext, qtbot: QtBot
) -> None:
    assert not page.open_findings.isVisible()
    page.show_view(replace(session.today_view(), open_findings=7))
    assert page.open_findings.isVisible()
    assert page.open_findings.text() == page.open_findings.accessibleName() == "7 open findings"
    with qtbot.waitSignal(ctx.navigate.findings_wanted):
        page.open_findings.click()


def test_contacts_of_the_week_carry_icon_word_and_colour(
    page: TodayPage, ctx: UiContext, qtbot: QtBot
) -> None:
    rows = page.week.rows.rows
    chips = [[(chip.text, chip.tone) for chip in row.chips] for row in rows]
    assert chips == [
        [("Quiet hours", "flagged"), ("+1", "neutral")],
        [("How often", "flagged")],
        [("A fact is missing", "neutral")],
        [("Threat: please confirm", "soon")],
        [("Nothing found", "ok")],
    ]
    with qtbot.waitSignal(ctx.navigate.contact_wanted) as wanted:
        rows[3].click()
    assert wanted.args == ["contact-4"]


def test_links_lead_to_their_pages(page: TodayPage, ctx: UiContext, qtbot: QtBot) -> None:
    for card, name in ((page.due, "calendar"), (page.growth, "charts"), (page.week, "contacts")):
        with qtbot.waitSignal(ctx.navigate.page_wanted) as wanted:
            card.link.click()
        assert wanted.args == [name]


def test_an_empty_case_says_what_to_do_first(ctx: UiContext, qtbot: QtBot) -> None:
    ctx.tasks.session = empty()  # type: ignore[assignment]
    page = TodayPage(ctx)
    qtbot.addWidget(page)
    page.show()
    assert page.step.sentence.text() == "Enter one debt"
    with qtbot.waitSignal(ctx.navigate.new_debt_wanted):
        page.step.act.click()
    with qtbot.waitSignal(ctx.navigate.new_debt_wanted):
        page.due.empty.action.click()
    with qtbot.waitSignal(ctx.navigate.log_contact_wanted):
        page.week.empty.action.click()
    assert page.overdue.value.property("tone") == ""
    assert not page.strip.isVisible()


@pytest.mark.parametrize("width", [1400, 1000, 800, 560])
def test_nothing_is_cut_off_at_any_width(page: TodayPage, width: int) -> None:
    page.resize(width, 700)
    QApplication.processEvents()
    for figure in (page.owed, page.overdue, page.one_day):
        needed = figure.value.fontMetrics().horizontalAdvance(figure.value.text())
        assert figure.value.width() >= needed
    cards = (page.due, page.questions, page.growth, page.week)
    boxes = [card.geometry() for card in cards]
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])


@pytest.mark.parametrize("kind", list(StepKind))
@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
def test_every_step_has_words(ctx: UiContext, kind: StepKind, language: str) -> None:
    set_language(language)
    bare = NextStep(kind)
    full = NextStep(kind, "card-a", "Card", date(2026, 12, 1), 12_345, "CNY", 3, "contact-1")
    for step in (bare, full):
        sentence, why, _action = today_words.step_words(ctx.money, step)
        assert sentence
        assert why
        assert "%(" not in sentence + why


@pytest.mark.parametrize("kind", list(QuestionKind))
def test_every_question_has_words(kind: QuestionKind) -> None:
    for field in ("contact.person", "contact.not_known_here", "terms.annual_rate", None):
        asked, why, action = today_words.question_words(Question(kind, "c", "d", "Name", field))
        assert asked
        assert action
        assert "%(" not in asked + why


def test_names_are_not_read_as_markup(page: TodayPage, session: FakeSession) -> None:
    row = session.rows[0]
    session.rows = (replace(row, name="<b>x</b>"), *session.rows[1:])
    page.refresh()
    assert all(child.textFormat().name == "PlainText" for child in page.findChildren(QLabel) if child.text())
