"""One start that measures itself: `start_probe.py bare|CASE BEGAN`; BEGAN is the clock before the start."""

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
        return window.case_view is not None and bool(window.case_view.page("today").owed.value.text())

    def is_ready(self, window: Any) -> bool:
        """Return whether a bare window is there, or ours with its case and nothing more to load."""
        return not hasattr(window, "case_view") or window.ctx.tasks._pending == 0

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
    from PySide6.QtWidgets import QApplication

    probe = Probe(float(began))
    QApplication.exec = probe.run_until_shown  # type: ignore[method-assign]
    if what == "bare":
        return bare()
    from debttracker.__main__ import main as start

    return start(["open", what])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
