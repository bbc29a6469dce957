"""Files are about one thing, hold no machine's paths, and mark their words for translation properly."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "debttracker"
MOST_LINES = 400
TEXT = {".py", ".toml", ".md", ".po", ".pot", ".json", ".spec", ".cfg", ".ini", ".csv", ""}
NOT_OURS = re.compile(r"/(home|root|work|tmp/w)/\w|[A-Z]:\\\\Users")
MEASURING = {"annual_rate.py", "roots.py"}
"""Files that measure a rate with floats; amounts never pass through them."""
TRANSLATING = {"_", "gettext", "ngettext", "pgettext", "npgettext", "mark"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def is_written_by_hand(path: Path) -> bool:
    """The statements of a version's tables are frozen by a script."""
    return not re.fullmatch(r"v\d+_tables\.py", path.name)


@pytest.mark.parametrize(
    "path", list(filter(is_written_by_hand, modules())), ids=lambda path: str(path.relative_to(ROOT))
)
def test_a_module_is_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= MOST_LINES, f"{lines} lines; a file is about one thing"


def test_no_file_names_a_place_of_the_machine_it_was_written_on() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in tracked()
        for match in NOT_OURS.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_words_for_translation_are_literals() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in modules()
        if path.parent.name != "l10n"
        for call in calls(path)
        if any(not isinstance(argument, ast.Constant) for argument in call.args[: texts(call)])
    ]
    assert found == []


def test_only_the_clock_asks_for_the_time() -> None:
    asking = re.compile(r"\b(datetime\.(now|utcnow|today)|date\.today|time\.time)\(")
    found = [
        str(path.relative_to(ROOT))
        for path in modules()
        if path.name != "clock.py" and asking.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_module_uses_qt_for_connections() -> None:
    found = [path for path in modules() if "QtNetwork" in path.read_text(encoding="utf-8")]
    assert found == []


def test_no_float_near_money() -> None:
    rooms = ("money", "debts", "planning")
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for room in rooms
        for path in sorted((PACKAGE / room).glob("*.py"))
        if path.name not in MEASURING
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, float)
    ]
    assert found == []


def tracked() -> Iterator[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a checkout")
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.suffix in TEXT and path.is_file() and path != Path(__file__) and path.name != "uv.lock":
            yield path


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TRANSLATING:
            yield node


def texts(call: ast.Call) -> int:
    """Return how many of the first arguments are texts."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    return {"ngettext": 2, "pgettext": 2, "npgettext": 3}.get(name, 1)
