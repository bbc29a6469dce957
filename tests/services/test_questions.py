"""Every fact that a shipped norm may ask for has a question in words."""

import tomllib

import pytest

from debttracker.l10n import LANGUAGES, set_language
from debttracker.norms.facts import ALL_FACTS
from debttracker.paths import resources
from debttracker.services.doubt_words import question

CASES = sorted((resources() / "norms").glob("**/cases/*.toml"))


def asked() -> set[str]:
    """Return the fields that the cases of the norms name as missing."""
    found: set[str] = set()
    for file in CASES:
        for case in tomllib.loads(file.read_text(encoding="utf-8")).get("case", []):
            found |= set(case.get("missing", []))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_missing_field_has_a_question_of_its_own(language: str) -> None:
    set_language(language)
    wordless = {field for field in asked() if field in question(field)}
    assert wordless == set()


def test_the_cases_name_facts_of_every_group() -> None:
    assert {field.partition(".")[0] for field in asked()} >= {
        fact.partition(".")[0] for fact in ALL_FACTS
    } - {"place"}
