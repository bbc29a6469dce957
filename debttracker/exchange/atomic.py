"""Writes a file so that its name always holds a whole one."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from debttracker.errors import WorldError


def replace_file(target: Path, content: bytes) -> None:
    """Write `content` under a name, readable by the owner only; what stood there stays until it is whole.

    Raises WorldError when it cannot be written; the old file is then untouched.
    """
    target = target.resolve()
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:60]}.")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise WorldError(
            "%(file)s cannot be written (%(reason)s); nothing was changed",
            file=target,
            reason=error.strerror or error,
        ) from error


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder last through a power cut, where the system can."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
