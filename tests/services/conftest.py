"""A session over the example case, on 2026-11-23 at noon in Shanghai."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from debttracker import paths
from debttracker.norms.registry import Registry
from debttracker.services.files import Cases
from debttracker.services.session import Session
from tests.services.example import CASE


@pytest.fixture
def cases() -> Cases:
    return Cases(
        clock=lambda: datetime(2026, 11, 23, 4, 0, tzinfo=UTC),
        norms=lambda: Registry(paths.resources() / "norms"),
    )


@pytest.fixture
def session(cases: Cases, tmp_path: Path):
    opened: Session = cases.new(tmp_path / "case.debts", CASE.info, content=CASE)
    yield opened
    opened.close()
