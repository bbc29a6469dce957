"""A language that no one speaks: English with accents, two fifths longer, as translations may come out."""

import gettext
import re

from debttracker.l10n import catalog

_KEPT = re.compile(r"(%\(\w+\)[sd]|%%|&.|<[^>]+>|\n)")
_ACCENTS = str.maketrans("aeiouncAEIOU", "àéîöûñçÀÉÎÖÛ")


class Pseudo(gettext.NullTranslations):
    """Says every message in longer words, its fields kept."""

    def gettext(self, message: str) -> str:
        """Return the message lengthened."""
        parts = _KEPT.split(message)
        written = "".join(part if n % 2 else part.translate(_ACCENTS) for n, part in enumerate(parts))
        filling = "éxtrà löng wörds " * (len(message) // 40 + 1)
        return f"{written} {filling[: max(1, len(message) * 2 // 5)].strip()}" if message.strip() else message

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002
        """Return the message lengthened."""
        return self.gettext(message)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Return the form lengthened."""
        return self.gettext(singular if count == 1 else plural)

    def npgettext(self, context: str, singular: str, plural: str, count: int) -> str:  # noqa: ARG002
        """Return the form lengthened."""
        return self.ngettext(singular, plural, count)


def install() -> None:
    """Speak it from now on; dates and amounts stay English."""
    catalog._active.catalog = catalog.Catalog("en", Pseudo())
