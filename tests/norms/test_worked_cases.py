"""Every norm against its worked cases."""

from dataclasses import replace

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
