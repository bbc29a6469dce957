"""What must hold of the verdicts over any log."""

import datetime as dt
import json
from dataclasses import asdict, replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact
from debttracker.contacts.notice import Complaint, CreditorNotice, Notice, TimeWindow
from debttracker.contacts.vocabulary import (
    Channel,
    CollectorKind,
    Consent,
    ContactPurpose,
    CreditorNoticeKind,
    Direction,
    Disclosed,
    Identified,
    NoticeKind,
    NumberKind,
    Outcome,
    Person,
    Place,
    Tag,
    TimePrecision,
)
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Agreement, Debt
from debttracker.debts.vocabulary import AgreementKind, CreditorKind, DebtKind, DebtPurpose
from debttracker.norms.engine import Judge, evaluate
from debttracker.norms.facts import Matter
from debttracker.norms.finding import Finding
from debttracker.norms.registry import Registry
from debttracker.norms.schema import CEILINGS, Norm
from debttracker.norms.vocabulary import Verdict
from debttracker.paths import resources

REGISTRY = Registry(resources() / "norms")
PLACES = [
    ("CN", None), ("CN", None), ("US", "US-MA"), ("US", "US-CA"), ("US", "US-NY-NYC"), ("US", None),
    ("GB", "GB-SCT"), ("GB", None), ("TW", None), ("HK", None), ("KR", None), ("JP", None), ("IN", None),
    ("PH", None),
]  # fmt: skip


def norms_of(matter: Matter) -> tuple[Norm, ...]:
    return REGISTRY.norms(matter.jurisdiction, matter.region)


def judge_of(matter: Matter) -> Judge:
    norms = norms_of(matter)
    return Judge(matter, norms, REGISTRY.limitation(norms, matter.jurisdiction, matter.region))


ZONE = dt.timezone(dt.timedelta(hours=8))
START = dt.datetime(2026, 1, 28, tzinfo=ZONE)
AFTER = START + dt.timedelta(days=400)

MATTER = Matter(
    timezone="Asia/Shanghai",
    jurisdiction="CN",
    creditors=(
        Creditor("bank-a", kind=CreditorKind.BANK, member_of=("CBA",)),
        Creditor("bank-b", kind=CreditorKind.BANK),
        Creditor("friend", kind=CreditorKind.INDIVIDUAL, member_of=()),
    ),
    collectors=(
        Collector("agency-x", kind=CollectorKind.AGENCY, creditor="bank-a"),
        Collector("agency-y", kind=CollectorKind.AGENCY, creditor="bank-a"),
        Collector("fund", kind=CollectorKind.DEBT_BUYER, creditor="bank-b"),
    ),
    debts=(
        Debt("loan-1", DebtKind.MICROLOAN, "bank-a", online=True, purpose=DebtPurpose.CONSUMER),
        Debt(
            "card-1",
            DebtKind.CREDIT_CARD,
            "bank-a",
            purpose=DebtPurpose.CONSUMER,
            first_missed_due=dt.date(2023, 2, 1),
            agreement=Agreement(AgreementKind.INDIVIDUAL_INSTALMENT, dt.date(2026, 2, 1), kept=True),
        ),
        Debt("loan-b", DebtKind.BANK_LOAN, "bank-b", online=True, defaulted_on=dt.date(2022, 1, 1)),
        Debt("loan-f", DebtKind.PRIVATE_LOAN, "friend", online=False, purpose=DebtPurpose.CONSUMER),
    ),
    notices=(
        Notice("n1", NoticeKind.THIRD_PARTY_REFUSAL, dt.date(2026, 2, 2), person=Person.FRIEND, to="bank-a"),
        Notice("n2", NoticeKind.DISPUTE, dt.date(2026, 2, 1), dt.date(2026, 2, 3), to="agency-x"),
    ),
    creditor_notices=(CreditorNotice("k1", CreditorNoticeKind.AGENCY, sent_on=dt.date(2026, 1, 30)),),
)


