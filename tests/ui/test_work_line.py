"""The line that says how far long work is."""

import pytest
from pytestqt.qtbot import QtBot

from debttracker.ui.context import UiContext
from debttracker.ui.tasks import Step
from debttracker.ui.widgets.status_line import StatusLine
from debttracker.ui.widgets.work_line import WorkLine


@pytest.fixture
def line(ctx: UiContext, qtbot: QtBot) -> WorkLine:
    made = WorkLine()
    qtbot.addWidget(made)
    made.listen(ctx.tasks, ctx.bus)
    return made


def test_short_work_is_not_mentioned(line: WorkLine, ctx: UiContext) -> None:
    ctx.bus.busy.emit(True)
    assert line.isHidden()
    ctx.bus.busy.emit(False)
    assert not line._wait.isActive()


def test_long_work_says_how_far_it_is_and_can_be_stopped_once(line: WorkLine, ctx: UiContext) -> None:
    stops: list[str] = []
    ctx.bus.busy.emit(True)
    line._wait.timeout.emit()
    assert line.isVisible()
    assert (line.bar.minimum(), line.bar.maximum()) == (0, 0), "how far is not known yet"
    assert line.stop.isHidden()
    ctx.tasks.progressed.emit(Step(500, 2000, lambda: stops.append("import")))
    assert (line.bar.value(), line.bar.maximum()) == (500, 2000)
    line.stop.click()
    line.stop.click()
    assert stops == ["import"]
    assert line.text.text() == "Stopping…"
    assert line.stop.isHidden()
    ctx.bus.busy.emit(False)
    assert line.isHidden()


def test_what_is_being_kept_offers_no_stop(line: WorkLine, ctx: UiContext) -> None:
    ctx.bus.busy.emit(True)
    line._wait.timeout.emit()
    ctx.tasks.progressed.emit(Step(1, 2, lambda: None))
    assert not line.stop.isHidden()
    ctx.tasks.progressed.emit(Step(0, 0, None))
    assert line.stop.isHidden()
    ctx.bus.busy.emit(False)


def test_the_status_line_gives_work_the_place_of_what_is_saved(ctx: UiContext, qtbot: QtBot) -> None:
    status = StatusLine()
    qtbot.addWidget(status)
    status.work.listen(ctx.tasks, ctx.bus)
    ctx.bus.busy.emit(True)
    status.work._wait.timeout.emit()
    assert status.saved.isHidden()
    assert not status.work.isHidden()
    ctx.bus.busy.emit(False)
    assert not status.saved.isHidden()
    assert status.work.isHidden()
