"""Verdicts and rows that are kept up with the log are those that judging everything anew would give."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from debttracker import paths
from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import Channel, Direction, Outcome, Person
from debttracker.norms.engine import evaluate
from debttracker.norms.finding import Finding
from debttracker.norms.registry import Registry
from debttracker.norms.vocabulary import FindingState
from debttracker.services.files import Cases
from debttracker.services.judging import matter_of
from debttracker.services.views import ContactFilter
from tests.services.example import CASE, SHANGHAI, call

NORMS = Registry(paths.resources() / "norms")
NAMES = st.sampled_from([f"c{n}" for n in range(1, 9)])
TIMES = st.one_of(
    st.none(),
    st.integers(0, 3 * 24 * 4).map(
        lambda quarters: datetime(2026, 11, 20, tzinfo=SHANGHAI) + timedelta(minutes=15 * quarters)
    ),
)
CONTACTS = st.builds(
    lambda name, **fields: replace(call(name, 9, 0), **fields),
    NAMES,
    at=TIMES,
    channel=st.sampled_from([Channel.CALL, Channel.CALL, Channel.SMS, None]),
    direction=st.sampled_from([Direction.INCOMING, Direction.INCOMING, Direction.OUTGOING, None]),
    outcome=st.sampled_from([Outcome.CONVERSATION, Outcome.CONVERSATION, Outcome.NO_ANSWER, None]),
    person=st.sampled_from([Person.DEBTOR, Person.DEBTOR, Person.FRIEND, None]),
    creditor=st.sampled_from(["bank-a", None]),
    collector=st.sampled_from(["agency-x", None]),
    debts=st.sampled_from([("loan-1",), ("card-1",), ("card-1", "loan-1"), ()]),
    person_zone=st.sampled_from([None, None, "Europe/Berlin"]),
)


class LogMachine(RuleBasedStateMachine):
    """A person who logs, changes, marks, deletes and takes back, and looks in between or not."""

    @initialize()
    def open(self) -> None:
        self.folder = TemporaryDirectory()
        cases = Cases(clock=lambda: datetime(2026, 11, 23, 4, 0, tzinfo=UTC), norms=lambda: NORMS)
        self.session = cases.new(Path(self.folder.name) / "case.debts", CASE.info, content=CASE)
        self.looks = True

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.close()
            self.folder.cleanup()

    @rule(contact=CONTACTS)
    def save(self, contact: Contact) -> None:
        self.session.save_contact(contact)

    @rule(names=st.sets(NAMES, min_size=1, max_size=3))
    def delete(self, names: set[str]) -> None:
        there = [c.id for c in self.session.case.contacts if c.id in names]
        if there:
            self.session.delete_contacts(there)

    @rule(data=st.data(), state=st.sampled_from(FindingState))
    def mark(self, data: st.DataObject, state: FindingState) -> None:
        found = evaluate(matter_of(self.session.case), NORMS)
        if found:
            finding = data.draw(st.sampled_from(found))
            self.session.set_finding_state(finding.contact, finding.norm, state, None)

    @rule(draft=CONTACTS)
    def type_a_draft(self, draft: Contact) -> None:
        self.session.judge_draft(draft)

    @rule()
    def move_the_agency(self) -> None:
        collector = self.session.case.collectors[0]
        self.session.save_collector(replace(collector, creditor=None if collector.creditor else "bank-a"))

    @rule()
    def undo(self) -> None:
        self.session.undo()

    @rule()
    def look_away_or_back(self) -> None:
        self.looks = not self.looks

    @invariant()
    def shows_what_judging_anew_shows(self) -> None:
        if not self.looks:
            return
        rows = {row.contact: row for row in self.session.contacts(ContactFilter())}
        case = self.session.case
        found: dict[str, list[Finding]] = {}
        for finding in evaluate(matter_of(case), NORMS):
            found.setdefault(finding.contact, []).append(finding)
        kept = self.session._judging.findings()
        assert {contact: list(findings) for contact, findings in kept.items() if findings} == found
        dismissed = {s.key for s in case.finding_status if s.state is FindingState.DISMISSED}
        assert set(rows) == set(case.contacts)
        for contact, row in rows.items():
            shown = [f for f in found.get(contact.id, ()) if f.key not in dismissed]
            assert {(flag.norm, flag.verdict) for flag in row.flags} == {(f.norm, f.verdict) for f in shown}


LogMachine.TestCase.settings = settings(
    deadline=None,
    max_examples=25,
    stateful_step_count=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestLogIsKeptUp = LogMachine.TestCase
