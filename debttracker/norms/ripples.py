"""Which other contacts' findings one contact may change."""

from collections.abc import Iterator

from debttracker.norms.count_check import AfterContact, Count
from debttracker.norms.limitation_check import TimeBarred
from debttracker.norms.log import Log
from debttracker.norms.notice_check import NoticeFlawed, NoticeMissing
from debttracker.norms.reach_check import DebtorReachable
from debttracker.norms.rule import Rule
from debttracker.norms.rules import Rules
from debttracker.norms.seen import NO_TIME, Seen


def reached_by(seen: Seen, rules: Rules, log: Log) -> dict[str, Seen]:
    """Return the contacts of the log, other than this one, whose findings may depend on it."""
    found: dict[str, Seen] = {}
    if seen.moment == NO_TIME:
        return found
    for rule, _ in rules.plan(seen).members:
        for other in _through(rule, seen, log):
            if other.id not in found and other.id != seen.id and rules.plan(other).runs(rule):
                found[other.id] = other
    return found


def _through(rule: Rule, seen: Seen, log: Log) -> Iterator[Seen]:
    for checker in rule.checkers:
        if isinstance(checker, Count):
            yield from checker.reached(seen)
        elif isinstance(checker, AfterContact):
            yield from log.later(seen, checker.days, everywhere=not rule.norm.check.per)
        elif isinstance(checker, DebtorReachable):
            yield from log.later(seen, checker.reach)
        elif isinstance(checker, NoticeMissing | NoticeFlawed):
            yield from checker.next_to(seen)
        elif isinstance(checker, TimeBarred):
            yield from checker.next_to(seen)
            day = checker.changes_from(seen)
            if day is not None:
                yield from log.of_lender(seen.group, max(day, seen.ordinal))
