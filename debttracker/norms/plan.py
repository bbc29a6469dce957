"""What the norms have to do with one kind of contact."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from debttracker.norms.checks import Checker, is_idle, sweeping
from debttracker.norms.condition import Facts, Tri, any_of
from debttracker.norms.facts import plain
from debttracker.norms.finding import Value
from debttracker.norms.outcome import Outcome
from debttracker.norms.rule import Rule
from debttracker.norms.schema import Version
from debttracker.norms.seen import Seen
from debttracker.norms.verdicts import Said, verdict_of, weigh
from debttracker.norms.vocabulary import Note, Verdict


class Weighed(NamedTuple):
    """What of a finding is the same for all hits of one kind that a check had the same outcome for."""

    verdict: Verdict
    missing: tuple[str, ...]
    notes: tuple[str, ...]


class Item:
    """A rule that may give a finding for a kind of contact: what holds already, what is left to check.

    What only a finding needs is worked out with the first one.
    """

    __slots__ = ("_facts", "_said", "_scopes", "_weighed", "checker", "met", "parameters", "rule", "version")

    def __init__(
        self, rule: Rule, version: Version, checker: Checker, met: Tri, scopes: Sequence[Facts]
    ) -> None:
        self.rule = rule
        self.version = version
        self.checker = checker
        self.met = met
        self.parameters = rule.parameters(version)
        self._scopes = scopes
        self._facts: Mapping[str, Value] | None = None
        self._said: tuple[Said | None] | None = None
        self._weighed: dict[object, Weighed | None] = {}

    def weigh(self, outcome: Outcome, ordinal: int) -> Weighed | None:
        """Return what a hit on a day amounts to, or None when there is nothing to say of it."""
        late = ordinal > self.rule.verified_until
        key = late if outcome.plain else (outcome.met, outcome.ceiling, outcome.notes, outcome.missing, late)
        try:
            return self._weighed[key]
        except KeyError:
            weighed = self._weighed[key] = self._weigh(outcome, late=late)
            return weighed

    def _weigh(self, outcome: Outcome, *, late: bool) -> Weighed | None:
        said = self._what_it_says()
        if said is None:
            return None
        verdict, missing = verdict_of(said, outcome)
        notes = tuple(n.value for n in said.notes)
        if outcome.notes:
            notes = tuple(dict.fromkeys((*(n.value for n in outcome.notes), *notes)))
        if late:
            notes = (*notes, Note.NOT_VERIFIED_SINCE.value)
        return Weighed(verdict, missing, (*notes, Note.OWN_NORM.value) if self.rule.norm.own else notes)

    def _what_it_says(self) -> Said | None:
        if self._said is None:
            norm, scopes = self.rule.norm, self._scopes
            readings = [any_of(r.when.holds(f) for f in scopes) for r in norm.readings]
            exceptions = [any_of(e.when.holds(f) for f in scopes) for e in norm.exceptions]
            self._said = (weigh(norm, self.met, readings, exceptions),)
        return self._said[0]

    @property
    def facts(self) -> Mapping[str, Value]:
        """Return the facts that the norm's conditions looked at, as a finding carries them."""
        if self._facts is None:
            self._facts = {name: _value([scope[name] for scope in self._scopes]) for name in self.rule.facts}
        return self._facts


Looks = tuple[tuple[Callable[[Seen], Outcome | None], Item], ...]


class Plan:
    """What to do with a kind of contact: rules to run, indexes to enter it in."""

    __slots__ = ("_ruled", "beside", "items", "looks", "members", "unswept")

    def __init__(
        self,
        items: tuple[Item, ...],
        members: tuple[tuple[Rule, Tri], ...],
    ) -> None:
        self.items = items
        self.members = members
        self.looks: Looks = tuple(
            (item.checker.look, item) for item in items if not item.rule.beside and not is_idle(item.checker)
        )
        self.unswept: Looks = tuple(
            (look, item) for look, item in self.looks if sweeping(item.rule.norm, item.checker) is None
        )
        self.beside = tuple(item for item in items if item.rule.beside)
        self._ruled = frozenset(id(item.rule) for item in items)

    def runs(self, rule: Rule) -> bool:
        """Whether a rule is looked at for this kind of contact."""
        return id(rule) in self._ruled


def _value(values: Sequence[object]) -> Value:
    shown = list(dict.fromkeys(plain(v) for v in values))
    return shown[0] if len(shown) == 1 else tuple(shown)
