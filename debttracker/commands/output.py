"""What a command writes: one JSON value or plain lines on standard output, notes on standard error."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO
from unicodedata import combining, east_asian_width


class Output:
    """Writes the result of one command.

    JSON is UTF-8 whatever the console speaks, as the format asks; plain lines are in the console's encoding.
    """

    def __init__(self, *, as_json: bool, stream: TextIO | None = None, errors: TextIO | None = None) -> None:
        self.as_json = as_json
        self._stream = stream or sys.stdout
        self._errors = errors or sys.stderr

    def result(self, value: object, lines: Iterable[str]) -> None:
        """Write the one JSON value when it was asked for, else the lines."""
        if self.as_json:
            self.json_text(json_lines(value))
        else:
            for line in lines:
                self._stream.write(printable(line) + "\n")
        self._stream.flush()

    def json_text(self, text: str) -> None:
        """Write a JSON value that was written out elsewhere."""
        if hasattr(self._stream, "reconfigure"):
            self._stream.reconfigure(encoding="utf-8")
        self._stream.write(text.rstrip("\n") + "\n")
        self._stream.flush()

    def note(self, line: str) -> None:
        """Write a line of progress or advice to standard error."""
        self._errors.write(printable(line) + "\n")
        self._errors.flush()


def json_lines(value: object) -> str:
    """Return a JSON value as text, the elements of its lists one a line: indenting them takes far longer."""
    if not isinstance(value, dict) or not value:
        return json.dumps(value, ensure_ascii=False, indent=2)
    encode = json.JSONEncoder(ensure_ascii=False).encode
    parts = []
    for key, held in value.items():
        if isinstance(held, list) and held:
            text = "[\n    " + ",\n    ".join(map(encode, held)) + "\n  ]"
        else:
            text = json.dumps(held, ensure_ascii=False, indent=2).replace("\n", "\n  ")
        parts.append(f"  {encode(key)}: {text}")
    return "{\n" + ",\n".join(parts) + "\n}"


def printable(text: str) -> str:
    """Return a text with its control characters escaped: what a file holds must not steer the terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def table(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> list[str]:
    """Return rows as lines with aligned columns; the columns numbered in `right` are set flush right."""
    if not rows:
        return []
    cells = [[printable(cell) for cell in row] for row in rows]
    widths = [max(width(row[i]) for row in cells) for i in range(len(cells[0]))]
    return ["  ".join(_cells(row, widths, right)).rstrip() for row in cells]


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes; Chinese characters take two."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _cells(row: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> Iterable[str]:
    for i, (cell, full) in enumerate(zip(row, widths, strict=True)):
        gap = " " * (full - width(cell))
        yield gap + cell if i in right else cell + gap
