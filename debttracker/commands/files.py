"""`new`, `import`, `export`, `backup`, `restore`, `verify`: case files and what goes in and out of them."""

import argparse
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from debttracker.bootstrap import Program
from debttracker.case import Case, CaseInfo
from debttracker.commands.output import Output
from debttracker.commands.parser import Subparsers, add_case, add_command, add_json, path
from debttracker.errors import ExitStatus, InputError, WorldError
from debttracker.l10n import _, message_of, ngettext, translate
from debttracker.money.amount import is_currency
from debttracker.services.debt_law import export_warnings
from debttracker.services.files import export
from debttracker.services.imports import ImportReport, import_case
from debttracker.services.places import PLACES
from debttracker.services.session import Session

MOST_LISTED = 20
"""So many refused records are listed in plain text; `--json` lists them all."""


def register(commands: Subparsers) -> None:
    """Add the commands."""
    _register_new(commands)
    parser = add_command(commands, "import", _("bring the records of files into a case"), _import)
    add_case(parser)
    parser.add_argument("files", metavar="FILE", nargs="+", type=path, help=_("a case in JSON"))
    parser.add_argument("--dry-run", action="store_true", help=_("only report what would be done"))
    add_json(parser)
    parser = add_command(
        commands,
        "export",
        _("write a case out: .json everything, .csv tables, .ics deadlines for a calendar"),
        _export,
    )
    add_case(parser)
    parser.add_argument("out", metavar="OUT", type=path, help=_("the file to write; its ending says how"))
    add_json(parser)
    parser = add_command(commands, "backup", _("write a checked copy of a case file into a folder"), _backup)
    add_case(parser)
    parser.add_argument("folder", metavar="DIR", type=path, help=_("where the copy goes"))
    add_json(parser)
    parser = add_command(commands, "restore", _("make a case file of a backup"), _restore)
    parser.add_argument("backup", metavar="BACKUP", type=path, help=_("a copy that backup wrote"))
    parser.add_argument("file", metavar="FILE", type=path, help=_("the case file to make; it must not exist"))
    add_json(parser)
    parser = add_command(commands, "verify", _("look whether a case file is whole"), _verify)
    add_case(parser)
    add_json(parser)


def _register_new(commands: Subparsers) -> None:
    parser = add_command(commands, "new", _("make a case file, empty or from a case in JSON"), _new)
    add = parser.add_argument
    add("file", metavar="FILE", type=path, help=_("the case file to make; it must not exist"))
    add("--jurisdiction", metavar="J", help=_("the country by its ISO code, such as CN"))
    add("--region", metavar="R", help=_("a part of the country, such as US-MA"))
    add("--from", dest="source", metavar="case.json", type=path, help=_("take all records of this case"))
    add("--name", metavar="NAME", help=_("the name of the case; the file's name when left out"))
    add("--timezone", metavar="ZONE", help=_("the debtor's zone, such as America/New_York"))
    add("--currency", metavar="CODE", help=_("the currency, such as CNY"))
    add("--encrypted", action="store_true", help=_("protect the file with a passphrase"))
    add_json(parser)


def _new(arguments: argparse.Namespace, program: Program, output: Output) -> None:
    if arguments.source is not None:
        case = program.read_json(arguments.source)
        case = replace(case, info=_changed_info(case.info, arguments))
    else:
        case = Case(_new_info(arguments))
    session = program.create(arguments.file, case, encrypted=arguments.encrypted)
    try:
        counts = _counts(session.case)
    finally:
        session.close()
    output.result(
        {"file": str(arguments.file), "jurisdiction": case.info.jurisdiction, "records": counts},
        [_("%(file)s made") % {"file": arguments.file}, *_count_lines(counts)],
    )


def _new_info(arguments: argparse.Namespace) -> CaseInfo:
    if arguments.jurisdiction is None:
        raise InputError("new: --jurisdiction is needed, such as CN; only a case in JSON brings its own")
    place = _jurisdiction(arguments.jurisdiction)
    usual = PLACES.get(place)
    zone = arguments.timezone or (usual.timezone if usual else None)
    if zone is None:
        raise InputError("new: --timezone is needed for %(place)s, such as America/New_York", place=place)
    currency = arguments.currency or (usual.currency if usual else None)
    if currency is None:
        raise InputError("new: --currency is needed for %(place)s, such as EUR", place=place)
    return CaseInfo(
        name=arguments.name or arguments.file.stem,
        jurisdiction=place,
        region=_region(arguments.region, place),
        timezone=_zone(zone),
        currency=_currency(currency),
    )


def _changed_info(info: CaseInfo, arguments: argparse.Namespace) -> CaseInfo:
    place = _jurisdiction(arguments.jurisdiction) if arguments.jurisdiction else info.jurisdiction
    currency = _currency(arguments.currency) if arguments.currency else info.currency
    if currency != info.currency:
        raise InputError(
            "new: --currency is %(here)s, but the amounts of %(file)s are in %(there)s",
            here=currency,
            there=info.currency,
            file=arguments.source,
        )
    region = info.region if place == info.jurisdiction else None
    return replace(
        info,
        name=arguments.name or info.name,
        jurisdiction=place,
        region=_region(arguments.region, place) if arguments.region else region,
        timezone=_zone(arguments.timezone) if arguments.timezone else info.timezone,
    )


