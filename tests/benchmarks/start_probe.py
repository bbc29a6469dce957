"""One start that measures itself: `start_probe.py bare|CASE BEGAN`; BEGAN is the clock before the start."""

import json
import sys
import time
import tomllib
from pathlib import Path
from typing import Any


class Probe:
    """Runs the application's loop until the window shows what it should, then reports and ends."""

    def __init__(self, began: float) -> None:
        self.began = began
        self.shown = 0.0
        self.norms = 0
        self._loads = tomllib.loads

    def count_norms(self, text: str, **more: Any) -> dict[str, Any]:
        """Read TOML, and count it."""
        self.norms += 1
        return self._loads(text, **more)

    def run_until_shown(self, *_: object) -> int:
        """Take the place of the application's loop."""
        from PySide6.QtWidgets import QApplication, QMainWindow

        app = QApplication.instance()
        while True:
            app.processEvents()
            windows = [w for w in app.topLevelWidgets() if isinstance(w, QMainWindow) and w.isVisible()]
            self.shown = self.shown or (self.seconds() if windows else 0.0)
            if windows and self.is_ready(windows[0]):
                break
            time.sleep(0.001)
        app.processEvents()
        self.report()
        return 0

    def is_ready(self, window: Any) -> bool:
        """Return whether a bare window is there, or ours with its case and nothing more to load."""
        if not hasattr(window, "case_view"):
            return True
        return window.case_view is not None and window.ctx.tasks._pending == 0

    def seconds(self) -> float:
        """Return the time since the process was started."""
        return time.time() - self.began

    def report(self) -> None:
        """Write what was measured."""
        seconds = self.seconds()
        status = Path("/proc/self/status").read_text(encoding="ascii")
        kilobytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
        top = sorted({name.partition(".")[0] for name in sys.modules})
        value = {
            "seconds": seconds,
            "shown": self.shown,
            "megabytes": kilobytes / 1024,
            "norms": self.norms,
            "modules": top,
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
    tomllib.loads = probe.count_norms  # type: ignore[assignment]
    from debttracker.__main__ import main as start

    return start(["open", what])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
