"""Findings: what the norms say of the contacts of a case."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from debttracker.contacts.contact import Contact
from debttracker.debts.limitation import LimitationRule
from debttracker.norms.facts import Matter
from debttracker.norms.finding import Finding
from debttracker.norms.intake import enter
from debttracker.norms.log import Log
from debttracker.norms.outcome import Outcome
from debttracker.norms.pause import no_cycle_search
from debttracker.norms.plan import Item
from debttracker.norms.registry import Registry
from debttracker.norms.report import conclude, quiet
from debttracker.norms.ripples import reached_by
from debttracker.norms.rules import Rules
from debttracker.norms.schema import Norm
from debttracker.norms.seen import NO_TIME, Parties, Seen
from debttracker.norms.vocabulary import Note

_STEP = 500
"""After how many contacts it is said how far the judging is."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of entering, changing, trying or removing a contact.

    `changed` holds, for every other contact whose findings are not what they were before, the findings
    after the change.
    """

    findings: tuple[Finding, ...] = ()
    changed: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)


class Judge:
    """The norms of a place over the contact log of one matter, kept so that one contact more costs little.

    `add` and `remove` change it; a change of anything but contacts needs a new one. `limitation` are the
    periods that the money norms of the place set. Raises InputError for a time zone that does not exist.
    """

    def __init__(
        self, matter: Matter, norms: Sequence[Norm], limitation: Sequence[LimitationRule] = ()
    ) -> None:
        self._parties = Parties(matter, limitation)
        self._rules = Rules(norms, self._parties)
        with no_cycle_search():
            self._log = Log(self._parties.see(c) for c in matter.contacts)
            enter(self._log, self._rules)

    def findings(self, step: Callable[[int, int], None] | None = None) -> list[Finding]:
        """Return all findings, by contact time, then norm id.

        `step` is told from time to time how many contacts of how many are judged; what it raises ends it.
        """
        found: list[Finding] = []
        shown = list(self._log.shown())
        with no_cycle_search():
            self._rules.sweep()
            for done in range(0, len(shown), _STEP):
                if step is not None:
                    step(done, len(shown))
                for seen in shown[done : done + _STEP]:
                    found += self._judge(seen)
        return found

    def verdicts(self) -> Iterator[Finding]:
        """Yield a verdict of every norm over every contact, clear and not applicable ones included."""
        self._rules.sweep()
        for seen in self._log.shown():
            yield from self._every(seen)

    def verdicts_of(self, contact: str) -> tuple[Finding, ...]:
        """Return the verdict of every norm over a contact. Raises KeyError when it is not in the log."""
        return tuple(self._every(self._log.by_id[contact]))

    def judge(self, contact: Contact) -> Judged:
        """Judge a contact as if it stood in the log, in place of one with its id; the log stays as it is."""
        before = self._log.by_id.get(contact.id)
        judged = self.add(contact)
        if before is None:
            self._take(self._log.by_id[contact.id])
        else:
            self._replace(before)
        return judged

    def add(self, contact: Contact) -> Judged:
        """Enter a contact, in place of one with its id, and say what changed."""
        seen = self._parties.see(contact)
        old = self._log.by_id.get(contact.id)
        near = reached_by(seen, self._rules, self._log)
        if old is not None:
            near |= reached_by(old, self._rules, self._log)
        before = {i: self._judge(s) for i, s in near.items()}
        self._replace(seen)
        return Judged(self._judge(seen), self._changed(near, before))

    def remove(self, contact: str) -> Judged:
        """Take a contact out and say what changed. Raises KeyError when it is not in the log."""
        seen = self._log.by_id[contact]
        near = reached_by(seen, self._rules, self._log)
        before = {i: self._judge(s) for i, s in near.items()}
        self._take(seen)
        return Judged(changed=self._changed(near, before))

    def _changed(
        self, near: Mapping[str, Seen], before: Mapping[str, tuple[Finding, ...]]
    ) -> Mapping[str, tuple[Finding, ...]]:
        after = {i: self._judge(near[i]) for i in sorted(near)}
        return {i: findings for i, findings in after.items() if findings != before[i]}

    def _replace(self, seen: Seen) -> None:
        old = self._log.by_id.get(seen.id)
        if old is not None:
            self._take(old)
        self._log.add(seen)
        for rule, member in self._rules.plan(seen).members:
            if rule.index is not None:
                rule.index.add(seen, member)
        self._rules.forget()

    def _take(self, seen: Seen) -> None:
        for rule, _ in self._rules.plan(seen).members:
            if rule.index is not None:
                rule.index.remove(seen)
        self._log.remove(seen)
        self._rules.drop(seen)
        self._rules.forget()

    def _judge(self, seen: Seen) -> tuple[Finding, ...]:
        if not seen.incoming:
            return ()
        findings: list[Finding] = []
        plan = self._rules.plan(seen)
        suspects = self._rules.suspects
        clear = suspects is not None and seen.id not in suspects and seen.moment != NO_TIME
        for look, item in plan.unswept if clear else plan.looks:
            outcome = look(seen)
            if outcome is not None and outcome.met is not False:
                finding = conclude(item, outcome, seen)
                if finding is not None:
                    findings.append(finding)
        if plan.beside and findings:
            findings += [f for item in plan.beside if (f := _beside(item, findings, seen)) is not None]
            findings.sort(key=lambda f: f.norm)
        return tuple(findings)

    def _every(self, seen: Seen) -> Iterator[Finding]:
        found = {f.norm: f for f in self._judge(seen)}
        plan = self._rules.plan(seen)
        items = {item.rule.norm.id: item for item in plan.items}
        for rule in self._rules.rules:
            norm = rule.norm
            finding = found.get(norm.id)
            if finding is None:
                version = None if seen.date is None else norm.version_on(seen.date)
                applies = self._rules.bears(seen, rule)
                notes = self._notes(items.get(norm.id), seen)
                finding = quiet(norm, seen, version, applies=applies, notes=notes)
            yield finding

    @staticmethod
    def _notes(item: Item | None, seen: Seen) -> tuple[Note, ...]:
        """What is worth saying of a contact that is clear, such as that it lies at an end point."""
        outcome: Outcome | None = None if item is None else item.checker.look(seen)
        return outcome.notes if outcome is not None and outcome.met is False else ()


def _beside(item: Item, findings: Sequence[Finding], seen: Seen) -> Finding | None:
    """A norm that only stands beside the finding of another one."""
    check = item.rule.norm.check
    others = [f for f in findings if f.norm in check.norms or f.subject in check.subjects]
    if not others:
        return None
    return conclude(item, Outcome(facts={"beside": tuple(f.norm for f in others)}), seen)


def evaluate(matter: Matter, registry: Registry, *, everything: bool = False) -> list[Finding]:
    """Return the findings of a matter's contacts by the norms of its place, by contact time, then norm id.

    With `everything` also the verdicts that are not findings: clear, and not applicable. The same matter and
    norms give the same list. Raises InputError for a norm file that is wrong and for an unknown time zone.
    """
    norms = registry.norms(matter.jurisdiction, matter.region)
    limitation = registry.limitation(norms, matter.jurisdiction, matter.region)
    with no_cycle_search():
        return _said_by(Judge(matter, norms, limitation), everything=everything)


def _said_by(judge: Judge, *, everything: bool) -> list[Finding]:
    """What a judge says; it is let go before the search for cycles goes on, which it would slow."""
    return list(judge.verdicts()) if everything else judge.findings()
