"""Which language a system or a case asks for."""

import pytest

from debttracker.l10n import LANGUAGES, NAMES, match, system_language
from debttracker.l10n.languages import _tags_of_system


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("zh_CN", "zh_CN"),
        ("zh-Hans-HK", "zh_CN"),
        ("zh", "zh_CN"),
        ("zh_SG.UTF-8", "zh_CN"),
        ("ZH-cn", "zh_CN"),
        ("zh_TW.UTF-8", "zh_TW"),
        ("zh-Hant", "zh_TW"),
        ("zh-HK", "zh_TW"),
        ("zh_MO", "zh_TW"),
        ("zh-Hant-CN", "zh_TW"),
        ("en_GB.UTF-8@euro", "en"),
        ("en", "en"),
        ("fr_FR", None),
        ("C", None),
        ("", None),
        ("POSIX", None),
        ("zhuang", None),
    ],
)
def test_tags(tag: str, code: str | None) -> None:
    assert match(tag) == code


def test_the_first_language_that_there_is_wins() -> None:
    assert system_language(["fr-FR", "zh-Hant-TW", "en"]) == "zh_TW"
    assert system_language(["fr-FR"]) == "en"
    assert system_language([]) == "en"


def test_the_environment_is_asked_in_the_order_of_gettext() -> None:
    environment = {"LANG": "en_US.UTF-8", "LC_ALL": "zh_TW", "LANGUAGE": "fr:zh_CN"}
    assert _tags_of_system(environment)[:4] == ["fr", "zh_CN", "zh_TW", "en_US.UTF-8"]
    assert system_language(_tags_of_system({"LC_MESSAGES": "zh_HK"})[:1]) == "zh_TW"


def test_every_language_has_a_name_of_its_own() -> None:
    assert set(NAMES) == set(LANGUAGES)
