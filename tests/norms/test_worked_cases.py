"""Every norm against its worked cases."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

import pytest

from debttracker.norms.registry import Registry
from debttracker.norms.schema import CEILINGS, Norm
from debttracker.norms.vocabulary import Confidence, Verdict
from debttracker.norms.worked_cases import CASES as CASE_FOLDER
from debttracker.norms.worked_cases import WorkedCase, differences, read_cases
from debttracker.paths import resources

NORMS = resources() / "norms"
CASES = [case for folder in sorted(NORMS.glob(f"*/{CASE_FOLDER}")) for case in read_cases(folder.parent)]
REGISTRY = Registry(NORMS)
EVERY_NORM = [n for place in REGISTRY.jurisdictions() for n in REGISTRY.pack(place).norms]


ONE_DAY = dt.timedelta(days=1)
NEVER_MISSING = {"contact.tags", "collector.named"}


@dataclass(frozen=True)
class Seen:
    """What a case expects of one contact by one norm, and on which day the contact lies."""

    case: WorkedCase
    day: dt.date | None
    verdict: Verdict


def expectations() -> dict[str, list[Seen]]:
    """Return what all cases expect, by norm."""
    found: dict[str, list[Seen]] = defaultdict(list)
    for case in CASES:
        zone = ZoneInfo(case.matter.timezone)
        contacts = {contact.id: contact for contact in case.matter.contacts}
        for name, norms in case.expect.items():
            at = contacts[name].sent_at or contacts[name].at or contacts[name].delivered_at
            day = None if at is None else at.astimezone(zone).date()
            for norm, verdict in norms.items():
                found[norm].append(Seen(case, day, Verdict(verdict)))
    return found


SEEN = expectations()


def asks_for_facts(norm: Norm) -> bool:
    """Whether a fact that its conditions look at can be missing."""
    conditions = (norm.bound, norm.applies, norm.given, norm.when)
    matchers = [one for c in conditions for entries in c.alternatives for one in entries]
    return any(one.fact not in NEVER_MISSING and not one.if_recorded for one in matchers)


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.file}: {c.name}")
def test_case(case: WorkedCase) -> None:
    assert differences(case, REGISTRY) == []


@pytest.mark.parametrize("norm", EVERY_NORM, ids=lambda n: n.id)
def test_norm_has_cases_that_say_something(norm: Norm) -> None:
    expected = [e[norm.id] for c in CASES for e in c.expect.values() if norm.id in e]
    assert expected, "no cases"
    if norm.held_back:
        return
    hits = [Verdict(v) for v in expected if Verdict(v).is_finding]
    assert any(v is not Verdict.CANNOT_TELL for v in hits), "no case in which it fires"
    assert any(not Verdict(v).is_finding for v in expected), "no case in which it does not"


@pytest.mark.parametrize("norm", [n for n in EVERY_NORM if not n.held_back], ids=lambda n: n.id)
def test_norm_has_cases_at_its_edges(norm: Norm) -> None:
    """The days around its beginning and its end, a missing fact, and each exception."""
    seen = SEEN[norm.id]
    first, last = norm.versions[0].from_, norm.versions[-1].until
    fired = [one.day for one in seen if one.verdict.is_finding and one.verdict is not Verdict.CANNOT_TELL]
    off = {one.day for one in seen if one.verdict is Verdict.NOT_APPLICABLE}
    if first is not None:
        assert first - ONE_DAY in off, "no case on the day before it took effect"
        assert any(day >= first for day in fired if day), "no case in which it fires after that"
    if last is not None:
        assert last + ONE_DAY in off, "no case on the day after its last"
    if asks_for_facts(norm):
        asked = [one for one in seen if one.verdict is Verdict.CANNOT_TELL and one.case.missing]
        assert asked, "no case with a missing fact"
    names = " ".join(one.case.name.lower() for one in seen)
    assert [e.name for e in norm.exceptions if e.name.lower() not in names] == [], "exceptions without a case"


@pytest.mark.parametrize("norm", EVERY_NORM, ids=lambda n: n.id)
def test_ceiling_fits_what_is_known_of_the_text(norm: Norm) -> None:
    if norm.confidence in {Confidence.C, Confidence.M}:
        assert CEILINGS[norm.max_verdict] <= CEILINGS[Verdict.POSSIBLE]


def test_every_case_breaks_when_what_it_expects_is_turned_round() -> None:
    """Guards the comparison itself: no case may pass whatever is expected."""
    case = next(c for c in CASES if any("breach" in e.values() for e in c.expect.values()))
    turned = {c: dict.fromkeys(e, "clear") for c, e in case.expect.items()}
    assert differences(replace(case, expect=turned), REGISTRY)
    counted = next(c for c in CASES if c.counted)
    assert differences(replace(counted, counted=("c99",)), REGISTRY)
    quiet = next(c for c in CASES if c.notes)
    assert differences(replace(quiet, notes=()), REGISTRY)
