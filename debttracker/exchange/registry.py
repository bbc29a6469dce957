"""Detects the format of a file by what it holds, and reads it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from debttracker.case import Case
from debttracker.errors import InputError
from debttracker.exchange import json_case

_SNIFFED_BYTES = 4096
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Format:
    """A format that cases are read from. `looks_like` sees the first bytes; `read` takes bytes and a name."""

    name: str
    looks_like: Callable[[bytes], bool]
    read: Callable[[bytes, str], Case]


def _looks_like_json(head: bytes) -> bool:
    return head.removeprefix(_BYTE_ORDER_MARK).lstrip()[:1] in {b"{", b"["}


FORMATS = (Format(json_case.FORMAT, _looks_like_json, json_case.loads),)
"""The formats that are understood, tried in this order."""


def detect(head: bytes) -> Format | None:
    """Return the format that a file beginning with these bytes has, None when it is none of them."""
    return next((found for found in FORMATS if found.looks_like(head)), None)


def read(path: Path) -> Case:
    """Read a case from a file of any format that is understood.

    Raises InputError when the file cannot be read, is of no such format or is wrong.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(
            "%(file)s: the file cannot be read (%(reason)s)", file=path, reason=error.strerror or error
        ) from error
    found = detect(content[:_SNIFFED_BYTES])
    if found is None:
        raise InputError(
            "%(file)s: the format is not known; expected a case in JSON (%(format)s)",
            file=path,
            format=json_case.FORMAT,
        )
    return found.read(content, str(path))
