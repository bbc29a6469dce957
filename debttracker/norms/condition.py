"""Conditions over facts that are known or missing: true, false, or unknown for want of named facts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

Tri = bool | tuple[str, ...]
"""True, False, or the names of the facts that are missing (never an empty tuple)."""


class Missing(tuple[str, ...]):
    """A fact that is not known: the fields of the contract that would tell it."""

    __slots__ = ()


Facts = Mapping[str, object]


class Op(StrEnum):
    """How a fact is compared."""

    IN = auto()
    NOT_IN = auto()
    LACKS = auto()
    BELOW = auto()
    AT_MOST = auto()
    AT_LEAST = auto()
    ABOVE = auto()


def _in(value: object, wanted: frozenset[object]) -> bool:
    if isinstance(value, frozenset):
        return not wanted.isdisjoint(value)
    return value in wanted


_COMPARE: Mapping[Op, Callable[[int, int], bool]] = {
    Op.BELOW: lambda fact, bound: fact < bound,
    Op.AT_MOST: lambda fact, bound: fact <= bound,
    Op.AT_LEAST: lambda fact, bound: fact >= bound,
    Op.ABOVE: lambda fact, bound: fact > bound,
}


@dataclass(frozen=True, slots=True)
class Matcher:
    """One entry of a condition: a fact and what it is compared with."""

    fact: str
    op: Op
    values: frozenset[object] = frozenset()
    bound: int = 0
    if_recorded: bool = False
    """A missing fact does not hold, instead of being asked for."""

    def holds(self, facts: Facts) -> Tri:
        """Compare the fact; a missing one gives the names of the fields to fill in."""
        value = facts[self.fact]
        if isinstance(value, Missing):
            return False if self.if_recorded else value
        if self.op is Op.IN:
            return _in(value, self.values)
        if self.op is Op.NOT_IN:
            return not _in(value, self.values)
        if self.op is Op.LACKS:
            return not (isinstance(value, frozenset) and self.values <= value)
        return isinstance(value, int) and _COMPARE[self.op](value, self.bound)


@dataclass(frozen=True, slots=True)
class Condition:
    """Alternatives, each a list of entries that must all hold. Without alternatives it always holds."""

    alternatives: tuple[tuple[Matcher, ...], ...] = ()

    def holds(self, facts: Facts) -> Tri:
        """Whether one alternative holds; unknown when none does and one might."""
        if not self.alternatives:
            return True
        return any_of(all_of(m.holds(facts) for m in entries) for entries in self.alternatives)

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts it looks at, in the order of the file, each once."""
        return tuple(dict.fromkeys(m.fact for entries in self.alternatives for m in entries))


ALWAYS = Condition()


def merge(*missing: Iterable[str]) -> tuple[str, ...]:
    """Join lists of missing fields: sorted, each once."""
    return tuple(sorted({name for names in missing for name in names}))


def both(first: Tri, second: Tri) -> Tri:
    """Strong Kleene conjunction of two."""
    if first is False or second is False:
        return False
    if first is True:
        return second
    if second is True:
        return first
    return merge(first, second)


def all_of(parts: Iterable[Tri]) -> Tri:
    """Strong Kleene conjunction: a false part settles it, whatever else is missing."""
    result: Tri = True
    for part in parts:
        result = both(result, part)
        if result is False:
            return False
    return result


def any_of(parts: Iterable[Tri]) -> Tri:
    """Strong Kleene disjunction: a true part settles it, whatever else is missing."""
    missing: list[tuple[str, ...]] = []
    for part in parts:
        if part is True:
            return True
        if part is not False:
            missing.append(part)
    return merge(*missing) if missing else False
