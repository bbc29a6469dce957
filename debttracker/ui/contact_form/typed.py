"""Plain form of typed text, for reading it."""

import unicodedata


def plain(text: str) -> str:
    """Return the text on one line in small letters, with full-width signs and digits as ordinary ones.

    Digits of other scripts and signs such as superscripts are left as they are, to be refused.
    """
    narrow = "".join(
        unicodedata.normalize("NFKC", sign) if "\uff01" <= sign <= "\uff5e" else sign for sign in text
    )
    return " ".join(narrow.replace("\u200e", "").replace("\u200f", "").split()).casefold()
