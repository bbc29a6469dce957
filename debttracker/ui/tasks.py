"""Work on the open case: one thread for it, results in the window's thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from debttracker.errors import WorldError
from debttracker.services.changes import ChangeKind, Changes
from debttracker.services.progress import Progress, StoppedError
from debttracker.ui.bus import Bus

if TYPE_CHECKING:  # the window is shown before the services are imported
    from debttracker.services.session import Session

T = TypeVar("T")
Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class Step:
    """How far a piece of work is: steps done of how many, 0 when that is not known.

    `stop` asks just this work to stop at its next step; None when it can no longer be stopped.
    """

    done: int
    total: int
    stop: Callable[[], None] | None


class Tasks(QObject):
    """Runs operations on the session, one after the other, in a thread of its own.

    A result is handed over in the window's thread, and only while its owner is alive. A failure goes to
    `failed` of the call if given; otherwise a WorldError goes to `on_problem`, and anything else is raised
    in the window's thread, where the handler for defects shows it. With `inline` everything happens at once
    in the calling thread: for tests and for drawing pictures of the window.
    """

    progressed = Signal(object)
    """`Step` of the work under way."""
    stopped = Signal()
    """The work under way was stopped on the person's wish."""
    _delivered = Signal(object)

    def __init__(
        self,
        bus: Bus,
        *,
        inline: bool = False,
        on_problem: Callable[[WorldError], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.on_problem = on_problem
        self._bus = bus
        self._pool = None if inline else ThreadPoolExecutor(1, thread_name_prefix="case")
        self._pending = 0
        self._waiting: list[tuple[QObject, Callable[[], None]]] = []
        # A signal of an object made here: a lambda connected in the worker would run in the worker.
        self._delivered.connect(self._deliver)

    def open(
        self,
        owner: QObject,
        opener: "Callable[[], Session]",
        done: "Callable[[Session], None] | None" = None,
        failed: Failed | None = None,
    ) -> None:
        """Open a case in the database thread and use it from then on; the one before is closed first."""

        def run() -> "Session":
            opened = opener()
            previous, self.session = self.session, opened
            if previous is not None:
                previous.close()
            return opened

        self._start(owner, run, done, failed)

    def close(
        self, owner: QObject, done: Callable[[None], None] | None = None, failed: Failed | None = None
    ) -> None:
        """Close the case, which backs it up when it was changed."""

        def run() -> None:
            session, self.session = self.session, None
            if session is not None:
                session.close()

        self._start(owner, run, done, failed)

    def read(
        self,
        owner: QObject,
        op: "Callable[[Session], T]",
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Ask something of the case and hand the answer to `done`."""
        self._start(owner, lambda: op(self._open_session()), done, failed)

    def write(
        self,
        owner: QObject,
        op: "Callable[[Session], Changes | None]",
        done: Callable[[Changes | None], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Change the case; what changed is told to all pages before `done` is called."""
        self._start(owner, lambda: op(self._open_session()), done, failed, tell=True)

    def run(
        self,
        owner: QObject,
        op: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do something that needs no open case, such as making a file, in the same thread."""
        self._start(owner, op, done, failed)

    def later(self, owner: QObject, do: Callable[[], None]) -> None:
        """Do something once all that was asked before is there and painted: it would hold the painting up."""
        self._waiting.append((owner, do))
        if not self._pending:
            self._do_later()

    def stop(self) -> None:
        """Wait for what is under way and end the thread; nothing more is handed over."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=False)
        if isValid(self):
            self._delivered.disconnect(self._deliver)

    def _do_later(self) -> None:
        waiting, self._waiting = self._waiting, []
        for owner, do in waiting:
            if self._pool is None:
                do()
            elif isValid(owner):
                QTimer.singleShot(0, owner, do)

    def _open_session(self) -> "Session":
        if self.session is None:
            raise _NoCaseError
        return self.session

    def _start(
        self,
        owner: QObject,
        op: Callable[[], Any],
        done: Callable[[Any], None] | None,
        failed: Failed | None,
        *,
        tell: bool = False,
    ) -> None:
        self._pending += 1
        if self._pending == 1:
            self._bus.busy.emit(True)
        work = _Work(owner, op, done, failed, tell)
        if self._pool is None:
            self._do(work)
            self._deliver(work)
        else:
            self._pool.submit(self._run, work)

    def _run(self, work: "_Work") -> None:
        self._do(work)
        if isValid(self):
            self._delivered.emit(work)

    def _do(self, work: "_Work") -> None:
        def tell(done: int, total: int, can_stop: bool) -> None:
            if isValid(self):
                self.progressed.emit(Step(done, total, progress.stop if can_stop else None))

        progress = Progress(tell)
        if self.session is not None:
            self.session.progress = progress
        work.do()
        if progress.told:
            tell(0, 0, False)

    def _deliver(self, work: "_Work") -> None:
        self._pending -= 1
        if self._pending == 0:
            self._bus.busy.emit(False)
        try:
            self._hand_over(work)
        finally:
            if not self._pending:
                self._do_later()

    def _hand_over(self, work: "_Work") -> None:
        if isinstance(work.error, _NoCaseError):
            return  # the case was closed while this waited; whoever asked is going too
        if isinstance(work.error, StoppedError):
            if work.tell:  # of several files some may have been taken in before the stop
                self._bus.changed.emit(Changes(frozenset(ChangeKind)))
            self.stopped.emit()
            return
        if work.error is not None:
            self._fail(work, work.error)
            return
        if work.tell and work.result is not None:
            self._bus.changed.emit(work.result)
        if work.done is not None and isValid(work.owner):
            work.done(work.result)

    def _fail(self, work: "_Work", error: Exception) -> None:
        if work.failed is not None and isValid(work.owner):
            work.failed(error)
        elif isinstance(error, WorldError) and self.on_problem is not None:
            self.on_problem(error)
        else:
            raise error


class _NoCaseError(Exception):
    """Something was asked of a case that is closed by now."""


class _Work:
    """One operation and what becomes of it."""

    def __init__(
        self,
        owner: QObject,
        op: Callable[[], Any],
        done: Callable[[Any], None] | None,
        failed: Failed | None,
        tell: bool,
    ) -> None:
        self.owner, self.op, self.done, self.failed, self.tell = owner, op, done, failed, tell
        self.result: Any = None
        self.error: Exception | None = None

    def do(self) -> None:
        """Run the operation and keep its result or its error."""
        try:
            self.result = self.op()
        except Exception as error:  # noqa: BLE001 - handed over to the window's thread, never swallowed
            self.error = error
