"""Which norms concern a contact of a matter, worked out once per kind of contact."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import NamedTuple

from debttracker.contacts.vocabulary import Direction
from debttracker.norms.checks import sweeping
from debttracker.norms.condition import ALWAYS, Condition, Facts, Tri, any_of, both, merge
from debttracker.norms.debt_facts import NO_DEBT, debt_facts
from debttracker.norms.facts import Matter, party_facts, turning_days
from debttracker.norms.limitation_check import TimeBarred, demands
from debttracker.norms.plan import Item, Plan
from debttracker.norms.reach_check import tells_of_reach
from debttracker.norms.rule import Rule, wordings
from debttracker.norms.schema import Norm
from debttracker.norms.seen import Parties, Seen
from debttracker.norms.shapes import Shapes
from debttracker.norms.vocabulary import CheckKind, Verdict

_BEFORE_ALL = dt.date.min

PartyKey = tuple[str | None, str | None, tuple[str, ...], bool, int | None]


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a rule stands to the parties of a contact on a day: its version, who is bound, what is given."""

    rule: Rule
    version: int
    bound: Tri
    given: Tri


class Standing(NamedTuple):
    """How all rules stand to some parties on a day. The `number` is the same where all the rest is."""

    number: int
    bearings: Mapping[int, Bearing]
    scopes: tuple[Facts, ...]


