"""One norm made ready for one matter."""

from collections.abc import Callable, Mapping, Sequence

from debttracker.norms.checks import Checker, build_checker
from debttracker.norms.condition import Condition, Facts
from debttracker.norms.count_check import by_day
from debttracker.norms.finding import Value
from debttracker.norms.schema import Norm, Version
from debttracker.norms.seen import Parties, Seen
from debttracker.norms.series import Index
from debttracker.norms.vocabulary import CheckKind, KeyPart, Period


class Rule:
    """One norm for one matter: its index and one checker per version."""

    def __init__(self, norm: Norm, parties: Parties, facts_of: Callable[[Seen], Facts]) -> None:
        self.norm = norm
        self.index = _index_for(norm, parties)
        narrower = norm.check.strict_counted
        self._checkers = {
            v: build_checker(
                norm,
                version,
                parties,
                self.index,
                None if narrower is None else lambda seen: narrower.holds(facts_of(seen)),
            )
            for v, version in enumerate(norm.versions)
        }
        self.beside = norm.check.kind is CheckKind.BESIDE
        self.verified_until = norm.verified_through.toordinal()
        self.counts = norm.check.kind is CheckKind.COUNT
        conditions = (norm.bound, norm.applies, norm.given, norm.when, *wordings(norm))
        self.facts = tuple(dict.fromkeys(f for c in conditions for f in c.facts))
        """The facts that the norm's conditions look at, in the order of the file."""
        self._parameters = {
            id(v): {name: p.shown() for name, p in v.parameters.items()} for v in norm.versions
        }

    def parameters(self, version: Version) -> Mapping[str, Value]:
        """Return the parameters of a version as a finding carries them."""
        return self._parameters[id(version)]

    def checker(self, number: int) -> Checker:
        """Return the checker of a version by its number."""
        return self._checkers[number]

    @property
    def checkers(self) -> Sequence[Checker]:
        """Return the checkers of all versions."""
        return tuple(self._checkers.values())


def wordings(norm: Norm) -> tuple[Condition, ...]:
    """Return the conditions of a norm's readings and exceptions."""
    return tuple(r.when for r in norm.readings) + tuple(e.when for e in norm.exceptions)


def _index_for(norm: Norm, parties: Parties) -> Index | None:
    kind, check = norm.check.kind, norm.check
    group = (KeyPart.LENDER_GROUP,)
    if kind is CheckKind.COUNT:
        one_day = check.period is Period.CALENDAR_DAY
        return Index(check.per, parties, by_day=by_day(check.period), split_days=one_day)
    if kind is CheckKind.AFTER_CONTACT:
        return Index(check.per, parties, by_day=True)
    if kind is CheckKind.NOTICE_MISSING:
        per = (KeyPart.LENDER_GROUP, KeyPart.COLLECTOR)
        return Index((*per, KeyPart.DEBT) if check.per_debt else per, parties, by_day=False)
    if kind is CheckKind.NOTICE_FLAWED:
        return Index(group, parties, by_day=True)
    if kind is CheckKind.DEBTOR_REACHABLE:
        return Index(group, parties, by_day=True)
    if kind is CheckKind.TIME_BARRED:
        return Index(group, parties, by_day=True)
    return None
