"""What a second start of the program asks of the window that is open: a file in the state folder.

The program opens no connection, not even a local one; the folder is the owner's alone.
"""

import json
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

NAME = "asked.json"
_LONGEST = 20_000


class Requests(QObject):
    """Watches for requests while the window is open. `log_wanted(path)`; the path may be empty."""

    log_wanted = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = folder / NAME
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self._look)
        QTimer.singleShot(0, self, self._look)

    def _look(self, _folder: str = "") -> None:
        """Take a request; one that cannot be read is dropped."""
        try:
            content = self._file.read_text(encoding="utf-8")[:_LONGEST]
            self._file.unlink()
        except (OSError, UnicodeDecodeError):
            return
        with suppress(ValueError, AttributeError):
            case = json.loads(content).get("log")
            if isinstance(case, str):
                self.log_wanted.emit(case)