class Rules:
    """The norms of a case, and a plan for each kind of contact that occurs in it."""

    def __init__(self, norms: Sequence[Norm], parties: Parties) -> None:
        self.parties = parties
        self._matter = parties.matter
        live = sorted((n for n in norms if not n.held_back), key=lambda n: n.id)
        self._alike = Shapes(live)
        self.rules = tuple(Rule(n, parties, self._alike.facts) for n in live)
        checkers = [(rule.norm, checker) for rule in self.rules for checker in rule.checkers]
        self._sweeping = tuple(s for norm, c in checkers if (s := sweeping(norm, c)) is not None)
        self._remembering = tuple(c for _, c in checkers if isinstance(c, TimeBarred))
        self.suspects: set[str] | None = None
        """After a sweep, until the log changes: the contacts that sweeping checks may find fault with."""
        self._turns = _turns(live, self._matter)
        self._standings: dict[PartyKey, Standing] = {}
        self._distinct: dict[object, Standing] = {}
        self._shapes: dict[object, tuple[tuple[int, Tri, Tri, Tri], ...]] = {}
        self._items: dict[object, Item] = {}
        self._plans: dict[tuple[PartyKey, object], Plan] = {}
        self._drafts: dict[tuple[int, object], Plan] = {}
        self._plan_of: dict[Seen, Plan] = {}

    def _party_key(self, seen: Seen) -> PartyKey:
        local = seen.local
        turn = None if local is None else bisect_right(self._turns, seen.ordinal)
        return (seen.group, seen.contact.collector, seen.debts, seen.debts_named, turn)

    def plan(self, seen: Seen) -> Plan:
        """Return what to do with a contact; contacts alike in every fact share one plan."""
        plan = self._plan_of.get(seen)
        if plan is None:
            party, shape = self._party_key(seen), self._alike.key(seen)
            plan = self._plans.get((party, shape))
            if plan is None:
                plan = self._plans[party, shape] = self._draw_up(seen, party, shape)
            self._plan_of[seen] = plan
        return plan

    def drop(self, seen: Seen) -> None:
        """Forget a contact that has left the log."""
        self._plan_of.pop(seen, None)

    def sweep(self) -> None:
        """Let the checks that compare many contacts find, all at once, those that they are to look at."""
        self.suspects = {contact for checker in self._sweeping for contact in checker.suspects()}

    def forget(self) -> None:
        """Drop what checks worked out from the log as a whole; it has changed."""
        self.suspects = None
        for swept in self._sweeping:
            swept.forget()
        for checker in self._remembering:
            checker.forget()

    def _draw_up(self, seen: Seen, party: PartyKey, shape: object) -> Plan:
        """A plan of its own for every party, worked out once for all to whom the rules stand alike."""
        standing = self._standing(seen, party)
        draft = self._drafts.get((standing.number, shape))
        if draft is None:
            draft = self._drafts[standing.number, shape] = self._make(seen, standing, shape)
        return copy(draft)

    def _make(self, seen: Seen, standing: Standing, shape: object) -> Plan:
        _, bearings, scopes = standing
        facts = self._alike.facts(seen)
        shapes = self._shapes.get(shape)
        if shapes is None:
            shapes = self._shapes[shape] = tuple(self._shapes_of(seen, facts))
        joined: list[Facts] = []
        items, members = [], []
        for number, applies, when, member in shapes:
            bearing = bearings.get(number)
            if bearing is None:
                continue
            rule, bound = bearing.rule, bearing.bound
            belongs = both(bound, member)
            if belongs is not False and rule.index is not None:
                members.append((rule, belongs))
            met = both(both(bound, bearing.given), both(applies, when))
            if rule.counts:
                met = both(met, member)
            if met is not False:
                joined = joined or [{**facts, **scope} for scope in scopes]
                items.append(self._item(rule, bearing.version, met, joined))
        return Plan(tuple(items), tuple(members))

    def _item(self, rule: Rule, number: int, met: Tri, scopes: Sequence[Facts]) -> Item:
        """Kinds of contact that are alike in the facts that one rule looks at share what it has to say."""
        looked_at = tuple([scope[name] for scope in scopes for name in rule.facts])
        key = (rule.norm.id, number, met, looked_at)
        item = self._items.get(key)
        if item is None:
            version = rule.norm.versions[number]
            item = self._items[key] = Item(rule, version, rule.checker(number), met, scopes)
        return item

    def bears(self, seen: Seen, rule: Rule) -> bool:
        """Whether a rule speaks of a contact at all, whatever it says of it."""
        if self.rules.index(rule) not in self._standing(seen, self._party_key(seen)).bearings:
            return False
        direction: Tri = seen.incoming if seen.contact.direction is not None else ("contact.direction",)
        return both(direction, rule.norm.applies.holds(self._alike.facts(seen))) is not False

    def _shapes_of(self, seen: Seen, facts: Facts) -> Iterator[tuple[int, Tri, Tri, Tri]]:
        """Yield the rules that a contact's own facts do not rule out: by number, what they say to each."""
        for number, rule in enumerate(self.rules):
            applies, when, member = self._shape(rule, seen, facts)
            if member is not False or (applies is not False and when is not False):
                yield number, applies, when, member

    def _shape(self, rule: Rule, seen: Seen, facts: Facts) -> tuple[Tri, Tri, Tri]:
        """What a contact's own facts say to a rule: applies, met, to be counted."""
        norm, check = rule.norm, rule.norm.check
        direction: Tri = seen.incoming if seen.contact.direction is not None else ("contact.direction",)
        applies = both(direction, norm.applies.holds(facts))
        when = norm.when.holds(facts)
        member: Tri = False
        if check.kind is CheckKind.COUNT:
            member = (
                both(applies, when) if check.counted is None else both(direction, check.counted.holds(facts))
            )
        elif check.kind is CheckKind.AFTER_CONTACT:
            member = check.earlier.holds(facts)
            if not (check.outgoing and seen.contact.direction is Direction.OUTGOING):
                member = both(direction, member)
        elif check.kind in {CheckKind.NOTICE_MISSING, CheckKind.NOTICE_FLAWED}:
            member = both(applies, when) is not False
        elif check.kind is CheckKind.DEBTOR_REACHABLE:
            member = tells_of_reach(seen.contact, failures=bool(check.out_of_contact))
        elif check.kind is CheckKind.TIME_BARRED:
            member = demands(seen.contact)
        return applies, when, member

    def _standing(self, seen: Seen, key: PartyKey) -> Standing:
        known = self._standings.get(key)
        if known is None:
            day = self._day(key[4])
            scopes = self._scopes(seen, day)
            found = (self._bear(rule, day, scopes, named=seen.debts_named) for rule in self.rules)
            bearings = {i: bearing for i, bearing in enumerate(found) if bearing is not None}
            alike = (tuple(bearings.items()), tuple(tuple(scope.values()) for scope in scopes))
            known = self._distinct.setdefault(alike, Standing(len(self._distinct), bearings, scopes))
            self._standings[key] = known
        return known

    def _day(self, turn: int | None) -> dt.date | None:
        """A day that stands for all between two on which something may change."""
        if turn is None:
            return None
        return dt.date.fromordinal(self._turns[turn - 1]) if turn else _BEFORE_ALL

    def _scopes(self, seen: Seen, day: dt.date | None) -> tuple[Facts, ...]:
        """The facts of the parties with those of each debt of the contact."""
        collector = seen.contact.collector
        base = party_facts(
            self._matter,
            self.parties.creditors.get(seen.group or ""),
            self.parties.collectors.get(collector or ""),
            day,
        )
        notices = self._matter.creditor_notices
        debts = [d for name in seen.debts if (d := self.parties.debts.get(name)) is not None]
        scopes = [{**base, **debt_facts(d, notices, day)} for d in debts]
        return tuple(scopes) or ({**base, **NO_DEBT},)

    @staticmethod
    def _bear(rule: Rule, day: dt.date | None, scopes: tuple[Facts, ...], *, named: bool) -> Bearing | None:
        norm = rule.norm
        if day is None:
            version: int | None = len(norm.versions) - 1
            always = norm.versions[-1].from_ is None and norm.versions[-1].until is None
            in_force: Tri = True if always else ("contact.at",)
        else:
            version = next((i for i, v in enumerate(norm.versions) if v.in_force(day)), None)
            in_force = version is not None
        bound = both(in_force, _over_debts(norm.bound, scopes, named=named))
        if version is None or bound is False or _exempt(norm, scopes, named=named):
            return None
        return Bearing(rule, version, bound, _over_debts(norm.given, scopes, named=named))


