"""The command line: reads the arguments, runs one command, turns its errors into a line and a status."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from debttracker import __version__
from debttracker.bootstrap import Program
from debttracker.commands.output import Output, printable
from debttracker.commands.parser import Parser
from debttracker.errors import ExitStatus, InputError, WorldError
from debttracker.l10n import _, message_of, set_language

DEFECT = 70
"""Exit status after an error that is a defect of the program (EX_SOFTWARE of sysexits)."""
INTERRUPTED = 130
"""Exit status after Ctrl+C, as a shell expects it."""
READER_GONE = 141
"""Exit status when the reader of a pipe went away, as a shell expects it."""

_MODULES = {
    "window": ("open", "demo", "screens"),
    "files": ("new", "import", "export", "backup", "restore", "verify"),
    "findings": ("check",),
    "norms": ("norms",),
    "money": ("owed",),
    "calculators": ("schedule", "apr"),
}
"""Which module holds which commands. Only the module of the command that was called is imported."""
_HELP = ("-h", "--help")


def run(arguments: Sequence[str], program: Program | None = None) -> int:
    """Run the command that the arguments name and return the exit status.

    0 done; 1 done and a problem was found; 2 the call or the input is wrong; 3 the case file cannot be
    opened; 70 a defect, with its traceback in the log; 130 interrupted; 141 the reader went away.
    """
    program = program or Program()
    set_language(program.language())
    try:
        status = _run(list(arguments), program)
        sys.stdout.flush()
    except WorldError as error:
        return _say(message_of(error), error.status)
    except KeyboardInterrupt:
        return _say(_("interrupted"), INTERRUPTED)
    except BrokenPipeError:
        # Python flushes once more at its end; that must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    except OSError as error:
        return _say(_of_system(error), ExitStatus.BAD_INPUT)
    except Exception as error:  # noqa: BLE001 - the last place that can keep a traceback from the person
        log = program.log_defect(error)
        return _say(
            _("an error of the program itself (%(kind)s); the details are in %(log)s")
            % {"kind": type(error).__name__, "log": log},
            DEFECT,
        )
    return status


def build_parser(command: str | None = None) -> Parser:
    """Return the parser of all commands, or of those that share a module with the one named."""
    parser = Parser(
        prog="debttracker",
        description=_("What is owed, what collectors did, and whether they were allowed to. Works offline."),
        epilog=_("debttracker [CASE] opens the window, on CASE or on the start page."),
    )
    parser.add_argument(
        "--version", action="version", version=f"debttracker {__version__}", help=_("show the version")
    )
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), parser_class=Parser)
    for module, names in _MODULES.items():
        if command is None or command in names:
            import_module(f"debttracker.commands.{module}").register(commands)
    return parser


def command_names() -> list[str]:
    """Return the names of all commands, in the order of the help."""
    return [name for names in _MODULES.values() for name in names]


def _run(arguments: list[str], program: Program) -> int:
    arguments = _with_command(arguments)
    parser = build_parser(None if arguments[0] in _HELP else arguments[0])
    try:
        chosen = parser.parse_args(arguments)
    except SystemExit as stop:  # --help and --version have been written
        return int(stop.code or 0)
    output = Output(as_json=getattr(chosen, "json", False))
    return int(chosen.run(chosen, program, output) or ExitStatus.DONE)


def _with_command(arguments: list[str]) -> list[str]:
    """Put `open` in front when the call names no command: `debttracker [CASE]`."""
    if not arguments:
        return ["open"]
    first = arguments[0]
    if first in command_names() or first in {*_HELP, "--version"}:
        return arguments
    if first and not first.startswith("-") and _looks_like_a_command(first):
        raise InputError(
            "there is no command and no file %(name)r; see debttracker --help", name=printable(first)
        )
    return ["open", *arguments]


def _looks_like_a_command(word: str) -> bool:
    return word.isascii() and word.isidentifier() and not Path(word).exists()


def _of_system(error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    return f"{error.filename}: {reason}" if error.filename else reason


def _say(sentence: str, status: int) -> int:
    sys.stderr.write(f"debttracker: {printable(' '.join(sentence.split()))}\n")
    sys.stderr.flush()
    return int(status)
