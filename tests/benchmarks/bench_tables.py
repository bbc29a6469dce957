"""How long the window stands still while a very long contact log is shown, scrolled, sorted and searched.

    python tests/benchmarks/bench_tables.py [--smoke]

Opens a case of 100,000 contacts in a window without a display, does what a person does with the table, and
prints for each task how long it took, to the end of what it asked of the case, and the longest time in which
the window could not answer. The bound for the latter is 50 ms. `--smoke` takes 2,000 contacts.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench_norms import make_matter
from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from debttracker.bootstrap import Program
from debttracker.case import Case, CaseInfo
from debttracker.settings import Settings
from debttracker.ui.app import make_application
from debttracker.ui.bus import Bus
from debttracker.ui.context import UiContext
from debttracker.ui.main_window import MainWindow
from debttracker.ui.pages.contacts_page import ContactsPage
from debttracker.ui.tasks import Tasks
from debttracker.ui.theme.theme import Theme

_PATIENCE = 120_000
"""Milliseconds after which a task counts as hung."""


class Pulse:
    """Beats in the window's thread; the longest pause between two beats is how long it stood still."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._before = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def measure(self, act: Callable[[], object], done: Callable[[], bool]) -> tuple[float, float]:
        """Do something and wait until it is done; return seconds in all and the longest pause."""
        loop = QEventLoop()
        QTimer.singleShot(20, loop, loop.quit)
        self._timer.start(1)
        loop.exec()
        self.longest, self._before = 0.0, time.perf_counter()
        began = time.perf_counter()
        QTimer.singleShot(0, act)
        clock = QElapsedTimer()
        clock.start()
        while not done() and clock.elapsed() < _PATIENCE:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._beat()
        self._timer.stop()
        return time.perf_counter() - began, self.longest

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._before)
        self._before = now


def make_case(size: int) -> Case:
    """Return a case with so many contacts."""
    matter = make_matter(size, sparse=False)
    info = CaseInfo("Long", "CN", timezone="Asia/Shanghai", currency="CNY")
    return Case(
        info,
        creditors=matter.creditors,
        collectors=matter.collectors,
        debts=matter.debts,
        contacts=matter.contacts,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--smoke", action="store_true")
    size = 2_000 if parser.parse_args().smoke else 100_000
    qInstallMessageHandler(lambda _kind, _context, _message: None)
    app = make_application(1.0)
    with tempfile.TemporaryDirectory() as folder:
        program = Program()
        session = program.cases.new(
            Path(folder) / "long.debts", CaseInfo("Long", "CN"), content=make_case(size)
        )
        theme = Theme("light")
        theme.apply(app)
        bus = Bus()
        tasks = Tasks(bus)
        tasks.session = session
        ctx = UiContext(tasks, bus, theme, Settings(Path(folder) / "settings.json"), program.clock)
        window = MainWindow(ctx)
        window.resize(1280, 800)
        window.show()
        _run(window, size)
        tasks.stop()
        window.deleteLater()


def _run(window: MainWindow, size: int) -> None:
    pulse = Pulse()
    window.show_case()
    view = window.case_view
    assert view is not None
    page = view.page("contacts")
    assert isinstance(page, ContactsPage)
    table = page.table

    def count() -> int:
        return len(page.model.rows)

    def report(name: str, act: Callable[[], object], done: Callable[[], bool]) -> None:
        took, longest = pulse.measure(act, lambda: done() and not window.ctx.tasks._pending)
        print(f"{name:44} {took:7.2f} s   longest block {longest * 1000:6.0f} ms")

    report(
        f"{size} contacts judged and shown first", lambda: view.show_page("contacts"), lambda: count() == size
    )
    bar = table.verticalScrollBar()

    def scroll(step: int) -> Callable[[], object]:
        def go() -> None:
            if step < 60:
                bar.setValue(bar.maximum() * step // 60)
                QTimer.singleShot(0, scroll(step + 1))

        return go

    report("dragged from the top to the end", scroll(0), lambda: bar.value() >= bar.maximum() * 59 // 60)
    report("one page up", lambda: QTest.keyClick(table, Qt.Key.Key_PageUp), lambda: True)
    for place, column in enumerate(page.model.columns):
        before = page.model.rows
        report(
            f"sorted by {column.key}",
            lambda place=place: table.sortByColumn(place, Qt.SortOrder.AscendingOrder),
            lambda before=before: page.model.rows is not before,
        )
    before = page.model.rows
    report(
        "words looked for",
        lambda: page.filters.words.setText("call us"),
        lambda: page.model.rows is not before and 0 < count() < size,
    )
    narrowed = page.model.rows
    report("all shown again", page.filters.clear, lambda: page.model.rows is not narrowed and count() == size)
    report("all chosen", table.selectAll, lambda: table.chosen_count == size)
    box = view.top_bar.search
    report("search over everything", lambda: box.look_for("call us"), box.hits.isVisible)


if __name__ == "__main__":
    main()
