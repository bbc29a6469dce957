"""Keys that put names in the order a reader of the language expects."""

import re
import unicodedata

from debttracker.l10n.catalog import language

_RUNS = re.compile(r"(\d+)")
Key = tuple[tuple[int, bytes], ...]


def sort_key(text: str) -> Key:
    """Return the key to sort a name by in the language spoken now.

    Numbers inside go by their value, letters without regard to case and accents, then Chinese characters:
    by sound in simplified Chinese, by strokes in traditional (the orders that GB 2312 and Big5 are built on,
    which covers the common characters; rarer ones follow by code point).
    """
    encoding = "big5" if language() == "zh_TW" else "gb2312"
    key: list[tuple[int, bytes]] = []
    for run in _RUNS.split(unicodedata.normalize("NFKC", text)):
        if run.isascii() and run.isdigit():
            number = int(run[:30])
            key.append((0, number.to_bytes(16, "big")))
        else:
            key += [_sign(sign, encoding) for sign in run]
    return tuple(key)


def _sign(sign: str, encoding: str) -> tuple[int, bytes]:
    folded = unicodedata.normalize("NFD", sign)[0].casefold()
    if ord(folded[0]) < 0x2E80:
        return 1, folded.encode()
    try:
        return 2, sign.encode(encoding)
    except UnicodeEncodeError:
        return 3, ord(sign).to_bytes(4, "big")
