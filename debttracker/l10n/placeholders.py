"""The `%(name)s` fields of a message, compared between an English text and its translation."""

import re
from collections.abc import Iterable

_FIELD = re.compile(
    r"%(?:\((?P<name>[^()]*)\)[#0\- +]*\d*(?:\.\d+)?(?P<kind>[a-zA-Z])|(?P<other>%|.?))", re.DOTALL
)

Field = tuple[str, str]


def fields(text: str) -> frozenset[Field] | None:
    """Return the fields of a %-format as pairs of name and kind; None when the text is no valid format."""
    found: set[Field] = set()
    for hit in _FIELD.finditer(text):
        if hit["kind"] is not None:
            found.add((hit["name"], hit["kind"]))
        elif hit["other"] != "%":
            return None
    return frozenset(found)


def fits(message: str, translation: str) -> bool:
    """Return whether a translation has just the fields of its message, so that formatting it cannot fail."""
    return fits_between(message, (message,), translation)


def fits_between(needed: str, allowed: Iterable[str], translation: str) -> bool:
    """Return whether a translation has all fields of `needed` and none that is in no text of `allowed`.

    Where the English texts have no field at all they are not formatted, and a lone % is an ordinary sign.
    """
    least = fields(needed) or frozenset()
    most = frozenset().union(*(fields(text) or frozenset() for text in allowed), least)
    if not most:
        return not _names(translation)
    own = fields(translation)
    return own is not None and least <= own <= most


def _names(text: str) -> bool:
    return any(hit["kind"] is not None for hit in _FIELD.finditer(text))
