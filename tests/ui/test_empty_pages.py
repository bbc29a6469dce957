"""A case with nothing in it: every page says what to do first, and its button leads there."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from debttracker import paths
from debttracker.case import CaseInfo
from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import Channel, Direction
from debttracker.services.files import Cases
from debttracker.services.session import Session
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.debt_dialog import DebtDialog
from debttracker.ui.main_window import MainWindow
from debttracker.ui.widgets.empty_state import EmptyState

INFO = CaseInfo("Empty", "GB", None, timezone="Europe/London", currency="GBP", language="en")


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Session]:
    from debttracker.norms.registry import Registry

    cases = Cases(
        clock=lambda: datetime(2026, 11, 23, 4, 0, tzinfo=UTC),
        norms=lambda: Registry(paths.resources() / "norms"),
    )
    opened = cases.new(tmp_path / "empty.debts", INFO)
    yield opened
    opened.close()


@pytest.fixture
def window(ctx: UiContext, empty: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    ctx.tasks.session = empty
    made = MainWindow(ctx)
    made.resize(1280, 800)
    made.show()
    made.show_case()
    yield made
    made.hide()
    made.deleteLater()


def actions(window: MainWindow, name: str) -> list[QPushButton]:
    """Show a page and return the buttons of what stands where nothing is yet."""
    window.case_view.show_page(name)
    page = window.case_view.page(name)
    states = [state for state in page.findChildren(EmptyState) if state.isVisible()]
    assert states, name
    return [state.action for state in states if state.action.isVisible()]


@pytest.mark.parametrize("name", ["debts", "calendar"])
def test_debts_come_first(window: MainWindow, name: str) -> None:
    (found,) = actions(window, name)
    assert found.text() == "Enter a debt"
    found.click()
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, DebtDialog)]
    assert dialog.isVisible()
    dialog.close()


def test_contacts_and_findings_lead_to_the_log(window: MainWindow, ctx: UiContext) -> None:
    asked: list[bool] = []
    ctx.navigate.log_contact_wanted.disconnect()
    ctx.navigate.log_contact_wanted.connect(lambda: asked.append(True))
    (found,) = actions(window, "contacts")
    found.click()
    window.case_view.page("contacts").show_findings()
    (found,) = actions(window, "contacts")
    found.click()
    assert asked == [True, True]


def test_today_says_what_to_do_first(window: MainWindow) -> None:
    texts = [found.text() for found in actions(window, "today")]
    assert {"Enter a debt", "Log a contact"} <= set(texts)
    page = window.case_view.page("today")
    assert page.step.isVisible()


def test_charts_come_with_the_first_contact(window: MainWindow, empty: Session) -> None:
    page = window.case_view.page("charts")
    window.case_view.show_page("charts")
    assert page.first.debt.isVisible()
    assert page.first.contact.isVisible()
    at = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
    empty.save_contact(Contact("c1", at=at, channel=Channel.CALL, direction=Direction.INCOMING))
    page.refresh()
    assert not page.first.isVisible()
