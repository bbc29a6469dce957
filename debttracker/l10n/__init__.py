"""Words, dates, amounts and numbers in the person's language.

`_`, `ngettext`, `pgettext` and `npgettext` look the words up when they are called, in the language chosen
with `set_language`; never call them while a module is imported. Dates and amounts are in `formats`, reading
typed ones is in `parsing`. Babel is imported only when a date or an amount is first written.
"""

from debttracker.l10n.catalog import (
    gettext,
    language,
    mark,
    message_of,
    ngettext,
    npgettext,
    pgettext,
    set_language,
    translate,
    using,
)
from debttracker.l10n.languages import LANGUAGES, NAMES, match, system_language
from debttracker.l10n.styles import Styles, set_styles

_ = gettext

__all__ = [
    "LANGUAGES",
    "NAMES",
    "Styles",
    "_",
    "gettext",
    "language",
    "mark",
    "match",
    "message_of",
    "ngettext",
    "npgettext",
    "pgettext",
    "set_language",
    "set_styles",
    "system_language",
    "translate",
    "using",
]
