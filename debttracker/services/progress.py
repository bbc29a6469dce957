"""How far a piece of work is, and whether it is to stop: said by who works, heard and asked by who waits."""

from collections.abc import Callable
from threading import Event

EVERY = 500
"""After how many records who works says how far it is."""


class StoppedError(Exception):
    """The work was stopped between two steps, before anything of it was kept: no defect and no problem."""


class Progress:
    """One piece of work. `step` and `keep` are called by who works, in its thread; `stop` from any thread.

    `tell(done, total, can_stop)` hears of every step; a total of 0 means that it is not known.
    """

    def __init__(self, tell: Callable[[int, int, bool], None] | None = None) -> None:
        self._tell = tell
        self._stop = Event()
        self.told = False
        """Whether anything was said of how far the work is."""

    def step(self, done: int = 0, total: int = 0) -> None:
        """Say how far the work is. Raises StoppedError when it is to stop."""
        self._say(done, total, can_stop=True)

    def keep(self) -> None:
        """Say that the result is kept now and the work can no longer be stopped. Raises like `step`."""
        self._say(0, 0, can_stop=False)

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def _say(self, done: int, total: int, *, can_stop: bool) -> None:
        if self._stop.is_set():
            raise StoppedError
        self.told = True
        if self._tell is not None:
            self._tell(done, total, can_stop)