_DAYS = (dt.date(2026, 1, 29), dt.date(2026, 1, 30))
NOTICES = (
    Notice("m1", NoticeKind.STOP_CONTACT, *_DAYS, in_writing=True, to="agency-x"),
    Notice("m2", NoticeKind.STOP_CONTACT, *_DAYS, to="bank-a"),
    Notice("m3", NoticeKind.STOP_CHANNEL, *_DAYS, channel=Channel.SMS, to="agency-y"),
    Notice(
        "m4", NoticeKind.INCONVENIENT_TIME, *_DAYS, to="bank-a", window=TimeWindow(dt.time(9), dt.time(12))
    ),
    Notice("m5", NoticeKind.INCONVENIENT_TIME, *_DAYS, to="agency-x", until=dt.date(2026, 2, 4)),
    Notice("m6", NoticeKind.REPRESENTED, *_DAYS, in_writing=True, to="agency-x"),
    Notice("m7", NoticeKind.MORATORIUM, *_DAYS, debts=("loan-1",)),
    Notice("m8", NoticeKind.DISPUTE, *_DAYS, in_writing=True, to="agency-x", answered_on=dt.date(2026, 2, 1)),
    Notice("m9", NoticeKind.HOSPITAL, *_DAYS, to="bank-b"),
    Notice("ma", NoticeKind.STOP_AT_WORK, *_DAYS, in_writing=False, to="agency-y"),
)
THEIR_NOTICES = (
    CreditorNotice("h1", CreditorNoticeKind.VALIDATION, sent_on=dt.date(2026, 1, 28), from_="agency-x"),
    CreditorNotice("h2", CreditorNoticeKind.VALIDATION, never=True, from_="agency-y"),
    CreditorNotice(
        "h3", CreditorNoticeKind.DEFAULT, received_on=dt.date(2026, 1, 30), from_="bank-a", items=()
    ),
    CreditorNotice("h4", CreditorNoticeKind.START_OF_COLLECTION, received_on=dt.date(2026, 1, 30)),
    CreditorNotice("h5", CreditorNoticeKind.AGENCY, sent_on=dt.date(2026, 1, 30), collector="agency-x"),
)


def _maybe(values):
    return st.one_of(st.none(), st.sampled_from(list(values)))


@st.composite
def contacts(draw, number: int) -> Contact:
    minutes = draw(st.integers(0, 9 * 24 * 12)) * 5
    at = START + dt.timedelta(minutes=minutes)
    side = draw(
        st.sampled_from(
            [
                ("bank-a", "agency-x", ("loan-1",)),
                ("bank-a", "agency-y", ("loan-1",)),
                ("bank-a", None, ("card-1",)),
                ("bank-a", None, ()),
                ("bank-b", "fund", ("loan-b",)),
                ("friend", None, ("loan-f",)),
                (None, None, ()),
            ]
        )
    )
    return Contact(
        id=f"c{number:02}",
        at=draw(st.sampled_from([at, at, at, at, None])),
        at_precision=draw(st.sampled_from([TimePrecision.SECOND, TimePrecision.MINUTE, TimePrecision.DATE])),
        duration_seconds=draw(st.sampled_from([None, 60, 900])),
        channel=draw(st.sampled_from([Channel.CALL, Channel.CALL, Channel.SMS, Channel.VISIT, None])),
        automated=draw(st.sampled_from([None, True, False])),
        direction=draw(st.sampled_from([Direction.INCOMING, Direction.INCOMING, Direction.OUTGOING, None])),
        outcome=draw(_maybe([Outcome.CONVERSATION, Outcome.CONVERSATION, Outcome.NO_ANSWER])),
        number_kind=draw(_maybe([NumberKind.MOBILE, NumberKind.HOTLINE])),
        called_number=draw(_maybe(["1", "2"])),
        creditor=side[0],
        collector=side[1],
        debts=side[2],
        purpose=draw(
            st.sampled_from([ContactPurpose.COLLECT, ContactPurpose.COLLECT, ContactPurpose.REPLY, None])
        ),
        person=draw(_maybe([Person.DEBTOR, Person.DEBTOR, Person.FRIEND, Person.SPOUSE, Person.GUARANTOR])),
        person_name=draw(_maybe(["Wang"])),
        person_zone=draw(st.sampled_from([None, None, "Europe/Berlin"])),
        identified=draw(_maybe([Identified.NONE, Identified.BOTH])),
        visitors=draw(_maybe([1, 2])),
        entered_home=draw(_maybe([True, False])),
        entry_consent=draw(_maybe([True, False])),
        place=draw(_maybe([Place.HOME, Place.WORK])),
        pay_by=draw(_maybe([dt.date(2026, 2, 10)])),
        number=draw(_maybe(["1069012345"])),
        disclosed=draw(_maybe([Disclosed.DETAILS, Disclosed.NOTHING])),
        third_party_offered_to_pay=draw(_maybe([True, False])),
        debtor_unreachable=draw(_maybe(["no", "number off"])),
        consent=draw(_maybe(Consent)),
        tags=tuple(
            draw(st.lists(st.sampled_from([Tag.THREAT, Tag.INSULT, Tag.DEMAND_THIRD_PARTY]), max_size=2))
        ),
    )


