"""Every money norm against its worked cases, and how it is worded."""

import importlib.util
import sys
from pathlib import Path

import pytest

from debttracker.norms.loader import LANGUAGES
from debttracker.norms.money_engine import evaluate_money
from debttracker.norms.money_schema import MoneyNorm
from debttracker.norms.schema import CEILINGS
from debttracker.norms.vocabulary import Confidence, Verdict
from debttracker.services.judging import matter_of


def _load():
    spec = importlib.util.spec_from_file_location("money_cases", Path(__file__).with_name("money_cases.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules["money_cases"] = module
    spec.loader.exec_module(module)
    return module


money_cases = _load()
REGISTRY = money_cases.REGISTRY
CASES = money_cases.all_money_cases()
EVERY_NORM = [norm for place in REGISTRY.jurisdictions() for norm in REGISTRY.of_place(place)]
JUDGING = [norm for norm in EVERY_NORM if norm.check.kind.judges]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.norm}: {c.name}")
def test_case(case) -> None:
    info = case.case.info
    norms = REGISTRY.norms(info.jurisdiction, info.region)
    found = evaluate_money(
        matter_of(case.case), norms, REGISTRY.rates, case.on, info.currency, everything=True
    )
    finding = next(f for f in found if f.norm == case.norm)
    assert finding.verdict.value == case.expect["expect"], finding
    assert finding.debt == "d1"
    if "missing" in case.expect:
        assert finding.missing == tuple(sorted(case.expect["missing"]))
    if "notes" in case.expect:
        assert finding.notes == tuple(case.expect["notes"])
    if "counted" in case.expect:
        assert finding.counted == tuple(case.expect["counted"])
    for name, value in case.expect.get("facts", {}).items():
        assert finding.facts[name] == (tuple(value) if isinstance(value, list) else value)
    if finding.verdict.is_finding and finding.verdict is not Verdict.CANNOT_TELL:
        assert finding.citation is not None
        assert finding.parameters or finding.facts


@pytest.mark.parametrize("norm", JUDGING, ids=lambda n: n.id)
def test_norm_has_cases_that_say_something(norm: MoneyNorm) -> None:
    expected = [Verdict(c.expect["expect"]) for c in CASES if c.norm == norm.id]
    if norm.held_back:
        assert set(expected) == {Verdict.NOT_APPLICABLE}
        return
    assert any(v.is_finding and v is not Verdict.CANNOT_TELL for v in expected), "no case in which it fires"
    assert any(not v.is_finding for v in expected), "no case in which it does not"


@pytest.mark.parametrize("norm", EVERY_NORM, ids=lambda n: n.id)
def test_ceiling_and_wording_fit_the_text(norm: MoneyNorm) -> None:
    if norm.confidence in {Confidence.C, Confidence.M}:
        assert CEILINGS[norm.max_verdict] <= CEILINGS[Verdict.POSSIBLE]
    for language in LANGUAGES:
        text = norm.text(language)
        words = f"{text.title} {text.asks} {text.can_do}"
        assert not any(word in words.lower() for word in ("illegal", "违法", "違法"))
    assert norm.text("zh_CN") != norm.text("zh_TW")
    assert norm.text("fr") == norm.text("en")


def test_a_case_breaks_when_what_it_expects_is_turned_round() -> None:
    """Guards the comparison itself: no case may pass whatever is expected."""
    case = next(c for c in CASES if c.expect["expect"] == "breach")
    turned = type(case)(case.norm, case.name, case.case, case.on, {**case.expect, "expect": "clear"})
    with pytest.raises(AssertionError):
        test_case(turned)


def test_order_is_by_debt_then_norm() -> None:
    case = next(c for c in CASES if c.norm == "cn.privatelending.rate-4lpr")
    norms = REGISTRY.norms("CN")
    matter = matter_of(case.case)
    found = evaluate_money(matter, norms, REGISTRY.rates, case.on, "CNY", everything=True)
    assert [f.norm for f in found] == sorted(n.id for n in norms if n.check.kind.judges)
    assert found == evaluate_money(matter, norms, REGISTRY.rates, case.on, "CNY", everything=True)
