"""The window comes before everything heavy, and what is closed goes."""

import gc
import os
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from stub_pages import FRAME_PAGES

import debttracker
from debttracker.settings import RecentFile
from debttracker.ui.context import UiContext
from debttracker.ui.main_window import MainWindow
from debttracker.ui.pages.start_page import RecentRow

HEAVY = ("matplotlib", "numpy", "sqlalchemy", "alembic", "sqlcipher3", "babel", "tomllib", "phonenumbers")
NOT_FOR_FIGURES = (
    "matplotlib",
    "numpy",
    "sqlalchemy",
    "alembic",
    "tomllib",
    "phonenumbers",
    "debttracker.norms.engine",
)
LATE = ("debttracker.norms.registry", "debttracker.services.session", "debttracker.casefile.unit_of_work")

SHOW = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from debttracker.ui import app
from debttracker.bootstrap import Program
from debttracker.commands.desk import WindowDesk
from debttracker.settings import RecentFile
program = Program()
program.settings.remember_file(RecentFile(__file__, "case", program.clock()))
desk = WindowDesk(program, "en")
qt = app.make_application()
from debttracker.ui.application import Application
made = Application(qt, desk)
made.start()
assert made.window.isVisible()
print(*sorted(name for name in sys.modules if name in set(sys.argv[2:])))
made.stop()
"""

MAKE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from debttracker.bootstrap import Program
Program().write_demo(Path(sys.argv[2]), "en")
"""

RUN = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from PySide6.QtCore import QTimer
from debttracker.bootstrap import Program
from debttracker.commands.desk import WindowDesk
from debttracker.ui import app, application
from debttracker.ui.pages import today_page

program = Program()
case = Path(sys.argv[2])
early = []


def note_what_was_imported(page, view, show=today_page.TodayPage.show_view):
    if not view.judged:
        early.extend(sorted(name for name in sys.modules if name in set(sys.argv[3:])))
        early.append("figures")
    show(page, view)


today_page.TodayPage.show_view = note_what_was_imported


class Watched(application.Application):
    def start(self, case, *, glance=None, log=False):
        super().start(case, glance=glance, log=log)
        self.wait = QTimer(self)
        self.wait.timeout.connect(self.look)
        self.wait.start(20)

    def look(self):
        view = self.window.case_view
        if view is not None and view.current and view.page("today").owed.value.text():
            self.wait.stop()
            print(view.page("today").owed.value.text())
            print(*early)
            QTimer.singleShot(0, self.fail)
            self.window.close()

    def fail(self):
        raise ValueError("a secret amount")


application.Application = Watched
with WindowDesk(program, "en") as desk:
    print("left with", app.run(desk, case))
"""


AGAIN = """
import sys
sys.path.insert(0, sys.argv[1])
from PySide6.QtCore import QTimer
from debttracker import cli
from debttracker.ui import application


class Watched(application.Application):
    def start(self, case, *, glance=None, log=False):
        super().start(case, glance=glance, log=log)
        view = self.window.case_view
        print(view.page("today").owed.value.text() if view.current else "", self.ctx.tasks.session)
        print(*sorted(name for name in sys.modules if name.startswith(tuple(sys.argv[3:]))))
        self.wait = QTimer(self)
        self.wait.timeout.connect(self.look)
        self.wait.start(20)

    def look(self):
        view = self.window.case_view
        if view.current and view.page("today")._is_judged:
            self.wait.stop()
            print(self.window.case_view.page("today").owed.value.text())
            self.window.close()


application.Application = Watched
sys.exit(cli.run(["open", sys.argv[2]]))
"""
ROOMS = ("case.", "contacts", "debts", "exchange", "money", "norms", "planning")
NOT_FOR_A_GLANCE = (
    "babel",
    "decimal",
    "sqlalchemy",
    *(
        f"debttracker.{room}"
        for room in ("case.", "contacts", "debts", "exchange", "money", "norms", "planning")
    ),
    "debttracker.services.views",
    "debttracker.ui.words",
    "debttracker.ui.pages.start_page",
    "debttracker.ui.widgets.table",
)


def run_script(tmp_path: Path, text: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    script = tmp_path / "script.py"
    script.write_text(text, encoding="utf-8")
    root = str(Path(debttracker.__file__).parents[1])
    return subprocess.run(
        [sys.executable, str(script), root, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    )


def test_the_program_opens_a_case_and_ends_when_its_window_is_closed(tmp_path: Path) -> None:
    made = run_script(tmp_path, MAKE, str(tmp_path / "demo.debts"))
    assert made.returncode == 0, made.stderr
    done = run_script(tmp_path, RUN, str(tmp_path / "demo.debts"), *NOT_FOR_FIGURES)
    figure, early, left = done.stdout.splitlines()
    assert "¥" in figure
    assert early == "figures", (
        "figures are shown before contacts are judged and before anything can be written"
    )
    assert (left, done.returncode) == ("left with 0", 0)
    assert "Traceback" not in done.stderr, "a defect goes to the log and its dialog, not to the console"
    assert "secret" not in done.stderr


def test_the_next_start_shows_what_was_kept_before_anything_computes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    case = str(tmp_path / "demo.debts")
    assert run_script(tmp_path, MAKE, case).returncode == 0
    first = run_script(tmp_path, AGAIN, case, *NOT_FOR_A_GLANCE)
    assert first.returncode == 0, first.stderr
    again = run_script(tmp_path, AGAIN, case, *NOT_FOR_A_GLANCE)
    empty, _imported, figure = first.stdout.splitlines()
    kept, imported, then = again.stdout.splitlines()
    assert (empty, kept, then) == (" None", f"{figure} None", figure)
    assert imported == "", "what the words of the page Today need not is imported after they are shown"


def test_nothing_heavy_is_loaded_before_the_window_is_shown(tmp_path: Path) -> None:
    done = run_script(tmp_path, SHOW, *HEAVY, *LATE)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


@pytest.mark.parametrize("times", [3])
def test_a_view_that_was_closed_is_freed(ctx: UiContext, times: int) -> None:
    window = MainWindow(ctx, FRAME_PAGES)
    window.show()
    gone = []
    for _ in range(times):
        window.show_case()
        for name in window.case_view.page_names:
            window.case_view.show_page(name)
            gone.append(weakref.ref(window.case_view.page(name)))
        gone.append(weakref.ref(window.case_view))
        window.show_start()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [ref() for ref in gone if ref() is not None] == []
    window.hide()
    window.deleteLater()


def test_the_start_page_forgets_its_old_rows(ctx: UiContext) -> None:
    ctx.settings.remember_file(RecentFile("/a.debts", "a", ctx.clock()))
    window = MainWindow(ctx, FRAME_PAGES)
    for _ in range(4):
        window.show_start()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(window.start_page.findChildren(RecentRow)) == 1
    assert len(window.start_page.rows) == 1
    window.deleteLater()
