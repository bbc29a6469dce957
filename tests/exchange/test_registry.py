"""Formats are told by what a file holds, not by its name."""

import json
from pathlib import Path

import pytest

from debttracker.errors import InputError
from debttracker.exchange import registry
from tests.exchange.test_json_case import DOCUMENT, read


@pytest.mark.parametrize("head", [b"", b"\xef\xbb\xbf", b" \n"])
def test_a_case_in_json_is_known_under_any_name(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "case.txt"
    path.write_bytes(head + json.dumps(DOCUMENT).encode())
    assert registry.read(path) == read(DOCUMENT)


@pytest.mark.parametrize("content", [b"", b"date,amount\n", b"PK\x03\x04", b"SQLite format 3\0"])
def test_another_format_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match="the format is not known"):
        registry.read(path)


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        registry.read(tmp_path)
