"""What words suggest: the cases of each pattern, denials, and the figures on the texts labelled blind."""

import tomllib
from pathlib import Path

import pytest

from debttracker.contacts.vocabulary import Tag
from debttracker.contacts.wording import Wordings, load_wording
from debttracker.paths import resources

FOLDER = resources() / "wording"
WORDINGS = Wordings(FOLDER)
PATTERNS = [
    (file.stem, n, one)
    for file in sorted(FOLDER.glob("*.toml"))
    for n, one in enumerate(load_wording(file).patterns)
]
BLIND = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "wording" / "blind.toml").read_text(encoding="utf-8")
)["text"]


def tags(text: str) -> set[Tag]:
    return {one.tag for one in WORDINGS.suggest(text)}


@pytest.mark.parametrize(
    ("language", "number", "pattern"), PATTERNS, ids=lambda one: str(getattr(one, "tag", one))
)
def test_pattern_keeps_to_its_cases(language: str, number: int, pattern) -> None:
    assert all(pattern.tag in tags(text) for text in pattern.yes), pattern.yes
    assert all(pattern.tag not in tags(text) for text in pattern.no), pattern.no
