"""Norm files into norms. Whatever is wrong in a file is an InputError that names file, line and key."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from debttracker.errors import InputError
from debttracker.norms.checks_in_toml import needed_parameters, read_check, read_parameters
from debttracker.norms.condition import ALWAYS
from debttracker.norms.conditions_in_toml import ANY, CONTACT, MATTER, read_condition
from debttracker.norms.finding import Citation
from debttracker.norms.schema import CEILINGS, Check, Norm, NormException, Pack, Reading, Text, Version
from debttracker.norms.vocabulary import (
    CheckKind,
    Confidence,
    Force,
    Note,
    Strength,
    Subject,
    Verdict,
)
from debttracker.toml_table import Table, read_table

LANGUAGES = ("zh_CN", "zh_TW", "en")
PACK_FILE = "pack.toml"
_ID_PARTS = 3


def load_norm(file: Path, name: str | None = None) -> Norm:
    """Read one norm file; `name` is how errors call it."""
    table = read_table(file, name)
    head = read_head(table, file)
    check = read_check(table.need_table("check"))
    norm = Norm(
        id=head.id,
        subject=head.subject,
        force=head.force,
        strength=head.strength,
        confidence=head.confidence,
        max_verdict=head.max_verdict,
        verified_through=head.verified_through,
        bound=read_condition(table, "bound", MATTER),
        applies=read_condition(table, "applies", CONTACT),
        given=read_condition(table, "given", MATTER),
        when=read_condition(table, "when", CONTACT),
        check=check,
        readings=tuple(_reading(r, head.max_verdict) for r in table.tables("reading")),
        exceptions=tuple(_exception(e) for e in table.tables("exception")),
        versions=_versions(table, check),
        texts=read_texts(table.need_table("text")),
    )
    table.done()
    if check.kind is CheckKind.CONDITION and norm.when is ALWAYS and norm.given is ALWAYS:
        raise table.error("when", "the facts of the norm (or given)")
    return norm


class Head(NamedTuple):
    """What every kind of norm says of itself."""

    id: str
    subject: Subject
    force: Force
    strength: Strength
    confidence: Confidence | None
    max_verdict: Verdict
    verified_through: dt.date


def read_head(table: Table, file: Path) -> Head:
    """Take the keys that every norm has; the id must be that of the file's name."""
    norm_id = table.text("id")
    if norm_id.lower() != norm_id or len(norm_id.split(".")) < _ID_PARTS:
        raise table.error("id", "jurisdiction, source and rule in lower case")
    if file.stem != norm_id.partition(".")[2]:
        raise table.error("id", f"the id of this file: its name says {file.stem}")
    force = table.need_word("force", Force)
    confidence = table.word("confidence", Confidence)
    if (confidence is None) != (force is Force.OWN_INDICATOR):
        raise table.error("confidence", "A, B, C or M; none for an indicator of the program's own")
    return Head(
        id=norm_id,
        max_verdict=read_ceiling(table, confidence),
        force=force,
        confidence=confidence,
        subject=table.need_word("subject", Subject),
        strength=table.need_word("strength", Strength),
        verified_through=table.need("verified_through", dt.date),
    )


def read_ceiling(table: Table, confidence: Confidence | None) -> Verdict:
    """Take `max_verdict`, which the confidence in the text limits."""
    verdict = table.need_word("max_verdict", Verdict)
    if CEILINGS.get(verdict, 0) <= 0:
        raise table.error("max_verdict", "breach, presumed, possible or advisory")
    unread = confidence in {Confidence.C, Confidence.M}
    if unread and CEILINGS[verdict] > CEILINGS[Verdict.POSSIBLE]:
        raise table.error("max_verdict", "at most possible, for a text known from a summary only")
    if confidence is None and verdict is not Verdict.ADVISORY:
        raise table.error("max_verdict", "advisory, for an indicator of the program's own")
    return verdict


def _reading(table: Table, ceiling: Verdict) -> Reading:
    verdict = table.need_word("verdict", Verdict)
    if CEILINGS.get(verdict, 0) <= 0 or CEILINGS[verdict] > CEILINGS[ceiling]:
        raise table.error("verdict", f"at most {ceiling.value}, the max_verdict of the norm")
    reading = Reading(verdict, read_condition(table, "when", ANY), table.word("note", Note))
    table.done()
    return reading


