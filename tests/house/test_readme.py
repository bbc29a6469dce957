"""The README names every command."""

import re
from pathlib import Path

import pytest

from debttracker.cli import command_names

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.parametrize("command", [name for name in command_names() if name != "open"])
def test_every_command_is_documented(command: str) -> None:
    text = README.read_text(encoding="utf-8")
    assert re.search(rf"`[^`\n]*\b{command}\b[^`\n]*`|^ *debttracker {command}\b", text, re.MULTILINE)
