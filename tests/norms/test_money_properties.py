"""What must hold of the verdicts over the debts of any case, however odd its records."""

import json
from dataclasses import asdict
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt
from debttracker.debts.limitation import ClockState, limitation
from debttracker.debts.payment import Payment
from debttracker.norms.cap_lines import draw, lines_for
from debttracker.norms.clock_rules import limitation_rule
from debttracker.norms.facts import DebtorFacts, Matter
from debttracker.norms.money_engine import evaluate_money
from debttracker.norms.money_matter import MoneyMatter
from debttracker.norms.money_registry import MoneyRegistry
from debttracker.norms.money_schema import MoneyCheckKind
from debttracker.norms.schema import CEILINGS
from debttracker.norms.vocabulary import Confidence, Verdict
from debttracker.paths import resources
from tests.exchange.whole_cases import debts, records

REGISTRY = MoneyRegistry(resources() / "norms", [resources() / "reference_rates"])
NORMS = {n.id: n for place in REGISTRY.jurisdictions() for n in REGISTRY.of_place(place)}
CLOCKS = [n for n in NORMS.values() if n.check.kind is MoneyCheckKind.LIMITATION]
near = st.dates(date(1990, 1, 1), date(2100, 1, 1))
one_debt = debts(id=st.just("d"), creditor=st.just("l"))
one_lender = records(Creditor, id=st.just("l"))
payment = records(Payment, debt=st.just("d"))
matters = st.builds(
    Matter,
    timezone=st.just("UTC"),
    jurisdiction=st.just("CN"),
    debtor=st.builds(DebtorFacts, service_member=st.none() | st.booleans()),
    creditors=st.tuples(one_lender),
    debts=st.tuples(one_debt),
    payments=st.lists(payment, max_size=2).map(tuple),
)


@given(matters, near)
def test_whatever_is_on_record_of_a_debt(matter: Matter, on: date) -> None:
    """One test for all of it: making such debts takes longer than looking at them."""
    verdicts_keep_their_ceilings(matter, on)
    parts_of_a_line_do_not_overlap(matter, on)
    clock_without_a_beginning_is_unknown(matter.debts[0], on)


def verdicts_keep_their_ceilings(matter: Matter, on: date) -> None:
    norms = list(NORMS.values())
    found = evaluate_money(matter, norms, REGISTRY.rates, on, "CNY", everything=True)
    assert len(found) == sum(n.check.kind.judges for n in norms)
    for finding in found:
        norm = NORMS[finding.norm]
        json.dumps({**asdict(finding), "citation": None, "version_from": None})
        assert (finding.verdict is Verdict.CANNOT_TELL) == bool(finding.missing)
        if finding.verdict in CEILINGS:
            assert CEILINGS[finding.verdict] <= CEILINGS[norm.max_verdict]
            assert norm.confidence is not Confidence.C or finding.verdict is not Verdict.BREACH
    again = evaluate_money(matter, norms[::-1], REGISTRY.rates, on, "CNY")
    assert again == [finding for finding in found if finding.verdict.is_finding]


def parts_of_a_line_do_not_overlap(matter: Matter, on: date) -> None:
    one = MoneyMatter(matter, matter.debts[0], on, "CNY", REGISTRY.rates)
    for found in lines_for(NORMS.values(), one):
        ends = [(s.first or date.min, s.last or date.max) for s in found.line.segments]
        assert all(before[1] < after[0] for before, after in pairwise(ends))
    for norm in NORMS.values():
        if norm.check.kind is MoneyCheckKind.RATE_CAP:
            assert all(part.segment.percent > 0 for part in draw(norm, one).parts)


def clock_without_a_beginning_is_unknown(debt: Debt, on: date) -> None:
    for norm in CLOCKS:
        clock = limitation(debt, (), (), limitation_rule(norm), on)
        assert (clock.began is None) == (clock.state is ClockState.UNKNOWN) == bool(clock.missing)