def _exception(table: Table) -> NormException:
    verdict = table.need_word("verdict", Verdict)
    if CEILINGS.get(verdict, CEILINGS[Verdict.BREACH]) > CEILINGS[Verdict.POSSIBLE]:
        raise table.error("verdict", "clear, not_applicable, advisory or possible")
    # Who is not bound at all is settled before any contact is looked at.
    groups = MATTER if verdict is Verdict.NOT_APPLICABLE else ANY
    exception = NormException(
        name=table.text("name"),
        when=read_condition(table, "when", groups),
        verdict=verdict,
        note=table.word("note", Note),
        only_if_known=table.get("only_if_known", bool) or False,
        title=table.get("title", str),
        locator=table.get("locator", str),
        link=table.get("link", str),
    )
    if exception.when is ALWAYS:
        raise table.error("when", "a condition")
    table.done()
    return exception


def _versions(table: Table, check: Check) -> tuple[Version, ...]:
    versions: list[Version] = []
    for part in table.tables("version"):
        version = Version(
            from_=part.get("from", dt.date),
            until=part.get("until", dt.date),
            parameters=read_parameters(part.table("parameters")),
            citation=read_citation(part.need_table("citation")),
        )
        part.done()
        for name, kind in needed_parameters(check).items():
            given = version.parameters.get(name)
            if given is None or not isinstance(given.value, kind):
                raise part.error("parameters", f"{name}, which this kind of check needs, of the right type")
        if version.from_ and version.until and version.until < version.from_:
            raise part.error("until", "a day that is not before from")
        if versions and not _follows(versions[-1], version):
            raise part.error("from", "a day after the version before has ended; the oldest version first")
        versions.append(version)
    if not versions:
        raise table.error("version", "at least one version")
    return tuple(versions)


def _follows(before: Version, after: Version) -> bool:
    return before.until is not None and after.from_ is not None and before.until < after.from_


def read_citation(table: Table) -> Citation:
    """Take a whole `[version.citation]`."""
    link = table.get("link", str)
    if link is not None and not link.startswith("https://"):
        raise table.error("link", "an address that begins with https://")
    confidence = table.word("confidence", Confidence)
    citation = Citation(
        title=table.text("title"),
        locator=table.get("locator", str),
        link=link,
        issuer=table.get("issuer", str),
        source=table.get("source", str),
        read_on=table.get("read_on", dt.date),
        confidence=None if confidence is None else confidence.value,
    )
    table.done()
    return citation


def read_texts(table: Table) -> dict[str, Text]:
    """Take a whole `[text]` with its three languages."""
    texts = {}
    for language in LANGUAGES:
        part = table.need_table(language)
        texts[language] = Text(part.text("title"), part.text("asks"), part.text("can_do"))
        part.done()
    table.done()
    return texts


class PackHead(NamedTuple):
    """What `pack.toml` says of the norms beside it."""

    jurisdiction: str
    release: str
    verified_through: dt.date
    zone: str | None

    def pack(self, norms: Iterable[Norm], *, own: bool = False) -> Pack:
        """Return the pack of these norms, which come in the order of their ids."""
        return Pack(self.jurisdiction, self.release, self.verified_through, self.zone, tuple(norms), own)


def read_pack_head(folder: Path) -> PackHead:
    """Read the `pack.toml` of a folder."""
    table = read_table(folder / PACK_FILE, f"{folder.name}/{PACK_FILE}")
    head = PackHead(
        jurisdiction=table.text("jurisdiction"),
        release=table.text("release"),
        verified_through=table.need("verified_through", dt.date),
        zone=table.get("zone", str),
    )
    table.done()
    return head


def norm_files(folder: Path) -> list[Path]:
    """Return the norm files of a place, by name."""
    return sorted(file for file in folder.glob("*.toml") if file.name != PACK_FILE)


def read_norm_of(folder: Path, file: Path, jurisdiction: str) -> Norm:
    """Read a norm file of a place; its id must be one of that place."""
    shown = f"{folder.name}/{file.name}"
    norm = load_norm(file, shown)
    if norm.id.partition(".")[0] != jurisdiction.lower():
        raise InputError(
            "%(where)s: id: expected an id of %(place)s.", where=shown, place=jurisdiction.lower()
        )
    return norm


def load_pack(folder: Path) -> Pack:
    """Read a folder of norms with its `pack.toml`; the norms come in the order of their ids."""
    head = read_pack_head(folder)
    norms: dict[str, Norm] = {}
    for file in norm_files(folder):
        norm = read_norm_of(folder, file, head.jurisdiction)
        norms[norm.id] = norm
    return head.pack(norms[key] for key in sorted(norms))
