"""`check`: what the norms say of the contact log."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from debttracker.bootstrap import Program
from debttracker.case import Case
from debttracker.commands.norms import pack_json
from debttracker.commands.output import Output
from debttracker.commands.parser import Subparsers, add_case, add_command, add_json, day
from debttracker.contacts.contact import Contact
from debttracker.errors import InputError
from debttracker.l10n import _, language, message_of, ngettext
from debttracker.norms.engine import evaluate
from debttracker.norms.finding import Citation, Finding
from debttracker.norms.money_engine import evaluate_money
from debttracker.norms.money_schema import MoneyFinding
from debttracker.norms.pause import no_cycle_search
from debttracker.norms.registry import Registry
from debttracker.norms.schema import Pack
from debttracker.services import finding_words, money_words
from debttracker.services.explanation_text import explanation_lines
from debttracker.services.judging import matter_of
from debttracker.services.session import Session


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = add_command(commands, "check", _("what the norms say of the contacts in the log"), _check)
    add_case(parser)
    parser.add_argument("--all", action="store_true", help=_("also the verdicts that are no findings"))
    parser.add_argument(
        "--at", metavar="DATE", type=day, help=_("as of the end of this day: later contacts are left out")
    )
    parser.add_argument(
        "--explain", metavar="CONTACT", help=_("explain the findings on this contact in full, as text")
    )
    add_json(parser)


def _check(arguments: argparse.Namespace, program: Program, output: Output) -> None:
    session = program.open(arguments.case, read_only=True)
    try:
        if arguments.explain is not None:
            output.result(*_explained(session, arguments.explain))
            return
        case, today = session.case, session.today
    finally:
        session.close()
    for mistake in program.norms.own.mistakes:
        output.note(_("left out of your own norms: %(mistake)s") % {"mistake": message_of(mistake)})
    if arguments.at is not None:
        case = until(case, arguments.at)
    info = case.info
    packs = program.norms.packs(info.jurisdiction, info.region)
    matter = matter_of(case)
    findings: list[Finding | MoneyFinding] = [*evaluate(matter, program.norms, everything=arguments.all)]
    money = program.norms.money
    findings += evaluate_money(
        matter,
        money.norms(info.jurisdiction, info.region),
        money.rates,
        arguments.at or last_day(case) or today,
        info.currency,
        everything=arguments.all,
    )
    value = {
        "format": "debttracker-findings",
        "version": 1,
        "packs": [pack_json(pack) for pack in packs],
        "findings": _findings_json(findings) if output.as_json else [],
    }
    output.result(value, _finding_lines(case, packs, findings, program.norms))


def _explained(session: Session, contact: str) -> tuple[dict[str, Any], Iterable[str]]:
    """Return the explanation of every finding on a contact, as a value and as lines of text."""
    try:
        cards = session.contact(contact).cards
    except KeyError as error:
        raise InputError("There is no contact %(id)s in the case.", id=contact) from error
    texts = [list(explanation_lines(card)) for card in cards]
    value = {
        "contact": contact,
        "explanations": [
            {"norm": card.finding.norm, "text": lines} for card, lines in zip(cards, texts, strict=True)
        ],
    }
    return value, [line for lines in texts for line in (*lines, "")]


def _findings_json(findings: Sequence[Finding | MoneyFinding]) -> list[dict[str, Any]]:
    with no_cycle_search():
        return [finding_json(finding) for finding in findings]


def until(case: Case, last: date) -> Case:
    """Return a case as of the end of a day in its zone: without the contacts that came later."""
    zone = ZoneInfo(case.info.timezone)
    moments = {contact.id: contact.at or contact.delivered_at or contact.sent_at for contact in case.contacts}
    kept = [c for c in case.contacts if (at := moments[c.id]) is None or at.astimezone(zone).date() <= last]
    return replace(case, contacts=tuple(kept))


def last_day(case: Case) -> date | None:
    """Return the last day that a case speaks of, None when it names none.

    Debts are judged as of this day, so that the same case gives the same findings whenever it is asked.
    """
    zone = ZoneInfo(case.info.timezone)
    days = [contact.at.astimezone(zone).date() for contact in case.contacts if contact.at is not None]
    days += [payment.paid_on for payment in case.payments if not payment.scheduled]
    for debt in case.debts:
        days += [item.posted_on for item in debt.transactions]
        days += [statement.date for statement in debt.statements]
        days += [claim.date for claim in debt.claims]
        days += [change.date for change in debt.changes]
        days += [item.date for item in (*debt.judgments, *debt.suits, *debt.acknowledgements)]
        begun = (debt.opened, debt.defaulted_on, getattr(debt.terms, "start", None))
        days += [day for day in begun if day is not None]
    return max(days, default=None)


def finding_json(finding: Finding | MoneyFinding) -> dict[str, Any]:
    """Return a finding as other programs read it; one over a debt has no contact and names the debt."""
    if isinstance(finding, MoneyFinding):
        about = {"contact": None, "debt": finding.debt}
    else:
        about = {"contact": finding.contact}
    return {
        "norm": finding.norm,
        "subject": str(finding.subject),
        "verdict": str(finding.verdict),
        "force": str(finding.force),
        "strength": str(finding.strength),
        **about,
        "counted": list(finding.counted),
        "facts": dict(finding.facts),
        "parameters": dict(finding.parameters),
        "missing": list(finding.missing),
        "notes": list(finding.notes),
        "citation": _citation_json(finding.citation),
        "version_from": _iso(finding.version_from),
    }


def _citation_json(citation: Citation | None) -> dict[str, Any]:
    if citation is None:
        return {}
    return {
        "title": citation.title,
        "locator": citation.locator,
        "link": citation.link,
        "issuer": citation.issuer,
        "source": citation.source,
        "read_on": _iso(citation.read_on),
        "confidence": citation.confidence,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _finding_lines(
    case: Case, packs: Sequence[Pack], findings: Sequence[Finding | MoneyFinding], norms: Registry
) -> Iterable[str]:
    if not packs:
        yield _("no norms on contacts are shipped for %(place)s") % {"place": case.info.jurisdiction}
        if not findings:
            return
    contacts = {contact.id: contact for contact in case.contacts}
    last = None
    for finding in findings:
        about = _about(case, contacts, finding)
        if about != last:
            last = about
            yield about
        norm = norms.norm(finding.norm) or norms.money.norm(finding.norm)
        title = norm.text(language()).title if norm else finding.norm
        yield f"  {title} [{finding.norm}]"
        yield f"    {_sentence(finding)}"
        if finding.missing:
            yield "    " + _("not known: %(fields)s") % {"fields": ", ".join(finding.missing)}
    count = len(findings)
    yield ngettext("%(count)s verdict", "%(count)s verdicts", count) % {"count": count}


def _about(case: Case, contacts: Mapping[str, Contact], finding: Finding | MoneyFinding) -> str:
    """Name the contact with its time, or the debt."""
    if isinstance(finding, MoneyFinding):
        return _("debt %(debt)s") % {"debt": finding.debt}
    at = contacts[finding.contact].at
    zone = ZoneInfo(case.info.timezone)
    when = f"{at.astimezone(zone):%Y-%m-%d %H:%M}" if at else f"{'-':16}"
    return f"{when}  {finding.contact}"


def _sentence(finding: Finding | MoneyFinding) -> str:
    if isinstance(finding, MoneyFinding):
        return money_words.verdict_sentence(finding)
    return finding_words.verdict_sentence(finding)