@st.composite
def logs(draw, most: int = 14) -> Matter:
    size = draw(st.integers(1, most))
    place, region = draw(st.sampled_from(PLACES))
    return replace(
        MATTER,
        jurisdiction=place,
        region=region,
        notices=(*MATTER.notices, *draw(st.lists(st.sampled_from(NOTICES), max_size=3, unique=True))),
        creditor_notices=(
            *MATTER.creditor_notices,
            *draw(st.lists(st.sampled_from(THEIR_NOTICES), max_size=2, unique=True)),
        ),
        complaints=draw(st.sampled_from([(), (Complaint("x1", "police", dt.date(2026, 1, 30)),)])),
        contacts=tuple(draw(contacts(i)) for i in range(size)),
    )


def _bytes(findings: list[Finding]) -> bytes:
    plain = [f._asdict() | {"citation": f.citation and asdict(f.citation)} for f in findings]
    return json.dumps(plain, default=str).encode()


quick = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


@quick
@given(logs(), st.randoms())
def test_order_of_entry_is_irrelevant_and_bytes_are_the_same(matter: Matter, dice) -> None:
    shuffled = list(matter.contacts)
    dice.shuffle(shuffled)
    expected = evaluate(matter, REGISTRY)
    assert _bytes(evaluate(replace(matter, contacts=tuple(shuffled)), REGISTRY)) == _bytes(expected)
    again = Registry(resources() / "norms") if len(matter.contacts) == 1 else REGISTRY
    assert _bytes(evaluate(matter, again)) == _bytes(expected)


@quick
@given(logs())
def test_findings_are_in_order_of_time_then_norm(matter: Matter) -> None:
    at = {c.id: c.at.timestamp() if c.at else float("inf") for c in matter.contacts}
    findings = evaluate(matter, REGISTRY)
    assert findings == sorted(findings, key=lambda f: (at[f.contact], f.contact, f.norm))
    assert len({(f.contact, f.norm) for f in findings}) == len(findings)


@quick
@given(logs(), st.randoms())
def test_one_by_one_equals_all_at_once(matter: Matter, dice) -> None:
    whole = evaluate(matter, REGISTRY)
    judge = judge_of(replace(matter, contacts=()))
    held: dict[str, tuple[Finding, ...]] = {}
    order = list(matter.contacts)
    dice.shuffle(order)
    for contact in order:
        judged = judge.add(contact)
        held |= judged.changed
        held[contact.id] = judged.findings
    assert judge.findings() == whole
    assert {i: f for i, f in held.items() if f} == _by_contact(whole)


def _by_contact(findings: list[Finding]) -> dict[str, tuple[Finding, ...]]:
    grouped: dict[str, tuple[Finding, ...]] = {}
    for finding in findings:
        grouped[finding.contact] = (*grouped.get(finding.contact, ()), finding)
    return grouped


