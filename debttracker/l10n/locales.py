"""Babel's data of the language spoken now; Babel is imported at the first call."""

from functools import lru_cache
from typing import TYPE_CHECKING

from debttracker.l10n.catalog import language

if TYPE_CHECKING:
    from babel import Locale


@lru_cache(maxsize=8)
def _parsed(code: str) -> "Locale":
    from babel import Locale

    return Locale.parse(code)


def babel_locale() -> "Locale":
    """Return Babel's locale of the language spoken now."""
    return _parsed(language())
