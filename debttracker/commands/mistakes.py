"""Mistakes in a call in the person's language: argparse forms its sentences itself, always in English."""

import re
from collections.abc import Mapping

from debttracker.l10n import mark, translate

_SENTENCES: Mapping[str, str] = {
    r"argument (?P<argument>.+?): (?P<mistake>.+)": mark("%(argument)s: %(mistake)s"),
    r"unrecognized arguments: (?P<arguments>.+)": mark("unrecognized arguments: %(arguments)s"),
    r"the following arguments are required: (?P<arguments>.+)": mark(
        "the following arguments are required: %(arguments)s"
    ),
    r"one of the arguments (?P<arguments>.+) is required": mark(
        "one of the arguments %(arguments)s is required"
    ),
    r"not allowed with argument (?P<argument>.+)": mark("not allowed with argument %(argument)s"),
    r"ignored explicit argument (?P<value>.+)": mark("it takes no value, but %(value)s was given"),
    r"expected one argument": mark("expected one argument"),
    r"expected at least one argument": mark("expected at least one argument"),
    r"invalid choice: (?P<value>.+) \(choose from (?P<choices>.+)\)": mark(
        "invalid choice: %(value)s (choose from %(choices)s)"
    ),
}
"""Argparse's sentences that this program's commands can call forth, and how each is said here."""


def in_words(message: str) -> str:
    """Return a sentence of argparse's in the person's language; one that is not known here stays as it is."""
    for pattern, sentence in _SENTENCES.items():
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            fields = {name: _inner(name, text) for name, text in found.groupdict().items()}
            return translate(sentence) % fields if fields else translate(sentence)
    return message


def _inner(name: str, text: str) -> str:
    return in_words(text) if name == "mistake" else text
