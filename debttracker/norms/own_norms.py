"""Norms that a person keeps in a folder of their own, beside those that are shipped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from debttracker.errors import InputError
from debttracker.norms.loader import PACK_FILE, PackHead, norm_files, read_norm_of, read_pack_head
from debttracker.norms.schema import Norm, Pack

OWN_NORMS = "norms"
"""The folder of the person's own norms, in the folder of the program's settings."""


@dataclass(frozen=True, slots=True)
class OwnNorms:
    """What of a person's folder can be used; `mistakes` say what was left out, with file, line and key."""

    packs: tuple[Pack, ...] = ()
    mistakes: tuple[InputError, ...] = ()

    def of_place(self, jurisdiction: str) -> Pack | None:
        """Return the person's pack of a place, or None."""
        return next((pack for pack in self.packs if pack.jurisdiction == jurisdiction.upper()), None)


def read_own_norms(folder: Path, shipped: Callable[[str], Pack | None]) -> OwnNorms:
    """Read `<folder>/<place>/*.toml`; a wrong file is left out and never stops the others.

    `shipped` gives the program's own pack of a place: its ids cannot be used again, and a place that has
    one needs no `pack.toml`.
    """
    packs: list[Pack] = []
    mistakes: list[InputError] = []
    for place in _places(folder, mistakes):
        try:
            pack, wrong = _read_place(place, shipped(place.name))
        except InputError as error:
            mistakes.append(error)
            continue
        mistakes += wrong
        if pack is not None:
            packs.append(pack)
    return OwnNorms(tuple(packs), tuple(mistakes))


def _places(folder: Path, mistakes: list[InputError]) -> Sequence[Path]:
    try:
        entries = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        reason = error.strerror or str(error)
        mistakes.append(InputError("%(where)s cannot be read: %(reason)s.", where=folder.name, reason=reason))
        return ()
    mistakes += [
        InputError(
            "%(where)s: a norm belongs into a folder named after its place, such as cn or us-ma.",
            where=entry.name,
        )
        for entry in entries
        if entry.suffix == ".toml"
    ]
    return [entry for entry in entries if entry.is_dir()]


def _read_place(place: Path, shipped: Pack | None) -> tuple[Pack | None, list[InputError]]:
    """Return the pack of one place, None when nothing in it can be used, and what was wrong."""
    head = _head(place, shipped)
    norms: dict[str, Norm] = {}
    mistakes: list[InputError] = []
    taken = {norm.id for norm in shipped.norms} if shipped is not None else set()
    for file in norm_files(place):
        try:
            norm = read_norm_of(place, file, head.jurisdiction)
        except InputError as error:
            mistakes.append(error)
            continue
        if norm.id in taken:
            mistakes.append(
                InputError(
                    "%(where)s: id: %(id)s is a norm of the program; give yours another id.",
                    where=f"{place.name}/{file.name}",
                    id=norm.id,
                )
            )
            continue
        norms[norm.id] = replace(norm, own=True)
    if not norms:
        return None, mistakes
    return head.pack((norms[key] for key in sorted(norms)), own=True), mistakes


def _head(place: Path, shipped: Pack | None) -> PackHead:
    """Read `pack.toml`; without one, what the program's own pack of the place says."""
    if shipped is not None and not (place / PACK_FILE).exists():
        return PackHead(shipped.jurisdiction, shipped.release, shipped.verified_through, shipped.zone)
    head = read_pack_head(place)
    if head.jurisdiction != place.name.upper():
        raise InputError(
            "%(where)s: jurisdiction: expected %(place)s, as the folder is named.",
            where=f"{place.name}/{PACK_FILE}",
            place=place.name.upper(),
        )
    return head