def _jurisdiction(text: str) -> str:
    if re.fullmatch(r"[A-Za-z]{2}", text, re.ASCII) is None:
        raise InputError("--jurisdiction: %(text)r is not a country code; write it like CN", text=text)
    return text.upper()


def _region(text: str | None, place: str) -> str | None:
    if text is None:
        return None
    if re.fullmatch(rf"{place}(-[A-Z0-9]{{1,3}}){{1,2}}", text.upper(), re.ASCII) is None:
        raise InputError(
            "--region: %(text)r is not a part of %(place)s; write it like %(place)s-MA",
            text=text,
            place=place,
        )
    return text.upper()


def _zone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (KeyError, ValueError, OSError):
        raise InputError(
            "--timezone: %(text)r is not a zone; write it like Asia/Shanghai", text=text
        ) from None


def _currency(text: str) -> str:
    if not is_currency(text.upper()):
        raise InputError("--currency: %(text)r is not a currency code; write it like CNY", text=text)
    return text.upper()


def _import(arguments: argparse.Namespace, program: Program, output: Output) -> None:
    incoming = [(file, program.read_json(file)) for file in arguments.files]
    session = program.open(arguments.case)
    try:
        if session.read_only and not arguments.dry_run:
            raise InputError(
                "%(file)s is only read; make a case file of it with: debttracker new FILE --from %(file)s",
                file=arguments.case,
            )
        reports = [
            import_case(session, case, str(file), dry_run=arguments.dry_run) for file, case in incoming
        ]
    finally:
        session.close()
    output.result(
        {"dry_run": arguments.dry_run, "files": [_report_json(report) for report in reports]},
        [line for report in reports for line in _report_lines(report, dry_run=arguments.dry_run)],
    )


def _report_json(report: ImportReport) -> dict[str, object]:
    return {
        "file": report.file,
        "read": report.read,
        "new": report.new,
        "already_there": report.already_there,
        "refused": [{"place": refusal.place, "why": translate(refusal.why)} for refusal in report.refused],
    }


def _report_lines(report: ImportReport, *, dry_run: bool) -> Iterable[str]:
    words = (
        _("%(file)s: %(read)s records read; %(new)s would be new, %(same)s are there, %(refused)s refused")
        if dry_run
        else _("%(file)s: %(read)s records read; %(new)s new, %(same)s were there, %(refused)s refused")
    )
    yield words % {
        "file": report.file,
        "read": report.read,
        "new": report.new,
        "same": report.already_there,
        "refused": len(report.refused),
    }
    for refusal in report.refused[:MOST_LISTED]:
        yield f"  {refusal.place}: {translate(refusal.why)}"
    more = len(report.refused) - MOST_LISTED
    if more > 0:
        yield "  " + ngettext("and %(count)s more", "and %(count)s more", more) % {"count": more}


def _export(arguments: argparse.Namespace, program: Program, output: Output) -> None:
    session = program.open(arguments.case)
    try:
        written = export(session, arguments.out, program.leads(arguments.case))
        _say_evidence(session, output)
    finally:
        session.close()
    output.result(
        {"files": [str(file) for file in written]},
        [_("%(file)s written") % {"file": file} for file in written],
    )


def _say_evidence(session: Session, output: Output) -> None:
    """Say before the files are handed over of which debts they show acts that the lender can use.

    An export that failed says why and nothing else. A norm or rate file that cannot be read keeps nobody from
    taking the case out.
    """
    try:
        found = export_warnings(session.money_law, [debt.id for debt in session.case.debts], session.today)
    except WorldError as error:
        output.note(message_of(error))
        return
    if found:
        output.note(found[0].sentence)
    for warning in found:
        acts = ngettext("%(count)s act on record", "%(count)s acts on record", warning.acts)
        fields = {"name": warning.name, "acts": acts % {"count": warning.acts}}
        output.note("  " + _("%(name)s: %(acts)s") % fields)


def _backup(arguments: argparse.Namespace, program: Program, output: Output) -> None:
    session = program.open(arguments.case)
    try:
        copy = session.backup(arguments.folder)
    finally:
        session.close()
    output.result({"backup": str(copy)}, [_("%(file)s written") % {"file": copy}])


def _restore(arguments: argparse.Namespace, program: Program, output: Output) -> None:
    restored: Path = program.restore(arguments.backup, arguments.file)
    output.result({"file": str(restored)}, [_("%(file)s made") % {"file": restored}])


def _verify(arguments: argparse.Namespace, program: Program, output: Output) -> ExitStatus:
    problems = program.verify(arguments.case)
    output.result(
        {"file": str(arguments.case), "whole": not problems, "problems": problems},
        problems or [_("%(file)s is whole") % {"file": arguments.case}],
    )
    return ExitStatus.PROBLEM_FOUND if problems else ExitStatus.DONE


def _counts(case: Case) -> dict[str, int]:
    return {
        name: len(getattr(case, name))
        for name in ("creditors", "collectors", "debts", "payments", "contacts")
        if getattr(case, name)
    }


def _count_lines(counts: dict[str, int]) -> list[str]:
    words = {
        "creditors": _("lenders"),
        "collectors": _("collectors"),
        "debts": _("debts"),
        "payments": _("payments"),
        "contacts": _("contacts"),
    }
    return [f"  {count} {words[name]}" for name, count in counts.items()]
