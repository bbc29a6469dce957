"""Every page and dialog is drawn: for the made-up case of each place, and for a case with nothing in it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LANGUAGE = {"TW": "zh_TW", "HK": "zh_CN", "US": "en", "GB": "zh_TW"}
FEWEST = 60
"""Pictures of a case that holds something of every kind."""


def drawn(case: Path, out: Path, language: str) -> set[str]:
    """Draw a case in a process of its own, since the platform without a display is chosen once."""
    words = ["screens", str(out), "--case", str(case), "--language", language, "--size", "1024x700"]
    done = subprocess.run(
        [sys.executable, "-m", "debttracker", *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=240,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return {file.stem for file in out.glob("*.png") if file.stat().st_size}


@pytest.mark.parametrize("place", LANGUAGE)
def test_the_made_up_case_is_drawn(run: Callable[..., Any], tmp_path: Path, place: str) -> None:
    case, language = tmp_path / "demo.debts", LANGUAGE[place]
    assert run("demo", "--jurisdiction", place, "--language", language, "--save", case).status == 0
    names = drawn(case, tmp_path / "out", language)
    assert len(names) >= FEWEST
    assert names >= {"start-first", "page-today", "page-debts-card-schedule", "dialog-contact"}


def test_a_case_with_nothing_in_it_is_drawn(run: Callable[..., Any], tmp_path: Path) -> None:
    assert run("new", tmp_path / "empty.debts", "--jurisdiction", "GB").status == 0
    names = drawn(tmp_path / "empty.debts", tmp_path / "out", "en")
    assert names >= {
        "page-today",
        "page-debts",
        "page-calendar",
        "page-contacts",
        "page-charts",
        "dialog-debt",
    }
    assert "dialog-contact" not in names
