"""Defects: caught wherever they arise, noted in the log, and shown once each."""

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal


class CrashHandler(QObject):
    """Takes over `sys.excepthook` and the one of threads while installed.

    An exception may come from any thread: it is handed over by signal to the thread in which this was made.
    `show(details, log)` is called there once per distinct traceback; every one is noted by `log`.
    """

    _caught = Signal(object)

    def __init__(
        self,
        log: Callable[[BaseException], Path],
        show: Callable[[str, str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._log = log
        self._show = show
        self._seen: set[str] = set()
        self._before = (sys.excepthook, threading.excepthook)
        self._caught.connect(self._on_caught)

    def install(self) -> None:
        """Begin to take exceptions."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            self._before[0](kind, error, trace)
            return
        self._caught.emit(error.with_traceback(trace))

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_caught(self, error: BaseException) -> None:
        details = details_of(error)
        if details in self._seen:
            return
        self._seen.add(details)
        try:
            log = str(self._log(error))
        except OSError as unwritable:
            log = f"({unwritable.strerror})"
        self._show(details, log)


def details_of(error: BaseException) -> str:
    """Return where an error arose. Its message is left out: it may hold words or amounts of the case."""
    lines = traceback.format_tb(error.__traceback__)
    return "".join([*lines, type(error).__name__])
