"""How `--help` is laid out: argparse's own words translated, lines broken by their width in a terminal."""

import argparse
from collections.abc import Iterable, Iterator
from typing import Any

from debttracker.commands.output import width
from debttracker.l10n import _

_NOT_FIRST = frozenset("，。、；：？！）》」』”…,.;:?!)")
"""Signs that do not stand at the beginning of a line."""


class HelpFormat(argparse.HelpFormatter):
    """Chinese has no blanks between its words and its characters take two columns each."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Begin with the word for usage in the person's language."""
        super().add_usage(usage, actions, groups, _("usage:") + " " if prefix is None else prefix)

    def _format_action(self, action: argparse.Action) -> str:
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - argparse has no public name for it
            # Its own line would only say once more what the heading says.
            return "".join(self._format_action(command) for command in action._get_subactions())  # noqa: SLF001
        return super()._format_action(action)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in wrapped(text, width - len(indent)))


def wrapped(text: str, columns: int) -> list[str]:
    """Return a text as lines of at most so many columns; a longer word stands on a line of its own."""
    lines, line = [], ""
    for piece in _pieces(text.split()):
        if line and width(line) + width(piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]


def _pieces(words: Iterable[str]) -> Iterator[str]:
    """Yield what a line may be broken after: words with their blank, wide characters with their signs."""
    for word in words:
        piece = ""
        for sign in word:
            if piece and sign not in _NOT_FIRST and (width(sign) == 2 or width(piece[-1]) == 2):
                yield piece
                piece = ""
            piece += sign
        yield f"{piece} "
