"""Handing a wish over to the window that is open already, through a file in the state folder."""

import json
import time
from contextlib import suppress
from pathlib import Path

from debttracker.exchange.atomic import replace_file

_PATIENCE_SECONDS = 3.0
_STEP_SECONDS = 0.05


def ask_to_log(request: Path, case: Path | None) -> bool:
    """Ask the open window to log a contact; tell whether it took the request.

    Raises WorldError when the request cannot be written.
    """
    wish = {"log": str(case.absolute()) if case else ""}
    replace_file(request, json.dumps(wish, ensure_ascii=False).encode())
    until = time.monotonic() + _PATIENCE_SECONDS
    while request.exists():
        if time.monotonic() > until:
            with suppress(OSError):
                request.unlink()
            return False
        time.sleep(_STEP_SECONDS)
    return True
