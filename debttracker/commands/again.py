"""Starting the program again, after a defect or for a setting that holds from the start on."""

import sys
from collections.abc import Mapping
from pathlib import Path


def start_again(case: Path | None, environment: Mapping[str, str]) -> None:
    """Start the program in a process of its own, on a case or on the start page."""
    import subprocess

    subprocess.Popen(command(case), env=dict(environment), start_new_session=True)  # noqa: S603 - ours


def command(case: Path | None) -> list[str]:
    """Return the call of this program: the frozen one by itself, else the module."""
    frozen = bool(getattr(sys, "frozen", False))
    program = [sys.executable] if frozen else [sys.executable, "-m", "debttracker"]
    return [*program, "open", *([str(case)] if case is not None else [])]
