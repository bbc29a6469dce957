"""Runs commands in this process, as the start does, and keeps what they wrote."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from debttracker import paths
from debttracker.bootstrap import Program
from debttracker.cli import run as run_cli
from debttracker.services.demo import load as load_demo

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    status: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The one JSON value on standard output."""
        return json.loads(self.out)

    @property
    def line(self) -> str:
        """The one line on standard error."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        return lines[0]


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs one command at a fixed time."""

    def call(*arguments: str | Path, now: datetime = NOW) -> Ran:
        capsys.readouterr()
        status = run_cli([str(argument) for argument in arguments], Program(clock=lambda: now))
        written = capsys.readouterr()
        assert "Traceback" not in written.err
        assert status != 70, written.err
        return Ran(status, written.out, written.err)

    return call


@pytest.fixture(scope="session")
def demo_document() -> dict[str, Any]:
    """Return the made-up case as a case in JSON, with its dates around the fixed time."""
    return load_demo(paths.resources() / "demo", "CN", NOW, "zh_CN").document


@pytest.fixture
def json_case(demo_document: dict[str, Any], tmp_path: Path) -> Path:
    """Return a case in JSON with an unusual name."""
    file = tmp_path / "案件 📁 'a'.json"
    file.write_text(json.dumps(demo_document, ensure_ascii=False), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def _demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("demo") / "demo.debts"
    Program(clock=lambda: NOW).write_demo(file, "zh_CN")
    return file


@pytest.fixture
def case_file(_demo_file: Path, tmp_path: Path) -> Path:
    """Return a case file of the made-up case that a test may change."""
    return Path(shutil.copy(_demo_file, tmp_path / "案件 📁.debts"))
