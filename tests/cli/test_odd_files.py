"""Files that are not what they should be: a plain line that names them, the right status, no traceback."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

COMMANDS = (
    ["check", "{}"],
    ["owed", "{}", "--on", "2026-01-01"],
    ["export", "{}", "out.json"],
    ["backup", "{}", "copies"],
    ["verify", "{}"],
    ["restore", "{}", "new.debts"],
)
"""One call of each command that reads a case; `{}` stands for the file."""


def call(run: Callable[..., Any], command: list[str], file: Path) -> Any:
    return run(*(str(file) if word == "{}" else word for word in command), "--json")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_files_that_are_no_case(
    run: Callable[..., Any], command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    odd = {
        "missing.debts": None,
        "empty.debts": b"",
        "junk 💥.debts": bytes(range(256)) * 40,
        "text.debts": b"not a case at all\n" * 10,
        "header.debts": b"SQLite format 3\0" + bytes(4096),
        "null.debts": bytes(4096),
    }
    for name, content in odd.items():
        file = tmp_path / name
        if content is not None:
            file.write_bytes(content)
        ran = call(run, command, file)
        allowed = {1, 2, 3} if command[0] == "verify" else {2, 3}
        assert ran.status in allowed, (name, ran)
        if ran.status != 1:
            assert ran.out == ""
            assert name.partition(".")[0] in ran.line
    folder = tmp_path / "folder.debts"
    folder.mkdir()
    assert call(run, command, folder).status == 2
    assert {path.name for path in tmp_path.iterdir()} <= {*odd, "folder.debts"}


def document(**changed: Any) -> dict[str, Any]:
    """Return a small case in JSON with some parts changed."""
    info = {"name": "x", "jurisdiction": "CN", "timezone": "Asia/Shanghai", "currency": "CNY"}
    whole: dict[str, Any] = {"format": "debttracker-case", "version": 1, "case": info}
    whole["contacts"] = [{"id": "c1", "at": "2026-03-02T22:30:00+08:00", "channel": "call"}]
    return whole | changed


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("{", "odd.json"),
        ('{"format": "debttracker-case"', "odd.json"),
        ("[]", "odd.json"),
        ("{}", "format"),
        ("{" * 100_000, "odd.json"),
        (json.dumps(document(version=2)), "version"),
        (json.dumps(document(format="something-else")), "format"),
        (json.dumps(document(surprise=1)), "surprise"),
        (json.dumps(document(contacts=[{"id": "c1", "mood": "bad"}])), "contacts[0].mood"),
        (json.dumps(document(contacts=[{"id": "c1", "at": "2026-03-02T22:30:00"}])), "contacts[0].at"),
        (json.dumps(document(contacts=[{"id": "c1", "at": "yesterday"}])), "contacts[0].at"),
        (json.dumps(document(contacts=[{"id": "c1", "channel": "pigeon"}])), "contacts[0].channel"),
        (json.dumps(document(contacts=[{"id": "c1"}, {"id": "c1"}])), "c1"),
        (json.dumps(document(contacts={"id": "c1"})), "contacts"),
        (
            json.dumps(document(debts=[{"id": "d", "kind": "microloan", "terms": {"principal": 5.5}}])),
            "principal",
        ),
        (
            json.dumps(
                document(payments=[{"id": "p", "debt": "none", "paid_on": "2026-01-01", "amount": "1"}])
            ),
            "debt",
        ),
        (
            json.dumps(document(case={"name": "x", "jurisdiction": "CN", "timezone": "Mars/Olympus"})),
            "timezone",
        ),
        ('{"format": "debttracker-case", "version": 1, "version": 1, "case": {}}', "odd.json"),
    ],
)
def test_json_that_is_no_case_names_the_file_and_the_field(
    run: Callable[..., Any], tmp_path: Path, content: str, named: str
) -> None:
    file = tmp_path / "odd.json"
    file.write_text(content, encoding="utf-8")
    made = tmp_path / "new.debts"
    for command in (["check", file], ["owed", file, "--on", "2026-01-01"], ["new", made, "--from", file]):
        ran = run(*command, "--json")
        assert (ran.status, ran.out) == (2, ""), ran
        assert "odd.json" in ran.line
        assert named in ran.line
    assert not made.exists()


@pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", "26-01-01", "", "2026-1-1", "9999-12-31"])
def test_a_wrong_date_in_the_call(run: Callable[..., Any], json_case: Path, day: str) -> None:
    for command in (["owed", json_case, "--on", day], ["check", json_case, "--at", day]):
        ran = run(*command, "--json")
        assert (ran.status, ran.out) == (2, "")
        assert command[2] in ran.line


def test_a_new_file_where_nothing_can_be_made(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for target in (tmp_path / "none" / "new.debts", tmp_path / "file" / "new.debts", tmp_path):
        ran = run("new", target, "--jurisdiction", "CN")
        assert ran.status in {2, 3}
        assert ran.line


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(run: Callable[..., Any], case_file: Path) -> None:
    case_file.chmod(0)
    assert run("check", case_file).status == 3
