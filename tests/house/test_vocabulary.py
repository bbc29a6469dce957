"""The words that files and other programs rely on: what stands in `vocabulary.toml` is never renamed."""

import importlib
import tomllib
from enum import StrEnum
from pathlib import Path

import pytest

WORDS = tomllib.loads((Path(__file__).parent / "vocabulary.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", WORDS)
def test_every_promised_word_is_there(name: str) -> None:
    module, kind = name.split(":")
    vocabulary = getattr(importlib.import_module(f"debttracker.{module}"), kind)
    assert issubclass(vocabulary, StrEnum)
    missing = set(WORDS[name].split()) - {member.value for member in vocabulary}
    assert missing == set()