def _exempt(norm: Norm, scopes: tuple[Facts, ...], *, named: bool) -> bool:
    """Whether an exception says that the norm does not bind these parties at all."""
    whens = (e.when for e in norm.exceptions if e.verdict is Verdict.NOT_APPLICABLE)
    return any(_over_debts(when, scopes, named=named) is True for when in whens)


def _over_debts(condition: Condition, scopes: tuple[Facts, ...], *, named: bool) -> Tri:
    """Whether a condition holds for one debt of a contact; for debts only guessed, for each of them."""
    if condition is ALWAYS:
        return True
    results = [condition.holds(facts) for facts in scopes]
    if named or len(results) == 1:
        return any_of(results)
    if all(r is True for r in results):
        return True
    if all(r is False for r in results):
        return False
    return merge(("contact.debts",), *(r for r in results if isinstance(r, tuple)))


def _turns(norms: Sequence[Norm], matter: Matter) -> tuple[int, ...]:
    """The days, as ordinals, on which a version begins or ends or a dated fact changes."""
    days = {v.from_ for n in norms for v in n.versions if v.from_}
    days |= {v.until + dt.timedelta(days=1) for n in norms for v in n.versions if v.until}
    days |= set(turning_days(matter, _past_due_bounds(norms)))
    return tuple(sorted(d.toordinal() for d in days))


def _past_due_bounds(norms: Sequence[Norm]) -> frozenset[int]:
    conditions = [c for n in norms for c in (n.bound, n.given, *wordings(n))]
    return frozenset(
        m.bound
        for c in conditions
        for entries in c.alternatives
        for m in entries
        if m.fact == "debt.days_past_due"
    )
