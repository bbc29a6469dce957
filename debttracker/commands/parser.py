"""The parser of the command line: mistakes come as one plain line, values are checked as they are read."""

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from debttracker.commands.help_format import HelpFormat
from debttracker.commands.mistakes import in_words
from debttracker.errors import InputError
from debttracker.l10n import _

if TYPE_CHECKING:  # the window starts without it
    from decimal import Decimal

Subparsers: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 - argparse has no public name for it
"""Where a command adds itself."""

_LEAST_DAY, _LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)


class Parser(argparse.ArgumentParser):
    """Speaks the person's language; a mistake in the call is raised as InputError like other wrong input."""

    def __init__(self, **more: Any) -> None:
        super().__init__(add_help=False, formatter_class=HelpFormat, allow_abbrev=False, **more)
        # There is no other way to name the two groups that every parser has.
        self._positionals.title, self._optionals.title = _("arguments"), _("options")
        self.add_argument("-h", "--help", action="help", help=_("show this help"))

    def error(self, message: str) -> NoReturn:
        """Raise what the standard parser would print below a page of usage."""
        raise InputError("%(mistake)s; see %(call)s --help", call=self.prog, mistake=in_words(message))


def add_command(commands: Subparsers, name: str, text: str, run: Callable[..., Any], **more: Any) -> Parser:
    """Add a command that `run(arguments, program, output)` carries out, and return its parser."""
    parser: Parser = commands.add_parser(name, help=text, description=text, **more)
    parser.set_defaults(run=run, command=name)
    return parser


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help=_("write one JSON value to standard output"))


def add_case(parser: argparse.ArgumentParser) -> None:
    """Add the argument CASE."""
    parser.add_argument("case", metavar="CASE", type=path, help=_("a case file, or a case in JSON"))


def path(text: str) -> Path:
    """Read a path; an empty one or one with a null character is a mistake."""
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError(_("a path is expected"))
    return Path(text)


def day(text: str) -> date:
    """Read a date written YYYY-MM-DD."""
    try:
        found = date.fromisoformat(text if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) else "")
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("%(text)r is not a date; write it like 2026-11-23") % {"text": text}
        ) from None
    if not _LEAST_DAY <= found <= _LAST_DAY:
        raise argparse.ArgumentTypeError(_("%(text)r lies outside the years 1900 to 2200") % {"text": text})
    return found


def percent(text: str) -> "Decimal":
    """Read a rate in percent, written as a plain decimal number."""
    if re.fullmatch(r"-?\d{1,9}(\.\d{1,12})?", text, re.ASCII) is None:
        raise argparse.ArgumentTypeError(
            _("%(text)r is not a rate in percent; write it like 15.6") % {"text": text}
        )
    from decimal import Decimal

    return Decimal(text)


def whole(text: str) -> int:
    """Read a whole number above zero."""
    if re.fullmatch(r"\d{1,6}", text, re.ASCII) is None or int(text) == 0:
        raise argparse.ArgumentTypeError(_("%(text)r is not a whole number above zero") % {"text": text})
    return int(text)
