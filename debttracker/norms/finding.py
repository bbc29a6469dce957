"""What a norm says of a contact, and what the user made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

from debttracker.norms.vocabulary import FindingState, Force, Strength, Subject, Verdict

Value = str | int | bool | None | tuple["Value", ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a norm stands. `title` is in the norm's own language; `read_on` is when the source was read."""

    title: str
    locator: str | None = None
    link: str | None = None
    issuer: str | None = None
    source: str | None = None
    read_on: date | None = None
    confidence: str | None = None


class FindingKey(NamedTuple):
    """What tells a finding from others: the contact or the debt that it is over, and its norm."""

    contact: str | None
    debt: str | None
    norm: str


_NOTHING: Mapping[str, Value] = MappingProxyType({})


class Finding(NamedTuple):
    """One verdict of one norm over one contact; a named tuple, since a long log gives very many.

    `counted` lists the contacts that make up a count, oldest first; `missing` names fields of the contract
    (`contact.person`, `creditor.member_of` …) without which the verdict cannot be given; `notes` are codes
    (`borderline`, `runs_past`, `text_not_verified`, `aggregated_collectors` …) that say which reading or
    doubt it rests on; `facts` and `parameters` are what it was computed from, so that it can be replayed.
    """

    norm: str
    subject: Subject
    verdict: Verdict
    force: Force
    strength: Strength
    contact: str
    counted: tuple[str, ...] = ()
    facts: Mapping[str, Value] = _NOTHING
    parameters: Mapping[str, Value] = _NOTHING
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    citation: Citation | None = None
    version_from: date | None = None

    @property
    def key(self) -> FindingKey:
        """What tells it from others."""
        return FindingKey(self.contact, None, self.norm)


@dataclass(frozen=True, slots=True)
class FindingStatus:
    """What the user made of a finding, with the verdict and the release of the norms that stood then.

    It is about a contact, or, of a money norm, about a debt: never about both.
    """

    contact: str | None
    norm: str
    state: FindingState = FindingState.OPEN
    reason: str | None = None
    verdict: Verdict | None = None
    release: str | None = None
    changed_at: datetime | None = None
    debt: str | None = None

    @property
    def key(self) -> FindingKey:
        """What tells it from others."""
        return FindingKey(self.contact, self.debt, self.norm)
