"""No search for garbage cycles while very many records that hold none are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 5_000


def set_aside(many: int) -> None:
    """Leave what there is out of later searches where very many records were just made; see `take_back`.

    They stay for as long as the case is open, and each search through them holds the window up.
    """
    if many > _MANY:
        gc.freeze()


def take_back() -> None:
    """Search through everything again: what was set aside may be gone by now."""
    gc.unfreeze()


@contextmanager
def no_cycle_search() -> Iterator[None]:
    """Hold Python's cycle collector for a while and leave it as it was; it costs two fifths on a long log."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
