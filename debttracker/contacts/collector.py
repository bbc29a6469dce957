"""Those who collect."""

from dataclasses import dataclass
from datetime import date

from debttracker.contacts.vocabulary import CollectorKind


@dataclass(frozen=True, slots=True)
class Collector:
    """A house or person that collects for a creditor. `None` anywhere means: not known."""

    id: str
    name: str | None = None
    kind: CollectorKind | None = None
    creditor: str | None = None
    numbers: tuple[str, ...] = ()
    own_name: bool | None = None
    licensed: bool | None = None
    on_published_list: bool | None = None
    announced_on: date | None = None
    note: str | None = None
