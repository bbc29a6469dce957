"""Every test here leaves the language of the process as it found it."""

from collections.abc import Iterator

import pytest

from debttracker import l10n


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    before = l10n.language()
    l10n.set_language("en")
    yield
    l10n.set_language(before)


@pytest.fixture(params=l10n.LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with l10n.using(request.param):
        yield request.param
