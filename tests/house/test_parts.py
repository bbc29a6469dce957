"""What is given out names its parts, each with a licence, the text of it, and once."""

import json
import platform
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.frozen import bill, licences, parts

MADE = datetime(2026, 11, 27, tzinfo=UTC)


@pytest.fixture(scope="module")
def whole() -> list[parts.Part]:
    return parts.parts_of(None)


def test_every_part_has_a_licence_and_its_text(whole: list[parts.Part]) -> None:
    assert [part.name for part in whole if not part.licence or not part.version] == []
    assert [part.name for part in whole if not any(len(text) > 60 for text in part.texts)] == []
    names = [part.name for part in whole]
    assert len(names) == len(set(names))
    expected = {
        "Python",
        "Qt",
        "PySide6_Essentials",
        "shiboken6",
        "SQLCipher",
        "SQLite",
        "OpenSSL",
        "sqlcipher3",
    }
    assert expected <= set(names)
    assert "pytest" not in names
    versions = {part.name: part.version for part in whole}
    assert versions["Python"] == platform.python_version()


def test_the_licences_are_printed_with_their_texts(
    whole: list[parts.Part], capsys: pytest.CaptureFixture[str]
) -> None:
    assert licences.main(whole) == 0
    said = capsys.readouterr().out
    for part in whole:
        assert f"{part.name} {part.version}: {part.licence}" in said
        for text in part.texts:
            assert text in said
    for words in (
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "GNU GENERAL PUBLIC LICENSE",
        "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2",
        "ZETETIC LLC",
        "Apache License",
        "SIL OPEN FONT LICENSE",
        "Lucide",
        "Unicode, Inc." if sys.platform == "linux" else "MIT License",
    ):
        assert words in said


@pytest.mark.parametrize("texts", [(), ("",), ("  \n",)])
def test_a_part_without_a_text_is_named(
    whole: list[parts.Part], capsys: pytest.CaptureFixture[str], texts: tuple[str, ...]
) -> None:
    assert licences.main([*whole, replace(whole[0], name="bare", texts=texts)]) == 1
    assert "bare" in capsys.readouterr().err


def test_the_bill_is_valid_and_the_same_each_time(whole: list[parts.Part]) -> None:
    text = bill.bill(whole, "abc", MADE)
    assert text == bill.bill(list(reversed(whole)), "abc", MADE)
    assert text != bill.bill(whole, "abd", MADE)
    assert JsonStrictValidator(SchemaVersion.V1_5).validate_str(text) is None
    content = json.loads(text)
    assert content["metadata"]["component"]["type"] == "application"
    named = [(component["name"], component["version"]) for component in content["components"]]
    assert sorted(named) == sorted((part.name, part.version) for part in whole)
    assert all(component["licenses"] for component in content["components"])
    assert content["metadata"]["timestamp"] == MADE.isoformat()


@pytest.fixture
def debian(tmp_path: Path) -> Path:
    if not Path("/var/lib/dpkg/status").is_file():
        pytest.skip("Debian's packages are asked")
    return tmp_path / "COLLECT-00.toc"


def test_libraries_of_the_system_are_found_by_their_package(debian: Path) -> None:
    ours = str(Path(parts.__file__))
    entries = [("libz.so.1", "/lib/x86_64-linux-gnu/../x86_64-linux-gnu/libc.so.6", "BINARY")]
    if not Path(entries[0][1]).exists():
        pytest.skip("another machine than x86-64")
    entries += [("parts", ours, "BINARY"), ("link", "libz.so.1", "SYMLINK"), ("text", "/etc/passwd", "DATA")]
    debian.write_text(repr((entries,)), encoding="utf-8")
    (found,) = parts.system_parts(debian)
    assert found.name == "libc6"
    assert found.purl.startswith("pkg:deb/debian/libc6@")
    assert "GNU" in found.texts[0]


def test_a_file_that_nobody_brought_is_not_passed_over(debian: Path) -> None:
    stray = debian.parent / "libstray.so"
    stray.write_bytes(b"")
    debian.write_text(repr(([("libstray.so", str(stray), "BINARY")],)), encoding="utf-8")
    with pytest.raises(LookupError, match="libstray"):
        parts.system_parts(debian)
