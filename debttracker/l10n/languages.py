"""Which languages there are, and which of them a system or a case asks for."""

import locale
import os
import sys
from collections.abc import Iterable, Mapping
from types import MappingProxyType

LANGUAGES = ("zh_CN", "zh_TW", "en")
"""Codes of the languages the program speaks."""

NAMES: Mapping[str, str] = MappingProxyType({"zh_CN": "简体中文", "zh_TW": "繁體中文", "en": "English"})
"""What each language calls itself, for the list one chooses from; never translated."""

FALLBACK = "en"
_TRADITIONAL_REGIONS = frozenset({"tw", "hk", "mo"})


def match(tag: str) -> str | None:
    """Return the program's language for a tag such as `zh-Hant-HK` or `en_US.UTF-8`; None when it has none.

    A script outweighs a region: `zh-Hans-HK` is written in simplified characters.
    """
    parts = tag.partition(".")[0].partition("@")[0].replace("-", "_").lower().split("_")
    if parts[0] == "en":
        return "en"
    if parts[0] != "zh":
        return None
    rest = set(parts[1:])
    if "hans" in rest:
        return "zh_CN"
    return "zh_TW" if "hant" in rest or rest & _TRADITIONAL_REGIONS else "zh_CN"


def system_language(tags: Iterable[str] | None = None) -> str:
    """Return the first language of `tags` that the program has, else English.

    Without `tags` the system is asked: its environment, and on Windows the language of its windows.
    A window can pass what its toolkit knows (`QLocale.system().uiLanguages()`), which is right on macOS too.
    """
    wanted = _tags_of_system(os.environ) if tags is None else tags
    for tag in wanted:
        found = match(tag)
        if found is not None:
            return found
    return FALLBACK


def _tags_of_system(environment: Mapping[str, str]) -> list[str]:
    tags = [tag for tag in environment.get("LANGUAGE", "").split(":") if tag]
    tags += [environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)]
    windows = _tag_of_windows()
    return [*tags, windows] if windows else tags


def _tag_of_windows() -> str | None:
    if sys.platform == "win32":
        import ctypes

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())
    else:  # noqa: RET505 - the type checker follows the platform only this way
        return None
