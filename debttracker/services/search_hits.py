"""What the search over everything finds."""

from dataclasses import dataclass
from enum import StrEnum, auto

from debttracker.services.matching import Rank


class HitKind(StrEnum):
    """What a hit is; the window adds its pages and actions to what the case holds."""

    DEBT = auto()
    CREDITOR = auto()
    COLLECTOR = auto()
    DAY = auto()
    CONTACT = auto()
    PAGE = auto()
    ACTION = auto()


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One hit; the id of a day is its date as ISO 8601."""

    kind: HitKind
    id: str
    title: str
    detail: str = ""
    rank: Rank = Rank.INSIDE
