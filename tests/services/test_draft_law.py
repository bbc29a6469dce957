"""What the law says of a debt while it is typed: lines on its cost, and acts that touch limitation."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from debttracker.case import Case, CaseInfo
from debttracker.debts.caps import CapUnit
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Agreement, Debt, DebtChange, DebtEvent
from debttracker.debts.limitation import Effect
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import AgreementKind, CreditorKind, DebtChangeKind, DebtKind
from debttracker.money.vocabulary import Method
from debttracker.services.draft_law import draft_law
from debttracker.services.draft_lines import RateLine
from debttracker.services.files import Cases
from debttracker.services.money_words import line_sentence
from debttracker.services.session import Session

FRIEND = Creditor("friend", "老王", CreditorKind.INDIVIDUAL)
BANK = Creditor("bank", "甲银行", CreditorKind.BANK)
LOAN = LoanTerms(
    principal=1_000_000,
    start=date(2025, 6, 1),
    every="1 month",
    periods=12,
    method=Method.LEVEL_PAYMENT,
    annual_rate=Decimal(40),
)
LENT = Debt("lent", DebtKind.PRIVATE_LOAN, "friend", first_missed_due=date(2024, 1, 10))
DRAFT = Debt("", DebtKind.PRIVATE_LOAN, "friend", terms=LOAN)


@pytest.fixture
def opened(cases: Cases, tmp_path: Path) -> Iterator[Any]:
    made: list[Session] = []

    def make(*debts: Debt, place: str = "CN") -> Session:
        info = CaseInfo("示例个案", place, currency={"CN": "CNY", "TW": "TWD", "HK": "HKD"}[place])
        case = Case(info, creditors=(FRIEND, BANK), debts=debts)
        made.append(cases.new(tmp_path / f"draft{len(made)}.debts", info, content=case))
        return made[-1]

    yield make
    for session in made:
        session.close()


def crossed(session: Session, debt: Debt, creditor: Creditor | None = None) -> list[RateLine]:
    return [line for line in draft_law(session, debt, creditor).lines if line.is_crossed]


def test_a_private_loan_above_four_times_the_lpr(opened) -> None:
    """4 x 3.00 % of May 2025, for a loan of June 2025: norms/cn.md and the reference rates on file."""
    (line,) = crossed(opened(), DRAFT)
    assert (line.percent, line.unit, line.rate) == (Decimal(12), CapUnit.PERCENT_A_YEAR, Decimal(40))
    assert line.certain
    sentence = line_sentence(line, str)
    assert sentence.endswith("a court will not support the excess.")
    assert "40% a year" in sentence
    assert "12% a year" in sentence


@pytest.mark.parametrize(("rate", "above"), [("12", False), ("12.01", True), ("0", False)])
def test_exactly_the_line_is_not_above_it(opened, rate: str, above: bool) -> None:
    terms = replace(LOAN, annual_rate=Decimal(rate))
    assert bool(crossed(opened(), replace(DRAFT, terms=terms))) is above


def test_money_kept_back_counts_as_cost(opened) -> None:
    """10 % stated on 10,000 of which 9,000 came: the plan crosses the line, the stated rate does not."""
    terms = replace(LOAN, annual_rate=Decimal(10), received=900_000)
    (line,) = crossed(opened(), replace(DRAFT, terms=terms))
    assert line.rate is None
    assert line.beyond is not None
    assert line.beyond > 0


def test_the_kind_of_a_new_lender_decides(opened) -> None:
    session = opened()
    draft = replace(DRAFT, creditor=None)
    unknown = crossed(session, draft)
    assert unknown
    assert all(line.missing == ("debt.creditor",) for line in unknown)
    assert not any(line.certain for line in unknown)
    (line,) = crossed(session, draft, Creditor("new", "小李", CreditorKind.INDIVIDUAL))
    assert line.certain
    assert session.case.debts == ()
    assert session.case.creditors == (FRIEND, BANK), "nothing is written"


def test_a_summary_only_gives_may(opened) -> None:
    """cn.spc2017 is graded C in norms/cn.md."""
    lines = [line for line in crossed(opened(), replace(DRAFT, creditor="bank")) if not line.missing]
    assert [line.percent for line in lines] == [Decimal(24)]
    assert "may be above" in line_sentence(lines[0], str)
    assert "court" not in line_sentence(lines[0], str)


def test_a_card_in_taiwan(opened) -> None:
    """15 % on revolving balances, Banking Act of Taiwan art. 47-1: norms/tw.md."""
    card = Debt("", DebtKind.CREDIT_CARD, "bank", terms=CardTerms(annual_rate=Decimal("15.5")))
    (line,) = crossed(opened(place="TW"), card)
    assert (line.percent, line.rate, line.certain) == (Decimal(15), Decimal("15.5"), True)


def test_an_empty_draft_is_above_nothing(opened) -> None:
    session = opened()
    for kind in DebtKind:
        assert crossed(session, Debt("", kind)) == []


ACTS = {
    "acknowledged_on": date(2026, 3, 1),
    "last_paid_on": date(2026, 3, 1),
    "acknowledgements": (DebtEvent(date(2026, 3, 1), "promise"),),
    "agreement": Agreement(AgreementKind.OTHER, date(2026, 3, 1)),
    "changes": (DebtChange(date(2026, 3, 1), DebtChangeKind.EXTENSION, extra_days=30),),
}


@pytest.mark.parametrize("field", ACTS)
def test_an_act_while_the_period_runs_begins_it_anew(opened, field: str) -> None:
    """Three years from 2026-03-01: Civil Code of China art. 188 and 195, norms/cn.md."""
    session = opened(LENT)
    (found,) = draft_law(session, replace(LENT, **{field: ACTS[field]}), None).warnings
    assert found.on == date(2026, 3, 1)
    assert found.view.warning.effect is Effect.RESTARTED
    assert found.view.warning.would_expire == date(2029, 3, 1)
    assert session.case.debts == (LENT,)


def test_an_act_after_the_period_gives_the_defence_away(opened) -> None:
    """Civil Code of China art. 192: after expiry agreeing to pay removes the defence."""
    old = replace(LENT, first_missed_due=date(2020, 1, 10))
    (found,) = draft_law(opened(old), replace(old, acknowledged_on=date(2026, 3, 1)), None).warnings
    assert found.view.warning.effect is Effect.REVIVED


def test_the_beginning_is_taken_from_the_draft(opened) -> None:
    """The period that had ended by what is typed now is not said to run."""
    unknown = replace(LENT, first_missed_due=None)
    typed = replace(unknown, first_missed_due=date(2020, 1, 10), acknowledged_on=date(2026, 3, 1))
    (found,) = draft_law(opened(unknown), typed, None).warnings
    assert found.view.warning.effect is Effect.REVIVED


def test_what_is_on_file_already_is_not_warned_of(opened) -> None:
    known = replace(LENT, acknowledged_on=date(2026, 3, 1), last_paid_on=date(2025, 1, 1))
    session = opened(known)
    assert draft_law(session, replace(known, name="n"), None).warnings == ()
    moved = replace(known, acknowledged_on=None, acknowledgements=(DebtEvent(date(2026, 3, 1), "plan"),))
    assert draft_law(session, moved, None).warnings == ()


def test_suits_are_no_act_of_the_debtor(opened) -> None:
    session = opened(LENT)
    assert draft_law(session, replace(LENT, suits=(DebtEvent(date(2026, 3, 1)),)), None).warnings == ()


def test_a_new_debt_and_one_that_is_gone_give_no_warning(opened) -> None:
    session = opened()
    assert draft_law(session, replace(DRAFT, acknowledged_on=date(2026, 3, 1)), None).warnings == ()
    assert draft_law(session, replace(LENT, acknowledged_on=date(2026, 3, 1)), None).warnings == ()


def test_two_acts_on_one_day_are_said_once(opened) -> None:
    session = opened(LENT)
    typed = replace(LENT, acknowledged_on=date(2026, 3, 1), last_paid_on=date(2026, 3, 1))
    assert len(draft_law(session, typed, None).warnings) == 1


def test_an_act_before_the_last_instalment_was_due_moves_nothing(opened) -> None:
    """The period of a loan in instalments runs from the last one, 2026-06-01: norms/cn.md, art. 189."""
    owed = replace(LENT, terms=LOAN)
    session = opened(owed)
    assert draft_law(session, replace(owed, acknowledged_on=date(2026, 3, 1)), None).warnings == ()
    (found,) = draft_law(session, replace(owed, acknowledged_on=date(2026, 7, 1)), None).warnings
    assert found.view.warning.would_expire == date(2029, 7, 1)
