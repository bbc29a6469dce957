"""No command opens a socket, not even to look up a name."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from debttracker.cli import command_names

WINDOW = {"open"}
"""Commands that need a display; the window has a test of its own."""


def refuse(*_arguments: object, **_named: object) -> None:
    raise AssertionError("a socket was opened")


def test_no_command_opens_a_socket(
    run: Callable[..., Any], case_file: Path, json_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    terms = ["--principal", "1000", "--start", "2026-01-01", "--periods", "3", "--method", "flat", "--every"]
    terms += ["1 month"]
    copies = tmp_path / "copies"
    calls: dict[str, list[str | Path]] = {
        "demo": ["--save", tmp_path / "demo.debts"],
        "screens": [tmp_path / "pictures", "--case", json_case, "--size", "1024x700"],
        "new": [tmp_path / "new.debts", "--from", json_case],
        "import": [case_file, json_case],
        "export": [case_file, tmp_path / "out.json"],
        "backup": [case_file, copies],
        "verify": [case_file],
        "check": [case_file, "--all"],
        "norms": [],
        "owed": [case_file, "--on", "2026-12-31"],
        "schedule": [*terms],
        "apr": [*terms],
    }
    for name, arguments in calls.items():
        assert run(name, *arguments).status == 0, name
    backup = next(copies.iterdir())
    assert run("restore", backup, tmp_path / "restored.debts").status == 0
    assert {*calls, "restore", *WINDOW} == set(command_names())
