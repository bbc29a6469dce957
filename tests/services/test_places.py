"""Which country is offered first."""

import pytest

from debttracker.services.places import likely_country


@pytest.mark.parametrize(
    ("chosen", "system", "language", "country"),
    [
        ("GB", "zh_CN", "zh_CN", "GB"),
        ("", "en_GB", "en", "GB"),
        ("", "zh-HK", "zh_TW", "HK"),
        ("", "C", "zh_TW", "TW"),
        ("", "de_DE", "en", "US"),
        ("FR", "", "zh_CN", "CN"),
    ],
)
def test_the_country_offered_first(chosen: str, system: str, language: str, country: str) -> None:
    assert likely_country(chosen, system, language) == country
