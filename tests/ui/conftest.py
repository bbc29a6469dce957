"""The window under test: one application, a session of hand-made views, and nothing left behind."""

import gc
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

sys.path.insert(0, str(Path(__file__).parent))  # the hand-made session beside this file

from fake_records import NOW
from fake_session import FakeSession

from debttracker.settings import Settings
from debttracker.ui.bus import Bus
from debttracker.ui.context import UiContext
from debttracker.ui.tasks import Tasks
from debttracker.ui.theme.theme import Theme


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Fail when a window, a thread or a running timer outlives its test."""
    threads = set(threading.enumerate())
    before = {id(widget) for widget in QApplication.topLevelWidgets()}
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if _left(before):
        gc.collect()  # only then: it takes longer than most tests
    assert not _left(before), f"windows left open: {_left(before)}"
    others = [thread for thread in threading.enumerate() if thread not in threads and thread.is_alive()]
    assert not others, f"threads left running: {others}"


def _left(before: set[int]) -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if id(w) not in before and w.isVisible()]


@pytest.fixture
def session() -> FakeSession:
    """Return a session of hand-made views."""
    return FakeSession()


@pytest.fixture
def ctx(qapp: QApplication, session: FakeSession, tmp_path: Path) -> Iterator[UiContext]:
    """Return a context whose work is done at once, on the session of hand-made views."""
    theme = Theme("light")
    if qapp.property("debttracker_theme") is None or qapp.property("debttracker_theme").name != "light":
        theme.apply(qapp)
    else:
        theme = qapp.property("debttracker_theme")
    bus = Bus()
    tasks = Tasks(bus, inline=True)
    tasks.session = session  # type: ignore[assignment]
    made = UiContext(tasks, bus, theme, Settings(tmp_path / "settings.json"), lambda: NOW)
    yield made
    tasks.stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one line of Qt's platform without a display pass: it cannot tell a window manager its sizes."""
    for item in items:
        item.add_marker(
            pytest.mark.qt_log_ignore(
                r"This plugin does not support ((propagateSizeHints|raise)\(\)|grabbing the keyboard)"
            )
        )
