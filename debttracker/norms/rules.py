"""Which norms concern a contact of a matter, worked out once per kind of contact."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from debttracker.contacts.vocabulary import Direction
from debttracker.norms.condition import ALWAYS, Condition, Facts, Tri, any_of, both, merge
from debttracker.norms.facts import (
    CONTACT_FACTS,
    NO_DEBT,
    Matter,
    consent_here,
    contact_facts,
    debt_facts,
    party_facts,
    turning_days,
)
from debttracker.norms.limitation_check import demands
from debttracker.norms.plan import Item, Plan, wordings
from debttracker.norms.reach_check import tells_of_reach
from debttracker.norms.rule import Rule
from debttracker.norms.schema import Norm
from debttracker.norms.seen import Parties, Seen
from debttracker.norms.vocabulary import CheckKind, Verdict

_FIELDS = tuple(n for n in CONTACT_FACTS if n not in {"consent", "person_role"})
_BEFORE_ALL = dt.date.min

PartyKey = tuple[str | None, str | None, tuple[str, ...], bool, int | None]


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a rule stands to the parties of a contact on a day: its version, who is bound, what is given."""

    rule: Rule
    version: int
    bound: Tri
    given: Tri


class Rules:
    """The norms of a case, and a plan for each kind of contact that occurs in it."""

    def __init__(self, norms: Sequence[Norm], parties: Parties) -> None:
        self.parties = parties
        self._matter = parties.matter
        live = sorted((n for n in norms if not n.held_back), key=lambda n: n.id)
        self.rules = tuple(Rule(n, parties, self.contact_facts) for n in live)
        self._turns = _turns(live, self._matter)
        self._fields = _fields_used(live)
        self._signature = attrgetter(*self._fields)
        self._bearings: dict[PartyKey, tuple[dict[int, Bearing], tuple[Facts, ...]]] = {}
        self._contact_facts: dict[object, Facts] = {}
        self._shapes: dict[object, tuple[tuple[int, Tri, Tri, Tri], ...]] = {}
        self._plans: dict[tuple[PartyKey, object], Plan] = {}

    def _party_key(self, seen: Seen) -> PartyKey:
        local = seen.local
        turn = None if local is None else bisect_right(self._turns, seen.ordinal)
        return (seen.group, seen.contact.collector, seen.debts, seen.debts_named, turn)

    def _shape_key(self, seen: Seen) -> object:
        contact = seen.contact
        consent = contact.consent if contact.consent_scope is None else consent_here(contact, seen.local)
        return (self._signature(contact), consent)

    def contact_facts(self, seen: Seen) -> Facts:
        """Return the facts of a contact by their names."""
        key = self._shape_key(seen)
        facts = self._contact_facts.get(key)
        if facts is None:
            local = seen.local
            facts = self._contact_facts[key] = contact_facts(seen.contact, consent_here(seen.contact, local))
        return facts

    def plan(self, seen: Seen) -> Plan:
        """Return what to do with a contact; contacts alike in every fact share one plan."""
        plan = seen.plan
        if plan is None:
            party, shape = self._party_key(seen), self._shape_key(seen)
            plan = self._plans.get((party, shape))
            if plan is None:
                plan = self._plans[party, shape] = self._make(seen, party, shape)
            seen.plan = plan
        return plan

    def _make(self, seen: Seen, party: PartyKey, shape: object) -> Plan:
        bearings, scopes = self._bearing(seen, party)
        facts = self.contact_facts(seen)
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
                version = rule.norm.versions[bearing.version]
                items.append(Item(rule, version, rule.checker(bearing.version), met, joined))
        return Plan(tuple(items), tuple(members))

    def bears(self, seen: Seen, rule: Rule) -> bool:
        """Whether a rule speaks of a contact at all, whatever it says of it."""
        if self.rules.index(rule) not in self._bearing(seen, self._party_key(seen))[0]:
            return False
        direction: Tri = seen.incoming if seen.contact.direction is not None else ("contact.direction",)
        return both(direction, rule.norm.applies.holds(self.contact_facts(seen))) is not False

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
        elif check.kind is CheckKind.NOTICE_MISSING:
            member = both(applies, when) is not False
        elif check.kind is CheckKind.DEBTOR_REACHABLE:
            member = tells_of_reach(seen.contact, failures=bool(check.out_of_contact))
        elif check.kind is CheckKind.TIME_BARRED:
            member = demands(seen.contact)
        return applies, when, member

    def _bearing(self, seen: Seen, key: PartyKey) -> tuple[dict[int, Bearing], tuple[Facts, ...]]:
        known = self._bearings.get(key)
        if known is None:
            day = self._day(key[4])
            scopes = self._scopes(seen, day)
            found = (self._bear(rule, day, scopes, named=seen.debts_named) for rule in self.rules)
            bearings = {i: bearing for i, bearing in enumerate(found) if bearing is not None}
            known = self._bearings[key] = (bearings, scopes)
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
            self.parties.creditors.get(seen.group or ""),
            self.parties.collectors.get(collector or ""),
            self._matter.debtor,
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


def _fields_used(norms: Sequence[Norm]) -> tuple[str, ...]:
    """The fields of a contact that any of the norms asks for, so that contacts alike in them share a plan."""
    used = {"direction", "channel", "outcome", "purpose", "person", "tags"}
    for norm in norms:
        check = norm.check
        options = [check.earlier, *(c for c in (check.counted, check.strict_counted) if c is not None)]
        for condition in (norm.applies, norm.when, *wordings(norm), *options):
            used |= {f.partition(".")[2] for f in condition.facts if f.startswith("contact.")}
    return tuple(sorted((used & set(_FIELDS)) | {"direction", "person"}))
