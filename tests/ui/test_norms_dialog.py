"""The dialog of the norms in use shows packs and mistakes, reads them again and runs the cases."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fake_desk import FakeDesk
from fake_session import FakeSession
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from debttracker.errors import InputError
from debttracker.services.own_norms import Trial
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.norms_dialog import NormsDialog


@pytest.fixture
def desk(tmp_path: Path) -> FakeDesk:
    return FakeDesk(tmp_path)


@pytest.fixture
def dialog(ctx: UiContext, desk: FakeDesk, session: FakeSession, qtbot: QtBot) -> Iterator[NormsDialog]:
    made = NormsDialog(ctx, desk)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()


def test_packs_are_listed_and_own_ones_are_marked(dialog: NormsDialog, tmp_path: Path) -> None:
    shown = [[dialog.model.data(dialog.model.index(row, column)) for column in range(5)] for row in range(2)]
    assert shown[0][:4] == ["Mainland China", "80", "4", "2026-11-26"]
    assert shown[1][1:3] == ["2", "–"]
    assert str(tmp_path) in dialog.where.text()
    assert dialog.said.toPlainText() == "2 norms were read."


def test_mistakes_are_said_when_read_again(dialog: NormsDialog, desk: FakeDesk, session: FakeSession) -> None:
    mistake = InputError(
        "%(where)s: %(key)s: expected %(expected)s.", where="cn/a.toml", key="id", expected="x"
    )
    desk.norms = replace(desk.norms, mistakes=(mistake,))
    dialog.again_button.click()
    assert desk.read_again == 1
    assert session.written == [("norms_changed", ())]
    assert dialog.said.toPlainText().splitlines() == [
        "1 thing is wrong; that part is left out:",
        "cn/a.toml: id: expected x.",
    ]


def test_cases_are_run_and_what_differs_is_said(dialog: NormsDialog, desk: FakeDesk) -> None:
    dialog.try_button.click()
    assert dialog.said.toPlainText() == "9 of 9 cases hold."
    failed = {"cn/a: hit": ("c1, cn.a.b: expected breach, found clear",)}
    desk.trial = Trial(2, 9, (), failed, ("cn.a.lone",))
    dialog.try_button.click()
    assert dialog.said.toPlainText().splitlines() == [
        "8 of 9 cases hold.",
        "cn/a: hit",
        "    c1, cn.a.b: expected breach, found clear",
        "cn.a.lone: no case expects anything of it",
    ]


def test_folder_that_cannot_be_opened_is_named(
    dialog: NormsDialog, ctx: UiContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    ctx.notify.wanted.connect(lambda notice: said.append(notice.text))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    dialog.open_button.click()
    assert said == [f"The folder is {tmp_path}"]
