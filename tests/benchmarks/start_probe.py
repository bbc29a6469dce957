"""One start that measures itself: `start_probe.py bare|CASE BEGAN`; BEGAN is the clock before the start.

`start_probe.py leave CASE` measures nothing: it opens a case, waits until its contacts are judged and closes
the window, as a person does.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any


class Probe:
    """Runs the application's loop until the window shows what it should, then reports and ends."""

    def __init__(self, began: float) -> None:
        self.began = began
        self.shown = 0.0

    def run_until_shown(self, *_: object) -> int:
        """Take the place of the application's loop."""
        from PySide6.QtWidgets import QApplication, QMainWindow

        app = QApplication.instance()
        while True:
            app.processEvents()
            windows = [w for w in app.topLevelWidgets() if isinstance(w, QMainWindow) and w.isVisible()]
            self.shown = self.shown or (self.seconds() if windows else 0.0)
            if windows and self.has_figures(windows[0]):
                break
            time.sleep(0.001)
        app.processEvents()
        seconds, processor = self.seconds(), time.process_time()
        modules = sorted({name.partition(".")[0] for name in sys.modules})
        while not self.is_ready(windows[0]):
            app.processEvents()
            time.sleep(0.001)
        self.report(seconds, processor, modules)
        return 0

    def has_figures(self, window: Any) -> bool:
        """Return whether a bare window is there, or ours with the figures of its case."""
        if not hasattr(window, "case_view"):
            return True
        view = window.case_view
        return view is not None and bool(view.current) and bool(view.page("today").owed.value.text())

    def is_ready(self, window: Any) -> bool:
        """Return whether a bare window is there, or ours with its case and nothing more to load."""
        return not hasattr(window, "case_view") or is_judged(window)

    def seconds(self) -> float:
        """Return the time since the process was started."""
        return time.time() - self.began

    def report(self, seconds: float, processor: float, modules: list[str]) -> None:
        """Write what was measured; `modules` had been imported when the figures were there."""
        status = Path("/proc/self/status").read_text(encoding="ascii")
        kilobytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
        value = {
            "seconds": seconds,
            "processor": processor,
            "shown": self.shown,
            "megabytes": kilobytes / 1024,
            "judged": self.seconds(),
            "modules": modules,
        }
        sys.stdout.write(json.dumps(value))


def is_judged(window: Any) -> bool:
    """Return whether a window of ours shows a case whose contacts are judged."""
    view = window.case_view
    is_shown = view is not None and view.current and window.ctx.tasks._pending == 0
    return bool(is_shown and view.page("today")._is_judged)


def leave(case: str) -> int:
    """Open a case in the window, and close the window once all is shown."""
    from PySide6.QtCore import QTimer

    from debttracker.ui import application

    class Leaving(application.Application):
        def start(self, case: Path | None = None, **options: Any) -> None:
            super().start(case, **options)
            self.wait = QTimer(self)
            self.wait.timeout.connect(self.look)
            self.wait.start(10)

        def look(self) -> None:
            if is_judged(self.window):
                self.wait.stop()
                self.window.close()

    application.Application = Leaving  # type: ignore[misc]
    from debttracker.__main__ import main as start

    return start(["open", case])


def bare() -> int:
    """Show a window with one label."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QLabel("debttracker"))
    window.resize(1280, 800)
    window.show()
    return app.exec()


def main(what: str, began: str) -> int:
    """Start what was asked for under the probe."""
    if what == "leave":
        return leave(began)
    from PySide6.QtWidgets import QApplication

    probe = Probe(float(began))
    QApplication.exec = probe.run_until_shown  # type: ignore[method-assign]
    if what == "bare":
        return bare()
    from debttracker.__main__ import main as start

    return start(["open", what])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
