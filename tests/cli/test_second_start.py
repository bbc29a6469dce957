"""A second start with --log, as real processes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from debttracker.bootstrap import Program
from debttracker.commands.handover import ask_to_log

LIMIT_SECONDS = 60


def wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + LIMIT_SECONDS
    while not is_so():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.02)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return Program()


@pytest.fixture
def window(
    tmp_path: Path, program: Program, environment: dict[str, str]
) -> Iterator["subprocess.Popen[bytes]"]:
    case = tmp_path / "demo.debts"
    program.write_demo(case, "en")
    running = subprocess.Popen([sys.executable, "-m", "debttracker", str(case)], env=environment)
    try:
        wait_until(program.window_is_open)
        yield running
    finally:
        running.kill()
        running.wait(LIMIT_SECONDS)


def test_the_open_window_takes_the_wish(
    window: "subprocess.Popen[bytes]", program: Program, environment: dict[str, str], tmp_path: Path
) -> None:
    wait_until((tmp_path / "demo.debts.lock").exists)
    call = [sys.executable, "-m", "debttracker", "--log", str(tmp_path / "demo.debts")]
    second = subprocess.run(call, env=environment, capture_output=True, check=False, timeout=LIMIT_SECONDS)
    assert (second.returncode, second.stdout, second.stderr) == (0, b"", b"")
    assert not program.request_file.exists()
    assert window.poll() is None


def test_a_window_that_was_killed_holds_nothing(window: "subprocess.Popen[bytes]", program: Program) -> None:
    window.send_signal(signal.SIGKILL)
    window.wait(LIMIT_SECONDS)
    assert not program.window_is_open()
    held = program.hold_window()
    assert held is not None
    assert program.window_is_open()
    assert program.hold_window() is None
    held.release()


def test_a_wish_that_nobody_takes_is_withdrawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debttracker.commands.handover._PATIENCE_SECONDS", 0.1)
    request = tmp_path / "asked.json"
    assert not ask_to_log(request, None)
    assert not request.exists()


def test_a_wish_is_the_owners_alone_and_holds_a_path_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("debttracker.commands.handover._PATIENCE_SECONDS", 0.0)
    seen = []
    request = tmp_path / "asked.json"
    unlink = Path.unlink

    def look(path: Path, **options: bool) -> None:
        if path == request:
            seen.append((path.stat().st_mode & 0o777, json.loads(path.read_text(encoding="utf-8"))))
        unlink(path, **options)

    monkeypatch.setattr(Path, "unlink", look)
    ask_to_log(request, tmp_path / "a.debts")
    assert seen == [(0o600, {"log": str(tmp_path / "a.debts")})]
