"""What the norms have to do with one kind of contact."""

from collections.abc import Mapping, Sequence

from debttracker.norms.checks import Checker
from debttracker.norms.condition import Condition, Facts, Tri, any_of
from debttracker.norms.facts import plain
from debttracker.norms.finding import Value
from debttracker.norms.rule import Rule
from debttracker.norms.schema import Norm, Version
from debttracker.norms.verdicts import Said, weigh


class Item:
    """A rule that may give a finding for a kind of contact: what holds already, what is left to check.

    What only a finding needs is worked out with the first one.
    """

    __slots__ = ("_facts", "_scopes", "_weighed", "checker", "met", "notes", "parameters", "rule", "version")

    def __init__(
        self, rule: Rule, version: Version, checker: Checker, met: Tri, scopes: Sequence[Facts]
    ) -> None:
        self.rule = rule
        self.version = version
        self.checker = checker
        self.met = met
        self.notes: tuple[str, ...] = ()
        self.parameters = rule.parameters(version)
        self._scopes = scopes
        self._facts: Mapping[str, Value] | None = None
        self._weighed: tuple[Said | None] | None = None

    @property
    def said(self) -> Said | None:
        """Return what a hit amounts to, or None when there is nothing to say of it."""
        if self._weighed is None:
            norm, scopes = self.rule.norm, self._scopes
            readings = [any_of(r.when.holds(f) for f in scopes) for r in norm.readings]
            exceptions = [any_of(e.when.holds(f) for f in scopes) for e in norm.exceptions]
            said = weigh(norm, self.met, readings, exceptions)
            self.notes = () if said is None else tuple(n.value for n in said.notes)
            self._weighed = (said,)
        return self._weighed[0]

    @property
    def facts(self) -> Mapping[str, Value]:
        """Return the facts that the norm's conditions looked at, as a finding carries them."""
        if self._facts is None:
            self._facts = _shown(self.rule.norm, self._scopes)
        return self._facts


class Plan:
    """What to do with a kind of contact: rules to run, indexes to enter it in."""

    __slots__ = ("_ruled", "items", "members")

    def __init__(
        self,
        items: tuple[Item, ...],
        members: tuple[tuple[Rule, Tri], ...],
    ) -> None:
        self.items = items
        self.members = members
        self._ruled = frozenset(id(item.rule) for item in items)

    def runs(self, rule: Rule) -> bool:
        """Whether a rule is looked at for this kind of contact."""
        return id(rule) in self._ruled


def wordings(norm: Norm) -> tuple[Condition, ...]:
    """Return the conditions of a norm's readings and exceptions."""
    return tuple(r.when for r in norm.readings) + tuple(e.when for e in norm.exceptions)


def _shown(norm: Norm, scopes: Sequence[Facts]) -> Mapping[str, Value]:
    """The facts that a norm's conditions looked at, as a finding carries them."""
    conditions = (norm.bound, norm.applies, norm.given, norm.when, *wordings(norm))
    names = dict.fromkeys(f for c in conditions for f in c.facts)
    return {name: _value([scope[name] for scope in scopes]) for name in names}


def _value(values: Sequence[object]) -> Value:
    shown = list(dict.fromkeys(plain(v) for v in values))
    return shown[0] if len(shown) == 1 else tuple(shown)
