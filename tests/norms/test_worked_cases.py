"""Every norm against its worked cases."""

import importlib.util
import sys
from pathlib import Path

import pytest

from debttracker.norms.engine import evaluate
from debttracker.norms.registry import Registry
from debttracker.norms.schema import CEILINGS, Norm
from debttracker.norms.vocabulary import Confidence, Verdict


def _load_cases():
    spec = importlib.util.spec_from_file_location("norm_cases", Path(__file__).with_name("cases.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules["norm_cases"] = module
    spec.loader.exec_module(module)
    return module


cases = _load_cases()
CASES = cases.all_cases()
REGISTRY = Registry(cases.NORMS)
EVERY_NORM = [n for place in REGISTRY.jurisdictions() for n in REGISTRY.pack(place).norms]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.file}: {c.name}")
def test_case(case) -> None:
    verdicts = {(f.contact, f.norm): f for f in evaluate(case.matter, REGISTRY, everything=True)}
    if _is_held_back(case):
        assert not [f for _, f in verdicts.items() if f.norm in _norms(case)]
        return
    for contact, expected in case.expect.items():
        for norm, verdict in expected.items():
            assert verdicts[contact, norm].verdict.value == verdict, verdicts[contact, norm]
    last, expected = list(case.expect.items())[-1]
    for found in (verdicts[last, norm] for norm in expected):
        assert case.missing is None or found.missing == tuple(sorted(case.missing))
        assert case.notes is None or found.notes == case.notes
        assert case.counted is None or found.counted == case.counted
    for subject in case.nothing:
        assert [f.norm for f in verdicts.values() if f.subject == subject and f.verdict.is_finding] == []


def _norms(case) -> set[str]:
    return {norm for expected in case.expect.values() for norm in expected}


def _is_held_back(case) -> bool:
    """A norm whose text is not verified gives no verdict at all, whatever its case holds."""
    found = [REGISTRY.norm(norm) for norm in _norms(case)]
    return bool(found) and all(norm is not None and norm.held_back for norm in found)


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
    broken = type(case)(**{**vars(case), "expect": turned})
    with pytest.raises(AssertionError):
        test_case(broken)
