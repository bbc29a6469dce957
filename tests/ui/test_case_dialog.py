"""The part of the country can be chosen for a new case and changed for an open one."""

from pathlib import Path

import pytest
from fake_session import FakeSession
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from debttracker.case import CaseInfo
from debttracker.services.places import REGIONS
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.case_dialog import CaseDialog
from debttracker.ui.dialogs.new_case_dialog import NewCaseDialog
from debttracker.ui.record_words import jurisdiction_name

INFO = CaseInfo("Mine", "US", None, timezone="America/New_York", currency="USD", language="en")


def shown(ctx: UiContext, qtbot: QtBot, info: CaseInfo = INFO) -> CaseDialog:
    made = CaseDialog(ctx, info)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made, before_close_func=lambda widget: widget.hide())
    made.show()
    return made


def test_region_is_written_and_the_rest_stays(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    dialog = shown(ctx, qtbot)
    dialog.region.editor.set_value("US-NY-NYC")
    dialog.save()
    name, (info,) = session.written[-1]
    assert name == "save_case_info"
    assert (info.region, info.name, info.timezone, info.currency) == (
        "US-NY-NYC",
        "Mine",
        "America/New_York",
        "USD",
    )


def test_region_that_is_no_choice_stays(ctx: UiContext, session: FakeSession, qtbot: QtBot) -> None:
    dialog = shown(ctx, qtbot, CaseInfo("Mine", "CN", "CN-GD"))
    assert dialog.region.editor.value() == "CN-GD"
    dialog.name.editor.line.setText("Other")
    dialog.save()
    assert session.written[-1][1][0] == CaseInfo("Other", "CN", "CN-GD")


@pytest.mark.parametrize(("field", "text"), [("zone", "Mars/Base"), ("zone", ""), ("name", " ")])
def test_nonsense_is_said_at_its_field(
    ctx: UiContext, session: FakeSession, qtbot: QtBot, field: str, text: str
) -> None:
    dialog = shown(ctx, qtbot)
    row = getattr(dialog, field)
    row.editor.line.setText(text)
    dialog.save()
    assert session.written == []
    assert row.error


def test_new_case_asks_for_the_part_where_there_are_some(
    ctx: UiContext, qtbot: QtBot, tmp_path: Path
) -> None:
    made = NewCaseDialog("CN", tmp_path)
    qtbot.addWidget(made, before_close_func=lambda widget: widget.hide())
    made.show()
    assert not made.region_field.isVisible()
    made.country.setCurrentIndex(made.country.findData("GB"))
    assert made.region_field.isVisible()
    made.region.setCurrentIndex(made.region.findData("GB-SCT"))
    made.name.setText("mine")
    made.accept()
    assert made.result_case is not None
    assert made.result_case.info.region == "GB-SCT"


def test_every_region_has_a_name(ctx: UiContext) -> None:
    assert all(jurisdiction_name(code) != code for codes in REGIONS.values() for code in codes)