@quick
@given(logs(), st.integers(0, 13), contacts(99))
def test_trying_and_removing_leave_the_log_as_it_was(matter: Matter, number: int, draft: Contact) -> None:
    judge = judge_of(matter)
    before = judge.findings()
    name = f"c{number % len(matter.contacts):02}"
    for tried in (draft, replace(draft, id=name)):
        judged = judge.judge(tried)
        others = tuple(c for c in matter.contacts if c.id != tried.id)
        after = _by_contact(evaluate(replace(matter, contacts=(*others, tried)), REGISTRY))
        assert judged.findings == after.get(tried.id, ())
        was = _by_contact(before)
        expected = {c.id: after.get(c.id, ()) for c in others if after.get(c.id, ()) != was.get(c.id, ())}
        assert dict(judged.changed) == expected
        assert judge.findings() == before
    judge.remove(name)
    rest = tuple(c for c in matter.contacts if c.id != name)
    assert judge.findings() == evaluate(replace(matter, contacts=rest), REGISTRY)


@quick
@given(logs())
def test_an_unrelated_contact_changes_nothing(matter: Matter) -> None:
    far = Contact(
        id="far",
        at=AFTER,
        channel=Channel.CALL,
        direction=Direction.INCOMING,
        outcome=Outcome.NO_ANSWER,
        creditor="friend",
        debts=("loan-f",),
        person=Person.DEBTOR,
    )
    findings = evaluate(replace(matter, contacts=(*matter.contacts, far)), REGISTRY)
    assert [f for f in findings if f.contact != "far"] == evaluate(matter, REGISTRY)


@quick
@given(logs())
def test_ceilings_and_missing_fields(matter: Matter) -> None:
    norms = {norm.id: norm for norm in norms_of(matter)}
    for finding in evaluate(matter, REGISTRY):
        norm = norms[finding.norm]
        assert not norm.held_back
        if finding.verdict is Verdict.CANNOT_TELL:
            assert finding.missing
        else:
            assert CEILINGS[finding.verdict] <= CEILINGS[norm.max_verdict]
        if norm.confidence == "C":
            assert "text_not_verified" in finding.notes
            assert finding.verdict in {Verdict.POSSIBLE, Verdict.ADVISORY, Verdict.CANNOT_TELL}


@quick
@given(logs())
def test_every_norm_has_one_verdict_per_contact(matter: Matter) -> None:
    verdicts = evaluate(matter, REGISTRY, everything=True)
    assert len(verdicts) == len(matter.contacts) * sum(not n.held_back for n in norms_of(matter))
    assert [v for v in verdicts if v.verdict.is_finding] == evaluate(matter, REGISTRY)


@quick
@given(logs())
def test_outgoing_contacts_never_count_or_fire(matter: Matter) -> None:
    outgoing = {c.id for c in matter.contacts if c.direction is Direction.OUTGOING}
    for finding in evaluate(matter, REGISTRY):
        assert finding.contact not in outgoing
        if "count" in finding.facts:
            assert outgoing.isdisjoint(finding.counted)


BLANKED = {
    "direction": Direction.OUTGOING,
    "channel": Channel.LETTER,
    "outcome": Outcome.NO_ANSWER,
    "purpose": ContactPurpose.REPLY,
    "person": Person.DEBTOR,
    "consent": Consent.SPECIFIC,
    "disclosed": Disclosed.NOTHING,
    "at": None,
    "called_number": "elsewhere",
}


@pytest.mark.parametrize("field", BLANKED)
@quick
@given(matter=logs())
def test_a_null_never_makes_a_breach_that_a_value_would_not(field: str, matter: Matter) -> None:
    """With the field blanked in one contact, its own breaches are among those of every known value."""
    first = matter.contacts[0]
    blanked = replace(matter, contacts=(replace(first, **{field: None}), *matter.contacts[1:]))
    known = replace(matter, contacts=(replace(first, **{field: BLANKED[field]}), *matter.contacts[1:]))
    of = [
        {f.norm for f in evaluate(m, REGISTRY) if f.contact == first.id and f.verdict is Verdict.BREACH}
        for m in (blanked, matter if getattr(first, field) is not None else blanked, known)
    ]
    if field == "at":
        assert of[0] <= of[1]
    else:
        assert of[0] <= of[1] & of[2]
