"""The call itself: help, version, mistakes, defects, pipes, consoles."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from debttracker import __version__
from debttracker.bootstrap import Program
from debttracker.cli import build_parser, command_names
from debttracker.cli import run as run_cli
from debttracker.commands.help_format import wrapped
from debttracker.commands.output import width
from debttracker.errors import InputError
from debttracker.l10n import using
from debttracker.settings import keys

PROMISED = {"demo", "new", "import", "export", "check", "owed", "schedule", "apr"}
PROMISED |= {"backup", "restore", "verify", "norms", "screens"}
LATER = ("plan", "dossier", "letter")


def call(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "debttracker", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_version_from_a_process_of_its_own() -> None:
    ran = call("--version")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"debttracker {__version__}\n", "")


def test_help_names_every_command_of_this_version_and_none_of_later_ones(run: Callable[..., Any]) -> None:
    ran = run("--help")
    assert ran.status == 0
    assert set(command_names()) >= PROMISED
    for name in command_names():
        assert f"\n  {name} " in ran.out
    for name in LATER:
        assert name not in command_names()
        assert run(name, "x").status == 2


@pytest.mark.parametrize("command", command_names())
def test_every_command_has_a_help_of_its_own(run: Callable[..., Any], command: str) -> None:
    ran = run(command, "--help")
    assert ran.status == 0
    assert ran.out.startswith(f"usage: debttracker {command}")


@pytest.mark.parametrize(
    ("code", "arguments", "said"),
    [
        ("zh_CN", ["owed"], "缺少以下参数：CASE, --on"),
        (
            "zh_CN",
            ["demo", "--language", "fr"],
            "--language：没有 'fr' 这个选择（可选：'zh_CN', 'zh_TW', 'en'）",
        ),
        ("zh_TW", ["norms", "--frob"], "無法辨識的參數：--frob"),
        ("zh_TW", ["check", "a", "--json=3"], "--json：後面不帶值，卻給了 '3'"),
        ("zh_TW", ["screens", "out", "--size"], "--size：需要一個值"),
        ("en", ["owed"], "the following arguments are required: CASE, --on"),
    ],
)
def test_a_mistake_in_the_call_is_said_in_the_persons_language(
    code: str, arguments: list[str], said: str
) -> None:
    with using(code), pytest.raises(InputError) as raised:
        build_parser().parse_args(arguments)
    assert str(raised.value.values["mistake"]).startswith(said)


@pytest.mark.parametrize("code", ["zh_CN", "zh_TW"])
def test_the_help_speaks_chinese_and_fits_the_terminal(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    with using(code):
        parser = build_parser()
        commands = next(action.choices for action in parser._actions if action.choices)
        pages = [parser.format_help(), *(command.format_help() for command in commands.values())]
    for page in pages:
        assert not re.search(r"usage|options|show |positional", page.replace("[options]", "")), page
        assert all(width(line) <= 60 for line in page.splitlines() if re.search("[一-鿿]", line)), page


def test_lines_break_between_wide_characters_but_not_before_a_sign() -> None:
    assert wrapped("导出个案，全部内容", 8) == ["导出个", "案，全部", "内容"]
    assert wrapped("one two，three", 7) == ["one", "two，", "three"]
    assert wrapped("", 10) == [""]


def test_every_option_is_explained() -> None:
    parser = build_parser()
    for action in parser._actions:
        for name, sub in (action.choices or {}).items():
            unexplained = [option.dest for option in sub._actions if not option.help]
            assert unexplained == [], name


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["check"],
        ["check", "--frob"],
        ["check", "a", "b"],
        ["owed", "case.json"],
        ["--nonsense"],
        [""],
        ["open", "a\0b"],
        ["screens", "out", "--size", "big"],
        ["screens", "out", "--scale", "9"],
        ["demo", "--language", "fr"],
    ],
)
def test_a_wrong_call_ends_with_one_plain_line(run: Callable[..., Any], arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.line.startswith("debttracker: ")


def test_control_characters_never_reach_the_terminal(run: Callable[..., Any]) -> None:
    ran = run("check", "\x1b[31mred.json")
    assert ran.status == 2
    assert "\x1b" not in ran.err


def test_a_defect_is_one_line_and_its_message_is_not_logged(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Program()
    monkeypatch.setattr(Program, "norms", property(lambda _self: 1 / 0))
    status = run_cli(["norms"], program)
    error = capsys.readouterr().err
    assert status == 70
    assert error.count("\n") == 1
    assert "ZeroDivisionError" in error
    log = program.log_path.read_text(encoding="utf-8")
    assert "norms.py" in log
    assert "division by zero" not in log
    if os.name == "posix":
        assert program.log_path.parent.stat().st_mode & 0o077 == 0


def test_an_interruption_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_self: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Program, "norms", property(interrupt))
    assert run_cli(["norms"], Program()) == 130
    assert capsys.readouterr().err == "debttracker: interrupted\n"


@pytest.mark.skipif(os.name != "posix", reason="pipes of a shell")
def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m debttracker norms --json | head -n 1; echo ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=60)
    assert ran.stderr == ""
    assert ran.stdout.splitlines()[-1] in {"0", "141"}


def test_a_console_that_knows_no_chinese_gets_json_in_utf_8_and_escaped_lines() -> None:
    environment = {"PYTHONIOENCODING": "ascii", "LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"}
    assert "《" in call("norms", "--json", **environment).stdout
    plain = call("norms", **environment)
    assert (plain.returncode, plain.stderr) == (0, "")
    assert plain.stdout.isascii()


def test_files_are_made_for_their_owner_only(tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("modes of POSIX")
    file = tmp_path / "new.debts"
    assert call("new", str(file), "--jurisdiction", "CN").returncode == 0
    assert file.stat().st_mode & 0o077 == 0


def test_nothing_heavy_is_imported_before_a_command_runs() -> None:
    code = (
        "import sys; from debttracker.__main__ import main; main(['schedule', '--help']);"
        "heavy = {'PySide6', 'sqlalchemy', 'matplotlib', 'alembic', 'babel', 'debttracker.services.session'};"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize(
    ("chosen", "given", "factor"),
    [(100, None, None), (150, None, "1.5"), (150, "2", "2")],
)
def test_the_window_takes_the_size_that_was_chosen(
    chosen: int, given: str | None, factor: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from debttracker.ui import app

    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(os, "environ", dict(os.environ))
    os.environ.pop("QT_SCALE_FACTOR", None)
    if given is not None:
        os.environ["QT_SCALE_FACTOR"] = given
    seen = []
    monkeypatch.setattr(app, "run", lambda *_, **__: seen.append(os.environ.get("QT_SCALE_FACTOR")) or 0)
    program = Program()
    program.settings.set(keys.SCALE, chosen)
    assert run_cli(["open"], program) == 0
    assert seen == [factor]


@pytest.mark.parametrize("there", [True, False])
def test_it_starts_again_on_the_case_that_was_open_if_it_is_still_there(
    there: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from debttracker.commands import again, window
    from debttracker.ui import app

    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(os, "environ", dict(os.environ))
    os.environ.pop("QT_SCALE_FACTOR", None)
    case = tmp_path / "a.debts"
    if there:
        case.touch()
    started = []

    def leave(desk: object, *_: object, **__: object) -> int:
        desk.reopen = case  # type: ignore[attr-defined]
        return app.AGAIN

    monkeypatch.setattr(app, "run", leave)
    monkeypatch.setattr(window, "start_again", lambda *call: started.append(call))
    program = Program()
    program.settings.set(keys.SCALE, 150)
    assert run_cli(["open"], program) == 0
    ((reopened, environment),) = started
    assert reopened == (case if there else None)
    assert "QT_SCALE_FACTOR" not in environment, "the size chosen last must hold, not the one before"
    assert again.command(case)[-2:] == ["open", str(case)]
    assert not program.window_is_open()
