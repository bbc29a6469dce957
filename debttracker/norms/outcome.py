"""What a check says of one contact, before exceptions and ceilings."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from debttracker.norms.condition import Tri
from debttracker.norms.finding import Value
from debttracker.norms.vocabulary import Note, Verdict

_NO_FACTS: Mapping[str, Value] = MappingProxyType({})


class Outcome(NamedTuple):
    """Whether the facts of a norm are met, at most how far, and what it was computed from.

    `missing` names fields that would settle a doubt although the facts are met; where `met` itself is
    unknown it names them.
    """

    met: Tri = True
    ceiling: Verdict | None = None
    notes: tuple[Note, ...] = ()
    missing: tuple[str, ...] = ()
    facts: Mapping[str, Value] = _NO_FACTS
    counted: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether the facts are met without any doubt or remark."""
        return self.met is True and self.ceiling is None and not self.notes and not self.missing


MET = Outcome()
