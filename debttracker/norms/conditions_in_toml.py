"""Conditions as norm files write them."""

from collections.abc import Iterable
from enum import StrEnum

from debttracker.norms.condition import ALWAYS, Condition, Matcher, Op
from debttracker.norms.facts import ALL_FACTS as _CONTACT_AND_MATTER
from debttracker.norms.facts import FactType
from debttracker.norms.terms_facts import TERMS_FACTS
from debttracker.toml_table import Table

CONTACT = frozenset({"contact"})
MATTER = frozenset({"creditor", "collector", "debt", "debtor", "place"})
ANY = CONTACT | MATTER
ALL_FACTS = {**_CONTACT_AND_MATTER, **TERMS_FACTS}


def read_condition(table: Table, key: str, groups: frozenset[str]) -> Condition:
    """Take the condition under a key; without one it always holds.

    Raises InputError for a fact that does not exist or is not allowed here, and for a value it cannot take.
    """
    if key not in table:
        return ALWAYS
    alternatives = tuple(tuple(_entries(part, groups)) for part in table.alternatives(key))
    if not alternatives or not all(alternatives):
        raise table.error(key, "at least one entry")
    return Condition(alternatives)


def _entries(part: Table, groups: frozenset[str]) -> Iterable[Matcher]:
    for group in part.left():
        if group not in groups:
            raise part.error(group, f"one of the groups {', '.join(sorted(groups))}")
        facts = part.need_table(group)
        for name in facts.left():
            fact = f"{group}.{name}"
            if fact not in ALL_FACTS:
                raise facts.error(name, "a fact that the README of the norms lists")
            yield _matcher(facts, name, fact, ALL_FACTS[fact])


def _matcher(facts: Table, name: str, fact: str, kind: FactType) -> Matcher:
    value = facts.raw(name)
    if not isinstance(value, dict):
        return Matcher(fact, Op.IN, _values(facts, name, value, kind))
    recorded = value.pop("if_recorded", False)
    if len(value) != 1 or not isinstance(recorded, bool):
        raise facts.error(name, "one comparison, with if_recorded = true or without")
    word, operand = next(iter(value.items()))
    op = {"is": Op.IN, "not": Op.NOT_IN, "lacks": Op.LACKS if kind.many else None}.get(word)
    if op is not None:
        return Matcher(fact, op, _values(facts, name, operand, kind), if_recorded=recorded)
    numbers = {Op.BELOW, Op.AT_LEAST, Op.ABOVE, Op.AT_MOST}
    if word not in numbers or kind.values is not int or not _fits(operand, int):
        raise facts.error(name, "is, not, lacks, below, at_least, above or at_most, with a value that fits")
    return Matcher(fact, Op(word), bound=int(str(operand)), if_recorded=recorded)


def _fits(value: object, kind: type) -> bool:
    if kind is bool or kind is str:
        return isinstance(value, kind)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return issubclass(kind, StrEnum) and value in {w.value for w in kind} and value != "unknown"


def _values(facts: Table, name: str, value: object, kind: FactType) -> frozenset[object]:
    values = value if isinstance(value, list) else [value]
    for one in values:
        if not _fits(one, kind.values):
            raise facts.error(name, f"values of {kind.values.__name__}; it says {one!r}")
    if not values:
        raise facts.error(name, "at least one value")
    return frozenset(values)
