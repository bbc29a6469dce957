"""Reading TOML strictly: every key is taken once, by type; one left over is an error with its line."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, cast

from debttracker.errors import InputError

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

_NAMES: Mapping[type, str] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    dt.date: "a date such as 2026-01-30",
    dict: "a table",
    list: "an array",
}


def _is(value: object, wanted: type) -> bool:
    if wanted is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if wanted is dt.date:
        return isinstance(value, dt.date) and not isinstance(value, dt.datetime)
    return isinstance(value, wanted)


def find_line(text: str, path: str) -> int | None:
    """Return the line on which the last part of a key path stands, or None when it is not there."""
    at = 0
    found = None
    for part in path.split("."):
        name, _, number = part.rstrip("]").partition("[")
        key = rf"(?m)(^|[\[{{,.\s])\"?{re.escape(name)}\"?\s*(=|\]|\.)"
        places = list(re.finditer(key, text[at:]))
        if not places:
            return None
        found = places[min(int(number), len(places) - 1)] if number else places[0]
        at += found.start() + len(found.group(1))
    return None if found is None else text.count("\n", 0, at) + 1


class Table:
    """A table of a TOML file that knows where it stands."""

    def __init__(self, values: Mapping[str, object], file: str, text: str, path: str = "") -> None:
        self._left = dict(values)
        self._file = file
        self._text = text
        self.path = path

    def error(self, key: str, expected: str) -> InputError:
        """Return the error that names file, line and key, and says what was expected."""
        path = f"{self.path}.{key}" if self.path and key else self.path or key
        line = find_line(self._text, path)
        where = f"{self._file}, line {line}" if line else self._file
        return InputError(
            "%(where)s: %(key)s: expected %(expected)s.",
            where=where,
            key=path or "the file",
            expected=expected,
        )

    def __contains__(self, key: str) -> bool:
        return key in self._left

    def get(self, key: str, wanted: type[T]) -> T | None:
        """Take a value of a type, or None when the key is not there."""
        if key not in self._left:
            return None
        value = self._left.pop(key)
        if not _is(value, wanted):
            raise self.error(key, _NAMES.get(wanted, wanted.__name__))
        return cast("T", value)

    def need(self, key: str, wanted: type[T]) -> T:
        """Take a value that must be there."""
        value = self.get(key, wanted)
        if value is None:
            raise self.error(key, f"{_NAMES.get(wanted, wanted.__name__)}; it is missing")
        return value

    def text(self, key: str) -> str:
        """Take text that must be there and say something."""
        value = self.need(key, str)
        if not value.strip():
            raise self.error(key, "text that is not empty")
        return value

    def word(self, key: str, words: type[E]) -> E | None:
        """Take a word of a closed vocabulary, or None when the key is not there."""
        value = self.get(key, str)
        return None if value is None else self._as_word(key, value, words)

    def need_word(self, key: str, words: type[E]) -> E:
        """Take a word of a closed vocabulary that must be there."""
        return self._as_word(key, self.need(key, str), words)

    def words(self, key: str, words: type[E]) -> tuple[E, ...]:
        """Take an array of words of a closed vocabulary; nothing when the key is not there."""
        values = self.get(key, list) or []
        return tuple(self._as_word(key, v, words) for v in values)

    def texts(self, key: str) -> tuple[str, ...]:
        """Take an array of texts; nothing when the key is not there."""
        values = self.get(key, list) or []
        if not all(isinstance(v, str) for v in values):
            raise self.error(key, "an array of texts")
        return tuple(values)

    def _as_word(self, key: str, value: object, words: type[E]) -> E:
        if not isinstance(value, str) or value not in {w.value for w in words}:
            raise self.error(key, f"one of {', '.join(w.value for w in words)}; it says {value!r}")
        return words(value)

    def raw(self, key: str) -> object:
        """Take a value of any type, or None when the key is not there."""
        return self._left.pop(key, None)

    def table(self, key: str) -> "Table | None":
        """Take a sub-table, or None when it is not there."""
        value = self.get(key, dict)
        return None if value is None else self._inner(value, key)

    def need_table(self, key: str) -> "Table":
        """Take a sub-table that must be there."""
        return self._inner(self.need(key, dict), key)

    def tables(self, key: str) -> Iterator["Table"]:
        """Take an array of tables; nothing when it is not there."""
        for i, value in enumerate(self.get(key, list) or []):
            if not isinstance(value, dict):
                raise self.error(key, "an array of tables")
            yield self._inner(value, f"{key}[{i}]")

    def alternatives(self, key: str) -> Iterator["Table"]:
        """Take one table or an array of tables."""
        if isinstance(self._left.get(key), dict):
            yield self.need_table(key)
        else:
            yield from self.tables(key)

    def left(self) -> tuple[str, ...]:
        """Return the keys that have not been taken yet."""
        return tuple(self._left)

    def done(self) -> None:
        """Raise when a key was not taken: it is unknown."""
        for key in self._left:
            raise self.error(key, "no such key here")

    def _inner(self, values: Mapping[str, object], key: str) -> "Table":
        return Table(values, self._file, self._text, f"{self.path}.{key}" if self.path else key)


def read_table(file: Path, name: str | None = None) -> Table:
    """Read a TOML file. Raises InputError, with the line, when it cannot be read or is not TOML."""
    text, values = _read(file, name or file.name)
    return Table(values, name or file.name, text)


def read_values(file: Path, name: str | None = None) -> dict[str, Any]:
    """Read a TOML file as it is. Raises InputError, with the line, when it cannot be read or is not TOML."""
    return _read(file, name or file.name)[1]


def _read(file: Path, shown: str) -> tuple[str, dict[str, Any]]:
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(
            "%(where)s cannot be read: %(reason)s.", where=shown, reason=error.strerror or str(error)
        ) from error
    except UnicodeDecodeError as error:
        raise InputError("%(where)s is not UTF-8 text.", where=shown) from error
    try:
        return text, tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        last = f"at line {len(text.splitlines())}, the last"
        reason = str(error).replace("at end of document", last)
        raise InputError("%(where)s is not valid TOML: %(reason)s.", where=shown, reason=reason) from error


def decimal_in(table: Table, key: str) -> Decimal:
    """Take a number that is not negative, written as text so that it stays exact."""
    text = table.text(key)
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or value < 0:
        raise table.error(key, 'a number such as "3.85", in quotation marks')
    return value
