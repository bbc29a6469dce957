"""What the law says of the money of an open case."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from debttracker.case import Case, CaseInfo
from debttracker.debts.comparison import ClaimWord
from debttracker.debts.credit_clock import CreditState, RepairState
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Claim, Debt, DebtEvent
from debttracker.debts.limitation import ActKind, ClockState, Effect
from debttracker.debts.payment import Payment
from debttracker.debts.restart_warning import IntendedAct, RestartWarning
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import CreditorKind, DebtKind
from debttracker.money.vocabulary import DayCount, Method
from debttracker.norms.vocabulary import Verdict
from debttracker.services import money_words
from debttracker.services.files import Cases
from debttracker.services.session import Session
from tests.services.example import SHANGHAI, call

TERMS = LoanTerms(
    principal=1_000_000,
    start=date(2025, 6, 1),
    first_due=date(2026, 6, 1),
    periods=1,
    method=Method.BULLET,
    annual_rate=Decimal(36),
    day_count=DayCount.ACTUAL_365,
)
PRIVATE = Debt(
    "private-1",
    DebtKind.PRIVATE_LOAN,
    "friend",
    terms=TERMS,
    claims=(Claim(date(2026, 6, 1), total=1_360_000), Claim(date(2027, 6, 1), total=1)),
)


@pytest.fixture
def opened(cases: Cases, tmp_path: Path):
    made: list[Session] = []

    def make(**records: object) -> Session:
        fields: dict[str, object] = {
            "creditors": (Creditor("friend", "老王", CreditorKind.INDIVIDUAL),),
            "debts": (PRIVATE,),
        }
        info = CaseInfo("示例个案", str(records.pop("place", "CN")))
        case = Case(info, **{**fields, **records})  # type: ignore[arg-type]
        made.append(cases.new(tmp_path / f"law{len(made)}.debts", case.info, content=case))
        return made[-1]

    yield make
    for session in made:
        session.close()


def test_a_claim_beside_terms_and_line(opened) -> None:
    law = opened().money_law
    view = law.claim_comparison("private-1", date(2026, 11, 23))
    assert view is not None
    assert view.comparison.claim.date == date(2026, 6, 1)
    assert view.comparison.total.word is ClaimWord.MATCHES
    (cap,) = view.caps
    assert cap.line.line.id == "cn.privatelending.rate-4lpr"
    assert cap.comparison.supported == 1_120_000  # 12 % for 365 days
    assert (cap.comparison.difference, cap.comparison.word) == (240_000, ClaimWord.ABOVE_CAP)
    assert "2,400.00" in cap.sentence
    assert "illegal" not in cap.sentence
    assert law.claim_comparison("private-1", date(2026, 5, 31)) is None


def test_a_line_that_hangs_on_an_unknown_lender_is_asked_about(opened) -> None:
    session = opened(creditors=(Creditor("friend", "老王"),))
    (line,) = [v for v in session.money_law.cap_lines("private-1") if v.line.id.startswith("cn.priv")]
    assert (line.binds, line.ceiling) == (False, None)
    assert "creditor.kind" in line.missing
    assert line.questions
    view = session.money_law.claim_comparison("private-1", date(2026, 11, 23))
    assert view is not None
    assert view.caps == ()
    assert line.line.id in {open_.line.id for open_ in view.open_lines}


def test_a_line_of_a_summary_only_says_possibly(opened) -> None:
    session = opened(creditors=(Creditor("friend", "消费金融", CreditorKind.CONSUMER_FINANCE),))
    view = session.money_law.claim_comparison("private-1", date(2026, 11, 23))
    assert view is not None
    (cap,) = view.caps
    assert (cap.line.line.id, cap.line.certain) == ("cn.spc2017.rate-24", False)
    assert "possibly" in cap.sentence


def test_findings_come_by_debt_and_norm(opened) -> None:
    other = Debt("a-debt", DebtKind.PRIVATE_LOAN, "friend", terms=TERMS)
    found = opened(debts=(PRIVATE, other)).money_law.findings()
    assert [(f.debt, f.norm) for f in found] == sorted((f.debt, f.norm) for f in found)
    breaches = {f.debt for f in found if f.verdict is Verdict.BREACH}
    assert breaches == {"a-debt", "private-1"}


def test_demands_of_the_log_restart_and_are_evidence(opened) -> None:
    old = Debt("private-1", DebtKind.PRIVATE_LOAN, "friend", defaulted_on=date(2024, 1, 10))
    contact = call(
        "c1",
        9,
        0,
        at=datetime(2025, 3, 1, 9, 0, tzinfo=SHANGHAI),
        creditor="friend",
        collector=None,
        debts=("private-1",),
    )
    session = opened(debts=(old,), contacts=(contact,))
    (view,) = session.money_law.limitation_clock("private-1")
    assert view.clock.expires == date(2028, 3, 1)
    assert [(s.act.kind, s.act.id) for s in view.clock.steps] == [(ActKind.DEMAND, "c1")]
    (warning,) = session.money_law.restart_warnings("private-1", IntendedAct.PAYMENT)
    assert warning.warning.effect is Effect.RESTARTED
    assert warning.warning.would_expire == date(2029, 11, 23)
    assert "This begins the period anew" in warning.sentence
    (export,) = session.money_law.restart_warnings("private-1", IntendedAct.EXPORT)
    assert [act.id for act in export.warning.evidence] == ["c1"]


def test_a_payment_moves_the_clock_and_the_verdicts_over_contacts(opened) -> None:
    old = Debt("private-1", DebtKind.PRIVATE_LOAN, "friend", defaulted_on=date(2020, 1, 10))
    contact = call("c1", 9, 0, creditor="friend", collector=None, debts=("private-1",))
    session = opened(debts=(old,), contacts=(contact,))

    def barred() -> bool:
        return any(card.finding.norm == "cn.civilcode.time-barred" for card in session.contact("c1").cards)

    assert barred()
    assert session.money_law.limitation_clock("private-1")[0].clock.state is ClockState.EXPIRED
    session.save_payment(Payment("p1", "private-1", date(2024, 12, 1), 100))
    assert not barred()
    (view,) = session.money_law.limitation_clock("private-1")
    # The payment gave the defence away; the demand of 2026-11-22 came before the new end and counts too.
    assert [step.effect for step in view.clock.steps] == [Effect.REVIVED, Effect.RESTARTED]
    assert (view.clock.state, view.clock.expires) == (ClockState.RUNNING, date(2029, 11, 22))


def test_credit_record_from_the_end_of_the_overdue(opened) -> None:
    paid = Payment("p1", "private-1", date(2026, 7, 1), 2_000_000)
    report = DebtEvent(date(2026, 8, 1), amount=900_000)
    debt = Debt("private-1", DebtKind.PRIVATE_LOAN, "friend", terms=TERMS, credit_reports=(report,))
    law = opened(debts=(debt,), payments=(paid,)).money_law
    view = law.credit_clock("private-1")
    assert view is not None
    assert (view.clock.state, view.clock.ended_on) == (CreditState.RUNNING, date(2026, 7, 1))
    assert view.clock.deleted_after == date(2031, 7, 1)
    assert view.repair is RepairState.DOES_NOT  # arisen after 2025
    late = law.credit_clock("private-1", date(2026, 6, 15))
    assert late is not None
    assert late.clock.state is CreditState.NOT_STARTED


@pytest.mark.parametrize(
    ("place", "kind", "lender", "norm"),
    [
        ("GB", DebtKind.OTHER, CreditorKind.MONEY_LENDER, "gb.limitation.time-barred"),
        ("TW", DebtKind.INSTALMENT, CreditorKind.MERCHANT, "tw.civilcode.limitation-goods"),
        ("CN", DebtKind.GUARANTEE, CreditorKind.INDIVIDUAL, "cn.civilcode.guarantee-period"),
    ],
)
def test_a_period_that_hangs_on_what_is_not_recorded_is_not_said_to_have_ended(
    opened, place, kind, lender, norm
) -> None:
    """A default notice (gb.md 3.1), goods of the seller (tw.md 3.1), another agreed period (cn.md 3.6)."""
    old = Debt("private-1", kind, "friend", first_missed_due=date(2010, 1, 10))
    law = opened(place=place, debts=(old,), creditors=(Creditor("friend", "A", lender),)).money_law
    view = next(v for v in law.limitation_clock("private-1") if v.text.norm == norm)
    assert view.clock.state is ClockState.EXPIRED
    assert not view.certain
    assert view.sentence.startswith("The period may have ended")


def test_a_place_without_money_norms_says_nothing(opened) -> None:
    law = opened(place="FR").money_law
    assert law.findings() == []
    assert law.cap_lines("private-1") == ()
    assert law.limitation_clock("private-1") == ()
    assert law.credit_clock("private-1") is None
    assert law.restart_warnings("private-1", IntendedAct.PAYMENT) == ()
    with pytest.raises(KeyError):
        law.cap_lines("none")


@pytest.mark.parametrize(
    ("expires", "would", "sentence"),
    [
        (
            date(2029, 5, 1),
            date(2029, 11, 22),
            "This begins the period anew: it would then end on Nov 22, 2029.",
        ),
        (
            date(2030, 4, 18),
            date(2030, 4, 18),
            "The period still ends on Apr 18, 2030: this does not move its end.",
        ),
    ],
)
def test_an_act_that_moves_nothing_is_not_said_to_begin_anything(
    expires: date, would: date, sentence: str
) -> None:
    warning = RestartWarning(
        "d",
        "n",
        IntendedAct.PAYMENT,
        date(2026, 11, 22),
        Effect.RESTARTED,
        ClockState.RUNNING,
        expires,
        would,
    )
    assert money_words.warning_sentence(warning) == sentence
