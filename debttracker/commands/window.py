"""`open`, `demo` and `screens`: what shows the window. Qt is imported after a look whether it can run."""

import argparse
import os
import re
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from debttracker import early
from debttracker.bootstrap import Program, require_file
from debttracker.commands.again import start_again
from debttracker.commands.output import Output
from debttracker.commands.parser import Parser, Subparsers, add_command, add_json, path
from debttracker.l10n import LANGUAGES, _, set_language, using
from debttracker.settings import keys

if TYPE_CHECKING:
    from debttracker.commands.desk import WindowDesk
    from debttracker.services.session import Session
    from debttracker.ui.glance import CaseGlance

DEMO_NAME = "demo.debts"


def register(commands: Subparsers) -> None:
    """Add the commands."""
    parser = add_command(commands, "open", _("open the window, on a case or on the start page"), _open)
    parser.add_argument(
        "case", metavar="CASE", nargs="?", type=path, help=_("a case file, or a case in JSON")
    )
    parser.add_argument(
        "--log",
        action="store_true",
        help=_("log a contact at once, in the window that is open already if there is one"),
    )
    parser = add_command(
        commands, "demo", _("open a made-up case; it is deleted when the window is closed"), _demo
    )
    _add_language(parser)
    parser.add_argument(
        "--jurisdiction", metavar="J", default="CN", help=_("the country of the case, CN unless said")
    )
    parser.add_argument(
        "--save", metavar="FILE", type=path, help=_("make a case file of it that stays, and open no window")
    )
    parser = add_command(
        commands, "screens", _("draw every page and dialog to PNG, without a display"), _screens
    )
    parser.add_argument("out", metavar="OUT_DIR", type=path, help=_("the folder for the pictures"))
    parser.add_argument(
        "--case", metavar="CASE", type=path, help=_("the case shown; the made-up one if left out")
    )
    _add_language(parser)
    parser.add_argument("--theme", choices=["light", "dark"], default="light", help=_("the colours"))
    parser.add_argument(
        "--size", metavar="WxH", type=_size, default=(1280, 800), help=_("size of the window")
    )
    parser.add_argument(
        "--scale", metavar="S", type=_scale, default=1.0, help=_("1 to 4, such as 2 for 200 %%")
    )
    add_json(parser)


def _add_language(parser: Parser) -> None:
    parser.add_argument("--language", choices=LANGUAGES, help=_("the language of the window"))


def _open(arguments: argparse.Namespace, program: Program, _output: Output) -> int:
    case: Path | None = arguments.case
    if case is not None:
        require_file(case)
    if not arguments.log:
        early.check_window()
        return _show(program, case)
    from debttracker.commands.handover import ask_to_log

    if program.window_is_open() and ask_to_log(program.request_file, case):
        return 0
    early.check_window()
    return _show(program, case or program.last_case(), log=True)


def _demo(arguments: argparse.Namespace, program: Program, output: Output) -> int:
    language = arguments.language or program.language()
    set_language(language)
    if arguments.save is not None:
        program.write_demo(arguments.save, language, arguments.jurisdiction, partial(_keep_glances, program))
        output.result({"file": str(arguments.save)}, [_("%(file)s made") % {"file": arguments.save}])
        return 0
    early.check_window()
    with tempfile.TemporaryDirectory(prefix="debttracker-demo-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / DEMO_NAME
        program.write_demo(file, language, arguments.jurisdiction)
        return _show(program, file, arguments.language)


def _keep_glances(program: Program, session: "Session") -> None:
    """Have the window show a case at once when it is first opened, in the language it will speak."""
    from debttracker.ui.glance_keeper import keep

    with using(program.language()):
        keep(session, program.settings)


def _show(program: Program, case: Path | None, language: str | None = None, *, log: bool = False) -> int:
    from debttracker.commands.desk import WindowDesk
    from debttracker.ui import app

    before = dict(os.environ)
    scale = program.settings.get(keys.SCALE)
    if scale != keys.SCALE.default:  # Qt reads it once, when its application is made
        os.environ.setdefault("QT_SCALE_FACTOR", str(scale / 100))
    held = program.hold_window()
    try:
        with WindowDesk(program, language) as desk:
            glance = _glance(desk, case)
            status = app.run(desk, case, glance=glance, log=log)
    finally:
        if held is not None:
            held.release()
    if status != app.AGAIN:
        return status
    reopen = desk.reopen
    start_again(reopen if reopen is not None and reopen.is_file() else None, before)
    return 0


def _glance(desk: "WindowDesk", case: Path | None) -> "CaseGlance | None":
    """Return what is kept of a case; where nothing is, have all imported that its figures need."""
    if case is None:
        return None
    from debttracker.ui.glance_keeper import kept_glance

    glance = kept_glance(desk, case)
    if glance is None:
        _import_before_qt()
    return glance


def _import_before_qt() -> None:
    """Import what opens a case and counts its figures; PySide reads the source of all that comes after it."""
    import debttracker.casefile.unit_of_work
    import debttracker.services.files  # noqa: F401 - imported for later


def _screens(arguments: argparse.Namespace, program: Program, output: Output) -> None:
    if arguments.case is not None:
        require_file(arguments.case)
    early.check_drawing()
    language = arguments.language or program.language()
    set_language(language)
    from PySide6.QtCore import qInstallMessageHandler

    from debttracker.commands.desk import WindowDesk
    from debttracker.ui.screens import draw_screens

    qInstallMessageHandler(lambda _kind, _context, message: _note(output, message))
    with tempfile.TemporaryDirectory(prefix="debttracker-demo-", ignore_cleanup_errors=True) as folder:
        case = arguments.case
        if case is None:
            case = Path(folder) / DEMO_NAME
            program.write_demo(case, language)
        drawn = draw_screens(
            lambda: program.open(case, read_only=arguments.case is not None),
            arguments.out,
            desk=WindowDesk(program, language),
            theme=arguments.theme,
            size=arguments.size,
            scale=arguments.scale,
        )
    output.result({"files": [str(file) for file in drawn]}, [str(file) for file in drawn])


def _note(output: Output, message: str) -> None:
    """Pass on what Qt has to say, but not that a platform without a display knows no window manager."""
    if "propagateSizeHints" not in message:
        output.note(message)


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9]\d{2,3})[xX×]([1-9]\d{2,3})", text, re.ASCII)
    if found is None:
        raise argparse.ArgumentTypeError(
            _("%(text)r is not a size in pixels; write it like 1280x800") % {"text": text}
        )
    return int(found[1]), int(found[2])


def _scale(text: str) -> float:
    if re.fullmatch(r"[1-4](\.\d{1,2})?", text, re.ASCII) is None or float(text) > 4:
        raise argparse.ArgumentTypeError(_("%(text)r is not a scale from 1 to 4") % {"text": text})
    return float(text)
