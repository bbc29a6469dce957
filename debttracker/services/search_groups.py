"""Puts what a case holds and what the window can do into groups, the best first."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from debttracker.services.matching import Query, Rank
from debttracker.services.search_hits import HitKind, SearchHit

_MOST = 6
"""Hits of a group where there are several; contacts, which come last, have what is left."""


def fitting(text: str, commands: Iterable[SearchHit]) -> tuple[SearchHit, ...]:
    """Return the pages and actions whose title fits, best first, each with its rank."""
    query = Query(text)
    ranked = [(query.rank(command.title), command) for command in commands]
    found = [replace(command, rank=rank) for rank, command in ranked if rank is not None]
    return tuple(sorted(found, key=lambda hit: hit.rank))


def grouped(hits: Iterable[SearchHit]) -> tuple[tuple[HitKind, tuple[SearchHit, ...]], ...]:
    """Return the hits by kind: kinds with a name that begins as typed first, else as `HitKind` lists them."""
    groups: dict[HitKind, list[SearchHit]] = {}
    for hit in hits:
        groups.setdefault(hit.kind, []).append(hit)
    order = list(HitKind)
    kinds = sorted(groups, key=lambda kind: (_place(groups[kind]), order.index(kind)))
    several = len(groups) > 1
    return tuple((kind, tuple(_cut(kind, groups[kind], several))) for kind in kinds)


def _place(hits: Sequence[SearchHit]) -> bool:
    return min(hit.rank for hit in hits) > Rank.PREFIX


def _cut(kind: HitKind, hits: Sequence[SearchHit], several: bool) -> Sequence[SearchHit]:
    return hits[:_MOST] if several and kind is not HitKind.CONTACT else hits
