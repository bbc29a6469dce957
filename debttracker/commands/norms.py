"""`norms`: which norms are shipped and which are the person's own, and whether these do what they should."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from debttracker.bootstrap import Program
from debttracker.commands.output import Output, table
from debttracker.commands.parser import Subparsers, add_command, add_json, path
from debttracker.errors import ExitStatus, InputError
from debttracker.l10n import _, language, message_of, ngettext
from debttracker.norms.money_schema import MoneyNorm, MoneyVersion
from debttracker.norms.schema import Norm, Pack
from debttracker.services.own_norms import Trial, try_own_norms

_OWN = Path()
"""Stands for the folder of the person's own norms where `--test` names none."""


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = add_command(
        commands, "norms", _("the norms that are shipped and your own, with their dates"), _norms
    )
    parser.add_argument(
        "--jurisdiction", metavar="J", help=_("only those of this place, such as CN or US-MA")
    )
    parser.add_argument(
        "--test",
        metavar="FOLDER",
        nargs="?",
        type=path,
        const=_OWN,
        help=_("run the cases beside your own norms, or beside those in this folder"),
    )
    add_json(parser)


def _norms(arguments: argparse.Namespace, program: Program, output: Output) -> ExitStatus:
    if arguments.test is not None:
        return _test(arguments.test, program, output)
    wanted = arguments.jurisdiction
    registry, money = program.norms, program.norms.money
    with_packs, with_money, own = registry.jurisdictions(), money.jurisdictions(), registry.own
    known = {*with_packs, *with_money, *(pack.jurisdiction for pack in own.packs)}
    places = [wanted.upper()] if wanted is not None else sorted(known)
    packs = [registry.pack(place) for place in places if place in with_packs or place not in known]
    packs += [pack for pack in own.packs if pack.jurisdiction in places]
    over_debts = [(norm, place) for place in places if place in with_money for norm in money.of_place(place)]
    shipped = [_norm_json(norm, pack.jurisdiction) for pack in packs for norm in pack.norms]
    value = {
        "packs": [pack_json(pack) for pack in packs],
        "norms": [*shipped, *(_norm_json(norm, place) for norm, place in over_debts)],
        "mistakes": [message_of(mistake) for mistake in own.mistakes],
    }
    output.result(value, [*_norm_lines(packs), *_money_lines(over_debts), *_mistake_lines(own.mistakes)])
    return ExitStatus.DONE


def _mistake_lines(mistakes: Sequence[InputError]) -> list[str]:
    return [
        _("left out of your own norms: %(mistake)s") % {"mistake": message_of(mistake)}
        for mistake in mistakes
    ]


def _test(folder: Path, program: Program, output: Output) -> ExitStatus:
    chosen = program.norms.own_folder if folder == _OWN else folder
    if chosen is None or not chosen.is_dir():
        raise InputError("there is no folder %(folder)s", folder=chosen)
    trial = try_own_norms(program.norms, chosen)
    value = {
        "folder": str(chosen),
        "norms": trial.norms,
        "cases": trial.cases,
        "mistakes": [message_of(mistake) for mistake in trial.mistakes],
        "failed": [{"case": name, "differences": list(lines)} for name, lines in trial.failed.items()],
        "without_cases": list(trial.without_cases),
    }
    output.result(value, _trial_lines(trial))
    return ExitStatus.DONE if trial.holds else ExitStatus.PROBLEM_FOUND


def _trial_lines(trial: Trial) -> Iterable[str]:
    yield from (message_of(mistake) for mistake in trial.mistakes)
    for name, lines in trial.failed.items():
        yield name
        yield from (f"  {line}" for line in lines)
    for norm in trial.without_cases:
        yield _("%(norm)s: no case expects anything of it") % {"norm": norm}
    norms = ngettext("%(count)s norm", "%(count)s norms", trial.norms) % {"count": trial.norms}
    cases = ngettext("%(count)s case", "%(count)s cases", trial.cases) % {"count": trial.cases}
    failed = ngettext("%(count)s fails", "%(count)s fail", len(trial.failed)) % {"count": len(trial.failed)}
    yield f"{norms}, {cases}, {failed}"


def pack_json(pack: Pack) -> dict[str, Any]:
    """Return what a pack is, as other programs read it."""
    return {
        "jurisdiction": pack.jurisdiction,
        "release": pack.release,
        "verified_through": pack.verified_through.isoformat(),
        "own": pack.own,
    }


def _norm_json(norm: Norm | MoneyNorm, jurisdiction: str) -> dict[str, Any]:
    first, last = norm.versions[0], norm.versions[-1]
    begins = first.begins if isinstance(first, MoneyVersion) else first.from_
    return {
        "id": norm.id,
        "jurisdiction": jurisdiction,
        "own": isinstance(norm, Norm) and norm.own,
        "title": norm.text(language()).title,
        "subject": str(norm.subject),
        "force": str(norm.force),
        "strength": str(norm.strength),
        "confidence": str(norm.confidence) if norm.confidence else None,
        "held_back": norm.held_back,
        "max_verdict": str(norm.max_verdict),
        "in_force_from": begins.isoformat() if begins else None,
        "in_force_until": last.until.isoformat() if last.until else None,
        "verified_through": norm.verified_through.isoformat(),
        "source": last.citation.title,
        "locator": last.citation.locator,
        "link": last.citation.link,
    }


def _norm_lines(packs: Sequence[Pack]) -> Iterable[str]:
    for pack in packs:
        count = len(pack.norms)
        if pack.own:
            yield _("your own norms:")
        yield ngettext(
            "%(place)s: %(count)s norm, release %(release)s, verified through %(day)s",
            "%(place)s: %(count)s norms, release %(release)s, verified through %(day)s",
            count,
        ) % {
            "place": pack.jurisdiction,
            "count": count,
            "release": pack.release,
            "day": pack.verified_through.isoformat(),
        }
        yield from _norm_table([_norm_json(norm, pack.jurisdiction) for norm in pack.norms])


def _money_lines(norms: Sequence[tuple[MoneyNorm, str]]) -> Iterable[str]:
    if norms:
        yield _("norms on money, over debts:")
        yield from _norm_table([_norm_json(norm, place) for norm, place in norms])


def _norm_table(rows: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    names = ("id", "force", "in_force_from", "in_force_until", "title")
    return table([[row[name] or "" for name in names] for row in rows])
