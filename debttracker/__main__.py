"""Start: what must hold before anything else is loaded, then the command line."""

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or open the window, and return the exit status.

    Everything the program writes is readable by its user only. A console that cannot write a character
    gets it escaped instead of an error.
    """
    os.umask(0o077)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")

    from debttracker.cli import run

    return run(sys.argv[1:] if arguments is None else list(arguments))


if __name__ == "__main__":
    sys.exit(main())
